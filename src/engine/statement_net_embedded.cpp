// The statement net that is part of the program. That it opens is a property of the build; that it stands on the
// program's core is looked at here.
#include "engine/statement_net.h"
#include "model/embedded.h"

namespace whosays::engine {

const quote::LabelNet* embedded_statement_net() {
  static const quote::LabelNet net = std::move(quote::LabelNet::load(*model::embedded_model("statements")).value());
  static const bool fits = stands_on(net, core_fingerprint(), embedded_core().width()).ok();
  return fits ? &net : nullptr;
}

const std::string& statement_net_identity() {
  static const std::string identity =
      embedded_statement_net() == nullptr ? "none" : model::embedded_model("statements")->fingerprint().substr(0, 12);
  return identity;
}

}  // namespace whosays::engine
