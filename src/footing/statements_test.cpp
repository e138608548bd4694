// What needs more than one look: to whose discredit a content is, which statement an answer answers and how far, what
// is set aside, who heard it, the two clocks. People, places and papers are invented.
#include <gtest/gtest.h>

#include "doc/text_form.h"
#include "footing/footing_test_support.h"

namespace whosays::footing {
namespace {

constexpr std::string_view kActors = "Marek Odel/Odel; Ana Vell/Vell; org Port Authority";

Document read_story(const std::vector<MarkedStatement>& sentences) {
  Document d = story(sentences, kActors);
  d.statements = statements(input_of(d));
  return d;
}

// ---- against ----

std::string against_of(const char* marked, const char* lemma) {
  const Document d = read({{marked, lemma}}, kActors);
  std::string out;
  for (const Against& against : d.statements.against.at(d.statements.rows.at(0).against)) {
    out += (out.empty() ? "" : ", ") + name_of(d, against.actor);
    for (const Span span : d.statements.spans.at(against.spans)) EXPECT_LT(span.begin, span.end) << marked;
  }
  return out;
}

TEST(Statements, AgainstWhom) {
  struct StatementsGolden {
    const char* marked;
    const char* lemma;
    const char* against;
  };
  static constexpr StatementsGolden kGoldens[] = {
      {"[Ana Vell] <accused> {Marek Odel of hiding the letter}.", "accuse", "Marek Odel"},
      {"[Ana Vell] <said> {Marek Odel hid the letter}.", "say", "Marek Odel"},
      {"[Ana Vell] <said> {the letter was forged by Marek Odel}.", "say", "Marek Odel"},
      {"[Two officials] <said> {the Port Authority misled the council}.", "say", "Port Authority"},
      {"[Ana Vell] <said> {Marek Odel arrived on Monday}.", "say", ""},
      {"[Ana Vell] <said> {somebody hid the letter}.", "say", ""},
      {"[Ana Vell] <said> {Marek Odel was attacked on Monday}.", "say", ""},
      {"[Ana Vell] <said> {Vell hid the letter}.", "say", ""},
      {"[Ana Vell] <denied> {that Marek Odel hid the letter}.", "deny", ""},
      {"[The paper] <retracted> {the claim that Marek Odel hid the letter}.", "retract", ""},
  };
  for (const StatementsGolden& golden : kGoldens)
    EXPECT_EQ(against_of(golden.marked, golden.lemma), golden.against) << golden.marked;
}

// ---- answers ----

/// "1 all" for the last sentence: the row it answers, counted from 1, and how far; "" when it answers nothing.
std::string answer_of(const std::vector<MarkedStatement>& sentences) {
  const Document d = read_story(sentences);
  std::string out;
  for (const Answer& answer : d.statements.answers.at(d.statements.rows.back().answers)) {
    out += (out.empty() ? "" : ", ") + (answer.statement.valid() ? std::to_string(answer.statement.value + 1) : "-");
    out += " " + std::string(word(answer.extent));
  }
  return out;
}

const MarkedStatement kAllegation{"[Ana Vell] <accused> {Marek Odel of hiding the letter}.", "accuse"};

TEST(Statements, ADenialOfTheSamePointAnswersAll) {
  EXPECT_EQ(answer_of({kAllegation, {"[Odel] <denied> {hiding the letter}.", "deny"}}), "1 all");
  EXPECT_EQ(answer_of({kAllegation, {"[Odel] <admitted> {hiding the letter}.", "admit"}}), "1 all");
  EXPECT_EQ(answer_of({kAllegation, {"It rained."}, {"[Odel] <denied> {hiding the letter}.", "deny"}}), "1 all");
}

TEST(Statements, ARefusalIsUnclear) {
  EXPECT_EQ(answer_of({kAllegation, {"[Odel] <declined to comment>.", "declined to comment"}}), "1 unclear");
  EXPECT_EQ(answer_of({kAllegation, {"[Odel] <could not be reached>.", "could not * be reached"}}), "1 unclear");
  EXPECT_EQ(answer_of({{"[Odel] <declined to comment>.", "declined to comment"}}), "- unclear")
      << "what it answers is not in the article";
}

TEST(Statements, AGeneralDenialOfSeveralAllegationsIsUnclearOfEach) {
  const MarkedStatement second{"[Ana Vell] <accused> {Marek Odel of forging the minutes}.", "accuse"};
  const MarkedStatement denial{"[Odel] <denied> {the allegations}.", "deny"};
  EXPECT_EQ(answer_of({kAllegation, second, denial}), "1 unclear, 2 unclear");
  EXPECT_EQ(answer_of({kAllegation, second, {"[Odel] <denied> {forging the minutes}.", "deny"}}), "2 all");
}

TEST(Statements, AnAssertionOfWhoeverIsSpokenAgainstIsOfAnotherPoint) {
  EXPECT_EQ(answer_of({kAllegation, {"[Odel] <said> {the ferry was late}."}}), "1 another_point");
  EXPECT_EQ(answer_of({kAllegation, {"[Ana Vell] <said> {the ferry was late}."}}), "");
  EXPECT_EQ(answer_of({kAllegation, {"It rained."}, {"It blew."}, {"[Odel] <said> {the ferry was late}."}}), "")
      << "where it stands away from it, it answers nothing";
}

TEST(Statements, OneWordIsEnoughWhereOneThingIsAlleged) {
  EXPECT_EQ(answer_of({{"[Ana Vell] <accused> {Marek Odel of drinking}.", "accuse"},
                       {"[Odel] <denied> {drinking}.", "deny"}}),
            "1 all");
}

TEST(Statements, AWholeRejectionIsOfWhatStandsBeforeIt) {
  EXPECT_EQ(answer_of({{"[A baker] <says> {they put sawdust in it}."},
                       {"[The mill] <denied> {every word of that}.", "deny"}}),
            "1 all");
}

TEST(Statements, ANegationOfAPointDeniesIt) {
  EXPECT_EQ(read_story({kAllegation, {"[Odel] <said> {he never hid the letter}."}}).statements.rows.back().act,
            Act::deny);
}

TEST(Statements, ABodyAnswersThroughItsSpokesman) {
  EXPECT_EQ(answer_of({{"[Ana Vell] <accused> {the Port Authority of hiding the letter}.", "accuse"},
                       {"[A spokesman for the Port Authority] <denied> {hiding the letter}.", "deny"}}),
            "1 all");
}

// ---- set aside ----

/// Why the last statement is set aside, after `change` to its attribution.
template <class Change>
std::string set_aside_after(const std::vector<MarkedStatement>& sentences, const Change& change) {
  Document d = story(sentences, kActors);
  change(d.attributions.rows.back());
  return statements(input_of(d)).rows.back().set_aside;
}

std::string set_aside(const std::vector<MarkedStatement>& sentences) {
  return set_aside_after(sentences, [](Attribution&) {});
}

TEST(Statements, DoubtSetsAside) {
  const MarkedStatement plain{"[Ana Vell] <said> {the ferry was safe}."};
  EXPECT_EQ(set_aside({plain}), "");
  EXPECT_EQ(set_aside_after({plain}, [](Attribution& a) { a.doubt = "the sentence breaks off"; }),
            "the sentence breaks off");
  EXPECT_EQ(set_aside_after({plain}, [](Attribution& a) { a.confidence = 0.01F; }), "the reading is not sure enough");
}

TEST(Statements, ABrokenSentenceSetsAside) {
  EXPECT_EQ(set_aside({{"It rained.\n"}, {"[Vell] <said> {the ferry was safe}."}}), "");
  EXPECT_EQ(set_aside({{"It rained.\n"}, {"and that [Vell] <said> {the ferry was safe}."}}), "the sentence is broken");
}

TEST(Statements, WhoItIsMustBeSettled) {
  EXPECT_NE(set_aside({{"[It] <said> {the ferry was safe}."}}), "");
  Document d = scene({{"[It] <said> {the ferry was safe}."}}, "org Port Authority/It");
  const Statements settled = statements(input_of(d));
  EXPECT_EQ(settled.rows.at(0).set_aside, "");
  EXPECT_EQ(settled.rows.at(0).source_class, SourceClass::institution);
}

TEST(Statements, WhatStandsInsideADoubtfulStatementIsNoSurer) {
  Document d = scene(
      {{"[Ana Vell] <said> {Marek Odel denied asking}."}, {"Ana Vell said [Marek Odel] <denied> {asking}.", "deny"}},
      kActors);
  d.attributions.rows[1].within = StatementId(0);
  EXPECT_EQ(statements(input_of(d)).rows[1].set_aside, "");
  EXPECT_EQ(statements(input_of(d)).rows[1].within, StatementId(0));
  d.attributions.rows[0].doubt = "doubtful";
  EXPECT_NE(statements(input_of(d)).rows[1].set_aside, "");
}

// ---- the rest of a row ----

TEST(Statements, WhoHeardIt) {
  const Document d = read({{"[Ana Vell] <told> ^Marek Odel^ {that the ferry was safe}.", "tell"}}, kActors);
  const auto to = d.statements.parties.at(d.statements.rows.at(0).to);
  ASSERT_EQ(to.size(), 1U);
  EXPECT_EQ(name_of(d, to.front().actor), "Marek Odel");
  EXPECT_EQ(slice(d.article.text, d.statements.spans.at(to.front().spans).front()), "Marek Odel");
}

TEST(Statements, ADayIsNoHearer) {
  const auto told = [](const char* marked) {
    const Document d = read({{marked, "tell"}});
    const auto parties = d.statements.parties.at(d.statements.rows.at(0).to);
    return parties.empty() ? std::string("-")
                           : std::string(slice(d.article.text, d.statements.spans.at(parties.front().spans).front()));
  };
  EXPECT_EQ(told("[Vell] <told> ^the Courier Wednesday^ {that it sailed}."), "the Courier");
  EXPECT_EQ(told("[Vell] <reminded> ^reporters about^ {the ferry}."), "reporters");
  EXPECT_EQ(told("[Vell] <told> ^the Callis Today^ {that it sailed}."), "the Callis Today");
}

TEST(Statements, NobodyIsToldByThemselves) {
  const Document d = read({{"[Ana Vell] <told> ^Ana Vell^ {that the ferry was safe}.", "tell"}}, kActors);
  const auto to = d.statements.parties.at(d.statements.rows.at(0).to);
  ASSERT_EQ(to.size(), 1U);
  EXPECT_FALSE(to.front().actor.valid());
}

TEST(Statements, WhenItWasSaidAndWhenItHappened) {
  Document d = scene({{"[Ana Vell] <said> on Tuesday {that the ferry sailed on Monday}."}}, kActors);
  for (const std::string_view day : {"Tuesday", "Monday"}) {
    const auto begin = static_cast<std::uint32_t>(d.article.text.find(day));
    const Span span{begin, begin + static_cast<std::uint32_t>(day.size())};
    d.times.rows.push_back({Field::text, span, day == "Tuesday" ? "2031-05-06" : "2031-05-05", TimeType::date});
  }
  const Statements found = statements(input_of(d));
  EXPECT_EQ(found.rows.at(0).said, TimeId(0));
  const auto about = found.times.at(found.rows.at(0).about);
  ASSERT_EQ(about.size(), 1U);
  EXPECT_EQ(about.front(), TimeId(1));
}

TEST(Statements, ATimeOfTheSourceOrFartherThanAnotherIsNotWhenItWasSaid) {
  const auto said = [](const char* marked, const std::vector<std::pair<std::string_view, const char*>>& times) {
    Document d = scene({{marked}}, kActors);
    for (const auto& [words, value] : times) {
      const auto begin = static_cast<std::uint32_t>(d.article.text.find(words));
      const Span span{begin, begin + static_cast<std::uint32_t>(words.size())};
      d.times.rows.push_back({Field::text, span, value, TimeType::date});
    }
    return statements(input_of(d)).rows.at(0).said;
  };
  EXPECT_FALSE(said("[Ana Vell, the 2030 winner,] <said> {it sailed}.", {{"2030", "2030"}}).valid());
  EXPECT_TRUE(said("[A 2030 report] <said> {it sailed}.", {{"2030", "2030"}}).valid());
  EXPECT_TRUE(said("In 2030 [Ana Vell] <said> {it sailed}.", {{"2030", "2030"}}).valid());
  EXPECT_FALSE(said("Beside the 2030 regatta, [Ana Vell] <said> {it sailed}.", {{"2030", "2030"}}).valid());
  EXPECT_TRUE(said("In a 2030 speech [Ana Vell] <said> {it sailed}.", {{"2030", "2030"}}).valid());
  EXPECT_FALSE(said("Now, [Ana Vell] <says> {it sailed}.", {{"Now", "PRESENT_REF"}}).valid());
  EXPECT_TRUE(said("[Ana Vell] now <says> {it sailed}.", {{"now", "PRESENT_REF"}}).valid());
  // Nobody knows which Monday, and the year is not meant.
  EXPECT_FALSE(said("In 2030 [Ana Vell] <said> Monday {it sailed}.", {{"2030", "2030"}, {"Monday", ""}}).valid());
}

TEST(Statements, IdsAreOfTextSourceAndContent) {
  const auto id_of = [](const char* marked) { return read({{marked}}).statements.rows.at(0).id; };
  const std::string id = id_of("[Ana Vell] <said> {the ferry was safe}.");
  EXPECT_EQ(id.size(), 16U);
  EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(id_of("[Ana Vell] <said> {the ferry was safe}."), id);
  EXPECT_NE(id_of("[Ana Vell] <said> {the ferry was late}."), id) << "another text";
  EXPECT_NE(id_of("[Ana Vell] <said> the {ferry was safe}."), id) << "another content";
  EXPECT_NE(id_of("Ana [Vell] <said> {the ferry was safe}."), id) << "another source";
  const Document two =
      read({{"[Odel] <declined to comment> and could not be reached later.", "declined to comment"},
            {"[Odel] declined to comment and <could not be reached> later.", "could not * be reached"}});
  EXPECT_NE(two.statements.rows.at(0).id, two.statements.rows.at(1).id) << "two refusals of one source";
}

TEST(Statements, TextForm) {
  const Document d = read({{"[Two officials] <said> {Marek Odel may have hidden the letter}."}}, "Marek Odel");
  std::string dump = *text_form::dump(d, "statements");
  for (const char* key : {"  id ", "  why "}) {
    const std::size_t begin = dump.find(key);
    ASSERT_NE(begin, std::string::npos) << key;
    dump.erase(begin, dump.find('\n', begin) + 1 - begin);
  }
  EXPECT_EQ(dump,
            "== x\ntext\n| Two officials said Marek Odel may have hidden the letter.\n"
            "statement\n  form indirect\n  act assert\n  class unnamed\n  source 0-13{Two officials}\n"
            "  cue 14-18{said}\n  lemma say\n  content 19-56{Marek Odel may have hidden the letter}\n"
            "  count 2\n  descriptor officials\n  basis not_stated\n  certainty possible\n  polarity +\n  negated no\n"
            "  hedge 30-33{may}\n  against a1 19-29{Marek Odel}\n  against_confidence 0.40\n  confidence 1.00\n");
}

TEST(Statements, NothingInNothingOut) {
  Document d;
  const Statements none = statements(input_of(d));
  EXPECT_EQ(none.state, LayerState::present);
  EXPECT_TRUE(none.rows.empty());
}

}  // namespace
}  // namespace whosays::footing
