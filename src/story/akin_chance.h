// How many of those who may be saying what a claim says are counted in the most of its origins.
//
// No rule tells who of them does: sixty-nine signs together were no better than the way in which somebody was found and
// whether the claim leads its report (docs/notes/stories-done.md, "Ceilings, counted"). How often they do was counted
// on invented stories with known ranges. So the most takes in as many as leave a small chance that there are more: one
// who is hardly likely is left out alone, and of many of them some are counted. Cost: voices times their sum.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace whosays::story {

/// How somebody was found who may be saying it.
enum class AkinWay : std::uint8_t {
  alike,       ///< in words that are like the claim's, or credited with it
  of_lead,     ///< speaks first in a report of the event that takes it up, or was there
  in_report,   ///< speaks below in the report that leads with the claim
  first_near,  ///< speaks first in any other report that may be of the event
  next_near,   ///< speaks next in such a report
};

/// How often such a voice says the same, by whether the claim leads its report.
float chance_of(AkinWay way, bool claim_leads);

struct MayBe {
  float chance = 0;
  std::optional<std::uint32_t> size = 1;  ///< none: how many is not known
};

/// The chance that there are more than the most: with it fewer than one ceiling of twenty is too low in stories of
/// which nothing was counted.
inline constexpr float kMoreThanMost = 0.035F;

/// The least number of people that they pass with less than that chance; none where how many is not known with more.
std::optional<std::uint32_t> most_of(const std::vector<MayBe>& voices);

}  // namespace whosays::story
