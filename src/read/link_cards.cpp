// See link_cards.h.
#include "read/link_cards.h"

#include <algorithm>
#include <cstdint>

#include "base/ascii.h"

namespace whosays::read {
namespace {

constexpr std::string_view kMore = " MORE";
constexpr std::size_t kLongestCard = 700;
constexpr std::size_t kLongestFullName = 60;  ///< said in full
constexpr std::size_t kShortestName = 3;      ///< letters of a family name
constexpr std::size_t kLongestFamily = 30;

bool is_card_letter(char c) { return ascii::is_letter(c) || (static_cast<unsigned char>(c) & 0x80U) != 0; }

/// The name in full is made of words with a capital and of brackets: "Annabel (Ana) Maria".
bool is_full_name(std::string_view words) {
  bool begins = true;
  for (const char c : words) {
    if (begins && is_card_letter(c) && ascii::is_lower(c)) return false;
    if (!is_card_letter(c) && c != ' ' && c != '(' && c != ')' && c != '.' && c != '-' && c != '\'' && c != '"' &&
        c != ',')
      return false;
    begins = c == ' ' || c == '(' || c == '"';
  }
  return true;
}

/// Where the name stands for the first time that is said again up to `glue`, the place where the headline begins:
/// behind its last letter. npos where the words before `glue` say no name again.
std::size_t end_of_name(std::string_view line, std::size_t from, std::size_t glue) {
  const std::size_t least = glue - std::min(glue - from, kLongestFamily);
  std::size_t begin = glue;
  while (begin > least && is_card_letter(line[begin - 1])) --begin;
  if (begin <= from + 1 || is_card_letter(line[begin - 1]) || glue - begin < kShortestName)
    return std::string_view::npos;
  if (!ascii::is_upper(line[begin])) return std::string_view::npos;
  const std::string_view family = line.substr(begin, glue - begin);
  const std::size_t low = begin - std::min(begin - from, kLongestFullName);
  const std::size_t at = line.substr(low, begin - 1 - low).rfind(family);
  if (at == std::string_view::npos || (low + at > 0 && is_card_letter(line[low + at - 1])))
    return std::string_view::npos;
  const std::size_t end = low + at + family.size();
  const std::size_t full = line[end] == ' ' ? end + 1 : end;  // "Ana VellAnnabel Vell"
  const bool parted = full > end || ascii::is_upper(line[end]);
  if (parted && full < begin && is_full_name(line.substr(full, begin - full))) return end;
  return std::string_view::npos;
}

/// The first card whose "MORE" begins at `more` and that begins behind `from`.
Span card_before(std::string_view line, std::size_t from, std::size_t more) {
  const std::size_t low = std::max(from, more - std::min(more, kLongestCard));
  for (std::size_t glue = low + kShortestName; glue < more; ++glue) {
    const bool glued = is_card_letter(line[glue - 1]) && (ascii::is_upper(line[glue]) || ascii::is_digit(line[glue]));
    if (!glued) continue;
    const std::size_t name = end_of_name(line, low, glue);
    if (name != std::string_view::npos)
      return {static_cast<std::uint32_t>(name), static_cast<std::uint32_t>(more + kMore.size())};
  }
  return {};
}

}  // namespace

std::vector<Span> link_cards(std::string_view line) {
  std::vector<Span> out;
  std::size_t from = 0;
  for (std::size_t more = line.find(kMore); more != std::string_view::npos; more = line.find(kMore, more + 1)) {
    const std::size_t end = more + kMore.size();
    if (end < line.size() && is_card_letter(line[end]) && line.substr(end, 3) != "\xE2\x80\x99") continue;
    const Span card = card_before(line, from, more);
    if (!card.empty()) out.push_back(card);
    from = end;
  }
  return out;
}

MappedText without_link_cards(MappedText line) {
  const std::vector<Span> cards = link_cards(line.text);
  if (cards.empty()) return line;
  TextBuilder kept(line);
  std::uint32_t begin = 0;
  for (const Span card : cards) {
    kept.copy({begin, card.begin});
    begin = card.end;
  }
  const auto end = static_cast<std::uint32_t>(line.text.size());
  if (begin < end) kept.copy({begin, end});
  return kept.finish();
}

}  // namespace whosays::read
