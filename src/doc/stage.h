// What a stage of the line says of itself, so that a stage that is not built yet says so instead of returning nothing.
#pragma once

#include <cstdint>
#include <string_view>

namespace whosays {

enum class StageState : std::uint8_t {
  built,      ///< as designed
  trial,      ///< works by word lists and rules, to be replaced behind the same function
  not_built,  ///< the folder holds the plan; its layer is absent
};

struct StageInfo {
  std::string_view name;  ///< as in `whosays inspect NAME`
  StageState state;
  std::string_view what;  ///< one line for people: what it does, or what it will do
};

}  // namespace whosays
