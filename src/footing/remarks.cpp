// What the article says is not known, and marks on broken text. What it says of itself: notices.cpp.
#include <algorithm>

#include "footing/broken_text.h"
#include "footing/footing.h"
#include "footing/token_text.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
Unknowns unknowns(const Input& input) {
  static const lexicon::PhraseIndex phrases("unknowns.tsv");
  Unknowns out;
  out.state = LayerState::present;
  for (const Sentence& sentence : input.text.sentences.rows)
    if (first_phrase(input.text, {sentence.first_token, sentence.end_token}, phrases))
      out.rows.push_back({Field::text, sentence.span});
  return out;
}

Integrity integrity(const Input& input) {
  Integrity out;
  out.state = LayerState::present;
  for (const Quotation& q : input.text.quotations.rows)
    if (!q.closed && q.depth == 0)
      out.rows.push_back({IntegrityKind::unclosed_quotation, {q.span}, "the closing mark is missing"});
  add_cut_sentences(input, out);
  add_debris(input, out);
  add_name_variants(input, out);
  add_encoding_marks(input.article, out);
  std::stable_sort(out.rows.begin(), out.rows.end(),
                   [](const IntegrityMark& a, const IntegrityMark& b) { return a.spans.front() < b.spans.front(); });
  return out;
}

}  // namespace whosays::footing
