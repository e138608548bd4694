// What headlines, bylines and dates look like. Rules on the shape of a line; shared by plain text and HTML.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"

namespace whosays::read {

/// Ends in . ! ? or an ellipsis, closing quotation marks and brackets behind it allowed.
bool ends_like_sentence(std::string_view line);

/// The part of a title without the outlet or section that sites append: "Council votes - Callis Courier" -> 13 bytes.
/// A part is cut when it equals the publisher, stands behind "|", or holds a word that names outlets or sections; a
/// capitalised name behind a dash stays: it may be the speaker of the headline.
std::size_t title_length_without_outlet(std::string_view title, std::string_view publisher);

/// The names of a line "By Name and Name", or none.
std::optional<std::string_view> byline_of(std::string_view line);

/// The ISO 8601 date of a line that is nothing but a date: "Published 3 May 2031", "May 3, 2031 6:10 am", "2031-05-03".
std::optional<std::string> date_line(std::string_view line);

/// ISO 8601 if the text begins with it or holds a date in words; none else.
std::optional<std::string> iso_date(std::string_view text);

}  // namespace whosays::read
