// Texts of treebanks with the ends of their written words and sentences.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace whosays::train {

struct GoldText {
  std::string text;
  std::vector<std::uint8_t> word_end;      ///< by byte: 1 where a written word ends before this byte
  std::vector<std::uint8_t> sentence_end;  ///< the same for sentences
};

/// Appends the documents of one CoNLL-U file.
Status add_treebank(const std::string& path, std::vector<GoldText>& into);

}  // namespace whosays::train
