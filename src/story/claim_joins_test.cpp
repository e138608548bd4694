// All people, bodies and places are invented.
#include "story/claim_joins.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "story/claim_model.h"
#include "story/claim_words.h"
#include "story/test_world.h"
#include "story/words.h"

namespace whosays::story {
namespace {

PairView view(std::string_view first, std::string_view second) {
  const Saying a = saying_of_words(first);
  const Saying b = saying_of_words(second);
  return view_of(side_of(a), side_of(b));
}

bool opposite_of(std::string_view first, std::string_view second) {
  return contradicts(saying_of_words(first), saying_of_words(second));
}

TEST(ClaimWords, KnowOppositesKindsAndNumbers) {
  EXPECT_EQ(tie_of(stem("drunk"), stem("sober")), WordTie::opposite);
  EXPECT_EQ(tie_of(stem("asked"), stem("asks")), WordTie::same);
  EXPECT_EQ(tie_of(stem("council"), stem("lamp")), WordTie::none);
  EXPECT_EQ(number_in(stem("twelve")), "12");
  EXPECT_EQ(number_in("41"), "41");
  EXPECT_EQ(number_in(stem("ferry")), "");
}

TEST(ClaimPairs, WhatForbidsAJoin) {
  const char* const kBase = "The council sold the harbour pool to Skerrin Line in spring";
  EXPECT_FALSE(view(kBase, "The council sold the harbour pool to Skerrin Line in the spring").forbids_joining);
  for (const char* other :
       {"The council did not sell the harbour pool to Skerrin Line in spring",
        "The council will sell the harbour pool to Skerrin Line in spring",
        "The council bought the harbour pool from Skerrin Line in spring",
        "It is false that the council sold the harbour pool to Skerrin Line in spring",
        "Officials said that the council sold the harbour pool to Skerrin Line in spring",
        "The council allegedly sold the harbour pool to Skerrin Line in spring", "The council met in spring"})
    EXPECT_TRUE(view(kBase, other).forbids_joining) << other;
  EXPECT_TRUE(view("In May Lisk fired on the boat of Zorre",
                   "In May Zorre fired on the boat of Lisk")[PairTrait::roles_swapped] > 0);
  EXPECT_TRUE(
      view("In the lift were 9 people from the port", "In the lift were 12 people from the port").forbids_joining);
  EXPECT_TRUE(view(kBase, "The council allegedly sold the harbour pool to Skerrin Line in spring").only_firmness);
}

TEST(ClaimPairs, DoNotDependOnTheSide) {
  const PairView there = view("The mayor hid the test results", "The mayor of Callis hid what the tests had shown");
  const PairView back = view("The mayor of Callis hid what the tests had shown", "The mayor hid the test results");
  EXPECT_EQ(there[PairTrait::meant_a], back[PairTrait::meant_b]);
  EXPECT_EQ(there[PairTrait::meant_low], back[PairTrait::meant_low]);
  EXPECT_EQ(there.forbids_joining, back.forbids_joining);
}

TEST(ClaimPairs, OppositesAreRecognised) {
  EXPECT_TRUE(opposite_of("Vellmark hid the test results", "Vellmark did not hide the test results"));
  EXPECT_FALSE(opposite_of("Vellmark hid the test results", "Vellmark hid the test results"));
  EXPECT_FALSE(opposite_of("At least nine people were in the lift", "At least twelve people were in the lift"));
  EXPECT_FALSE(opposite_of("The dam has cracks", "The council did not meet in spring"));
}

TEST(ClaimModel, IsThereAndReadsWhatItWrites) {
  const ClaimModel& model = embedded_claim_model();
  EXPECT_GT(model.words.size(), 1000U);
  const PairTraits traits = view("The mayor hid the test results", "The mayor hid the results of the tests").traits;
  const auto p = pair_probabilities(model, traits);
  EXPECT_NEAR(p[0] + p[1] + p[2] + p[3], 1, 1e-9);
  const ClaimModel again = read_claim_model(model_text(model));
  EXPECT_EQ(pair_probabilities(again, traits), p);
  const auto words = stance_words("Claim that the mayor hid results is a hoax");
  EXPECT_EQ(stance_probabilities(again, traits, words), stance_probabilities(model, traits, words));
}

// Joins are the same in every order, and a wording that is forbidden to one member joins none of the claim.
TEST(ClaimJoins, DoNotDependOnTheOrder) {
  const std::vector<std::string> texts = {
      "Marek Odel asked the agent to have the inspection report held back until the vote",
      "Marek Odel asked an agent to have the inspection report kept back until the vote",
      "Marek Odel asked the agent to get the inspection report held back until the vote",
      "Marek Odel did not ask the agent to have the inspection report held back until the vote",
      "The council renewed the contract for the crossing in April",
  };
  std::vector<std::size_t> order{0, 1, 2, 3, 4};
  std::mt19937 random(5);
  std::vector<std::vector<std::string>> expected;
  for (int round = 0; round < 6; ++round) {
    std::vector<Saying> sayings;
    for (const std::size_t i : order) sayings.push_back(saying_of_words(texts[i]));
    std::vector<ClaimWording> wordings;
    for (const Saying& saying : sayings) wordings.push_back({&saying, saying.negative ? "not" : "", {}});
    std::vector<std::vector<std::string>> got;
    for (const auto& group : learned_joins(wordings).groups) {
      got.emplace_back();
      for (const std::size_t i : group) got.back().push_back(texts[order[i]]);
      std::sort(got.back().begin(), got.back().end());
    }
    if (round == 0) expected = got;
    EXPECT_EQ(got, expected);
    std::shuffle(order.begin(), order.end(), random);
  }
  ASSERT_EQ(expected.size(), 1U);
  EXPECT_EQ(expected.front().size(), 3U);
}

TEST(ClaimJoins, OtherTargetsAreOtherClaims) {
  const Saying a = saying_of_words("The commissioner asked the agent to have the inspection report held back");
  const Saying b = saying_of_words("The commissioner asked the agent to get the inspection report held back");
  EXPECT_EQ(learned_joins({{&a, "", {"odel"}}, {&b, "", {"odel"}}}).groups.size(), 1U);
  EXPECT_TRUE(learned_joins({{&a, "", {"odel"}}, {&b, "", {"brandt"}}}).groups.empty());
  EXPECT_TRUE(learned_joins({{&a, "in:1", {}}, {&b, "in:2", {}}}).groups.empty()) << "another scope";
}

TEST(ClaimJoins, AnotherPersonsOppositeIsAnAnswerAndNoMember) {
  Builder b;
  b.article("a1", "Callis Courier", "2031-05-03", "Ora Whitt said that Vellmark hid the test results.",
            {Say(SourceClass::named, "Ora Whitt", "Vellmark hid the test results")});
  b.article("a2", "Tidewater Post", "2031-05-04", "Pia Stroud said that Vellmark did not hide the test results.",
            {Say(SourceClass::named, "Pia Stroud", "Vellmark did not hide the test results").negated()});
  const Story story = tell(b.world);
  ASSERT_EQ(story.claims.size(), 2U);
  const auto about =
      std::find_if(story.claims.begin(), story.claims.end(), [](const Claim& claim) { return claim.id == "a1-0"; });
  ASSERT_NE(about, story.claims.end());
  ASSERT_EQ(about->answers.size(), 1U);
  EXPECT_EQ(about->answers[0].who, "Pia Stroud");
  EXPECT_EQ(about->answers[0].extent, Extent::all);
}

}  // namespace
}  // namespace whosays::story
