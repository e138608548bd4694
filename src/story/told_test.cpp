// Who was told what across articles, the graph, and how exact a date is. Worlds are invented.
#include "story/told.h"

#include <gtest/gtest.h>

#include "story/graph.h"
#include "story/stretch.h"
#include "story/test_world.h"

namespace whosays::story {
namespace {

/// A telling in the last article of the world.
ToldRecord& add_told(Builder& b, ToldState state, std::string who, std::string what, std::string from = {}) {
  ToldRecord row;
  row.article_row = b.world.articles.back().row;
  row.article = b.world.articles.back().id;
  row.state = state;
  row.who = row.who_words = std::move(who);
  row.what = std::move(what);
  row.from = row.from_words = std::move(from);
  row.cue = "was told";
  row.receipt = "r9" + std::to_string(b.world.told.size());
  b.world.told.push_back(row);
  return b.world.told.back();
}

TieRecord& add_tie(Builder& b, std::string who, std::string kind, std::string whom) {
  TieRecord row;
  row.article_row = b.world.articles.back().row;
  row.article = b.world.articles.back().id;
  row.kind = std::move(kind);
  row.who = std::move(who);
  row.whom = std::move(whom);
  row.cue = "met";
  row.receipt = "r8" + std::to_string(b.world.ties.size());
  b.world.ties.push_back(row);
  return b.world.ties.back();
}

Story story_of(const World& world) {
  Story story;
  for (std::size_t i = 0; i < world.articles.size(); ++i)
    story.relations.push_back({Relation::independent, std::nullopt, i, {}});
  return story;
}

TEST(ToldAcross, OneNamedAccountOfOneTellingIsOneLine) {
  Builder b;
  for (const char* id : {"a", "b"}) {
    b.article(id, std::string("Outlet ") + id, "2031-05-0" + std::string(id[0] == 'a' ? "3" : "4"), filler(1),
              {Say(SourceClass::named, "Hanne Velling", "Ruta Amsel was told")})
        .actor("Ruta Amsel", {"transport minister"})
        .actor("Hanne Velling", {"chair"});
    ToldRecord& row = add_told(b, ToldState::told, "Ruta Amsel", "the defects");
    row.statement = std::string(id) + "-0";
    row.own_account = false;
  }
  const ToldPage page = told_of(b.world, story_of(b.world), {});
  ASSERT_EQ(page.lines.size(), 1U);
  EXPECT_EQ(page.lines[0].who, "Ruta Amsel");
  EXPECT_EQ(page.lines[0].repeats.size(), 1U);
  EXPECT_EQ(told_of(b.world, story_of(b.world), {"amsel", ""}).lines.size(), 1U);
  EXPECT_TRUE(told_of(b.world, story_of(b.world), {"odel", ""}).lines.empty());
  EXPECT_TRUE(told_of(b.world, story_of(b.world), {"", "Outlet c"}).lines.empty());
  EXPECT_TRUE(told_of(b.world, story_of(b.world), {"", "outlet B"}).lines[0].repeats.empty());
}

TEST(ToldAcross, UnnamedAccountsOfTwoArticlesStayTwo) {
  Builder b;
  for (const char* id : {"a", "b"}) {
    b.article(id, std::string("Outlet ") + id, "2031-05-03", filler(1),
              {Say(SourceClass::unnamed, "two officials", "Ruta Amsel was told")})
        .actor("Ruta Amsel");
    ToldRecord& row = add_told(b, ToldState::told, "Ruta Amsel", "the defects");
    row.statement = std::string(id) + "-0";
    row.own_account = false;
  }
  EXPECT_EQ(told_of(b.world, story_of(b.world), {}).lines.size(), 2U);
}

TEST(ToldAcross, AlteredCopiesAndSetAsideStatementsAreCountedNotShown) {
  Builder b;
  b.article("a", "Callis Courier", "2031-05-03", filler(1)).actor("Ruta Amsel");
  add_told(b, ToldState::told, "Ruta Amsel", "the defects");
  b.article("b", "Buzz", "2031-05-04", filler(1)).actor("Ruta Amsell");
  add_told(b, ToldState::told, "Ruta Amsell", "the faults");
  b.article("c", "Tidewater Post", "2031-05-05", filler(2),
            {Say(SourceClass::named, "Hanne Velling", "it").aside("broken")})
      .actor("Ruta Amsel");
  add_told(b, ToldState::told, "Ruta Amsel", "more").statement = "c-0";
  Story story = story_of(b.world);
  story.relations[1] = {Relation::spun, 0, 0, {}};
  story.altered = {Altered::no, Altered::closer_here};
  const ToldPage page = told_of(b.world, story, {});
  EXPECT_EQ(page.lines.size(), 1U);
  EXPECT_EQ(page.altered, 1U);
  EXPECT_EQ(page.set_aside, 1U);
  story.altered[1] = Altered::alone;  // no closer version here
  EXPECT_EQ(told_of(b.world, story, {}).altered, 0U);
}

TEST(GraphOfActors, AllegationsOnlyOnRequestAndDenialsStandAtTheEdge) {
  Builder b;
  b.article("a", "Callis Courier", "2031-05-03", filler(1),
            {Say(SourceClass::unnamed, "two officials", "Marek Odel paid Odel Brandt").against("Marek Odel"),
             Say(SourceClass::named, "Marek Odel", "he had not met Hanne Velling")})
      .actor("Marek Odel")
      .actor("Odel Brandt")
      .actor("Hanne Velling");
  TieRecord& paid = add_tie(b, "Marek Odel", "paid", "Odel Brandt");
  paid.statement = "a-0";
  paid.own_account = false;
  add_tie(b, "Marek Odel", "met", "Hanne Velling");
  TieRecord& denied = add_tie(b, "Marek Odel", "met", "Hanne Velling");
  denied.statement = "a-1";
  denied.own_account = false;
  denied.state = TieState::negated;
  add_tie(b, "Hanne Velling", "called", "Odel Brandt").state = TieState::unclear;

  const Graph without = graph_of(b.world, story_of(b.world), false);
  ASSERT_EQ(without.edges.size(), 1U);
  EXPECT_EQ(without.edges[0].label, "met, by Callis Courier itself");
  ASSERT_EQ(without.edges[0].denials.size(), 1U);
  EXPECT_EQ(without.edges[0].denials[0].account, "Marek Odel");
  EXPECT_EQ(without.allegations, 1U);
  EXPECT_EQ(without.unclear, 1U);
  EXPECT_EQ(without.nodes.size(), 2U);

  const Graph with = graph_of(b.world, story_of(b.world), true);
  ASSERT_EQ(with.edges.size(), 2U);
  const auto alleged = std::find_if(with.edges.begin(), with.edges.end(), [](const auto& e) { return e.allegation; });
  ASSERT_NE(alleged, with.edges.end());
  EXPECT_EQ(alleged->label, "alleged by unnamed in Callis Courier: paid");
  for (const GraphNode& node : with.nodes) EXPECT_EQ(node.name.find("official"), std::string::npos);
}

TEST(GraphOfActors, NoEdgeWithoutAReceiptAndTellingsAreEdges) {
  Builder b;
  b.article("a", "Callis Courier", "2031-05-03", filler(1)).actor("Ruta Amsel").actor("Hanne Velling");
  add_tie(b, "Ruta Amsel", "met", "Hanne Velling").receipt.clear();
  EXPECT_TRUE(graph_of(b.world, story_of(b.world), true).edges.empty());
  add_told(b, ToldState::told, "Ruta Amsel", "the defects", "Hanne Velling");
  add_told(b, ToldState::not_told, "Ruta Amsel", "the sale", "Hanne Velling");
  const Graph graph = graph_of(b.world, story_of(b.world), true);
  ASSERT_EQ(graph.edges.size(), 1U);
  EXPECT_EQ(graph.edges[0].kind, "told");
  EXPECT_EQ(graph.nodes[graph.edges[0].from].name, "Hanne Velling");
}

TEST(Stretch, HowExactADateIs) {
  const auto form = [](std::string_view value, std::string_view lead = {}) {
    const Stretch s = stretch_of(value, lead);
    return s.earliest + ".." + s.latest + " " + s.words;
  };
  EXPECT_EQ(form("2031-05-03"), "2031-05-03..2031-05-03 3 May 2031");
  EXPECT_EQ(form("2031-05-03T23:30:00-08:00"), "2031-05-03..2031-05-03 3 May 2031");
  EXPECT_EQ(form("2031-05"), "2031-05-01..2031-05-31 in May 2031");
  EXPECT_EQ(form("2031"), "2031-01-01..2031-12-31 in 2031");
  EXPECT_EQ(form("203X"), "2030-01-01..2039-12-31 in the 2030s");
  EXPECT_EQ(form("2031-W18"), "2031-04-28..2031-05-04 in the week of 28 April 2031");
  EXPECT_EQ(form("2031-Q4"), "2031-10-01..2031-12-31 in the fourth quarter of 2031");
  EXPECT_EQ(form("2031-WI"), "2031-12-01..2032-02-29 in winter 2031");
  EXPECT_EQ(form("2031-05-12", "before"), "..2031-05-11 before 12 May 2031");
  EXPECT_EQ(form("2031-05", "by"), "..2031-05-31 by May 2031");
  EXPECT_EQ(form("2031-05", "after"), "2031-06-01.. after May 2031");
  EXPECT_EQ(form("2031-05-12", "since"), "2031-05-12.. since 12 May 2031");
  EXPECT_EQ(form("PRESENT_REF"), ".. PRESENT_REF");
  EXPECT_EQ(form(""), ".. ");
  EXPECT_EQ(form("2031-13"), ".. 2031-13");
}

TEST(Stretch, TheWordThatLeadsItIn) {
  const std::string text = "It closed before 12 May.";
  EXPECT_EQ(lead_of(text, {17, 23}), "before");
  EXPECT_EQ(lead_of("Since early May it", {12, 15}), "since");
  EXPECT_EQ(lead_of("On 12 May", {3, 9}), "");
  EXPECT_EQ(lead_of("12 May", {0, 6}), "");
  EXPECT_EQ(lead_of("", {5, 9}), "");
}

}  // namespace
}  // namespace whosays::story
