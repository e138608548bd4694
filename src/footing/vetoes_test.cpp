// What keeps the learned reader of allegations from adding somebody: who stands aside, judges or looks on, whom a
// content does not take up, who cannot act; and what clears somebody. Trees are drawn by hand.
#include <gtest/gtest.h>

#include <string>

#include "footing/act.h"
#include "footing/charge_features.h"
#include "footing/charge_places.h"
#include "footing/clause_words.h"
#include "footing/footing_test_support.h"
#include "footing/learned_against.h"
#include "footing/party.h"

namespace whosays::footing {
namespace {

using quote::Drawn;
using quote::drawn;

Drawn police_believe() {
  return drawn("Police believe the clerk burned rolls", {{1, Relation::nsubj, Upos::noun},
                                                         {-1, Relation::root, Upos::verb},
                                                         {3, Relation::det, Upos::det},
                                                         {4, Relation::nsubj, Upos::noun},
                                                         {1, Relation::ccomp, Upos::verb, "burn"},
                                                         {4, Relation::obj, Upos::noun}});
}

TEST(Vetoes, WhoBelievesItOfAnotherStandsAside) {
  const Drawn s = police_believe();
  const Grammar g(s.passage);
  EXPECT_TRUE(stands_aside(g, 0)) << "police";
  EXPECT_FALSE(stands_aside(g, 3)) << "the clerk";
}

TEST(Vetoes, ANounThatSaysWhatHeWasStandsAside) {
  const Drawn s = drawn("He was a participant", {{3, Relation::nsubj, Upos::pron},
                                                 {3, Relation::cop, Upos::aux, "be"},
                                                 {3, Relation::det, Upos::det},
                                                 {-1, Relation::root, Upos::noun}});
  const Grammar g(s.passage);
  EXPECT_TRUE(stands_aside(g, 3));
  EXPECT_FALSE(stands_aside(g, 0));
}

TEST(Vetoes, ACourtActsByOfficeAndAMinisterDoesNot) {
  const auto by_office = [](const char* text) {
    const Drawn s = drawn(text, {{1, Relation::det, Upos::det},
                                 {2, Relation::nsubj, Upos::noun},
                                 {-1, Relation::root, Upos::verb, "fine"},
                                 {4, Relation::det, Upos::det},
                                 {2, Relation::obj, Upos::noun}});
    return acts_by_office(Grammar(s.passage), 1, {0, 2});
  };
  EXPECT_TRUE(by_office("The court fined the bank"));
  EXPECT_FALSE(by_office("The minister fined the bank"));
  const Drawn s = drawn("The court fined the bank", {{1, Relation::det, Upos::det},
                                                     {2, Relation::nsubj, Upos::noun},
                                                     {-1, Relation::root, Upos::verb, "fine"},
                                                     {4, Relation::det, Upos::det},
                                                     {2, Relation::obj, Upos::noun}});
  EXPECT_FALSE(acts_by_office(Grammar(s.passage), 4, {3, 5})) << "the bank is the one fined";
}

/// Whom the rows of a content are about.
std::string rows_of(const Drawn& s, const Said& said) {
  const Document d = article_of(s);
  const Input input = input_of(d);
  const Grammar g(d.text);
  const SourceReader sources(input);
  const PartyFinder parties(input, Field::text, g, sources);
  const Accusations accusations(d.text, g, parties);
  std::string out;
  for (const ChargeRow& row : charge_rows(d.text, g, parties, accusations, said, {}).rows)
    out += (out.empty() ? "" : ", ") + std::string(slice(d.article.text, row.party.span));
  return out;
}

TEST(Vetoes, WhoCannotActIsNoRow) {
  Said said;
  said.contents = {{2, 6}};
  EXPECT_EQ(rows_of(police_believe(), said), "the clerk");
  const Drawn memo = drawn("Police believe the memo burned rolls", {{1, Relation::nsubj, Upos::noun},
                                                                    {-1, Relation::root, Upos::verb},
                                                                    {3, Relation::det, Upos::det},
                                                                    {4, Relation::nsubj, Upos::noun},
                                                                    {1, Relation::ccomp, Upos::verb, "burn"},
                                                                    {4, Relation::obj, Upos::pron}});
  EXPECT_EQ(rows_of(memo, said), "");
}

TEST(Vetoes, WhoeverWordNetTakesForAPersonIsARow) {
  const auto believed = [](const std::string& noun) {
    Said said;
    said.contents = {{2, 6}};
    said.source = {{0, 6}};
    return rows_of(drawn("Police believe the " + noun + " burned rolls", {{1, Relation::nsubj, Upos::noun},
                                                                          {-1, Relation::root, Upos::verb},
                                                                          {3, Relation::det, Upos::det},
                                                                          {4, Relation::nsubj, Upos::noun},
                                                                          {1, Relation::ccomp, Upos::verb, "burn"},
                                                                          {4, Relation::obj, Upos::noun}}),
                   said);
  };
  EXPECT_EQ(believed("liberator"), "the liberator");
  EXPECT_EQ(believed("man"), "the man") << "this one, and not anybody";
  EXPECT_EQ(believed("kettle"), "");
}

TEST(Vetoes, WhoStandsBesideAContentIsMeantWhereItTakesSomebodyUp) {
  const auto sentence = [](const char* text) {
    return drawn(text, {{1, Relation::det, Upos::det},
                        {2, Relation::nsubj, Upos::noun},
                        {-1, Relation::root, Upos::verb},
                        {4, Relation::nsubj, Upos::pron},
                        {2, Relation::ccomp, Upos::verb, "burn"},
                        {6, Relation::det, Upos::det},
                        {4, Relation::obj, Upos::noun}});
  };
  Said said;
  said.contents = {{3, 7}};
  EXPECT_EQ(rows_of(sentence("The clerk reads he burned the rolls"), said), "The clerk, he");
  EXPECT_EQ(rows_of(sentence("The clerk reads who burned the rolls"), said), "");
}

TEST(Vetoes, AFerryIsNobody) {
  const auto found = [](const char* text) {
    const Document d = article_of(drawn(text, {{2, Relation::det, Upos::det},
                                               {2, Relation::compound, Upos::noun},
                                               {3, Relation::nsubj, Upos::propn},
                                               {-1, Relation::root, Upos::verb}}));
    const Input input = input_of(d);
    const Grammar g(d.text);
    const SourceReader sources(input);
    const auto party = PartyFinder(input, Field::text, g, sources).at(2);
    return party ? std::string(slice(d.article.text, party->span)) : std::string("-");
  };
  EXPECT_EQ(found("the ferry Linnet sailed"), "-");
  EXPECT_EQ(found("the clerk Linnet sailed"), "the clerk Linnet");
}

/// The act of “..., ” said Vell: the words in the marks are the content, its verbs have the tag.
std::string spoken(std::string text, const std::vector<quote::DrawnWord>& words, Xpos tag) {
  Drawn s = drawn(std::move(text), words);
  const std::uint32_t count = s.passage.words.size();
  for (std::uint32_t w = 0; w + 2 < count; ++w)
    if (s.passage.tags.upos[w] == Upos::verb) s.passage.tags.xpos[w] = tag;
  Document d = article_of(s);
  Attribution row;
  row.content = d.attributions.spans.add(std::vector<Span>{s.words(0, count - 2)});
  row.cue = d.attributions.spans.add(std::vector<Span>{s.words(count - 2, count - 1)});
  row.source = d.attributions.spans.add(std::vector<Span>{s.words(count - 1, count)});
  row.form = Form::direct;
  row.cue_lemma = "say";
  return std::string(word(read_act(input_of(d), row).act));
}

TEST(Vetoes, WhoSuggestsHowItIsProposesNothing) {
  const auto act = [](const char* text, Upos verb, Xpos tag) {
    Drawn s = drawn(text, {{1, Relation::nsubj, Upos::propn},
                           {-1, Relation::root, Upos::verb, "suggest"},
                           {3, Relation::det, Upos::det},
                           {4, Relation::nsubj, Upos::noun},
                           {1, Relation::ccomp, verb},
                           {4, Relation::xcomp, Upos::adj}});
    s.passage.tags.xpos[4] = tag;
    Document d = article_of(s);
    Attribution row;
    row.source = d.attributions.spans.add(std::vector<Span>{s.words(0, 1)});
    row.cue = d.attributions.spans.add(std::vector<Span>{s.words(1, 2)});
    row.content = d.attributions.spans.add(std::vector<Span>{s.words(2, 6)});
    row.cue_lemma = "suggest";
    return std::string(word(read_act(input_of(d), row).act));
  };
  EXPECT_EQ(act("Vell suggested the light was bad", Upos::aux, Xpos::vbd), "assert");
  EXPECT_EQ(act("Vell suggested the light be bright", Upos::aux, Xpos::vb), "propose");
}

TEST(Vetoes, BehindAHeadlinesColonAPlainVerbIsADemand) {
  const auto act = [](const char* text, Xpos tag) {
    Drawn s = drawn(text, {{-1, Relation::root, Upos::propn},
                           {0, Relation::punct, Upos::punct},
                           {0, Relation::parataxis, Upos::verb},
                           {2, Relation::obj, Upos::noun}});
    s.passage.tags.xpos[2] = tag;
    Document d = article_of(s);
    Attribution row;
    row.source = d.attributions.spans.add(std::vector<Span>{s.words(0, 1)});
    row.cue = d.attributions.spans.add(std::vector<Span>{s.words(1, 2)});
    row.content = d.attributions.spans.add(std::vector<Span>{s.words(2, 4)});
    row.cue_lemma = ":";
    return std::string(word(read_act(input_of(d), row).act));
  };
  EXPECT_EQ(act("Vell: Shut sluice", Xpos::vb), "demand");
  EXPECT_EQ(act("Vell: Shutting sluice", Xpos::vbg), "assert");
}

TEST(Vetoes, APlainVerbThatLeadsIsADemand) {
  const std::vector<quote::DrawnWord> open = {{1, Relation::punct, Upos::punct}, {6, Relation::ccomp, Upos::verb},
                                              {3, Relation::det, Upos::det},     {1, Relation::obj, Upos::noun},
                                              {6, Relation::punct, Upos::punct}, {6, Relation::punct, Upos::punct},
                                              {-1, Relation::root, Upos::verb},  {6, Relation::nsubj, Upos::propn}};
  EXPECT_EQ(spoken("“Open the sluice,” said Vell", open, Xpos::vb), "demand");
  EXPECT_EQ(spoken("“Opened the sluice,” said Vell", open, Xpos::vbd), "assert") << "no plain form";
  EXPECT_EQ(spoken("“Look the sluice,” said Vell", open, Xpos::vb), "assert") << "said to fill a pause";
  std::vector<quote::DrawnWord> done = open;
  done[2] = {1, Relation::nsubj, Upos::pron};
  EXPECT_EQ(spoken("“Open they sluices,” said Vell", done, Xpos::vb), "assert") << "somebody does it";
}

TEST(Vetoes, WordsThatClear) {
  const auto clears = [](const std::string& text) {
    const Passage p = quote::passage_of(text);
    return exculpates(p, {0, p.tokens.size()});
  };
  EXPECT_TRUE(clears("He did nothing wrong."));
  EXPECT_TRUE(clears("She was cleared of theft."));
  EXPECT_TRUE(clears("The board acted in good faith."));
  EXPECT_FALSE(clears("He stole the bell."));
  EXPECT_FALSE(clears(""));
}

TEST(Vetoes, ANegatedDeedClearsAndANegatedDutyDoesNot) {
  const auto signs = [](const char* text, const char* lemma) {
    const Drawn s = drawn(text, {{3, Relation::nsubj, Upos::pron},
                                 {3, Relation::aux, Upos::aux},
                                 {3, Relation::advmod, Upos::part},
                                 {-1, Relation::root, Upos::verb, lemma},
                                 {3, Relation::obj, Upos::pron}});
    const Grammar g(s.passage);
    const auto found = clearing_signs(g, places_around(g, 0));
    return std::pair(found[0], found[1]);
  };
  EXPECT_EQ(signs("He did not steal it", "steal"), std::pair(false, true));
  EXPECT_EQ(signs("He did not check it", "check"), std::pair(true, false));
}

TEST(Vetoes, AnOwnerIsNotWhatIsOwned) {
  const auto same = [](const std::string& text, std::string_view a, std::string_view b) {
    const Passage p = quote::passage_of(text);
    const auto span = [&](std::string_view words) {
      const auto at = static_cast<std::uint32_t>(text.find(words));
      return Span{at, at + static_cast<std::uint32_t>(words.size())};
    };
    return is_same_party(p, span(a), span(b));
  };
  EXPECT_FALSE(same("The mayor's son left.", "The mayor", "The mayor's son"));
  EXPECT_FALSE(same("The mayor’s son left.", "The mayor’s", "The mayor’s son"));
  EXPECT_FALSE(same("Then her manager left.", "her", "her manager"));
  EXPECT_FALSE(same("Then Odel met Vesh.", "Odel", "Vesh"));
  EXPECT_TRUE(same("The captain, Dora Linn, left.", "Dora Linn", "The captain, Dora Linn"));
  EXPECT_TRUE(same("The doctors who signed left.", "The doctors", "The doctors who signed"));
}

TEST(Vetoes, ASmallGroupIsNamedWithWhatMakesItSmall) {
  const Drawn s = drawn("He blames the doctors who signed", {{1, Relation::nsubj, Upos::pron},
                                                             {-1, Relation::root, Upos::verb, "blame"},
                                                             {3, Relation::det, Upos::det},
                                                             {1, Relation::obj, Upos::noun, "doctor"},
                                                             {5, Relation::nsubj, Upos::pron},
                                                             {3, Relation::acl_relcl, Upos::verb, "sign"}});
  const Document d = article_of(s);
  const Input input = input_of(d);
  const Grammar g(d.text);
  const SourceReader sources(input);
  const auto party = PartyFinder(input, Field::text, g, sources).at(3);
  ASSERT_TRUE(party.has_value());
  EXPECT_EQ(slice(d.article.text, party->span), "the doctors who signed");
}

}  // namespace
}  // namespace whosays::footing
