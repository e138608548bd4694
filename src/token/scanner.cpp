// One pass: at each position the longest of URL, word with its inner joiners, number, quotation mark, or one character.
//
// Joiners hold a word together only where both sides are letters or digits: "O'Toole", "state-run", "1,250.5", "U.S.".
// A possessive 's is a token of its own, so that a name stays a name. A stop stays on a known abbreviation ("Mr."), on
// an initial ("J.") and on letter-stop runs ("U.S."), and then does not end a sentence by itself.
#include "token/scanner.h"

#include "base/utf8.h"
#include "lexicon/lexicon.h"

namespace whosays::token {
namespace {

const lexicon::WordSet& abbreviations() {
  static const lexicon::WordSet set("abbreviations.txt");
  return set;
}

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
  }

  Tokens run() {
    while (at_ < text_.size()) {
      const utf8::Decoded d = utf8::decode(text_, at_);
      if (utf8::is_space(d.point)) {
        at_ += d.length;
      } else if (starts_address()) {
        emit(address_end(), TokenKind::word);
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
    if (abbreviations().has(lower)) return true;
    const bool initial = size == 1 && utf8::is_upper(point_at(at_)) && point_at(at_) != 'I';
    const bool letter_run = size >= 3 && text_[end - 2] == '.';
    return (initial && end + 1 < text_.size() && text_[end + 1] == ' ') || letter_run;
  }

  void quote_mark(const utf8::Decoded& d) {
    std::size_t end = at_ + d.length;
    // '' and `` stand for one double mark.
    if ((d.point == '\'' || d.point == '`') && end < text_.size() && text_[end] == text_[at_]) ++end;
    emit(end, TokenKind::quote_mark);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t word_begin_ = 0;
  Tokens tokens_;
};

}  // namespace

Tokens scan(std::string_view text) { return Scanner(text).run(); }

}  // namespace whosays::token
