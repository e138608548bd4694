// Words and branches of a tree as spans of text.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>

#include "doc/document.h"

namespace whosays::quote {

/// The first word that ends behind `at`; the number of words when there is none.
std::uint32_t word_at(const Passage& passage, std::uint32_t at);

/// Whether the test holds of a word of the span.
template <class Test>
bool any_word(const Passage& passage, Span span, Test test) {
  for (std::uint32_t w = word_at(passage, span.begin);
       w < passage.words.size() && passage.words.span[w].begin < span.end; ++w)
    if (test(w)) return true;
  return false;
}

/// Whether a quotation holds all of the span.
bool in_quotation(const Passage& passage, Span span);

/// True when each word has its tag and its place in a tree.
bool has_trees(const Passage& passage);

/// The first word of the sentence that hangs on `word` by one of the relations. Wants trees.
std::optional<std::uint32_t> child_of(const Passage& passage, std::uint32_t word,
                                      std::initializer_list<Relation> relations);

/// The word of the span that hangs on something outside it, a mark aside. Wants trees.
std::optional<std::uint32_t> top_of(const Passage& passage, Span span);

/// True when `word` is `top` or hangs on it, by however many others. Wants trees.
bool hangs_on(const Passage& passage, std::uint32_t word, std::uint32_t top);

/// The unbroken run of words about `top` that hang on it, a mark at its end left out. Wants trees.
Span branch_of(const Passage& passage, std::uint32_t top);

/// The one verb of a cue, or, where `participles`, the one verb or adjective made of one ("convinced"). Of several
/// ("was reported to have said") the tree of the whole cue would have to be read, so none.
std::optional<std::uint32_t> only_verb(const Passage& passage, std::span<const Span> cue, bool participles);

}  // namespace whosays::quote
