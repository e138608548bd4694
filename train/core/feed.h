// Batches of a set of sentences, for ever: about as many words each, sentences of like lengths, in random order.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <random>
#include <vector>

#include "data.h"

namespace whosays::train {

class Feed {
 public:
  /// The set must outlive the feed.
  Feed(const std::vector<Sentence>& set, std::size_t words, unsigned seed) : set_(set), words_(words), random_(seed) {}
  const std::vector<std::uint32_t>& next();
  /// The same source of chance as the order's, for what is done to the batches.
  std::mt19937& random() { return random_; }

  /// Where it stands, as text; `read` makes a feed of the same set and seed go on from there.
  void write(std::ostream& out) const;
  void read(std::istream& in);

 private:
  void fill();
  const std::vector<Sentence>& set_;
  std::size_t words_;
  std::mt19937 random_, before_;  ///< now; before the batches were drawn
  std::vector<std::vector<std::uint32_t>> batches_;
  std::size_t at_ = 0;
};

}  // namespace whosays::train
