#include "story/spellings.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "doc/spellings.h"

namespace whosays::story {
namespace {

constexpr std::size_t kLongest = 80;  ///< bytes; longer mentions are phrases

constexpr std::array<std::string_view, 12> kBefore{"the",   "a",   "an", "his",  "her",  "its",
                                                   "their", "our", "my", "this", "that", "your"};

/// Small words that stand within names.
constexpr std::array<std::string_view, 33> kWithin{
    "of", "and", "the", "for", "in",  "on",  "at",  "&",   "de",  "da",  "do", "dos", "del", "della", "di", "du", "la",
    "le", "van", "von", "der", "den", "ter", "ten", "bin", "ibn", "ben", "al", "el",  "y",   "e",     "zu", "und"};

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// A capital, a digit, or a letter of a script that has no capitals.
bool begins_name(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.front());
  return ascii::is_upper(word.front()) || ascii::is_digit(word.front()) || first >= 0x80;
}

}  // namespace

std::optional<std::string> spelling_in(std::string_view words) {
  const std::string text = blanks_collapsed(words);
  std::string_view rest = without_possessive(text);
  if (rest.empty() || rest.size() > kLongest || rest.find(',') != std::string_view::npos) return std::nullopt;
  const std::size_t blank = rest.find(' ');
  if (blank != std::string_view::npos && one_of(utf8::ascii_lowered(rest.substr(0, blank)), kBefore))
    rest.remove_prefix(blank + 1);
  if (is_pronoun_alone(rest)) return std::nullopt;
  for (const std::string_view word : split(rest, ' '))
    if (!word.empty() && !begins_name(word) && !one_of(word, kWithin)) return std::nullopt;
  return begins_name(rest) || one_of(rest.substr(0, rest.find(' ')), kWithin) ? std::optional(std::string(rest))
                                                                              : std::nullopt;
}

std::vector<ActorRecord::Alias> spellings_of(const std::vector<const ActorRecord*>& records) {
  std::map<std::string, std::uint32_t> counts;
  for (const ActorRecord* record : records)
    for (const ActorRecord::Alias& alias : record->aliases)
      if (auto spelling = spelling_in(alias.text)) counts[std::move(*spelling)] += alias.count;
  std::vector<ActorRecord::Alias> out;
  out.reserve(counts.size());
  for (const auto& [text, count] : counts) out.push_back({text, count});
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  return out;
}

}  // namespace whosays::story
