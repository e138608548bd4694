// See embedded.h; embedded_models() is made by cmake/EmbedModel.cmake.
#include "model/embedded.h"

#include <fmt/format.h>

namespace whosays::model {

Result<Model> embedded_model(std::string_view name) {
  for (const Embedded& model : embedded_models())
    if (model.name == name)
      return Model::from_bytes(model.bytes, fmt::format("the program's model \"{}\"", name), Model::Hash::trust);
  return Error{ErrorKind::not_found, fmt::format("this program was built without the model \"{}\"", name)};
}

}  // namespace whosays::model
