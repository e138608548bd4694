// What several nets together think of the trees and tags of sentences that nobody annotated: the mean of their shares.
//
// `teach_core BASE GLOVE FOLDER PLAIN.xz [--share S] CHECKPOINT:HIDDEN:LAYERS:ARC...` writes
// FOLDER/{names,silver,news,plain}.taught (taught.h) for the sentences of a training run with the same folder, and
// FOLDER/plain.silver, the sentences of PLAIN. First it says how good the nets are together on the development part. S:
// teaches that part of the sentences only, to try the line out.
#include <rapidjson/document.h>

#include <algorithm>
#include <cstdio>
#include <sstream>

#include "masked.h"
#include "session.h"
#include "silver.h"
#include "taught.h"

namespace whosays::train {
namespace {

constexpr float kSure = 0.75F;  ///< mean share of the likeliest head in a sentence, below which it is left out

/// Arc scores grow with the square of a sentence's length.
constexpr std::size_t kLongestTaught = 150;

struct Member {
  Net net{nullptr};
  std::unique_ptr<EmbeddingTable> table;
};

Member read_member(Session& session, const std::string& text) {
  std::istringstream in(text);
  std::string path, hidden, layers, arc;
  std::getline(in, path, ':');
  std::getline(in, hidden, ':');
  std::getline(in, layers, ':');
  std::getline(in, arc, ':');
  Shape shape = session.net->shape;
  shape.hidden = std::atol(hidden.c_str());
  shape.layers = std::atol(layers.c_str());
  shape.arc = shape.relation = std::atol(arc.c_str());
  Member m;
  m.net = Net(shape);
  m.net->eval();
  m.table = std::make_unique<EmbeddingTable>(encode::kUnknownRow + session.vocabulary.vectors.size(0), 128, 7);
  std::swap(session.net, m.net);
  std::swap(session.table, m.table);
  session.load(path);
  std::swap(session.net, m.net);
  std::swap(session.table, m.table);
  return m;
}

/// The mean shares of a batch.
struct Shares {
  torch::Tensor heads;  ///< [B, L, L + 1]
  torch::Tensor best;   ///< [B, L]
  torch::Tensor relation, upos, xpos;
};

class Ensemble {
 public:
  Ensemble(Session& session, std::vector<Member> members) : session_(session), members_(std::move(members)) {}

  Shares read(const Batch& batch) {
    Shares out;
    const TreeBatch tree = make_tree_batch(batch);
    std::vector<TreeScores> scores;
    for (Member& m : members_) {
      use(m, [&] {
        torch::Tensor leaf;
        const torch::Tensor h = session_.net->encode(inputs(session_, batch, leaf), batch.borders);
        scores.push_back(tree_scores(*session_.net, h, tree));
        add(out.heads, torch::softmax(scores.back().arcs, 2));
        add(out.upos, torch::softmax(session_.net->linear(session_.net->upos, h, false), 1));
        add(out.xpos, torch::softmax(session_.net->linear(session_.net->xpos, h, false), 1));
      });
    }
    out.best = out.heads.argmax(2).contiguous();
    const auto best = out.best.accessor<std::int64_t, 2>();
    const std::int64_t root = batch.borders.back();
    torch::Tensor rows = torch::empty({root}, torch::kLong);
    for (std::size_t b = 0; b < batch.sentences.size(); ++b)
      for (std::int64_t i = 0; i < batch.borders[b + 1] - batch.borders[b]; ++i) {
        const std::int64_t head = best[static_cast<std::int64_t>(b)][i];
        rows[batch.borders[b] + i] = head == 0 ? root : batch.borders[b] + head - 1;
      }
    for (std::size_t m = 0; m < members_.size(); ++m)
      add(out.relation, torch::softmax(relation_scores(*members_[m].net, scores[m], rows), 1));
    return out;
  }

  [[nodiscard]] std::size_t size() const { return members_.size(); }

