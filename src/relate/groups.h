// From pairs of pages to groups, origins, parents and relations: the last step, a function of the links alone.
//
// A page joins a group only by strong evidence, or by moderate evidence from several members; a page that carries text
// of two origins does not join them. Within a group the origin is the page that the others can be made from, and
// parents are the edges of the heaviest tree from it. Ties go by rank, which is the same in every order of adding.
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

/// What was found of two pages; a is the smaller index.
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
  std::optional<std::size_t> link;  ///< with the parent, or for pages alone with the nearest page
};

/// Requires links sorted by (a, b) and ranks that are distinct. O(links log links).
std::vector<Row> arrange(const std::vector<const Page*>& pages, const std::vector<std::uint32_t>& ranks,
                         const std::vector<Link>& links);

}  // namespace whosays::relate
