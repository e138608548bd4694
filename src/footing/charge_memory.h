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
#include "footing/charge_others.h"

namespace whosays::footing {

/// How the article speaks of an actor, whatever it says: an article that names somebody often, or in its title, is
/// about them, and whom it lets speak is accused less often.
struct ActorStanding {
  std::uint32_t mentions = 0, in_title = 0, speaks = 0;  ///< the last: how often within a source
  std::uint32_t subjects = 0;                            ///< how often the subject of a verb
};

/// Of each actor.
std::vector<ActorStanding> actor_standings(const Input& input);

class ChargeMemory {
 public:
  /// Of an actor of the one article that this is the memory of; nothing of none.
  ActorStanding standing_of(ActorId actor, const Input& input);

  /// What is known before this party's content: of the article, whether anything is, its three highest scores' mean
  /// and how many of its contents were charges; of the party's actor, the same with the highest, the mean and a count.
  [[nodiscard]] ChargeRow::Memory of(const ChargeRow& row) const;
  /// `scores`: of the rows of one content.
  void keep(const ChargeRows& found, std::span<const std::int32_t> scores);
  ChargeOthers others;  ///< of all contents, for those who judge them once all are kept

 private:
  struct OfActor {
    std::int32_t highest = 0;
    std::int64_t sum = 0;
    std::uint32_t count = 0;
  };
  std::vector<OfActor> actors_;          ///< by their ids
  std::vector<ActorStanding> standing_;  ///< the same; reckoned when it is first asked for
  std::array<std::int32_t, 3> highest_{};
  std::uint32_t contents_ = 0, charges_ = 0;
};

}  // namespace whosays::footing
