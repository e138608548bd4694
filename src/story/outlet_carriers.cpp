#include "story/outlet_carriers.h"

#include "story/dates.h"

namespace whosays::story {

const std::vector<ArticleIndex>& OutletCarriers::of(PublisherIndex outlet) const {
  static const std::vector<ArticleIndex> kNone;
  const auto theirs = by_outlet_.find(outlet);
  return theirs == by_outlet_.end() ? kNone : theirs->second;
}

std::optional<ArticleIndex> OutletCarriers::known_to(ArticleIndex home, PublisherIndex outlet) const {
  for (const ArticleIndex other : of(outlet))
    if (other != home && !surely_before(desk_.since(home), desk_.since(other))) return other;
  return std::nullopt;
}

std::optional<ArticleIndex> OutletCarriers::earlier_of_own(ArticleIndex home) const {
  const std::vector<ArticleIndex>& own = of(desk_.publisher(home));
  return !own.empty() && desk_.rank(own.front()) < desk_.rank(home) ? std::optional(own.front()) : std::nullopt;
}

std::optional<ArticleIndex> OutletCarriers::earlier_of_others(ArticleIndex home) const {
  for (const auto& [outlet, articles] : by_outlet_)
    if (outlet != desk_.publisher(home))
      for (const ArticleIndex other : articles)
        if (desk_.rank(other) < desk_.rank(home)) return other;
  return std::nullopt;
}

}  // namespace whosays::story
