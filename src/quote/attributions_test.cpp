// One case a pattern: plain sentences whose source, cue and content are beyond doubt, written into the sentence as
// quote_test_support.h describes. All people, places and outlets are invented.
#include <gtest/gtest.h>

#include "doc/text_form.h"
#include "quote/attributions_test_support.h"

namespace whosays::quote {
namespace {

/// One attribution, or several of the same words, the outer first.
struct AttributionsGolden {
  const char* first;
  const char* second = nullptr;
  const char* third = nullptr;
};

void expect_all(std::span<const AttributionsGolden> goldens, Field field = Field::text) {
  for (const AttributionsGolden& golden : goldens) {
    const std::string text = read_marks(golden.first).text;
    std::string expected;
    for (const char* marked : {golden.first, golden.second, golden.third}) {
      if (marked == nullptr) continue;
      ASSERT_EQ(read_marks(marked).text, text) << "the case is miswritten";
      expected += std::string(marked) + "\n";
    }
    const Document d = field == Field::text ? document_of(text) : document_of("", text);
    EXPECT_EQ(attributions_in(field, d), expected);
  }
}

constexpr AttributionsGolden kCueBefore[] = {
    {"[Ana Vell] <said> {the ferry was safe}."},
    {"[Ana Vell] <said> {that the ferry was safe}."},
    {"[The minister] <says> {the ferry is safe}."},
    {"[Ana Vell] <has said> {the ferry is safe}."},
    {"[Ana Vell] <said> on Tuesday {that the ferry was safe}."},
    {"[Ana Vell] <said> in a statement {that the ferry was safe}."},
    {"In a statement, [Ana Vell] <said> {the ferry was safe}."},
    {"[Ana Vell] <wrote> in an email {that the ferry was safe}."},
    {"[Ana Vell, the mayor of Callis], <said> {the ferry was safe}."},
    {"[Two officials] <said> {the ferry was safe}."},
    {"[Ana Vell] <said>: {“The ferry is safe.”}"},
    {"[Ana Vell] <said>, {“The ferry is safe.”}"},
    {"[Ana Vell] <said> {the ferry was “a danger to everybody who uses it.”}"},
    {"[Vell] <asked>: {“Is the ferry safe?”}"},
    {"[He] <said>: {«The ferry is safe.»}"},
    {"[The sign] <says> {“No smoking.”}"},
    {"[A report by the port authority] <says> {the ferry was safe}."},
    {"[The court] <ruled> {that the ferry was not safe}."},
};

constexpr AttributionsGolden kCueBehind[] = {
    {"{The ferry was safe}, [Ana Vell] <said>."},
    {"{The ferry was safe}, <said> [Ana Vell]."},
    {"{The ferry was safe}, <said> [Ana Vell, the mayor of Callis]."},
    {"{The ferry sailed on Monday}, [the mayor] <said> on Tuesday."},
    {"{The ferry is safe}, [the minister] <insisted>."},
    {"{“The ferry is safe,”} [Ana Vell] <said>."},
    {"{“The ferry is safe,”} <said> [Ana Vell]."},
    {"{“The ferry is safe,”} <said> [the mayor, Ana Vell]."},
    {"{\"The ferry is safe,\"} [she] <said>."},
    {"{'The ferry is safe,'} [she] <said>."},
    {"{‘The ferry is safe,’} [she] <said>."},
    {"{«The ferry is safe»}, [she] <said>."},
    {"{„The ferry is safe”}, [she] <said>."},
    {"{“Is the ferry safe?”} [she] <asked>."},
    {"{“The ferry is safe!”} [he] <shouted>."},
};

constexpr AttributionsGolden kCueInside[] = {
    {"{The ferry}, [Ana Vell] <said>, {was not safe}."},
    {"{“The ferry,”} [Ana Vell] <said>, {“was not safe.”}"},
    {"{“The ferry,”} <said> [Ana Vell], {“was not safe.”}"},
    {"{So}, [Ana Vell] <said>, {was the ferry}."},
    {"{The ferry}, [she] <liked to say>, {was not safe}."},
    {"{The ferry was safe}, [she] <wrote> in a text message."},
    {"{The ferry was safe}, [she] <added> an hour later."},
    {"{The ferry}, <said> [the harbour master], {was never safe}."},
    {"{The ferry was safe}, he <said>, [one of two officials]."},
};

constexpr AttributionsGolden kAccordingTo[] = {
    {"<According to> [Ana Vell], {the ferry was safe}."},
    {"{The ferry was safe}, <according to> [Ana Vell]."},
    {"{The ferry}, <according to> [Ana Vell], {was safe}."},
    {"<According to> [the police], {the ferry was safe}."},
    {"<After words of> [the police], {the ferry was safe}."},
    {"{The ferry}, <in> [her] <view>, {was safe}."},
    {"<As> [Ana Vell] <said>, {the ferry was safe}."},
    {"<As> [the mayor] <put it>, {“the ferry is safe for everybody.”}"},
};

constexpr AttributionsGolden kHearers[] = {
    {"[Ana Vell] <told> ^the council^ {that the ferry was safe}."},
    {"[Ana Vell] <told> ^reporters^ {the ferry was safe}."},
    {"[Ana Vell] <told> ^the Callis Courier^ {that the ferry was safe}."},
    {"[Ana Vell] <told> ^him^ {that the ferry was safe}."},
    {"[Ana Vell] <told> ^him^: {“The ferry is not safe.”}"},
    {"{“The ferry is safe,”} [Ana Vell] <told> ^the council^."},
    {"[The council] <urged> ^the ministry^ {to close the port}."},
    {"[The council] <urged> ^the ministry^ {not to close the port}."},
    {"[Ana Vell] <told> ^both of them^ {to sit down}."},
    {"[Ana Vell] <put it to> ^the mayor^ {that the ferry was safe}."},
};

constexpr AttributionsGolden kOtherCues[] = {
    {"[Ana Vell] <denied> {asking for a delay}."},
    {"[Ana Vell] <denied> {that she had asked for a delay}."},
    {"[Ana Vell] <denied> {the claim}."},
    {"[Odel] <rejected> {the allegation}."},
    {"[Odel] <disputed> {that he had asked for a delay}."},
    {"[Odel] <dismissed> {the report as “a fairy tale.”}"},
    {"[Odel] <acknowledged> {that he had read the report}."},
    {"[The captain] <admitted> {that he had seen the letter}."},
    {"[Ana Vell] <confirmed> {that the ferry was late}."},
    {"[Ana Vell] <accused> {Marek Odel of hiding the report}."},
    {"[Ana Vell] <promised> {to close the port}."},
    {"[Ana Vell] <asked> {whether the ferry was safe}."},
    {"[Odel] <apologised for> {the delay}."},
    {"[The paper] <retracted> {the article}."},
    {"[The tribunal] <found> {that Odel had asked for a delay}."},
    {"[Ana Vell] <believes> {the ferry is safe}."},
    {"[The union] <demanded> {that the ferry stay in port}."},
};

constexpr AttributionsGolden kRefusals[] = {
    {"[Ana Vell] <declined to comment>."},
    {"[Ana Vell] <refused to comment>."},
    {"[Ana Vell] <declined to comment> on {the report}."},
    {"Asked about the ferry, [Ana Vell] <declined to comment>."},
    {"[A spokeswoman for the port authority] <declined to comment>."},
    {"[A spokesman for the ministry] <declined to say> {whether the ferry was safe}."},
    {"[The ministry] <had no comment>."},
    {"[Marek Odel] <did not respond to requests for comment>."},
    {"[The port authority] <did not immediately respond to a request for comment>."},
    {"[Marek Odel] <has not responded to a request for comment>."},
    {"[Odel] <did not reply to questions> about {the ferry}."},
    {"[Ana Vell] <could not be reached>."},
    {"[Odel’s lawyer] <could not be reached for comment>."},
    {"[The ministry] <would neither confirm nor deny> {the report}."},
    {"[The ministry] <could neither confirm nor deny> {that the ferry was late}."},
    {"[The port authority] <declined to confirm or deny> {that an inquiry was open}."},
};

constexpr AttributionsGolden kImplicit[] = {
    {"It <is widely believed> {that the ferry is safe}."},
    {"It <is understood> {that the ferry will sail}."},
    {"{The ferry} <is said> {to be safe}."},
    {"{The mayor} <reportedly> {sold the ferry}."},
    {"{Odel} <allegedly> {asked for a delay}."},
};

constexpr AttributionsGolden kChains[] = {
    {"[Ana Vell] <said> {Marek Odel had denied asking for a delay}.",
     "Ana Vell said [Marek Odel] <had denied> {asking for a delay}."},
    {"[Ana Vell] <said> {that Marek Odel told the council that the ferry was safe}.",
     "Ana Vell said that [Marek Odel] <told> ^the council^ {that the ferry was safe}."},
    {"[Ana Vell] <said> {that Odel told the council that the captain denied asking for a delay}.",
     "Ana Vell said that [Odel] <told> ^the council^ {that the captain denied asking for a delay}.",
     "Ana Vell said that Odel told the council that [the captain] <denied> {asking for a delay}."},
    {"<According to> [two officials], {Odel told the council that the ferry was safe}.",
     "According to two officials, [Odel] <told> ^the council^ {that the ferry was safe}."},
    {"[The Callis Courier] <reported> {that two officials said the ferry was not safe}.",
     "The Callis Courier reported that [two officials] <said> {the ferry was not safe}."},
    {"{“Marek Odel said the ferry was safe,”} [Ana Vell] <said>.",
     "“[Marek Odel] <said> {the ferry was safe},” Ana Vell said."},
    {"{“She told me, ‘The ferry is safe,’”} [Odel] <said>.", "“[She] <told> ^me^, {‘The ferry is safe,’}” Odel said."},
};

constexpr AttributionsGolden kSeveral[] = {
    {"[Odel] <said> {the ferry was safe}. Vell said it was not.",
     "Odel said the ferry was safe. [Vell] <said> {it was not}."},
    {"[Odel] <said> {the ferry was safe}, but Vell said it was not.",
     "Odel said the ferry was safe, but [Vell] <said> {it was not}."},
    {"[Ana Vell] <said> {the ferry was safe}, adding that it would sail in May.",
     "[Ana Vell] said the ferry was safe, <adding> {that it would sail in May}."},
    {"{“The ferry is safe,”} [Odel] <said>, adding: “It will sail.”",
     "“The ferry is safe,” [Odel] said, <adding>: {“It will sail.”}"},
};

constexpr AttributionsGolden kGoesOn[] = {
    {"{“The ferry is safe,”} [Odel] <said>. {“It will sail on Monday.”}"},
    {"{“No,”} [he] <said>. {“Never.”} She left."},
    {"{“The ferry is safe,”} [Odel] <said>.\n{“It will sail on Monday.”}\nHe left."},
    {"{“The ferry is safe.\n“It will sail on Monday,”} [Odel] <said>."},
    {"{“The river lends.”}\n<—> [Ila Morvane]"},
    {"[Ana Vell]<:> {The ferry is safe}."},
};

constexpr AttributionsGolden kHeadlines[] = {
    {"{Ferry inquiry to be widened next month}<:> [sources]"},
    {"{Ferry inquiry was delayed on purpose}<:> [police]"},
    {"{Ferry inquiry was delayed on purpose} <–> [police report]"},
    {"{Ferry inquiry to cost nine million}<:> [QBO]"},
    {"[Odel]<:> {‘I asked nobody’}"},
    {"[Odel] after ferry inquiry<:> {Port ‘to blame’ for delay}"},
    {"[Odel] to ^Port Board of Callis^<:> {Do something}"},
    {"[Odel] to ^Courier^<:> {‘I asked nobody’}"},
    {"[Odel] on ferry delay<:> {‘I asked nobody’}"},
    {"[Odel] to ^Courier^<:> {Ferry Was Never Safe}"},
    {"[Odel] <denies> {asking for delay}"},
    {"{Ferry is safe}, <says> [minister]"},
    {"[Guards] <admit> {they were late for the ferry}"},
    {"[Odel] <says> {there were delays}"},
    {"{Ferry near sinking}, <says> [the captain]"},
    {"[Minister] <says> {ferry is safe}"},
    {"{‘The ferry is safe,’} <says> [mayor]"},
    {"[Odel] <announces> {inquiry}, says ferry was late", "[Odel] announces inquiry, <says> {ferry was late}"},
    {"[Ana Vell] opens inquiry, <says> {the ferry was late}"},
    {"[Vell] defends ferry report, <says> {criticisms not based in fact}"},
};

constexpr AttributionsGolden kTranslated[] = {
    {"[She] <insists>, {that the ferry was late}."},
    {"[She] <asked>, {whether the ferry was late}."},
    {"[He] says it too, <adding>, {the ferry was late}."},
    {"<According to> [her] {the ferry was late}."},
    {"<As informs> [a guard of the port], {two men were held}."},
    {"<How informed> us [Ana Vell], {two men were held}."},
    {"<How> [she] <stressed>, {two men were held}."},
};

constexpr AttributionsGolden kAsClauses[] = {
    {"<As> [Ana Vell] <wrote> in the Harbour News last week, {the ferry was late}."},
    {"{The ferry was late}, <as> [many] <have said> without any proof."},
};

TEST(Attributions, AsOtherLanguagesPartClauses) { expect_all(kTranslated); }
TEST(Attributions, AsSomebodySaidSomewhere) { expect_all(kAsClauses); }

TEST(Attributions, SaidBeforeItsContent) { expect_all(kCueBefore); }
TEST(Attributions, SaidBehindItsContent) { expect_all(kCueBehind); }
TEST(Attributions, SaidInsideItsContent) { expect_all(kCueInside); }
TEST(Attributions, AccordingTo) { expect_all(kAccordingTo); }
TEST(Attributions, WhoWasTold) { expect_all(kHearers); }
TEST(Attributions, OtherCues) { expect_all(kOtherCues); }
TEST(Attributions, Refusals) { expect_all(kRefusals); }
TEST(Attributions, WithoutASource) { expect_all(kImplicit); }
TEST(Attributions, Chains) { expect_all(kChains); }
TEST(Attributions, SeveralInASentence) { expect_all(kSeveral); }
TEST(Attributions, SpeechThatGoesOn) { expect_all(kGoesOn); }
TEST(Attributions, Headlines) { expect_all(kHeadlines, Field::title); }

TEST(Attributions, WhatIsNone) {
  for (const char* text :
       {"", "The ferry sailed on Monday.", "She walked to the port. It was closed.", "He reads a book every day.",
        "That said, the ferry was late.", "“No.” “Never.”", "Ana Vell did not say that the ferry was safe.",
        "He was asked to leave the ship.", "In May, he went on to serve on the ferry.",
        "As noted above, the ferry was late.", "As the inquiry goes on, the ferry is late.",
        "A claim that lacks every proof, which is late.", "The ferry “Callis Star” sank.",
        "The so-called “quiet room” of the port was open."})
    EXPECT_EQ(attributions_in(Field::text, document_of(text)), "") << text;
  for (const char* title : {"Ferry sinks off Callis", "Analysis: Why the ferry sank", "It’s official: Ferry to be sold",
                            "Ferry to be sold by the port : QBO"})
    EXPECT_EQ(attributions_in(Field::title, document_of("", title)), "") << title;
}

TEST(Attributions, FormFollowsTheQuotationMarks) {
  const auto form_of = [](const std::string& text) { return document_of(text).attributions.rows.at(0).form; };
  EXPECT_EQ(form_of("“The ferry is safe,” Ana Vell said."), Form::direct);
  EXPECT_EQ(form_of("“The ferry,” Ana Vell said, “is safe.”"), Form::direct);
  EXPECT_EQ(form_of("Ana Vell said the ferry was “a danger to everybody”."), Form::mixed);
  EXPECT_EQ(form_of("Ana Vell said the ferry was safe."), Form::indirect);
}

TEST(Attributions, TitleFirstAndInsideKnowsItsOuter) {
  const Document d = document_of("Ana Vell said Odel denied asking.", "Odel denies asking");
  ASSERT_EQ(d.attributions.rows.size(), 3U);
  EXPECT_EQ(d.attributions.rows[0].field, Field::title);
  EXPECT_EQ(d.attributions.rows[1].field, Field::text);
  EXPECT_FALSE(d.attributions.rows[0].within.valid());
  EXPECT_FALSE(d.attributions.rows[1].within.valid());
  EXPECT_EQ(d.attributions.rows[2].within, StatementId(1)) << "rows are counted over both fields";
}

TEST(Attributions, AnUnclosedQuotationIsDoubted) {
  const Document d = document_of("Ana Vell said: “The ferry is safe.\nHe left.");
  ASSERT_EQ(d.attributions.rows.size(), 1U);
  EXPECT_EQ(d.attributions.rows[0].doubt, "a quotation in it is not closed");
  EXPECT_EQ(document_of("Ana Vell said: “The ferry is safe.”").attributions.rows.at(0).doubt, "");
}

TEST(Attributions, ATurnGoesOnOverWhatIsNothingButStops) {
  const Document d = document_of("MR. OKUNDE: I initialled it. ... I was in a hurry.");
  ASSERT_EQ(d.attributions.rows.size(), 1U);
  EXPECT_EQ(spans_in(d, d.attributions.rows[0].content), (std::vector<Span>{{12, 49}}));
}

TEST(Attributions, TurnsOfAQuotedTranscriptAreTheSpeakersOwn) {
  const Document d = document_of(
      "\"VELL: Is the ferry late?\n\n\"ODEL: It is not. Nobody asked me.\n\n\"VELL: I see, and I thank you.");
  ASSERT_EQ(d.attributions.rows.size(), 3U);
  EXPECT_EQ(spans_in(d, d.attributions.rows[1].source), (std::vector<Span>{{28, 32}}));
  EXPECT_EQ(spans_in(d, d.attributions.rows[1].content), (std::vector<Span>{{34, 60}}));
}

TEST(Attributions, TextForm) {
  const Document d = document_of("“No,” Ana Vell told the council.");
  const std::string dump = *text_form::dump(d, "attributions");
  const std::string measured = dump.substr(dump.find("  confidence"));
  EXPECT_EQ(dump.substr(0, dump.find("  confidence")),
            "== x\ntext\n| “No,” Ana Vell told the council.\n"
            "attribution\n  form direct\n  source 6-14{Ana Vell}\n  cue 15-19{told}\n  content 0-5{“No,”}\n"
            "  hearer 20-31{the council}\n"
            "  lemma tell\n");
  EXPECT_NE(measured.find("\n  rule "), std::string::npos) << "names the pattern: " << measured;
}

}  // namespace
}  // namespace whosays::quote
