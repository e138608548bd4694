// CoNLL-U, in and out (universaldependencies.org/format.html).
//
// Reading keeps lines as they are: rows are views into the file's text, which must outlive them. Documents and raw text
// are made as the scorers of the CoNLL 2018 shared task's data need them: a document begins at `# newdoc`, in a file
// without any where the sent_id without its last part changes; a paragraph at `# newpar`.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doc/document.h"

namespace whosays::conllu {

enum Column : std::uint8_t { id, form, lemma, upos, xpos, feats, head, deprel, deps, misc };
using Row = std::array<std::string_view, 10>;

struct Sentence {
  std::vector<std::string_view> comments;
  std::vector<Row> rows;
};

struct TreebankDocument {
  std::string id;
  std::vector<Sentence> sentences;
};

/// The error names the first line that has not ten columns.
Result<std::vector<Sentence>> read(std::string_view text);

std::vector<TreebankDocument> documents_of(std::vector<Sentence> sentences);

/// Rows that stand in the text: multiword tokens without their words, no empty nodes.
std::vector<const Row*> written_rows(const Sentence& sentence);

/// The document's text: an empty line before a paragraph, else one blank between sentences, or none.
std::string raw_text(std::span<const Sentence> sentences);

/// A document's title and text as CoNLL-U. Columns whose layers are absent are `_`; heads are then a flat tree (the
/// first word is the root, all others hang on it), since readers of the format refuse anything else.
std::string written(const Document& document);

}  // namespace whosays::conllu
