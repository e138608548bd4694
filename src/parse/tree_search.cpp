#include "parse/tree_search.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace whosays::parse {
namespace {

constexpr std::int64_t kRootCost = std::int64_t{1} << 48;
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min() / 4;

/// True when `heads` (0 the root) have one root and no circle. `state` has n + 1 entries.
bool is_tree(std::span<const std::uint32_t> heads, std::vector<std::uint32_t>& state) {
  if (std::count(heads.begin(), heads.end(), 0U) != 1) return false;
  state.assign(heads.size() + 1, 0);
  for (std::uint32_t first = 1; first <= heads.size(); ++first) {
    std::uint32_t at = first;
    for (; at != 0 && state[at] == 0; at = heads[at - 1]) state[at] = first;
    if (at != 0 && state[at] == first) return false;
  }
  return true;
}

/// Contraction in place: a circle's nodes become the node of its first member, whose row and column take the best of
/// all members; `from` and `to` remember which words an entry stands for.
class Contraction {
 public:
  Contraction(std::span<const std::int32_t> scores, std::uint32_t n, TreeScratch& s) : n_(n + 1), s_(s) {
    const std::size_t all = std::size_t{n_} * n_;
    s_.weight.assign(all, kNever);
    s_.from.resize(all);
    s_.to.resize(all);
    for (std::uint32_t v = 1; v < n_; ++v)
      for (std::uint32_t u = 0; u < n_; ++u) {
        if (u != v) s_.weight[at(v, u)] = std::int64_t{scores[std::size_t{v - 1} * n_ + u]} - (u == 0 ? kRootCost : 0);
        s_.from[at(v, u)] = static_cast<std::uint16_t>(u);
        s_.to[at(v, u)] = static_cast<std::uint16_t>(v);
      }
    s_.active.resize(n_);
    std::iota(s_.active.begin(), s_.active.end(), 0U);
    s_.node = s_.active;
    s_.best.assign(n_, kNone);
    s_.parent.assign(n_, kNone);
    s_.chosen.assign(n_, {0, 0});
  }

  void run(std::span<std::uint32_t> heads) {
    for (;;) {
      choose();
      if (!find_circle(s_.circle)) break;
      contract(s_.circle);
    }
    expand();
    for (std::uint32_t v = 1; v < n_; ++v) heads[v - 1] = s_.chosen[v].from;
  }

 private:
  static constexpr std::uint32_t kNone = 0xffffffffU;
  [[nodiscard]] std::size_t at(std::uint32_t v, std::uint32_t u) const { return std::size_t{v} * n_ + u; }

  /// The best incoming arc of every active slot that has none yet.
  void choose() {
    for (const std::uint32_t v : s_.active) {
      if (v == 0 || s_.best[v] != kNone) continue;
      std::uint32_t best = kNone;
      for (const std::uint32_t u : s_.active)
        if (u != v && (best == kNone || s_.weight[at(v, u)] > s_.weight[at(v, best)])) best = u;
      s_.best[v] = best;
      s_.chosen[s_.node[v]] = {s_.from[at(v, best)], s_.to[at(v, best)]};
    }
  }

  bool find_circle(std::vector<std::uint32_t>& circle) {
    s_.ints.assign(n_, kNone);
    for (const std::uint32_t first : s_.active) {
      std::uint32_t v = first;
      for (; v != 0 && s_.ints[v] == kNone; v = s_.best[v]) s_.ints[v] = first;
      if (v == 0 || s_.ints[v] != first) continue;
      circle.clear();
      const std::uint32_t stop = v;
      do circle.push_back(v);
      while ((v = s_.best[v]) != stop);
      return true;
    }
    return false;
  }

  void contract(const std::vector<std::uint32_t>& circle) {
    const std::uint32_t into = circle.front();
    const auto node = static_cast<std::uint32_t>(s_.parent.size());
    s_.parent.push_back(kNone);
    s_.chosen.push_back({0, 0});
    s_.kept.clear();
    for (const std::uint32_t v : circle) {
      s_.kept.push_back(s_.weight[at(v, s_.best[v])]);
      s_.parent[s_.node[v]] = node;
      s_.ints[v] = kNone - 1;  // marks members
    }
    std::erase_if(s_.active, [&](std::uint32_t v) { return v != into && s_.ints[v] == kNone - 1; });
    for (const std::uint32_t u : s_.active) {
      if (u == into) continue;
      take_incoming(circle, s_.kept, u);
      take_outgoing(circle, u);
    }
    s_.node[into] = node;
    s_.best[into] = kNone;
    for (const std::uint32_t u : s_.active)
      if (u != 0 && s_.best[u] != kNone && s_.ints[s_.best[u]] == kNone - 1) s_.best[u] = into;
  }

  /// Arcs from u into the circle: what one gains over the arc that it replaces.
  void take_incoming(const std::vector<std::uint32_t>& circle, const std::vector<std::int64_t>& kept, std::uint32_t u) {
    std::int64_t best = 0;
    std::size_t which = circle.size();
    for (std::size_t i = 0; i < circle.size(); ++i) {
      const std::int64_t gain = s_.weight[at(circle[i], u)] - kept[i];
      if (which == circle.size() || gain > best) {
        best = gain;
        which = i;
      }
    }
    const std::size_t source = at(circle[which], u);
    const std::size_t target = at(circle.front(), u);
    s_.weight[target] = best;
    s_.from[target] = s_.from[source];
    s_.to[target] = s_.to[source];
  }

  void take_outgoing(const std::vector<std::uint32_t>& circle, std::uint32_t u) {
    if (u == 0) return;
    std::size_t source = at(u, circle.front());
    for (const std::uint32_t v : circle)
      if (s_.weight[at(u, v)] > s_.weight[source]) source = at(u, v);
    const std::size_t target = at(u, circle.front());
    s_.weight[target] = s_.weight[source];
    s_.from[target] = s_.from[source];
    s_.to[target] = s_.to[source];
  }

  /// From the last circle to the first: the arc that enters it replaces that of the member it enters.
  void expand() {
    for (auto node = static_cast<std::uint32_t>(s_.parent.size()); node-- > n_;) {
      const TreeScratch::Arc entering = s_.chosen[node];
      std::uint32_t member = entering.to;
      while (s_.parent[member] != node) member = s_.parent[member];
      s_.chosen[member] = entering;
    }
  }

  std::uint32_t n_;  ///< words and the root, which is 0
  TreeScratch& s_;
};

}  // namespace

bool best_heads(std::span<const std::int32_t> scores, std::uint32_t n, TreeScratch& scratch,
                std::span<std::uint32_t> heads) {
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto row = scores.subspan(std::size_t{i} * (n + 1), n + 1);
    std::uint32_t best = 0;
    for (std::uint32_t j = 1; j <= n; ++j)
      if (j != i + 1 && row[j] > row[best]) best = j;
    heads[i] = best;
  }
  return is_tree(heads, scratch.ints);
}

void best_tree(std::span<const std::int32_t> scores, std::uint32_t n, TreeScratch& scratch,
               std::span<std::uint32_t> heads) {
  if (!best_heads(scores, n, scratch, heads)) Contraction(scores, n, scratch).run(heads);
}

}  // namespace whosays::parse
