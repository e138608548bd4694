#include "coref/called_so.h"

#include <algorithm>

#include "base/text_util.h"
#include "coref/roles.h"

namespace whosays::coref {
namespace {

bool is_called(const FieldView& view, const DescriptionPhrase& phrase, Range words) {
  if (view.lower(words.first + words.count - 1) != phrase.head) return false;
  if (!phrase.unlisted && phrase.modifiers.empty()) return false;  // "the minister": by offices one knows more
  if (phrase.former && !is_any_of(view.lower(words.first), {"former", "retired", "ex"})) return false;
  return std::all_of(phrase.modifiers.begin(), phrase.modifiers.end(), [&](std::string_view word) {
    for (std::uint32_t i = 0; i + 1 < words.count; ++i)
      if (view.lower(words.first + i) == word) return true;
    return false;
  });
}

bool stands_by_a_name(const Portraits& portraits, std::uint32_t token) {
  return std::any_of(portraits.of.begin(), portraits.of.end(), [&](const Portrait& portrait) {
    return std::any_of(portrait.called.begin(), portrait.called.end(),
                       [&](Range words) { return token >= words.first && token < words.first + words.count; });
  });
}

/// "A seed", "another flanker": somebody else is called so too.
bool is_of_a_stranger(const FieldView& view, const Portraits& portraits, const DescriptionPhrase& phrase) {
  for (std::uint32_t i = 1; i < phrase.first; ++i)
    if (view.lower(i) == phrase.head && introduces_unnamed(view, i) && !stands_by_a_name(portraits, i)) return true;
  return false;
}

}  // namespace

std::uint32_t called_so(const FieldView& view, const Portraits& portraits, const DescriptionPhrase& phrase) {
  if (phrase.head.empty() || (phrase.former && !phrase.unlisted) || phrase.age || phrase.body.count > 0) return kNobody;
  std::uint32_t out = kNobody;
  for (std::uint32_t actor = 0; actor < portraits.of.size(); ++actor)
    for (const Range words : portraits.of[actor].called) {
      if (words.first >= phrase.first || !is_called(view, phrase, words)) continue;
      if (out != kNobody && out != actor) return kNobody;
      out = actor;
    }
  return out == kNobody || is_of_a_stranger(view, portraits, phrase) ? kNobody : out;
}

bool is_marked_office(const FieldView& view, const DescriptionPhrase& phrase, const Said& said) {
  if (phrase.nation || !said.title) return false;
  const auto tells_apart = [&](std::string_view word) {
    return (is_nation(word) || is_any_of(word, {"deputy", "vice", "assistant", "acting"})) &&
           std::find(phrase.modifiers.begin(), phrase.modifiers.end(), word) == phrase.modifiers.end();
  };
  const auto words = split(said.whole, ' ');
  return (said.token > 0 && tells_apart(view.lower(said.token - 1))) ||
         std::any_of(words.begin(), words.end(), tells_apart);
}

}  // namespace whosays::coref
