// Which article copies which, word for word; the part of relations that reads texts.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "story/desk.h"

namespace whosays::story {

/// The best earlier match of an article.
struct Copy {
  ArticleIndex parent = 0;
  std::uint32_t shared = 0;  ///< five-word runs of the article that the parent has
  std::uint32_t runs = 0;    ///< all that were compared
  std::uint32_t parent_runs = 0;
  bool same_text = false;  ///< the same words from beginning to end, quotations included
};

/// One an article, in the order of World::articles; earlier and later by Desk::rank. Articles of fewer than five words
/// can only be equal.
std::vector<std::optional<Copy>> copies(const Desk& desk);

}  // namespace whosays::story
