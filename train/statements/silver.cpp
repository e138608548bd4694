// See silver.h.
#include "silver.h"

#include <rapidjson/document.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>

#include "engine/statement_net.h"
#include "quote/quote.h"

namespace whosays::statements {
std::optional<quote::LabelNet> net_of(const std::string& path, const Inputs& inputs) {
  if (path.empty()) return std::nullopt;
  const auto loaded = [&]() -> Result<quote::LabelNet> {
    TRY(const model::Model model, model::Model::open(path));
    TRY(quote::LabelNet net, quote::LabelNet::load(model));
    TRY_VOID(engine::stands_on(net, inputs.fingerprint(), inputs.core_width()));
    return net;
  };
  Result<quote::LabelNet> net = loaded();
  if (!net.ok()) {
    std::fprintf(stderr, "train_statements: %s\n", net.error().message.c_str());
    std::exit(2);
  }
  return std::move(net.value());
}

std::vector<GoldAttribution> outermost(const Sample& sample, std::span<const std::int8_t> states,
                                       const quote::LabelNet* net) {
  Article article;
  article.text = sample.text;
  const Attributions found = quote::attributions(article, sample.passage, Passage(), {net, states});
  std::vector<GoldAttribution> out;
  for (const Attribution& row : found.rows) {
    if (row.within.valid()) continue;
    GoldAttribution& gold = out.emplace_back();
    const std::array<Range, quote::kLabelRoles> ranges = {row.source, row.cue, row.content};
    for (std::size_t r = 0; r < ranges.size(); ++r) {
      const auto spans = found.spans.at(ranges[r]);
      gold.spans[r].assign(spans.begin(), spans.end());
    }
  }
  return out;
}

std::vector<GoldArticle> silver_articles(const std::string& path, const std::string& teacher, Inputs& inputs) {
  const std::optional<quote::LabelNet> net = net_of(teacher, inputs);
  std::vector<GoldArticle> out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document d;
    d.Parse(line.c_str(), line.size());
    if (d.HasParseError()) continue;
    GoldArticle article;
    article.id = d["id"].GetString();
    article.text = d["text"].GetString();
    Sample sample = sample_of(article);
    const std::vector<std::int8_t> states = inputs.read(sample);
    article.attributions = outermost(sample, states, net ? &*net : nullptr);
    out.push_back(std::move(article));
  }
  return out;
}

SharesReader::SharesReader(const std::string& path) : in_(path, std::ios::binary) {
  if (in_) return;
  std::fprintf(stderr, "train_statements: cannot read %s\n", path.c_str());
  std::exit(2);
}

std::vector<std::uint8_t> SharesReader::next() {
  std::int32_t words = 0;
  if (!in_.read(reinterpret_cast<char*>(&words), sizeof words) || words < 0) return {};
  std::vector<std::uint8_t> out(static_cast<std::size_t>(words) * quote::kLabels);
  in_.read(reinterpret_cast<char*>(out.data()), static_cast<std::streamsize>(out.size()));
  return out;
}

}  // namespace whosays::statements
