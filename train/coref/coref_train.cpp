// The trainer of src/coref's learned decisions: phrases, antecedents, who "he" and "she" are. See models/actors.md and
// train.sh.
//
// usage: coref_train DATA OUT.bin [PASSES [FILE.jsonl OUT.jsonl BIAS SURE_PRONOUN SURE_DESCRIPTION]...]
//        DATA is what gold.py wrote; with 0 PASSES OUT.bin is read, not written; with -1 only its net is learned anew.
//        Then the actors of each file's texts are written, for the scorers.
#include <cstdio>
#include <fstream>
#include <map>
#include <string>

#include "coref/model.h"
#include "coref/pronoun_net.h"
#include "coref/ranker.h"
#include "gold.h"
#include "learner.h"
#include "net_learner.h"
#include "tasks.h"

namespace {

using namespace whosays;
using namespace whosays::train;

using Tables = std::vector<coref::StoredTable>;

coref::TableScorer scorer(const coref::StoredTable& table) {
  return coref::TableScorer({table.bits, table.classes, table.weights});
}

/// What is learned from what gold.py wrote; with `tables` only the net is learned again.
Tables learned(const std::string& data, int passes, Tables tables) {
  std::vector<Example> gum = examples(data + "/gum-train.jsonl");
  std::vector<Example> gap = examples(data + "/gap-development.jsonl");
  std::vector<Example> litbank = examples(data + "/litbank.jsonl");
  std::fprintf(stderr, "%zu texts of GUM, %zu of GAP, %zu of LitBank\n", gum.size(), gap.size(), litbank.size());
  if (tables.empty()) {
    const Learner phrase_model = learn_phrases(gum);  // and gives each text the phrases of a model that has not seen it
    tables.push_back({phrase_model.bits(), phrase_model.classes(), phrase_model.integers()});
    for (Example& e : gap) e.add_phrases(phrase_model);
    for (Example& e : litbank) e.add_phrases(phrase_model);
    const Learner ranker = learn_ranker(gum, gap, litbank, passes);
    tables.push_back({ranker.bits(), ranker.classes(), ranker.integers()});
  } else {
    tables.resize(2);
    for (auto* texts : {&gum, &gap, &litbank})
      for (Example& e : *texts) e.add_phrases(scorer(tables[0]));
  }
  const NetLearner net = learn_net(gum, gap, litbank, scorer(tables[1]), {});
  tables.push_back({net.bits(), coref::kUnits, net.rows()});
  tables.push_back({0, coref::kUnits, net.out()});
  return tables;
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
  Tables tables;
  if (passes <= 0) {
    auto stored = coref::read_model(file_bytes(argv[2]));
    if (!stored.ok()) {
      std::fprintf(stderr, "%s\n", stored.error().message.c_str());
      return 2;
    }
    tables = std::move(stored.value());
  }
  if (passes != 0) {
    tables = learned(data, passes, std::move(tables));
    std::ofstream(argv[2], std::ios::binary) << coref::model_bytes(tables);
  }
  // What is measured is what will run: the integers.
  const coref::TableScorer phrases = scorer(tables[0]);
  const coref::TableScorer links = scorer(tables[1]);
  const coref::PronounNet net({tables[2].bits, coref::kUnits, tables[2].weights},
                              {0, coref::kUnits, tables[3].weights});
  std::map<std::string, std::vector<Example>> texts;
  for (int i = 4; i + 4 < argc; i += 5) {
    if (!texts.contains(argv[i])) texts[argv[i]] = examples(argv[i]);
    predict(texts[argv[i]], argv[i + 1], {std::stof(argv[i + 2]), std::stof(argv[i + 3]), std::stof(argv[i + 4])},
            phrases, {links, &net});
  }
  return 0;
}
