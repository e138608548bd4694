// The bytes of a gold file; for the readers of this folder that look at all of it at once.
#pragma once

#include <string>

#include "base/result.h"

namespace whosays::eval {

/// Fails with the file's name where it cannot be read.
Result<std::string> whole_file(const std::string& path);

}  // namespace whosays::eval
