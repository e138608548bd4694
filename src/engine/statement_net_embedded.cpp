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

std::vector<LabelledWord> labelled_words(const Document& document) {
  const quote::LabelNet* net = embedded_statement_net();
  std::vector<LabelledWord> out;
  if (net == nullptr || document.text.trees.state != LayerState::present) return out;
  const auto [passage, states] = read_text(embedded_core(), document.article.text);
  quote::LabelNet::Scratch memory;
  quote::Linked linked;
  std::vector<quote::WordLabel> labels;
  net->read(passage, states, memory, linked, &labels);
  for (std::uint32_t i = 0; i < labels.size(); ++i) out.push_back({passage.words.span[i], labels[i]});
  return out;
}

}  // namespace whosays::engine