 private:
  template <class Do>
  void use(Member& m, Do work) {
    std::swap(session_.net, m.net);
    std::swap(session_.table, m.table);
    work();
    std::swap(session_.net, m.net);
    std::swap(session_.table, m.table);
  }
  void add(torch::Tensor& sum, const torch::Tensor& one) const {
    const torch::Tensor part = one / static_cast<double>(members_.size());
    sum = sum.defined() ? sum + part : part;
  }
  Session& session_;
  std::vector<Member> members_;
};

/// The three likeliest of a row, as shares of 255.
void keep(const torch::Tensor& row_values, const torch::Tensor& row_numbers, std::int64_t at,
          std::array<std::int16_t, 3>& numbers, std::array<std::uint8_t, 3>& shares) {
  const float* v = row_values.data_ptr<float>() + at * 3;
  const std::int64_t* n = row_numbers.data_ptr<std::int64_t>() + at * 3;
  const float all = v[0] + v[1] + v[2];
  for (std::size_t k = 0; k < 3; ++k) {
    numbers[k] = static_cast<std::int16_t>(n[k]);
    shares[k] = static_cast<std::uint8_t>(std::lround(255 * v[k] / all));
  }
}

std::pair<torch::Tensor, torch::Tensor> top(const torch::Tensor& shares) {
  const auto [values, numbers] = shares.topk(3, -1);
  return {values.contiguous(), numbers.contiguous()};
}

template <class Use>
void each_batch(const std::vector<Sentence>& set, Session& session, double share, Use use) {
  std::vector<std::uint32_t> order(static_cast<std::size_t>(share * static_cast<double>(set.size())));
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(static_cast<double>(i) / share);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return set[a].words.size() < set[b].words.size(); });
  std::vector<const Sentence*> now;
  std::vector<std::uint32_t> which;
  std::size_t words = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (set[order[i]].words.size() > kLongestTaught) break;
    now.push_back(&set[order[i]]);
    which.push_back(order[i]);
    words += now.back()->words.size();
    const bool last = i + 1 == order.size() || set[order[i + 1]].words.size() > kLongestTaught;
    if (words < 1500 && !last) continue;
    use(make_batch(now, session), which);
    now.clear();
    which.clear();
    words = 0;
  }
}

void teach(Session& session, Ensemble& nets, const std::vector<Sentence>& set, const std::string& path, double share) {
  std::vector<std::vector<Taught>> all(set.size());
  std::size_t taught = 0;
  each_batch(set, session, share, [&](const Batch& batch, const std::vector<std::uint32_t>& which) {
    const Shares shares = nets.read(batch);
    if (shares.heads.size(2) < 3) return;
    const auto [head, head_n] = top(shares.heads);
    const auto [rel, rel_n] = top(shares.relation);
    const auto [upos, upos_n] = top(shares.upos);
    const auto [xpos, xpos_n] = top(shares.xpos);
    const std::int64_t longest = shares.heads.size(1);
    for (std::size_t b = 0; b < which.size(); ++b) {
      const std::size_t n = set[which[b]].words.size();
      std::vector<Taught> words(n);
      double sure = 0;
      for (std::size_t i = 0; i < n; ++i) {
        const std::int64_t cell = static_cast<std::int64_t>(b) * longest + static_cast<std::int64_t>(i);
        const std::int64_t row = batch.borders[b] + static_cast<std::int64_t>(i);
        keep(head, head_n, cell, words[i].head, words[i].head_share);
        keep(rel, rel_n, row, words[i].relation, words[i].relation_share);
        keep(upos, upos_n, row, words[i].upos, words[i].upos_share);
        keep(xpos, xpos_n, row, words[i].xpos, words[i].xpos_share);
        sure += head.data_ptr<float>()[cell * 3];
        for (std::size_t k = 0; k < 3; ++k)
          if (words[i].head[k] > static_cast<int>(n)) words[i].head[k] = 0, words[i].head_share[k] = 0;
      }
      if (n < 3 || sure < kSure * static_cast<double>(n)) continue;
      all[which[b]] = std::move(words);
      ++taught;
    }
  });
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) std::exit(2);
  for (const std::vector<Taught>& words : all) write_taught(file, words);
  std::fclose(file);
  std::printf("%s: %zu of %zu sentences\n", path.c_str(), taught, set.size());
  std::fflush(stdout);
}

