// RSS and Atom: bytes -> UTF-8 (feed_charset.h) -> safe XML (feed_repair.h) -> libxml2's SAX events, recovering from
// errors -> Feed (feed_elements.h). No tree is built.
#pragma once

#include <string>
#include <string_view>

#include "read/feed.h"

namespace whosays::read {

Result<Feed> parse_xml_feed(std::string_view bytes, const Request& request);

}  // namespace whosays::read
