#include "coref/inhabitants.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace whosays::coref {
namespace {

/// Several of a calling: by the tags a common noun in the plural, at a sentence's head, where a capital says nothing.
bool are_several(const FieldView& text, std::uint32_t token) {
  const Passage& p = text.passage();
  if (p.tags.xpos.size() != p.words.size() || !text.lower(token).ends_with('s')) return false;
  if (text.sentence_row(text.sentence(token)).first_token != token) return false;
  const auto at = std::ranges::lower_bound(p.words.token, token);
  return at != p.words.token.end() && *at == token &&
         p.tags.xpos[static_cast<std::size_t>(at - p.words.token.begin())] == Xpos::nns;
}

}  // namespace

Names without_inhabitants(const FieldView& text, Names names) {
  std::set<std::string_view> called, behind_articles, of_longer;
  for (const Name& name : names.rows) {
    if (name.field != Field::text || name.type != NameType::person) continue;
    const Range tokens = text.tokens_of(name.span);
    const bool article = tokens.first > 0 && is_any_of(text.lower(tokens.first - 1), {"the", "a", "an"});
    if (tokens.count == 1 && article)
      behind_articles.insert(text.word(tokens.first));
    else
      for (std::uint32_t i = 0; i < tokens.count; ++i) {
        called.insert(text.word(tokens.first + i));
        if (tokens.count > 1) of_longer.insert(text.word(tokens.first + i));
      }
  }
  std::erase_if(names.rows, [&](const Name& name) {
    if (name.field != Field::text || name.type != NameType::person) return false;
    const std::string_view word = text.words(name.span);
    const Range tokens = text.tokens_of(name.span);
    if (tokens.count == 1 && !of_longer.contains(word) && are_several(text, tokens.first)) return true;
    return behind_articles.contains(word) && !called.contains(word);
  });
  return names;
}

}  // namespace whosays::coref
