// The figures of score_stories.py's own self-test; equality to the letter on real families: tests/differential.
#include "eval/stories.h"

#include <gtest/gtest.h>

namespace whosays::eval {
namespace {

StoryPage page(std::string group, std::string relation, std::string kind, std::string family) {
  return {std::move(group), std::move(relation), std::move(kind), std::move(family), std::nullopt, {}, {}};
}

StoryGold six_pages() {
  StoryGold gold;
  gold.pages = {{"a", page("A", "origin", "made", "M")},      {"b", page("A", "rewrite", "made", "M")},
                {"c", page("A", "rewrite", "made", "M")},     {"d", page("D", "other", "natural", "N")},
                {"e", page("E", "followup", "natural", "N")}, {"f", page("F", "origin", "natural", "N")}};
  gold.pages["b"].parent = gold.pages["c"].parent = "a";
  gold.pages["f"].also = {"other"};
  return gold;
}

bool has_line(const std::string& table, const std::string& part) { return table.find(part) != std::string::npos; }

TEST(Stories, GoldAgainstItselfIsRightEverywhere) {
  const StoryGold gold = six_pages();
  std::map<std::string, StoryAnswer> answers;
  for (const auto& [id, p] : gold.pages) answers[id] = {p.group, p.relation, p.parent};
  const std::string table = stories_table(gold, answers);
  for (const char* part :
       {"pairwise  P 1.0000  R 1.0000  F1 1.0000     ARI 1.0000", "accuracy 1.0000  lenient 1.0000",
        "exact 1.0000  same group 1.0000", "wrongly joined: 0 of 2", "rewrites by hand found: 2 of 2"})
    EXPECT_TRUE(has_line(table, part)) << part << "\n" << table;
}

TEST(Stories, ErrorsOfEachKind) {
  const std::map<std::string, StoryAnswer> answers = {{"a", {"1", "origin", {}}},      {"b", {"1", "origin", {}}},
                                                      {"c", {"3", "independent", {}}}, {"d", {"2", "independent", {}}},
                                                      {"e", {"2", "other", {}}},       {"f", {"4", "followup", {}}}};
  const std::string table = stories_table(six_pages(), answers);
  for (const char* part : {"pairwise  P 0.5000  R 0.3333", "accuracy 0.1667  lenient 0.6667",
                           "wrongly joined: 2 of 2 (1.0000), with a copy group 0 {'other': 1, 'followup': 1}",
                           "copies left alone: 1 of 2   rewrite 1/2", "rewrites by hand found: 1 of 2",
                           "made        3 pages: pairwise P 1.0000 R 0.3333", "natural     3 pages: pairwise P 0.0000"})
    EXPECT_TRUE(has_line(table, part)) << part << "\n" << table;
}

TEST(Stories, AFolderWithoutLabelsIsAnError) {
  const auto gold = read_story_gold("/nowhere");
  ASSERT_FALSE(gold.ok());
  EXPECT_TRUE(has_line(gold.error().message, "no *.labels.json"));
}

}  // namespace
}  // namespace whosays::eval
