// Headlines with a colon: "Stadium roof to cost double: sources", "Captain: ‘We forgot how to run’".
#include "base/one_of.h"
#include "lexicon/lexicon.h"
#include "quote/pattern_edges.h"
#include "quote/patterns.h"
#include "quote/phrase_table.h"

namespace whosays::quote {
namespace {

/// "Vell after quay attack: Norland ‘to blame’", where some of what follows is quoted.
bool tells_when(const Segment& s, std::uint32_t i) {
  return is_one_of(s.lower(i), {"after", "in", "at", "amid", "before", "during", "from"});
}

/// Who speaks in a label such as "Vell to the Courier", "Vell on the quays": up to the preposition.
UnitRange speaker_in(const Segment& s, UnitRange label, bool quoted) {
  for (std::uint32_t i = label.begin + 1; i + 1 < label.end; ++i)
    if (s.is(i, "to") || s.is(i, "on") || (quoted && tells_when(s, i))) return {label.begin, i};
  return label;
}

bool has_quotation(const Segment& s, UnitRange range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (s.is_quotation(i)) return true;
  return false;
}

/// "Debt to double: QBO": whether it speaks, its article tells (headline_speakers.h).
bool is_acronym(const Segment& s, UnitRange range) {
  constexpr std::size_t kLongest = 6;
  return range.size() == 1 && s.is_word(range.begin) && is_upper_word(s.text(range)) &&
         s.text(range).size() <= kLongest;
}

/// "Vell to harbour staff": to whom.
UnitRange hearer_in(const Segment& s, UnitRange speaker, UnitRange label) {
  return speaker.end < label.end && s.is(speaker.end, "to") ? UnitRange{speaker.end + 1, label.end} : UnitRange{};
}

/// "Vell on fees: Free for all? Pay up": of what is said on a topic, a question without marks is the writer's mockery.
bool asks_itself(const Segment& s, UnitRange said) {
  for (std::uint32_t i = said.begin; i < said.end; ++i)
    if (s.is(i, "?")) return true;
  return false;
}

}  // namespace

/// "Stadium roof to cost double – report"
bool Reader::source_behind_dash() {
  constexpr std::uint32_t kMostWords = 3;
  std::uint32_t dash = range_.end;
  while (dash > range_.begin + 1 && !is_dash(s_, dash - 1)) --dash;
  if (dash <= range_.begin + 1 || dash >= range_.end) return false;
  const UnitRange before{range_.begin, dash - 1};
  const UnitRange after{dash, without_final_stop(s_, dash, range_.end)};
  if (words_in(s_, after) > kMostWords || words_in(s_, before) <= 4 || !is_source_noun(s_, after)) return false;
  for (std::uint32_t i = range_.begin; i < range_.end; ++i)
    if (is_used(i) || (i < dash - 1 && is_dash(s_, i))) return false;
  Draft draft;
  draft.lemma = ":";
  draft.rule = "headline_source_last";
  draft.cue = {{dash - 1, dash}};
  draft.source = after;
  draft.content = {before};
  add(std::move(draft));
  return true;
}

// "Stadium roof to cost double: sources", "Captain: ‘We forgot how to run’".
void Reader::headline() {
  if (!title_ && !is_heading()) return;
  if (title_ && source_behind_dash()) return;
  for (std::uint32_t i = range_.begin + 1; i + 1 < range_.end; ++i) {
    if (!s_.is(i, ":") || !s_.is_mark(i) || is_used(i)) continue;
    if (s_.span(i - 1).end < s_.span(i).begin) continue;  // "Ferry Lost : Courier", the site's own name
    const UnitRange before{range_.begin, i};
    const UnitRange after{i + 1, without_final_stop(s_, i + 1, range_.end)};
    const UnitRange speaker = speaker_in(s_, before, has_quotation(s_, after));
    Draft draft;
    draft.lemma = ":";
    draft.cue = {{i, i + 1}};
    if (words_in(s_, after) <= 4 && !has_speech(s_, after) && words_in(s_, before) > 4 &&
        (is_source_noun(s_, after) || is_acronym(s_, after))) {
      draft.rule = "headline_source_last";
      draft.source = after;
      draft.content = {before};
    } else if ((s_.is_quotation(i + 1) && may_speak(before)) ||
               (names_speaker(speaker) &&
                (speaker.end == before.end || tells_when(s_, speaker.end) || may_speak(before)))) {
      draft.rule = "headline_source_first";
      draft.source = speaker;
      draft.content = {after};
    } else {
      continue;
    }
    if (draft.rule == "headline_source_first" && speaker.end < before.end) {
      if (s_.is(speaker.end, "on") && !s_.is_quotation(i + 1) && asks_itself(s_, {i + 1, range_.end})) return;
      draft.hearer = hearer_in(s_, speaker, before);
    }
    add(std::move(draft));
    return;
  }
}

/// A paragraph of one segment without a stop: a headline or a heading inside the text.
bool Reader::is_heading() const {
  if (!s_.is_paragraph || range_.begin != 0 || range_.end != s_.size() || s_.size() > 40) return false;
  const std::uint32_t last = s_.size() - 1;
  return !s_.is(last, ".") || s_.size() < 25;
}

/// Before a colon and a quotation: no label and no clause ("..., the mayor wrote: “...”" is read from its verb).
bool Reader::may_speak(UnitRange before) const {
  if (has_label(before) || words_in(s_, before) > 8) return false;
  for (std::uint32_t i = before.begin; i < before.end; ++i)
    if (is_comma(s_, i) || (s_.is_word(i) && (!s_.capital(i) || i == before.begin) &&
                            (s_.has(i, kAux | kFinite) || cue_at(s_, i) != nullptr)))
      return false;
  return true;
}

bool Reader::has_label(UnitRange before) const {
  static const lexicon::WordSet labels("headline_labels.txt");
  return labels.has(s_.lower(before.begin)) || labels.has(s_.lower(before.end - 1));
}

/// Before a headline's colon: a name or a noun that speaks, not a label such as "Exclusive".
bool Reader::names_speaker(UnitRange before) const {
  if (words_in(s_, before) > 4 || has_label(before) || s_.text(before).size() < 2) return false;
  if (words_in(s_, before) > 1 && is_upper_word(s_.text(before))) return false;  // "RUST BUCKET RACKET: ..."
  if (s_.has(before.begin, kSubj)) return false;                                 // "It's official: ..."
  if (is_source_noun(s_, before)) return true;
  for (std::uint32_t i = before.begin; i < before.end; ++i)
    if (!s_.capital(i) || s_.has(i, kDet | kSub | kPrep | kSubj | kPoss | kAux)) return false;
  return true;
}

}  // namespace whosays::quote
