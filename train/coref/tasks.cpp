#include "tasks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "base/utf8.h"
#include "coref/learned.h"
#include "coref/phrases.h"

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

/// The gold phrases of a text by their first and last word: what is in a chain counts before what is only an entity.
std::map<std::pair<std::uint32_t, std::uint32_t>, coref::PhraseKind> gold_phrases(const Example& e) {
  const coref::Page& page = e.prepared->page;
  std::map<std::uint32_t, std::uint32_t> begin;
  std::map<std::uint32_t, std::uint32_t> end;
  for (std::uint32_t i = 0; i < page.size(); ++i) {
    begin[page.span(i).begin] = i;
    end[page.span(i).end] = i + 1;
  }
  std::map<Span, coref::PhraseKind> kinds;
  for (const GoldEntity& entity : e.gold.entities) kinds[entity.span] = entity.kind;
  std::map<std::pair<std::uint32_t, std::uint32_t>, coref::PhraseKind> out;
  std::set<std::uint32_t> heads;
  const auto add = [&](Span span, coref::PhraseKind kind) {
    if (!begin.contains(span.begin) || !end.contains(span.end)) return;
    const std::uint32_t first = begin[span.begin];
    const std::uint32_t stop = end[span.end];
    if (stop <= first) return;
    if (heads.insert(coref::head_of(page, first, stop)).second) out[{first, stop}] = kind;
  };
  for (const auto& chain : e.gold.chains) {
    coref::PhraseKind kind = coref::kThing;
    for (const Span span : chain)
      if (kinds.contains(span)) kind = kinds[span];
    for (const Span span : chain) add(span, kinds.contains(span) ? kinds[span] : kind);
  }
  std::vector<GoldEntity> longest = e.gold.entities;
  std::sort(longest.begin(), longest.end(), [](const GoldEntity& a, const GoldEntity& b) {
    return a.span.end - a.span.begin > b.span.end - b.span.begin;
  });
  for (const GoldEntity& entity : longest) add(entity.span, entity.kind);
  return out;
}

