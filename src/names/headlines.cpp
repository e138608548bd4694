#include "names/headlines.h"

#include <algorithm>

#include "names/word_lists.h"

namespace whosays::names {
namespace {

constexpr std::uint32_t kLongestName = 8;  ///< tokens that are looked up together

}  // namespace

std::vector<Name> headline_names(const Reading& reading, std::uint32_t sentence, const KnownNames& known) {
  std::vector<Name> out;
  const Sentence& row = reading.sentence(sentence);
  const bool shouted = reading.casing(sentence) == Casing::all_capitals;
  for (std::uint32_t i = row.first_token; i < row.end_token;) {
    std::uint32_t end = i;
    NameType type = NameType::other;
    const std::uint32_t longest = std::min(kLongestName, row.end_token - i);
    for (std::uint32_t n = longest; n > 0 && end == i && reading.capitalised(i); --n) {
      const auto found = known.find(reading.key(i, i + n));
      if (found == known.end()) continue;
      type = found->second;
      end = i + n;
    }
    if (end == i && !shouted && reading.acronym(i) && !reading.is(i, kNoAcronym)) {
      type = reading.is(i, kPlaceName) ? NameType::place : NameType::organisation;
      end = i + 1;
    }
    if (end > i) out.push_back({reading.field(), reading.span(i, end), type});
    i = std::max(end, i + 1);
  }
  return out;
}

}  // namespace whosays::names
