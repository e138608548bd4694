// Who was told what, and who had to do with whom, through the whole line: trees, statements and actors as they are
// read. Everybody is invented. More sentences: tests/golden/told.
#include <gtest/gtest.h>

#include "engine/pipeline.h"

namespace whosays::engine {
namespace {

FrozenDocument read_text(std::string text) {
  Article article;
  article.id = "x";
  article.published = "2031-05-03";
  article.text = std::move(text);
  return analyse(std::move(article));
}

std::string name_of(const Document& d, ActorId actor) { return actor.valid() ? d.actors.rows[actor.value].name : "-"; }

/// "Ruta Amsel told of {the defects} by Perrin Aske, says Hanne Velling", a line a row.
std::string told_in(const std::string& text) {
  const FrozenDocument document = read_text(text);
  const Document& d = *document;
  std::string out;
  for (const ToldRow& row : d.told.rows) {
    out += row.actor.valid() ? name_of(d, row.actor) : std::string(d.words(Field::text, row.who));
    out += " " + std::string(word(row.state));
    if (row.what) out += " {" + std::string(d.words(Field::text, *row.what)) + "}";
    if (row.from.valid()) out += " by " + name_of(d, row.from);
    if (row.when.valid()) out += " on " + d.times.rows[row.when.value].value;
    if (!row.own_account) out += ", says " + name_of(d, d.statements.rows[row.statement.value].actor);
    out += "\n";
  }
  return out;
}

std::string ties_in(const std::string& text) {
  const FrozenDocument document = read_text(text);
  const Document& d = *document;
  std::string out;
  for (const Tie& row : d.ties.rows) {
    out += name_of(d, row.who) + " " + row.kind + " " + name_of(d, row.whom);
    if (row.state != TieState::stated) out += " (" + std::string(word(row.state)) + ")";
    if (!row.own_account) out += ", says " + name_of(d, d.statements.rows[row.statement.value].actor);
    out += "\n";
  }
  return out;
}

TEST(Told, WhoToldWhomWhatAndWhen) {
  EXPECT_EQ(told_in("Hanne Velling told Ruta Amsel on 4 April that the bow ramp was cracked."),
            "Ruta Amsel told {the bow ramp was cracked} by Hanne Velling on 2031-04-04\n");
  EXPECT_EQ(told_in("Ruta Amsel was told of the defects before the vote, Hanne Velling said."),
            "Ruta Amsel told {the defects}, says Hanne Velling\n");
}

TEST(Told, NotToldAndUnclearAreStatesOfTheirOwn) {
  EXPECT_EQ(told_in("Ruta Amsel was never briefed on the memo, Perrin Aske said."),
            "Ruta Amsel not_told {the memo}, says Perrin Aske\n");
  EXPECT_EQ(told_in("Ruta Amsel denied that she had been told of the defects."),
            "Ruta Amsel not_told {the defects}, says Ruta Amsel\n");
  EXPECT_EQ(told_in("It is unclear whether Ruta Amsel was told of the defects."), "Ruta Amsel unclear {the defects}\n");
}

TEST(Told, WhatIsNotSaidToBeSoHasNoRow) {
  for (const char* text : {"Ruta Amsel will be told of the decision on Monday.",
                           "If Ruta Amsel was told of the defects, she must resign, Hanne Velling said.",
                           "Was Ruta Amsel told of the defects?", "Ruta Amsel asked to be told of any change.",
                           "Ruta Amsel should have been told of the defects, Hanne Velling said.",
                           "Marek Odel told reporters that the report was late.",
                           "Ruta Amsel was not fully briefed on the memo, Perrin Aske said.",
                           "Marek Odel denied that the report was held back after Ruta Amsel was told of it."})
    EXPECT_EQ(told_in(text), "") << text;
}

TEST(Told, AnUnnamedSourceIsNobody) {
  EXPECT_EQ(told_in("Two officials told Ruta Amsel that the report was late."),
            "Ruta Amsel told {the report was late}\n");
  EXPECT_EQ(told_in("Two officials who were briefed on the memo said the report was late."), "");
}

TEST(Told, BrokenSentencesHaveNoRows) {
  const FrozenDocument whole = read_text("Ruta Amsel was told of the defects.");
  ASSERT_EQ(whole->told.rows.size(), 1U);
  EXPECT_EQ(told_in("“Ruta Amsel was told of the defects, Hanne Velling said."), "");  // never closed
}

TEST(Ties, WhoHadToDoWithWhom) {
  EXPECT_EQ(ties_in("Hanne Velling met Ruta Amsel in Callis."), "Hanne Velling met Ruta Amsel\n");
  EXPECT_EQ(ties_in("Marek Odel was appointed by Ruta Amsel, Perrin Aske said."),
            "Ruta Amsel appointed Marek Odel, says Perrin Aske\n");
  EXPECT_EQ(ties_in("Hanne Velling said Ruta Amsel had not met Perrin Aske."),
            "Ruta Amsel met Perrin Aske (negated), says Hanne Velling\n");
  EXPECT_EQ(ties_in("It is unclear whether Hanne Velling paid Odel Brandt."),
            "Hanne Velling paid Odel Brandt (unclear)\n");
}

TEST(Ties, NobodyKnownNoTie) {
  for (const char* text : {"Two officials met Ruta Amsel.", "Hanne Velling wants to meet Ruta Amsel.",
                           "Hanne Velling called Ruta Amsel a liar.", "Hanne Velling paid the bill."})
    EXPECT_EQ(ties_in(text), "") << text;
}

TEST(Told, OddTextsAreFine) {
  for (const std::string& text : {std::string(), std::string("told"), std::string("was told was told was told"),
                                  std::string(3000, 'a') + " was told of it.", std::string("Told? Told! “Told told")})
    EXPECT_EQ(told_in(text), "") << text.substr(0, 40);
  std::string many;
  for (int i = 0; i < 300; ++i) many += "Ruta Amsel told Hanne Velling that Odel Brandt was told of it, ";
  EXPECT_TRUE(read_text(many)->told.rows.empty());  // no sentence
}

}  // namespace
}  // namespace whosays::engine
