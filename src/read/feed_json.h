// JSON Feed 1.0 and 1.1 (jsonfeed.org). Members of the wrong type are passed over; what is no JSON is an error.
#pragma once

#include <string>
#include <string_view>

#include "read/feed.h"

namespace whosays::read {

Result<Feed> parse_json_feed(std::string_view bytes, const Request& request);

}  // namespace whosays::read
