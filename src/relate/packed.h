// Pages in a fifteenth of their room, from which they can be made again in a fifth of the time that scanning takes.
//
// A word is its number in a dictionary that all pages of one Packing share, and three bits of its place; common words
// come early and have small numbers, so that a word takes two bytes or so. What follows from the words (derived.h) is
// made anew. A page that is unpacked is the one that was packed, to the bit.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "relate/scan.h"

namespace whosays::relate {

struct PackedPage {
  PageHead head;
  std::string bytes;  ///< words, sentences, title, outlet: each list with its size before it (leb128.h)
};

class Packing {
 public:
  PackedPage packed(const Page& page);
  /// May be called by several threads, while nobody packs.
  [[nodiscard]] Page unpacked(const PackedPage& packed) const;

 private:
  std::uint32_t number_of(const Word& word);
  void grow();

  std::string packing_;      // scratch of packed()
  std::vector<Word> words_;  // distinct, without what their place says of them
  std::vector<std::uint32_t>
      places_;  // number + 1 of each word, by a hash; 0 where there is none, in half of them at least
};

}  // namespace whosays::relate
