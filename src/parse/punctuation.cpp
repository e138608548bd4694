#include "parse/punctuation.h"

#include <algorithm>
#include <array>

namespace whosays::parse {
namespace {

struct Pair {
  std::string_view opening, closing;
};

constexpr auto kPairs = std::to_array<Pair>(
    {{"(", ")"}, {"[", "]"}, {"{", "}"}, {"\"", "\""}, {"“", "”"}, {"‘", "’"}, {"``", "''"}, {"«", "»"}});

class Placer {
 public:
  Placer(std::span<const MarkOf> marks, PunctuationScratch& s, std::span<std::uint32_t> heads)
      : marks_(marks), s_(s), heads_(heads), n_(static_cast<std::uint32_t>(heads.size())) {}

  void run() {
    free_words();
    measure();
    place_pairs();
    for (std::uint32_t i = 1; i <= n_; ++i)
      if (is_mark(i) && s_.paired[i] == 0) place(i);
  }

 private:
  [[nodiscard]] bool is_mark(std::uint32_t i) const { return marks_[i - 1].mark != Mark::none; }
  [[nodiscard]] std::uint32_t head(std::uint32_t i) const { return heads_[i - 1]; }

  /// Nothing but marks hangs on a mark.
  void free_words() {
    for (std::uint32_t i = 1; i <= n_; ++i)
      while (!is_mark(i) && head(i) != 0 && is_mark(head(i))) heads_[i - 1] = head(head(i));
  }

  /// The first and the last word below each word, marks left out.
  void measure() {
    s_.low.resize(n_ + 1);
    s_.high.resize(n_ + 1);
    s_.paired.assign(n_ + 2, 0);
    for (std::uint32_t i = 0; i <= n_; ++i) s_.low[i] = s_.high[i] = i;
    for (std::uint32_t i = 1; i <= n_; ++i) {
      if (is_mark(i)) continue;
      for (std::uint32_t at = i; at != 0; at = head(at)) {
        s_.low[at] = std::min(s_.low[at], i);
        s_.high[at] = std::max(s_.high[at], i);
      }
    }
  }

  void place_pairs() {
    s_.stack.clear();
    for (std::uint32_t i = 1; i <= n_; ++i) {
      const MarkOf m = marks_[i - 1];
      if (m.mark == Mark::none || m.mark == Mark::single) continue;
      std::size_t open = s_.stack.size();
      if (m.mark != Mark::opening)
        while (open > 0 && marks_[s_.stack[open - 1] - 1].pair != m.pair) --open;
      else
        open = 0;
      if (open > 0) {
        place_pair(s_.stack[open - 1], i);
        s_.stack.resize(open - 1);
      } else if (m.mark != Mark::closing) {
        s_.stack.push_back(i);
      }
    }
  }

  /// Both marks hang on the one word between them that hangs on one outside; where there are several they stay.
  void place_pair(std::uint32_t opening, std::uint32_t closing) {
    s_.paired[opening] = kOpening;
    s_.paired[closing] = kClosing;
    std::uint32_t top = 0;
    for (std::uint32_t i = opening + 1; i < closing; ++i) {
      if (is_mark(i) || (head(i) > opening && head(i) < closing)) continue;
      if (top != 0) return;
      top = i;
    }
    if (top != 0) heads_[opening - 1] = heads_[closing - 1] = top;
  }

  /// The nearest word on one side that is no mark, 0 when there is none or a pair's mark stands before it.
  [[nodiscard]] std::uint32_t word_before(std::uint32_t i) const {
    for (--i; i > 0 && is_mark(i); --i)
      if (s_.paired[i] == kOpening) return 0;
    return i;
  }
  [[nodiscard]] std::uint32_t word_behind(std::uint32_t i) const {
    for (++i; i <= n_ && is_mark(i); ++i)
      if (s_.paired[i] == kClosing) return 0;
    return i <= n_ ? i : 0;
  }

  /// `i` may hang on the words of both sides that are reached by climbing without crossing it; else it hangs on the
  /// highest of the side that is the lower one.
  void place(std::uint32_t i) {
    const std::uint32_t own = head(i);
    std::uint32_t before = word_before(i);
    std::uint32_t behind = word_behind(i);
    if (before != 0) {
      while (before != own && head(before) != 0 && head(before) < i && s_.high[before] < i) before = head(before);
      if (before == own) return;
    }
    if (behind != 0) {
      while (behind != own && head(behind) > i && s_.low[behind] > i) behind = head(behind);
      if (behind == own) return;
    }
    if (before == 0 && behind == 0) return;
    const bool left = behind == 0 || (before != 0 && !is_below(behind, before));
    heads_[i - 1] = left ? before : behind;
  }

  [[nodiscard]] bool is_below(std::uint32_t word, std::uint32_t top) const {
    while (word != 0 && word != top) word = head(word);
    return word == top;
  }

  static constexpr std::uint8_t kOpening = 1;
  static constexpr std::uint8_t kClosing = 2;
  std::span<const MarkOf> marks_;
  PunctuationScratch& s_;
  std::span<std::uint32_t> heads_;
  std::uint32_t n_;
};

}  // namespace

MarkOf mark_of(std::string_view word) {
  std::uint8_t pair = 0;
  for (const auto& [opening, closing] : kPairs) {
    if (word == opening) return {opening == closing ? Mark::either : Mark::opening, pair};
    if (word == closing) return {Mark::closing, pair};
    ++pair;
  }
  return {Mark::single, 0};
}

void place_punctuation(std::span<const MarkOf> marks, PunctuationScratch& scratch, std::span<std::uint32_t> heads) {
  Placer(marks, scratch, heads).run();
}

}  // namespace whosays::parse
