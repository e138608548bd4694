#include "quote/orphans.h"

#include <algorithm>

namespace whosays::quote {
namespace {

/// The words of the sentences that the span touches.
RoleSpan sentences_of(const Passage& passage, const RoleSpan& span) {
  const auto& rows = passage.sentences.rows;
  const auto from = std::ranges::partition_point(rows, [&](const Sentence& s) { return s.end_word <= span.first; });
  RoleSpan out = span;
  for (auto s = from; s != rows.end() && s->first_word < span.end; ++s) {
    out.first = std::min(out.first, s->first_word);
    out.end = std::max(out.end, s->end_word);
  }
  return out;
}

}  // namespace

bool raise_cues(const Passage& passage, std::span<const RoleSpan> spans, const std::vector<LinkedStatement>& statements,
                std::uint32_t first, std::span<std::int32_t> scores) {
  std::vector<bool> has_cue(spans.size(), false);
  for (const LinkedStatement& s : statements)
    for (const std::uint32_t content : s.contents) has_cue[content] = true;
  const auto end = static_cast<std::uint32_t>(first + scores.size() / kLabels);
  bool raised = false;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].role != LabelRole::content || has_cue[i]) continue;
    const RoleSpan words = sentences_of(passage, spans[i]);
    for (std::uint32_t w = std::max(words.first, first); w < std::min(words.end, end); ++w)
      for (const Place place : {Place::first, Place::single})
        scores[std::size_t{w - first} * kLabels + label_of(LabelRole::cue, place)] += kRaise;
    raised = true;
  }
  return raised;
}

}  // namespace whosays::quote
