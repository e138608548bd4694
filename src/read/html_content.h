// The blocks of the article on a page: paragraphs, headings, list items, quotations; without what stands around them.
//
// Every block weighs what it holds of text outside links; weights add up to the ancestors. From <body> (or the element
// marked as article or articleBody) we go down while one child keeps nearly all the weight: that child is the
// container. Inside it go: what tag, role, class or id names as furniture (unless it holds a large part of the weight:
// names lie), link-dense lists, "Read more:" pointers, furniture lines. Weights as in boilerplate detection by shallow
// text features (Kohlschütter et al., WSDM 2010). Cost: linear in the tree.
#pragma once

#include <string>
#include <vector>

#include "read/html_tree.h"

namespace whosays::read {

enum class BlockKind : std::uint8_t { paragraph, heading, item };

struct Block {
  BlockKind kind = BlockKind::paragraph;
  MappedText words;            ///< blanks collapsed; the map leads into the buffer
  std::size_t link_bytes = 0;  ///< of words that are links
};

/// Blocks in document order; empty when the page holds no text.
std::vector<Block> article_blocks(const Elements& elements, const std::string& source);

}  // namespace whosays::read
