#include "quote/beside_quotation.h"

#include <algorithm>
#include <optional>

#include "quote/cues.h"
#include "quote/inverted.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

constexpr float kConfidence = 0.7F;     ///< of what was right in news (docs/notes/actors.md)
constexpr std::uint32_t kNearest = 10;  ///< words between a quotation's end and its verb

class BesideReader {
 public:
  BesideReader(const Passage& passage, const std::vector<Found>& rows) : p_(passage) {
    for (const Found& row : rows) {
      contents_.insert(contents_.end(), row.content.begin(), row.content.end());
      cues_.insert(cues_.end(), row.cue.begin(), row.cue.end());
    }
    std::ranges::sort(contents_);
    std::ranges::sort(cues_);
  }

  std::vector<Found> run() {
    for (const Quotation& q : p_.quotations.rows)
      if (q.depth == 0 && q.closed && !q.scare && !touches(contents_, q.span)) add(spoken(q.span));
    for (std::uint32_t w = 1; w + 2 < p_.words.size(); ++w)
      if (p_.tags.upos[w] == Upos::verb && (frames_of(lower(w)) & (kLabel | kAs)) != 0) add(called(w));
    return std::move(out_);
  }

 private:
  void add(std::optional<Found> found) {
    if (found) out_.push_back(std::move(*found));
  }

  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }

  /// Spans that are sorted and hardly overlap.
  static bool touches(const std::vector<Span>& spans, Span span) {
    constexpr int kNested = 8;
    auto at = std::ranges::partition_point(spans, [&](Span s) { return s.begin < span.end; });
    for (int steps = 0; at != spans.begin() && steps < kNested; ++steps)
      if ((--at)->overlaps(span)) return true;
    return false;
  }

  [[nodiscard]] std::uint32_t sentence_end(std::uint32_t w) const {
    return p_.sentences.rows[p_.tokens.sentence[p_.words.token[w]]].end_word;
  }

  [[nodiscard]] std::optional<std::uint32_t> child(std::uint32_t w, Relation relation) const {
    return child_of(p_, w, {relation});
  }

  /// The first word behind a quotation that ends with a comma, within its marks or behind them.
  [[nodiscard]] std::optional<std::uint32_t> behind_comma(Span quotation) const {
    const std::uint32_t behind = word_at(p_, quotation.end);
    if (behind < 3 || behind >= p_.words.size() || p_.words.span[behind].begin < quotation.end) return std::nullopt;
    if (lower(behind) == ",") return behind + 1 < p_.words.size() ? std::optional(behind + 1) : std::nullopt;
    return lower(behind - 2) == "," ? std::optional(behind) : std::nullopt;
  }

  /// "“...,” she shared for our media", "“...,” expressed the artist".
  [[nodiscard]] std::optional<Found> spoken(Span quotation) const {
    const auto first = behind_comma(quotation);
    if (!first || !begins_anew(quotation)) return std::nullopt;
    const std::uint32_t end = std::min(sentence_end(*first), *first + kNearest);
    for (std::uint32_t w = *first; w < end; ++w) {
      if (p_.tags.upos[w] != Upos::verb || !is_finite(w)) continue;
      if (touches(cues_, p_.words.span[w])) return std::nullopt;
      const auto subject = child(w, Relation::nsubj);
      if (!subject && w == *first)
        if (const auto who = somebody_behind(p_, w)) return made(*who, w, quotation, "beside_quotation");
      if (!subject || *subject < *first || child(w, Relation::obj)) return std::nullopt;
      Span who = branch_of(p_, *subject);
      const bool inverted = w == *first && who.begin == p_.words.span[w + 1].begin;
      const bool straight = *subject < w && who.begin == p_.words.span[*first].begin && is_near(who.end, w);
      if (!inverted && !straight) return std::nullopt;
      return made(who, w, quotation, "beside_quotation");
    }
    return std::nullopt;
  }

  /// A speech begins a sentence or stands behind a mark; a term that is set off stands among other words.
  [[nodiscard]] bool begins_anew(Span quotation) const {
    const std::uint32_t w = word_at(p_, quotation.begin);
    const std::uint32_t first = p_.sentences.rows[p_.tokens.sentence[p_.words.token[w]]].first_word;
    return w <= first || p_.tags.upos[w - 1] == Upos::punct;
  }

  /// A past or present form; of an auxiliary's participle ("has shared") the auxiliary is.
  [[nodiscard]] bool is_finite(std::uint32_t w) const {
    const Xpos tag = p_.tags.xpos[w];
    return tag == Xpos::vbd || tag == Xpos::vbz || tag == Xpos::vbp || (tag == Xpos::vbn && child(w, Relation::aux));
  }

  /// Nothing but auxiliaries and adverbs between the subject and its verb.
  [[nodiscard]] bool is_near(std::uint32_t byte, std::uint32_t verb) const {
    for (std::uint32_t w = word_at(p_, byte); w < verb; ++w)
      if (p_.words.span[w].begin >= byte && p_.tags.upos[w] != Upos::aux && p_.tags.upos[w] != Upos::adv &&
          lower(w) != ",")
        return false;
    return true;
  }

  /// "what the mayor called “a draft”", "what she described as a “mass attack”": the words in quotation marks.
  [[nodiscard]] std::optional<Found> called(std::uint32_t w) const {
    const auto subject = child(w, Relation::nsubj);
    if (!subject || *subject > w || touches(cues_, p_.words.span[w])) return std::nullopt;
    const Span who = branch_of(p_, *subject);
    const std::uint32_t first = word_at(p_, who.begin);
    if (first == 0 || lower(first - 1) != "what" || !is_near(who.end, w)) return std::nullopt;
    std::uint32_t begin = w + 1;
    if ((frames_of(lower(w)) & kAs) != 0 && lower(begin++) != "as") return std::nullopt;
    constexpr std::uint32_t kBefore = 16;  // bytes: "a", "one of the"
    if (begin >= sentence_end(w)) return std::nullopt;
    const std::uint32_t from = p_.words.span[begin].begin;
    const auto quotation =
        std::ranges::partition_point(p_.quotations.rows, [&](const Quotation& q) { return q.span.begin < from; });
    if (quotation == p_.quotations.rows.end() || !quotation->closed || quotation->span.begin > from + kBefore)
      return std::nullopt;
    return made(who, w, {from, quotation->span.end}, "what_is_called");
  }

  [[nodiscard]] std::optional<Found> made(Span source, std::uint32_t verb, Span content, std::string_view rule) const {
    std::uint32_t last = word_at(p_, source.end - 1);
    while (source.end > source.begin && (lower(last) == "," || lower(last) == "."))
      source.end = p_.words.span[--last].end;
    if (source.end <= source.begin || source.overlaps(content)) return std::nullopt;
    Found found;
    found.source = {source};
    found.cue = {p_.words.span[verb]};
    found.content = {content};
    found.lemma = std::string(p_.tags.lemma_at(verb));
    found.rule = rule;
    found.confidence = kConfidence;
    return found;
  }

  const Passage& p_;
  std::vector<Span> contents_, cues_;  ///< by place
  std::vector<Found> out_;
};

}  // namespace

std::vector<Found> beside_quotations(const Passage& passage, const std::vector<Found>& rows) {
  if (!has_trees(passage)) return {};
  return BesideReader(passage, rows).run();
}

}  // namespace whosays::quote
