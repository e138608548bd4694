// Pairs of texts that corpora say are the same, opposite or neither, and headlines with their stance to a claim.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "story/claim_model.h"

namespace whosays::claims {

struct PairExample {
  std::string set;   ///< corpus
  std::string unit;  ///< what must not be in training and in the part held back: a claim, a premise
  std::string a, b;
  story::PairClass kind = story::PairClass::other;
  float weight = 1;
  bool held_back = false;
};

struct StanceExample {
  std::string claim;  ///< its id
  std::string text, headline;
  story::Stance stance = story::Stance::observing;
};

std::vector<StanceExample> read_emergent(const std::string& folder);
/// Breaking NLI, negation NLI, Perspectrum, and the surest of Emergent, in one order. `unlicensed`: with Emergent,
/// whose authors state no licence.
std::vector<PairExample> read_pairs(const std::string& corpus, const std::vector<StanceExample>& emergent);

/// Pairs made of sentences of the above by small edits, seeded: words of one meaning, another determiner, a word of
/// every day left out (same); half of it (entails); a word of another sentence in the place of one (other). They teach
/// what the corpora do not have: that what differs in nothing is the same. `words`: models/claim_words.tsv.
void add_edits(const std::string& words, std::uint64_t seed, std::vector<PairExample>& examples);

/// 0 to 9, the same for the same words on every machine.
unsigned part_of(const std::string& unit);

}  // namespace whosays::claims
