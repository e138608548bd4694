#include "parse/projective.h"

#include <algorithm>
#include <limits>

namespace whosays::parse {
namespace {

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min() / 4;

/// The largest of first[k] + second[k]. Four at a time, since this is where the time goes.
std::int64_t best_sum(const std::int64_t* first, const std::int64_t* second, std::uint32_t count) {
  std::int64_t a = kLeast;
  std::int64_t b = kLeast;
  std::int64_t c = kLeast;
  std::int64_t d = kLeast;
  std::uint32_t k = 0;
  for (; k + 4 <= count; k += 4) {
    a = std::max(a, first[k] + second[k]);
    b = std::max(b, first[k + 1] + second[k + 1]);
    c = std::max(c, first[k + 2] + second[k + 2]);
    d = std::max(d, first[k + 3] + second[k + 3]);
  }
  for (; k < count; ++k) a = std::max(a, first[k] + second[k]);
  return std::max(std::max(a, b), std::max(c, d));
}

/// The first place where the sum is the largest one.
std::uint32_t place_of(const std::int64_t* first, const std::int64_t* second, std::uint32_t count) {
  const std::int64_t best = best_sum(first, second, count);
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
      values->assign(all, 0);
  }

  void run(std::span<std::uint32_t> heads) {
    for (std::uint32_t size = 1; size < n_; ++size)
      for (std::uint32_t s = 0; s + size < n_; ++s) fill(s, s + size);
    std::uint32_t root = 0;
    std::int64_t best = std::numeric_limits<std::int64_t>::min();
    for (std::uint32_t r = 0; r < n_; ++r) {
      const std::int64_t value = s_.closed_left[at(0, r)] + s_.closed_right[at(r, n_ - 1)] + score(r, 0);
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
  [[nodiscard]] std::int64_t score(std::uint32_t word, std::uint32_t head) const {
    return scores_[std::size_t{word} * (n_ + 1) + head];
  }

  void fill(std::uint32_t s, std::uint32_t t) {
    const std::uint32_t count = t - s;
    const std::int64_t inner = best_sum(&s_.closed_right[at(s, s)], &s_.left_by_end[at(t, s + 1)], count);
    s_.open_right[at(s, t)] = inner + score(t, s + 1);
    s_.open_left[at(t, s)] = inner + score(s, t + 1);
    const std::int64_t right = best_sum(&s_.open_right[at(s, s + 1)], &s_.right_by_end[at(t, s + 1)], count);
    const std::int64_t left = best_sum(&s_.closed_left[at(s, s)], &s_.open_left[at(t, s)], count);
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
