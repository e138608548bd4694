// Pages in a twentieth of their room, from which they can be made again in a fifth of the time that scanning takes.
//
// A word is its number in a dictionary that all pages of one Packing share; common words come early and have small
// numbers, so that a word takes two bytes at most, but for rare ones. Which words are quoted is told by the lengths of
// what is and what is not. What follows from the words (derived.h) is made anew. A page that is unpacked is the one
// that was packed, to the bit.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "relate/scan.h"

namespace whosays::relate {

class Packing {
 public:
  /// Valid until the next call.
  std::string_view packed(const Page& page);
  /// Of bytes that begin with a packed page. May be called by several threads, while nobody packs.
  [[nodiscard]] Page unpacked(std::string_view bytes) const;

 private:
  std::uint32_t number_of(Word word);
  void grow();

  std::string packing_;      // scratch of packed()
  std::vector<Word> words_;  // distinct, none quoted
  std::vector<std::uint32_t>
      places_;  // number + 1 of each word, by a hash; 0 where there is none, in half of them at least
};

/// Packed pages of articles, as many as fit: the oldest go first, a slab of them at a time.
class PackedPages {
 public:
  /// What begins with the packed page; empty when it is not there. Valid until the next keep() or limit().
  [[nodiscard]] std::string_view find(std::int64_t row) const;
  /// False when it is not there, or will soon go.
  [[nodiscard]] bool stays(std::int64_t row) const;
  void keep(std::int64_t row, std::string_view packed);
  void drop(std::int64_t row) { places_.erase(row); }
  void limit(std::size_t bytes);
  /// False when none is kept.
  [[nodiscard]] bool any() const { return most_slabs_ > 0; }
  void clear();

 private:
  struct Slab {
    std::string bytes;
    std::vector<std::int64_t> rows;  // whose pages were put there
  };
  struct Place {
    std::uint32_t slab = 0;  // counted from the first one that ever was
    std::uint32_t at = 0;
  };

  void drop_oldest();

  std::size_t most_slabs_ = 0;
  std::uint32_t gone_ = 0;  // slabs
  std::deque<Slab> slabs_;
  std::unordered_map<std::int64_t, Place> places_;
};

}  // namespace whosays::relate
