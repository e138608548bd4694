// Relative links, by RFC 3986 section 5.2.
#pragma once

#include <string>
#include <string_view>

namespace whosays::read {

/// The reference itself when it has a scheme, or when the base has none.
std::string resolved_url(std::string_view base, std::string_view reference);

}  // namespace whosays::read
