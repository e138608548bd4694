// Quotation marks to quotations.
//
// One pass with a stack of open marks. A mark that can only open or only close (” ``) does so; a mark that can do both
// (" ' ’) is decided by the blanks around it and by what is open. “ ‘ and guillemets open or close after the mark that
// opened: “no”, „no“, ‚no‘, «no», »no«. A family may stand in itself with another one between, “a ‘b “c” d’ e”, when
// what follows closes all three; else the earlier one was never closed. A quotation that is open at a paragraph's end
// goes on when the next paragraph begins with an opening mark of the same family, as printers do; else it is unclosed
// and ends there, so that a missing mark never swallows more than its paragraph. Feet and inches, apostrophes of
// elision and plural possessives are not marks, nor is the one before each turn of a transcript that none closes
// ("VELL: It is late. / "ODEL: It is not.). O(n) but for the looks ahead, which are bounded by the paragraph.
#include <algorithm>
#include <array>
#include <ranges>
#include <vector>

#include "base/ascii.h"
#include "base/one_of.h"
#include "quote/quote.h"

namespace whosays::quote {
namespace {

enum class Family : std::uint8_t { double_mark, single_mark, guillemet, single_guillemet };
enum class Sense : std::uint8_t { opens, closes, neither };
/// How a pair is set: “no” and «no»; „no“ and ‚no‘; »no«.
enum class Style : std::uint8_t { usual, low, reversed };

constexpr std::uint32_t kScareWords = 3;    ///< so few words without a stop are a name or a term rather than speech
constexpr std::uint32_t kLongestRun = 60;   ///< paragraphs that one quotation may go on over
constexpr std::uint32_t kLookAhead = 2000;  ///< tokens searched for the marks that close a nest

/// What is left of words that lost their beginning to an apostrophe.
constexpr auto kElided = std::to_array<std::string_view>(
    {"n", "em", "til", "till", "tis", "twas", "twere", "twill", "cause", "cos", "bout", "round", "neath", "nuff"});

struct Open {
  Family family;
  Style style;
  std::uint32_t row;
};

class MarkReader {
 public:
  MarkReader(const Sentences& sentences, const Tokens& tokens) : sentences_(sentences), tokens_(tokens) {}

