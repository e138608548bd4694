#include "quote/patterns.h"

#include <algorithm>
#include <array>

#include "lexicon/lexicon.h"
#include "quote/adverbials.h"
#include "quote/leading_content.h"
#include "quote/pattern_edges.h"
#include "quote/phrase_table.h"

namespace whosays::quote {
namespace {

const lexicon::WordSet& not_sources() {
  static const lexicon::WordSet set("not_sources.txt");
  return set;
}

/// "CALLIS – The commissioner ...", "PELL NORTH (Reuters) - ...": where the text begins behind the place it was sent
/// from.
std::uint32_t behind_dateline(const Segment& s, std::uint32_t limit) {
  constexpr std::uint32_t kLongest = 10;
  if (!s.is_word(0) || s.lower(0).size() < 3 || !is_upper_word(s.text({0, 1}))) return 0;
  for (std::uint32_t i = 1; i < std::min(limit, kLongest); ++i)
    if (is_dash(s, i)) return i + 1;
  return 0;
}

/// "demand", "comments", which may be nouns: no past form and nothing before it that a verb has.
bool is_noun_form(const Segment& s, std::uint32_t verb, const VerbGroup& group) {
  return group.cue_begin == verb && (cue_at(s, verb)->base || s.lower(verb).ends_with('s')) && !s.has(verb - 1, kSubj);
}

/// Behind "in the Harbour News last week" or "without evidence", where a comma or the end follows.
std::uint32_t behind_place(const Segment& s, std::uint32_t begin, std::uint32_t high) {
  constexpr std::uint32_t kLongest = 8;
  static constexpr std::array<std::string_view, 8> kLeads = {"in",         "during", "at",      "on",
                                                             "throughout", "since",  "without", "before"};
  if (std::ranges::none_of(kLeads, [&](std::string_view lead) { return s.is(begin, lead); })) return begin;
  std::uint32_t end = begin;
  while (end < high && end - begin <= kLongest && s.is_word(end) && !s.has(end, kAux | kFinite | kSubj | kSub)) ++end;
  return end >= high || s.is_mark(end) ? end : begin;
}

}  // namespace

Reader::Reader(const Segment& segment, UnitRange range, bool title)
    : s_(segment), range_(range), title_(title), used_(range.size(), 0) {}

std::vector<Draft> Reader::run() {
  // From the most certain to the least: what one pattern uses, the next leaves alone.
  refusals();
  speaker_line();
  headline();
  according_to();
  in_somebodys_words();
  as_somebody_put_it();
  attached();
  leading();
  implicit();
  std::sort(out_.begin(), out_.end(), [](const Draft& a, const Draft& b) { return a.whole.begin < b.whole.begin; });
  return std::move(out_);
}

Reader::Place Reader::place_around(std::uint32_t i) const {
  Place place{i, i};
  while (place.low > range_.begin && !is_used(place.low - 1)) --place.low;
  while (place.high < range_.end && !is_used(place.high)) ++place.high;
  if (place.low == 0 && s_.starts_paragraph) place.low = behind_dateline(s_, i);
  while (place.low < i && (is_clause_mark(s_, place.low))) ++place.low;
  return place;
}

void Reader::add(Draft draft) {
  UnitRange whole{range_.end, range_.begin};
  const auto widen = [&](UnitRange r) {
    if (r.empty()) return;
    whole.begin = std::min(whole.begin, r.begin);
    whole.end = std::max(whole.end, r.end);
  };
  widen(draft.source);
  for (const UnitRange r : draft.cue) widen(r);
  for (const UnitRange r : draft.content) widen(r);
  draft.whole = whole;
  for (std::uint32_t i = whole.begin; i < whole.end; ++i) used_[i - range_.begin] = 1;
  out_.push_back(std::move(draft));
}

const Draft* Reader::draft_before(std::uint32_t i) const {
  const Draft* best = nullptr;
  for (const Draft& d : out_)
    if (d.whole.end <= i && !d.source.empty() && (best == nullptr || d.whole.end > best->whole.end)) best = &d;
  return best;
}

/// "The agency said it could not comment": the agency, not "it".
UnitRange Reader::speaker_of(UnitRange source) const {
  if (source.size() != 1 || !s_.has(source.begin, kSubj) || source.begin == range_.begin) return source;
  const std::uint32_t verb = source.begin - 1;
  const Cue* cue = cue_at(s_, verb);
  if (cue == nullptr || (cue->frames & kClause) == 0) return source;
  const VerbGroup group = verb_group(s_, verb, *cue);
  if (!group.usable) return source;
  return subject_before(s_, group.begin, place_around(verb).low).value_or(source);
}

// "declined to comment on the report", "could not be reached": the source stands before, a content may follow.
void Reader::refusals() {
  for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
    const auto match = refusal_at(s_, i, range_.end);
    if (!match || is_used(i)) continue;
    Draft draft;
    draft.rule = "refusal";
    draft.lemma = std::string(match->lemma);
    draft.cue = {{i, match->end}};
    std::uint32_t verb = i;
    while (verb > range_.begin && s_.has(verb - 1, kAux | kAdv)) --verb;
    if (verb < i && s_.has(verb, kAux)) draft.cue = {{verb, match->end}};
    if (const auto source = subject_before(s_, verb, place_around(i).low)) draft.source = speaker_of(*source);
    const std::uint32_t begin = refusal_content_begin(s_, *match, range_.end);
    const std::uint32_t end = begin == 0 ? 0 : content_end(s_, begin, range_.end);
    if (begin != 0 && end > begin) draft.content = {{begin, end}};
    if (draft.source.empty() && draft.content.empty()) continue;
    add(std::move(draft));
  }
}

