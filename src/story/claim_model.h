// The learned part of claims: is a pair the same, the opposite, or neither; where does a headline stand to a claim.
//
// Two heads over the traits of claim_pairs.h: a net of one small hidden layer for pairs, and a sum with the words of
// the second side for the stance of headlines. Plain floating-point sums in one order. Weights: models/claims.tsv, made
// by train/claims (docs/notes/claims.md has the figures).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "story/claim_pairs.h"

namespace whosays::story {

/// entails: whoever says the first says the second, too, and not the other way round.
enum class PairClass : std::uint8_t { same, entails, opposite, other };
inline constexpr std::size_t kPairClasses = 4;
std::string_view word(PairClass kind);

/// As Emergent has it: the second text stands for the first, against it, or only reports that it is said.
enum class Stance : std::uint8_t { for_, against, observing };
inline constexpr std::size_t kStances = 3;
std::string_view word(Stance stance);

struct ClaimModel {
  static constexpr std::size_t kHidden = 16;
  std::array<float, kPairTraits> mean{}, scale{};  ///< traits are centred and scaled first
  std::array<std::array<float, kPairTraits>, kHidden> hidden{};
  std::array<float, kHidden> hidden_bias{};
  std::array<std::array<float, kHidden>, kPairClasses> out{};
  std::array<float, kPairClasses> out_bias{};
  std::array<std::array<float, kPairTraits>, kStances> stance{};
  std::array<float, kStances> stance_bias{};
  std::unordered_map<std::string, std::array<float, kStances>> words;  ///< of the second side: stems, and two in a row
};

/// Probabilities, summing to 1.
std::array<double, kPairClasses> pair_probabilities(const ClaimModel& model, const PairTraits& traits);
std::array<double, kStances> stance_probabilities(const ClaimModel& model, const PairTraits& traits,
                                                  const std::vector<std::string>& words);
/// What the stance head sees of a text: stems in order, with function words, and two in a row joined by "_"; each once.
std::vector<std::string> stance_words(std::string_view text);

std::string model_text(const ClaimModel& model);
/// Rows that it does not know are skipped; what is missing is 0.
ClaimModel read_claim_model(std::string_view text);
const ClaimModel& embedded_claim_model();

}  // namespace whosays::story
