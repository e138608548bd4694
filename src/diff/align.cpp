#include "diff/align.h"

#include <algorithm>

#include "base/subsequence.h"
#include "story/words.h"
#include "token/token.h"

namespace whosays::diff {
namespace {

constexpr double kNearEnough = 0.5;
constexpr std::size_t kLongestSentence = 200;  // words compared

std::size_t common_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return common_subsequence<std::string>(a, b, kLongestSentence);
}

/// Equal sentences in order, by the longest common subsequence of whole sentences.
void align_equal(const std::vector<SentenceOf>& a, const std::vector<SentenceOf>& b, Alignment& out) {
  const std::size_t n = a.size();
  const std::size_t m = b.size();
  std::vector<std::vector<std::uint32_t>> length(n + 1, std::vector<std::uint32_t>(m + 1, 0));
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;)
      length[i][j] = a[i].words == b[j].words ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (a[i].words == b[j].words) {
      out.to_b[i] = j;
      out.to_a[j] = i;
      ++i, ++j;
    } else if (length[i + 1][j] >= length[i][j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
}

/// What is left, best pairs first, wherever they stand: a sentence that moved and changed is still the same sentence.
void align_near(const std::vector<SentenceOf>& a, const std::vector<SentenceOf>& b, Alignment& out) {
  struct Pair {
    double likeness;
    std::size_t i, j;
  };
  constexpr std::size_t kMostPairs = 1000000;
  std::vector<std::size_t> left_a;
  std::vector<std::size_t> left_b;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!out.to_b[i]) left_a.push_back(i);
  for (std::size_t j = 0; j < b.size(); ++j)
    if (!out.to_a[j]) left_b.push_back(j);
  if (left_a.size() * left_b.size() > kMostPairs) return;  // two other texts, not two versions
  std::vector<Pair> pairs;
  for (const std::size_t i : left_a)
    for (const std::size_t j : left_b) {
      const double alike = likeness(a[i].words, b[j].words);
      if (alike >= kNearEnough) pairs.push_back({alike, i, j});
    }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) { return x.likeness > y.likeness; });
  for (const Pair& pair : pairs) {
    if (out.to_b[pair.i] || out.to_a[pair.j]) continue;
    out.to_b[pair.i] = pair.j;
    out.to_a[pair.j] = pair.i;
  }
}

}  // namespace

std::vector<SentenceOf> sentences_of(std::string_view text) {
  std::vector<SentenceOf> out;
  const token::Split cut = token::split(text);
  for (const Sentence& row : cut.sentences.rows) {
    SentenceOf sentence{row.span, {}};
    for (story::Word& word : story::words_in(slice(text, row.span))) sentence.words.push_back(std::move(word.text));
    if (!sentence.words.empty()) out.push_back(std::move(sentence));
  }
  return out;
}

double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::size_t most = std::min(std::max(a.size(), b.size()), kLongestSentence);
  const std::size_t least = std::min({a.size(), b.size(), kLongestSentence});
  if (most == 0 || static_cast<double>(least) < kNearEnough * static_cast<double>(most)) return 0;
  return static_cast<double>(common_words(a, b)) / static_cast<double>(most);
}

Alignment align(const std::vector<SentenceOf>& a, const std::vector<SentenceOf>& b) {
  constexpr std::size_t kMost = 4000;  // sentences; beyond that the table would be too large, and near pairs must do
  Alignment out;
  out.to_b.resize(a.size());
  out.to_a.resize(b.size());
  if (a.size() <= kMost && b.size() <= kMost) align_equal(a, b, out);
  align_near(a, b, out);
  return out;
}

}  // namespace whosays::diff
