// Sentences of texts that a page glued together. All people, places and addresses are invented.
#include "token/lost_blanks.h"

#include <gtest/gtest.h>

#include <string>

#include "token/token.h"

namespace whosays::token {
namespace {

/// The sentences, a bar between them.
std::string parted(const std::string& text) {
  std::string out;
  for (const Sentence& row : token::split(text).sentences.rows)
    out += (out.empty() ? "" : " | ") + std::string(slice(text, row.span));
  return out;
}

TEST(LostBlanks, PartSentencesBehindAWord) {
  EXPECT_EQ(parted("The road goes up the Hill.The dog barked at noon."),
            "The road goes up the Hill. | The dog barked at noon.");
  EXPECT_EQ(parted("The harbour was full, she said.She left at noon."),
            "The harbour was full, she said. | She left at noon.");
  EXPECT_EQ(parted("Did the mayor of Callis know?Nobody had told him."),
            "Did the mayor of Callis know? | Nobody had told him.");
  EXPECT_EQ(parted("The quay was closed (for two days).Vell opened it again."),
            "The quay was closed (for two days). | Vell opened it again.");
  EXPECT_EQ(parted("The harbour was full, she said.I did not see it."),
            "The harbour was full, she said. | I did not see it.");
}

TEST(LostBlanks, PartAtMarksOnTheSideTheyBelongTo) {
  EXPECT_EQ(parted("\"The quay is safe and dry.\"Odel left the hall."),
            "\"The quay is safe and dry.\" | Odel left the hall.");
  EXPECT_EQ(parted("The roof held until May.\"The quay is safe,\" Ana Vell said."),
            "The roof held until May. | \"The quay is safe,\" Ana Vell said.");
  EXPECT_EQ(parted("He called it \"a calm region.\"\"The quay is safe,\" he said."),
            "He called it \"a calm region.\" | \"The quay is safe,\" he said.");
  EXPECT_EQ(parted("“The quay is safe and dry.”Odel left the hall."),
            "“The quay is safe and dry.” | Odel left the hall.");
  EXPECT_EQ(parted("The roof held until May.“The quay is safe,” Ana Vell said."),
            "The roof held until May. | “The quay is safe,” Ana Vell said.");
}

TEST(LostBlanks, PartAtAnEllipsis) {
  EXPECT_EQ(parted("The ferries were late, she said...Dr. Vell left the hall at noon."),
            "The ferries were late, she said... | Dr. Vell left the hall at noon.");
  EXPECT_EQ(parted("He said this: “...I left the hall at noon.”"), "He said this: “...I left the hall at noon.”");
}

TEST(Abbreviations, ThatANameFollowsEndNoSentence) {
  EXPECT_EQ(parted("The vote was 12 to 6, with harbour party Sens. Ana Vell and Ben Odel voting for it."),
            "The vote was 12 to 6, with harbour party Sens. Ana Vell and Ben Odel voting for it.");
  EXPECT_EQ(parted("The plan was read by former Rep. Ben Odel."), "The plan was read by former Rep. Ben Odel.");
}

TEST(LostBlanks, LeaveWhatIsOneWord) {
  for (const char* text :
       {"The office uses Tarn.js and Quay.Js for its pages.", "He reads Callis.com and Callis.Com each day.",
        "Send it to Ana.Vell@callis.example before noon.", "See www.callis.example/Port.Plan for the plan.",
        "Open the file called Harbour.PDF first.", "She holds a Ph.D in law.", "J.Vell and A.B.Odel signed it.",
        "The error is called Quay.Error404 there.", "The U.S.A paid for the quay.", "“The quay is safe,”Odel said."}) {
    Pieces pieces = cut_pieces(text);
    for (std::uint32_t i = 1; i < pieces.size(); ++i)
      EXPECT_TRUE(pieces.gap[i] == Gap::none || pieces.span[i - 1].end < pieces.span[i].begin)
          << text << " at " << pieces.span[i].begin;
  }
}

TEST(LostBlanks, LeaveTheStopAWordOfItsOwn) {
  const std::string text = "The road goes up the Hill.The dog barked.";
  const Split split = token::split(text);
  ASSERT_EQ(split.words.size(), 11U);
  EXPECT_EQ(slice(text, split.words.span[5]), "Hill");
  EXPECT_EQ(slice(text, split.words.span[6]), ".");
}

}  // namespace
}  // namespace whosays::token
