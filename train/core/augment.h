// Sentences as headlines, shouts and careless writers have them.
#pragma once

#include <random>

#include "data.h"

namespace whosays::train {

/// A sentence set as a headline, shouted, without capitals or without its stop, as chance has it.
Sentence augmented(const Sentence& sentence, std::mt19937& random);

}  // namespace whosays::train
