// How sure readings are: what is looked at, and what goes. Nobody in these sentences is real.
#include "quote/sureness.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "lexicon/lexicon.h"
#include "quote/reading_trees.h"
#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

std::int32_t figure(const ReadingFigures& figures, ReadingFigure which) {
  return figures[static_cast<std::size_t>(which)];
}

/// "Odo Marr said that the quay was shut." and its one statement, as both the net and the lists have it.
struct Said {
  Drawn drawn_;
  std::vector<Found> found;

  explicit Said(float share)
      : drawn_(drawn("Odo Marr said that the quay was shut.", {{2, R::nsubj, U::propn},
                                                               {0, R::flat, U::propn},
                                                               {-1, R::root, U::verb, "say"},
                                                               {7, R::mark, U::sconj},
                                                               {5, R::det, U::det},
                                                               {7, R::nsubj_pass, U::noun},
                                                               {7, R::aux_pass, U::aux},
                                                               {2, R::ccomp, U::verb, "shut"},
                                                               {2, R::punct, U::punct}})),
        found(1) {
    Found& f = found[0];
    f.source = {drawn_.words(0, 2)};
    f.cue = {drawn_.words(2, 3)};
    f.content = {drawn_.words(3, 8)};
    f.rule = share > 0.5F ? "that+learned" : "learned";
    f.sure = Sure{share, share, share, share, share, share};
    f.confidence = share;
  }
};

TEST(ReadingFigures, SayWhatTheNetTheListsAndTheSentenceShow) {
  const Said said(0.9F);
  const ReadingFigures all = reading_figures(said.drawn_.passage, said.found)[0];
  EXPECT_EQ(figure(all, ReadingFigure::content_link), 900);
  EXPECT_GT(figure(all, ReadingFigure::pattern), 500) << "\"that\" is a pattern that is mostly right";
  EXPECT_EQ(figure(all, ReadingFigure::source_words), 2);
  EXPECT_EQ(figure(all, ReadingFigure::source_is_name), 1);
  EXPECT_EQ(figure(all, ReadingFigure::cue_is_root), 1);
  EXPECT_EQ(figure(all, ReadingFigure::content_is_clause), 1);
  EXPECT_EQ(figure(all, ReadingFigure::content_opens_that), 1);
  EXPECT_EQ(figure(all, ReadingFigure::content_ends_sentence), 1);
  EXPECT_EQ(figure(all, ReadingFigure::content_before_cue), 0);
  EXPECT_EQ(figure(all, ReadingFigure::source_to_cue), 0);
  EXPECT_EQ(figure(all, ReadingFigure::share_of_sentence), 1000 * 8 / 9);
  EXPECT_GT(figure(all, ReadingFigure::cue_rate_last), 500) << "\"said\" is a cue more often than not";
}

TEST(ReadingFigures, OfWhatNobodyKnowsAreBelowZero) {
  Said said(0.9F);
  said.found[0].sure.reset();
  said.found[0].source.clear();
  const ReadingFigures all = reading_figures(said.drawn_.passage, said.found)[0];
  EXPECT_EQ(figure(all, ReadingFigure::content_link), -1);
  EXPECT_EQ(figure(all, ReadingFigure::source_rate_last), -1);
  EXPECT_EQ(figure(all, ReadingFigure::source_to_cue), -1);
}

TEST(ReadingFigures, HaveNamesOfTheirOwn) {
  for (std::size_t i = 0; i < kReadingFigures; ++i) {
    EXPECT_FALSE(name_of(static_cast<ReadingFigure>(i)).empty()) << i;
    for (std::size_t k = 0; k < i; ++k)
      EXPECT_NE(name_of(static_cast<ReadingFigure>(i)), name_of(static_cast<ReadingFigure>(k)));
  }
}

