#include "story/akin_chance.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace whosays::story {

// Fitted on the seven sets of tests/golden/origins that are read (224 claims), so that the numbers of origins asked for
// are as likely as can be; each set was scored by what was fitted on the others.
float chance_of(AkinWay way, bool claim_leads) {
  static constexpr std::array<std::array<float, 2>, 5> kChances{
      {{0.292F, 0.422F}, {0.258F, 0.381F}, {0.075F, 0.126F}, {0.084F, 0.141F}, {0.121F, 0.197F}}};
  return kChances[static_cast<std::size_t>(way)][claim_leads ? 1 : 0];
}

std::optional<std::uint32_t> most_of(const std::vector<MayBe>& voices) {
  std::vector<double> sums{1};  // the chance of each number
  double counted = 1;           // that all who say so can be counted
  for (const MayBe& voice : voices) {
    const double chance = voice.chance;
    if (!voice.size) {
      counted *= 1 - chance;
      continue;
    }
    std::vector<double> next(sums.size() + *voice.size, 0);
    for (std::size_t n = 0; n < sums.size(); ++n) {
      next[n] += sums[n] * (1 - chance);
      next[n + *voice.size] += sums[n] * chance;
    }
    sums = std::move(next);
  }
  if (1 - counted >= kMoreThanMost) return std::nullopt;
  double more = 1;
  std::uint32_t most = 0;
  for (const double chance : sums) {
    more -= chance;
    if (more < kMoreThanMost) break;
    ++most;
  }
  return std::min(most, static_cast<std::uint32_t>(sums.size() - 1));
}

}  // namespace whosays::story
