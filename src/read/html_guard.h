// How deep a page's tree would become, found by one linear scan without building it.
//
// Follows the parts of HTML's tree construction that decide depth: void elements, raw text, implied ends (p, li, td,
// option ...), end tags that are ignored because a special element stands between, and formatting elements that are
// opened again in every later block. An estimate: at least 0.8 of the real depth on 397 news pages, usually a little
// above. Cost: O(bytes + tags * depth limit); it stops as soon as a limit is passed.
#pragma once

#include <cstdint>
#include <string_view>

#include "read/mapped_text.h"
#include "read/read.h"

namespace whosays::read {

struct TreeSize {
  std::uint32_t depth = 0;  ///< deepest estimate
  std::uint32_t tags = 0;
  bool too_deep = false;
  bool too_many = false;
};

TreeSize estimated_tree(std::string_view html, const Limits& limits);

/// The page's words without tags, scripts and styles; lines at block tags. For pages that must not become a tree.
MappedText stripped_text(const MappedText& source);

}  // namespace whosays::read
