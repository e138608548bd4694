// One article and its statements for people: who says what, by which cue, on what footing.
#pragma once

#include <cstddef>
#include <string>

#include "doc/document.h"

namespace whosays::show {

enum class ArticleOrder : std::uint8_t {
  statements,  ///< in text order, those inside others indented under them
  sources,     ///< source after source
  text,        ///< the article itself with {sources}, <cues>, [contents] marked, and a list of who is who
};

struct ArticleViewOptions {
  std::size_t width = 80;
  bool emphasis = false;  ///< bold and faint, for a terminal with colour
  ArticleOrder order = ArticleOrder::statements;
};

/// The page of one article, lines ending in \n: head, statements, a summary line. Safe to show on a terminal whatever
/// the article holds.
std::string article_view(const Document& document, const ArticleViewOptions& options);

}  // namespace whosays::show
