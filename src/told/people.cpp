#include "told/people.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::told {
namespace {

constexpr std::size_t kLongestName = 60;  ///< bytes of a mention; longer ones are phrases

constexpr std::array<std::string_view, 3> kFirstSingular{"i", "me", "myself"};
constexpr std::array<std::string_view, 3> kFirstPlural{"we", "us", "ourselves"};
constexpr std::array<std::string_view, 9> kThird{"he",   "him",     "she",     "her",       "they",
                                                 "them", "himself", "herself", "themselves"};
constexpr std::array<std::string_view, 4> kRelative{"who", "whom", "that", "which"};

/// A name that somebody can bear: a run of letters is none, whatever an earlier stage took it for.
bool is_told_of(const Actor& actor) {
  constexpr std::size_t kLongestBorne = 200;
  return actor.named && actor.name.size() <= kLongestBorne;
}

}  // namespace

const People::Lists& People::lists() {
  static const Lists all = [] {
    Lists out;
    const lexicon::WordSet bodies("institutions.txt"), media("media.txt"), others("told_not_hearers.txt");
    const lexicon::Table groups("hearer_groups.tsv");
    for (std::size_t r = 0; r < groups.rows(); ++r) {
      if (groups.at(r, "told") == "-") continue;
      out.hearers.insert(groups.at(r, "word"));
      if (groups.at(r, "told") == "of") out.relational.insert(groups.at(r, "word"));
    }
    out.hearers.insert(bodies.begin(), bodies.end());
    const lexicon::Table roles("coref_roles.tsv");
    for (std::size_t r = 0; r < roles.rows(); ++r) out.hearers.insert(roles.at(r, "word"));
    out.outlets.insert(media.begin(), media.end());
    out.outlets.insert(others.begin(), others.end());
    return out;
  }();
  return all;
}

People::People(const Input& input, const SyntaxView& view) : input_(input), view_(view), lists_(lists()) {
  for (std::uint32_t a = 0; a < input.actors.rows.size(); ++a)
    for (const Mention& mention : input.actors.mentions.at(input.actors.rows[a].mentions))
      if (mention.field == Field::text && !mention.span.empty()) mentions_.push_back({mention.span, ActorId(a)});
  std::stable_sort(mentions_.begin(), mentions_.end(),
                   [](const Placed& a, const Placed& b) { return a.span < b.span; });

  for (const Statement& s : input.statements.rows) {
    if (s.source_class != SourceClass::unnamed) continue;
    for (const Span span : input.statements.spans.at(s.source)) {
      if (s.field == Field::text) unnamed_spans_.push_back(span);
      for (const std::string_view word : split(slice(input.article.field(s.field), span), ' '))
        unnamed_sources_.insert(utf8::ascii_lowered(word));
    }
  }
  std::sort(unnamed_spans_.begin(), unnamed_spans_.end());
}

/// Whatever a reading made of it, an unnamed source is nobody's actor (rule 3).
bool People::is_unnamed_source(Span span) const {
  const auto after = std::lower_bound(unnamed_spans_.begin(), unnamed_spans_.end(), Span{span.end, 0});
  return after != unnamed_spans_.begin() && std::prev(after)->overlaps(span);
}

const People::Placed* People::mention_at(WordId word) const {
  const Span here = view_.span(word);
  auto it = std::upper_bound(mentions_.begin(), mentions_.end(), here.begin,
                             [](std::uint32_t at, const Placed& p) { return at < p.span.begin; });
  // The nearest mention that begins before the word and reaches over it.
  for (std::size_t looked = 0; it != mentions_.begin() && looked < 8; ++looked) {
    --it;
    if (it->span.contains(here)) return &*it;
  }
  return nullptr;
}

bool People::possesses(const Placed& mention) const {
  const WordId last = view_.word_at(mention.span.end - 1);
  for (const WordId w : {last, last + 1})
    if (w < view_.sentence(last).end_word &&
        (view_.lower(w) == "'s" || view_.lower(w) == "’s" || view_.lower(w) == "'" || view_.lower(w) == "’"))
      return true;
  return false;
}

bool People::describes(const Placed& mention) const {
  if (possesses(mention)) return true;
  const WordId first = view_.word_at(mention.span.begin), last = view_.word_at(mention.span.end - 1);
  for (WordId w = first; w <= last; ++w) {
    const WordId head = view_.head(w);
    const Relation r = view_.relation(w);
    const bool modifies = r == Relation::compound || r == Relation::nmod_poss || r == Relation::amod ||
                          r == Relation::nmod_desc || r == Relation::nmod;
    if (modifies && head != kNoWord && head > last && view_.upos(head) == Upos::noun) return true;
  }
  return last + 1 < view_.sentence(last).end_word && view_.upos(last + 1) == Upos::noun;
}

ActorId People::actor_at(WordId word) const {
  const Placed* found = mention_at(word);
  return found == nullptr || !is_told_of(input_.actors.rows[found->actor.value]) ? ActorId() : found->actor;
}

