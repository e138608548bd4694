// Logistic regression over hashed features, by AdaGrad in a fixed order; then int8.
#pragma once

#include <cstdint>
#include <vector>

#include "token/model.h"

namespace whosays::train {

/// Examples of one decision: rows of slots, and whether the answer is yes.
class Examples {
 public:
  explicit Examples(std::uint32_t bits) : bits_(bits) {}
  void add(const token::Features& features, bool yes);
  [[nodiscard]] std::size_t size() const { return yes_.size(); }
  [[nodiscard]] std::uint32_t bits() const { return bits_; }

 private:
  friend class Learner;
  std::uint32_t bits_;
  std::vector<std::uint32_t> slots_;
  std::vector<std::size_t> end_;
  std::vector<std::uint8_t> yes_;
};

struct Weights {
  std::uint32_t bits = 1;
  std::int32_t threshold = 0;
  std::vector<std::int8_t> values;
};

class Learner {
 public:
  /// `epochs` passes over the examples in orders drawn from one seed.
  static Weights learn(const Examples& examples, int epochs);
};

}  // namespace whosays::train
