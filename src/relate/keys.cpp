#include "relate/keys.h"

#include <algorithm>

namespace whosays::relate {
namespace {

constexpr std::size_t kWindow = 24;        // grams from which one is chosen
constexpr std::size_t kMostGramKeys = 32;  // of a page
constexpr std::size_t kMostNameKeys = 112;
constexpr std::size_t kMostSkeletonKeys = 8;
constexpr std::uint8_t kRareName = 8;       // a name in a sixteenth of all articles
constexpr std::size_t kReach = 3;           // rare names that are paired with one
constexpr std::size_t kFewestFunction = 9;  // function words of a sentence that make a key

std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

// Keys are kept on disk: 48 bits are enough that two of them meet by chance once in many millions of pages.
std::uint64_t shortened(std::uint64_t key) { return key >> 16; }

void distinct(std::vector<std::uint64_t>& keys, std::size_t most) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  if (keys.size() > most) keys.resize(most);  // hashes: the smallest are a sample that both pages choose alike
}

void add_grams(const Page& page, std::vector<std::uint64_t>& out) {
  std::vector<std::uint64_t> window;  // hashes of own grams in order
  for (std::size_t i = 0; i + kGram <= page.words.size(); ++i) {
    std::uint64_t hash = 1;
    bool quoted = false;
    for (std::size_t k = i; k < i + kGram; ++k) {
      hash = mixed(hash ^ page.words[k].form);
      quoted = quoted || page.words[k].quoted;
    }
    if (!quoted) window.push_back(hash);
  }
  if (window.empty()) return;
  const std::size_t width = std::min(kWindow, window.size());
  for (std::size_t i = 0; i + width <= window.size(); ++i)
    out.push_back(*std::min_element(window.begin() + static_cast<std::ptrdiff_t>(i),
                                    window.begin() + static_cast<std::ptrdiff_t>(i + width)));
}

// The rarest first, where there are too many: what two pages share of them is then mostly among what both keep.
void add_names(const Page& page, std::vector<std::uint64_t>& out) {
  std::vector<const Word*> names;
  for (const Word& word : page.words) {
    if ((!word.name && !word.number) || word.level < kRareName) continue;
    if (names.empty() || names.back()->stem != word.stem) names.push_back(&word);
  }
  std::vector<std::pair<int, std::uint64_t>> keys;  // commonness, key
  for (std::size_t i = 0; i < names.size(); ++i)
    for (std::size_t k = i + 1; k < std::min(names.size(), i + 1 + kReach); ++k) {
      const auto [low, high] = std::minmax(names[i]->stem, names[k]->stem);
      const int rarity = names[i]->level + names[k]->level;
      if (low != high) keys.emplace_back(-rarity, mixed((std::uint64_t{low} << 32 | high) ^ 0x6e616d65ULL));
    }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  if (keys.size() > kMostNameKeys) keys.resize(kMostNameKeys);
  for (const auto& [commonness, key] : keys) out.push_back(key);
}

void add_skeletons(const Page& page, std::vector<std::uint64_t>& out) {
  for (const Sentence& sentence : page.sentences) {
    std::uint64_t hash = 2;
    std::size_t count = 0;
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (!page.words[i].function) continue;
      hash = mixed(hash ^ page.words[i].form);
      ++count;
    }
    if (count >= kFewestFunction) out.push_back(hash);
  }
}

}  // namespace

Keys keys_of(const Page& page) {
  Keys keys;
  add_grams(page, keys.strong);
  distinct(keys.strong, kMostGramKeys);
  add_skeletons(page, keys.weak);
  distinct(keys.weak, kMostSkeletonKeys);
  add_names(page, keys.weak);
  if (!page.words.empty()) keys.strong.push_back(mixed(page.whole));
  for (auto* list : {&keys.strong, &keys.weak}) {
    for (std::uint64_t& key : *list) key = shortened(key);
    distinct(*list, list->size());
  }
  return keys;
}

}  // namespace whosays::relate
