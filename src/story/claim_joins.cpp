#include "story/claim_joins.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "story/claim_model.h"
#include "story/words.h"

namespace whosays::story {
namespace {

// Chosen on what was held back of the corpora (docs/notes/claims.md).
constexpr double kSure = 0.9;
constexpr double kAlsoWithOthers = 0.5;
constexpr double kLinked = 0.7;
constexpr float kMostInCommon = 0.75F;  // of both, beside what contradicts
constexpr std::size_t kSharedKeys = 2;
constexpr std::size_t kCommonestKey = 300;  // wordings with it: more tell nothing
constexpr std::size_t kMostOfClaim = 40;    // wordings that a claim has by learning

PairTraits without_firmness(PairTraits traits) {
  for (const PairTrait trait : {PairTrait::firmer_a, PairTrait::firmer_b, PairTrait::low_firmness})
    traits[static_cast<std::size_t>(trait)] = 0;
  return traits;
}

double same_both_ways(const PairView& there, const PairView& back) {
  const ClaimModel& model = embedded_claim_model();
  const auto same = static_cast<std::size_t>(PairClass::same);
  return std::min(pair_probabilities(model, without_firmness(there.traits))[same],
                  pair_probabilities(model, without_firmness(back.traits))[same]);
}

class LearnedGrouping {
 public:
  explicit LearnedGrouping(const std::vector<ClaimWording>& wordings) : wordings_(wordings), group_(wordings.size()) {
    for (std::size_t i = 0; i < wordings.size(); ++i) {
      sides_.push_back(side_of(*wordings[i].saying));
      group_[i] = {i};
    }
    root_.resize(wordings.size());
    std::iota(root_.begin(), root_.end(), std::size_t{0});
  }

  LearnedJoins run() {
    std::vector<std::tuple<double, std::size_t, std::size_t>> sure;
    for (const auto& [a, b] : worth_comparing()) {
      const Verdict verdict = compared(a, b);
      if (verdict.allowed && verdict.same >= kSure) sure.emplace_back(-verdict.same, a, b);
      if (verdict.only_firmness && verdict.same >= kLinked) link(a, b);
    }
    std::sort(sure.begin(), sure.end());
    for (const auto& [same, a, b] : sure) try_join(root_[a], root_[b]);
    for (const std::vector<std::size_t>& group : group_)
      if (group.size() > 1) out_.groups.push_back(group);
    for (auto& group : out_.groups) std::sort(group.begin(), group.end());
    return std::move(out_);
  }

 private:
  struct Verdict {
    double same = 0;
    bool allowed = false, only_firmness = false;
  };

  Verdict compared(std::size_t a, std::size_t b) {
    const auto key = std::minmax(a, b);
    const auto it = known_.find(key);
    if (it != known_.end()) return it->second;
    Verdict verdict;
    const PairView there = view_of(sides_[key.first], sides_[key.second]);
    const auto& against_a = wordings_[a].against;
    const auto& against_b = wordings_[b].against;
    const bool other_target = !against_a.empty() && !against_b.empty() && against_a != against_b;
    if (!other_target && (!there.forbids_joining || there.only_firmness)) {
      verdict.same = same_both_ways(there, view_of(sides_[key.second], sides_[key.first]));
      verdict.allowed = !there.forbids_joining;
      verdict.only_firmness = there.only_firmness;
    }
    known_.emplace(key, verdict);
    return verdict;
  }

  // Pairs of one scope that share subject words, in order.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> worth_comparing() const {
    std::map<std::string, std::vector<std::size_t>> holders;
    for (std::size_t i = 0; i < wordings_.size(); ++i)
      for (const std::string& key : wordings_[i].saying->keys)
        if (!is_everyday(key)) holders[wordings_[i].scope + '|' + key].push_back(i);
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> shared;
    for (const auto& [key, list] : holders) {
      if (list.size() > kCommonestKey) continue;
      for (std::size_t x = 0; x < list.size(); ++x)
        for (std::size_t y = x + 1; y < list.size(); ++y) ++shared[{list[x], list[y]}];
    }
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (const auto& [pair, n] : shared)
      if (n >= kSharedKeys) out.push_back(pair);
    return out;
  }

  void link(std::size_t a, std::size_t b) {
    if (wordings_[a].saying->strength < wordings_[b].saying->strength) std::swap(a, b);
    out_.weaker.emplace_back(a, b);
  }

  void try_join(std::size_t x, std::size_t y) {
    if (x == y || group_[x].size() + group_[y].size() > kMostOfClaim) return;
    for (const std::size_t a : group_[x])
      for (const std::size_t b : group_[y]) {
        const Verdict verdict = compared(a, b);
        if (!verdict.allowed || verdict.same < kAlsoWithOthers) return;
      }
    if (x > y) std::swap(x, y);
    for (const std::size_t b : group_[y]) root_[b] = x;
    group_[x].insert(group_[x].end(), group_[y].begin(), group_[y].end());
    group_[y].clear();
  }

  const std::vector<ClaimWording>& wordings_;
  std::vector<PairSide> sides_;
  std::vector<std::vector<std::size_t>> group_;
  std::vector<std::size_t> root_;
  std::map<std::pair<std::size_t, std::size_t>, Verdict> known_;
  LearnedJoins out_;
};

}  // namespace

LearnedJoins learned_joins(const std::vector<ClaimWording>& wordings) { return LearnedGrouping(wordings).run(); }

bool contradicts(const Saying& a, const Saying& b) { return contradicts(side_of(a), side_of(b)); }

bool contradicts(const PairSide& side_a, const PairSide& side_b) {
  const PairView view = view_of(side_a, side_b);
  if (view.shared_but < kMostInCommon || view[PairTrait::roles_swapped] > 0 || side_a.told != side_b.told ||
      side_a.modals != side_b.modals || side_a.binding != side_b.binding || side_a.bounded != side_b.bounded ||
      view[PairTrait::names_only_a] > 0 || view[PairTrait::names_only_b] > 0)
    return false;
  const int against = (view[PairTrait::negation_differs] > 0 ? 1 : 0) + (view[PairTrait::opposites] > 0 ? 1 : 0) +
                      (view[PairTrait::numbers_differ] > 0 ? 1 : 0);
  if (against != 1) return false;  // two negations of one thing say it again
  // "At least nine" and "at least twelve" may both be so.
  if (view[PairTrait::numbers_differ] > 0 && (side_a.bounded || side_b.bounded)) return false;
  const auto p = pair_probabilities(embedded_claim_model(), without_firmness(view.traits));
  return p[static_cast<std::size_t>(PairClass::opposite)] > p[static_cast<std::size_t>(PairClass::other)];
}

}  // namespace whosays::story
