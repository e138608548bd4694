#include "relate/several.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

namespace whosays::relate {
namespace {

constexpr float kWhole = 1.15F;  // what a page has of two parts, at most, when they share it among them
constexpr float kNearly = 0.8F;  // share of a page that makes it a copy
constexpr float kAsMuch = 0.1F;  // what two shares differ by that explain the same

class Parting {
 public:
  Parting(const std::vector<const Facts*>& pages, const std::vector<std::uint32_t>& ranks,
          const std::vector<Link>& links, const std::vector<std::vector<std::size_t>>& links_of)
      : pages_(pages), ranks_(ranks), links_(links), links_of_(links_of) {}

  /// Pages by their ranks.
  void take(PageIndex page) {
    above_[page] = page;
    std::vector<Touch> touches = touches_of(page);
    drop_explained(touches);
    const std::map<PageIndex, Part> parts = by_part(touches);
    if (parts.empty()) return;
    const auto home = std::max_element(parts.begin(), parts.end(), [&](const auto& x, const auto& y) {
      const Touch& of_x = x.second.best;
      const Touch& of_y = y.second.best;
      return of_x.share != of_y.share ? of_x.share < of_y.share : ranks_[of_x.other] > ranks_[of_y.other];
    });
    for (const auto& [root, part] : parts) {
      if (root == home->first) continue;
      if (is_carried(home->second, part, root))
        carried_[page].push_back({root, part.best.link});
      else
        above_[root_of(root)] = root_of(home->first);
    }
    above_[page] = root_of(home->first);
  }

  Parts parts(const std::vector<PageIndex>& members) {
    Parts out;
    std::map<PageIndex, std::vector<PageIndex>> by_root;
    for (const PageIndex page : members) by_root[root_of(page)].push_back(page);
    for (auto& [root, list] : by_root) out.parts.push_back(std::move(list));
    for (const PageIndex page : members)
      if (const auto it = carried_.find(page); it != carried_.end())
        for (const Other& other : it->second)
          if (root_of(other.part) != root_of(page)) out.carried.push_back({page, other.link});
    return out;
  }

 private:
  struct Touch {
    PageIndex other = 0;
    std::size_t link = 0;
    float share = 0;       // of the page at hand
    bool earlier = false;  // the other is surely earlier
  };
  struct Part {
    Touch best;
    bool earlier = true;  // all that the page touches of it
  };
  struct Other {
    PageIndex part = 0;
    std::size_t link = 0;
  };

  PageIndex root_of(PageIndex page) {
    while (above_[page] != page) page = above_[page] = above_[above_[page]];
    return page;
  }

  std::vector<Touch> touches_of(PageIndex page) const {
    std::vector<Touch> out;
    for (const std::size_t i : links_of_[page]) {
      const Link& link = links_[i];
      const PageIndex other = link.a == page ? link.b : link.a;
      if (!above_.contains(other) || !may_join(link)) continue;
      const Side& side = link.a == page ? link.evidence.a : link.evidence.b;
      const float share = link.evidence.same_text ? 1 : std::max(side.run_share, side.chain_share);
      const bool dated = pages_[page]->day != 0 && pages_[other]->day != 0;
      out.push_back({other, i, share, dated && pages_[other]->day < pages_[page]->day});
    }
    return out;
  }

  // What a page has in common with a carrier, and as much with an origin that this carries, it has from that origin.
  void drop_explained(std::vector<Touch>& touches) {
    std::map<PageIndex, float> most;
    for (const Touch& touch : touches) {
      float& share = most[root_of(touch.other)];
      share = std::max(share, touch.share);
    }
    std::erase_if(touches, [&](const Touch& touch) {
      const auto it = carried_.find(touch.other);
      return it != carried_.end() && std::any_of(it->second.begin(), it->second.end(), [&](const Other& other) {
               const PageIndex root = root_of(other.part);
               const auto found = most.find(root);
               return root != root_of(touch.other) && found != most.end() && found->second + kAsMuch >= touch.share;
             });
    });
  }

  std::map<PageIndex, Part> by_part(const std::vector<Touch>& touches) {
    std::map<PageIndex, Part> out;
    for (const Touch& touch : touches) {
      Part& part = out.try_emplace(root_of(touch.other), Part{touch, true}).first->second;
      part.earlier = part.earlier && touch.earlier;
      if (touch.share > part.best.share) part.best = touch;
    }
    return out;
  }

  bool is_carried(const Part& home, const Part& part, PageIndex root) {
    if (home.earlier && part.earlier && home.best.share + part.best.share <= kWhole) return true;
    if (home.best.share < kNearly) return false;
    const auto it = carried_.find(home.best.other);
    return it != carried_.end() && std::any_of(it->second.begin(), it->second.end(), [&](const Other& other) {
             return root_of(other.part) == root_of(root);
           });
  }

  const std::vector<const Facts*>& pages_;
  const std::vector<std::uint32_t>& ranks_;
  const std::vector<Link>& links_;
  const std::vector<std::vector<std::size_t>>& links_of_;
  std::unordered_map<PageIndex, PageIndex> above_;  // towards the first of the part
  std::unordered_map<PageIndex, std::vector<Other>> carried_;
};

}  // namespace

Parts parts_of(const std::vector<PageIndex>& members, const std::vector<const Facts*>& pages,
               const std::vector<std::uint32_t>& ranks, const std::vector<Link>& links,
               const std::vector<std::vector<std::size_t>>& links_of) {
  std::vector<PageIndex> order = members;
  std::sort(order.begin(), order.end(), [&](PageIndex x, PageIndex y) { return ranks[x] < ranks[y]; });
  Parting parting(pages, ranks, links, links_of);
  for (const PageIndex page : order) parting.take(page);
  return parting.parts(members);
}

}  // namespace whosays::relate