std::optional<Person> People::source(const Standing& standing) const {
  if (!standing.statement.valid()) return std::nullopt;
  const Statement& s = input_.statements.rows[standing.statement.value];
  const auto spans = input_.statements.spans.at(s.source);
  if (s.source_class == SourceClass::unnamed || !s.actor.valid() || s.field != Field::text || spans.empty())
    return std::nullopt;
  return Person{spans.front(), s.actor};
}

std::optional<Person> People::pronoun(WordId head, const Standing& standing) const {
  const std::string_view lower = view_.lower(head);
  if (is_one_of(lower, kFirstSingular)) {
    const auto speaker = source(standing);
    if (!speaker) return std::nullopt;
    return Person{view_.span(head), speaker->actor};
  }
  if (is_one_of(lower, kFirstPlural)) {
    if (!source(standing)) return std::nullopt;
    return Person{view_.span(head), {}};
  }
  if (is_one_of(lower, kRelative)) {
    WordId clause = view_.head(head);
    while (clause != kNoWord && view_.relation(clause) != Relation::acl_relcl) clause = view_.head(clause);
    const WordId noun = clause == kNoWord ? kNoWord : view_.head(clause);
    if (noun == kNoWord || noun >= head || view_.upos(noun) == Upos::pron) return std::nullopt;
    // "told the inquiry THAT Brill had been told": a conjunction, whatever the tree calls it.
    for (WordId w = head + 1; w < view_.head(head); ++w)
      if (view_.upos(w) != Upos::aux && view_.upos(w) != Upos::adv && view_.upos(w) != Upos::part) return std::nullopt;
    return at(noun, standing);
  }
  if (!is_one_of(lower, kThird)) return std::nullopt;
  const Placed* found = mention_at(head);
  if (found == nullptr || !is_told_of(input_.actors.rows[found->actor.value])) return std::nullopt;
  const bool several = lower.starts_with("the");
  if (!several && input_.actors.rows[found->actor.value].kind != ActorKind::person) return std::nullopt;
  return Person{view_.span(head), found->actor};
}

/// From its determiner to the head, with what "of" adds where the head asks for it.
Span People::phrase(WordId head, bool with_of) const {
  const auto stop = [&](WordId c) {
    const Relation r = view_.relation(c);
    if (r == Relation::cc || r == Relation::conj || r == Relation::punct || r == Relation::acl_relcl ||
        r == Relation::acl || r == Relation::appos || r == Relation::cc_preconj || r == Relation::parataxis)
      return true;
    if (view_.head(c) != head) return false;
    if (r == Relation::det && (view_.lower(c) == "no" || view_.lower(c) == "neither")) return true;
    return c > head && !(with_of && view_.lower(view_.reach(c).first) == "of");
  };
  return view_.bytes(view_.reach(head, stop));
}

std::optional<Person> People::unnamed(WordId head) const {
  const std::string_view lemma = view_.lemma(head);
  const std::string lower = utf8::ascii_lowered(lemma);
  const bool outlet = lists_.outlets.contains(lower);
  if (!outlet && !lists_.hearers.contains(lower)) return std::nullopt;
  // Whom the article has as an unnamed source stays in that source's statement.
  if (unnamed_sources_.contains(std::string(view_.lower(head)))) return std::nullopt;
  return Person{phrase(head, lists_.relational.contains(lower)), {}, outlet};
}

std::optional<Person> People::at(WordId head, const Standing& standing) const {
  if (view_.upos(head) == Upos::pron) {
    // "none of the families"
    if (view_.lower(head) == "none" || view_.lower(head) == "neither")
      for (const WordId c : view_.children(head))
        if (view_.led_by(c) == "of") return at(c, standing);
    return pronoun(head, standing);
  }
  const Placed* found = mention_at(head);
  // "The minister, Ruta Amsel, was told": the name stands beside the head.
  for (const WordId c : view_.children(head))
    if (found == nullptr && (view_.relation(c) == Relation::appos || view_.relation(c) == Relation::nmod_desc) &&
        view_.upos(c) == Upos::propn)
      found = mention_at(c);
  // Who has no name in this article is told of in the words that stand here, and as nobody's actor.
  if (found == nullptr || !is_told_of(input_.actors.rows[found->actor.value])) return unnamed(head);
  if (is_unnamed_source(found->span)) return std::nullopt;
  if (possesses(*found) && view_.upos(head) != Upos::noun) return std::nullopt;
  // "met Hanne Velling" is a phrase that went too far.
  WordId begins = view_.word_at(found->span.begin);
  while (begins < head && view_.upos(begins) == Upos::verb) ++begins;
  const Actor& actor = input_.actors.rows[found->actor.value];
  const Span words{std::max(found->span.begin, view_.span(begins).begin), found->span.end};
  Person out{words.size() <= kLongestName ? words : phrase(head, false), found->actor};
  for (const std::string_view word : split(actor.name, ' '))
    out.outlet = out.outlet || lists_.outlets.contains(utf8::ascii_lowered(word));
  if (actor.kind == ActorKind::person) out.outlet = false;
  // "told ABC's Ilse Varn"
  const WordId first = view_.word_at(out.span.begin), begin = view_.sentence(head).first_word;
  if (first >= begin + 2 && (view_.lower(first - 1) == "'s" || view_.lower(first - 1) == "’s"))
    out.outlet = out.outlet || lists_.outlets.contains(view_.lower(first - 2));
  const std::string publisher = utf8::ascii_lowered(input_.article.publisher);
  if (!publisher.empty() && publisher == utf8::ascii_lowered(actor.name)) out.outlet = true;
  return out;
}

