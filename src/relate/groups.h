// From pairs of pages to groups, origins, parents and relations: the last step, a function of the links alone.
//
// A page joins a group only by strong evidence, or by moderate evidence from several members; a page that carries text
// of two origins does not join them. Within a group the origin is the page that the others can be made from, and
// parents are the edges of the heaviest tree from it (several.h: pages with text of two origins). Ties go by rank,
// which is the same in every order of adding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "relate/evidence.h"
#include "relate/index.h"
#include "relate/model.h"

namespace whosays::relate {

/// What was found of two pages; a is the one whose number is smaller, whoever was added first.
struct Link {
  PageIndex a = 0, b = 0;
  Evidence evidence;
  float copy = 0;  ///< probability that they share an origin
};

enum class Kind : std::uint8_t { origin, verbatim, spun, translated, rewrite, independent, followup, other };
std::string_view word(Kind kind);

struct Row {
  Kind kind = Kind::independent;
  std::optional<PageIndex> parent;
  PageIndex group = 0;              ///< its origin; itself when alone
  std::optional<std::size_t> link;  ///< with the parent
  bool full = false;                ///< its group has kMostMembers and turned others away
  std::optional<PageIndex> also;    ///< a page of another group, of which long runs stand in this one, too
  std::optional<std::size_t> also_link;
};

/// A group takes no more members than this; what else belongs to it makes groups of its own, the surest links first.
inline constexpr std::size_t kMostMembers = 10'000;

/// True when this link may put two pages into one group, alone or with others: pages that no chain of such links ties
/// together do not change each other's rows.
bool may_join(const Link& link);

/// Requires ranks that are distinct. The same rows whatever the order of pages and links. O(links log links).
std::vector<Row> arrange(const std::vector<const Facts*>& pages, const std::vector<std::uint32_t>& ranks,
                         const std::vector<Link>& links);

/// By date, undated last, then by id and number: the same whatever came first.
std::vector<std::uint32_t> ranks_of(const std::vector<const Facts*>& pages, const std::vector<std::string>& ids);

}  // namespace whosays::relate
