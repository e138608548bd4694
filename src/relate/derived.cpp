#include "relate/derived.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

namespace whosays::relate {
namespace {

constexpr std::uint32_t kShortestSentence = 4;
constexpr std::uint8_t kProposing = 6;    // level from which a stem proposes pairs: in an eighth of all articles
constexpr std::uint8_t kTellingName = 9;  // level from which a name tells pages apart: in a twentieth of all articles

void distinct(std::vector<Stem>& stems, std::size_t from) {
  const auto begin = stems.begin() + static_cast<std::ptrdiff_t>(from);
  std::sort(begin, stems.end(), [](const Stem& x, const Stem& y) { return x.stem < y.stem; });
  stems.erase(std::unique(begin, stems.end(), [](const Stem& x, const Stem& y) { return x.stem == y.stem; }),
              stems.end());
}

std::uint64_t with_upper(std::uint32_t upper, std::uint32_t lower) { return std::uint64_t{upper} << 32U | lower; }
std::uint32_t upper(std::uint64_t number) { return static_cast<std::uint32_t>(number >> 32U); }
std::uint32_t lower(std::uint64_t number) { return static_cast<std::uint32_t>(number); }

// Sorts by the upper 32 bits, by their bytes from the lowest on; numbers with the same ones keep their order. Hashes
// are spread alike, so that this takes a third of the time of comparing them.
void sort_by_upper(std::vector<std::uint64_t>& numbers, std::vector<std::uint64_t>& between) {
  constexpr std::size_t kBytes = 4;
  std::array<std::array<std::uint32_t, 256>, kBytes> places{};
  for (const std::uint64_t number : numbers)
    for (std::size_t k = 0; k < kBytes; ++k) ++places[k][number >> (32 + 8 * k) & 0xFFU];
  between.resize(numbers.size());
  for (std::size_t k = 0; k < kBytes; ++k) {
    std::exclusive_scan(places[k].begin(), places[k].end(), places[k].begin(), 0U);
    for (const std::uint64_t number : numbers) between[places[k][number >> (32 + 8 * k) & 0xFFU]++] = number;
    numbers.swap(between);
  }
}

void collect_postings(PageLists& page) {
  constexpr std::uint32_t kLevelBits = 8;
  page.sorted.clear();  // in the order of sentences
  for (std::uint32_t i = 0; i < std::min(page.sentences.size(), kMostSentences); ++i)
    for (std::uint32_t k = page.sentences[i].stems_begin; k < page.sentences[i].stems_end; ++k) {
      const Stem& stem = page.stems[k];
      if (stem.level >= kProposing) page.sorted.push_back(with_upper(stem.stem, i << kLevelBits | stem.level));
    }
  sort_by_upper(page.sorted, page.between);
  for (const std::uint64_t one : page.sorted)
    page.postings.push_back(
        {upper(one), static_cast<std::uint16_t>(lower(one) >> kLevelBits), static_cast<std::uint8_t>(one)});
}

void collect_names(PageLists& page) {
  for (const Word& word : page.words) {
    if ((!word.name && !word.number) || word.level < kTellingName) continue;
    if (!page.names.empty() && page.names.back() == word.stem) continue;
    page.name_places.emplace_back(word.stem, static_cast<std::uint32_t>(page.names.size()));
    page.name_set.push_back({word.stem, word.level});
    page.names.push_back(word.stem);
    if (page.names.size() == kMostNames) break;
  }
  std::sort(page.name_places.begin(), page.name_places.end());
  distinct(page.name_set, 0);
}

void collect_grams(PageLists& page) {
  page.sorted.clear();  // in the order of places
  for (std::uint32_t i = 0; i + kGram <= page.words.size(); ++i) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (std::size_t k = i; k < i + kGram; ++k) hash = (hash ^ page.words[k].form) * 0x100000001b3ULL;
    page.sorted.push_back(with_upper(static_cast<std::uint32_t>(hash ^ (hash >> 32)), i));
  }
  sort_by_upper(page.sorted, page.between);
  for (const std::uint64_t one : page.sorted) page.grams.push_back({upper(one), lower(one)});
}

}  // namespace

void add_sentence(PageLists& page, std::uint32_t begin, std::uint32_t end) {
  if (end - begin < kShortestSentence) return;
  const auto words = std::span<const Word>(page.words).subspan(begin, end - begin);
  Sentence sentence;
  sentence.begin = begin;
  sentence.end = end;
  sentence.content_end = begin + static_cast<std::uint32_t>(std::count_if(
                                     words.begin(), words.end(), [](const Word& word) { return !word.function; }));
  page.in_order.resize(end);  // a sentence that is too short leaves its places
  sentence.stems_begin = static_cast<std::uint32_t>(page.stems.size());
  page.stems.resize(page.stems.size() + words.size());
  // No branches: whether the next word is a function word is not to be foreseen.
  std::array<std::uint32_t, 2> place{begin, sentence.content_end};
  std::size_t stems = sentence.stems_begin;
  for (const Word& word : words) {
    page.in_order[place[word.function ? 1 : 0]++] = word.stem;
    page.stems[stems] = {word.stem, word.level};
    stems += word.function ? 0U : 1U;
    sentence.own += word.quoted ? 0U : 1U;
  }
  page.stems.resize(stems);
  distinct(page.stems, sentence.stems_begin);
  sentence.stems_end = static_cast<std::uint32_t>(page.stems.size());
  for (std::size_t k = sentence.stems_begin; k < sentence.stems_end; ++k)
    sentence.weight += static_cast<float>(page.stems[k].level);
  page.sentences.push_back(sentence);
}

void complete(PageLists& page) {
  collect_postings(page);
  collect_names(page);
  collect_grams(page);
}

}  // namespace whosays::relate
