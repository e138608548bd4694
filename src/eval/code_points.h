// Lengths as the gold files count them.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace whosays::eval {

/// Code points of valid UTF-8.
inline std::uint32_t points_in(std::string_view text) { return static_cast<std::uint32_t>(utf8::count(text)); }

}  // namespace whosays::eval
