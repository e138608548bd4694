// What an answer answers, and how far: by what it calls it, by what it owns up to, by who gives it. All invented.
#include <gtest/gtest.h>

#include "footing/footing_test_support.h"

namespace whosays::footing {
namespace {

constexpr std::string_view kPeople = "Marek Odel/Odel/He; Ana Vell/Vell; org Port Authority";

Document told_story(const std::vector<MarkedStatement>& sentences) {
  Document d = story(sentences, kPeople);
  d.statements = statements(input_of(d));
  return d;
}

/// "deny 1 all" for the last sentence: its act, the row it answers, counted from 1, and how far.
std::string act_and_answer(const std::vector<MarkedStatement>& sentences) {
  const Document d = told_story(sentences);
  const Statement& last = d.statements.rows.back();
  std::string out(word(last.act));
  for (const Answer& answer : d.statements.answers.at(last.answers))
    out += " " + (answer.statement.valid() ? std::to_string(answer.statement.value + 1) : std::string("-")) + " " +
           std::string(word(answer.extent));
  return out;
}

const MarkedStatement kHid{"[Ana Vell] <accused> {Marek Odel of hiding the letter}.", "accuse"};
const MarkedStatement kHidAndSold{"[Ana Vell] <accused> {Marek Odel of hiding the letter and selling two boats}.",
                                  "accuse"};

TEST(Answers, WhatWasSaidIsMeantAsAWhole) {
  for (const char* words : {"{the accusation}", "{the report}", "{both charges}", "{Vell's version}"})
    EXPECT_EQ(act_and_answer({kHid, {"[Odel] <denied> " + std::string(words) + ".", "deny"}}), "deny 1 all") << words;
  EXPECT_EQ(act_and_answer({kHid, {"[Odel] <accepted> {the findings}.", "acknowledge"}}), "acknowledge 1 all");
  EXPECT_EQ(act_and_answer({kHid, {"[Odel] <said> {that is a lie}."}}), "deny 1 all");
  EXPECT_EQ(act_and_answer({kHid, {"[Odel] <said> {none of this is true}."}}), "deny 1 all");
  EXPECT_EQ(act_and_answer({kHid, {"[Odel] <disputed> {the report as misleading}.", "dispute"}}), "dispute 1 unclear");
  EXPECT_EQ(act_and_answer({kHid, {"[Odel] <denied> {any wrongdoing}.", "deny"}}), "deny 1 unclear");
}

TEST(Answers, LessThanWhatIsAllegedIsAPart) {
  EXPECT_EQ(act_and_answer({kHidAndSold, {"[Odel] <admitted> {selling one of the boats}.", "admit"}}),
            "acknowledge 1 part");
  EXPECT_EQ(act_and_answer({{"[Ana Vell] <accused> {Marek Odel of selling two boats}.", "accuse"},
                            {"[Odel] <admitted> {selling three boats}.", "admit"}}),
            "acknowledge 1 part");
}

TEST(Answers, WhatIsOwnedUpToRightBehindIsAPart) {
  EXPECT_EQ(act_and_answer({kHid, {"[Odel] <acknowledged> {losing his temper}.", "acknowledge"}}),
            "acknowledge 1 part");
}

TEST(Answers, WhatIsToldAgainstAnotherIsNotOwnedUpTo) {
  EXPECT_EQ(act_and_answer({{"[Ana Vell] <called> {Jan Holm a thief}.", "call"},
                            {"[Marek Odel] <admitted> {that the new plan was a mistake}.", "admit"}}),
            "acknowledge - unclear");
}

TEST(Answers, ThatWasWrongIsOfWhatWasSaidBefore) {
  EXPECT_EQ(act_and_answer({kHid, {"[Odel] <said> {that was “totally wrong.”}"}}), "deny 1 all");
}

TEST(Answers, WhoAgreesWithSomebodyAgreesWithWhatTheySaid) {
  EXPECT_EQ(act_and_answer({kHid, {"[Jan Holm] <agreed> with {Vell}.", "agree"}}), "acknowledge 1 all");
}

TEST(Answers, APleaIsAnAnswer) {
  EXPECT_EQ(act_and_answer({kHid, {"[Odel] <pleaded> {not guilty}.", "plead"}}), "deny 1 all");
  EXPECT_EQ(act_and_answer({kHid, {"[Odel] <pleaded> {guilty}.", "plead"}}), "acknowledge 1 all");
}

TEST(Answers, HeAnswersWhatIsAgainstHimselfThoughAnotherStandsNearer) {
  const MarkedStatement body{"[Ana Vell] <accused> {the Port Authority of forging the minutes}.", "accuse"};
  const MarkedStatement turned{"[He] <said> {“Vell telephoned me, and not the other way round”}."};
  EXPECT_EQ(act_and_answer({kHid, body, turned}), "dispute 1 part");
}

TEST(Answers, WhatHadBeenSaidBeforeAnswersNothing) {
  EXPECT_EQ(act_and_answer({kHid, {"[Odel] <said> {the letter was read aloud}."}}), "deny 1 all");
  EXPECT_EQ(act_and_answer({kHid, {"[Odel] <had said> {the letter was read aloud}."}}), "assert");
}

TEST(Answers, WhatTouchesNoPointIsNoDenial) {
  EXPECT_EQ(act_and_answer({kHid, {"[Odel] <said> {the ferry was late}."}}), "assert 1 another_point");
}

TEST(Answers, BothAreTwo) {
  const MarkedStatement sold{"[Ana Vell] <said> {Odel sold two boats}."};
  EXPECT_EQ(act_and_answer({kHid, sold, {"[Odel] <denied> {both}.", "deny"}}), "deny 1 all 2 all");
}

TEST(Answers, WhatAnotherSpeaksOfIsNotAnswered) {
  const MarkedStatement other{"[A cook] <said> {the soup was cold}."};
  EXPECT_EQ(act_and_answer({other, {"[Odel] <denied> {being late}.", "deny"}}), "deny - unclear");
}

}  // namespace
}  // namespace whosays::footing
