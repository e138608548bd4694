// The core that is part of the program. That it opens is a property of the build, so there is no error to return.
#include "engine/core.h"
#include "model/embedded.h"

namespace whosays::engine {
namespace {

model::Model opened() { return std::move(model::embedded_model("core").value()); }

}  // namespace

const Core& embedded_core() {
  static const Core core = std::move(Core::load(opened()).value());
  return core;
}

const std::string& core_fingerprint() {
  static const std::string fingerprint = opened().fingerprint();
  return fingerprint;
}

const std::string& core_identity() {
  static const std::string identity = core_fingerprint().substr(0, 12);
  return identity;
}

}  // namespace whosays::engine
