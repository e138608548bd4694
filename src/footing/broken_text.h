// The marks of `integrity`, one function a family; each adds rows whose spans are not empty.
//
//   cut sentences    truncated_sentence: a sentence without a beginning or an end; orphaned_fragment: a short paragraph
//   that
//                    has neither and belongs to no list
//   debris           translation_debris: lexicon/debris.tsv, letters of two alphabets in a word, words that go round in
//                    circles. One row a paragraph
//   encoding         mojibake, mixed_encoding: what reading found (Article::encoding_marks). One row a kind and outcome
//   name variants    name_variants: two spellings of one surname, a slip apart. One row a person, a span a spelling
#pragma once

#include "footing/footing.h"

namespace whosays::footing {

void add_cut_sentences(const Input& input, Integrity& out);
void add_debris(const Input& input, Integrity& out);
void add_name_variants(const Input& input, Integrity& out);
void add_encoding_marks(const Article& article, Integrity& out);

}  // namespace whosays::footing
