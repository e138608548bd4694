// The trainer of src/coref's three decisions: tags, phrases, antecedents. See models/actors.md and train.sh.
//
// usage: coref_train DATA TREEBANK.conllu OUT.bin [predict FILE.jsonl OUT.jsonl BIAS]...
//        DATA is what gold.py wrote. Each predict writes the actors of a file's texts, for the scorers.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <random>
#include <string>
#include <unordered_map>

#include "coref/model.h"
#include "coref/ranker.h"
#include "gold.h"
#include "learner.h"
#include "tasks.h"

namespace {

using namespace whosays;
using namespace whosays::train;

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: coref_train DATA TREEBANK.conllu OUT.bin [predict FILE.jsonl OUT.jsonl BIAS]...\n");
    return 2;
  }
  const std::string data = argv[1];
  Learner tagger(15, coref::kTags, 0.1F, 0);
  learn_tags(*read_treebank(argv[2]), tagger);

  std::vector<Example> gum = examples(data + "/gum-train.jsonl", tagger);
  std::vector<Example> gap = examples(data + "/gap-development.jsonl", tagger);
  std::fprintf(stderr, "%zu texts of GUM, %zu of GAP\n", gum.size(), gap.size());
  Learner phrase_model = learn_phrases(gum);  // and gives each text the phrases of a model that has not seen it
  for (Example& e : gap) e.add_phrases(phrase_model);
  Learner ranker = learn_ranker(gum, gap);
  const std::string bytes = coref::model_bytes({{tagger.bits(), tagger.classes(), tagger.integers()},
                                                {phrase_model.bits(), phrase_model.classes(), phrase_model.integers()},
                                                {ranker.bits(), ranker.classes(), ranker.integers()}});
  std::ofstream(argv[3], std::ios::binary) << bytes;
  // What is measured is what will run: the integers.
  const auto stored = coref::read_model(bytes);
  const auto scorer = [&](std::size_t i) {
    const coref::StoredTable& table = stored.value()[i];
    return coref::TableScorer({table.bits, table.classes, table.weights});
  };
  for (int i = 4; i + 3 < argc; i += 4)
    predict(argv[i + 1], argv[i + 2], std::stof(argv[i + 3]), scorer(0), scorer(1), scorer(2));
  return 0;
}