  Quotations run() {
    out_.state = LayerState::present;
    std::uint32_t begin = 0;
    std::uint32_t turns = 0;
    for (std::uint32_t end = 0; begin < tokens_.size(); begin = end) {
      end = paragraph_end(begin);
      turns += begins_turn(begin, end) ? 1U : 0U;
    }
    is_transcript_ = turns >= kFewestLabels;
    begin = 0;
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
    const bool turn = is_transcript_ && begins_turn(begin, end);
    if (turn) ++i;
    if (!stack_.empty()) {
      if (!turn && goes_on(begin)) {
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

  /// The paragraph begins with a mark, who speaks and a colon, and nothing closes the mark.
  [[nodiscard]] bool begins_turn(std::uint32_t begin, std::uint32_t end) const {
    if (tokens_.kind[begin] != TokenKind::quote_mark || family_of(begin) != Family::double_mark) return false;
    std::uint32_t i = begin + 1;
    while (i < end && i <= begin + kLabelWords && tokens_.kind[i] == TokenKind::word && tokens_.capital[i] != 0) ++i;
    if (i == begin + 1 || i >= end || tokens_.lower_at(i) != ":") return false;
    for (std::uint32_t open = 1; i < end; ++i) {
      if (tokens_.kind[i] != TokenKind::quote_mark || family_of(i) != Family::double_mark) continue;
      open = stands_behind(i) ? open - 1 : open + 1;
      if (open == 0) return false;
    }
    return true;
  }

  /// A new paragraph begins with an opening mark of the quotation that is still open.
  [[nodiscard]] bool goes_on(std::uint32_t first) const {
    return run_ < kLongestRun && tokens_.kind[first] == TokenKind::quote_mark &&
           family_of(first) == stack_.front().family && !closes_style(first, stack_.front().style) &&
           !is_elision(first);
  }

  void open(std::uint32_t i, Family family) {
    // The same family inside itself: the earlier one was never closed, unless all that is open alternates.
    if (is_open(family) && !alternates(i, family))
      while (is_open(family)) drop_last(i);
    const auto row = static_cast<std::uint32_t>(out_.rows.size());
    out_.rows.push_back(
        {{tokens_.span[i].begin, tokens_.span[i].end}, static_cast<std::uint8_t>(stack_.size()), true, false});
    if (stack_.empty()) run_ = 0;
    stack_.push_back({family, style_of(i), row});
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

  /// The mark at `i` opens a quotation inside one of another family inside one of its own: each of them is closed in
  /// turn in what follows, before one of the outer two is opened anew.
  [[nodiscard]] bool alternates(std::uint32_t i, Family family) const {
    const Open& middle = stack_.back();
    if (middle.family == family) return false;
    std::uint32_t closed = 0;  // of the inner, the middle and the outer one
    for (std::uint32_t j = i + 1; j < std::min(end_, i + kLookAhead) && closed < 3; ++j) {
      if (tokens_.kind[j] != TokenKind::quote_mark) continue;
      const Family other = family_of(j);
      if (other != family && other != middle.family) continue;
      const bool closing = stands_behind(j) && closes_style(j, other == family ? style_of(i) : middle.style);
      if (closing && other == (closed == 1 ? middle.family : family)) {
        ++closed;
      } else if (closing && closed == 1) {
        continue;  // of a further quotation in the middle one: “a ‘b “c” and “d”’ e”
      } else if (!closing && other == (closed == 1 ? middle.family : family) && !is_elision(j)) {
        return false;
      }
    }
    return closed == 3;
  }

  /// A mark at the end of words rather than before or within them.
  [[nodiscard]] bool stands_behind(std::uint32_t j) const {
    return touches_left(j) && (!touches_right(j) || tokens_.kind[j + 1] != TokenKind::word);
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
    if (mark == "«" || mark == "»") return Family::guillemet;
    if (mark == "‹" || mark == "›") return Family::single_guillemet;
    if (mark == "'" || mark == "‘" || mark == "’" || mark == "‚" || mark == "`") return Family::single_mark;
    return Family::double_mark;
  }

  [[nodiscard]] bool always_closes(std::uint32_t i) const {
    const std::string_view mark = tokens_.lower_at(i);
    return mark == "”" || mark == "」";
  }

  /// A closing mark before a paragraph's first word, with nothing to close and another one to close it: set by mistake,
  /// or by another country's custom.
  [[nodiscard]] bool is_mistaken(std::uint32_t i, Family family) const {
    const bool begins = i == 0 || paragraph_of(i - 1) != paragraph_of(i);
    if (!begins || !touches_right(i) || is_open(family)) return false;
    for (std::uint32_t j = i + 1; j < end_; ++j)
      if (tokens_.kind[j] == TokenKind::quote_mark && family_of(j) == family) return stands_behind(j);
    return false;
  }

  /// The style of the quotation that the mark at `i` opens.
  [[nodiscard]] Style style_of(std::uint32_t i) const {
    const std::string_view mark = tokens_.lower_at(i);
    if (mark == "„" || mark == "‚") return Style::low;
    return mark == "»" || mark == "›" ? Style::reversed : Style::usual;
  }

  /// The mark at `i` may close a quotation of its family and that style.
  [[nodiscard]] bool closes_style(std::uint32_t i, Style style) const {
    const std::string_view mark = tokens_.lower_at(i);
    if (mark == "«" || mark == "‹") return style == Style::reversed;
    if (mark == "»" || mark == "›") return style != Style::reversed;
    if (mark == "“" || mark == "‘") return style == Style::low && stands_behind(i);
    return mark != "„" && mark != "‚" && mark != "``" && mark != "「" && (always_closes(i) || stands_behind(i));
  }

  /// The style of the innermost open quotation of that family; usual when none is open.
  [[nodiscard]] Style open_style(Family family) const {
    for (const Open& open : std::ranges::reverse_view(stack_))
      if (open.family == family) return open.style;
    return Style::usual;
  }

  [[nodiscard]] bool touches_left(std::uint32_t i) const {
    return i > 0 && tokens_.span[i - 1].end == tokens_.span[i].begin;
  }
  [[nodiscard]] bool touches_right(std::uint32_t i) const {
    return i + 1 < tokens_.size() && tokens_.span[i].end == tokens_.span[i + 1].begin;
  }

  [[nodiscard]] Sense sense_of(std::uint32_t i, Family family) const {
    const std::string_view mark = tokens_.lower_at(i);
    if (family == Family::guillemet || family == Family::single_guillemet) return guillemet_sense(i, family);
    // German: „no“. ” after „ closes as everywhere.
    if (open_style(family) == Style::low && closes_style(i, Style::low) && (mark == "“" || mark == "‘"))
      return Sense::closes;
    if (mark == "“" || mark == "„" || mark == "``" || mark == "「") return Sense::opens;
    if (always_closes(i)) return is_mistaken(i, family) ? Sense::opens : Sense::closes;
    if (family == Family::single_mark) return single_sense(i, mark);
    return either_sense(i);
  }

  /// « opens and » closes; where nothing is open, » before a word opens when « closes it: »no«.
  [[nodiscard]] Sense guillemet_sense(std::uint32_t i, Family family) const {
    if (is_open(family)) return closes_style(i, open_style(family)) ? Sense::closes : Sense::opens;
    if (style_of(i) == Style::usual) return Sense::opens;
    const bool left = touches_left(i) && !is_opening_bracket(i - 1) && tokens_.kind[i - 1] != TokenKind::quote_mark;
    return !left && touches_right(i) && (reversed_closes_later(i, family) || opens_next_paragraph(i)) ? Sense::opens
                                                                                                      : Sense::neither;
  }

  [[nodiscard]] bool reversed_closes_later(std::uint32_t i, Family family) const {
    for (std::uint32_t j = i + 1; j < std::min(end_, i + kLookAhead); ++j)
      if (tokens_.kind[j] == TokenKind::quote_mark && family_of(j) == family)
        return style_of(j) == Style::usual && stands_behind(j);
    return false;
  }

  /// The next paragraph begins with the same opening mark as stands at `i`.
  [[nodiscard]] bool opens_next_paragraph(std::uint32_t i) const {
    return stack_.empty() && end_ + 1 < tokens_.size() && tokens_.lower_at(end_) == tokens_.lower_at(i) &&
           touches_right(end_) && !is_elision(end_);
  }

  /// The apostrophe of "’n’", "’em", "’90s"; ’ before any number; the second one of "’n’".
  [[nodiscard]] bool is_elision(std::uint32_t i) const {
    const std::string_view mark = tokens_.lower_at(i);
    if (mark != "'" && mark != "’" && mark != "‘") return false;
    if (is_lone_n(i + 1) || (i > 0 && is_lone_n(i - 1))) return true;
    if (mark == "‘" || !touches_right(i)) return false;
    const std::string_view word = tokens_.lower_at(i + 1);
    if (is_one_of(word, kElided)) return true;
    const bool digit = word.front() >= '0' && word.front() <= '9';
    return digit && (mark == "’" || word.ends_with('s'));
  }

  /// An n between two single marks: "rock ’n’ roll".
  [[nodiscard]] bool is_lone_n(std::uint32_t i) const {
    return i > 0 && i + 1 < tokens_.size() && tokens_.lower_at(i) == "n" && touches_left(i) && touches_right(i) &&
           is_single(i - 1) && is_single(i + 1);
  }
  [[nodiscard]] bool is_single(std::uint32_t i) const {
    return tokens_.kind[i] == TokenKind::quote_mark && family_of(i) == Family::single_mark;
  }

  [[nodiscard]] bool ends_with_digit(std::uint32_t i) const {
    return tokens_.kind[i] == TokenKind::number && ascii::is_digit(tokens_.lower_at(i).back());
  }

  /// Straight double marks and ''.
  [[nodiscard]] Sense either_sense(std::uint32_t i) const {
    const bool open = is_open(Family::double_mark);
    const bool left = touches_left(i);
    const bool right = touches_right(i);
    if (!open && left && ends_with_digit(i - 1)) return Sense::neither;  // 6'2", 12''; not in "in 2014."We"
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
    if (is_elision(i)) return Sense::neither;
    // Between two closing marks: “‘“no”’”.
    if (mark != "‘" && mark != "‚" && is_open(Family::single_mark) && stands_behind(i) && touches_right(i) &&
        tokens_.kind[i - 1] == TokenKind::quote_mark && tokens_.kind[i + 1] == TokenKind::quote_mark)
      return Sense::closes;
    if (mark == "‘" || mark == "‚" || (!left && right)) {
      // A straight mark or ’ may be an apostrophe: it opens for the next paragraph only where a sentence may begin.
      const bool surely = mark == "‘" || mark == "‚" || begins_speech(i);
      return right && (closes_later(i) || (surely && opens_next_paragraph(i))) ? Sense::opens : Sense::neither;
    }
    if (!is_open(Family::single_mark)) return Sense::neither;
    if (!touches_left(i)) return Sense::neither;
    return is_plural_possessive(i) ? Sense::neither : Sense::closes;
  }

  /// At a paragraph's beginning, or behind a comma, a colon or a stop.
  [[nodiscard]] bool begins_speech(std::uint32_t i) const {
    return i == 0 || paragraph_of(i - 1) != paragraph_of(i) || tokens_.kind[i - 1] == TokenKind::punctuation;
  }

  /// Some mark that can close a single quotation follows in the paragraph.
  [[nodiscard]] bool closes_later(std::uint32_t i) const {
    for (std::uint32_t j = i + 2; j < end_; ++j)
      if (can_close_single(j, style_of(i))) return true;
    return false;
  }

  [[nodiscard]] bool can_close_single(std::uint32_t j, Style style) const {
    if (!is_single(j) || is_elision(j)) return false;
    const std::string_view mark = tokens_.lower_at(j);
    return (mark == "’" || mark == "'" || (mark == "‘" && style == Style::low)) && stands_behind(j);
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
      if (can_close_single(j, Style::usual)) return true;
    }
    // The quotation goes on in the next paragraph: nothing here has to close it.
    return stack_.size() == 1 && end_ + 1 < tokens_.size() && is_single(end_) && goes_on(end_);
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

  static constexpr std::uint32_t kLabelWords = 4;    ///< most words of who speaks in a transcript
  static constexpr std::uint32_t kFewestLabels = 3;  ///< turns of a transcript

  const Sentences& sentences_;
  const Tokens& tokens_;
  std::uint32_t end_ = 0;  ///< of the paragraph at hand
  bool is_transcript_ = false;
  std::uint32_t run_ = 0;  ///< paragraphs that the open quotation has gone on over
  std::vector<Open> stack_;
  Quotations out_;
};

}  // namespace

Quotations quotations(const Sentences& sentences, const Tokens& tokens) { return MarkReader(sentences, tokens).run(); }

}  // namespace whosays::quote
