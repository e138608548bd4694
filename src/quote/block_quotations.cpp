// See block_quotations.h.
#include "quote/block_quotations.h"

#include <algorithm>

#include "quote/adverbials.h"
#include "quote/leading_content.h"
#include "quote/phrases.h"
#include "quote/rule_confidence.h"

namespace whosays::quote {
namespace {

constexpr std::uint32_t kFarthestCue = 14;  ///< units before a colon: "told the council on Friday in a long letter:"
constexpr std::uint32_t kFewestWords = 6;   ///< of a paragraph; shorter ones are headings and times

struct Introduction {
  UnitRange source, cue, hearer;
  std::string_view lemma;
};

/// Behind a cue that ends at `at` only who is told, when and where follow up to the colon; `hearer` becomes the first.
bool leads_to(const Segment& s, const Cue& cue, std::uint32_t at, std::uint32_t colon, UnitRange& hearer) {
  if ((cue.frames & kHearer) != 0) hearer = hearer_from(s, at, colon);
  if (!hearer.empty()) at = hearer.end;
  at = skip_adverbials(s, at, colon);
  if (at < colon && !s.has(at, kPrep)) return false;
  for (; at < colon; ++at)
    if (is_clause_mark(s, at) || s.has(at, kAux | kFinite | kSub | kRel)) return false;
  return true;
}

/// Behind the text of "... in the comments [emphasis mine]:", before the bracket.
std::uint32_t before_bracket(const Segment& s, std::uint32_t end) {
  constexpr std::uint32_t kLongest = 5;
  if (end == 0 || !(s.is(end - 1, "]") || s.is(end - 1, ")"))) return end;
  std::uint32_t begin = end - 1;
  while (begin > 0 && begin + kLongest > end && !s.is(begin, "[") && !s.is(begin, "(")) --begin;
  const bool note = s.is(begin + 1, "emphasis") || s.is(begin + 1, "italics") || s.is(begin + 1, "bold");
  return note ? begin : end;
}

/// Somebody or something with a name, and no date.
bool has_name(const Segment& s, UnitRange range) {
  bool name = false;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (!s.is_word(i) || s.is_number(i) || s.has(i, kAux | kFinite | kSub | kRel | kCalendar)) return false;
    name = name || s.capital(i);
  }
  return name;
}

/// "She went further (via [Herald]):", "From [the Harbour Herald]:": whose paragraph follows.
std::optional<Introduction> taken_from(const Segment& s, std::uint32_t end) {
  constexpr std::uint32_t kMostWords = 6;
  if (end > 2 && s.is(end - 1, ")")) {
    std::uint32_t via = end - 1;
    while (via > 0 && via + kMostWords > end && !s.is(via, "via")) --via;
    const UnitRange source{via + 1, end - 1};
    if (s.is(via, "via") && via > 0 && s.is(via - 1, "(") && !source.empty() && has_name(s, source))
      return Introduction{source, {via, via + 1}, {}, "via"};
  }
  const UnitRange source{1, end};
  if (s.starts_paragraph && s.is(0, "from") && !source.empty() && source.size() <= kMostWords && has_name(s, source))
    return Introduction{source, {0, 1}, {}, "from"};
  return std::nullopt;
}

/// "In a speech last July, [he] <said>:", the colon at unit `colon`.
std::optional<Introduction> introduction_of(const Segment& s, std::uint32_t colon) {
  colon = before_bracket(s, colon);
  if (const auto taken = taken_from(s, colon)) return taken;
  const std::uint32_t low = colon > kFarthestCue ? colon - kFarthestCue : 0;
  for (std::uint32_t v = colon; v-- > low;) {
    const Cue* cue = cue_at(s, v);
    if (cue == nullptr || cue->participle || (cue->frames & kQuote) == 0) continue;
    const VerbGroup group = verb_group(s, v, *cue);
    UnitRange hearer;
    if (!group.usable || !leads_to(s, *cue, group.end, colon, hearer)) return std::nullopt;
    const auto source = subject_before(s, group.begin, 0);
    if (!source || s.has(source->begin, kRel) || (cue->base && !may_be_plural(s, *source))) return std::nullopt;
    return Introduction{*source, {group.cue_begin, group.end}, hearer, cue->lemma};
  }
  return std::nullopt;
}

/// The segments of the paragraph that `rest` begins with.
std::span<const Segment> first_paragraph(std::span<const Segment> rest) {
  std::size_t size = 1;
  while (size < rest.size() && rest[size].paragraph == rest.front().paragraph) ++size;
  return rest.first(size);
}

/// A blank line stands between the two.
bool are_parted(std::string_view text, const Segment& before, const Segment& behind) {
  const std::string_view between = slice(text, Span{before.span(before.size() - 1).end, behind.span(0).begin});
  return std::ranges::count(between, '\n') > 1;
}

/// Sentences, and not a heading, a list's entry, a turn of a transcript.
bool is_text(std::span<const Segment> paragraph) {
  const Segment& first = paragraph.front();
  const std::uint32_t begin = first.is(0, "…") || first.is(0, "...") ? 1 : 0;
  if (!first.is_word(begin) || first.is_turn || first.is_number(begin)) return false;
  if (begin == 0 && !first.capital(0)) return false;
  std::uint32_t words = 0;
  for (const Segment& s : paragraph) words += words_in(s, {0, s.size()});
  const Segment& last = paragraph.back();
  return words >= kFewestWords && without_final_stop(last, 0, last.size()) < last.size();
}

/// The first paragraph, and the lines behind it where only blank lines part paragraphs. Empty where it is no text.
std::span<const Segment> block_of(std::string_view text, const Segment& introduction, std::span<const Segment> rest) {
  const std::span<const Segment> first = first_paragraph(rest);
  if (!is_text(first)) return {};
  std::size_t size = first.size();
  while (size < rest.size() && are_parted(text, introduction, rest.front()) &&
         !are_parted(text, rest[size - 1], rest[size])) {
    const std::span<const Segment> line = first_paragraph(rest.subspan(size));
    if (!is_text(line)) break;
    size += line.size();
  }
  return rest.first(size);
}

}  // namespace

std::optional<BlockQuotation> block_quotation(std::string_view text, const Segment& introduction,
                                              std::span<const Segment> rest) {
  const std::uint32_t size = introduction.size();
  if (size < 3 || rest.empty()) return std::nullopt;
  const std::uint32_t colon = size - 1;
  if (!introduction.is(colon, ":") || !introduction.is_mark(colon)) return std::nullopt;
  if (rest.front().paragraph != introduction.paragraph + 1) return std::nullopt;
  const std::span<const Segment> block = block_of(text, introduction, rest);
  const auto parts = introduction_of(introduction, colon);
  if (block.empty() || !parts) return std::nullopt;
  const Segment& last = block.back();
  Found found;
  found.source = {introduction.span(parts->source)};
  found.cue = {introduction.span(parts->cue)};
  found.content = {{block.front().span(0).begin, last.span({0, without_final_stop(last, 0, last.size())}).end}};
  if (!parts->hearer.empty()) found.hearer = {introduction.span(parts->hearer)};
  found.lemma = std::string(parts->lemma);
  found.rule = "block_quotation";
  found.confidence = rule_confidence(found.rule);
  found.form = Form::indirect;
  found.paragraph = introduction.paragraph;
  return BlockQuotation{std::move(found), block.size()};
}

bool is_taken_block(const Found& found) {
  return found.rule == "block_quotation" && !found.within.valid() && (found.lemma == "via" || found.lemma == "from");
}

}  // namespace whosays::quote
