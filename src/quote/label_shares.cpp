#include "quote/label_shares.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "quote/score_exponentials.h"

namespace whosays::quote {
namespace {

using Column = std::array<float, kLabelLanes>;  ///< zero behind the labels
constexpr float kStep = 1.0F / kScoreSteps;
constexpr float kLeast = -kMostExponent;  ///< so that nothing becomes zero

float exponential(float x) { return static_cast<float>(std::exp(static_cast<double>(std::max(x, kLeast)))); }

const ScoreExponentials& score_exponentials() {
  static const ScoreExponentials kAll;
  return kAll;
}

void made_shares(Column& c) {
  float sum = 0;
  for (std::size_t k = 0; k < kLabels; ++k) sum += c[k];
  if (sum > 0)
    for (float& x : c) x /= sum;
}

class Shares {
 public:
  Shares(std::span<const std::int32_t> scores, std::span<const std::uint8_t> borders, const Transitions& transitions)
      : borders_(borders), words_(borders.size()) {
    for (std::size_t i = 0; i < transitions.size(); ++i) {
      const auto before = static_cast<std::uint32_t>(i / kLabels % kLabels);
      const auto after = static_cast<std::uint32_t>(i % kLabels);
      if (!may_follow(before, after)) continue;
      const std::size_t border = i / (std::size_t{kLabels} * kLabels);
      const float share = exponential(static_cast<float>(transitions[i]) * kStep);
      ahead_[border][before][after] = back_[border][after][before] = share;
    }
    const ScoreExponentials& exponentials = score_exponentials();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto row = scores.subspan(i * kLabels, kLabels);
      const std::int32_t best = *std::max_element(row.begin(), row.end());
      for (std::uint32_t k = 0; k < kLabels; ++k) words_[i].score[k] = exponentials.of(best - row[k]);
    }
    forward();
    backward();
  }

  /// Of the paths that have these labels at words [first, end).
  [[nodiscard]] float exact(std::span<const std::uint8_t> labels, std::size_t first) const {
    float share = at(first)[labels[0]];
    for (std::size_t i = 1; i < labels.size(); ++i) {
      const Word& word = words_[first + i];
      const Column& row = ahead_[borders_[first + i - 1]][labels[i - 1]];
      float all = 0;
      for (std::uint32_t k = 0; k < kLabels; ++k) all += row[k] * word.score[k] * word.behind[k];
      const std::uint8_t k = labels[i];
      share *= all > 0 ? row[k] * word.score[k] * word.behind[k] / all : 0;
    }
    return share;
  }

  [[nodiscard]] Column at(std::size_t word) const {
    Column out{};
    for (std::uint32_t k = 0; k < kLabels; ++k) out[k] = words_[word].before[k] * words_[word].behind[k];
    made_shares(out);
    return out;
  }

 private:
  struct Word {
    Column score{};   ///< exponentials of the word's scores
    Column before{};  ///< mass of all paths up to the word, its scores included
    Column behind{};  ///< mass of all paths behind it
  };

  using Matrix = std::array<Column, kLabels>;

  /// The sum of the rows, each times its factor.
  static Column summed(const Column& factors, const Matrix& rows) {
    Column out{};
    for (std::size_t j = 0; j < kLabels; ++j)
      for (std::size_t k = 0; k < kLabelLanes; ++k) out[k] += factors[j] * rows[j][k];
    return out;
  }

  void forward() {
    for (std::uint32_t k = 0; k < kLabels; ++k) words_[0].before[k] = may_begin(k) ? words_[0].score[k] : 0;
    made_shares(words_[0].before);
    for (std::size_t i = 1; i < words_.size(); ++i) {
      Word& word = words_[i];
      word.before = summed(words_[i - 1].before, ahead_[borders_[i - 1]]);
      for (std::uint32_t k = 0; k < kLabels; ++k) word.before[k] *= word.score[k];
      made_shares(word.before);
    }
  }

  void backward() {
    for (std::uint32_t k = 0; k < kLabels; ++k) words_.back().behind[k] = may_end(k) ? 1 : 0;
    for (std::size_t i = words_.size() - 1; i-- > 0;) {
      const Word& next = words_[i + 1];
      Column mass{};
      for (std::uint32_t k = 0; k < kLabels; ++k) mass[k] = next.score[k] * next.behind[k];
      words_[i].behind = summed(mass, back_[borders_[i]]);
      made_shares(words_[i].behind);
    }
  }

  std::span<const std::uint8_t> borders_;
  std::array<Matrix, kBorders> ahead_{};  ///< [border][before][after]
  std::array<Matrix, kBorders> back_{};   ///< [border][after][before]: as it is read from the end
  std::vector<Word> words_;
};

}  // namespace

std::vector<SpanShare> span_shares(std::span<const std::int32_t> scores, std::span<const std::uint8_t> borders,
                                   const Transitions& transitions, std::span<const std::uint8_t> labels,
                                   std::span<const RoleSpan> spans) {
  std::vector<SpanShare> out;
  if (spans.empty()) return out;
  const Shares shares(scores, borders, transitions);
  for (const RoleSpan& s : spans) {
    SpanShare share{shares.exact(labels.subspan(s.first, s.end - s.first), s.first), 0};
    for (std::uint32_t i = s.first; i < s.end; ++i) {
      const Column at = shares.at(i);
      for (std::uint32_t k = 0; k < 4; ++k) share.held += at[1 + 4 * static_cast<std::size_t>(s.role) + k];
    }
    share.held /= static_cast<float>(s.end - s.first);
    out.push_back(share);
  }
  return out;
}

std::vector<WordLabel> word_labels(std::span<const std::int32_t> scores, std::span<const std::uint8_t> borders,
                                   const Transitions& transitions, std::span<const std::uint8_t> labels) {
  std::vector<WordLabel> out;
  if (labels.empty()) return out;
  const Shares shares(scores, borders, transitions);
  for (std::size_t i = 0; i < labels.size(); ++i) out.push_back({labels[i], shares.at(i)[labels[i]]});
  return out;
}

}  // namespace whosays::quote
