// What is looked at to say how sure the reading of a statement is: figures of the net, of the word lists, of its three
// parts and of what stands around it. reading_trees.h weighs them; train/statements/sure learns how.
//
// All are whole numbers: shares and rates in thousandths, counts in words, and 1 or 0 for what holds or does not. A
// figure that cannot be told (no net, no verb) is -1.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

// clang-format off
enum class ReadingFigure : std::uint8_t {
  source_link, content_link, source_labels, cue_labels, content_labels, content_held,  // the net's shares (Sure)
  pattern,                 // share of right ones of the list's pattern; 0 where the net alone has found it
  confidence,              // of both, by learned_confidence.h
  direct, mixed,           // form
  source_words, cue_words, content_words, content_parts,
  source_is_name, source_is_pronoun, source_is_plural, source_opens_the, source_opens_some,
  cue_past, cue_present, cue_ing, cue_participle, cue_base,  // its first verb
  cue_is_root, cue_is_clause, cue_is_relative, cue_is_adverbial,  // where that verb hangs
  cue_modal, cue_opens_to, cue_passive, cue_negated, cue_ends_in_noun, cue_ends_in_adposition,
  content_is_clause, content_is_open_clause, content_is_object, content_is_oblique,  // where its first top word hangs
  content_has_finite_verb, content_has_subject, content_has_name,
  content_opens_that, content_opens_to, content_opens_quoted, content_opens_adposition,
  content_before_cue, source_to_cue, content_to_cue,  // words between them
  content_opens_sentence, content_ends_sentence, share_of_sentence, sentence_words,
  cue_in_quotation,
  before_it, behind_it,    // words to the statement before and behind; less than none where they overlap
  in_content_of_other,
  paragraph, statements,   // which of the article's, how many it has
  cue_rate_most, cue_rate_least, cue_rate_last, source_rate_last, content_rate_first,  // reading_words.tsv
  count_
};
// clang-format on
inline constexpr std::size_t kReadingFigures = static_cast<std::size_t>(ReadingFigure::count_);
using ReadingFigures = std::array<std::int32_t, kReadingFigures>;

/// The enumerator's own name.
std::string_view name_of(ReadingFigure figure);

/// Of each of the outermost statements, which lie in text order; of those inside others all are 0. Linear in the text.
std::vector<ReadingFigures> reading_figures(const Passage& passage, const std::vector<Found>& found);

}  // namespace whosays::quote
