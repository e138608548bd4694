#include "relate/models.h"

#include "embedded/relation_models.h"

namespace whosays::relate {

std::string_view model_file(std::string_view name) {
  for (const auto& file : relation_models::files)
    if (file.name == name) return file.bytes;
  return {};
}

}  // namespace whosays::relate
