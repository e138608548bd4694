// The net that judges who is meant by "he" or "she": features (pronoun_features.h) -> a sum of their rows, kUnits wide
// -> what is above 0 -> one number. Rows and weights are small integers, sums are integers: the same on every machine.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "coref/linear.h"

namespace whosays::coref {

inline constexpr std::uint32_t kUnits = 32;

/// As it runs: a view of the stored tables.
class PronounNet : public Scorer {
 public:
  /// `rows` has kUnits classes; `out` is a row of kUnits.
  PronounNet(Table rows, Table out) : rows_(rows), out_(out) {}
  [[nodiscard]] float score(const Features& features, std::uint32_t column) const override;
  [[nodiscard]] LookUp look_up() const override { return rows_.look_up(); }

 private:
  Table rows_;
  Table out_;
};

}  // namespace whosays::coref
