// Small views on Gumbo's tree: what the other html_*.cpp files ask of a node, and text nodes with the way back.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "read/mapped_text.h"
#include "read/node_memory.h"

namespace whosays::read {

/// Numeric references too large for the parser's 32-bit sum ("&#x1aaaaaaaa") get zeros for digits, so that they are
/// U+FFFD, as HTML has it: Gumbo would give half a character. No byte moves. To be done to whatever becomes an
/// HtmlTree.
void make_references_safe(std::string& html);

/// A parsed page. Not copyable; nodes point into the source, which must outlive it.
class HtmlTree {
 public:
  explicit HtmlTree(const std::string& source);
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;
  [[nodiscard]] const GumboNode* root() const { return output_->root; }

 private:
  NodeMemory memory_;  ///< holds the whole tree, and frees it
  GumboOutput* output_;
};

/// The children of an element, as Gumbo holds them.
class Children {
 public:
  class Iterator {
   public:
    using iterator_category = std::bidirectional_iterator_tag;
    using value_type = const GumboNode*;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = const GumboNode*;
    Iterator() = default;
    explicit Iterator(void* const* at) : at_(at) {}
    const GumboNode* operator*() const { return static_cast<const GumboNode*>(*at_); }
    Iterator& operator++() { return ++at_, *this; }
    Iterator& operator--() { return --at_, *this; }
    Iterator operator++(int) { return Iterator(at_++); }
    Iterator operator--(int) { return Iterator(at_--); }
    friend bool operator==(Iterator, Iterator) = default;

   private:
    void* const* at_ = nullptr;
  };

  Children() = default;
  explicit Children(const GumboVector& nodes) : begin_(nodes.data), end_(nodes.data + nodes.length) {}
  [[nodiscard]] Iterator begin() const { return Iterator(begin_); }
  [[nodiscard]] Iterator end() const { return Iterator(end_); }
  [[nodiscard]] auto rbegin() const { return std::make_reverse_iterator(end()); }
  [[nodiscard]] auto rend() const { return std::make_reverse_iterator(begin()); }
  [[nodiscard]] bool empty() const { return begin_ == end_; }
  [[nodiscard]] const GumboNode* front() const { return *begin(); }

 private:
  void* const* begin_ = nullptr;
  void* const* end_ = nullptr;
};

inline bool is_element(const GumboNode& node) { return node.type == GUMBO_NODE_ELEMENT; }
/// Text, white space or CDATA.
inline bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}
/// GUMBO_TAG_UNKNOWN for what is no element.
inline GumboTag tag_of(const GumboNode& node) { return is_element(node) ? node.v.element.tag : GUMBO_TAG_UNKNOWN; }

/// Children of an element; empty for anything else.
inline Children children_of(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT && node.v.element.children.length > 0 ? Children(node.v.element.children)
                                                                               : Children();
}

/// The decoded value, or empty.
std::string_view attribute(const GumboNode& node, const char* name);
bool has_attribute(const GumboNode& node, const char* name);

/// Elements in document order, the one that holds the others first.
using Elements = std::vector<const GumboNode*>;

Elements elements_under(const GumboNode& node);

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
