// The trainer of the language core: `train_core --base DIR --glove FILE --folder DIR [--steps N | --minutes M] ...`.
//
// Each step takes one batch of trees and tags (UD EWT, GUM; GUM also has names) and one of names (gold or silver) and
// moves all weights once: Adam for the dense ones, the table's own for rows. The rate falls along a half cosine. The
// last part of the schedule rounds activations and weights as the run time does. A log line every 500 steps; another
// run can begin from the checkpoint `last`; `best` is the best on the development parts since rounding began. The same
// command goes on where it was killed, or where --stop-at let it stop (progress.h), to the same weights.
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "augment.h"
#include "average.h"
#include "feed.h"
#include "masked.h"
#include "progress.h"
#include "session.h"

namespace whosays::train {
namespace {

constexpr std::uint32_t kDropped = 0xffffffffU;

/// Drops features: the known word and its exact letters often, so that unknown words are learned too.
void drop_features(std::vector<encode::Rows>& rows, std::mt19937& random) {
  std::uniform_real_distribution<float> chance(0, 1);
  for (encode::Rows& r : rows) {
    if (chance(random) < 0.10F) {
      r[encode::kFeatures - 1] = kDropped;
      r[static_cast<std::size_t>(encode::Table::letters)] = kDropped;
    }
    for (std::size_t f = 2; f + 1 < encode::kFeatures; ++f)
      if (chance(random) < 0.08F) r[f] = kDropped;
    if (chance(random) < 0.15F) r[static_cast<std::size_t>(encode::Table::letters)] = kDropped;
  }
}

torch::Tensor labels_of(const Batch& batch, const std::vector<std::int32_t> Sentence::*member) {
  std::vector<std::int64_t> all;
  for (const Sentence* s : batch.sentences) all.insert(all.end(), (s->*member).begin(), (s->*member).end());
  return torch::tensor(all, torch::kLong);
}

torch::Tensor tree_loss(Session& session, const Batch& batch, const torch::Tensor& h) {
  namespace F = torch::nn::functional;
  NetImpl& net = *session.net;
  const TreeBatch tree = make_tree_batch(batch);
  const TreeScores scores = tree_scores(net, h, tree);
  const auto L1 = scores.arcs.size(2);
  const torch::Tensor arcs = F::cross_entropy(scores.arcs.reshape({-1, L1}), tree.head.flatten(),
                                              F::CrossEntropyFuncOptions().ignore_index(-1));
  std::vector<std::int64_t> rows;
  for (std::size_t b = 0; b < batch.sentences.size(); ++b)
    for (const std::int32_t head : batch.sentences[b]->head)
      rows.push_back(head <= 0 ? h.size(0) : batch.borders[b] + head - 1);
  const torch::Tensor relations = F::cross_entropy(relation_scores(net, scores, torch::tensor(rows, torch::kLong)),
                                                   labels_of(batch, &Sentence::relation));
  const torch::Tensor upos = F::cross_entropy(net.linear(net.upos, h, false), labels_of(batch, &Sentence::upos));
  const torch::Tensor xpos = F::cross_entropy(net.linear(net.xpos, h, false), labels_of(batch, &Sentence::xpos));
  return arcs + relations + 0.5F * upos + 0.5F * xpos;
}

/// Cross entropy with shares: `logits` [words, labels] against what was taught of each word.
torch::Tensor taught_loss(const torch::Tensor& logits, const std::vector<std::int64_t>& numbers,
                          const std::vector<float>& shares) {
  const torch::Tensor which = torch::tensor(numbers, torch::kLong).view({-1, 3});
  const torch::Tensor share = torch::tensor(shares).view({-1, 3});
  const torch::Tensor loss = torch::log_softmax(logits, 1).gather(1, which) * share;
  return -loss.sum() / torch::clamp_min(share.sum(), 1.0F);
}

/// As tree_loss, for sentences that other nets have read.
torch::Tensor taught_tree_loss(Session& session, const Batch& batch, const torch::Tensor& h) {
  NetImpl& net = *session.net;
  const TreeBatch tree = make_tree_batch(batch);
  const TreeScores scores = tree_scores(net, h, tree);
  const auto longest = static_cast<std::size_t>(scores.arcs.size(1));
  const auto words = static_cast<std::size_t>(h.size(0));
  std::vector<std::int64_t> heads(batch.sentences.size() * longest * 3, 0);
  std::vector<float> head_shares(heads.size(), 0);
  std::array<std::vector<std::int64_t>, 3> labels;
  std::array<std::vector<float>, 3> shares;
  std::vector<std::int64_t> rows(words, h.size(0));
  for (std::size_t k = 0; k < 3; ++k) {
    labels[k].assign(words * 3, 0);
    shares[k].assign(words * 3, 0);
  }
  for (std::size_t b = 0; b < batch.sentences.size(); ++b)
    for (std::size_t i = 0; i < batch.sentences[b]->taught.size(); ++i) {
      const Taught& t = batch.sentences[b]->taught[i];
      const std::size_t row = static_cast<std::size_t>(batch.borders[b]) + i;
      if (t.head[0] > 0) rows[row] = batch.borders[b] + t.head[0] - 1;
      for (std::size_t k = 0; k < 3; ++k) {
        const std::size_t cell = ((b * longest + i) * 3) + k;
        heads[cell] = t.head[k];
        head_shares[cell] = static_cast<float>(t.head_share[k]) / 255;
        const std::array numbers = {t.relation[k], t.upos[k], t.xpos[k]};
        const std::array parts = {t.relation_share[k], t.upos_share[k], t.xpos_share[k]};
        for (std::size_t of = 0; of < 3; ++of) {
          labels[of][row * 3 + k] = numbers[of];
          shares[of][row * 3 + k] = static_cast<float>(parts[of]) / 255;
        }
      }
    }
  const auto L1 = scores.arcs.size(2);
  const torch::Tensor arcs = taught_loss(scores.arcs.reshape({-1, L1}), heads, head_shares);
  const torch::Tensor relations =
      taught_loss(relation_scores(net, scores, torch::tensor(rows, torch::kLong)), labels[0], shares[0]);
  const torch::Tensor upos = taught_loss(net.linear(net.upos, h, false), labels[1], shares[1]);
  const torch::Tensor xpos = taught_loss(net.linear(net.xpos, h, false), labels[2], shares[2]);
  return arcs + relations + 0.5F * upos + 0.5F * xpos;
}

/// -log of the mass on the labels that are allowed; a label whose type the corpus does not mark is no error on a word
/// outside its names.
torch::Tensor name_loss(Session& session, const Batch& batch, const torch::Tensor& h) {
  const torch::Tensor logits = session.net->linear(session.net->names, h, false);
  torch::Tensor mask = torch::full_like(logits, -1e4F);
  torch::Tensor weight = torch::ones({h.size(0)});
  float* m = mask.data_ptr<float>();
  std::int64_t at = 0;
  for (const Sentence* s : batch.sentences) {
    for (const std::uint64_t allowed : allowed_labels(*s)) {
      for (int k = 0; k < kNameLabels; ++k)
        if ((allowed >> k & 1U) != 0) m[at * kNameLabels + k] = 0;
      weight[at] = s->named_types == 0 ? 0.0F : s->weight;
      ++at;
    }
  }
  const torch::Tensor loss = torch::logsumexp(logits, 1) - torch::logsumexp(logits + mask, 1);
  return (loss * weight).sum() / torch::clamp_min(weight.sum(), 1.0F);
}

struct Step {
  Session& session;
  torch::optim::Adam& adam;
  float rate;
};

/// One move of all weights by the gradient of `loss`.
void moved(Step step, const Batch& batch, const torch::Tensor& leaf, const torch::Tensor& loss) {
  step.adam.zero_grad();
  loss.backward();
  torch::nn::utils::clip_grad_norm_(step.session.net->parameters(), 5.0);
  step.adam.step();
  step.session.table->step(batch.rows, leaf.grad(), step.rate);
}

/// What is learned from plain text.
struct Masked {
  explicit Masked(const Session& session) : random(5) {
    for (const std::string& path : session.settings.plain) text.read(path);
    text.count_targets(8192);
    head = MaskHead(2 * session.net->shape.hidden, static_cast<std::int64_t>(text.targets()));
    std::printf("plain text: %zu words in %zu sentences\n", text.words(), text.sentences());
  }
  void move(Step step) {
    std::vector<Sentence> sentences = text.next(1400, random);
    const std::vector<std::int64_t> wanted = hide_words(sentences, text, 0.18F, random);
    std::vector<const Sentence*> pointers;
    for (const Sentence& s : sentences) pointers.push_back(&s);
    const Batch batch = make_batch(pointers, step.session);
    const float dropout = step.session.net->dropout;
    step.session.net->dropout = 0.1F;
    torch::Tensor leaf;
    const torch::Tensor h = step.session.net->encode(inputs(step.session, batch, leaf), batch.borders);
    double good = 0;
    const torch::Tensor loss = head->loss(h, wanted, good);
    moved(step, batch, leaf, loss);
    step.session.net->dropout = dropout;
    total = 0.99 * total + 0.01 * loss.item<double>();
    right = 0.99 * right + 0.01 * good;
  }
  PlainText text;
  MaskHead head{nullptr};
  std::mt19937 random;
  double total = 9;
  double right = 0;
};

enum class Learned : std::uint8_t { trees, names, taught };

void move(Step step, const std::vector<Sentence>& set, const std::vector<std::uint32_t>& which, std::mt19937& random,
          Learned what, double& total) {
  Session& session = step.session;
  std::vector<Sentence> changed;
  for (const std::uint32_t i : which) changed.push_back(augmented(set[i], random));
  std::vector<const Sentence*> pointers;
  bool named = false;
  for (const Sentence& s : changed) {
    pointers.push_back(&s);
    named = named || s.named_types != 0;
  }
  Batch batch = make_batch(pointers, session);
  drop_features(batch.rows, random);
  torch::Tensor leaf;
  const torch::Tensor h = session.net->encode(inputs(session, batch, leaf), batch.borders);
  torch::Tensor loss = torch::zeros({});
  if (what == Learned::trees) loss = loss + tree_loss(session, batch, h);
  if (what == Learned::taught) loss = loss + taught_tree_loss(session, batch, h);
  if (named) loss = loss + (what == Learned::trees ? 0.7F : 1.0F) * name_loss(session, batch, h);
  moved(step, batch, leaf, loss);
  total = 0.99 * total + 0.01 * loss.item<double>();
}

/// How a run is parted; no part of what it learns.
struct Parting {
  std::int64_t save_every = 500;  ///< steps between two files from which a run that was killed goes on
  std::int64_t stop_at = 0;       ///< stops behind that step, to go on another time; 0: does not
  std::string options;            ///< all others as they were given: two runs with the same are the same
};

void train(const Settings& settings, const Parting& parting) {
  Session session(settings);
  if (!settings.rows.empty()) session.load_rows(settings.rows);
  if (!settings.resume.empty()) session.load(settings.resume);
  std::unique_ptr<Masked> masked;
  std::vector<torch::Tensor> weights = session.net->parameters();
  if (!settings.plain.empty()) {
    masked = std::make_unique<Masked>(session);
    for (const torch::Tensor& w : masked->head->parameters()) weights.push_back(w);
  }
  torch::optim::Adam adam(weights, torch::optim::AdamOptions(settings.rate).betas({0.9, 0.98}).eps(1e-8));
  Feed trees(session.corpora.trees, settings.batch_words, 1);
  Feed names(session.corpora.names, settings.batch_words, 2);
  Feed silver(session.corpora.silver, settings.batch_words, 3);
  Feed news(session.corpora.news, settings.batch_words, 4);
  Feed plain(session.corpora.plain, settings.batch_words, 5);
  RunningMean mean(session);
  Progress p;
  const Moving parts{session, adam, mean, {&trees, &names, &silver, &news, &plain}};
  const std::string state = settings.folder + "/state";
  // What is learned from plain text is not kept with the rest, so such a run begins anew.
  const bool kept = !masked;
  if (kept && read_progress(state, parting.options, p, parts))
    std::printf("goes on behind step %ld\n", static_cast<long>(p.step));
  const auto begin = std::chrono::steady_clock::now();
  const double before = p.seconds;
  const auto elapsed = [&] {
    return before + std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  session.net->train();
  for (std::int64_t step = p.step + 1;; ++step) {
    const double done = settings.minutes > 0 ? elapsed() / (60 * settings.minutes)
                                             : static_cast<double>(step) / static_cast<double>(settings.steps);
    if (done >= 1) break;
    const auto rate =
        static_cast<float>(settings.rate * std::min(1.0, static_cast<double>(step) / 200) *
                           (settings.floor + (1 - settings.floor) * 0.5 * (1 + std::cos(3.14159265 * done))));
    for (auto& group : adam.param_groups()) static_cast<torch::optim::AdamOptions&>(group.options()).lr(rate);
    session.net->rounding = settings.rounding || done > settings.rounding_from;
    const Step now{session, adam, rate};
    if (masked && done < settings.masked_until && step % settings.masked_every == 0) masked->move(now);
    if (step % settings.trees_every == 0)
      move(now, session.corpora.trees, trees.next(), trees.random(), Learned::trees, p.tree_total);
    if (settings.taught_every != 0 && step % settings.taught_every == 0) {
      // gold names most often: they are few
      using Set = std::pair<Feed&, const std::vector<Sentence>&>;
      Corpora& c = session.corpora;
      const std::array<Set, 4> sets = {Set{names, c.names}, {news, c.news}, {plain, c.plain}, {silver, c.silver}};
      constexpr std::array<std::size_t, 8> kTurns = {0, 1, 2, 0, 1, 3, 0, 2};
      const auto& [feed, set] = sets[kTurns[static_cast<std::size_t>(step / settings.taught_every) % kTurns.size()]];
      move(now, set, feed.next(), feed.random(), Learned::taught, p.name_total);
    }
    if (settings.taught_every == 0 && step % settings.names_every == 0) {  // gold and silver in turn
      const std::int64_t turn = step / settings.names_every % 4;
      const bool of_news = turn == 3 && !session.corpora.news.empty();
      Feed& feed = of_news ? news : (turn % 2 == 0 ? names : silver);
      const auto& set =
          of_news ? session.corpora.news : (turn % 2 == 0 ? session.corpora.names : session.corpora.silver);
      move(now, set, feed.next(), feed.random(), Learned::names, p.name_total);
    }
    if (done > settings.mean_from && step % 20 == 0) mean.update(0.01F);
    p.step = step;
    if (step % 500 == 0) {
      double quality = 0;
      if (mean.begun()) mean.swap();
      const std::string line = evaluated(session, quality);
      std::printf(
          "%6ld %5.0fs %.3f loss %.3f %.3f%s %s", static_cast<long>(step), elapsed(), done, p.tree_total, p.name_total,
          (std::string(session.net->rounding ? " r" : "") + (mean.begun() ? " mean" : "")).c_str(), line.c_str());
      if (masked) std::printf(" masked %.3f, %.1f %% right", masked->total, 100 * masked->right);
      std::printf("\n");
      std::fflush(stdout);
      session.save("last");
      if (session.net->rounding && quality > p.best) {
        p.best = quality;
        session.save("best");
      }
      if (mean.begun()) mean.swap();
    }
    p.seconds = elapsed();
    if (kept && (step % parting.save_every == 0 || step == parting.stop_at))
      write_progress(state, parting.options, p, parts);
    if (step == parting.stop_at) {
      std::printf("stopped behind step %ld; without --stop-at it goes on\n", static_cast<long>(step));
      return;
    }
  }
  double quality = 0;
  session.net->rounding = true;
  if (mean.begun()) mean.swap();
  std::printf("end %.0fs %s\n", elapsed(), evaluated(session, quality).c_str());
  session.save("last");
  if (quality > p.best) session.save("best");
}

}  // namespace
}  // namespace whosays::train

int main(int count, char** arguments) {
  using namespace whosays::train;
  Settings s;
  Parting parting;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string key = arguments[i];
    const std::string value = arguments[i + 1];
    if (key != "--stop-at" && key != "--save-every") parting.options += key + " " + value + " ";
    if (key == "--base")
      s.base = value;
    else if (key == "--glove")
      s.glove = value;
    else if (key == "--folder")
      s.folder = value;
    else if (key == "--resume")
      s.resume = value;
    else if (key == "--rows")
      s.rows = value;
    else if (key == "--arc")
      s.arc = std::atol(value.c_str());
    else if (key == "--steps")
      s.steps = std::atol(value.c_str());
    else if (key == "--minutes")
      s.minutes = std::atof(value.c_str());
    else if (key == "--rate")
      s.rate = std::strtof(value.c_str(), nullptr);
    else if (key == "--dropout")
      s.dropout = std::strtof(value.c_str(), nullptr);
    else if (key == "--rounding-from")
      s.rounding_from = std::atof(value.c_str());
    else if (key == "--hidden")
      s.hidden = std::atol(value.c_str());
    else if (key == "--layers")
      s.layers = std::atol(value.c_str());
    else if (key == "--trees-every")
      s.trees_every = std::atol(value.c_str());
    else if (key == "--taught-every")
      s.taught_every = std::atol(value.c_str());
    else if (key == "--plain")
      s.plain.push_back(value);
    else if (key == "--masked-until")
      s.masked_until = std::atof(value.c_str());
    else if (key == "--masked-every")
      s.masked_every = std::atol(value.c_str());
    else if (key == "--mean-from")
      s.mean_from = std::atof(value.c_str());
    else if (key == "--cut")
      s.cut = value == "yes";
    else if (key == "--floor")
      s.floor = std::strtof(value.c_str(), nullptr);
    else if (key == "--names-every")
      s.names_every = std::atol(value.c_str());
    else if (key == "--threads")
      s.threads = std::atoi(value.c_str());
    else if (key == "--save-every")
      parting.save_every = std::max(1L, std::atol(value.c_str()));
    else if (key == "--stop-at")
      parting.stop_at = std::atol(value.c_str());
    else {
      std::fprintf(stderr, "train_core: no such option %s\n", key.c_str());
      return 2;
    }
  }
  torch::set_num_threads(s.threads);
  torch::manual_seed(1);
  train(s, parting);
  return 0;
}
