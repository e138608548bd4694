// The trainer of src/coref's two learned decisions: phrases, antecedents. See models/actors.md and train.sh.
//
// usage: coref_train DATA OUT.bin [PASSES [FILE.jsonl OUT.jsonl BIAS SURE_PRONOUN SURE_DESCRIPTION]...]
//        DATA is what gold.py wrote; with 0 PASSES OUT.bin is read, not written. Then the actors of each file's texts
//        are written, for the scorers.
#include <cstdio>
#include <fstream>
#include <map>
#include <string>

#include "coref/model.h"
#include "coref/ranker.h"
#include "gold.h"
#include "learner.h"
#include "tasks.h"

namespace {

using namespace whosays;
using namespace whosays::train;

/// The bytes of a model learned from what gold.py wrote.
std::string learned(const std::string& data, int passes) {
  std::vector<Example> gum = examples(data + "/gum-train.jsonl");
  std::vector<Example> gap = examples(data + "/gap-development.jsonl");
  std::vector<Example> litbank = examples(data + "/litbank.jsonl");
  std::fprintf(stderr, "%zu texts of GUM, %zu of GAP, %zu of LitBank\n", gum.size(), gap.size(), litbank.size());
  const Learner phrase_model = learn_phrases(gum);  // and gives each text the phrases of a model that has not seen it
  for (Example& e : gap) e.add_phrases(phrase_model);
  for (Example& e : litbank) e.add_phrases(phrase_model);
  const Learner ranker = learn_ranker(gum, gap, litbank, passes);
  return coref::model_bytes({{phrase_model.bits(), phrase_model.classes(), phrase_model.integers()},
                             {ranker.bits(), ranker.classes(), ranker.integers()}});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(
        stderr,
        "usage: coref_train DATA OUT.bin [PASSES [FILE.jsonl OUT.jsonl BIAS SURE_PRONOUN SURE_DESCRIPTION]...]\n");
    return 2;
  }
  const std::string data = argv[1];
  const int passes = argc > 3 ? std::stoi(argv[3]) : 9;
  std::string bytes;
  if (passes == 0) {
    bytes = file_bytes(argv[2]);
  } else {
    bytes = learned(data, passes);
    std::ofstream(argv[2], std::ios::binary) << bytes;
  }
  // What is measured is what will run: the integers.
  const auto stored = coref::read_model(bytes);
  const auto scorer = [&](std::size_t i) {
    const coref::StoredTable& table = stored.value()[i];
    return coref::TableScorer({table.bits, table.classes, table.weights});
  };
  std::map<std::string, std::vector<Example>> texts;
  for (int i = 4; i + 4 < argc; i += 5) {
    if (!texts.contains(argv[i])) texts[argv[i]] = examples(argv[i]);
    predict(texts[argv[i]], argv[i + 1], {std::stof(argv[i + 2]), std::stof(argv[i + 3]), std::stof(argv[i + 4])},
            scorer(0), scorer(1));
  }
  return 0;
}
