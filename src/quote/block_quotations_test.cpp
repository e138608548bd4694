// Paragraphs that were set off as what somebody wrote. All people are invented.
#include "quote/block_quotations.h"

#include <gtest/gtest.h>

#include <string>

#include "quote/quote_test_support.h"

namespace whosays::quote {
namespace {

/// "source | cue | content" of the block quotation that the first segment introduces, or "".
std::string block_in(const std::string& text) {
  const Passage passage = passage_of(text);
  const std::vector<Segment> all = segments(text, passage);
  const auto found = block_quotation(text, all.front(), std::span<const Segment>(all).subspan(1));
  if (!found) return "";
  const Found& f = found->statement;
  return std::string(slice(text, f.source.front())) + " | " + std::string(slice(text, f.cue.front())) + " | " +
         std::string(slice(text, f.content.front()));
}

TEST(BlockQuotations, AreTheParagraphBehindTheColon) {
  EXPECT_EQ(block_in("The Callis Courier reported:\n\nThe bridge has been closed since May. Nobody has been told.\n\n"
                     "The council meets on Friday."),
            "The Callis Courier | reported | The bridge has been closed since May. Nobody has been told");
  EXPECT_EQ(block_in("In a letter last July, Ana Vell wrote on Monday:\n\nThe quays are not safe, and I have said so."),
            "Ana Vell | wrote | The quays are not safe, and I have said so");
  EXPECT_EQ(
      block_in("Ana Vell told the council on Friday in a letter from Callis:\n\nThe quays are not safe, you know it."),
      "Ana Vell | told | The quays are not safe, you know it");
}

TEST(BlockQuotations, HaveLinesWhereBlankOnesPartParagraphs) {
  EXPECT_EQ(block_in("Vell writes:\n\n…the bridge has been closed since May.\nNobody in Callis has been told of it.\n\n"
                     "The council meets on Friday."),
            "Vell | writes | …the bridge has been closed since May.\nNobody in Callis has been told of it");
  EXPECT_EQ(block_in("Vell writes:\nThe bridge has been closed since May.\nThe council meets on Friday in Callis."),
            "Vell | writes | The bridge has been closed since May");
}

TEST(BlockQuotations, AreTakenFromSomewhere) {
  EXPECT_EQ(block_in("She went on (via Harbour Herald) [emphasis mine]:\n\nThe quays are shut, and I know why. It is "
                     "“their” doing, I say."),
            "Harbour Herald | via | The quays are shut, and I know why. It is “their” doing, I say");
  EXPECT_EQ(block_in("From the Callis Courier:\n\nThe quays are shut, and nobody knows why. It is odd."),
            "the Callis Courier | From | The quays are shut, and nobody knows why. It is odd");
  EXPECT_EQ(block_in("From Monday:\n\nThe quays are shut, and nobody knows why."), "");
  EXPECT_EQ(block_in("From here to the quays:\n\nThe quays are shut, and nobody knows why."), "");
}

TEST(BlockQuotations, AreNoListsHeadingsOrQuotations) {
  EXPECT_EQ(block_in("The council will meet as follows:\n\nThe first meeting is on Monday in the town hall."), "");
  EXPECT_EQ(block_in("Odel said the ferry has three faults:\n\nThe engine was never repaired after the storm."), "");
  EXPECT_EQ(block_in("Odel stands by his report:\n\nThe engine was never repaired after the storm."), "");
  EXPECT_EQ(block_in("Odel told the council three things:\n\nThe engine was never repaired after the storm."), "");
  EXPECT_EQ(block_in("Ana Vell wrote:\n\nThe state of the quays in the spring"), "");
  EXPECT_EQ(block_in("Ana Vell wrote:\n\n“The quays are not safe, and I have said so.”"), "");
  EXPECT_EQ(block_in("Ana Vell wrote:"), "");
}

}  // namespace
}  // namespace whosays::quote
