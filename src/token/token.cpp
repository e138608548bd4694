// Tokens by the scanner; written words by the joints that were learned; a sentence's end behind a written word where
// the learned boundaries have one and no token is cut.
#include "token/token.h"

#include "token/boundary_net.h"
#include "token/scanner.h"
#include "token/sentences.h"
#include "token/words.h"

namespace whosays::token {
namespace {

/// Fills first_word and end_word of every sentence.
void number_words(Sentences& sentences, const Words& words) {
  std::uint32_t at = 0;
  for (Sentence& sentence : sentences.rows) {
    sentence.first_word = at;
    while (at < words.size() && words.span[at].begin < sentence.span.end) ++at;
    sentence.end_word = at;
  }
}

}  // namespace

Split split(std::string_view text) {
  const Model& model = embedded_model();
  Split out;
  out.tokens = scan(text);
  const Forms forms = join_pieces(cut_pieces(text), model.joints);
  out.sentences = cut_sentences(text, out.tokens, forms, Decider(model.boundaries, embedded_boundary_net()));
  out.words = words_of(forms, out.tokens);
  number_words(out.sentences, out.words);
  return out;
}

}  // namespace whosays::token
