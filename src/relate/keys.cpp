#include "relate/keys.h"

#include <algorithm>

namespace whosays::relate {
namespace {

constexpr std::size_t kWindow = 24;      // grams from which one is chosen
constexpr std::size_t kMostStrong = 96;  // of a page
constexpr std::size_t kMostWeak = 256;
constexpr std::uint8_t kRareName = 8;       // a name in a sixteenth of all articles
constexpr std::size_t kReach = 4;           // rare names that are paired with one
constexpr std::size_t kFewestFunction = 9;  // function words of a sentence that make a key

std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

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

void add_names(const Page& page, std::vector<std::uint64_t>& out) {
  std::vector<std::uint32_t> names;
  for (const Word& word : page.words) {
    if ((!word.name && !word.number) || word.level < kRareName) continue;
    if (names.empty() || names.back() != word.stem) names.push_back(word.stem);
  }
  for (std::size_t i = 0; i < names.size(); ++i)
    for (std::size_t k = i + 1; k < std::min(names.size(), i + 1 + kReach); ++k) {
      const auto [low, high] = std::minmax(names[i], names[k]);
      if (low != high) out.push_back(mixed((std::uint64_t{low} << 32 | high) ^ 0x6e616d65ULL));
    }
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
  distinct(keys.strong, kMostStrong);
  add_names(page, keys.weak);
  add_skeletons(page, keys.weak);
  distinct(keys.weak, kMostWeak);
  if (!page.words.empty()) keys.strong.push_back(mixed(page.whole));
  return keys;
}

}  // namespace whosays::relate
