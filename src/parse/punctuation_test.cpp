// Marks of invented sentences: where they hang afterwards, and that trees stay trees.
#include "parse/punctuation.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>
#include <string>

namespace whosays::parse {
namespace {

/// "ferry/2 left/0 ./1": words with their heads; those that are no letters are marks. Gives the heads afterwards.
std::string placed(const std::string& sentence) {
  std::vector<std::string> words;
  std::vector<std::uint32_t> heads;
  std::vector<MarkOf> marks;
  std::istringstream in(sentence);
  for (std::string word; in >> word;) {
    const std::size_t slash = word.rfind('/');
    heads.push_back(static_cast<std::uint32_t>(std::stoul(word.substr(slash + 1))));
    words.push_back(word.substr(0, slash));
    const bool letters = std::isalpha(static_cast<unsigned char>(words.back()[0])) != 0;
    marks.push_back(letters ? MarkOf{} : mark_of(words.back()));
  }
  PunctuationScratch scratch;
  place_punctuation(marks, scratch, heads);
  std::string out;
  for (const std::uint32_t head : heads) out += (out.empty() ? "" : " ") + std::to_string(head);
  return out;
}

TEST(Punctuation, HangsWhereNothingCrosses) {
  EXPECT_EQ(placed("Ferries/2 left/0 ./1"), "2 0 2") << "a stop on the root";
  EXPECT_EQ(placed("Ferries/2 left/0 ./2"), "2 0 2");
  EXPECT_EQ(placed("Boats/0 ,/5 carts/1 and/5 trams/1"), "0 3 1 5 1") << "a comma on what follows it";
  EXPECT_EQ(placed("She/2 says/0 ,/5 he/5 left/2"), "2 0 5 5 2") << "stays";
  EXPECT_EQ(placed("Odel/5 ,/5 the/4 mayor/1 left/0"), "5 4 4 1 0") << "before an apposition: on it";
}

TEST(Punctuation, PairsHangTogether) {
  EXPECT_EQ(placed("He/2 left/0 (/2 by/5 boat/2 )/2"), "2 0 5 5 2 5");
  EXPECT_EQ(placed("\"/3 Boats/3 left/5 \"/5 says/0"), "3 3 5 3 0");
  EXPECT_EQ(placed("(/3 Odel/0 )/2"), "2 0 2");
}

TEST(Punctuation, NothingHangsOnAMark) {
  EXPECT_EQ(placed("Odel/3 :/3 left/0"), "3 3 0");
  EXPECT_EQ(placed("Odel/2 :/3 left/0"), "3 3 0");
}

TEST(Punctuation, TreesStayTrees) {
  std::mt19937 random(11);
  PunctuationScratch scratch;
  const char* const kinds[] = {"(", ")", "\"", ",", ".", "“", "”"};
  for (int round = 0; round < 3000; ++round) {
    const std::uint32_t n = 1 + static_cast<std::uint32_t>(random() % 12);
    std::vector<std::uint32_t> heads(n);
    std::vector<MarkOf> marks(n);
    std::vector<std::uint32_t> order(n);
    for (std::uint32_t i = 0; i < n; ++i) order[i] = i + 1;
    std::shuffle(order.begin(), order.end(), random);
    for (std::uint32_t i = 0; i < n; ++i) {  // each hangs on one that comes before it in `order`
      heads[order[i] - 1] = i == 0 ? 0 : order[random() % i];
      if (i > 0 && random() % 2 == 0) marks[order[i] - 1] = mark_of(kinds[random() % std::size(kinds)]);
    }
    place_punctuation(marks, scratch, heads);
    for (std::uint32_t i = 1; i <= n; ++i) {
      std::uint32_t at = i;
      for (std::uint32_t steps = 0; at != 0 && steps <= n; ++steps) at = heads[at - 1];
      ASSERT_EQ(at, 0U) << round;
    }
    ASSERT_EQ(std::count(heads.begin(), heads.end(), 0U), 1) << round;
  }
}

}  // namespace
}  // namespace whosays::parse
