// What is remembered of an article's earlier contents.
#include "footing/charge_memory.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <vector>

#include "footing/charge_net.h"
#include "footing/footing_test_support.h"

namespace whosays::footing {
namespace {

ChargeRows of_actors(std::initializer_list<ActorId> actors) {
  ChargeRows out;
  for (const ActorId actor : actors) {
    ChargeRow row;
    row.party.actor = actor;
    out.rows.push_back(row);
  }
  return out;
}

void keep(ChargeMemory& memory, ActorId actor, std::int32_t odds) {
  const std::vector<std::int32_t> scores{odds * kLogit};
  memory.keep(of_actors({actor}), scores);
}

constexpr ChargeRow::Memory kNothing{};

TEST(ChargeMemory, NothingIsKnownAtFirst) {
  const ChargeMemory memory;
  EXPECT_EQ(memory.of(of_actors({ActorId(2)}).rows.front()), kNothing);
}

TEST(ChargeMemory, WhoWasSpokenAgainstIsRememberedAndNobodyElse) {
  ChargeMemory memory;
  keep(memory, ActorId(2), 2);
  keep(memory, ActorId(2), -4);
  const auto known = memory.of(of_actors({ActorId(2)}).rows.front());
  EXPECT_EQ(known[3], 64);
  EXPECT_EQ(known[4], 64) << "the highest, 2: one unit";
  EXPECT_EQ(known[5], 0) << "the mean, -1: where the scale begins";
  EXPECT_EQ(known[6], 16) << "two of eight";
  EXPECT_EQ(memory.of(of_actors({ActorId(1)}).rows.front()), kNothing);
  EXPECT_EQ(memory.of(of_actors({ActorId()}).rows.front()), kNothing) << "who is no actor is nobody's memory";
}

TEST(ChargeMemory, AnArticleIsKnownFromTheThirdContentOn) {
  ChargeMemory memory;
  for (const std::int32_t odds : {-6, 2}) keep(memory, ActorId(), odds);
  EXPECT_EQ(memory.of(of_actors({ActorId()}).rows.front()), kNothing);
  keep(memory, ActorId(), 2);
  keep(memory, ActorId(), 2);
  const auto known = memory.of(of_actors({ActorId()}).rows.front());
  EXPECT_EQ(known[0], 64);
  EXPECT_EQ(known[1], 64) << "of the three highest";
  EXPECT_EQ(known[2], 96) << "three of four, twice";
}

TEST(ChargeMemory, ScoresAreHeldInBounds) {
  ChargeMemory memory;
  keep(memory, ActorId(0), 1000);
  EXPECT_EQ(memory.of(of_actors({ActorId(0)}).rows.front())[4], 106);
  keep(memory, ActorId(1), -1000);
  EXPECT_EQ(memory.of(of_actors({ActorId(1)}).rows.front())[4], -106);
}

TEST(ChargeMemory, KnowsWhomTheArticleNamesAndLetsSpeak) {
  const Document d = scene({{"[Linn] <said> {that Odel lied to Odel's men}."}}, "Odel; Linn");
  ChargeMemory memory;
  const Input input = input_of(d);
  EXPECT_EQ(memory.standing_of(ActorId(0), input).mentions, 2U);
  EXPECT_EQ(memory.standing_of(ActorId(0), input).in_title, 0U);
  EXPECT_EQ(memory.standing_of(ActorId(0), input).speaks, 0U);
  EXPECT_EQ(memory.standing_of(ActorId(1), input).speaks, 1U) << "within the words of a source";
  EXPECT_EQ(memory.standing_of(ActorId(), input).mentions, 0U);
}

}  // namespace
}  // namespace whosays::footing
