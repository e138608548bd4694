// See copies.h.
#include "copies.h"

#include <algorithm>
#include <unordered_map>

namespace whosays::statements {

GoldArticle with_words(GoldArticle article, const Sample& sample) {
  article.words = sample.passage.words.span;
  return article;
}

std::vector<std::uint8_t> carried_shares(const Sample& original, const GoldArticle& article, const Sample& copy) {
  constexpr std::uint8_t kWhole = 255;
  if (original.shares.empty()) return {};
  std::unordered_map<std::uint64_t, std::size_t> old;  // by where a word stands now
  const auto place = [](Span s) { return std::uint64_t{s.begin} << 32U | s.end; };
  for (std::size_t w = 0; w < article.words.size(); ++w)
    if (!article.words[w].empty()) old.emplace(place(article.words[w]), w);
  std::vector<std::uint8_t> out(copy.labels.size() * quote::kLabels, 0);
  for (std::size_t w = 0; w < copy.labels.size(); ++w) {
    const auto found = old.find(place(copy.passage.words.span[w]));
    if (found == old.end())
      out[w * quote::kLabels + copy.labels[w]] = kWhole;
    else
      std::copy_n(original.shares.begin() + static_cast<std::ptrdiff_t>(found->second * quote::kLabels), quote::kLabels,
                  out.begin() + static_cast<std::ptrdiff_t>(w * quote::kLabels));
  }
  return out;
}

std::vector<GoldArticle> short_texts(const GoldArticle& article, const Sample& sample, std::mt19937& random) {
  constexpr std::size_t kLongest = 3;
  constexpr float kKept = 0.3F;  // of the texts: the rest would be the article once more
  std::vector<GoldArticle> out;
  const auto& rows = sample.passage.sentences.rows;
  for (std::size_t first = 0; first < rows.size();) {
    const std::size_t most = std::uniform_int_distribution<std::size_t>(1, kLongest)(random);
    std::size_t end = first + 1;
    while (end < rows.size() && end - first < most && rows[end].paragraph == rows[first].paragraph) ++end;
    if (std::uniform_real_distribution<float>(0, 1)(random) < kKept)
      out.push_back(part_of(article, {rows[first].span.begin, rows[end - 1].span.end}));
    first = end;
  }
  return out;
}

}  // namespace whosays::statements
