#include "coref/letters.h"

#include <algorithm>

#include "coref/person_words.h"

namespace whosays::coref {
namespace {

constexpr std::size_t kLeastSpelt = 2, kMoreFreely = 3, kMostSpelt = 8, kLongestName = 12;

bool joins_words(std::string_view word) {
  return is_any_of(word, {"of", "the", "for", "and", "on", "&", "in", "to", "against"});
}

/// Words of the name that may give no letter.
std::vector<bool> silent_words(const std::vector<std::string>& name, bool freely) {
  std::vector<bool> out(name.size());
  for (std::size_t i = 0; i < name.size(); ++i)
    out[i] = joins_words(name[i]) || (freely && i > 0 && (name[i - 1] == "and" || name[i - 1] == "&"));
  if (!freely) return out;
  std::size_t lead = 0;
  while (lead < name.size() && is_any_of(name[lead], {"us", "u.s", "u.s.", "uk", "u.k", "u.k.", "national", "federal"}))
    ++lead;
  if (lead + 1 < name.size() && is_any_of(name[lead], {"department", "ministry", "office", "bureau"}) &&
      name[lead + 1] == "of")
    lead += 2;
  for (std::size_t i = 0; i < lead; ++i) out[i] = true;
  return out;
}

}  // namespace

bool spells(std::string_view letters, const std::vector<std::string>& name) {
  if (letters.size() < kLeastSpelt || letters.size() > kMostSpelt || name.size() > kLongestName) return false;
  const std::vector<bool> silent = silent_words(name, letters.size() >= kMoreFreely);
  // reached[k]: the words so far can give the first k letters.
  std::vector<bool> reached(letters.size() + 1);
  reached[0] = true;
  for (std::size_t w = 0; w < name.size(); ++w) {
    const std::size_t most = joins_words(name[w]) ? 1 : letters.size() > kMoreFreely ? 3 : 1;
    std::vector<bool> next(reached.size());
    for (std::size_t k = 0; k < reached.size(); ++k) {
      if (!reached[k]) continue;
      if (silent[w]) next[k] = true;
      for (std::size_t n = 1; n <= std::min({most, name[w].size(), letters.size() - k}); ++n)
        if (letters.substr(k, n) == std::string_view(name[w]).substr(0, n)) next[k + n] = true;
    }
    reached = std::move(next);
  }
  return reached.back();
}

}  // namespace whosays::coref