void learn_phrases_of(const Example& e, Learner& model, std::mt19937& random) {
  const coref::Page& page = e.prepared->page;
  const auto gold = gold_phrases(e);
  coref::Features features;
  for (std::uint32_t first = 0; first < page.size(); ++first) {
    if (!coref::may_begin(page, first) && !coref::is_pronoun(page.lower[first])) continue;
    const std::uint32_t stop = std::min(page.sentence_row(first).end_word, first + coref::kLongest);
    for (std::uint32_t end = first + 1; end <= stop; ++end) {
      const auto at = gold.find({first, end});
      if (at == gold.end() && (!coref::may_end(page, end - 1) || (end - first > 6 && random() % 2 == 0))) continue;
      coref::phrase_features(page, first, end, features);
      softmax_step(model, features, at == gold.end() ? 0 : at->second);
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

void learn_links_of(const Example& e, Learner& ranker) {
  std::vector<bool> right;
  coref::link(e.prepared->page, e.mentions, ranker, {}, [&](const coref::Choice& choice) {
    const std::uint32_t chain = e.chain[choice.mention];
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

/// GAP knows one pronoun of each text: every candidate whose entity has a name that is meant is right; where neither
/// is meant, every one whose entity has none of them.
void learn_gap(const Example& e, Learner& ranker) {
  const coref::Page& page = e.prepared->page;
  std::vector<bool> right;
  coref::link(page, e.mentions, ranker, {}, [&](const coref::Choice& choice) {
    const coref::MentionRow& m = e.mentions[choice.mention];
    if (!(page.span(m.phrase.first, m.phrase.end) == e.gold.pronoun)) return;
    right.assign(choice.candidates->size(), false);
    const bool neither = !e.gold.names[0].meant && !e.gold.names[1].meant;
    bool any = false;
    for (std::size_t c = 0; c + 1 < right.size(); ++c) {
      const auto& entity = choice.so_far->entities[choice.so_far->entity[(*choice.candidates)[c]]];
      bool meant = false;
      bool named = false;
      for (const std::uint32_t j : entity.mentions)
        for (const GapName& name : e.gold.names)
          if (overlaps(page.span(e.mentions[j].phrase.head), name.span)) (name.meant ? meant : named) = true;
      right[c] = neither ? !named : meant;
      any = any || right[c];
    }
    if (any) ranking_step(ranker, choice, right, {});
  });
}

}  // namespace

void Example::add_phrases(const coref::Scorer& model) {
  mentions = coref::mentions_of(prepared->page, coref::phrases(prepared->page, model, coref::kLeastMargin),
                                *prepared->scene, prepared->cast);
  give_chains(*this);
}

std::vector<Example> examples(const std::string& path, const coref::Scorer& tagger) {
  std::vector<Example> out;
  for (GoldText& gold : read_gold(path)) {
    Example e;
    e.gold = std::move(gold);
    e.prepared = prepared(e.gold);
    coref::tag(e.prepared->page, tagger);
    out.push_back(std::move(e));
  }
  return out;
}

void learn_tags(const Treebank& treebank, Learner& tagger) {
  coref::Page page = coref::page_of(treebank.text, treebank.passage);
  coref::Features features;
  std::vector<std::size_t> order(treebank.passage.sentences.rows.size());
  std::iota(order.begin(), order.end(), 0);
  std::mt19937 random(1);
  for (int epoch = 0; epoch < 4; ++epoch) {
    std::shuffle(order.begin(), order.end(), random);
    std::size_t wrong = 0;
    for (const std::size_t row : order) {
      const Sentence& s = treebank.passage.sentences.rows[row];
      for (std::uint32_t i = s.first_word; i < s.end_word; ++i) {
        coref::tag_features(page, s.first_word, s.end_word, i, features);
        std::uint8_t best = 0;
        for (std::uint8_t t = 1; t < coref::kTags; ++t)
          if (tagger.score(features, t) > tagger.score(features, best)) best = t;
        softmax_step(tagger, features, treebank.tags[i]);
        wrong += best != treebank.tags[i] ? 1 : 0;
        page.tag[i] = best;  // as it will be when it runs
      }
    }
    std::fprintf(stderr, "tags, pass %d: %.2f %% right while learning\n", epoch + 1,
                 100 - 100.0 * static_cast<double>(wrong) / static_cast<double>(treebank.tags.size()));
  }
}

Learner learn_phrases(std::vector<Example>& gum) {
  const auto learn = [&](std::size_t rest) {  // texts whose number is not `rest` by 2
    Learner model(16, coref::kPhraseKinds, 0.08F, 1e-5F);
    std::mt19937 random(7);
    for (int epoch = 0; epoch < 3; ++epoch)
      for (std::size_t i = 0; i < gum.size(); ++i)
        if (i % 2 != rest) learn_phrases_of(gum[i], model, random);
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

Learner learn_ranker(std::vector<Example>& gum, std::vector<Example>& gap) {
  Learner ranker(19, 1, 0.05F, 1e-6F);
  std::vector<std::pair<bool, std::size_t>> order;
  for (std::size_t i = 0; i < gum.size(); ++i) order.emplace_back(false, i);
  for (std::size_t i = 0; i < gap.size(); ++i) order.emplace_back(true, i);
  std::mt19937 random(3);
  for (int epoch = 0; epoch < 6; ++epoch) {
    std::shuffle(order.begin(), order.end(), random);
    for (const auto& [is_gap, i] : order) is_gap ? learn_gap(gap[i], ranker) : learn_links_of(gum[i], ranker);
    std::fprintf(stderr, "ranker, pass %d\n", epoch + 1);
  }
  return ranker;
}

void predict(const std::string& in, const std::string& out, float bias, const coref::Scorer& tagger,
             const coref::Scorer& phrases, const coref::Scorer& ranker) {
  std::ofstream file(out);
  for (const GoldText& gold : read_gold(in)) {
    const auto ready = prepared(gold);
    coref::add_learned(*ready->scene, {tagger, phrases, ranker, {bias}}, ready->cast);
    file << "{\"id\": \"" << gold.article.id << "\", \"actors\": [";
    const char* comma = "";
    for (const coref::Draft& draft : ready->cast.actors) {
      file << comma << "{\"mentions\": [";
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
