#include "show/spelling.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::show {
namespace {

constexpr std::size_t kLongestTyped = 64;  ///< beyond it nobody mistyped a name

/// Of the whole spelling, and of its words when one word was typed: "Odle" is near "Marek Odel".
std::size_t distance_to(std::string_view typed, const std::string& spelling) {
  const std::string lowered = blanks_collapsed(utf8::ascii_lowered(spelling));
  std::size_t least = edit_distance(typed, lowered);
  if (typed.find(' ') == std::string_view::npos)
    for (const std::string_view word : split(lowered, ' ')) least = std::min(least, edit_distance(typed, word));
  return least;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

std::size_t tolerance(std::string_view typed) {
  return std::max<std::size_t>(1, std::min<std::size_t>(2, typed.size() / 3));
}

std::vector<std::string> nearest_names(const Lookup& lookup, std::string_view typed, std::size_t limit) {
  const std::string wanted = blanks_collapsed(utf8::ascii_lowered(typed));
  if (wanted.empty() || wanted.size() > kLongestTyped) return {};
  std::map<std::string, std::size_t> distances;
  for (const ActorRecord& actor : lookup.world().actors) {
    std::size_t least = distance_to(wanted, actor.name);
    for (const ActorRecord::Alias& alias : actor.aliases) least = std::min(least, distance_to(wanted, alias.text));
    const auto known = distances.emplace(actor.name, least).first;
    known->second = std::min(known->second, least);
  }
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const auto& [name, distance] : distances)
    if (distance <= tolerance(wanted)) near.emplace_back(distance, name);
  std::sort(near.begin(), near.end());
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(near.size(), limit); ++i) names.push_back(near[i].second);
  return names;
}

}  // namespace whosays::show
