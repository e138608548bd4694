#include "quote/tree_spans.h"

#include <algorithm>

namespace whosays::quote {

std::uint32_t word_at(const Passage& p, std::uint32_t at) {
  const auto it = std::ranges::partition_point(p.words.span, [&](const Span& word) { return word.end <= at; });
  return static_cast<std::uint32_t>(it - p.words.span.begin());
}

bool hangs_on(const Passage& p, std::uint32_t word, std::uint32_t top) {
  while (word != top && word != Trees::kRoot) word = p.trees.head[word];
  return word == top;
}

Span branch_of(const Passage& p, std::uint32_t top) {
  std::uint32_t first = top;
  std::uint32_t last = top;
  while (first > 0 && hangs_on(p, first - 1, top)) --first;
  while (last + 1 < p.words.size() && hangs_on(p, last + 1, top)) ++last;
  while (last > top && p.trees.relation[last] == Relation::punct) --last;
  return {p.words.span[first].begin, p.words.span[last].end};
}

std::optional<std::uint32_t> only_verb(const Passage& p, std::span<const Span> cue, bool participles) {
  std::optional<std::uint32_t> verb;
  for (const Span span : cue)
    for (std::uint32_t w = word_at(p, span.begin); w < p.words.size() && p.words.span[w].begin < span.end; ++w) {
      const bool participle =
          participles && p.tags.upos[w] == Upos::adj && slice(p.tokens.lower, p.words.span[w]).ends_with("ed");
      if (p.tags.upos[w] != Upos::verb && !participle) continue;
      if (verb) return std::nullopt;
      verb = w;
    }
  return verb;
}

}  // namespace whosays::quote
