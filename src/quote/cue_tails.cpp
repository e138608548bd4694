#include "quote/cue_tails.h"

#include <algorithm>

#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

bool is_tail(Relation relation) {
  return relation == Relation::obl || relation == Relation::obl_unmarked || relation == Relation::advcl;
}

/// The word before which the cue of words [first, end) ends.
std::uint32_t end_of(const Passage& p, std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t w = first + 1; w < end; ++w) {
    const std::uint32_t verb = p.trees.head[w];
    if (!is_tail(p.trees.relation[w]) || verb < first || verb >= w || p.tags.upos[verb] != Upos::verb) continue;
    std::uint32_t begin = w;
    while (begin > verb + 1 && hangs_on(p, begin - 1, w)) --begin;
    return begin;
  }
  return end;
}

}  // namespace

void end_cues_with_the_verb(const Passage& passage, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  for (Found& f : found) {
    if (!f.sure || f.cue.size() != 1) continue;
    Span& cue = f.cue.front();
    const std::uint32_t first = word_at(passage, cue.begin);
    const std::uint32_t end = word_at(passage, cue.end - 1) + 1;
    if (first >= passage.words.size() || end > passage.words.size()) continue;
    const std::uint32_t last = end_of(passage, first, end);
    if (last > first && last < end) cue.end = passage.words.span[last - 1].end;
  }
}

}  // namespace whosays::quote
