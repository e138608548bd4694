#include "quote/label_shares.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace whosays::quote {
namespace {

using Column = std::array<float, kLabels>;
constexpr float kStep = 1.0F / 2048;
constexpr float kLeast = -60;  ///< of an exponent, so that nothing becomes zero

float exponential(float x) { return static_cast<float>(std::exp(static_cast<double>(std::max(x, kLeast)))); }

void made_shares(Column& c) {
  float sum = 0;
  for (const float x : c) sum += x;
  if (sum > 0)
    for (float& x : c) x /= sum;
}

class Shares {
 public:
  Shares(std::span<const std::int32_t> scores, std::span<const std::uint8_t> borders, const Transitions& transitions)
      : borders_(borders), transitions_(transitions.size(), 0.0F), words_(borders.size()) {
    for (std::size_t i = 0; i < transitions.size(); ++i) {
      const auto before = static_cast<std::uint32_t>(i / kLabels % kLabels);
      const auto after = static_cast<std::uint32_t>(i % kLabels);
      if (may_follow(before, after)) transitions_[i] = exponential(static_cast<float>(transitions[i]) * kStep);
    }
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto row = scores.subspan(i * kLabels, kLabels);
      const std::int32_t best = *std::max_element(row.begin(), row.end());
      for (std::uint32_t k = 0; k < kLabels; ++k)
        words_[i].score[k] = exponential(static_cast<float>(row[k] - best) * kStep);
    }
    forward();
    backward();
  }

  /// Of the paths that have these labels at words [first, end).
  [[nodiscard]] float exact(std::span<const std::uint8_t> labels, std::size_t first) const {
    float share = at(first)[labels[0]];
    for (std::size_t i = 1; i < labels.size(); ++i) {
      const Word& word = words_[first + i];
      const float* row = step(first + i - 1) + std::size_t{labels[i - 1]} * kLabels;
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

  [[nodiscard]] const float* step(std::size_t word) const {
    return transitions_.data() + std::size_t{borders_[word]} * kLabels * kLabels;
  }

  void forward() {
    for (std::uint32_t k = 0; k < kLabels; ++k) words_[0].before[k] = may_begin(k) ? words_[0].score[k] : 0;
    made_shares(words_[0].before);
    for (std::size_t i = 1; i < words_.size(); ++i) {
      Word& word = words_[i];
      const float* t = step(i - 1);
      for (std::uint32_t j = 0; j < kLabels; ++j) {
        const float mass = words_[i - 1].before[j];
        for (std::uint32_t k = 0; k < kLabels; ++k) word.before[k] += mass * t[j * kLabels + k];
      }
      for (std::uint32_t k = 0; k < kLabels; ++k) word.before[k] *= word.score[k];
      made_shares(word.before);
    }
  }

  void backward() {
    for (std::uint32_t k = 0; k < kLabels; ++k) words_.back().behind[k] = may_end(k) ? 1 : 0;
    for (std::size_t i = words_.size() - 1; i-- > 0;) {
      const Word& next = words_[i + 1];
      const float* t = step(i);
      Column mass{};
      for (std::uint32_t k = 0; k < kLabels; ++k) mass[k] = next.score[k] * next.behind[k];
      for (std::uint32_t j = 0; j < kLabels; ++j) {
        float sum = 0;
        for (std::uint32_t k = 0; k < kLabels; ++k) sum += t[j * kLabels + k] * mass[k];
        words_[i].behind[j] = sum;
      }
      made_shares(words_[i].behind);
    }
  }

  std::span<const std::uint8_t> borders_;
  std::vector<float> transitions_;
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
