#include "footing/answer_words.h"

#include <algorithm>

#include "base/word_map.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr std::size_t kShortestWord = 3;  ///< bytes of a word that says something

/// Closed classes, negations and words as light as they.
bool says_little(std::string_view word) {
  static const auto words = [] {
    WordBag out;
    const lexicon::Table table("closed_class.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) out.insert(table.at(row, "word"));
    for (const std::string_view negation : lexicon::WordSet("negations.txt")) out.insert(negation);
    for (const std::string_view light : lexicon::WordSet("light_words.txt")) out.insert(light);
    return out;
  }();
  return words.contains(word);
}

}  // namespace

std::string_view base_form(const Passage& passage, std::uint32_t token) {
  const std::string_view form = passage.tokens.lower_at(token);
  if (passage.tokens.kind[token] != TokenKind::word && passage.tokens.kind[token] != TokenKind::number) return {};
  if (form.size() < kShortestWord || says_little(form)) return {};
  std::string_view word = form;
  if (passage.tags.upos.size() == passage.words.size() && passage.words.size() > 0) {
    const auto at = std::ranges::lower_bound(passage.words.token, token);
    if (at != passage.words.token.end() && *at == token)
      word = passage.tags.lemma_at(static_cast<std::uint32_t>(at - passage.words.token.begin()));
  }
  return word.size() < kShortestWord || says_little(word) ? std::string_view() : word.substr(0, 5);
}

std::set<std::string_view> keys_of(const Passage& passage, TokenRange source) {
  static const lexicon::WordSet kSpeakers("spokespeople.txt");
  constexpr std::uint32_t kMostWords = 10;
  std::set<std::string_view> out;
  for (std::uint32_t i = source.begin; i < std::min(source.end, source.begin + kMostWords); ++i) {
    const std::string_view word = passage.tokens.lower_at(i);
    const bool light = word.size() < 3 || says_little(word) || kSpeakers.has(word) ||
                       is_one_of(word, {"mrs", "agent", "office", "former", "chief"});
    if (!light && passage.tokens.kind[i] == TokenKind::word) out.insert(word);
    if (is_one_of(word, {"who", "which", "whose"})) break;
  }
  return out;
}

}  // namespace whosays::footing
