// What the trees of allegations look at, and what they make of it.
#include "footing/charge_figures.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "footing/charge_features.h"
#include "footing/charge_net.h"
#include "footing/charge_rates.h"
#include "footing/charge_trees.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

std::int32_t figure(const ChargeRow& row, ChargeFigure which) { return row.figures[static_cast<std::size_t>(which)]; }

ChargeRows rows_with(const std::vector<std::int32_t>& scores) {
  ChargeRows out;
  out.rows.resize(scores.size());
  add_scores(out, scores, scores);
  return out;
}

TEST(ChargeFigures, HaveNamesOfTheirOwn) {
  for (std::size_t i = 0; i < kChargeFigures; ++i) {
    EXPECT_FALSE(name_of(static_cast<ChargeFigure>(i)).empty()) << i;
    for (std::size_t k = 0; k < i; ++k)
      EXPECT_NE(name_of(static_cast<ChargeFigure>(i)), name_of(static_cast<ChargeFigure>(k)));
  }
  EXPECT_EQ(name_of(ChargeFigure::length), "length");
  EXPECT_EQ(name_of(ChargeFigure::by_rules), "by_rules");
  EXPECT_EQ(name_of(ChargeFigure::mentions), "mentions");
}

TEST(ChargeFigures, AreAllThatTheTreesAskFor) {
  const lexicon::Table table("allegation_trees.tsv");
  ASSERT_GT(table.rows(), 1U);
  for (std::size_t row = 0; row < table.rows(); ++row)
    for (const char* node : {"a", "b", "c", "d", "e", "f", "g"}) {
      const std::string_view cell = table.at(row, node);
      bool known = cell == "-";
      for (std::size_t i = 0; i < kChargeFigures; ++i)
        known = known || (cell.find('>') != cell.npos &&
                          cell.substr(0, cell.find('>')) == name_of(static_cast<ChargeFigure>(i)));
      EXPECT_TRUE(known) << cell;
    }
}

TEST(ChargeFigures, OfScoresSayHowARowLiesToTheOthers) {
  const ChargeRows found = rows_with({-2 * kLogit, kLogit, -2 * kLogit});
  EXPECT_EQ(figure(found.rows[0], ChargeFigure::score), -2000);
  EXPECT_EQ(figure(found.rows[0], ChargeFigure::lead), -3000);
  EXPECT_EQ(figure(found.rows[1], ChargeFigure::lead), 3000);
  EXPECT_EQ(figure(found.rows[1], ChargeFigure::rank), 0);
  EXPECT_EQ(figure(found.rows[0], ChargeFigure::rank), 1);
  EXPECT_EQ(figure(found.rows[2], ChargeFigure::rank), 2);
  EXPECT_EQ(figure(found.rows[2], ChargeFigure::rows), 3);
}

TEST(ChargeRates, SayWhoOfADeedIsAccused) {
  EXPECT_GT(charge_rate("lie", RatePlace::of_subject), 0);
  EXPECT_GT(charge_rate("accuse", RatePlace::cue), charge_rate("add", RatePlace::cue));
  EXPECT_EQ(charge_rate("", RatePlace::content), 0);
  EXPECT_EQ(charge_rate("a word that nobody knows", RatePlace::content), 0);
}

TEST(ChargeRates, OfARowStandInTheOrderOfItsPlaces) {
  ChargeRow row;
  row.words[static_cast<std::size_t>(Place::predicate)] = "lie";
  row.words[static_cast<std::size_t>(Place::cue)] = "accuse";
  const std::vector<std::string_view> content{"lie", "lie"};
  add_rates(row, content_rates(content));
  EXPECT_EQ(figure(row, ChargeFigure::predicate_rate), charge_rate("lie", RatePlace::of_subject));
  EXPECT_EQ(figure(row, ChargeFigure::cue_rate), charge_rate("accuse", RatePlace::cue));
  EXPECT_EQ(figure(row, ChargeFigure::clause_mean), 0);
  EXPECT_EQ(figure(row, ChargeFigure::content_most), charge_rate("lie", RatePlace::content)) << "each word once";
}

TEST(ChargeTrees, ARowOfWhichTheNetIsSureIsLikelier) {
  const ChargeRows sure = rows_with({2 * kLogit}), doubtful = rows_with({-6 * kLogit});
  EXPECT_GT(charge_odds(sure.rows[0].figures), charge_odds(doubtful.rows[0].figures));
  EXPECT_LT(charge_odds(doubtful.rows[0].figures), 0);
}

}  // namespace
}  // namespace whosays::footing
