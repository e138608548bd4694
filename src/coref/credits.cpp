#include "coref/credits.h"

#include <algorithm>

#include "base/utf8.h"

namespace whosays::coref {
namespace {

bool is_picture_agency(std::string_view word) {
  return is_any_of(
      word, {"getty", "afp", "ap", "reuters", "epa", "shutterstock", "bloomberg", "upi", "xinhua", "alamy", "tass"});
}

/// "Piet Lund/AFP/Getty Images", "Piet Lund / Reuters": a stroke and an agency. "Vell, AP" is not enough.
bool precedes_agency(const FieldView& text, std::uint32_t behind) {
  if (behind + 1 >= text.size() || text.word(behind) != "/") return false;
  return is_picture_agency(text.lower(behind + 1)) || is_any_of(text.lower(behind + 1), {"the", "pool", "files"});
}

/// "Photo by", "(Photo:", "Image copyright", "Credit:".
bool follows_credit(const FieldView& text, std::uint32_t first) {
  if (first < 2) return false;
  const std::string_view before = text.lower(first - 1), further = text.lower(first - 2);
  if (before == "by" || before == ":" || before == "copyright")
    return is_any_of(further, {"photo", "photos", "photograph", "photographs", "photographed", "image", "picture",
                               "credit", "photographer"});
  return before == "courtesy" && further == "photo";
}

}  // namespace

Names without_credits(const FieldView& text, Names names) {
  std::erase_if(names.rows, [&](const Name& name) {
    if (name.field != Field::text || name.type != NameType::person) return false;
    const Range tokens = text.tokens_of(name.span);
    return tokens.count > 0 &&
           (precedes_agency(text, tokens.first + tokens.count) || follows_credit(text, tokens.first));
  });
  return names;
}

}  // namespace whosays::coref
