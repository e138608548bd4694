// Headlines as one sentence. All people are invented.
#include "quote/joined_headline.h"

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

using Texts = std::vector<std::string>;

/// The passage in two sentences, the second from a token on.
Passage split_at(const std::string& text, std::uint32_t token) {
  Passage p = unsplit(text);
  Sentence first = p.sentences.rows[0], second = first;
  first.end_token = second.first_token = token;
  p.sentences.rows = {first, second};
  for (std::uint32_t t = token; t < p.tokens.size(); ++t) p.tokens.sentence[t] = 1;
  return p;
}

TEST(JoinedHeadline, EndsAtStopsAlone) {
  const std::string title = "Ana Vell Says The Quay Is Safe";
  const Passage p = split_at(title, 3);
  const auto found = joined_headline(p);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(sentences_of(title, *found), Texts{title});
  EXPECT_FALSE(joined_headline(*found).has_value());
}

TEST(JoinedHeadline, OfATitleThatIsNoHeadlineStaysCut) {
  std::string title;
  for (int i = 0; i < 100; ++i) title += "Ana Vell Says ";
  EXPECT_TRUE(joined_headline(split_at(title, 250)).has_value());
  for (int i = 0; i < 100; ++i) title += "Ana Vell Says ";
  EXPECT_FALSE(joined_headline(split_at(title, 250)).has_value());
}

}  // namespace
}  // namespace whosays::quote
