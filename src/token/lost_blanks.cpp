// See lost_blanks.h. One pass from left to right; a straight mark between two words closes what is open, else opens.
#include "token/lost_blanks.h"

#include <algorithm>
#include <array>

namespace whosays::token {
namespace {

enum class Side : std::uint8_t { opens, closes, either };

class LostBlanks {
 public:
  LostBlanks(std::string_view text, Pieces& pieces) : text_(text), p_(pieces) {}

  void run() {
    for (std::uint32_t i = 0; i < p_.size(); ++i) {
      if (p_.gap[i] == Gap::line) quoted_ = false;
      const bool touches = p_.gap[i] == Gap::none;
      const Shape shape = p_.shape[i];
      const Side side = shape == Shape::quote ? side_of(i) : Side::either;
      if (touches && ended_ && !goes_on(shape, side)) {
        const bool opens = side == Side::opens || shape == Shape::opening;
        if (opens ? touches_right(i) && begins(i + 1) : begins(i)) p_.gap[i] = Gap::blank;
        ended_ = false;
      } else if (!touches) {
        ended_ = false;
      }
      if (touches && ends(shape) && ends_word(i - 1)) {
        ended_ = true;
        word_ = i - 1;
      }
    }
  }

 private:
  static bool ends(Shape shape) { return shape == Shape::stop || shape == Shape::mark || shape == Shape::ellipsis; }

  /// The piece belongs to the end of the sentence: "?", ")", a closing mark.
  static bool goes_on(Shape shape, Side side) {
    return ends(shape) || shape == Shape::closing || (shape == Shape::quote && side == Side::closes);
  }

  [[nodiscard]] bool touches_right(std::uint32_t i) const { return i + 1 < p_.size() && p_.gap[i + 1] == Gap::none; }
  [[nodiscard]] bool is(std::uint32_t i, char c) const { return i < p_.size() && p_.hash[i] == mark_hash(c); }

  Side side_of(std::uint32_t i) {
    const std::string_view mark = slice(text_, p_.span[i]);
    if (mark == "”" || mark == "»") return Side::closes;
    if (mark != "\"") return Side::opens;
    const bool left = p_.gap[i] == Gap::none && p_.shape[i - 1] != Shape::opening && p_.shape[i - 1] != Shape::dash;
    const bool closes = left && (!touches_right(i) || quoted_);
    quoted_ = !closes;
    return closes ? Side::closes : Side::opens;
  }

  /// What a stop ends a sentence behind: no initial, no letter-stop run.
  [[nodiscard]] bool ends_word(std::uint32_t i) const {
    const Shape shape = p_.shape[i];
    return (is_letters(shape) && shape != Shape::initial && shape != Shape::letter && shape != Shape::caseless) ||
           is_digits(shape) || shape == Shape::closing || shape == Shape::apostrophe || is(i, '%') ||
           (shape == Shape::quote && p_.gap[i] == Gap::none);
  }

  /// A word with a capital begins a sentence here, as far as letters say.
  bool begins(std::uint32_t i) {
    const Shape before = p_.shape[word_];
    bool capital = false;
    switch (p_.shape[i]) {
      case Shape::capital: capital = !ends_address(i, before) && !number_touches(i); break;
      case Shape::mixed: capital = before != Shape::mixed; break;
      case Shape::upper: capital = before != Shape::upper && !ends_address(i, before); break;
      case Shape::initial: capital = begins_with_letter(i, before); break;
      default: break;
    }
    return capital && !in_address(i);
  }

  /// "I am", "A quay", and "U.S. officials" behind a word of small letters.
  [[nodiscard]] bool begins_with_letter(std::uint32_t i, Shape before) const {
    const std::string_view letter = slice(text_, p_.span[i]);
    if (letter == "I" || letter == "A")
      return !touches_right(i) || (letter == "I" && p_.shape[i + 1] == Shape::apostrophe);
    return before == Shape::lower && i + 3 < p_.size() && touches_right(i) && is(i + 1, '.') && touches_right(i + 1) &&
           p_.shape[i + 2] == Shape::initial && touches_right(i + 2) && is(i + 3, '.');
  }

  /// "Quay.Error404"
  [[nodiscard]] bool number_touches(std::uint32_t i) const { return touches_right(i) && is_digits(p_.shape[i + 1]); }

  /// "Callis.Com", "PLAN.PDF"; but "... said.Gov. Vell".
  [[nodiscard]] bool ends_address(std::uint32_t i, Shape before) const {
    constexpr auto kEndings = [] {
      std::array out = {letters_hash("com"), letters_hash("net"),  letters_hash("org"),  letters_hash("edu"),
                        letters_hash("gov"), letters_hash("info"), letters_hash("doc"),  letters_hash("docx"),
                        letters_hash("gif"), letters_hash("htm"),  letters_hash("html"), letters_hash("jpeg"),
                        letters_hash("js"),  letters_hash("jpg"),  letters_hash("pdf"),  letters_hash("png"),
                        letters_hash("txt"), letters_hash("xls"),  letters_hash("xlsx"), letters_hash("zip")};
      std::ranges::sort(out);
      return out;
    }();
    if (!std::ranges::binary_search(kEndings, p_.hash[i])) return false;
    return !(before == Shape::lower && p_.hash[i] == letters_hash("gov") && touches_right(i) && is(i + 1, '.') &&
             !touches_right(i + 1));
  }

  /// The run without blanks around the piece is an address of the net or of a mailbox, or part of a program.
  bool in_address(std::uint32_t i) {
    if (i >= run_end_) {
      std::uint32_t first = i;
      while (first > 0 && first > run_end_ && p_.gap[first] == Gap::none) --first;
      run_end_ = i + 1;
      while (run_end_ < p_.size() && p_.gap[run_end_] == Gap::none) ++run_end_;
      address_ = p_.hash[first] == letters_hash("www");
      for (std::uint32_t at = first; at < run_end_ && !address_; ++at)
        address_ = is(at, '@') || is(at, '/') || is(at, '\\') || is(at, '_') || is(at, '=') || is(at, '#');
    }
    return address_;
  }

  std::string_view text_;
  Pieces& p_;
  bool quoted_ = false;        ///< a straight mark is open
  bool ended_ = false;         ///< the pieces before end a sentence, without a blank so far
  std::uint32_t word_ = 0;     ///< before its stop
  std::uint32_t run_end_ = 0;  ///< of the run that was looked at last
  bool address_ = false;
};

}  // namespace

void find_lost_blanks(std::string_view text, Pieces& pieces) { LostBlanks(text, pieces).run(); }

}  // namespace whosays::token
