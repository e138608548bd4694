// See model_runners.h.
#include "engine/model_runners.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/core.h"
#include "engine/statement_net.h"
#include "token/boundary_net.h"

namespace whosays::engine {

namespace {

Result<std::string> core_sample(const model::Model& model, const std::string& input) {
  TRY(const Core core, Core::load(model));
  return core.sample(input);
}

/// On the program's core: a net that stands on another cannot be run.
Result<std::string> statements_sample_of(const model::Model& model, const std::string& input) {
  TRY(const quote::LabelNet net, quote::LabelNet::load(model));
  TRY_VOID(stands_on(net, core_fingerprint(), embedded_core().width()));
  return statement_sample(embedded_core(), net, input);
}

Result<std::string> boundaries_sample(const model::Model& model, const std::string& input) {
  TRY(const token::BoundaryNet net, token::BoundaryNet::load(model));
  return token::boundary_sample(net, input);
}

}  // namespace

const std::vector<ModelRunner>& model_runners() {
  static const std::vector<ModelRunner> kAll = {
      {"core", core_sample}, {"statements", statements_sample_of}, {"boundaries", boundaries_sample}};
  return kAll;
}

SelfTest run_self_test(const model::Model& model, const std::vector<ModelRunner>& runners) {
  SelfTest out;
  const auto runner =
      std::find_if(runners.begin(), runners.end(), [&](const ModelRunner& r) { return r.kind == model.header().kind; });
  out.no_runner = runner == runners.end();
  if (out.no_runner) return out;
  std::size_t number = 0;
  for (const model::Sample& sample : model.header().self_test) {
    ++number;
    const Result<std::string> got = runner->run(model, sample.input);
    if (!got.ok())
      out.wrong.push_back(fmt::format("sample {}: {}", number, got.error().message));
    else if (*got != sample.expected)
      out.wrong.push_back(fmt::format("sample {}: expected \"{}\", got \"{}\"", number, sample.expected, *got));
    else
      ++out.right;
  }
  return out;
}

}  // namespace whosays::engine
