#include "doc/sample_columns.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace whosays::text_form {

void finish_tokens(Passage& passage, const std::string& text) {
  Tokens& tokens = passage.tokens;
  tokens.lower = utf8::ascii_lowered(text);
  std::uint32_t at = 0;
  for (std::uint32_t s = 0; s < passage.sentences.rows.size(); ++s) {
    Sentence& sentence = passage.sentences.rows[s];
    sentence.first_token = at;
    for (; at < tokens.size() && tokens.span[at].begin < sentence.span.end; ++at) {
      tokens.sentence.push_back(s);
      const bool empty = tokens.span[at].empty();
      tokens.capital.push_back(!empty && utf8::is_upper(utf8::decode(text, tokens.span[at].begin).point) ? 1 : 0);
    }
    sentence.end_token = at;
  }
  tokens.sentence.resize(tokens.size());
  tokens.capital.resize(tokens.size());
}

std::optional<std::string> finish_words(Passage& p) {
  std::uint32_t at = 0;
  std::uint32_t token = 0;
  for (Sentence& sentence : p.sentences.rows) {
    sentence.first_word = at;
    for (; at < p.words.size() && p.words.span[at].begin < sentence.span.end; ++at) {
      while (token + 1 < p.tokens.size() && p.tokens.span[token].end <= p.words.span[at].begin) ++token;
      p.words.token.push_back(token);
    }
    sentence.end_word = at;
    for (std::uint32_t i = sentence.first_word; i < at && p.trees.head.size() == p.words.size(); ++i) {
      std::uint32_t& head = p.trees.head[i];
      if (head > at - sentence.first_word) return fmt::format("word {} has the head {}", i + 1, head);
      head = head == 0 ? Trees::kRoot : sentence.first_word + head - 1;
    }
  }
  return at == p.words.size() ? std::nullopt : std::optional<std::string>("words without a sentence");
}

}  // namespace whosays::text_form
