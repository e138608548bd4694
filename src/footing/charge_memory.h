// What the contents of an article that were judged before say of the next: an article that tells of charges tells of
// more of them, and who was spoken against is likelier to be so again, as who was only spoken of is not.
//
// Contents come in the order in which they are judged: the title, sentences of the outlet's own, then statements. What
// is kept are the net's scores without any memory, so that one mistake does not breed the next. A number is small
// enough for a row: 64 stands for 1. One article, one thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "footing/charge_features.h"

namespace whosays::footing {

class ChargeMemory {
 public:
  /// What is known before this party's content: of the article, whether anything is, its three highest scores' mean
  /// and how many of its contents were charges; of the party's actor, the same with the highest, the mean and a count.
  [[nodiscard]] ChargeRow::Memory of(const ChargeRow& row) const;
  /// `scores`: of the rows of one content.
  void keep(const ChargeRows& found, std::span<const std::int32_t> scores);

 private:
  struct OfActor {
    std::int32_t highest = 0;
    std::int64_t sum = 0;
    std::uint32_t count = 0;
  };
  std::vector<OfActor> actors_;  ///< by their ids
  std::array<std::int32_t, 3> highest_{};
  std::uint32_t contents_ = 0, charges_ = 0;
};

}  // namespace whosays::footing
