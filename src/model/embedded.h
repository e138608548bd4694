// The models that are part of the program, in one place: src/model/CMakeLists.txt lists them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/container.h"

namespace whosays::model {

struct Embedded {
  std::string_view name;  ///< as in src/model/CMakeLists.txt: "core"
  std::span<const std::byte> bytes;
};

/// In the order of the list.
const std::vector<Embedded>& embedded_models();

/// Opens one without hashing it: the build has verified it. Not found is an error of the build, and says so.
Result<Model> embedded_model(std::string_view name);

}  // namespace whosays::model
