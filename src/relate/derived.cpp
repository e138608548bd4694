#include "relate/derived.h"

#include <algorithm>

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

void collect_postings(Page& page) {
  for (std::size_t i = 0; i < std::min(page.sentences.size(), kMostSentences); ++i)
    for (const Stem& stem : page.stems_of(page.sentences[i]))
      if (stem.level >= kProposing) page.postings.push_back({stem.stem, static_cast<std::uint16_t>(i), stem.level});
  std::sort(page.postings.begin(), page.postings.end(), [](const Posting& x, const Posting& y) {
    return x.stem != y.stem ? x.stem < y.stem : x.sentence < y.sentence;
  });
}

void collect_names(Page& page) {
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

std::vector<Gram> grams_of(const std::vector<Word>& words) {
  std::vector<std::uint64_t> sorted;  // as one number each
  sorted.reserve(words.size());
  for (std::size_t i = 0; i + kGram <= words.size(); ++i) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (std::size_t k = i; k < i + kGram; ++k) hash = (hash ^ words[k].form) * 0x100000001b3ULL;
    sorted.push_back(std::uint64_t{static_cast<std::uint32_t>(hash ^ (hash >> 32))} << 32 | i);
  }
  std::sort(sorted.begin(), sorted.end());
  std::vector<Gram> out;
  out.reserve(sorted.size());
  for (const std::uint64_t gram : sorted)
    out.push_back({static_cast<std::uint32_t>(gram >> 32), static_cast<std::uint32_t>(gram)});
  return out;
}

}  // namespace

void add_sentence(Page& page, std::uint32_t begin, std::uint32_t end) {
  if (end - begin < kShortestSentence) return;
  Sentence sentence;
  sentence.begin = begin;
  sentence.end = end;
  page.in_order.resize(sentence.end);  // a sentence that is too short leaves its places
  std::uint32_t place = begin;
  for (const bool function : {false, true}) {
    for (std::uint32_t i = begin; i < sentence.end; ++i)
      if (page.words[i].function == function) page.in_order[place++] = page.words[i].stem;
    if (!function) sentence.content_end = place;
  }
  sentence.stems_begin = static_cast<std::uint32_t>(page.stems.size());
  for (std::uint32_t i = begin; i < sentence.end; ++i) {
    const Word& word = page.words[i];
    if (!word.quoted) ++sentence.own;
    if (!word.function) page.stems.push_back({word.stem, word.level});
  }
  distinct(page.stems, sentence.stems_begin);
  sentence.stems_end = static_cast<std::uint32_t>(page.stems.size());
  for (const Stem& stem : page.stems_of(sentence)) sentence.weight += static_cast<float>(stem.level);
  page.sentences.push_back(sentence);
}

void complete(Page& page) {
  collect_postings(page);
  collect_names(page);
  page.grams = grams_of(page.words);
  // Pages are kept by the ten thousand.
  page.stems.shrink_to_fit();
  page.in_order.shrink_to_fit();
  page.postings.shrink_to_fit();
}

}  // namespace whosays::relate
