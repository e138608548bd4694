// What the trainer does with the texts, one function a decision.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "coref/learned.h"
#include "gold.h"
#include "learner.h"

namespace whosays::train {

/// One text with everything up to its mentions.
struct Example {
  GoldText gold;
  std::unique_ptr<Prepared> prepared;
  std::vector<coref::MentionRow> mentions;
  std::vector<std::uint32_t> chain;  ///< of each mention; kNobody where the gold has none
  void add_phrases(const coref::Scorer& model);
};

std::vector<Example> examples(const std::string& path, const coref::Scorer& tagger);

void learn_tags(const Treebank& treebank, Learner& tagger);

/// The model of all texts; each text gets its phrases from a model of the other half.
Learner learn_phrases(std::vector<Example>& gum);

Learner learn_ranker(std::vector<Example>& gum, std::vector<Example>& gap);

void predict(const std::string& in, const std::string& out, float bias, const coref::Scorer& tagger,
             const coref::Scorer& phrases, const coref::Scorer& ranker);

}  // namespace whosays::train
