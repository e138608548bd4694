// What the words for a source show of names: appositions, letters in brackets, inhabitants. All are invented.
#include <gtest/gtest.h>

#include "coref/coref_test_support.h"
#include "coref/inhabitants.h"
#include "coref/letters.h"

namespace whosays {
namespace {

TEST(Coref, AppositionOfASource) {
  EXPECT_EQ(actors_in("[The accused, <p:Milan Curtis>, 34,] asked for his coat."),
            "Milan Curtis: The accused, Milan Curtis");
  EXPECT_EQ(actors_in("Asked by [the prosecutor], <p:Idris Kallman>, she wept."),
            "Idris Kallman (prosecutor): the prosecutor, Idris Kallman");
  EXPECT_EQ(actors_in("[Counsel for the post, <p:Rhona Makins>,] remarked on it."),
            "Rhona Makins: Counsel for the post, Rhona Makins");
  EXPECT_EQ(actors_in("[Two officials that the hearing, <p:Rhona Makins>,] remarked."), "Rhona Makins: Rhona Makins");
  // Whose words these are nobody can tell, or the body speaks.
  EXPECT_EQ(actors_in("According to [the union], <p:Idris Kallman> wept."), "Idris Kallman: Idris Kallman");
  EXPECT_EQ(actors_in("[<p:Ana Vell>, <p:Milan Curtis>] and others agreed."),
            "Ana Vell: Ana Vell; Milan Curtis: Milan Curtis");
}

TEST(Coref, LettersBehindABody) {
  EXPECT_EQ(actors_in("[Friends of Wicket Down (FOWD)] object. [<o:FOWD>] has written to him."),
            "Friends of Wicket Down: Friends of Wicket Down, FOWD, FOWD");
  EXPECT_EQ(actors_in("[Keepers of Wicket Down (CHT)] object."), "");
}

TEST(Coref, BodiesThatOnlyTheSourceNames) {
  EXPECT_EQ(actors_in("[Channel Nine] apologised."), "Channel Nine: Channel Nine");
  EXPECT_EQ(actors_in("[The Friends of the Minster] said no."), "Friends of the Minster: Friends of the Minster");
  EXPECT_EQ(actors_in("[The Guild of <o:Criers>] said no."), "Guild of Criers: Guild of Criers");
  // Somebody's title, a headline, people of a trade.
  EXPECT_EQ(actors_in("[The President of Orland] said no."), "");
  EXPECT_EQ(actors_in("[ANGRY NORTH] said no."), "");
  EXPECT_EQ(actors_in("[Harbour Farmers] said no."), "");
}

std::size_t names_left(const std::string& marked) {
  Scenario s;
  const std::string text = unmarked(marked, Field::text, s);
  const Passage passage = passage_of(text);
  return coref::without_inhabitants(coref::FieldView(text, passage, Field::text), s.names).rows.size();
}

TEST(Coref, Inhabitants) {
  EXPECT_EQ(names_left("<p:Ana Vell> won. The <p:Brasker> was glad."), 1U);
  EXPECT_EQ(names_left("<p:Brasker> won. The <p:Brasker> was glad."), 2U);
}

TEST(Coref, OfNamesakesTheOneWhoSpeaks) {
  EXPECT_EQ(actors_in("[<p:Marek Odel>] wrote of <p:Piet Odel>, who sold boats. [<p:Odel>] said no."),
            "Marek Odel: Marek Odel, Odel; Piet Odel: Piet Odel");
  EXPECT_EQ(actors_in("[<p:Marek Odel>] wept. [<p:Piet Odel>] left. [<p:Odel>] said no."),
            "Marek Odel: Marek Odel; Piet Odel: Piet Odel")
      << "both have spoken";
  EXPECT_EQ(actors_in("<p:Odel> wept. [<p:Ana Odel>] wrote of <p:Piet Odel>. [<p:Odel>] said no."),
            "Ana Odel: Ana Odel; Piet Odel: Piet Odel")
      << "somebody else is known by it";
}

TEST(Coref, LettersThatStandForAName) {
  using Words = std::vector<std::string>;
  EXPECT_TRUE(coref::spells("cms", Words{"centers", "for", "marsh", "&", "moor", "services"}));
  EXPECT_TRUE(coref::spells("cmc", Words{"centers", "for", "marsh", "control", "and", "prevention"}));
  EXPECT_TRUE(coref::spells("phw", Words{"department", "of", "peat", "and", "human", "works"}));
  EXPECT_TRUE(coref::spells("orepco", Words{"orland", "electric", "power", "company"}));
  EXPECT_TRUE(coref::spells("mp", Words{"marsh", "post"}));
  EXPECT_FALSE(coref::spells("mp", Words{"marsh", "and", "moor", "post"}));
  EXPECT_FALSE(coref::spells("mpo", Words{"marsh", "post"})) << "of three letters each is a word's first";
  EXPECT_FALSE(coref::spells("mpx", Words{"marsh", "post", "office"}));
  EXPECT_FALSE(coref::spells("", Words{}));
}

TEST(Coref, BodiesAreWhole) {
  EXPECT_EQ(actors_in("The <o:Centers> for Marsh Control and <o:Prevention> on Monday wept. [<o:CMC>] said no."),
            "Centers for Marsh Control and Prevention: Centers for Marsh Control and Prevention, CMC");
  EXPECT_EQ(actors_in("The <o:Council> on Peace and <p:Ana Vell> left."),
            "Council on Peace: Council on Peace; Ana Vell: Ana Vell");
  EXPECT_EQ(actors_in("[The <o:Harbour Council>] on Monday left."), "Harbour Council: Harbour Council");
}

TEST(Coref, ShortNamesThatEverybodyKnows) {
  EXPECT_EQ(actors_in("[The <l:US>] said no. The <l:United States> and the <l:U.S.> are one."),
            "United States: US, United States, U.S.");
  EXPECT_EQ(actors_in("The <o:Federal Reserve> met. [The <o:Fed>] said no."), "Federal Reserve: Federal Reserve, Fed");
}

TEST(Coref, APersonAndTheFirmOfThatName) {
  EXPECT_EQ(actors_in("[<p:Ric Aune>] runs <o:Aune Financial Services>. [<o:Aune>] said no."),
            "Ric Aune: Ric Aune, Aune; Aune Financial Services: Aune Financial Services");
  EXPECT_EQ(actors_in("<o:Aune Financial Services> grew. [<o:Aune>] said no."),
            "Aune Financial Services: Aune Financial Services, Aune");
}

TEST(Coref, PhotographersAreNobody) {
  EXPECT_EQ(actors_in("<p:Piet Lund>/AFP/Getty Images <p:Ana Vell> left."), "Ana Vell: Ana Vell");
  EXPECT_EQ(actors_in("Photo by <p:Jonas Reik> <p:Ana Vell> left."), "Ana Vell: Ana Vell");
  EXPECT_EQ(actors_in("A plan by <p:Jonas Reik> failed."), "Jonas Reik: Jonas Reik");
}

}  // namespace
}  // namespace whosays
