#include "story/claim_near.h"

#include <algorithm>
#include <map>
#include <optional>

#include "story/claim_pairs.h"
#include "story/dates.h"
#include "story/standing.h"
#include "story/words.h"

namespace whosays::story {
namespace {

constexpr std::size_t kMostNear = 20;          // of one claim
constexpr std::size_t kCommonestOfNear = 200;  // claims with one word: more tell nothing
constexpr std::size_t kSharedOfNear = 2;       // words of the subject
constexpr float kNearLow = 0.5F;    // share of the words of the one, by weight and meaning, that the other has
constexpr float kNearHigh = 0.65F;  // and the other way

/// What of a claim is compared: its first wording that does not point.
std::optional<StatementIndex> plain_wording(const std::vector<Saying>& sayings, const ClaimGroup& group) {
  for (const StatementIndex i : group.members)
    if (!sayings[i].pointing && !sayings[i].first_person && sayings[i].keys.size() >= kSharedOfNear) return i;
  return std::nullopt;
}

bool same_people(const Saying& a, const Saying& b, const ClaimGroup& of_a, const ClaimGroup& of_b) {
  const bool other_target = !of_a.against.empty() && !of_b.against.empty() && of_a.against != of_b.against;
  if (other_target) return false;
  const auto counts = [](const Saying& mine, const Saying& theirs) {
    std::pair<std::size_t, std::size_t> out;  // in both, in this one alone
    for (const std::string& name : mine.names)
      if (!is_calendar(name)) ++(theirs.names.contains(name) ? out.first : out.second);
    return out;
  };
  const auto [both, only_a] = counts(a, b);
  const std::size_t only_b = counts(b, a).second;
  if (only_a > 0 && only_b > 0 && both < 2) return false;
  return both > 0 || (!of_a.against.empty() && of_a.against == of_b.against);
}

bool are_near(const PairSide& a, const PairSide& b) {
  if (a.saying->negative != b.saying->negative || a.saying->strength != b.saying->strength || a.told != b.told)
    return false;
  // "Until after the vote" may be left out; "before the vote" is another thing.
  const bool bound_otherwise = a.binding != b.binding && !a.binding.empty() && !b.binding.empty();
  if (bound_otherwise || a.modals != b.modals || a.bounded != b.bounded) return false;
  const PairView view = view_of(a, b);
  for (const PairTrait trait : {PairTrait::numbers_differ, PairTrait::opposites, PairTrait::roles_swapped})
    if (view[trait] > 0) return false;
  return view[PairTrait::meant_low] >= kNearLow && view[PairTrait::meant_high] >= kNearHigh;
}

}  // namespace

void link_near(const Desk& desk, const Relations& relations, const std::vector<Saying>& sayings,
               std::vector<ClaimGroup>& groups) {
  std::vector<std::optional<StatementIndex>> wording(groups.size());
  std::vector<PairSide> sides(groups.size());
  std::map<std::string, std::vector<std::size_t>> holders;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    wording[g] = plain_wording(sayings, groups[g]);
    if (!wording[g]) continue;
    sides[g] = side_of(sayings[*wording[g]]);
    for (const std::string& key : sayings[*wording[g]].keys)
      if (!is_everyday(key)) holders[key].push_back(g);
  }
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> shared;
  for (const auto& [key, list] : holders) {
    if (list.size() > kCommonestOfNear) continue;
    for (std::size_t x = 0; x < list.size(); ++x)
      for (std::size_t y = x + 1; y < list.size(); ++y) ++shared[{list[x], list[y]}];
  }
  for (const auto& [pair, n] : shared) {
    const auto [x, y] = pair;
    if (n < kSharedOfNear || groups[x].near.size() >= kMostNear || groups[y].near.size() >= kMostNear) continue;
    const auto linked = [](const ClaimGroup& from, std::size_t to) {
      return std::find(from.weaker.begin(), from.weaker.end(), to) != from.weaker.end() ||
             std::find(from.reports.begin(), from.reports.end(), to) != from.reports.end();
    };
    if (linked(groups[x], y) || linked(groups[y], x)) continue;
    const StatementIndex a = *wording[x];
    const StatementIndex b = *wording[y];
    if (!same_people(sayings[a], sayings[b], groups[x], groups[y]) || !are_near(sides[x], sides[y]) ||
        !may_be_one_event(desk, relations, sayings, a, b))
      continue;
    groups[x].near.push_back(y);
    groups[y].near.push_back(x);
  }
}

void clear_denials(const std::vector<Saying>& sayings, std::vector<ClaimGroup>& groups) {
  const auto all_are = [&](const ClaimGroup& group, bool negative) {
    return std::all_of(group.members.begin(), group.members.end(),
                       [&](StatementIndex i) { return sayings[i].negative == negative; });
  };
  std::map<std::string, std::vector<std::size_t>> accusing;  // by whom they are against
  for (std::size_t g = 0; g < groups.size(); ++g)
    if (groups[g].allegation && all_are(groups[g], false))
      for (const std::string& label : groups[g].against) accusing[label].push_back(g);
  for (ClaimGroup& group : groups) {
    if (group.against.empty() || !all_are(group, true)) continue;
    const bool clears = std::all_of(group.against.begin(), group.against.end(), [&](const std::string& label) {
      const auto it = accusing.find(label);
      return it != accusing.end() && std::any_of(it->second.begin(), it->second.end(), [&](std::size_t other) {
               const Extent extent =
                   extent_of(overlap(sayings[groups[other].members.front()], sayings[group.members.front()]));
               return extent == Extent::all || extent == Extent::part;
             });
    });
    if (!clears) continue;
    group.allegation = false;
    group.against.clear();
    group.against_names.clear();
    group.surely_against.clear();
  }
}

}  // namespace whosays::story