TEST(ReadingFigures, AreAllThatTheTreesAskFor) {
  const lexicon::Table table("reading_trees.tsv");
  ASSERT_GT(table.rows(), 1U);
  for (std::size_t row = 0; row < table.rows(); ++row)
    for (const char* node : {"a", "b", "c", "d", "e", "f", "g"}) {
      const std::string_view cell = table.at(row, node);
      bool known = cell == "-";
      for (std::size_t i = 0; i < kReadingFigures; ++i)
        known = known || (cell.substr(0, cell.find('>')) == name_of(static_cast<ReadingFigure>(i)) &&
                          cell.find('>') != cell.npos);
      EXPECT_TRUE(known) << cell;
    }
}

TEST(Sureness, WhatTheNetIsSureOfStaysAndIsSurerThanWhatItDoubts) {
  Said sure(0.99F);
  const float doubtful = share_of_right(reading_figures(sure.drawn_.passage, Said(0.05F).found)[0]);
  settle_sureness(sure.drawn_.passage, sure.found);
  ASSERT_EQ(sure.found.size(), 1U);
  EXPECT_GT(sure.found[0].confidence, 0.8F);
  EXPECT_LT(sure.found[0].confidence, 1);
  EXPECT_LT(doubtful, sure.found[0].confidence);
}

TEST(Sureness, WhatIsTooDoubtfulGoesAndWhatStoodInsideItIsLookedAt) {
  Said said(0.02F);
  Found inner = said.found[0];
  inner.rule = "that+learned";
  inner.sure = Sure{0.99F, 0.99F, 0.99F, 0.99F, 0.99F, 0.99F};
  inner.confidence = 0.95F;
  said.found[0].source.clear();
  inner.within = StatementId(0);
  said.found.push_back(inner);
  int looked = 0;
  const ReadingWatch watch = [&](const Found&, const ReadingFigures&) { ++looked; };
  settle_sureness(said.drawn_.passage, said.found, &watch);
  ASSERT_EQ(said.found.size(), 1U);
  EXPECT_FALSE(said.found[0].within.valid());
  EXPECT_EQ(said.found[0].rule, "that+learned");
  EXPECT_EQ(looked, 2);
}

TEST(Sureness, WhatStandsInADoubtfulOneStepsOut) {
  for (const float share : {0.05F, 0.2F, 0.3F, 0.4F, 0.5F, 0.7F, 0.99F}) {
    Said said(share);
    Found inner = said.found[0];
    inner.rule = "that+learned";
    inner.sure = Sure{0.99F, 0.99F, 0.99F, 0.99F, 0.99F, 0.99F};
    inner.within = StatementId(0);
    said.found[0].rule = "learned";
    said.found.push_back(inner);
    settle_sureness(said.drawn_.passage, said.found);
    ASSERT_FALSE(said.found.empty());
    const bool committed = said.found.size() == 2 && said.found[0].confidence >= 0.5F;
    EXPECT_EQ(said.found.back().within.valid(), committed) << share;
  }
}

TEST(Sureness, RefusalsAndWhatHasNoContentKeepTheListsConfidence) {
  Said refusal(0.02F);
  refusal.found[0].rule = "refusal";
  settle_sureness(refusal.drawn_.passage, refusal.found);
  ASSERT_EQ(refusal.found.size(), 1U);
  EXPECT_FLOAT_EQ(refusal.found[0].confidence, 0.02F);
  Said agreed(0.02F);
  agreed.found[0].content.clear();
  settle_sureness(agreed.drawn_.passage, agreed.found);
  EXPECT_EQ(agreed.found.size(), 1U);
}

TEST(Sureness, WithoutTreesNothingChanges) {
  Said said(0.02F);
  said.drawn_.passage.trees = {};
  settle_sureness(said.drawn_.passage, said.found);
  ASSERT_EQ(said.found.size(), 1U);
  EXPECT_FLOAT_EQ(said.found[0].confidence, 0.02F);
}

}  // namespace
}  // namespace whosays::quote
