// A page that carries text of several origins, a digest of two reports say, does not make one group of them.
//
// In: the pages of one group, with the links that may join two of them. Out: the parts that the group falls into,
// mostly one. Pages are taken by their dates. One that is later than two parts, and whose text they share among them
// (what it has of the one and what it has of the other is hardly more than a whole), goes with the part that it has
// most of; the other is noted. So does a copy of such a page. Where dates do not say which was first, nothing is
// parted.
#pragma once

#include <vector>

#include "relate/groups.h"

namespace whosays::relate {

/// The link by which `page` carries text of another part.
struct Carried {
  PageIndex page = 0;
  std::size_t link = 0;
};

struct Parts {
  std::vector<std::vector<PageIndex>> parts;  ///< in no order; each with its pages as `members` has them
  std::vector<Carried> carried;
};

/// `links_of`: of each page its links with others of the group. O(links log links).
Parts parts_of(const std::vector<PageIndex>& members, const std::vector<const Facts*>& pages,
               const std::vector<std::uint32_t>& ranks, const std::vector<Link>& links,
               const std::vector<std::vector<std::size_t>>& links_of);

}  // namespace whosays::relate
