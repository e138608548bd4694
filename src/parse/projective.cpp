#include "parse/projective.h"

#include <algorithm>
#include <limits>

namespace whosays::parse {
namespace {

/// Spans [s, t] of words. Closed ones have their head at one end and are complete; open ones are an arc between both
/// ends with what stands inside.
class Chart {
 public:
  Chart(std::span<const std::int32_t> scores, std::uint32_t n, ProjectiveScratch& scratch)
      : scores_(scores), n_(n), s_(scratch) {
    const std::size_t all = std::size_t{n} * n;
    for (auto* values : {&s_.open_left, &s_.open_right, &s_.closed_left, &s_.closed_right}) values->assign(all, 0);
    for (auto* splits : {&s_.split_open, &s_.split_left, &s_.split_right}) splits->assign(all, 0);
  }

  void run(std::span<std::uint32_t> heads) {
    for (std::uint32_t size = 1; size < n_; ++size)
      for (std::uint32_t s = 0; s + size < n_; ++s) {
        open(s, s + size);
        close_left(s, s + size);
        close_right(s, s + size);
      }
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

  void open(std::uint32_t s, std::uint32_t t) {
    std::int64_t best = std::numeric_limits<std::int64_t>::min();
    for (std::uint32_t k = s; k < t; ++k) {
      const std::int64_t value = s_.closed_right[at(s, k)] + s_.closed_left[at(k + 1, t)];
      if (value <= best) continue;
      best = value;
      s_.split_open[at(s, t)] = static_cast<std::uint8_t>(k);
    }
    s_.open_right[at(s, t)] = best + score(t, s + 1);
    s_.open_left[at(s, t)] = best + score(s, t + 1);
  }

  void close_right(std::uint32_t s, std::uint32_t t) {
    std::int64_t best = std::numeric_limits<std::int64_t>::min();
    for (std::uint32_t k = s + 1; k <= t; ++k) {
      const std::int64_t value = s_.open_right[at(s, k)] + s_.closed_right[at(k, t)];
      if (value <= best) continue;
      best = value;
      s_.split_right[at(s, t)] = static_cast<std::uint8_t>(k);
    }
    s_.closed_right[at(s, t)] = best;
  }

  void close_left(std::uint32_t s, std::uint32_t t) {
    std::int64_t best = std::numeric_limits<std::int64_t>::min();
    for (std::uint32_t k = s; k < t; ++k) {
      const std::int64_t value = s_.closed_left[at(s, k)] + s_.open_left[at(k, t)];
      if (value <= best) continue;
      best = value;
      s_.split_left[at(s, t)] = static_cast<std::uint8_t>(k);
    }
    s_.closed_left[at(s, t)] = best;
  }

  // Reading the chart: at most kMostProjective calls deep.
  void right(std::uint32_t s, std::uint32_t t, std::span<std::uint32_t> heads) {
    if (s == t) return;
    const std::uint32_t k = s_.split_right[at(s, t)];
    heads[k] = s + 1;
    inside(s, k, heads);
    right(k, t, heads);
  }
  void left(std::uint32_t s, std::uint32_t t, std::span<std::uint32_t> heads) {
    if (s == t) return;
    const std::uint32_t k = s_.split_left[at(s, t)];
    heads[k] = t + 1;
    inside(k, t, heads);
    left(s, k, heads);
  }
  void inside(std::uint32_t s, std::uint32_t t, std::span<std::uint32_t> heads) {
    const std::uint32_t k = s_.split_open[at(s, t)];
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
