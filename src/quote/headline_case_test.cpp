// Headlines as their articles write the words. All people are invented.
#include "quote/headline_case.h"

#include <gtest/gtest.h>

#include "token/token.h"

namespace whosays::quote {
namespace {

std::string cased(const std::string& title, const std::string& text) {
  const auto of_title = token::split(title);
  const auto of_text = token::split(text);
  return in_sentence_case({title, &of_title.sentences, &of_title.words}, {text, &of_text.sentences, &of_text.words})
      .value_or("as it is");
}

TEST(HeadlineCase, WritesWordsAsTheTextDoes) {
  EXPECT_EQ(cased("Ana Vell Slams Odel Over Ferry Cuts", "On the quay Ana Vell met Odel. The ferry stays."),
            "Ana Vell slams Odel over ferry cuts");
  EXPECT_EQ(cased("Callis Court Will Hear Vell", "The matter is before the Callis Court, where Vell waits."),
            "Callis Court will hear Vell");
  EXPECT_EQ(cased("Callis Court Will Hear Vell", "In Callis the court waits for Vell."), "Callis court will hear Vell");
}

TEST(HeadlineCase, KeepsWhatLooksLikeAName) {
  EXPECT_EQ(cased("Vell Tells UNESCO and McOdel of Peru Storm", "In town was Vell."),
            "Vell tells UNESCO and McOdel of Peru storm");
}

TEST(HeadlineCase, CountsNoHeadingsAndNoBeginnings) {
  EXPECT_EQ(cased("Vell Slams Ferry Cuts", "Vell Slams Ferry Cuts\n\nCuts hurt, and Vell knows it. He spoke of cuts."),
            "Vell slams ferry cuts");
}

TEST(HeadlineCase, LeavesTheOthers) {
  EXPECT_EQ(cased("Vell slams Odel over ferry cuts", "On the quay Vell met Odel."), "as it is");
  EXPECT_EQ(cased("Vell Slams Odel Over Ferry Cuts", "It rained."), "as it is");
  EXPECT_EQ(cased("Vell Slams Odel Over Ferry Cuts", ""), "as it is");
  EXPECT_EQ(cased("", "It rained."), "as it is");
}

}  // namespace
}  // namespace whosays::quote
