// A page as pdftotext lays it out, and the order in which its blocks are read.
//
// Units are points, y grows downwards. Order is found by cutting: a page whose blocks leave a vertical gutter free,
// with prose on both sides, is read left of it first; else what stands above (or below) such a part is read before (or
// after) it. Where no gutter is found the order is pdftotext's own. Recursive XY-cut after Nagy and Seth (ICPR 1984).
// Cost: quadratic in the blocks of a page, of which more than 1,000 are left as they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace whosays::read {

struct Box {
  float left = 0, top = 0, right = 0, bottom = 0;
};

struct LayoutLine {
  Box box;
  std::string words;
  float height = 0;       ///< of its tallest word
  std::size_t count = 0;  ///< of words
};

struct LayoutBlock {
  Box box;
  std::vector<LayoutLine> lines;
};

struct LayoutPage {
  float width = 0, height = 0;
  std::vector<LayoutBlock> blocks;
};

struct Layout {
  std::vector<LayoutPage> pages;
  std::string title, author, created;  ///< the file's own
  std::string trouble;                 ///< what is not well-formed in it
};

Result<Layout> parse_layout(std::string_view xhtml);

/// Takes out lines at the top and bottom edges that come again on other pages, and page numbers. Returns how many.
std::size_t drop_running_lines(Layout& layout);

/// Puts the blocks of a page in reading order.
void order_blocks(LayoutPage& page);

}  // namespace whosays::read
