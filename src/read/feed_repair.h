// Makes a feed safe and digestible for the XML parser, in one pass over its UTF-8.
//
//   DOCTYPE     never reaches the parser: no entity can grow, no file or address be opened, no attribute be supplied.
//               Entities declared there with a short plain value are filled in here
//   references  HTML's names and numbers become their characters, "<" and "&" numeric references; an "&" that begins no
//               reference becomes text
//   characters  control characters that XML does not allow go
//   CDATA       a section that never ends is ended
//
// A reference to an entity that is made of entities, of markup or of a file, and an element with over 1,000 attributes
// (the parser compares each with each), end the text: `stopped` says why. Cost: linear; the result is at most five
// times as large as the text, plus 1 MB of filled-in entities.
#pragma once

#include <string>
#include <string_view>

namespace whosays::read {

struct RepairedXml {
  std::string text;
  std::string repairs;  ///< what was not well-formed and set right; the first only
  std::string stopped;  ///< why the rest was left out; empty when nothing was
};

RepairedXml repaired_xml(std::string_view text);

}  // namespace whosays::read
