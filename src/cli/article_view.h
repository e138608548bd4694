// One article and its statements for people: who says what, by which cue, on what footing.
#pragma once

#include <cstddef>
#include <string>

#include "doc/document.h"

namespace whosays::cli {

struct ArticleViewOptions {
  std::size_t width = 80;
  bool emphasis = false;  ///< bold and faint, for a terminal with colour
};

/// The page of one article, lines ending in \n: head, statements in text order (those inside others indented under
/// them), a summary line. Safe to show on a terminal whatever the article holds.
std::string article_view(const Document& document, const ArticleViewOptions& options);

}  // namespace whosays::cli
