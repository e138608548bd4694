#include "told/frame.h"

#include <algorithm>

#include "base/utf8.h"

namespace whosays::told {

Span verb_words(const SyntaxView& view, WordId verb, WordId last) {
  WordId first = verb;
  const WordId begin = view.sentence(verb).first_word;
  while (first > begin && verb - first < 5 &&
         (view.upos(first - 1) == Upos::aux || view.lower(first - 1) == "not" || view.lower(first - 1) == "n't" ||
          view.lower(first - 1) == "never" || view.lower(first - 1) == "only"))
    --first;
  return {view.span(first).begin, view.span(std::max(verb, last)).end};
}

std::span<const Time> times_in(const Times& times, Span span) {
  // The title's rows come first.
  const auto before = [&](const Time& t) { return t.field != Field::text || t.span.end <= span.begin; };
  const auto first = std::partition_point(times.rows.begin(), times.rows.end(), before);
  const auto end = std::find_if(first, times.rows.end(), [&](const Time& t) { return t.span.begin >= span.end; });
  return {first, end};
}

TimeId time_of(const Input& input, const SyntaxView& view, WordId verb, bool until, std::optional<Span> but_not_in) {
  const Span sentence = view.sentence(verb).span;
  TimeId out;
  for (const Time& time : times_in(input.times, sentence)) {
    if (time.value.empty() || !sentence.contains(time.span)) continue;
    if (time.type != TimeType::date && time.type != TimeType::time) continue;
    if (but_not_in && but_not_in->overlaps(time.span)) continue;
    // "the minister at the time": whose it is is not settled.
    if (utf8::ascii_lowered(slice(input.article.text, time.span)).ends_with("the time")) continue;
    // Behind the verb, right before it ("on Tuesday told"), or first in the sentence.
    const WordId last = view.word_at(time.span.end - 1);
    const bool first = time.span.begin < sentence.begin + 12;
    if (last < verb && last + 3 < verb && !first) continue;
    // The phrase of the time hangs on the verb itself.
    WordId at = view.word_at(time.span.begin);
    while (view.head(at) != kNoWord && view.head(at) != verb && view.upos(view.head(at)) != Upos::verb)
      at = view.head(at);
    if (view.head(at) != verb) continue;
    const std::string_view led = view.led_by(at);
    const bool then = led.empty() || led == "on" || led == "in" || led == "at" || led == "during";
    if (until ? led != "until" && led != "till" : !then) continue;
    if (out.valid()) return {};
    out = TimeId(static_cast<std::uint32_t>(&time - input.times.rows.data()));
  }
  return out;
}

bool is_finite(const SyntaxView& view, const ClauseReader& clauses, WordId verb) {
  if (view.upos(verb) != Upos::verb) return false;
  if (view.xpos(verb) != Xpos::vbn || clauses.is_passive(verb)) return true;
  for (const WordId c : view.children(verb))
    if (view.relation(c) == Relation::aux && (view.lemma(c) == "have" || view.lower(c) == "had")) return true;
  return false;
}

}  // namespace whosays::told
