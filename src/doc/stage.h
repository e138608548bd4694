// What a stage of the line says of itself.
#pragma once

#include <string_view>

namespace whosays {

struct StageInfo {
  std::string_view name;  ///< as in `whosays inspect NAME`
  std::string_view what;  ///< one line for people: what it does
};

}  // namespace whosays
