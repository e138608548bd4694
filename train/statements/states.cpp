// See states.h.
#include "states.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace whosays::statements {
namespace {

engine::Core opened(const std::string& path, std::string& fingerprint) {
  const auto failed = [](const Error& error) {
    std::fprintf(stderr, "train_statements: %s\n", error.message.c_str());
    std::exit(2);
  };
  const Result<model::Model> model = model::Model::open(path);
  if (!model.ok()) failed(model.error());
  fingerprint = model->fingerprint();
  Result<engine::Core> core = engine::Core::load(*model);
  if (!core.ok()) failed(core.error());
  return std::move(core.value());
}

}  // namespace

Inputs::Inputs(const std::string& core_path, VectorTable vectors)
    : vectors_(std::move(vectors)), core_(opened(core_path, fingerprint_)) {}

std::vector<std::int8_t> Inputs::read(Sample& s) {
  engine::CoreLayers layers = core_.read(Field::text, s.text, s.passage.sentences, s.passage.words, scratch_);
  s.passage.tags = std::move(layers.tags);  // the rules behind the teacher read them
  s.passage.trees = std::move(layers.trees);
  return std::move(layers.states);
}

std::vector<std::int8_t> Inputs::beside(const Sample& s, const std::vector<std::int8_t>& states) const {
  const quote::WordVectors vectors = vectors_.view();
  std::vector<std::int8_t> out(s.passage.words.size() * width());
  std::int8_t* to = out.data();
  for (std::uint32_t i = 0; i < s.passage.words.size(); ++i) {
    to = std::copy_n(states.data() + std::size_t{i} * core_width(), core_width(), to);
    if (vectors.width() == 0) continue;
    const std::string_view word = slice(s.passage.tokens.lower, s.passage.words.span[i]);
    to = std::copy_n(vectors.find(word), vectors.width(), to);
  }
  return out;
}

}  // namespace whosays::statements
