// The net that is part of the program. That it opens is a property of the build.
#include "model/embedded.h"
#include "token/boundary_net.h"

namespace whosays::token {

const BoundaryNet* embedded_boundary_net() {
  static const BoundaryNet net = std::move(BoundaryNet::load(*model::embedded_model("boundaries")).value());
  return &net;
}

}  // namespace whosays::token
