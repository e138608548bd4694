#include "quote/tree_spans.h"

#include <algorithm>

namespace whosays::quote {

std::uint32_t word_at(const Passage& p, std::uint32_t at) {
  const auto it = std::ranges::partition_point(p.words.span, [&](const Span& word) { return word.end <= at; });
  return static_cast<std::uint32_t>(it - p.words.span.begin());
}

bool in_quotation(const Passage& passage, Span span) {
  const auto& rows = passage.quotations.rows;
  auto after = std::ranges::partition_point(rows, [&](const Quotation& q) { return q.span.begin <= span.begin; });
  while (after != rows.begin()) {
    --after;
    if (after->span.contains(span)) return true;
    if (after->depth == 0) return false;  // what begins before it ends before it
  }
  return false;
}

bool has_trees(const Passage& p) {
  return p.trees.state == LayerState::present && p.trees.head.size() == p.words.size() &&
         p.tags.upos.size() == p.words.size();
}

std::optional<std::uint32_t> child_of(const Passage& p, std::uint32_t word, std::initializer_list<Relation> relations) {
  const Sentence& row = p.sentences.rows[p.tokens.sentence[p.words.token[word]]];
  for (std::uint32_t c = row.first_word; c < row.end_word; ++c)
    if (p.trees.head[c] == word && std::ranges::find(relations, p.trees.relation[c]) != relations.end()) return c;
  return std::nullopt;
}

std::optional<std::uint32_t> top_of(const Passage& p, Span span) {
  std::optional<std::uint32_t> top;
  any_word(p, span, [&](std::uint32_t w) {
    const std::uint32_t head = p.trees.head[w];
    const bool outside = head == Trees::kRoot || !span.contains(p.words.span[head]);
    if (outside && p.trees.relation[w] != Relation::punct) top = w;
    return top.has_value();
  });
  return top;
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
