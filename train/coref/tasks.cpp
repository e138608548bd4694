#include "tasks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <numeric>
#include <random>

#include "base/utf8.h"
#include "coref/elimination.h"
#include "coref/learned.h"
#include "coref/phrases.h"
#include "coref/pronouns.h"

namespace whosays::train {
namespace {

using coref::kNobody;

/// One step of multinomial logistic regression; `answer` is the right column.
void softmax_step(Learner& model, const coref::Features& features, std::uint32_t answer) {
  std::vector<float> p(model.classes());
  float most = -1e30F;
  for (std::uint32_t k = 0; k < p.size(); ++k) {
    p[k] = model.score(features, k);
    most = std::max(most, p[k]);
  }
  float sum = 0;
  for (float& x : p) sum += x = std::exp(x - most);
  for (std::uint32_t k = 0; k < p.size(); ++k) {
    const float by = p[k] / sum - (k == answer ? 1.F : 0.F);
    if (std::fabs(by) > 0.005F) model.step(features, k, by);
  }
}

/// Spans of the gold with their kinds: what is in a chain counts before what is only an entity.
struct GoldPhrases {
  std::map<Span, coref::PhraseKind> in_chain;
  std::map<Span, coref::PhraseKind> entities;
};

GoldPhrases gold_phrases(const GoldText& gold) {
  GoldPhrases out;
  for (const GoldEntity& entity : gold.entities) out.entities[entity.span] = entity.kind;
  for (const auto& chain : gold.chains) {
    coref::PhraseKind kind = coref::kThing;
    for (const Span span : chain)
      if (out.entities.contains(span)) kind = out.entities[span];
    for (const Span span : chain) out.in_chain[span] = out.entities.contains(span) ? out.entities[span] : kind;
  }
  return out;
}

/// The right one of the candidates around one head: that of a chain, else the longest entity.
const coref::Phrase* right_one(const std::vector<coref::Phrase>& candidates, std::uint32_t head,
                               const GoldPhrases& gold, const coref::Page& page) {
  const coref::Phrase* best = nullptr;
  for (const coref::Phrase& c : candidates) {
    if (c.head != head) continue;
    const Span span = page.span(c.first, c.end);
    if (gold.in_chain.contains(span)) return &c;
    if (gold.entities.contains(span) && (best == nullptr || c.end - c.first > best->end - best->first)) best = &c;
  }
  return best;
}

void learn_phrases_of(const Example& e, Learner& model) {
  const coref::Page& page = e.prepared->page;
  const Names& names = e.prepared->document->names;
  const auto name_of = coref::names_of_words(page, names);
  const GoldPhrases gold = gold_phrases(e.gold);
  const auto kind_at = [&](Span span) {
    const auto found = gold.in_chain.find(span);
    return found != gold.in_chain.end() ? found->second : gold.entities.at(span);
  };
  coref::Features features;
  std::vector<coref::Phrase> candidates;
  for (std::uint32_t root = 0; root < page.size(); ++root) {
    candidates.clear();
    if (coref::is_pronoun(page.lower[root])) {
      const Span span = page.span(root);
      if (!gold.in_chain.contains(span) && !gold.entities.contains(span)) continue;
      coref::phrase_features(page, name_of, names, {root, root + 1, root, root, coref::kThing, 0}, features);
      softmax_step(model, features, kind_at(span));
      continue;
    }
    coref::phrase_candidates(page, name_of, names, root, candidates);
    for (const coref::Phrase& c : candidates) {
      const bool right = right_one(candidates, c.head, gold, page) == &c;
      coref::phrase_features(page, name_of, names, c, features);
      softmax_step(model, features, right ? static_cast<std::uint32_t>(kind_at(page.span(c.first, c.end))) : 0U);
    }
  }
}

void give_chains(Example& e) {
  std::map<Span, std::uint32_t> chain_of;
  for (std::uint32_t c = 0; c < e.gold.chains.size(); ++c)
    for (const Span span : e.gold.chains[c]) chain_of.emplace(span, c);
  e.chain.clear();
  for (const coref::MentionRow& m : e.mentions) {
    const auto at = chain_of.find(e.prepared->page.span(m.phrase.first, m.phrase.end));
    e.chain.push_back(at == chain_of.end() ? kNobody : at->second);
  }
}

/// The costs of wrong choices (Durrett and Klein 2013): a missed link is the dearest.
struct Costs {
  float false_link = 0.3F;
  float false_new = 1.6F;
  float wrong_link = 1.0F;
};

/// One step over the candidates of one mention. `right[c]` says which are right; at least one must be.
void ranking_step(Learner& ranker, const coref::Choice& choice, const std::vector<bool>& right, const Costs& costs) {
  const auto& scores = *choice.scores;
  const std::size_t n = scores.size();
  const bool is_new = right[n - 1];
  std::vector<float> all(n);
  float most = -1e30F;
  for (std::size_t c = 0; c < n; ++c) {
    const float cost = right[c] ? 0.F : is_new ? costs.false_link : c == n - 1 ? costs.false_new : costs.wrong_link;
    all[c] = scores[c] + cost;
    most = std::max(most, all[c]);
  }
  float sum = 0;
  float good = 0;
  for (std::size_t c = 0; c < n; ++c) {
    all[c] = std::exp(all[c] - most);
    sum += all[c];
    if (right[c]) good += all[c];
  }
  for (std::size_t c = 0; c < n; ++c) {
    const float by = all[c] / sum - (right[c] && good > 0 ? all[c] / good : 0.F);
    if (std::fabs(by) > 0.003F) ranker.step((*choice.features)[c], 0, by);
  }
}

/// `every`: the gold has every mention, so what is in no chain is new; else nothing is known of it.
void learn_links_of(const Example& e, Learner& ranker, bool every) {
  std::vector<bool> right;
  coref::link(e.prepared->page, e.mentions, {ranker}, {}, [&](const coref::Choice& choice) {
    const std::uint32_t chain = e.chain[choice.mention];
    if (chain == kNobody && !every) return;
    right.assign(choice.candidates->size(), false);
    bool any = false;
    for (std::size_t c = 0; c + 1 < right.size(); ++c) {
      right[c] = chain != kNobody && e.chain[(*choice.candidates)[c]] == chain;
      any = any || right[c];
    }
    right.back() = !any;
    ranking_step(ranker, choice, right, {});
  });
}

bool overlaps(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

/// The mention of a name that is meant but follows the pronoun; it should go back to it.
bool is_meant_behind(const Example& e, const coref::MentionRow& m) {
  const Span head = e.prepared->page.span(m.phrase.head);
  return head.begin >= e.gold.pronoun.end &&
         std::any_of(e.gold.names.begin(), e.gold.names.end(),
                     [&](const GapName& name) { return name.meant && overlaps(head, name.span); });
}

/// GAP knows one pronoun of each text: every candidate whose entity has a name that is meant is right; where the name
/// follows, or neither is meant, every one whose entity has none of the two.
void learn_gap(const Example& e, Learner& ranker) {
  const coref::Page& page = e.prepared->page;
  std::vector<bool> right;
  coref::link(page, e.mentions, {ranker}, {}, [&](const coref::Choice& choice) {
    const coref::MentionRow& m = e.mentions[choice.mention];
    const bool at_pronoun = page.span(m.phrase.first, m.phrase.end) == e.gold.pronoun;
    if (!at_pronoun && !is_meant_behind(e, m)) return;
    right.assign(choice.candidates->size(), false);
    const bool neither = !e.gold.names[0].meant && !e.gold.names[1].meant;
    const bool follows = std::none_of(e.gold.names.begin(), e.gold.names.end(), [&](const GapName& name) {
      return name.meant && name.span.begin < e.gold.pronoun.begin;
    });
    bool any = false;
    for (std::size_t c = 0; c + 1 < right.size(); ++c) {
      const auto& entity = choice.so_far->entities[choice.so_far->entity[(*choice.candidates)[c]]];
      bool meant = false;
      bool named = false;
      bool has_pronoun = false;
      for (const std::uint32_t j : entity.mentions) {
        for (const GapName& name : e.gold.names)
          if (overlaps(page.span(e.mentions[j].phrase.head), name.span)) (name.meant ? meant : named) = true;
        if (page.span(e.mentions[j].phrase.first, e.mentions[j].phrase.end) == e.gold.pronoun) has_pronoun = true;
      }
      if (!at_pronoun) {
        right[c] = has_pronoun && !entity.named;
      } else {
        right[c] = neither ? !named : meant;
      }
      any = any || right[c];
    }
    if (at_pronoun && follows && !neither) any = right.back() = true;
    if (any) ranking_step(ranker, choice, right, {});
  });
}

}  // namespace

void Example::add_phrases(const coref::Scorer& model) {
  mentions = coref::mentions_of(prepared->page,
                                coref::phrases(prepared->page, prepared->document->names, model, coref::kLeastMargin),
                                *prepared->scene, prepared->cast);
  give_chains(*this);
}

std::vector<Example> examples(const std::string& path) {
  std::vector<Example> out;
  for (GoldText& gold : read_gold(path)) {
    Example e;
    e.gold = std::move(gold);
    e.prepared = prepared(e.gold);
    out.push_back(std::move(e));
  }
  return out;
}

Learner learn_phrases(std::vector<Example>& gum) {
  const auto learn = [&](std::size_t rest) {  // texts whose number is not `rest` by 2
    Learner model(17, coref::kPhraseKinds, 0.08F, 1e-5F);
    for (int epoch = 0; epoch < 4; ++epoch)
      for (std::size_t i = 0; i < gum.size(); ++i)
        if (i % 2 != rest) learn_phrases_of(gum[i], model);
    return model;
  };
  for (std::size_t half = 0; half < 2; ++half) {
    const Learner model = learn(half);
    for (std::size_t i = half; i < gum.size(); i += 2) gum[i].add_phrases(model);
  }
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t all = 0;
  for (const Example& e : gum) {
    for (const auto& chain : e.gold.chains) gold += chain.size();
    found +=
        static_cast<std::size_t>(std::count_if(e.chain.begin(), e.chain.end(), [](auto c) { return c != kNobody; }));
    all += e.chain.size();
  }
  std::fprintf(stderr, "phrases: %zu of %zu gold mentions found, %zu phrases\n", found, gold, all);
  return learn(2);
}

Learner learn_ranker(const std::vector<Example>& gum, const std::vector<Example>& gap,
                     const std::vector<Example>& litbank, int passes) {
  Learner ranker(20, 1, 0.05F, 1e-6F);
  std::vector<std::pair<const Example*, int>> order;
  for (const Example& e : gum) order.emplace_back(&e, 0);
  for (int n = 0; n < 2; ++n)
    for (const Example& e : gap) order.emplace_back(&e, 1);
  for (const Example& e : litbank) order.emplace_back(&e, 2);
  std::mt19937 random(3);
  for (int pass = 0; pass < passes; ++pass) {
    std::shuffle(order.begin(), order.end(), random);
    for (const auto& [e, source] : order) source == 1 ? learn_gap(*e, ranker) : learn_links_of(*e, ranker, source == 0);
    if (pass >= passes / 3) ranker.remember();
    std::fprintf(stderr, "ranker, pass %d\n", pass + 1);
  }
  ranker.settle();
  return ranker;
}

void predict(const std::vector<Example>& texts, const std::string& out, const coref::RankerSettings& settings,
             const coref::Scorer& phrases, const coref::LinkScorers& links) {
  std::ofstream file(out);
  for (const Example& e : texts) {
    const GoldText& gold = e.gold;
    coref::Cast cast = e.prepared->cast;
    coref::resolve_pronouns(*e.prepared->scene, cast);
    coref::resolve_by_elimination(*e.prepared->scene, cast);
    coref::add_learned(*e.prepared->scene, {phrases, links, settings}, cast);
    file << "{\"id\": \"" << gold.article.id << "\", \"actors\": [";
    const char* comma = "";
    for (const coref::Draft& draft : cast.actors) {
      std::string name = draft.name;
      std::replace_if(
          name.begin(), name.end(), [](char c) { return c == '"' || c == '\\'; }, ' ');
      file << comma << "{\"name\": \"" << name << "\", \"named\": " << (draft.named ? "true" : "false")
           << ", \"mentions\": [";
      comma = "";
      for (const Mention& m : draft.mentions) {
        const std::string_view whole = gold.article.text;
        const std::size_t b = utf8::count(whole.substr(0, m.span.begin));
        const std::size_t n = utf8::count(whole.substr(m.span.begin, m.span.end - m.span.begin));
        file << comma << "[" << b << ", " << b + n << "]";
        comma = ", ";
      }
      file << "]}";
      comma = ", ";
    }
    file << "]}\n";
  }
}

}  // namespace whosays::train
