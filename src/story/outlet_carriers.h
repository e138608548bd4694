// The articles that carry a claim, by the outlet that published them: whom a credit to an outlet means.
//
// In: carriers, in canonical order. Cost: a look-up takes the carriers of one outlet, or of all others.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "story/desk.h"

namespace whosays::story {

class OutletCarriers {
 public:
  explicit OutletCarriers(const Desk& desk) : desk_(desk) {}

  void add(ArticleIndex article) { by_outlet_[desk_.publisher(article)].push_back(article); }

  [[nodiscard]] bool has(PublisherIndex outlet) const { return by_outlet_.contains(outlet); }
  /// Empty for outlets that carry nothing.
  [[nodiscard]] const std::vector<ArticleIndex>& of(PublisherIndex outlet) const;
  /// The first that an article of another outlet can have read.
  [[nodiscard]] std::optional<ArticleIndex> known_to(ArticleIndex home, PublisherIndex outlet) const;
  /// The first of the article's own outlet, where it is an earlier one.
  [[nodiscard]] std::optional<ArticleIndex> earlier_of_own(ArticleIndex home) const;
  /// "Two newspapers reported": where others here did before, these are meant.
  [[nodiscard]] std::optional<ArticleIndex> earlier_of_others(ArticleIndex home) const;

 private:
  const Desk& desk_;
  std::map<PublisherIndex, std::vector<ArticleIndex>> by_outlet_;
};

}  // namespace whosays::story
