#include "coref/described_subjects.h"

#include <algorithm>

namespace whosays::coref {
namespace {

constexpr std::uint32_t kLongest = 6;  ///< words of such a phrase

bool is_subject(Relation relation) { return relation == Relation::nsubj || relation == Relation::nsubj_pass; }

/// The noun that is the subject of the sentence's first clause, where all words before it hang on it.
std::uint32_t subject_word(const Passage& passage, const Sentence& sentence) {
  const std::uint32_t end = std::min(sentence.end_word, sentence.first_word + kLongest);
  for (std::uint32_t word = sentence.first_word + 1; word < end; ++word) {
    if (!is_subject(passage.trees.relation[word])) continue;
    if (passage.tags.upos[word] != Upos::noun && passage.tags.upos[word] != Upos::propn) return kNobody;
    for (std::uint32_t before = sentence.first_word; before < word; ++before)
      if (passage.trees.head[before] < sentence.first_word || passage.trees.head[before] > word) return kNobody;
    return word;
  }
  return kNobody;
}

/// "The owner of Odel Foods", "The landlord, Piet Holm,": what follows says who it is. An age does not.
bool goes_on(const FieldView& view, std::uint32_t next) {
  if (next + 1 >= view.size()) return false;
  if (view.word(next) == ",") return view.kind(next + 1) != TokenKind::number;
  return view.capital(next) || is_any_of(view.lower(next), {"of", "from", "for", "in", "at", "who", "whose", "and",
                                                            "or", "with", "that", "on", "to", "'s", "’s"});
}

}  // namespace

bool is_subject(const FieldView& view, Span name) {
  const Passage& passage = view.passage();
  if (passage.trees.relation.empty()) return false;
  const auto& spans = passage.words.span;
  const auto behind = std::partition_point(spans.begin(), spans.end(), [&](Span s) { return s.begin < name.end; });
  const auto first = std::partition_point(spans.begin(), spans.end(), [&](Span s) { return s.begin < name.begin; });
  return std::any_of(first, behind, [&](const Span& s) {
    return is_subject(passage.trees.relation[static_cast<std::size_t>(&s - spans.data())]);
  });
}

Range described_subject(const FieldView& view, std::uint32_t sentence) {
  const Passage& passage = view.passage();
  const Sentence& row = view.sentence_row(sentence);
  if (passage.trees.relation.empty() || row.first_token + 1 >= row.end_token) return {};
  if (!is_any_of(view.lower(row.first_token), {"the", "his", "her"}) || view.quoted(row.span.begin)) return {};
  const std::uint32_t word = subject_word(passage, row);
  if (word == kNobody) return {};
  const Range out = view.tokens_of({row.span.begin, passage.words.span[word].end});
  return goes_on(view, out.first + out.count) ? Range{} : out;
}

std::vector<Span> described_subjects(const FieldView& view) {
  std::vector<Span> out;
  for (std::uint32_t row = 0; row < view.passage().sentences.rows.size(); ++row)
    if (const Range tokens = described_subject(view, row); tokens.count > 1)
      out.push_back(view.span(tokens.first, tokens.first + tokens.count));
  return out;
}

}  // namespace whosays::coref
