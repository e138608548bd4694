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

std::vector<Example> examples(const std::string& path);

/// The model of all texts; each text gets its phrases from a model of the other half.
Learner learn_phrases(std::vector<Example>& gum);

/// GUM's texts have every chain, GAP's one pronoun each, LitBank's those of actors.
Learner learn_ranker(const std::vector<Example>& gum, const std::vector<Example>& gap,
                     const std::vector<Example>& litbank, int passes);

/// Writes the actors of the texts as the program would find them.
void predict(const std::vector<Example>& texts, const std::string& out, const coref::RankerSettings& settings,
             const coref::Scorer& phrases, const coref::LinkScorers& links);

}  // namespace whosays::train
