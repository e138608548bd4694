// Sentences set right for quotations that lost their paragraphs, and for headlines. All people are invented.
#include "quote/resplit.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "quote/quote_test_support.h"
#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

/// The passage with all its tokens in one sentence, as the splitter leaves such texts.
Passage unsplit(const std::string& text) {
  Passage p = passage_of(text);
  Sentence whole = p.sentences.rows.front();
  whole.end_token = p.tokens.size();
  whole.span.end = static_cast<std::uint32_t>(text.size());
  p.sentences.rows = {whole};
  for (auto& row : p.tokens.sentence) row = 0;
  return p;
}

std::vector<std::string> sentences_of(const std::string& text, const Passage& p) {
  std::vector<std::string> out;
  for (const Sentence& row : p.sentences.rows) out.emplace_back(slice(text, row.span));
  return out;
}

std::vector<std::string> parted(const std::string& text) {
  const Passage p = unsplit(text);
  const auto found = parted_at_marks(text, p);
  return found ? sentences_of(text, found->passage) : std::vector<std::string>{};
}

using Texts = std::vector<std::string>;

TEST(Resplit, PartsWhereALostParagraphLeavesMarksBetweenWords) {
  EXPECT_EQ(parted("The roof held until May.\"The quay is safe,\" Ana Vell said."),
            (Texts{"The roof held until May.", "\"The quay is safe,\" Ana Vell said."}));
  EXPECT_EQ(parted("\"The quay is safe and dry.\"Odel left the hall."),
            (Texts{"\"The quay is safe and dry.\"", "Odel left the hall."}));
  EXPECT_EQ(parted("He called it \"a calm region.\"\"The quay is safe,\" he said."),
            (Texts{"He called it \"a calm region.\"", "\"The quay is safe,\" he said."}));
}

TEST(Resplit, LeavesMarksBesideOtherWords) {
  EXPECT_EQ(parted("The \"quay\"s roof is new."), Texts{});
  EXPECT_EQ(parted("\"The quay is safe,\"Odel said."), Texts{});
  EXPECT_EQ(parted("Odel said \"The quay is safe.\""), Texts{});
}

TEST(Resplit, LeavesATreeToEachPart) {
  Drawn d = drawn("It held.\"It is safe,\" Vell said.", {{1, Relation::nsubj, Upos::pron},
                                                         {-1, Relation::root, Upos::verb},
                                                         {1, Relation::punct, Upos::punct},
                                                         {6, Relation::punct, Upos::punct},
                                                         {6, Relation::nsubj, Upos::pron},
                                                         {6, Relation::cop, Upos::aux},
                                                         {1, Relation::parataxis, Upos::adj},
                                                         {6, Relation::punct, Upos::punct},
                                                         {6, Relation::punct, Upos::punct},
                                                         {10, Relation::nsubj, Upos::propn},
                                                         {1, Relation::parataxis, Upos::verb},
                                                         {10, Relation::punct, Upos::punct}});
  Passage& p = d.passage;
  if (p.sentences.rows.size() > 1) return;  // nothing to part
  const auto found = parted_at_marks(d.text, p);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->passage.sentences.rows[1].first_word, 3U);
  EXPECT_EQ(found->passage.trees.head[1], Trees::kRoot);
  EXPECT_EQ(found->passage.trees.head[6], Trees::kRoot);
  EXPECT_EQ(found->passage.trees.head[10], 6U);
}

TEST(Resplit, KeepsAContentOnItsCuesSide) {
  const std::string text = "“It is dry.”Odel left. “It is wet,” he said.";
  const Parted parted{{}, {std::uint32_t(text.find("Odel"))}};
  Found f;
  f.cue = {{std::uint32_t(text.find("said")), std::uint32_t(text.find("said") + 4)}};
  f.content = {{0, std::uint32_t(text.find(" he"))}};
  std::vector<Found> found{f};
  keep_to_parts(text, parted, found);
  EXPECT_EQ(slice(text, found.front().content.front()), "Odel left. “It is wet,”");
}

TEST(Resplit, JoinsAHeadlineWithoutStops) {
  const std::string title = "Ana Vell Says The Quay Is Safe";
  Passage p = unsplit(title);
  Sentence first = p.sentences.rows[0], second = first;
  first.end_token = second.first_token = 3;
  p.sentences.rows = {first, second};
  for (std::uint32_t t = 3; t < p.tokens.size(); ++t) p.tokens.sentence[t] = 1;
  const auto found = joined_headline(p);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(sentences_of(title, *found), Texts{title});
  EXPECT_FALSE(joined_headline(*found).has_value());
}

}  // namespace
}  // namespace whosays::quote
