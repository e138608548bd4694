#include "coref/inhabitants.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace whosays::coref {

Names without_inhabitants(const FieldView& text, Names names) {
  std::set<std::string_view> called, behind_articles;
  for (const Name& name : names.rows) {
    if (name.field != Field::text || name.type != NameType::person) continue;
    const Range tokens = text.tokens_of(name.span);
    const bool article = tokens.first > 0 && is_any_of(text.lower(tokens.first - 1), {"the", "a", "an"});
    if (tokens.count == 1 && article)
      behind_articles.insert(text.word(tokens.first));
    else
      for (std::uint32_t i = 0; i < tokens.count; ++i) called.insert(text.word(tokens.first + i));
  }
  std::erase_if(names.rows, [&](const Name& name) {
    if (name.field != Field::text || name.type != NameType::person) return false;
    const std::string_view word = text.words(name.span);
    return behind_articles.contains(word) && !called.contains(word);
  });
  return names;
}

}  // namespace whosays::coref