/// Units of "according to", "in the words of", "in the view of" at i; 0 for none. Translations have "after words of",
/// "in opinion of", "after the data of": taken before a name or "the".
std::uint32_t Reader::according_lead(std::uint32_t i) const {
  static constexpr std::array<std::string_view, 6> kTranslated = {"words",       "opinion", "view",
                                                                  "information", "data",    "account"};
  if (s_.is(i, "according") && s_.is(i + 1, "to")) return 2;
  if (!s_.is(i, "in") && !s_.is(i, "after") && !s_.is(i, "by")) return 0;
  const std::uint32_t noun = s_.is(i + 1, "the") ? i + 2 : i + 1;
  const bool usual =
      s_.is(i, "in") && noun == i + 2 && (s_.is(noun, "words") || s_.is(noun, "view") || s_.is(noun, "opinion"));
  const bool before_name = s_.capital(noun + 2) || s_.is(noun + 2, "the");
  const bool translated =
      before_name && std::ranges::any_of(kTranslated, [&](std::string_view word) { return s_.is(noun, word); });
  return s_.is(noun + 1, "of") && (usual || translated) ? noun + 2 - i : 0;
}

// "According to the mayor, ..." and "..., according to the mayor".
void Reader::according_to() {
  for (std::uint32_t i = range_.begin; i + 2 < range_.end; ++i) {
    const std::uint32_t lead = according_lead(i);
    if (lead == 0 || is_used(i)) continue;
    const Place place = place_around(i);
    auto source = subject_after(s_, i + lead, place.high);
    // "According to her the roof leaks": a pronoun is the whole of it, unless it owns what follows.
    if (source && s_.has(source->begin, kObj) && (s_.has(source->begin + 1, kDet) || s_.capital(source->begin + 1)))
      source->end = source->begin + 1;
    if (!source || not_sources().has(s_.lower(source->end - 1)) || not_sources().has(s_.lower(source->begin))) continue;
    Draft draft;
    draft.rule = "according_to";
    draft.lemma = "according_to";
    draft.cue = {{i, i + lead}};
    draft.source = *source;
    UnitRange before = edges_trimmed(s_, {place.low, i});
    // "It reported that, according to two officials, ...": what stands before is another attribution.
    if (!before.empty() && s_.is(before.end - 1, "that")) before = {i, i};
    const std::uint32_t after = is_comma(s_, source->end) ? source->end + 1 : source->end;
    const UnitRange behind{after, after < place.high ? content_end(s_, after, place.high) : after};
    // "The harvest was, in the words of ..., “a short story”": the quotation completes the clause.
    const bool completes = !before.empty() && s_.has(before.end - 1, kAux);
    if (words_in(s_, before) >= 2) draft.content.push_back(before);
    const bool goes_on =
        completes || draft.content.empty() || (is_comma(s_, source->end) && !s_.has(after, kCoord | kRel | kSub));
    if (goes_on && words_in(s_, behind) >= 2) draft.content.push_back(behind);
    if (!draft.content.empty()) add(std::move(draft));
  }
}

