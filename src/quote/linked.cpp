#include "quote/linked.h"

#include <algorithm>
#include <cmath>

namespace whosays::quote {
namespace {

/// Share of the best among all.
float share_of_best(std::span<const std::int32_t> scores) {
  const std::int32_t best = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (const std::int32_t s : scores) sum += std::exp(static_cast<float>(s - best) / 2048.0F);
  return 1.0F / sum;
}

}  // namespace

void put_together(const LinkChoices& choices, std::span<const std::int32_t> both, Linked& out) {
  std::vector<LinkedStatement> of_cue(out.spans.size());
  std::vector<std::int32_t> scores;
  for (const LinkGroup& g : choices.groups) {
    const std::size_t column = g.role == LabelRole::source ? 0 : 1;
    scores.clear();
    for (std::uint32_t p = g.first; p < g.end; ++p) scores.push_back(both[std::size_t{p} * 2 + column]);
    const auto best = static_cast<std::uint32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    const LinkPair& pair = choices.pairs[g.first + best];
    if (pair.cue == kNoSpan) continue;  // a content without a cue
    LinkedStatement& statement = of_cue[pair.cue];
    if (g.role == LabelRole::source) {
      statement.source = pair.span;
      statement.source_sure = share_of_best(scores);
    } else {
      statement.contents.push_back(pair.span);
      statement.content_sure = std::min(statement.content_sure, share_of_best(scores));
    }
  }
  for (std::uint32_t i = 0; i < of_cue.size(); ++i) {
    if (of_cue[i].contents.empty()) continue;
    of_cue[i].cue = i;
    out.statements.push_back(std::move(of_cue[i]));
  }
}

}  // namespace whosays::quote
