// Headlines with a colon: "Stadium roof to cost double: sources", "Captain: ‘We forgot how to run’".
#include "lexicon/lexicon.h"
#include "quote/pattern_edges.h"
#include "quote/patterns.h"
#include "quote/phrase_table.h"

namespace whosays::quote {
namespace {

/// Who speaks in a label such as "Vell to the Courier", "Vell on the quays": up to the preposition.
UnitRange speaker_in(const Segment& s, UnitRange label) {
  for (std::uint32_t i = label.begin + 1; i + 1 < label.end; ++i)
    if (s.is(i, "to") || s.is(i, "on")) return {label.begin, i};
  return label;
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

// "Stadium roof to cost double: sources", "Captain: ‘We forgot how to run’".
void Reader::headline() {
  if (!title_ && !is_heading()) return;
  for (std::uint32_t i = range_.begin + 1; i + 1 < range_.end; ++i) {
    if (!s_.is(i, ":") || !s_.is_mark(i) || is_used(i)) continue;
    const UnitRange before{range_.begin, i};
    const UnitRange speaker = speaker_in(s_, before);
    const UnitRange after{i + 1, without_final_stop(s_, i + 1, range_.end)};
    Draft draft;
    draft.lemma = ":";
    draft.cue = {{i, i + 1}};
    if (words_in(s_, after) <= 4 && !has_speech(s_, after) && words_in(s_, before) > 4) {
      draft.rule = "headline_source_last";
      draft.source = after;
      draft.content = {before};
    } else if ((s_.is_quotation(i + 1) && may_speak(before)) ||
               (names_speaker(speaker) && (speaker.end == before.end || may_speak(before)))) {
      draft.rule = "headline_source_first";
      draft.source = speaker;
      draft.content = {after};
    } else {
      continue;
    }
    if (draft.rule == "headline_source_last" && !is_source_noun(s_, draft.source)) continue;
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