// "The board, in her view, sold the lights", "By his own account he was asleep".
void Reader::in_somebodys_words() {
  constexpr std::uint32_t kSubject = 8;  // words of a subject
  static constexpr std::array<std::string_view, 6> kWords = {"words",   "view",    "opinion",
                                                             "telling", "account", "reckoning"};
  for (std::uint32_t i = range_.begin; i + 2 < range_.end; ++i) {
    if (is_used(i) || !(s_.is(i, "in") || s_.is(i, "by"))) continue;
    if (!(s_.is(i + 1, "his") || s_.is(i + 1, "her") || s_.is(i + 1, "their"))) continue;
    const std::uint32_t noun = s_.is(i + 2, "own") ? i + 3 : i + 2;
    if (std::ranges::none_of(kWords, [&](std::string_view word) { return s_.is(noun, word); })) continue;
    const Place place = place_around(i);
    const bool leads = i == place.low || is_comma(s_, i - 1);
    const UnitRange before = edges_trimmed(s_, {place.low, i});
    const std::uint32_t after = is_comma(s_, noun + 1) ? noun + 2 : noun + 1;
    if (!leads || after >= place.high || s_.is(noun + 1, ":")) continue;
    // "It rejected a bill that would have, in his view, undermined the deal": part of what another says.
    const bool begun = before.empty() || !has_verb(s_, before) || s_.has(before.end - 1, kAux);
    if (!begun || words_in(s_, before) > kSubject || (!is_comma(s_, noun + 1) && !before.empty())) continue;
    Draft draft;
    draft.rule = "in_words_of";
    draft.lemma = "according_to";
    draft.source = {i + 1, i + 2};
    draft.cue = {{i, i + 1}, {i + 2, noun + 1}};
    if (words_in(s_, before) >= 1) draft.content.push_back(before);
    const UnitRange behind{after, content_end(s_, after, place.high)};
    if (words_in(s_, behind) >= 2) draft.content.push_back(behind);
    if (!draft.content.empty() && has_verb(s_, {place.low, place.high})) add(std::move(draft));
  }
}

/// "As informs a source in the police, two guards were held", "How told us the mayor, ...": the verb before who speaks,
/// as other languages have it.
bool Reader::as_informs_somebody(std::uint32_t as, Place place) {
  const Cue* cue = cue_at(s_, as + 1);
  if (as != place.low || cue == nullptr || cue->participle || (cue->frames & (kQuote | kClause)) == 0) return false;
  std::uint32_t begin = as + 1 + cue->units;
  if (s_.has(begin, kObj) && !s_.has(begin, kPoss)) ++begin;
  const auto source = subject_after(s_, begin, place.high);
  if (!source || !is_comma(s_, source->end) || source->end + 1 >= place.high) return false;
  if (!s_.capital(begin) && !s_.has(begin, kDet | kPoss | kSubj)) return false;  // "As noted above, ..."
  const UnitRange behind{source->end + 1, content_end(s_, source->end + 1, place.high)};
  if (!has_verb(s_, behind)) return false;
  Draft draft;
  draft.rule = "as_clause";
  draft.lemma = cue->lemma;
  draft.source = *source;
  draft.cue = {{as, as + 1 + cue->units}};
  draft.content = {behind};
  add(std::move(draft));
  return true;
}

