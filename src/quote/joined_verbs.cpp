#include "quote/joined_verbs.h"

#include <algorithm>
#include <optional>

#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

constexpr std::size_t kNear = 3;  ///< statements behind one in which the second verb's is looked for

/// Where "and" stands before the second verb, if that is joined to the first; a comma before it goes with it.
std::optional<std::uint32_t> joint_of(const Passage& p, const Found& first, const Found& second) {
  const auto verb = only_verb(p, first.cue, false);
  const auto joined = only_verb(p, second.cue, false);
  if (!verb || !joined || p.trees.head[*joined] != *verb || p.trees.relation[*joined] != Relation::conj)
    return std::nullopt;
  const auto conjunction = child_of(p, *joined, {Relation::cc});
  if (!conjunction || *conjunction > *joined) return std::nullopt;
  const bool comma = *conjunction > 0 && slice(p.tokens.lower, p.words.span[*conjunction - 1]) == ",";
  return p.words.span[*conjunction - (comma ? 1 : 0)].begin;
}

/// Where a comma parts the second cue from the first one's content: "complained about the roof, calling it a sieve",
/// "called it vile, likened it to a sieve". An adverb may stand between.
std::optional<std::uint32_t> comma_of(const Passage& p, const Found& second) {
  std::uint32_t w = word_at(p, second.cue.front().begin);
  while (w > 0 && p.tags.upos[w - 1] == Upos::adv) --w;
  if (w == 0 || w >= p.words.size() || slice(p.tokens.lower, p.words.span[w - 1]) != ",") return std::nullopt;
  return p.words.span[w - 1].begin;
}

void end_before(const Passage& p, std::vector<Span>& content, std::uint32_t at) {
  std::vector<Span> kept;
  for (Span part : content) {
    if (part.begin >= at) continue;
    if (part.end > at) {
      const std::uint32_t last = word_at(p, at) - 1;  // the word before "and"
      part.end = p.words.span[last].end;
    }
    if (part.begin < part.end) kept.push_back(part);
  }
  if (!kept.empty()) content = std::move(kept);
}

}  // namespace

void part_joined_verbs(const Passage& passage, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  for (std::size_t row = 0; row < found.size(); ++row) {
    Found& first = found[row];
    if (first.cue.empty() || first.content.empty() || first.source.empty()) continue;
    for (std::size_t next = row + 1; next < found.size() && next <= row + kNear; ++next) {
      const Found& second = found[next];
      if (second.cue.empty() || second.content.empty() || second.source != first.source ||
          second.within.value != first.within.value)
        continue;
      const bool holds =
          std::ranges::any_of(first.content, [&](Span part) { return part.contains(second.cue.front()); });
      if (!holds) continue;
      const auto joint = joint_of(passage, first, second);
      if (const auto at = joint ? joint : comma_of(passage, second)) end_before(passage, first.content, *at);
    }
  }
}

}  // namespace whosays::quote
