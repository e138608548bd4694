// Originals are kept compressed with zstd; whoever opens the ledger with other tools can unpack them with `zstd -d`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace whosays {

std::string compressed(std::string_view bytes);

/// The bytes again. Anything but exactly `size` bytes is an error: stored sizes are hostile input too.
Result<std::string> decompressed(std::string_view packed, std::uint64_t size);

}  // namespace whosays
