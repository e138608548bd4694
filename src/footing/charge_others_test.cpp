// What the other contents of an article say of one.
#include "footing/charge_others.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <utility>
#include <vector>

#include "footing/charge_net.h"

namespace whosays::footing {
namespace {

constexpr std::int32_t kNoScore = -9000;

struct Scored {
  ActorId actor;
  std::int32_t odds = 0;
};

/// An article's contents, said by somebody or by the outlet.
class Contents {
 public:
  void add(ActorId source, std::initializer_list<Scored> rows) {
    Said said;
    said.contents = {
        {static_cast<std::uint32_t>(10 * found_.size()), static_cast<std::uint32_t>(10 * found_.size() + 5)}};
    said.source_actor = source;
    said.source_class = source.valid() ? SourceClass::named : SourceClass::own_voice;
    ChargeRows& found = found_.emplace_back();
    std::vector<std::int32_t> scores;
    for (const Scored& one : rows) {
      found.rows.emplace_back().party.actor = one.actor;
      scores.push_back(one.odds * kLogit);
    }
    numbers_.push_back(others_.keep(said, found, scores));
    said.again = true;
    if (source.valid() || scores.empty()) return;
    EXPECT_EQ(others_.keep(said, found, scores), numbers_.back()) << "once";
  }

  std::int32_t figure(std::size_t content, ChargeFigure which, std::size_t row = 0) {
    ChargeRows found = found_[content];
    others_.add_to(numbers_[content], found);
    return found.rows[row].figures[static_cast<std::size_t>(which)];
  }

 private:
  ChargeOthers others_;
  std::vector<ChargeRows> found_;
  std::vector<std::uint32_t> numbers_;
};

constexpr ActorId kOdel(0), kLinn(1), kVell(2), kNobody;

TEST(ChargeOthers, WhatComesLaterCountsAndTheContentItselfDoesNot) {
  Contents all;
  all.add(kLinn, {{kOdel, -3}});
  EXPECT_EQ(all.figure(0, ChargeFigure::all_actor), kNoScore);
  all.add(kVell, {{kOdel, 2}});
  EXPECT_EQ(all.figure(0, ChargeFigure::all_actor), 2000);
  EXPECT_EQ(all.figure(0, ChargeFigure::all_actor_charged), 1);
  EXPECT_EQ(all.figure(0, ChargeFigure::beside_actor), 2000);
  EXPECT_EQ(all.figure(1, ChargeFigure::all_actor), -3000);
  EXPECT_EQ(all.figure(1, ChargeFigure::all_actor_charged), 0);
  EXPECT_EQ(all.figure(1, ChargeFigure::all_known), 0) << "of one other";
}

TEST(ChargeOthers, AnArticleIsKnownByThreeOthers) {
  Contents all;
  for (const std::int32_t odds : {-4, 2, 0, -5}) all.add(kLinn, {{kOdel, odds}});
  EXPECT_EQ(all.figure(0, ChargeFigure::all_known), 1);
  EXPECT_EQ(all.figure(0, ChargeFigure::all_highest), -1000) << "of 2, 0 and -5";
  EXPECT_EQ(all.figure(0, ChargeFigure::all_charges), 66);
  EXPECT_EQ(all.figure(1, ChargeFigure::all_highest), -3000);
}

TEST(ChargeOthers, WhoSpeaksAgainstWhomIsKnownBothWays) {
  Contents all;
  all.add(kLinn, {{kOdel, 1}, {kOdel, 3}});
  all.add(kLinn, {{kOdel, -2}, {kVell, -1}});
  all.add(kOdel, {{kLinn, -1}});
  EXPECT_EQ(all.figure(1, ChargeFigure::pair), 3000);
  EXPECT_EQ(all.figure(1, ChargeFigure::pair, 1), kNoScore);
  EXPECT_EQ(all.figure(1, ChargeFigure::same_source), 3000);
  EXPECT_EQ(all.figure(2, ChargeFigure::back), 3000);
  EXPECT_EQ(all.figure(1, ChargeFigure::back), -1000);
}

TEST(ChargeOthers, TheOutletsOwnSentencesLookAtEachOtherAlone) {
  Contents all;
  all.add(kNobody, {{kOdel, 1}});
  all.add(kNobody, {{kOdel, -1}});
  all.add(kLinn, {{kOdel, 3}});
  EXPECT_EQ(all.figure(1, ChargeFigure::all_actor), 1000);
  EXPECT_EQ(all.figure(1, ChargeFigure::beside), 1000);
  EXPECT_EQ(all.figure(2, ChargeFigure::all_actor), 1000);
}

TEST(ChargeOthers, AContentWithoutAnybodyIsNone) {
  Contents all;
  all.add(kLinn, {});
  all.add(kLinn, {{kOdel, 3}});
  EXPECT_EQ(all.figure(1, ChargeFigure::beside), kNoScore);
}

}  // namespace
}  // namespace whosays::footing
