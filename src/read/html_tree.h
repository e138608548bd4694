// Small views on Gumbo's tree: what the other html_*.cpp files ask of a node, and text nodes with the way back.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "read/mapped_text.h"

namespace whosays::read {

/// A parsed page. Not copyable; nodes point into the source, which must outlive it.
class HtmlTree {
 public:
  explicit HtmlTree(const std::string& source);
  [[nodiscard]] const GumboNode* root() const { return output_->root; }

 private:
  struct Destroy {
    void operator()(GumboOutput* output) const;
  };
  std::unique_ptr<GumboOutput, Destroy> output_;
};

bool is_element(const GumboNode& node);
bool is_text(const GumboNode& node);     ///< text, white space or CDATA
GumboTag tag_of(const GumboNode& node);  ///< GUMBO_TAG_UNKNOWN for what is no element

/// Children of an element; empty for anything else.
std::vector<const GumboNode*> children_of(const GumboNode& node);

/// The decoded value, or empty.
std::string_view attribute(const GumboNode& node, const char* name);
bool has_attribute(const GumboNode& node, const char* name);

/// All elements in document order, the node itself first.
std::vector<const GumboNode*> elements_under(const GumboNode& node);

/// Appends the text of one text node; the map leads to the bytes of `source` (the buffer that was parsed), entities as
/// pieces of their own. With `raw_markup`, "<" is a letter (inside <title>).
void append_text_node(const GumboNode& node, const std::string& source, bool raw_markup, MappedText& out);

/// All text under a node, blanks collapsed, without scripts and styles; map as above.
MappedText flat_text(const GumboNode& node, const std::string& source);

/// Appends `text` of a map onto `source` with blanks collapsed: none at the beginning, one between words.
void append_collapsed(const MappedText& text, MappedText& out);

/// Without blanks at its end.
void trim_end(MappedText& text);

}  // namespace whosays::read
