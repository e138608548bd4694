// See session.h.
#include "session.h"

#include "cut.h"
#include "decode.h"
#include "gum.h"
#include "silver.h"
#include "taught.h"

#include <algorithm>
#include <bit>
#include <filesystem>

namespace whosays::train {
namespace {

Corpora read_corpora(const std::string& base) {
  Corpora c;
  c.trees = read_conllu(base + "/ud-english-ewt/en_ewt-ud-train.conllu", c.labels, false);
  std::vector<Sentence> gum = read_gum(base + "/gum", c.labels, "train");
  std::move(gum.begin(), gum.end(), std::back_inserter(c.trees));
  c.names = read_wikigold(base + "/wikigold/wikigold.conll.txt");
  for (const char* domain : {"politics", "science", "literature", "music", "ai"})
    for (const char* part : {"train", "dev"}) {
      std::vector<Sentence> more = read_crossner(base + "/crossner/" + domain + "/" + part + ".txt");
      std::move(more.begin(), more.end(), std::back_inserter(c.names));
    }
  c.silver = read_polnear(base + "/polnear-corenlp/train.jsonl.gz");
  c.dev = read_conllu(base + "/ud-english-ewt/en_ewt-ud-dev.conllu", c.labels, false);
  c.dev_names = read_uner(base + "/uner-english-ewt/en_ewt-ud-dev.iob2");
  return c;
}

/// Corpora whose words do not decide which words are known, so that earlier checkpoints stay of use.
void add_later_corpora(const Settings& s, Corpora& c) {
  for (const char* part : {"wnut17train.conll", "emerging.dev.conll"}) {
    std::vector<Sentence> more = read_wnut(s.base + "/wnut17/" + part);
    std::move(more.begin(), more.end(), std::back_inserter(c.names));
  }
  if (!s.silver || !std::filesystem::exists(s.folder + "/ewt.silver")) return;
  const std::vector<Sentence> ewt = read_silver(s.folder + "/ewt.silver");
  for (std::size_t i = 0; i < ewt.size() && ewt[i].words == c.trees[i].words; ++i) {
    c.trees[i].names = ewt[i].names;
    c.trees[i].named_types = ewt[i].named_types;
  }
  c.news = read_silver(s.folder + "/news.silver");
  if (!s.cut) return;
  std::vector<Sentence> pieces = as_cut(s.base + "/ud-english-ewt/en_ewt-ud-train.conllu",
                                        {c.trees.begin(), c.trees.begin() + static_cast<std::ptrdiff_t>(ewt.size())});
  pieces.insert(pieces.end(), c.trees.begin() + static_cast<std::ptrdiff_t>(ewt.size()), c.trees.end());
  c.trees = std::move(pieces);
}

void add_taught(const std::string& folder, Corpora& c) {
  read_taught(folder + "/names.taught", c.names);
  read_taught(folder + "/news.taught", c.news);
  read_taught(folder + "/silver.taught", c.silver);
  if (!std::filesystem::exists(folder + "/plain.taught")) return;
  c.plain = read_silver(folder + "/plain.silver");
  for (Sentence& sentence : c.plain) sentence.named_types = 0;
  read_taught(folder + "/plain.taught", c.plain);
}

}  // namespace

Session::Session(const Settings& s) : settings(s) {
  std::filesystem::create_directories(s.folder);
  corpora = read_corpora(s.base);
  vocabulary =
      make_vocabulary(s.glove, s.folder + "/glove.cache", 52000, {&corpora.trees, &corpora.names, &corpora.silver});
  add_later_corpora(s, corpora);
  if (s.taught) add_taught(s.folder, corpora);
  slots = encode::KnownWords::build(vocabulary.hashes);
  known = encode::KnownWords(slots);
  table = std::make_unique<EmbeddingTable>(encode::kUnknownRow + vocabulary.vectors.size(0), 128, 7);
  Shape shape;
  shape.hidden = s.hidden;
  shape.layers = s.layers;
  shape.arc = s.arc;
  shape.relation = s.arc;
  shape.upos = static_cast<std::int64_t>(corpora.labels.upos.words.size());
  shape.xpos = static_cast<std::int64_t>(corpora.labels.xpos.words.size());
  shape.relations = static_cast<std::int64_t>(corpora.labels.relation.words.size());
  shape.names = kNameLabels;
  net = Net(shape);
  net->dropout = s.dropout;
  net->rounding = s.rounding;
  std::printf("trees %zu names %zu silver %zu dev %zu; known words %zu; labels %ld %ld %ld\n", corpora.trees.size(),
              corpora.names.size(), corpora.silver.size(), corpora.dev.size(), vocabulary.hashes.size(), shape.upos,
              shape.xpos, shape.relations);
}

void Session::save(const std::string& name) {
  torch::save(net, settings.folder + "/" + name + ".net");
  table->save(settings.folder + "/" + name + ".table");
}

void Session::load(const std::string& path) {
  torch::load(net, path + ".net");
  table->load(path + ".table");
}

void Session::load_rows(const std::string& path) {
  Shape old = net->shape;
  const Shape usual;
  old.hidden = usual.hidden;
  old.layers = usual.layers;
  old.arc = usual.arc;
  old.relation = usual.relation;
  Net from(old);
  torch::load(from, path + ".net");
  torch::NoGradGuard guard;
  net->projection.copy_(from->projection);
  table->load(path + ".table");
}

Batch make_batch(const std::vector<const Sentence*>& sentences, const Session& session) {
  Batch batch;
  batch.sentences = sentences;
  batch.borders.push_back(0);
  std::vector<encode::WordKeys> keys;
  std::vector<std::string_view> words;
  for (const Sentence* s : sentences) {
    words.assign(s->words.begin(), s->words.end());
    encode::features_of(words, session.known, keys, batch.rows);
    batch.borders.push_back(static_cast<std::int64_t>(batch.rows.size()));
  }
  return batch;
}

TreeBatch make_tree_batch(const Batch& batch) {
  const auto B = static_cast<std::int64_t>(batch.sentences.size());
  std::int64_t L = 0;
  for (const Sentence* s : batch.sentences) L = std::max(L, static_cast<std::int64_t>(s->words.size()));
  TreeBatch out;
  out.place = torch::zeros({B, L}, torch::kLong);
  out.valid = torch::zeros({B, L}, torch::kBool);
  out.head = torch::full({B, L}, -1, torch::kLong);
  out.bucket = torch::empty({L, L + 1}, torch::kLong);
  auto place = out.place.accessor<std::int64_t, 2>();
  auto valid = out.valid.accessor<bool, 2>();
  auto head = out.head.accessor<std::int64_t, 2>();
  auto bucket = out.bucket.accessor<std::int64_t, 2>();
  for (std::int64_t b = 0; b < B; ++b) {
    const Sentence& s = *batch.sentences[static_cast<std::size_t>(b)];
    for (std::size_t i = 0; i < s.words.size(); ++i) {
      const auto at = static_cast<std::int64_t>(i);
      place[b][at] = batch.borders[static_cast<std::size_t>(b)] + at;
      valid[b][at] = true;
      if (!s.head.empty()) head[b][at] = s.head[i];
    }
  }
  for (std::int64_t i = 0; i < L; ++i)
    for (std::int64_t j = 0; j <= L; ++j) bucket[i][j] = distance_bucket(i, j - 1);
  return out;
}

torch::Tensor inputs(Session& session, const Batch& batch, torch::Tensor& leaf) {
  leaf = session.table->sums(batch.rows);
  if (session.net->is_training()) leaf.requires_grad_(true);
  torch::Tensor known = torch::empty({static_cast<std::int64_t>(batch.rows.size())}, torch::kLong);
  std::int64_t* to = known.data_ptr<std::int64_t>();
  for (const encode::Rows& r : batch.rows) {
    const std::uint32_t row = r[encode::kFeatures - 1];
    *to++ = row == 0xffffffffU ? 0 : row - encode::kUnknownRow;
  }
  return leaf + torch::matmul(session.vocabulary.vectors.index_select(0, known), session.net->projection);
}

namespace {

struct Counts {
  std::int64_t words = 0, upos = 0, xpos = 0, heads = 0, labelled = 0;
  std::int64_t gold = 0, found = 0, right = 0;
};

void count_trees(Session& session, const Batch& batch, const torch::Tensor& h, Counts& n) {
  const TreeBatch tree = make_tree_batch(batch);
  const TreeScores scores = tree_scores(*session.net, h, tree);
  const torch::Tensor best = scores.arcs.argmax(2);  // [B, L]
  const auto head = best.accessor<std::int64_t, 2>();
  const torch::Tensor u = session.net->linear(session.net->upos, h, false).argmax(1);
  const torch::Tensor x = session.net->linear(session.net->xpos, h, false).argmax(1);
  torch::Tensor rows = torch::empty({h.size(0)}, torch::kLong);
  std::int64_t* row = rows.data_ptr<std::int64_t>();
  for (std::size_t b = 0; b < batch.sentences.size(); ++b)
    for (std::size_t i = 0; i < batch.sentences[b]->words.size(); ++i) {
      const std::int64_t at = head[static_cast<std::int64_t>(b)][static_cast<std::int64_t>(i)];
      row[batch.borders[b] + static_cast<std::int64_t>(i)] = at == 0 ? h.size(0) : batch.borders[b] + at - 1;
    }
  const torch::Tensor relation = relation_scores(*session.net, scores, rows).argmax(1);
  const auto* rel = relation.data_ptr<std::int64_t>();
  const auto* up = u.data_ptr<std::int64_t>();
  const auto* xp = x.data_ptr<std::int64_t>();
  const auto plain = [&](std::int64_t r) {
    const std::string& w = session.corpora.labels.relation.words[static_cast<std::size_t>(r)];
    return w.substr(0, w.find(':'));
  };
  for (std::size_t b = 0; b < batch.sentences.size(); ++b) {
    const Sentence& s = *batch.sentences[b];
    for (std::size_t i = 0; i < s.words.size(); ++i) {
      const std::int64_t at = batch.borders[b] + static_cast<std::int64_t>(i);
      ++n.words;
      n.upos += up[at] == s.upos[i] ? 1 : 0;
      n.xpos += xp[at] == s.xpos[i] ? 1 : 0;
      const bool good = head[static_cast<std::int64_t>(b)][static_cast<std::int64_t>(i)] == s.head[i];
      n.heads += good ? 1 : 0;
      n.labelled += good && plain(rel[at]) == plain(s.relation[i]) ? 1 : 0;
    }
  }
}

void count_names(Session& session, const Batch& batch, const torch::Tensor& h, Counts& n) {
  const torch::Tensor scores = session.net->linear(session.net->names, h, false).contiguous();
  for (std::size_t b = 0; b < batch.sentences.size(); ++b) {
    const Sentence& s = *batch.sentences[b];
    const float* first = scores.data_ptr<float>() + batch.borders[b] * kNameLabels;
    const std::vector<GoldName> found =
        decoded({first, first + s.words.size() * static_cast<std::size_t>(kNameLabels)}, s.words.size());
    for (const GoldName& name : found) {
      if ((name.types & 7U) == 0) continue;
      ++n.found;
      n.right += std::any_of(s.names.begin(), s.names.end(), [&](const GoldName& g) {
        return g.first == name.first && g.end == name.end && g.types == name.types;
      });
    }
    for (const GoldName& g : s.names) n.gold += (g.types & 7U) != 0 ? 1 : 0;
  }
}

template <class Count>
void each_batch(Session& session, const std::vector<Sentence>& set, Count count) {
  std::vector<const Sentence*> order;
  for (const Sentence& s : set) order.push_back(&s);
  std::sort(order.begin(), order.end(),
            [](const Sentence* a, const Sentence* b) { return a->words.size() < b->words.size(); });
  std::vector<const Sentence*> now;
  std::size_t words = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    now.push_back(order[i]);
    words += order[i]->words.size();
    if (words < 1500 && i + 1 < order.size()) continue;
    const Batch batch = make_batch(now, session);
    torch::Tensor leaf;
    count(batch, session.net->encode(inputs(session, batch, leaf), batch.borders));
    now.clear();
    words = 0;
  }
}

}  // namespace

std::string evaluated(Session& session, double& quality) {
  torch::NoGradGuard guard;
  session.net->eval();
  Counts n;
  each_batch(session, session.corpora.dev,
             [&](const Batch& batch, const torch::Tensor& h) { count_trees(session, batch, h, n); });
  each_batch(session, session.corpora.dev_names,
             [&](const Batch& batch, const torch::Tensor& h) { count_names(session, batch, h, n); });
  session.net->train();
  const auto percent = [&](std::int64_t a, std::int64_t b) {
    return 100.0 * static_cast<double>(a) / static_cast<double>(std::max<std::int64_t>(b, 1));
  };
  const double f1 = percent(2 * n.right, n.found + n.gold);
  quality = percent(n.labelled, n.words) + 0.5 * percent(n.upos, n.words) + 0.3 * f1;
  char line[200];
  std::snprintf(line, sizeof line, "UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f names %.2f (P %.1f R %.1f)",
                percent(n.upos, n.words), percent(n.xpos, n.words), percent(n.heads, n.words),
                percent(n.labelled, n.words), f1, percent(n.right, n.found), percent(n.right, n.gold));
  return line;
}

}  // namespace whosays::train
