// What people decided about actors: these two are one, this one stands alone.
//
// A decision names an actor by its original, its words and where they stand there, never by a number that a new reading
// changes. `words` is the name; a merge has the other side in its payload (actor_address).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "story/story.h"

namespace whosays::story {

/// What a merge of `first` and `second` or a split of `first` is kept as; without initials and time.
DecisionRecord merge_decision(const World& world, std::size_t first, std::size_t second);
DecisionRecord split_decision(const World& world, std::size_t record);

class ActorDecisions {
 public:
  explicit ActorDecisions(const World& world);

  struct Merge {
    std::size_t first, second;  ///< records in World::actors
    std::string initials;
  };
  /// Merges that no later split of one of their sides undid, in the order in which they were made.
  [[nodiscard]] const std::vector<Merge>& merges() const { return merges_; }
  /// True when a person took the record out of its group, and did not put it anywhere since.
  [[nodiscard]] bool stands_alone(std::size_t record) const { return alone_.contains(record); }

 private:
  std::vector<Merge> merges_;
  std::set<std::size_t> alone_;
};

}  // namespace whosays::story
