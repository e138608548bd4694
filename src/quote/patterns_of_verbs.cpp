// The patterns that hang on a verb: attributions beside what is said, and before it.
#include <algorithm>

#include "lexicon/lexicon.h"
#include "quote/adverbials.h"
#include "quote/leading_content.h"
#include "quote/pattern_edges.h"
#include "quote/patterns.h"
#include "quote/phrase_table.h"

namespace whosays::quote {
namespace {

/// "They say"; in "she used to say" the verb before has its number.
bool needs_plural(const Cue& cue, const VerbGroup& group, std::uint32_t verb) {
  return cue.base && group.cue_begin == verb;
}

/// "The plan, said the harbour master, was never good": a subject before the cue, its verb behind who speaks.
bool parts_clause(const Segment& s, UnitRange ahead, std::uint32_t behind) {
  for (std::uint32_t i = ahead.begin; i + 1 < ahead.end; ++i)
    if (is_comma(s, i)) return false;
  return is_comma(s, behind) && s.has(behind + 1, kAux | kFinite);
}

/// "Ferry was late, says Ana Vell"; not "Vell defends report, says criticisms not based in fact".
bool closes_headline(const Segment& s, UnitRange source, std::uint32_t high) {
  if (source.end < without_final_stop(s, source.end, high)) return false;
  for (std::uint32_t i = source.begin; i < source.end; ++i)
    if (s.has(i, kNeg | kAux | kFinite)) return false;
  return true;
}

/// "Ana Vell defends report, says ...": the name that a headline in small letters begins with.
UnitRange headline_subject(const Segment& s, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t kLongest = 5;
  std::uint32_t verb = begin;
  while (verb < end && s.is_word(verb) && s.capital(verb)) ++verb;
  const bool present = verb < end && s.is_word(verb) && s.lower(verb).ends_with('s') && !s.has(verb, kPrep | kDet);
  if (verb == begin || verb - begin > kLongest || !present || s.has(begin, kDet | kSub | kPrep | kAux)) return {};
  return {begin, verb};
}

/// "The roof is gone, he said, one of two engineers": behind a whole clause, who "he" is; not in "It was, he said, a
/// good roof".
bool names_pronoun(const Segment& s, UnitRange source, UnitRange clause, UnitRange behind) {
  static const lexicon::WordSet people("person_nouns.txt");
  static const lexicon::WordSet speakers("source_nouns.txt");
  const bool pronoun = source.size() == 1 && (s.is(source.begin, "he") || s.is(source.begin, "she"));
  if (!pronoun || !has_verb(s, clause) || s.has(clause.end - 1, kAux | kFinite) || behind.size() < 2) return false;
  bool somebody = false;
  for (std::uint32_t i = behind.begin; i < behind.end; ++i) {
    if (s.has(i, kAux | kFinite) || (!s.capital(i) && s.lower(i).ends_with("ed"))) return false;
    somebody = somebody || people.has(s.lower(i)) || speakers.has(s.lower(i));
  }
  return somebody && (s.is(behind.begin, "one") || s.is(behind.begin, "a") || s.is(behind.begin, "an") ||
                      s.is(behind.begin, "the"));
}

}  // namespace

void Reader::attached() {
  for (std::uint32_t v = range_.begin + 1; v < range_.end; ++v) {
    const Cue* cue = cue_at(s_, v);
    if (cue == nullptr || is_used(v) || cue->participle || (cue->frames & (kQuote | kClause)) == 0) continue;
    const VerbGroup group = verb_group(s_, v, *cue);
    if (group.usable && group.begin >= range_.begin) attach(v, *cue, group);
  }
}

/// What may follow the subject of "..., said Ana Vell": a mark, a quotation, when and where; not a verb, which would
/// make it the subject of what is said ("..., said Ana Vell was late").
bool Reader::ends_attribution(std::uint32_t i, std::uint32_t high) const {
  return i >= high || !s_.is_word(i) || s_.has(i, kPrep | kCalendar | kRel | kCoord | kSub | kAdv);
}

bool Reader::attach(std::uint32_t verb, const Cue& cue, const VerbGroup& group) {
  if (cue.lemma == "go_on" && s_.is(group.end, "to")) return false;  // "went on to serve"
  const Place place = place_around(verb);
  // "told" has its hearer behind it, never its subject.
  const bool may_invert = group.begin == verb && is_border(s_, verb, place.low) && cue.lemma != "tell";
  auto source = may_invert ? subject_after(s_, group.end, place.high) : std::nullopt;
  if (source && !ends_attribution(source->end, place.high)) source.reset();
  if (source && title_ && !closes_headline(s_, *source, place.high)) source.reset();
  // "Ana Vell, the mayor, asked the agent to wait": what stands before is the subject, no content.
  const UnitRange ahead{place.low, verb};
  const bool interrupts = source && parts_clause(s_, ahead, source->end);
  const bool ends = source && source->end >= without_final_stop(s_, source->end, place.high);
  if (source && !has_speech(s_, ahead) &&
      ((cue.frames & kHearer) != 0 || (!has_verb(s_, ahead) && !interrupts && !ends)))
    source.reset();
  const bool inverted = source.has_value();
  std::uint32_t begin = group.begin;
  std::uint32_t after = inverted ? source->end : group.end;
  UnitRange hearer;
  if (!inverted) {
    source = subject_before(s_, group.begin, place.low);
    if (!source || !is_border(s_, source->begin, place.low)) return false;
    if (needs_plural(cue, group, verb) && !may_be_plural(s_, *source)) return false;
    begin = source->begin;
    if ((cue.frames & kHearer) != 0) hearer = hearer_from(s_, after, place.high);
    after = std::max(after, hearer.end);
  }
  after = skip_adverbials(s_, after, place.high);
  UnitRange first = edges_trimmed(s_, {place.low, begin});
  // "So, she said, did the consultants."
  const bool goes_on = !inverted && words_in(s_, first) == 1 && !s_.is(first.begin, "but") &&
                       !s_.is(first.begin, "and") && is_comma(s_, after) &&
                       has_verb(s_, {std::min(after + 1, place.high), place.high});
  if (words_in(s_, first) < 2 && !has_speech(s_, first) && !goes_on) return false;
  const bool ends_in_speech = !first.empty() && s_.is_quotation(first.end - 1);
  Draft draft;
  draft.rule = inverted ? "attached_inverted" : "attached";
  draft.lemma = cue.lemma;
  draft.source = *source;
  draft.cue = {{group.cue_begin, group.end}};
  draft.content = {first};
  draft.hearer = hearer;
  const std::uint32_t stop = without_final_stop(s_, after, place.high);
  if (after < stop) {
    const std::uint32_t next = is_clause_mark(s_, after) ? after + 1 : after;
    const bool speech_next = next < stop && s_.is_quotation(next);
    if (speech_next) {
      if (!has_speech(s_, first)) return false;  // "In May, she said: “...”" is read from its front
      draft.content.push_back({next, content_end(s_, next, place.high)});
      draft.rule = "interrupted_quotation";
    } else if (!has_speech(s_, first) && has_speech(s_, {next, stop})) {
      return false;  // "In May, she said of it: “...”"
    } else if (!ends_in_speech && is_comma(s_, after) && !s_.has(next, kCoord | kRel) && (!inverted || interrupts) &&
               cue_at(s_, next) == nullptr && !s_.lower(next).ends_with("ing")) {
      if (names_pronoun(s_, *source, first, {next, stop}))
        draft.source = {next, stop};
      else
        draft.content.push_back({next, content_end(s_, next, place.high)});
      draft.rule = "interrupted";
    } else if (!ends_in_speech && !inverted && !is_clause_mark(s_, after) &&
               leads_on(cue, {group.end, place.high}, after)) {
      return false;  // an object clause follows: read from its front
    }
  }
  add(std::move(draft));
  return true;
}

/// After "the mayor said" in "On Monday, the mayor said ...": does a content follow, or only when and where?
bool Reader::leads_on(const Cue& cue, UnitRange behind, std::uint32_t after) const {
  if (!s_.has(after, kPrep | kSub) || s_.is(after, "that")) return true;
  return leading_content(s_, cue, behind).has_value();
}

void Reader::leading() {
  for (std::uint32_t v = range_.begin; v < range_.end; ++v) {
    const Cue* cue = cue_at(s_, v);
    if (cue == nullptr || is_used(v)) continue;
    const VerbGroup group = verb_group(s_, v, *cue);
    if (group.usable && group.begin >= range_.begin) lead(v, *cue, group);
  }
}

/// Where the main clause begins: behind "And", "On Tuesday", "But that morning,".
std::uint32_t Reader::main_begin() const {
  std::uint32_t at = range_.begin;
  while (at < range_.end && s_.has(at, kCoord | kAdv)) ++at;
  if (at >= range_.end || !s_.has(at, kPrep | kCalendar | kDet)) return at;
  for (std::uint32_t i = at; i < range_.end && i < at + 6; ++i) {
    if (s_.has(i, kAux | kSubj) || s_.is_speech(i)) break;
    if (is_comma(s_, i) && (s_.has(i - 1, kCalendar) || s_.is_number(i - 1) || s_.is(i - 1, "morning"))) return i + 1;
  }
  return at;
}

UnitRange Reader::leading_source(const Cue& cue, const VerbGroup& group, Place place) const {
  const std::uint32_t before = group.begin;
  const Draft* earlier = draft_before(group.begin);
  const bool joined = before > range_.begin && (is_comma(s_, before - 1) || s_.has(before - 1, kCoord));
  if (earlier != nullptr && joined && group.begin <= earlier->whole.end + 2) return earlier->source;
  if (title_ && joined && is_comma(s_, before - 1)) return headline_subject(s_, range_.begin, before);
  const bool progressive = cue.participle && s_.has(before, kAux | kAdv) && before < group.end - 1;
  if (cue.participle && !progressive) {
    if (!joined) return {};
    return noun_phrase_from(s_, main_begin(), before).value_or(UnitRange{});
  }
  return subject_before(s_, group.begin, place.low).value_or(UnitRange{});
}

bool Reader::lead(std::uint32_t verb, const Cue& cue, const VerbGroup& group) {
  const Place place = place_around(verb);
  const UnitRange source = leading_source(cue, group, place);
  if (source.empty()) return false;
  if (needs_plural(cue, group, verb) && !may_be_plural(s_, source)) return false;
  const auto content = leading_content(s_, cue, {group.end, place.high});
  if (!content) return false;
  Draft draft;
  draft.rule = content->rule;
  draft.lemma = cue.lemma;
  draft.source = source;
  draft.cue = {{group.cue_begin, content->cue_end}};
  draft.content = {content->range};
  draft.hearer = content->hearer;
  add(std::move(draft));
  return true;
}

}  // namespace whosays::quote
