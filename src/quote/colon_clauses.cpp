#include "quote/colon_clauses.h"

#include <algorithm>
#include <optional>

#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

bool is_finite(Xpos tag) { return tag == Xpos::vbz || tag == Xpos::vbd || tag == Xpos::vbp; }

struct Clause {
  std::uint32_t subject, verb;
};

/// "Callis News sums up the story": taken for nouns, but for the particle.
bool is_verb_by_particle(const Passage& p, std::uint32_t word) {
  return p.tags.xpos[word] == Xpos::nns && word + 1 < p.words.size() && p.trees.head[word + 1] == word &&
         p.trees.relation[word + 1] == Relation::compound_prt;
}

/// The clause that the span is: its verb is finite and below no other word of the span, the subject stands before it.
std::optional<Clause> clause_of(const Passage& p, Span span) {
  const std::uint32_t begin = word_at(p, span.begin);
  for (std::uint32_t w = begin; w < p.words.size() && p.words.span[w].begin < span.end; ++w) {
    if (w > begin && is_verb_by_particle(p, w)) return Clause{w - 1, w};
    if (p.tags.upos[w] != Upos::verb || !is_finite(p.tags.xpos[w])) continue;
    const std::uint32_t head = p.trees.head[w];
    if (head != Trees::kRoot && span.contains(p.words.span[head])) continue;
    const auto subject = child_of(p, w, {Relation::nsubj});
    if (subject && *subject < w && span.contains(p.words.span[*subject])) return Clause{*subject, w};
  }
  return std::nullopt;
}

/// Where what is said of the subject begins: before helpers and adverbs of the verb.
std::uint32_t predicate_begin(const Passage& p, std::uint32_t verb, std::uint32_t subject) {
  std::uint32_t first = verb;
  while (first > subject + 1 && p.trees.head[first - 1] == verb &&
         (p.tags.upos[first - 1] == Upos::aux || p.tags.upos[first - 1] == Upos::adv))
    --first;
  return first;
}

}  // namespace

void part_colon_clauses(const Passage& passage, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  for (Found& row : found) {
    if (row.source.size() != 1 || row.cue.size() != 1 || slice(passage.tokens.lower, row.cue.front()) != ":" ||
        row.cue.front() < row.source.front())
      continue;
    const auto clause = clause_of(passage, row.source.front());
    if (!clause) continue;
    const std::uint32_t first = predicate_begin(passage, clause->verb, clause->subject);
    row.cue.front().begin = passage.words.span[first].begin;
    row.source.front().end = passage.words.span[first - 1].end;
    row.lemma = passage.tags.lemma_at(clause->verb);
  }
}

}  // namespace whosays::quote
