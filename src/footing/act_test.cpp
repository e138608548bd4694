// What a source does with its content, how firmly, and whether the content is negated.
#include <gtest/gtest.h>

#include "footing/act.h"
#include "footing/footing_test_support.h"
#include "footing/hedges.h"

namespace whosays::footing {
namespace {

/// "deny certain -", then "negated" and the hedges in brackets where there are any.
std::string act_of(const char* marked, const char* lemma) {
  const Document d = read({{marked, lemma}});
  const Statement& s = d.statements.rows.at(0);
  std::string out = std::string(word(s.act)) + " " + std::string(word(s.stated_certainty)) + " " +
                    std::string(word(s.polarity)) + (s.negated ? " negated" : "");
  for (const Span hedge : d.statements.spans.at(s.hedges))
    out += " (" + std::string(slice(d.article.text, hedge)) + ")";
  return out;
}

struct ActGolden {
  const char* marked;
  const char* lemma;
  const char* act;
};

constexpr ActGolden kCues[] = {
    {"[Vell] <said> {the ferry was safe}.", "say", "assert certain +"},
    {"[Vell] <said> {the ferry was safe}.", "a cue that no list knows", "assert certain +"},
    {"[Odel] <denied> {asking for a delay}.", "deny", "deny certain -"},
    {"[Odel] <rejected> {the allegation}.", "reject", "deny certain -"},
    {"[Odel] <disputed> {the account}.", "dispute", "dispute certain -"},
    {"[Odel] <confirmed> {the date}.", "confirm", "confirm certain +"},
    {"[Odel] <acknowledged> {reading the letter}.", "acknowledge", "acknowledge certain +"},
    {"[Odel] <admitted> {reading the letter}.", "admit", "acknowledge certain +"},
    {"[Vell] <accused> {Odel of hiding the letter}.", "accuse", "accuse certain +"},
    {"[Vell] <urged> ^Odel^ {to resign}.", "urge", "demand certain +"},
    {"[Vell] <promised> {to resign}.", "promise", "promise certain +"},
    {"[Vell] <asked> {whether the ferry was safe}.", "ask", "question certain +"},
    {"[Vell] <believes> {the ferry is safe}.", "believe", "believe probable +"},
    {"[The court] <found> {that Odel asked for a delay}.", "find", "find certain +"},
    {"[The paper] <retracted> {the article}.", "retract", "retract certain +"},
    {"[Odel] <apologised for> {the delay}.", "apologise", "apologise certain +"},
    {"It <is widely believed> {that the ferry is safe}.", "it is widely believed", "believe probable +"},
    {"{Vell} <reportedly> {resigned}.", "reportedly", "assert unknown +"},
    {"[Vell] <offered> {her condolences}.", "offer", "assert certain +"},
    {"[Vell] <offered> {to pay for the view}.", "offer", "promise certain +"},
};

constexpr ActGolden kRefusals[] = {
    {"[Odel] <declined to comment>.", "declined to comment", "decline certain +"},
    {"[Odel] <declined to comment> on {the letter}.", "declined to comment", "decline certain +"},
    {"[Odel] <did not respond>.", "did not * respond", "no_response certain +"},
    {"[Odel] <could not be reached>.", "could not * be reached", "unreachable certain +"},
    {"[Odel] <would neither confirm nor deny> {the report}.", "would neither confirm nor deny",
     "neither_confirm_nor_deny certain +"},
};

constexpr ActGolden kWanted[] = {
    {"[The clerk] <asked> {for more time}.", "ask", "demand certain +"},
    {"[The clerk] <asked> ^the board^ {to wait}.", "ask", "demand certain +"},
    {"[The clerk] <told> ^them^ {to wait}.", "tell", "demand certain +"},
    {"[The clerk] <told> ^them^ {that it was late}.", "tell", "assert certain +"},
    {"{“Was the ferry safe?”} [Vell] <said>.", "say", "question certain +"},
    {"{“Was it safe? It was not.”} [Vell] <said>.", "say", "assert certain + negated"},
};

constexpr ActGolden kNotGiven[] = {
    {"[The court] <denied> {the motion}.", "deny", "decline certain +"},
    {"[The council] <rejected> {her application for a permit}.", "reject", "decline certain +"},
    {"[The guards] <denied> {them basic rights such as a lawyer}.", "deny", "decline certain +"},
    {"[Odel] <denied> {that the request was his}.", "deny", "deny certain -"},
    {"[Odel] <denied> {the request came from him}.", "deny", "deny certain -"},
    {"[Odel] <denied> {making the request}.", "deny", "deny certain -"},
    {"[Odel] <denied> {claims of access to the file}.", "deny", "deny certain -"},
};

constexpr ActGolden kDenyingWords[] = {
    {"[Odel] <said> {it was untrue that he asked for a delay}.", "say", "deny certain +"},
    {"[Odel] <said> {the claim was false}.", "say", "deny certain +"},
    {"“{It is not true},” [Odel] <said>.", "say", "deny certain + negated"},
};

constexpr ActGolden kHedges[] = {
    {"[The law] <says> {a mayor may refuse}.", "say", "assert certain +"},
    {"[Vell] <said> {under the new rule guests may stay}.", "say", "assert certain +"},
    {"[Vell] <tentatively plans> {to sail}.", "plan", "promise probable + (tentatively)"},
    {"[Vell] <said> {they rowed as fast as they possibly could}.", "say", "assert certain +"},
    {"{“We may differ, but we row together,”} [Vell] <said>.", "say", "assert certain +"},
    {"[Vell] <said> {in the unlikely event of a storm it stays}.", "say", "assert certain +"},
    {"[Vell] <said> {the ferry may sail}.", "say", "assert possible + (may)"},
    {"[Vell] <said> {the ferry might sail}.", "say", "assert possible + (might)"},
    {"[Vell] <said> {they rowed as fast as they could}.", "say", "assert certain +"},
    {"[Vell] <said> {she wished she could row}.", "say", "assert certain +"},
    {"[Vell] <said> {the ferry probably sailed}.", "say", "assert probable + (probably)"},
    {"[Vell] <said> {the ferry appeared to be late}.", "say", "assert probable + (appeared to)"},
    {"[Vell] <said> {the ferry had allegedly been sold}.", "say", "assert unknown + (allegedly)"},
    {"[Vell] <said> {the ferry perhaps sailed, or was probably sold}.", "say",
     "assert possible + (perhaps) (probably)"},
    {"[Vell] <said> {the ferry would sail in May}.", "say", "assert certain +"},
    {"[Vell] <said> {the ferry could not sail}.", "say", "assert certain + negated"},
    {"Perhaps [Vell] <said> {the ferry was safe}.", "say", "assert certain +"},
};

constexpr ActGolden kNegations[] = {
    {"[Vell] <said> {the ferry was not safe}.", "say", "assert certain + negated"},
    {"[Vell] <said> {nobody asked for a delay}.", "say", "assert certain + negated"},
    {"[Vell] <said> {he never asked for a delay}.", "say", "assert certain + negated"},
    {"[Vell] <said> {the ferry wasn’t safe}.", "say", "assert certain + negated"},
    {"[Vell] <said> {the ferry wasn't safe}.", "say", "assert certain + negated"},
    {"[Vell] <said> {the ferry sailed because nobody stopped it}.", "say", "assert certain +"},
    {"[Vell] <said> {the ferry was old, but it was not slow}.", "say", "assert certain +"},
    {"Not once [Vell] <said> {the ferry was safe}.", "say", "assert certain +"},
    {"[Vell] <said> {the ferry was not only old but slow}.", "say", "assert certain +"},
    {"[Vell] <said> {no fewer than nine ferries sailed}.", "say", "assert certain +"},
    {"“{No doubt it sailed},” [Vell] <said>.", "say", "assert certain +"},
};

constexpr ActGolden kOfMoreWords[] = {
    {"[Vell] <wants> {the ferry to sail}.", "want", "believe certain +"},
    {"[The port] <plans> {to dredge the pond}.", "plan", "promise certain +"},
    {"[Vell] <slammed> {the ferry's owners}.", "slam", "accuse certain +"},
    {"[Vell] <opposes> {the new quay}.", "oppose", "dispute certain -"},
    {"[Vell] <touts> {the new quay}.", "tout", "assert certain +"},
    {"[Vell] <rejected> {the claim that the ferry leaked}.", "reject", "deny certain -"},
    {"[Vell] <rejected> {the plan for a new quay}.", "reject", "dispute certain -"},
    {"[Vell] <called> {the quay reckless}.", "call", "accuse certain +"},
    {"[Vell] <called> {the quay a start}.", "call", "assert certain +"},
    {"[The poll] <showed> {that few want the quay}.", "show", "find certain +"},
    {"[The film] <showed> {that the quay sank}.", "show", "assert certain +"},
};

constexpr ActGolden kTurned[] = {
    {"[Vell] <wanted to know> {why the ferry sank}.", "want", "question certain +"},
    {"[Vell] <offered a list of proposals>: {wider quays and more buoys}.", "offer", "propose certain +"},
    {"[Most sailors] <agree> {that it is late}.", "agree", "believe certain +"},
    {"[Vell] <agreed> {that it was late}.", "agree", "acknowledge certain +"},
    {"[Twenty percent] <chose> {Vell}.", "choose", "believe certain +"},
    {"[Vell] <was silent on> {the ferry's age}.", "silent", "decline certain +"},
    {"{“Consider: a captain without a ship,”} [Vell] <wrote>.", "write", "assert certain +"},
    {"[The academy] <dismissed> {a chaplain who sang}.", "dismiss", "assert certain +"},
    {"[Vell] <dismissed> {her critics}.", "dismiss", "dispute certain -"},
    {"[Vell] <dismissed> {the mayor as a fool}.", "dismiss", "dispute certain -"},
    {"[The data] <argue> {against the plan for a quay}.", "argue", "dispute certain -"},
    {"[The clerks] <call> {the claims speculation}.", "call", "dispute certain -"},
    {"[The clerks] <call> {the claims inaccurate}.", "call", "deny certain -"},
    {"[The high court] <rejected> {the claim that it leaks}.", "reject", "find certain -"},
    {"[The high court] <said> {the lease was void}.", "say", "find certain +"},
    {"[The council] <agreed> {to wait}.", "agree", "promise certain +"},
    {"[The council] <agreed> {that it was late}.", "agree", "acknowledge certain +"},
    {"[Critics] <call> {“rumors” of a sale “a lie”}.", "call", "deny certain -"},
    {"[Vell] <said>: {“Wait a year, and you will see it sink.”}", "say", "assert certain +"},
    {"[Vell] <wrote>: {“He was right, and I would like to publicly apologise to him.”}", "write",
     "apologise certain +"},
    {"[Vell] <wrote>: {“I will not apologise to him.”}", "write", "assert certain + negated"},
    {"[Vell] <said> {she's sorry for the delay}.", "say", "apologise certain +"},
};

constexpr ActGolden kRates[] = {
    {"[Vell] <said> {sailors are less likely to be fined}.", "say", "assert certain +"},
    {"[Vell] <said> {those most likely to leave are young}.", "say", "assert certain +"},
    {"[Vell] <said> {the ferry is likely to be late}.", "say", "assert probable + (likely to)"},
    {"[Vell] <said> {the ferry is stronger than it might appear}.", "say", "assert certain +"},
    {"[Vell] <said>: {“It is our line. It was drawn in May. I think it is wide. It holds. It is firm.”}", "say",
     "assert certain + (I think)"},
    {"[Vell] <said>: {“I think it is our line. It holds.”}", "say", "assert probable + (I think)"},
};

constexpr ActGolden kUnwilling[] = {
    {"[Vell] <doubts> {that the ferry will sail}.", "doubt", "believe possible -"},
    {"[Vell] <no longer believes> {the ferry will sail}.", "believe", "believe probable -"},
    {"[Vell] <does not accept> {that the light was green}.", "accept", "dispute certain -"},
    {"[Vell] <accepts> {that the light was green}.", "accept", "acknowledge certain +"},
    {"[Vell] <warned against> {the belief that the ferry is safe}.", "warn", "assert certain -"},
    {"[Vell] <not only believes> {that the ferry is safe}.", "believe", "believe probable +"},
};

void expect_all(std::span<const ActGolden> goldens) {
  for (const ActGolden& golden : goldens) EXPECT_EQ(act_of(golden.marked, golden.lemma), golden.act) << golden.marked;
}

TEST(Act, WhatIsWantedOrAskedIsNotAsserted) { expect_all(kWanted); }
TEST(Act, WhatIsNotGivenIsRefused) { expect_all(kNotGiven); }
TEST(Act, OfTheCue) { expect_all(kCues); }
TEST(Act, TurnedByWhatItIsDoneTo) { expect_all(kTurned); }
TEST(Act, ARateIsNoHedgeAndOneOfManySentencesNotTheTurn) { expect_all(kRates); }
TEST(Act, OfMoreWords) { expect_all(kOfMoreWords); }
TEST(Act, Refusals) { expect_all(kRefusals); }
TEST(Act, OfTheContentsFirstWords) { expect_all(kDenyingWords); }
constexpr ActGolden kNotHeld[] = {
    {"[The bureau] <does not recommend> {wearing a mask}.", "recommend", "propose certain -"},
    {"[The council] <voted against> {the plan}.", "vote", "dispute certain -"},
    {"[Odel] <cautioned against> {waiting}.", "caution", "demand certain -"},
    {"[Odel] <warned> ^them^ {to wait}.", "warn", "demand certain +"},
    {"[Nobody] <believes> {that it was late}.", "believe", "believe probable -"},
};

TEST(Act, WhatIsNotHeld) { expect_all(kNotHeld); }

TEST(Act, WhatNobodySays) {
  const auto aside = [](const char* marked, const char* lemma) {
    return read({{marked, lemma}}).statements.rows.at(0).set_aside;
  };
  EXPECT_EQ(aside("[No group] <has claimed> {that it lit the fire}.", "claim"), kLeftUnsaid);
  EXPECT_EQ(aside("[Odel] <has not said> {whether he will go}.", "say"), kLeftUnsaid);
  EXPECT_EQ(aside("[Odel] <has not said> {that he will go}.", "say"), "");
}

TEST(Act, HedgesWeakenTheCertainty) { expect_all(kHedges); }
TEST(Act, NegationOfTheMainClause) { expect_all(kNegations); }
TEST(Act, WhoDoesNotHoldItRejectsIt) { expect_all(kUnwilling); }

TEST(Act, WhatWasLeftUnsaidIsSetAside) {
  const auto why = [](const char* marked, const char* lemma) {
    return read({{marked, lemma}}).statements.rows.at(0).set_aside;
  };
  EXPECT_EQ(why("[Vell] <forgot to mention> {that the ferry leaks}.", "forget"), kLeftUnsaid);
  EXPECT_EQ(why("[Vell] <did not forget to mention> {that the ferry leaks}.", "forget"), "");
  EXPECT_EQ(why("[The owners] <draw criticism for> {selling the ferry}.", "draw"), kSaidOfSource);
}

using R = Relation;
using U = Upos;

/// The certainty that the hedges of a drawn sentence leave, and how many there are.
std::string hedged(const quote::Drawn& s, std::uint32_t end) {
  ActReading out;
  const Span content = s.words(0, end);
  read_hedges(s.passage, {"say", false}, std::span(&content, 1), out);
  return std::string(word(out.certainty)) + " " + std::to_string(out.hedges.size());
}

TEST(Act, AHedgeOfAnotherClauseLeavesTheFirstAsFirmAsItIs) {
  const std::vector<quote::DrawnWord> joined = {{1, R::det, U::det},    {3, R::nsubj, U::noun}, {3, R::aux, U::aux},
                                                {-1, R::root, U::verb}, {8, R::cc, U::cconj},   {6, R::det, U::det},
                                                {8, R::nsubj, U::noun}, {8, R::aux, U::aux},    {3, R::conj, U::verb},
                                                {3, R::punct, U::punct}};
  EXPECT_EQ(hedged(quote::drawn("The pier will close and the ferry might follow .", joined), 9), "certain 1");
  EXPECT_EQ(hedged(quote::drawn("The pier might close and the ferry will follow .", joined), 9), "possible 1");
}

TEST(Act, LikelyVotersAreNoHedge) {
  const auto likely = [](const char* noun) {
    return hedged(quote::drawn("Vell leads among likely " + std::string(noun) + " .", {{1, R::nsubj, U::propn},
                                                                                       {-1, R::root, U::verb},
                                                                                       {4, R::case_, U::adp},
                                                                                       {4, R::amod, U::adj},
                                                                                       {1, R::obl, U::noun},
                                                                                       {1, R::punct, U::punct}}),
                  5);
  };
  EXPECT_EQ(likely("voters"), "certain 0");
  EXPECT_EQ(likely("storms"), "probable 1");
}

}  // namespace
}  // namespace whosays::footing
