// The files of models/ that this folder was built with.
#pragma once

#include <string_view>

namespace whosays::relate {

/// Bytes of a file by its name; empty when it is not part of the program.
std::string_view model_file(std::string_view name);

}  // namespace whosays::relate
