// From tag to tag through a page's bytes, by the rules of HTML's tokenizer (WHATWG HTML, 13.2.5): where tags, comments
// and raw text end, and the attributes of a tag. Positions are bytes; npos: it does not end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace whosays::read::scan {

inline constexpr std::size_t kNone = std::string_view::npos;

/// Behind the comment that begins at `open` ("<!--"), and where its words end: "-->", "--!>", or at once.
struct Comment {
  std::size_t words_end = kNone;
  std::size_t end = kNone;
};
Comment comment_at(std::string_view html, std::size_t open);

/// An attribute of a tag; the value is as written, entities and all.
struct Attribute {
  std::size_t blank = 0;  ///< where the blanks in front of it begin
  std::size_t name = 0;
  std::size_t name_end = 0;
  std::size_t value = 0;
  std::size_t value_end = 0;
  std::size_t end = 0;
  bool quoted = false;
};

/// A tag from "<" to ">".
struct Tag {
  std::size_t name = 0;
  std::size_t name_end = 0;
  std::size_t end = kNone;  ///< kNone: unfinished, and no tag
  bool closes = false;      ///< an end tag
  bool self_closing = false;
  bool regular = true;  ///< every attribute has a blank in front, and no "/" stands about
  std::vector<Attribute> attributes;
};

/// Reads the tag at `open`, where "<" and a letter stand, or "</" and a letter. Reuses the memory of `tag`.
void read_tag(std::string_view html, std::size_t open, Tag& tag);

/// Where the end tag of a raw element begins, `name` in lower case: "</script" and a blank, "/" or ">".
std::size_t end_tag(std::string_view html, std::size_t from, std::string_view name);

/// Equal but for the case of ASCII letters; `lower` is in lower case.
bool same_name(std::string_view written, std::string_view lower);

/// Holds the word, whatever its case; `lower` is in lower case and not empty.
bool mentions(std::string_view written, std::string_view lower);

}  // namespace whosays::read::scan