// "..., as the mayor put it", "as Ana Vell said"; "How she stressed, ..." of translations.
void Reader::as_somebody_put_it() {
  for (std::uint32_t i = range_.begin; i + 2 < range_.end; ++i) {
    if (is_used(i) || !(s_.is(i, "as") || (s_.is(i, "how") && i == place_around(i).low))) continue;
    const Place place = place_around(i);
    if (as_informs_somebody(i, place)) continue;
    for (std::uint32_t v = i + 2; v < place.high && v < i + 14; ++v) {
      const Cue* cue = cue_at(s_, v);
      if (cue == nullptr || cue->participle || (cue->frames & kQuote) == 0) continue;
      if (cue->lemma == "continue" || cue->lemma == "go_on") break;  // "as the inquiry goes on"
      const VerbGroup group = verb_group(s_, v, *cue);
      const auto source = group.usable ? subject_before(s_, group.begin, i + 1) : std::nullopt;
      if (!source || source->begin != i + 1) break;
      std::uint32_t after = skip_adverbials(s_, group.end, place.high);
      if (!is_noun_form(s_, v, group)) after = behind_place(s_, after, place.high);
      const UnitRange before = edges_trimmed(s_, {place.low, i});
      UnitRange behind{after, content_end(s_, std::min(after, place.high - 1), place.high)};
      behind = edges_trimmed(s_, behind);
      const bool closes = s_.is(i, "as") ? after >= place.high || s_.is_mark(after) : is_comma(s_, after);
      if (!closes) break;
      Draft draft;
      draft.rule = "as_clause";
      draft.lemma = cue->lemma;
      draft.cue = {{i, i + 1}, {group.cue_begin, group.end}};
      draft.source = *source;
      draft.content = {words_in(s_, before) >= 2 ? before : behind};
      if (words_in(s_, draft.content.front()) >= 2) add(std::move(draft));
      break;
    }
  }
}

// "MS. VELL: I did." and "Hetty Brole, Lower Pell: “The bins ...”" at the beginning of a paragraph; in an interview
// "Vell: I did." wherever a sentence begins.
void Reader::speaker_line() {
  if (title_ || !(s_.starts_paragraph || s_.is_turn) || range_.begin != 0) return;
  std::uint32_t begin = s_.is(0, "from") ? 1 : 0;
  std::uint32_t colon = begin;
  while (colon < range_.end && colon < begin + 10 && !s_.is(colon, ":")) {
    if (s_.is_quotation(colon)) return;
    // "QUESTION: Who shut it?"
    const bool label = s_.is_turn && colon == begin && s_.is(colon + 1, ":");
    if (!label && (s_.has(colon, kAux | kFinite) || cue_at(s_, colon) != nullptr)) return;
    ++colon;
  }
  if (colon == begin || colon + 1 >= range_.end || !s_.is(colon, ":") || !s_.is_mark(colon)) return;
  const UnitRange source{begin, colon};
  const bool speech = s_.is_quotation(colon + 1);
  if (!speech && !s_.is_turn && !is_upper_word(s_.text(source))) return;
  // "Then, later that month:" is a time.
  if (!s_.capital(begin) || s_.has(begin, kAdv | kSub)) return;
  for (std::uint32_t i = begin; i < colon; ++i)
    if (s_.has(i, kCalendar)) return;
  const std::uint32_t end = without_final_stop(s_, colon + 1, range_.end);
  if (end <= colon + 1) return;
  Draft draft;
  draft.rule = speech ? "speaker_colon" : "transcript";
  draft.lemma = ":";
  draft.source = source;
  draft.cue = {{colon, colon + 1}};
  draft.content = {{colon + 1, end}};
  add(std::move(draft));
}

// "it is widely believed that ...", "he reportedly left", "X is said to have left": nobody is named.
void Reader::implicit() {
  for (std::uint32_t i = range_.begin; i < range_.end; ++i) {
    const auto match = implicit_at(s_, i, range_.end);
    if (!match || is_used(i)) continue;
    const Place place = place_around(i);
    Draft draft;
    draft.rule = "implicit";
    draft.lemma = std::string(match->lemma);
    draft.cue = {{match->cue_begin, match->cue_end}};
    const UnitRange before = edges_trimmed(s_, {place.low, i});
    const UnitRange behind{match->content_begin, content_end(s_, match->content_begin, place.high)};
    if (match->shape != "clause" && !before.empty()) draft.content.push_back(before);
    const UnitRange rest = edges_trimmed(s_, behind);
    if (!rest.empty()) draft.content.push_back(rest);
    if (draft.content.empty() || words_in(s_, rest) < 2) continue;
    add(std::move(draft));
  }
}

std::vector<Draft> drafts_in(const Segment& segment, UnitRange range, bool title) {
  if (range.empty()) return {};
  return Reader(segment, range, title).run();
}

}  // namespace whosays::quote
