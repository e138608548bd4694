// Quotation marks to quotations.
//
// One pass with a stack of open marks. A mark that can only open or only close (“ ” « » ``) does so; a mark that can do
// both (" ' ’) is decided by the blanks around it and by what is open. A quotation that is open at a paragraph's end
// goes on when the next paragraph begins with an opening mark of the same family, as printers do; else it is unclosed
// and ends there, so that a missing mark never swallows more than its paragraph. Feet and inches, apostrophes of
// elision and plural possessives are not marks. O(n) but for the look ahead of single marks, which is bounded by the
// paragraph.
#include <algorithm>
#include <vector>

#include "quote/quote.h"

namespace whosays::quote {
namespace {

enum class Family : std::uint8_t { double_mark, single_mark, guillemet };
enum class Sense : std::uint8_t { opens, closes, neither };

constexpr std::uint32_t kScareWords = 3;   ///< so few words without a stop are a name or a term rather than speech
constexpr std::uint32_t kLongestRun = 60;  ///< paragraphs that one quotation may go on over

struct Open {
  Family family;
  std::uint32_t row;
};

class MarkReader {
 public:
  MarkReader(const Sentences& sentences, const Tokens& tokens) : sentences_(sentences), tokens_(tokens) {}

  Quotations run() {
    out_.state = LayerState::present;
    std::uint32_t begin = 0;
    while (begin < tokens_.size()) {
      const std::uint32_t end = paragraph_end(begin);
      paragraph(begin, end);
      begin = end;
    }
    finish_open(tokens_.size());
    for (Quotation& q : out_.rows) q.scare = q.closed && is_scare(q.span);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::uint32_t paragraph_of(std::uint32_t i) const {
    return sentences_.rows[tokens_.sentence[i]].paragraph;
  }

  [[nodiscard]] std::uint32_t paragraph_end(std::uint32_t begin) const {
    std::uint32_t end = begin;
    while (end < tokens_.size() && paragraph_of(end) == paragraph_of(begin)) ++end;
    return end;
  }

  void paragraph(std::uint32_t begin, std::uint32_t end) {
    end_ = end;
    std::uint32_t i = begin;
    if (!stack_.empty()) {
      if (goes_on(begin)) {
        ++i;
        ++run_;
      } else {
        finish_open(begin);
      }
    }
    for (; i < end; ++i) {
      if (tokens_.kind[i] != TokenKind::quote_mark) continue;
      const Family family = family_of(i);
      const Sense sense = sense_of(i, family);
      if (sense == Sense::opens) open(i, family);
      if (sense == Sense::closes) close(i, family);
    }
    while (stack_.size() > 1) drop_last(end);
  }

  /// A new paragraph begins with an opening mark of the quotation that is still open.
  [[nodiscard]] bool goes_on(std::uint32_t first) const {
    return run_ < kLongestRun && tokens_.kind[first] == TokenKind::quote_mark &&
           family_of(first) == stack_.front().family && !always_closes(first);
  }

  void open(std::uint32_t i, Family family) {
    // The same family inside itself: the earlier one was never closed.
    while (!stack_.empty() && (stack_.back().family == family || is_open(family))) drop_last(i);
    const auto row = static_cast<std::uint32_t>(out_.rows.size());
    out_.rows.push_back(
        {{tokens_.span[i].begin, tokens_.span[i].end}, static_cast<std::uint8_t>(stack_.size()), true, false});
    if (stack_.empty()) run_ = 0;
    stack_.push_back({family, row});
  }

  void close(std::uint32_t i, Family family) {
    if (!is_open(family)) return;
    while (stack_.back().family != family) drop_last(i);
    out_.rows[stack_.back().row].span.end = tokens_.span[i].end;
    stack_.pop_back();
  }

  [[nodiscard]] bool is_open(Family family) const {
    for (const Open& o : stack_)
      if (o.family == family) return true;
    return false;
  }

  /// Ends the innermost open quotation, unclosed, before token `i`.
  void drop_last(std::uint32_t i) {
    Quotation& q = out_.rows[stack_.back().row];
    q.closed = false;
    if (i > 0) q.span.end = std::max(q.span.end, tokens_.span[i - 1].end);
    stack_.pop_back();
  }

  void finish_open(std::uint32_t i) {
    while (!stack_.empty()) drop_last(i);
  }

  [[nodiscard]] Family family_of(std::uint32_t i) const {
    const std::string_view mark = tokens_.lower_at(i);
    if (mark == "«" || mark == "»" || mark == "‹" || mark == "›") return Family::guillemet;
    if (mark == "'" || mark == "‘" || mark == "’" || mark == "‚" || mark == "`") return Family::single_mark;
    return Family::double_mark;
  }

  [[nodiscard]] bool always_closes(std::uint32_t i) const {
    const std::string_view mark = tokens_.lower_at(i);
    return mark == "”" || mark == "»" || mark == "›" || mark == "」";
  }

  [[nodiscard]] bool touches_left(std::uint32_t i) const {
    return i > 0 && tokens_.span[i - 1].end == tokens_.span[i].begin;
  }
  [[nodiscard]] bool touches_right(std::uint32_t i) const {
    return i + 1 < tokens_.size() && tokens_.span[i].end == tokens_.span[i + 1].begin;
  }

  [[nodiscard]] Sense sense_of(std::uint32_t i, Family family) const {
    const std::string_view mark = tokens_.lower_at(i);
    if (mark == "“" || mark == "„" || mark == "«" || mark == "‹" || mark == "``" || mark == "「") return Sense::opens;
    // A German-style closing “ is rare in English news; ” after „ closes as everywhere.
    if (always_closes(i)) return Sense::closes;
    if (family == Family::single_mark) return single_sense(i, mark);
    return either_sense(i);
  }

  /// Straight double marks and ''.
  [[nodiscard]] Sense either_sense(std::uint32_t i) const {
    const bool open = is_open(Family::double_mark);
    const bool left = touches_left(i);
    const bool right = touches_right(i);
    if (!open && left && tokens_.kind[i - 1] == TokenKind::number) return Sense::neither;  // 6'2", 12''
    if (left && !right) return open ? Sense::closes : Sense::neither;
    if (!left && right) return open && !opens_later(i) ? Sense::closes : Sense::opens;
    if (left && is_opening_bracket(i - 1)) return Sense::opens;
    return open ? Sense::closes : Sense::opens;
  }

  /// With a quotation open, a mark that looks like an opening one (`" word`): a new one when a closing mark follows.
  [[nodiscard]] bool opens_later(std::uint32_t i) const {
    for (std::uint32_t j = i + 1; j < end_; ++j)
      if (tokens_.kind[j] == TokenKind::quote_mark && family_of(j) == Family::double_mark) return touches_left(j);
    return false;
  }

  [[nodiscard]] bool is_opening_bracket(std::uint32_t i) const {
    const std::string_view t = tokens_.lower_at(i);
    return t == "(" || t == "[" || t == "—" || t == "–" || t == "-" || t == "/";
  }

  [[nodiscard]] Sense single_sense(std::uint32_t i, std::string_view mark) const {
    const bool left = touches_left(i) && !is_opening_bracket(i - 1) && tokens_.kind[i - 1] != TokenKind::quote_mark;
    const bool right = touches_right(i);
    if (mark == "‘" || mark == "‚" || (!left && right)) return right && closes_later(i) ? Sense::opens : Sense::neither;
    if (!is_open(Family::single_mark)) return Sense::neither;
    if (!touches_left(i)) return Sense::neither;
    return is_plural_possessive(i) ? Sense::neither : Sense::closes;
  }

  /// Some mark that can close a single quotation follows in the paragraph.
  [[nodiscard]] bool closes_later(std::uint32_t i) const {
    for (std::uint32_t j = i + 2; j < end_; ++j)
      if (can_close_single(j)) return true;
    return false;
  }

  [[nodiscard]] bool can_close_single(std::uint32_t j) const {
    if (tokens_.kind[j] != TokenKind::quote_mark) return false;
    const std::string_view mark = tokens_.lower_at(j);
    return (mark == "’" || mark == "'") && touches_left(j) &&
           (!touches_right(j) || tokens_.kind[j + 1] != TokenKind::word);
  }

  /// "the sources’ claims" inside a quotation that closes later.
  [[nodiscard]] bool is_plural_possessive(std::uint32_t i) const {
    const std::string_view before = tokens_.lower_at(i - 1);
    if (!before.ends_with('s') || touches_right(i) || i + 1 >= end_) return false;
    const bool noun_follows = tokens_.kind[i + 1] == TokenKind::word && tokens_.capital[i + 1] == 0;
    if (!noun_follows) return false;
    for (std::uint32_t j = i + 1; j < end_; ++j) {
      if (tokens_.kind[j] != TokenKind::quote_mark) continue;
      if (tokens_.lower_at(j) == "‘") return false;
      if (can_close_single(j)) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_scare(Span span) const {
    std::uint32_t words = 0;
    bool stop = false;
    const auto first = std::lower_bound(tokens_.span.begin(), tokens_.span.end(), span,
                                        [](const Span& a, const Span& b) { return a.begin < b.begin; });
    for (auto it = first; it != tokens_.span.end() && it->end <= span.end; ++it) {
      const auto i = static_cast<std::uint32_t>(it - tokens_.span.begin());
      if (tokens_.kind[i] == TokenKind::word || tokens_.kind[i] == TokenKind::number) ++words;
      if (tokens_.kind[i] == TokenKind::punctuation) stop = true;
    }
    return words <= kScareWords && !stop;
  }

  const Sentences& sentences_;
  const Tokens& tokens_;
  std::uint32_t end_ = 0;  ///< of the paragraph at hand
  std::uint32_t run_ = 0;  ///< paragraphs that the open quotation has gone on over
  std::vector<Open> stack_;
  Quotations out_;
};

}  // namespace

Quotations quotations(const Sentences& sentences, const Tokens& tokens) { return MarkReader(sentences, tokens).run(); }

}  // namespace whosays::quote