void evaluate(Session& session, Ensemble& nets) {
  std::int64_t words = 0, heads = 0, both = 0, upos = 0;
  const auto plain = [&](std::int64_t r) {
    const std::string& w = session.corpora.labels.relation.words[static_cast<std::size_t>(r)];
    return w.substr(0, w.find(':'));
  };
  each_batch(session.corpora.dev, session, 1, [&](const Batch& batch, const std::vector<std::uint32_t>&) {
    const Shares shares = nets.read(batch);
    const torch::Tensor rel = shares.relation.argmax(1);
    const torch::Tensor tags = shares.upos.argmax(1);
    for (std::size_t b = 0; b < batch.sentences.size(); ++b)
      for (std::size_t i = 0; i < batch.sentences[b]->words.size(); ++i) {
        const Sentence& s = *batch.sentences[b];
        const auto at = static_cast<std::int64_t>(i);
        const std::int64_t row = batch.borders[b] + at;
        const bool good = shares.best.accessor<std::int64_t, 2>()[static_cast<std::int64_t>(b)][at] == s.head[i];
        ++words;
        heads += good ? 1 : 0;
        both += good && plain(rel.data_ptr<std::int64_t>()[row]) == plain(s.relation[i]) ? 1 : 0;
        upos += tags.data_ptr<std::int64_t>()[row] == s.upos[i] ? 1 : 0;
      }
  });
  const auto percent = [&](std::int64_t n) { return 100.0 * static_cast<double>(n) / static_cast<double>(words); };
  std::printf("%zu nets together on dev: UPOS %.2f UAS %.2f LAS %.2f\n", nets.size(), percent(upos), percent(heads),
              percent(both));
  std::fflush(stdout);
}

std::vector<Sentence> read_plain(const std::string& path) {
  PlainText text;
  text.read(path);
  std::mt19937 random(9);
  return text.next(text.words(), random);
}

void run(int count, char** arguments) {
  Settings settings;
  settings.base = arguments[1];
  settings.glove = arguments[2];
  settings.folder = arguments[3];
  settings.taught = false;
  Session session(settings);
  torch::NoGradGuard guard;
  std::vector<Member> members;
  const bool part = std::string(arguments[5]) == "--share";
  const double share = part ? std::clamp(std::atof(arguments[6]), 1e-6, 1.0) : 1;
  for (int i = part ? 7 : 5; i < count; ++i) members.push_back(read_member(session, arguments[i]));
  Ensemble nets(session, std::move(members));
  evaluate(session, nets);
  const std::string folder = settings.folder + "/";
  if (std::string(arguments[4]) == "-") return;
  teach(session, nets, session.corpora.names, folder + "names.taught", share);
  teach(session, nets, session.corpora.news, folder + "news.taught", share);
  const std::vector<Sentence> plain = read_plain(arguments[4]);
  write_silver(folder + "plain.silver", plain);
  teach(session, nets, read_silver(folder + "plain.silver"), folder + "plain.taught", share);
  teach(session, nets, session.corpora.silver, folder + "silver.taught", share);
}

}  // namespace
}  // namespace whosays::train

int main(int count, char** arguments) {
  if (count < 6) {
    std::fprintf(stderr,
                 "usage: teach_core BASE GLOVE FOLDER PLAIN.jsonl.xz|- [--share S] CHECKPOINT:HIDDEN:LAYERS:ARC...\n");
    return 2;
  }
  torch::set_num_threads(1);
  whosays::train::run(count, arguments);
  return 0;
}
