// Which records of actors are one actor: by themselves, and by decisions of people.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "story/actors_across.h"

namespace whosays::story {

/// Groups of records of World::actors, each with its sketch; groups by the place of their first record in the canonical
/// order, records of a group in that order too. Records of unnamed sources are in none.
std::vector<JoinedActor> group_actors(const World& world, const std::unordered_map<std::int64_t, std::size_t>& order);

}  // namespace whosays::story
