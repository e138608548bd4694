// Whether a reduced page still has the page's tree: for the tests of reading, and for the fuzzers.
#pragma once

#include <string>

#include "base/ascii.h"
#include "base/text_util.h"
#include "read/html_furniture.h"
#include "read/html_tree.h"

namespace whosays::read {

/// What of a tree is read: elements in elements with their roles, and text, every run of blanks as one. Of scripts,
/// style sheets and drawings that they are there.
inline std::string tree_as_read(const GumboNode& node) {
  if (is_text(node)) return node.v.text.text;
  if (!is_element(node)) return {};
  const GumboTag tag = tag_of(node);
  std::string out = "<";
  const GumboStringPiece written = node.v.element.original_tag;
  if (tag != GUMBO_TAG_UNKNOWN) {
    out += gumbo_normalized_tagname(tag);
  } else {  // end tags make none of these
    for (std::size_t i = 1;
         i < written.length && !ascii::is_blank(written.data[i]) && written.data[i] != '/' && written.data[i] != '>';
         ++i)
      out += ascii::lowered(written.data[i]);
  }
  out += role_of(node) == Role::content ? "" : role_of(node) == Role::never ? " never" : " furniture";
  for (const char* name : {"itemprop", "name", "property", "content", "datetime", "lang", "rel", "href"})
    if (tag == GUMBO_TAG_META || tag == GUMBO_TAG_TIME || tag == GUMBO_TAG_HTML)
      out += "|" + std::string(attribute(node, name));
  out += ">";
  const bool data = tag == GUMBO_TAG_SCRIPT && attribute(node, "type") == "application/ld+json";
  const bool unread = tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_IFRAME ||
                      tag == GUMBO_TAG_TEXTAREA || tag == GUMBO_TAG_SVG;
  if (data || !unread)
    for (const GumboNode* child : children_of(node)) out += tree_as_read(*child);
  return out + "</>";
}

inline std::string tree_as_read(const std::string& html) {
  const HtmlTree tree(html);
  return blanks_collapsed(tree_as_read(*tree.root()));
}

}  // namespace whosays::read
