#include "base/word_map.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <unordered_map>

namespace whosays {
namespace {

/// Words of up to 40 bytes of few letters, so that many begin and end alike; all lengths, the empty one too.
std::vector<std::string> words_of_few_letters(std::size_t count) {
  std::mt19937 random(7);
  std::vector<std::string> out{""};
  while (out.size() < count) {
    std::string word(random() % 41, 'a');
    for (char& c : word) c = static_cast<char>(random() % 8 == 0 ? 0x80 + random() % 64 : 'a' + random() % 2);
    out.push_back(std::move(word));
  }
  return out;
}

TEST(WordMap, SaysWhatStandardMapsSay) {
  const std::vector<std::string> words = words_of_few_letters(6000);
  WordMap<int> map;
  std::unordered_map<std::string_view, int> standard;
  for (std::size_t i = 0; i < words.size(); i += 2) {
    map[words[i]] += static_cast<int>(i);
    standard[words[i]] += static_cast<int>(i);
    map.emplace(words[i], -1);
  }
  EXPECT_EQ(map.size(), standard.size());
  for (const std::string& word : words) {
    const auto theirs = standard.find(word);
    const auto mine = map.find(word);
    ASSERT_EQ(mine != map.end(), theirs != standard.end()) << word;
    ASSERT_EQ(map.contains(word), mine != map.end());
    if (mine == map.end()) continue;
    EXPECT_EQ(mine->first, word);
    EXPECT_EQ(mine->second, theirs->second);
  }
}

TEST(WordMap, KeepsTheOrderInWhichWordsCame) {
  WordMap<int> map;
  WordBag bag;
  for (const std::string_view word : {"pier", "", "quay", "pier", "ferry"}) {
    map.emplace(word, static_cast<int>(map.size()));
    bag.insert(word);
  }
  std::string from_map, from_bag;
  for (const auto& [word, value] : map) from_map += std::to_string(value) + std::string(word) + " ";
  for (const std::string_view word : bag) from_bag += std::string(word) + " ";
  EXPECT_EQ(from_map, "0pier 1 2quay 3ferry ");
  EXPECT_EQ(from_bag, "pier  quay ferry ");
}

TEST(WordMap, NothingIsInAnEmptyOne) {
  const WordMap<int> map;
  const WordBag bag;
  EXPECT_FALSE(map.contains(""));
  EXPECT_FALSE(bag.contains("pier"));
  EXPECT_TRUE(map.empty());
  EXPECT_TRUE(bag.empty());
}

TEST(WordMap, WordsOfOneHashAreKeptApart) {
  // 20,000 words in 32 bits: some pairs share the slot, and what begins and ends alike must not be taken for one.
  const std::vector<std::string> words = words_of_few_letters(20000);
  WordBag bag;
  for (const std::string& word : words) bag.insert(word);
  std::unordered_map<std::string_view, int> distinct;
  for (const std::string& word : words) distinct[word] = 1;
  EXPECT_EQ(bag.size(), distinct.size());
  for (const std::string& word : words) ASSERT_TRUE(bag.contains(word));
}

}  // namespace
}  // namespace whosays
