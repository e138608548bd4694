// Both versions laid out for comparing: their sentences aligned, their statements paired.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "diff/align.h"
#include "diff/diff.h"
#include "story/story.h"

namespace whosays::diff {

/// One version with its sentences.
struct Version {
  const ArticleRecord& article;
  const std::vector<StatementRecord>& statements;
  std::vector<SentenceOf> sentences;

  /// The sentence that holds a byte of the text; none between sentences.
  [[nodiscard]] std::optional<std::size_t> sentence_at(std::uint32_t byte) const;
  [[nodiscard]] Place place(Field field, Span span) const;
  /// The first content span of a statement, else its cue, else its source.
  [[nodiscard]] static Span span_of(const StatementRecord& statement);
};

/// Row of A, row of B; one of them may be missing.
struct StatementPair {
  std::optional<std::size_t> a, b;
};

/// Statements of both that say the same of the same; what stands in a sentence that did not change is left out. Only
/// committed ones.
std::vector<StatementPair> pair_statements(const Version& a, const Version& b, const Alignment& alignment);

/// Stems that carry something.
std::set<std::string> key_stems_of(std::string_view text);

/// Lower-case words.
std::vector<std::string> plain_words(std::string_view text);

/// Appends what changed in attributions: attribution, certainty, count.
void compare_statements(const Version& a, const Version& b, const Alignment& alignment, std::vector<Change>& out);
/// Appends what changed in the sentences: number, name, sentence. `skip`: spans of B that are new notices.
void compare_sentences(const Version& a, const Version& b, const Alignment& alignment, const std::vector<Span>& skip,
                       std::vector<Change>& out);
/// Appends what changed in quotations. World holds A and B, in this order.
void compare_quotations(const story::World& world, const Version& a, const Version& b, std::vector<Change>& out);

}  // namespace whosays::diff
