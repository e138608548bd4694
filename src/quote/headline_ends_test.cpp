// Where in headlines sources and contents end. Trees are drawn by hand; all people are invented.
#include "quote/headline_ends.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

/// "[source] <cue> {content}" of a headline whose source is [begin, cue) and whose content is behind the cue.
std::string ended(Drawn title, std::uint32_t cue, const std::vector<std::pair<std::uint32_t, Xpos>>& tags,
                  std::uint32_t source_end, std::uint32_t begin = 0) {
  for (const auto& [w, tag] : tags) title.passage.tags.xpos[w] = tag;
  Found f;
  f.source = {title.words(begin, source_end)};
  f.cue = {title.words(cue, cue + 1)};
  f.content = {title.words(cue + 1, title.passage.words.size())};
  std::vector<Found> found{f};
  settle_headline_ends(title.passage, found);
  if (found.empty()) return "";
  return "[" + title.text_of(found.front().source) + "] <" + title.text_of(found.front().cue) + "> {" +
         title.text_of(found.front().content) + "}";
}

Drawn nouns_of(const char* text, Upos upos = Upos::noun) {
  return drawn(text, std::vector<DrawnWord>(30, DrawnWord{0, Relation::dep, upos}));
}

TEST(HeadlineEnds, AContentEndsAtAColonWithoutQuotation) {
  EXPECT_EQ(ended(nouns_of("Vell denies chaos: Can quays hold"), 1, {}, 1), "[Vell] <denies> {chaos}");
  EXPECT_EQ(ended(nouns_of("Vell denies chaos: ‘Quays can hold’"), 1, {}, 1),
            "[Vell] <denies> {chaos: ‘Quays can hold’}");
}

TEST(HeadlineEnds, AContentEndsBeforeTheSubjectsNextVerb) {
  EXPECT_EQ(ended(nouns_of("Vell says Odel lied, praises crews"), 1, {{3, Xpos::vbd}}, 1), "[Vell] <says> {Odel lied}");
  EXPECT_EQ(ended(nouns_of("Vell says Odel lies, praises thieves"), 1, {{3, Xpos::vbz}}, 1),
            "[Vell] <says> {Odel lies, praises thieves}");
}

TEST(HeadlineEnds, AnAsideIsNoEnd) {
  EXPECT_EQ(ended(nouns_of("Captains agree Vell, not Odel, gets credit"), 1, {}, 1),
            "[Captains] <agree> {Vell, not Odel, gets credit}");
}

TEST(HeadlineEnds, ASourceKeepsItsApposition) {
  EXPECT_EQ(ended(nouns_of("Ana Vell, author of tell-all book, says quay sank"), 10, {}, 6),
            "[Ana Vell, author of tell-all book] <says> {quay sank}");
}

TEST(HeadlineEnds, AQuotationBeforeAColonIsNoPartOfTheSource) {
  EXPECT_EQ(ended(nouns_of("‘Quite grim’: Vell says quay sank"), 6, {}, 6), "[Vell] <says> {quay sank}");
}

TEST(HeadlineEnds, NounsAndAdjectivesAreNoVerbs) {
  EXPECT_EQ(ended(nouns_of("Race widens as Vell doubts grow"), 4, {{5, Xpos::vbp}}, 4, 3), "");
  EXPECT_EQ(ended(nouns_of("Vell delays promised ferry"), 2, {{1, Xpos::nns}}, 2), "");
  EXPECT_EQ(ended(nouns_of("Some pilots join call for tolls"), 3, {{2, Xpos::vbp}}, 3), "");
  EXPECT_EQ(ended(nouns_of("Pilots promised ferry"), 1, {{0, Xpos::nns}}, 1), "[Pilots] <promised> {ferry}");
}

}  // namespace
}  // namespace whosays::quote
