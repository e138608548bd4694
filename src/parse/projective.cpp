#include "parse/projective.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <limits>

namespace whosays::parse {
namespace {

constexpr double kLeast = -1e300;

/// The largest of first[k] + second[k]. This is where the time goes, so two at a time where the processor can.
double best_sum(const double* first, const double* second, std::uint32_t count) {
  std::uint32_t k = 0;
  double best = kLeast;
#ifdef __SSE2__
  __m128d even = _mm_set1_pd(kLeast);
  __m128d odd = even;
  for (; k + 4 <= count; k += 4) {
    even = _mm_max_pd(even, _mm_add_pd(_mm_loadu_pd(first + k), _mm_loadu_pd(second + k)));
    odd = _mm_max_pd(odd, _mm_add_pd(_mm_loadu_pd(first + k + 2), _mm_loadu_pd(second + k + 2)));
  }
  even = _mm_max_pd(even, odd);
  best = std::max(_mm_cvtsd_f64(even), _mm_cvtsd_f64(_mm_unpackhi_pd(even, even)));
#endif
  for (; k < count; ++k) best = std::max(best, first[k] + second[k]);
  return best;
}

/// The first place where the sum is the largest one.
std::uint32_t place_of(const double* first, const double* second, std::uint32_t count) {
  const double best = best_sum(first, second, count);
  std::uint32_t k = 0;
  while (first[k] + second[k] != best) ++k;
  return k;
}

/// Spans [s, t] of words. Closed ones have their head at one end and are complete; open ones are an arc between both
/// ends with what stands inside. Rows by s, those that are read by their end also by t, so that all is read in order.
class Chart {
 public:
  Chart(std::span<const std::int32_t> scores, std::uint32_t n, ProjectiveScratch& scratch)
      : scores_(scores), n_(n), s_(scratch) {
    const std::size_t all = std::size_t{n} * n;
    for (auto* values :
         {&s_.open_left, &s_.open_right, &s_.closed_left, &s_.closed_right, &s_.left_by_end, &s_.right_by_end})
      values->resize(std::max(values->size(), all));
    // All other spans are filled before they are read.
    for (auto* values : {&s_.closed_left, &s_.closed_right, &s_.left_by_end, &s_.right_by_end})
      for (std::uint32_t i = 0; i < n; ++i) (*values)[at(i, i)] = 0;
  }

  void run(std::span<std::uint32_t> heads) {
    for (std::uint32_t size = 1; size < n_; ++size)
      for (std::uint32_t s = 0; s + size < n_; ++s) fill(s, s + size);
    std::uint32_t root = 0;
    double best = -std::numeric_limits<double>::infinity();
    for (std::uint32_t r = 0; r < n_; ++r) {
      const double value = s_.closed_left[at(0, r)] + s_.closed_right[at(r, n_ - 1)] + score(r, 0);
      if (value <= best) continue;
      best = value;
      root = r;
    }
    heads[root] = 0;
    left(0, root, heads);
    right(root, n_ - 1, heads);
  }

 private:
  [[nodiscard]] std::size_t at(std::uint32_t s, std::uint32_t t) const { return std::size_t{s} * n_ + t; }
  /// Of `word` with head `head` (0 the root, i + 1 a word).
  [[nodiscard]] double score(std::uint32_t word, std::uint32_t head) const {
    return scores_[std::size_t{word} * (n_ + 1) + head];
  }

  void fill(std::uint32_t s, std::uint32_t t) {
    const std::uint32_t count = t - s;
    const double inner = best_sum(&s_.closed_right[at(s, s)], &s_.left_by_end[at(t, s + 1)], count);
    s_.open_right[at(s, t)] = inner + score(t, s + 1);
    s_.open_left[at(t, s)] = inner + score(s, t + 1);
    const double right = best_sum(&s_.open_right[at(s, s + 1)], &s_.right_by_end[at(t, s + 1)], count);
    const double left = best_sum(&s_.closed_left[at(s, s)], &s_.open_left[at(t, s)], count);
    s_.closed_right[at(s, t)] = s_.right_by_end[at(t, s)] = right;
    s_.closed_left[at(s, t)] = s_.left_by_end[at(t, s)] = left;
  }

  // Reading the chart: at most kMostProjective calls deep.
  void right(std::uint32_t s, std::uint32_t t, std::span<std::uint32_t> heads) {
    if (s == t) return;
    const std::uint32_t k = s + 1 + place_of(&s_.open_right[at(s, s + 1)], &s_.right_by_end[at(t, s + 1)], t - s);
    heads[k] = s + 1;
    inside(s, k, heads);
    right(k, t, heads);
  }
  void left(std::uint32_t s, std::uint32_t t, std::span<std::uint32_t> heads) {
    if (s == t) return;
    const std::uint32_t k = s + place_of(&s_.closed_left[at(s, s)], &s_.open_left[at(t, s)], t - s);
    heads[k] = t + 1;
    inside(k, t, heads);
    left(s, k, heads);
  }
  void inside(std::uint32_t s, std::uint32_t t, std::span<std::uint32_t> heads) {
    const std::uint32_t k = s + place_of(&s_.closed_right[at(s, s)], &s_.left_by_end[at(t, s + 1)], t - s);
    right(s, k, heads);
    left(k + 1, t, heads);
  }

  std::span<const std::int32_t> scores_;
  std::uint32_t n_;
  ProjectiveScratch& s_;
};

}  // namespace

bool crosses(std::span<const std::uint32_t> heads) {
  const auto n = static_cast<std::uint32_t>(heads.size());
  for (std::uint32_t i = 1; i <= n; ++i) {
    const std::uint32_t head = heads[i - 1];
    if (head == 0) continue;
    const std::uint32_t low = std::min(i, head);
    const std::uint32_t high = std::max(i, head);
    for (std::uint32_t k = low + 1; k < high; ++k)
      if (heads[k - 1] < low || heads[k - 1] > high) return true;
  }
  return false;
}

void best_projective_tree(std::span<const std::int32_t> scores, std::uint32_t n, ProjectiveScratch& scratch,
                          std::span<std::uint32_t> heads) {
  Chart(scores, n, scratch).run(heads);
}

}  // namespace whosays::parse
