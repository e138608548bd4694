#include "time/years.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "time/patterns.h"

namespace whosays::time {
namespace {

constexpr int kEarliest = 1500;
constexpr int kLatest = 2099;
constexpr int kLongestRange = 300;  ///< years

int number_at(const Pieces& p, std::uint32_t at) {
  int value = -1;
  if (at >= p.size() || p.rows[at].kind != PieceKind::digits) return value;
  const std::string_view word = p.word(at);
  if (word.size() <= 4) std::from_chars(word.data(), word.data() + word.size(), value);
  return value;
}

/// Reads what stands beside the number; blanks and the borders of sentences count as nothing.
class Beside {
 public:
  Beside(const Pieces& p, std::uint32_t at) : p_(p), at_(at) {}

  [[nodiscard]] bool same_sentence(std::uint32_t i) const {
    return i < p_.size() && p_.rows[i].sentence == p_.rows[at_].sentence;
  }
  [[nodiscard]] std::string_view left(std::uint32_t steps = 1) const {
    return at_ >= steps && same_sentence(at_ - steps) ? p_.word(at_ - steps) : std::string_view{};
  }
  [[nodiscard]] std::string_view right(std::uint32_t steps = 1) const {
    return same_sentence(at_ + steps) ? p_.word(at_ + steps) : std::string_view{};
  }
  [[nodiscard]] bool left_glued() const { return at_ > 0 && !p_.rows[at_].spaced; }
  [[nodiscard]] bool right_glued() const { return at_ + 1 < p_.size() && !p_.rows[at_ + 1].spaced; }
  [[nodiscard]] PieceKind right_kind() const { return p_.rows[at_ + 1].kind; }

 private:
  const Pieces& p_;
  std::uint32_t at_;
};

bool listed(std::string_view list, std::string_view word) {
  return !word.empty() && time_words().find(list, word).has_value();
}

/// $1950, #1950, F-1950, 1,950, 1950%, 1950km, 1950.5: no year, whatever else is around.
bool part_of_something_else(const Beside& beside) {
  constexpr std::array<std::string_view, 11> kBefore = {"$", "€", "£", "#", "/", "+", ".", ",", ":", "_", "="};
  constexpr std::array<std::string_view, 5> kAfter = {"%", "°", "/", "_", "$"};
  const auto is_in = [](const auto& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  if (beside.left_glued() && is_in(kBefore, beside.left())) return true;
  if (listed("numbered", beside.left())) return true;  // Room 1950, No. 1950
  if (beside.left() == "." && listed("numbered", beside.left(2))) return true;
  if (!beside.right_glued() || beside.right().empty()) return false;
  if (beside.right_kind() == PieceKind::letters || is_in(kAfter, beside.right())) return true;
  const bool joint = beside.right() == "," || beside.right() == ".";
  return joint && !beside.right(2).empty() && std::isdigit(static_cast<unsigned char>(beside.right(2)[0])) != 0 &&
         beside.right(2).size() == 3;
}

/// Crates, people, tonnes: what is counted. A plural by its ending, or on the list.
bool is_counted(std::string_view word) {
  if (listed("year-noun", word)) return false;  // elections, games, riots: things that have a year
  if (listed("counted", word)) return true;
  return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s");
}

bool is_word(std::string_view word) { return !word.empty() && word[0] >= 'a' && word[0] <= 'z'; }

}  // namespace

std::uint32_t behind_range_mark(const Pieces& pieces, std::uint32_t at) {
  if (at + 1 >= pieces.size() || pieces.rows[at].sentence != pieces.rows[at + 1].sentence) return 0;
  const std::string_view mark = pieces.word(at);
  const bool dash = mark == "-" || mark == "–" || mark == "—" || mark == "/" || mark == "‑";
  return dash && pieces.rows[at + 1].kind == PieceKind::digits ? at + 1 : 0;
}

int range_end_year(const Pieces& pieces, std::uint32_t at, int first_year) {
  const int value = number_at(pieces, at);
  if (value < 0) return 0;
  const std::size_t digits = pieces.word(at).size();
  const int year = digits == 4 ? value : digits == 2 ? first_year / 100 * 100 + value : 0;
  return year > first_year && year - first_year <= kLongestRange && year <= kLatest ? year : 0;
}

bool stands_as_year(const Pieces& pieces, std::uint32_t at) {
  const int value = number_at(pieces, at);
  if (value < kEarliest || value > kLatest) return false;
  const Beside beside(pieces, at);
  if (part_of_something_else(beside)) return false;

  // 1947-1954, 1947-54: from either end.
  if (const std::uint32_t end = behind_range_mark(pieces, at + 1); end != 0)
    return range_end_year(pieces, end, value) != 0;
  if (at >= 2 && behind_range_mark(pieces, at - 1) == at) {
    const int first = number_at(pieces, at - 2);
    return first >= kEarliest && range_end_year(pieces, at, first) != 0;
  }
  if (beside.left_glued() && beside.left() == "-") return false;  // Il-1976

  const bool opens = beside.left().empty();
  const bool closes = beside.right().empty() || !is_word(beside.right());
  if (beside.left() == "(" && closes) return true;
  if (opens && (closes || listed("year-noun", beside.right()))) return true;
  if (is_counted(beside.right())) return false;
  if (listed("before-year", beside.left())) return true;  // the 2031 inquiry, its 2031 report
  if (beside.left() == "s" && (beside.left(2) == "'" || beside.left(2) == "’")) return is_word(beside.right());
  if (beside.left() == "," && closes) return true;  // the harbour, 2031.
  if (listed("year-noun", beside.right())) return true;
  return closes && listed("until-year", beside.left());  // well into 2031.
}

}  // namespace whosays::time