std::vector<Person> People::all_at(WordId head, const Standing& standing) const {
  std::vector<Person> out;
  const auto add = [&](WordId word) {
    const auto person = at(word, standing);
    if (!person) return;
    const bool known = std::any_of(out.begin(), out.end(), [&](const Person& p) {
      return p.span.overlaps(person->span) || (p.actor.valid() && p.actor == person->actor);
    });
    if (!known) out.push_back(*person);
  };
  add(head);
  for (const WordId c : view_.children(head))
    if (view_.relation(c) == Relation::conj) add(c);
  return out;
}

std::vector<Person> People::subject(WordId verb, const Standing& standing, const ClauseReader& clauses) const {
  const bool own = view_.child(verb, {Relation::nsubj, Relation::nsubj_pass}) != kNoWord;
  if (standing.doer == Doer::source && !own) {
    const auto speaker = source(standing);
    return speaker ? std::vector<Person>{*speaker} : std::vector<Person>{};
  }
  if (standing.doer == Doer::object && !own) return object(standing.by, standing);
  for (const WordId by : {verb, standing.by}) {
    if (by == kNoWord) continue;
    if (const WordId s = view_.child(by, {Relation::nsubj, Relation::nsubj_pass}); s != kNoWord)
      return all_at(s, standing);
    if (view_.relation(by) == Relation::acl_relcl) return {};
  }
  // A name that the tree has put elsewhere stands right before "was told", with nothing that would make it another's.
  WordId before = verb;
  const WordId first = view_.sentence(verb).first_word;
  while (before > first && (view_.upos(before - 1) == Upos::aux || view_.upos(before - 1) == Upos::adv ||
                            view_.lower(before - 1) == "not"))
    --before;
  if (!clauses.is_passive(verb) || before == verb || before <= first) return {};
  const Placed* found = mention_at(before - 1);
  if (found == nullptr || view_.upos(before - 1) == Upos::pron || describes(*found)) return {};
  const WordId begin = view_.word_at(found->span.begin);
  const bool bare = begin <= first || (view_.upos(begin - 1) != Upos::adp && view_.upos(begin - 1) != Upos::cconj &&
                                       view_.upos(begin - 1) != Upos::part && view_.upos(begin - 1) != Upos::punct);
  if (!bare) return {};
  return {Person{found->span, found->actor}};
}

std::vector<Person> People::object(WordId verb, const Standing& standing) const {
  // A name right after the verb is its object, wherever the tree has put it.
  const WordId next = verb + 1;
  if (next < view_.sentence(verb).end_word && view_.upos(next) == Upos::propn)
    if (const Placed* found = mention_at(next); found != nullptr && found->span.begin >= view_.span(verb).begin) {
      const WordId last = view_.word_at(found->span.end - 1);
      if (!describes(*found)) {
        std::vector<Person> out;
        for (WordId w = next; w <= last && out.empty(); ++w)
          if (view_.child(w, {Relation::conj}) != kNoWord || w == last) out = all_at(w, standing);
        if (!out.empty()) return out;
      }
    }
  for (const Relation relation : {Relation::iobj, Relation::obj})
    if (const WordId o = view_.child(verb, {relation}); o != kNoWord && o > verb) return all_at(o, standing);
  return {};
}

std::vector<Person> People::object_of_office(WordId verb) const {
  const WordId next = verb + 1;
  if (next >= view_.sentence(verb).end_word) return {};
  const Placed* found = mention_at(next);
  if (found == nullptr || found->span.begin != view_.span(next).begin || possesses(*found)) return {};
  const Actor& actor = input_.actors.rows[found->actor.value];
  const WordId office = view_.word_at(found->span.end - 1) + 1;
  if (!is_told_of(actor) || actor.kind != ActorKind::person || office >= view_.sentence(verb).end_word) return {};
  if (view_.upos(office) != Upos::noun || !lists_.hearers.contains(utf8::ascii_lowered(view_.lemma(office)))) return {};
  return {Person{found->span, found->actor}};
}

std::vector<Person> People::after(WordId verb, std::string_view preposition, const Standing& standing) const {
  const auto led = [&](WordId w) { return w > verb && view_.led_by(w) == preposition; };
  for (const WordId c : view_.children(verb)) {
    const Relation r = view_.relation(c);
    const bool beside = r == Relation::obl || r == Relation::obl_agent || r == Relation::nmod || r == Relation::advcl;
    if (beside && led(c)) return all_at(c, standing);
    if (c < verb || (r != Relation::obl && r != Relation::obj && r != Relation::iobj)) continue;
    // "briefed on the inspection by Aske": the tree may hang it on the inspection.
    for (const WordId d : view_.children(c))
      if (view_.relation(d) == Relation::nmod && led(d)) return all_at(d, standing);
  }
  return {};
}

}  // namespace whosays::told
