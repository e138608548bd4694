// Fitting: a net of one hidden layer and a sum of words, by Adam, with a seed: the same numbers every time.
#pragma once

#include <cstdint>
#include <vector>

#include "story/claim_model.h"

namespace whosays::claims {

struct PairRow {
  story::PairTraits traits{};
  story::PairClass kind = story::PairClass::other;
  float weight = 1;
};

struct StanceRow {
  story::PairTraits traits{};
  std::vector<std::string> words;
  story::Stance stance = story::Stance::observing;
};

/// Sets mean and scale from the rows, then hidden and out.
void fit_pairs(const std::vector<PairRow>& rows, std::uint64_t seed, story::ClaimModel& model);
/// Requires mean and scale. Rare words are left out.
void fit_stance(const std::vector<StanceRow>& rows, std::uint64_t seed, story::ClaimModel& model);

}  // namespace whosays::claims
