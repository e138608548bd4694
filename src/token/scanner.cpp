// One pass: at each position the longest of URL, word with its inner joiners, number, quotation mark, or one character.
//
// Joiners hold a word together only where both sides are letters or digits: "O'Toole", "state-run", "1,250.5", "U.S.".
// A possessive 's is a token of its own, so that a name stays a name. A stop stays on a known abbreviation ("Mr."), on
// an initial ("J.") and on letter-stop runs ("U.S."), and then does not end a sentence by itself; whether a common word
// ("no.", "Sun.") is an abbreviation is decided by what stands around it. O(n): looks ahead are bounded.
#include "token/scanner.h"

#include <algorithm>

#include "base/utf8.h"
#include "token/abbreviations.h"

namespace whosays::token {
namespace {

constexpr std::size_t kLongestMailbox = 64;  ///< bytes before the @ (RFC 5321)
constexpr std::size_t kLongestHost = 255;    ///< bytes behind it

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

bool is_quote_mark(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case '`':
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB:
    case 0x2039:
    case 0x203A:
    case 0x300C:
    case 0x300D:
    case 0xFF02: return true;
    default: return false;
  }
}

/// Letters, digits and combining marks: what a word is made of.
bool is_word_part(char32_t c) {
  if (c < 0x80) return utf8::is_letter(c) || utf8::is_digit(c) || c == '_';
  return utf8::is_word(c) || (c >= 0x0300 && c <= 0x036F);
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {
    tokens_.state = LayerState::present;
    tokens_.lower = utf8::ascii_lowered(text);
    const std::size_t guess = text.size() / 5 + 8;
    tokens_.span.reserve(guess);
    tokens_.kind.reserve(guess);
    tokens_.sentence.reserve(guess);
    tokens_.capital.reserve(guess);
  }

  Tokens run() {
    while (at_ < text_.size()) {
      const utf8::Decoded d = utf8::decode(text_, at_);
      if (utf8::is_space(d.point)) {
        at_ += d.length;
      } else if (starts_address()) {
        emit(address_end(), TokenKind::word);
      } else if (const std::size_t end = mail_address_end(); end != 0) {
        emit(end, TokenKind::word);
      } else if (is_word_part(d.point)) {
        word();
      } else if (possessive()) {
        emit(at_ + d.length + 1, TokenKind::word);
      } else if (is_quote_mark(d.point)) {
        quote_mark(d);
      } else {
        emit(at_ + d.length, is_punctuation(d.point) ? TokenKind::punctuation : TokenKind::symbol);
      }
    }
    return std::move(tokens_);
  }

 private:
  static bool is_punctuation(char32_t c) {
    switch (c) {
      case '.':
      case ',':
      case ';':
      case ':':
      case '!':
      case '?':
      case '(':
      case ')':
      case '[':
      case ']':
      case '-':
      case 0x2013:
      case 0x2014:
      case 0x2015:
      case 0x2026: return true;
      default: return false;
    }
  }

  [[nodiscard]] char32_t point_at(std::size_t at) const {
    return at < text_.size() ? utf8::decode(text_, at).point : 0;
  }

  [[nodiscard]] char32_t point_before(std::size_t at) const {
    if (at == 0) return 0;
    --at;
    while (at > 0 && utf8::is_continuation(text_[at])) --at;
    return utf8::decode(text_, at).point;
  }

  void emit(std::size_t end, TokenKind kind) {
    tokens_.span.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)});
    tokens_.kind.push_back(kind);
    tokens_.sentence.push_back(0);
    tokens_.capital.push_back(utf8::is_upper(point_at(at_)) ? 1 : 0);
    at_ = end;
  }

  [[nodiscard]] bool starts_address() const {
    const char first = tokens_.lower[at_];
    if (first != 'h' && first != 'w' && first != '@' && first != '#') return false;
    const std::string_view rest = std::string_view(tokens_.lower).substr(at_, 8);
    return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.") ||
           ((rest.starts_with("@") || rest.starts_with("#")) && is_word_part(point_at(at_ + 1)));
  }

  [[nodiscard]] std::size_t address_end() const {
    std::size_t end = at_;
    while (end < text_.size()) {
      const utf8::Decoded d = utf8::decode(text_, end);
      if (utf8::is_space(d.point) || (d.point != '\'' && is_quote_mark(d.point)) || d.point == '<' || d.point == '>')
        break;
      end += d.length;
    }
    while (end > at_ + 1 && std::string_view(".,;:!?)]'").find(text_[end - 1]) != std::string_view::npos) --end;
    return end;
  }

  /// The end of an e-mail address that begins here ("odel@callis.example"), or 0.
  [[nodiscard]] std::size_t mail_address_end() {
    if (next_sign_ < at_) next_sign_ = std::min(text_.size(), text_.find('@', at_));
    if (next_sign_ - at_ > kLongestMailbox) return 0;
    const std::size_t limit = std::min(text_.size(), at_ + kLongestMailbox);
    std::size_t sign = at_;
    while (sign < limit &&
           (is_ascii_word(sign) || std::string_view(".%+-").find(text_[sign]) != std::string_view::npos))
      ++sign;
    if (sign == at_ || sign >= text_.size() || text_[sign] != '@' || !is_ascii_word(at_)) return 0;
    // Labels between single stops, a stop among them; the last stop may be the sentence's.
    std::size_t end = 0;
    bool stop = false;
    for (std::size_t at = sign + 1; at < std::min(text_.size(), sign + 1 + kLongestHost); ++at) {
      if (is_ascii_word(at) && text_[at] != '_') {
        if (stop) end = at + 1;
      } else if (is_ascii_word(at - 1) && (text_[at] == '.' || text_[at] == '-')) {
        stop = stop || text_[at] == '.';
      } else {
        break;
      }
    }
    return end != 0 && is_word_part(point_at(end)) ? 0 : end;
  }

  [[nodiscard]] bool is_ascii_word(std::size_t at) const {
    return static_cast<unsigned char>(text_[at]) < 0x80 && is_word_part(static_cast<char32_t>(text_[at]));
  }

  /// At 's or ’s after a word: the clitic begins here.
  [[nodiscard]] bool possessive() const {
    if (!is_apostrophe(point_at(at_)) || at_ == 0 || !is_word_part(point_before(at_))) return false;
    const std::size_t s = at_ + utf8::decode(text_, at_).length;
    const char32_t c = point_at(s);
    return (c == 's' || c == 'S') && !is_word_part(point_at(s + 1));
  }

  /// Whether the joiner at `at` holds the word on its left and right together; then the position after the joiner.
  [[nodiscard]] std::size_t joined_after(std::size_t at, char32_t left) const {
    const utf8::Decoded joiner = utf8::decode(text_, at);
    const std::size_t next = at + joiner.length;
    const char32_t right = point_at(next);
    if (!is_word_part(right)) return 0;
    if (is_apostrophe(joiner.point)) {
      const bool clitic = (right == 's' || right == 'S') && !is_word_part(point_at(next + 1));
      return utf8::is_letter(left) && utf8::is_letter(right) && !clitic ? next : 0;
    }
    if (is_hyphen(joiner.point)) return next;
    if (joiner.point == ',' || joiner.point == '.' || joiner.point == ':')
      return utf8::is_digit(left) && utf8::is_digit(right) ? next
                                                           : (joiner.point == '.' ? after_inner_stop(at, next) : 0);
    return joiner.point == '&' && utf8::is_upper(left) && utf8::is_upper(right) ? next : 0;
  }

  /// A stop between letters: part of "U.S" or "news.example", but not of "officials.The" (a missing blank).
  [[nodiscard]] std::size_t after_inner_stop(std::size_t stop, std::size_t next) const {
    const bool single_left = stop - word_begin_ == 1 || (stop >= 2 && text_[stop - 2] == '.');
    const bool single_right = !is_word_part(point_at(next + utf8::decode(text_, next).length));
    if (single_left && (single_right || !utf8::is_upper(point_at(next)))) return next;
    return !utf8::is_upper(point_at(next)) && !utf8::is_digit(point_at(next)) ? next : 0;
  }

  void word() {
    word_begin_ = at_;
    std::size_t end = at_;
    char32_t left = 0;
    bool digits_only = true;
    while (end < text_.size()) {
      const utf8::Decoded d = utf8::decode(text_, end);
      if (is_word_part(d.point)) {
        left = d.point;
        digits_only = digits_only && utf8::is_digit(d.point);
        end += d.length;
        continue;
      }
      const std::size_t next = joined_after(end, left);
      if (next == 0) break;
      digits_only = digits_only && !is_hyphen(d.point);
      end = next;
    }
    if (end < text_.size() && text_[end] == '.' && keeps_stop(end)) ++end;
    emit(end, digits_only ? TokenKind::number : TokenKind::word);
  }

  /// True when the stop at `end` belongs to the word before it.
  [[nodiscard]] bool keeps_stop(std::size_t end) const {
    const std::size_t size = end - at_;
    const std::string_view lower = std::string_view(tokens_.lower).substr(at_, size + 1);
    if (const std::uint8_t marks = abbreviation_marks(lower); marks != 0 && fits(marks, end)) return true;
    const bool initial = size == 1 && utf8::is_upper(point_at(at_)) && point_at(at_) != 'I';
    const bool letter_run = size >= 3 && text_[end - 2] == '.';
    return (initial && end + 1 < text_.size() && text_[end + 1] == ' ' && !numbered_by_letter()) || letter_run;
  }

  /// Whether the listed word at hand, its stop at `stop`, is an abbreviation here rather than a common word.
  [[nodiscard]] bool fits(std::uint8_t marks, std::size_t stop) const {
    const bool capital = utf8::is_upper(point_at(at_));
    const bool mixed = capital && stop > at_ + 1 && !utf8::is_upper(point_at(at_ + 1));
    if ((marks & kListed) == 0 || ((marks & kCapital) != 0 && !capital)) return false;
    if ((marks & (kMixed | kBehindPlace)) != 0 && !mixed) return false;
    if ((marks & kNumber) != 0 && !number_follows(stop + 1)) return false;
    if ((marks & kNotThe) != 0 && word_back(1) == "the") return false;
    return (marks & kBehindPlace) == 0 || behind_place();
  }

  /// "5", "#5", "II" behind a blank or none. A lone capital I is the pronoun.
  [[nodiscard]] bool number_follows(std::size_t at) const {
    while (at < text_.size() && text_[at] != '\n' && utf8::is_space(point_at(at))) at += utf8::decode(text_, at).length;
    if (point_at(at) == '#') ++at;
    if (utf8::is_digit(point_at(at))) return true;
    const std::size_t begin = at;
    while (at < text_.size() && std::string_view("IVXLC").find(text_[at]) != std::string_view::npos) ++at;
    return at >= begin + 2 && !is_word_part(point_at(at));
  }

  /// The token so many before the one at hand, in lower case; empty when there is none.
  [[nodiscard]] std::string_view word_back(std::size_t back) const {
    return back > tokens_.size() ? std::string_view()
                                 : tokens_.lower_at(static_cast<std::uint32_t>(tokens_.size() - back));
  }

  [[nodiscard]] bool behind_place() const {
    return tokens_.size() >= 2 && word_back(1) == "," && tokens_.capital[tokens_.size() - 2] != 0;
  }

  /// "vitamin C.": the letter is a number rather than an initial, so its stop ends the sentence.
  [[nodiscard]] bool numbered_by_letter() const { return (abbreviation_marks(word_back(1)) & kLettered) != 0; }

  void quote_mark(const utf8::Decoded& d) {
    std::size_t end = at_ + d.length;
    // '' and `` stand for one double mark.
    if ((d.point == '\'' || d.point == '`') && end < text_.size() && text_[end] == text_[at_]) ++end;
    emit(end, TokenKind::quote_mark);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t word_begin_ = 0;
  std::size_t next_sign_ = text_.find('@') == std::string_view::npos ? text_.size() : text_.find('@');
  Tokens tokens_;
};

}  // namespace

Tokens scan(std::string_view text) { return Scanner(text).run(); }

}  // namespace whosays::token
