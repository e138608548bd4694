#include "coref/description_verbs.h"

#include <algorithm>

#include "coref/described_words.h"

namespace whosays::coref {

std::string_view made_by(std::string_view head) {
  for (const std::string_view end : {"builder", "maker", "keeper", "owner", "grower", "breeder", "dealer", "seller",
                                     "driver", "smith", "wright", "monger", "writer", "hunter", "trader"})
    if (head.size() > end.size() + 2 && head.ends_with(end)) return head.substr(0, head.size() - end.size());
  return {};
}

bool is_verb_of(const FieldView& view, std::string_view noun, std::uint32_t token) {
  const std::string_view word = view.lower(token);
  if (noun.size() < 5 || !same_stem(noun, word)) return false;
  const bool has_object = token + 1 < view.size() &&
                          is_any_of(view.lower(token + 1), {"the", "a", "an", "its", "their", "his", "her", "our"});
  return word.ends_with("ed") || word.ends_with("ing") || (word.ends_with('s') && has_object);
}

bool is_passive(const FieldView& view, std::uint32_t token) {
  const std::string_view word = view.lower(token);
  if (token == 0 || word.ends_with("ing")) return false;
  return is_any_of(view.lower(token - 1), {"was", "were", "been", "being", "be", "get", "got"}) &&
         (word.ends_with("ed") || word.ends_with("en") || word.ends_with("n") || word.ends_with("t"));
}

bool has_left(const FieldView& view, const Portrait& portrait, std::uint32_t before) {
  return std::any_of(portrait.told.begin(), portrait.told.end(), [&](std::uint32_t token) {
    return token < before && is_any_of(view.lower(token), {"left", "quit", "retired", "resigned", "until", "served",
                                                           "ex", "former", "formerly", "once"});
  });
}

bool is_new(const FieldView& view, const Portrait& portrait, std::uint32_t before) {
  return std::any_of(portrait.told.begin(), portrait.told.end(), [&](std::uint32_t token) {
    return token < before &&
           is_any_of(view.lower(token), {"took", "takes", "appointed", "became", "succeeded", "joined", "elected",
                                         "named", "hired", "succeeds", "replaced"});
  });
}

}  // namespace whosays::coref
