#include "footing/charge_rates.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/word_map.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr std::size_t kRatePlaces = static_cast<std::size_t>(RatePlace::count_);

// In the order of the enumerators.
constexpr std::array<std::string_view, kRatePlaces> kPlaceNames = {
    "of_subject",  "of_passive", "of_object", "of_other",  "inner",  "object",     "of_object_itself",
    "oblique",     "beside",     "second",    "of_second", "thing",  "own_clause", "party",
    "own_quality", "above",      "source",    "cue",       "clause", "content"};

using Rates = std::array<std::int16_t, kRatePlaces>;

WordMap<Rates> read_rates() {
  static const lexicon::Table table("allegation_rates.tsv");
  WordMap<Rates> out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Rates rates{};
    for (std::size_t place = 0; place < kRatePlaces; ++place) {
      const std::string_view cell = table.at(row, kPlaceNames[place]);
      std::from_chars(cell.data(), cell.data() + cell.size(), rates[place]);
    }
    out.emplace(table.at(row, "word"), rates);
  }
  return out;
}

}  // namespace

RatePlace predicate_place(std::int32_t kind) {
  constexpr std::int32_t kSubject = 0, kPassive = 1, kObject = 2, kIndirect = 3;
  if (kind == kSubject) return RatePlace::of_subject;
  if (kind == kPassive) return RatePlace::of_passive;
  return kind == kObject || kind == kIndirect ? RatePlace::of_object : RatePlace::of_other;
}

RatePlace rate_place(std::size_t place) {
  return static_cast<RatePlace>(static_cast<std::size_t>(RatePlace::inner) + place - 1);
}

std::int32_t charge_rate(std::string_view lemma, RatePlace place) {
  static const WordMap<Rates> all = read_rates();
  if (lemma.empty()) return 0;
  const auto found = all.find(lemma);
  return found == all.end() ? 0 : found->second[static_cast<std::size_t>(place)];
}

}  // namespace whosays::footing
