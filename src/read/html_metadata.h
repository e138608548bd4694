// What a page says of itself: schema.org JSON-LD first, then Open Graph and meta tags, then <time>, canonical link,
// lang.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "read/html_tree.h"

namespace whosays::read {

/// Empty strings are unknown.
struct PageMetadata {
  std::string headline;      ///< JSON-LD's
  std::string shared_title;  ///< Open Graph's or Twitter's
  std::string byline;
  std::string publisher;
  std::string published;      ///< ISO 8601
  std::string published_too;  ///< another day of publication that the page gives, ISO 8601: which is right nobody knows
  std::string modified;       ///< ISO 8601
  std::string language;       ///< BCP 47
  std::string url;
  std::string article_body;  ///< JSON-LD's, for pages whose markup holds no text
  Span article_body_source;  ///< of the script it stands in, in the buffer
};

PageMetadata page_metadata(const Elements& elements, const std::string& source);

/// Two ISO dates that are further apart than two writings of one moment in two time zones.
bool are_two_days(std::string_view a, std::string_view b);

/// Text with its entities decoded and blanks collapsed, tags dropped: JSON-LD is often written with HTML inside.
std::string without_markup(const std::string& text);

}  // namespace whosays::read
