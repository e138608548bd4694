// See written_name.h.
#include "match/written_name.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/text_util.h"
#include "match/role_fit.h"

namespace whosays::match {
namespace {

constexpr std::size_t kMostBytes = 1024;  ///< a longer one is no name

std::string folded(std::string_view text) {
  icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  unicode.foldCase();
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const composed = icu::Normalizer2::getNFCInstance(status);
  if (U_SUCCESS(status) != 0 && composed != nullptr) {
    UErrorCode done = U_ZERO_ERROR;
    icu::UnicodeString normal = composed->normalize(unicode, done);
    if (U_SUCCESS(done) != 0) unicode = std::move(normal);
  }
  std::string out;
  unicode.toUTF8String(out);
  return out;
}

std::string_view without_stops(std::string_view word) {
  constexpr std::string_view kStops = ".,;:\"'()";
  while (!word.empty() && kStops.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
  while (!word.empty() && kStops.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  return word;
}

}  // namespace

WrittenName written_name(std::string_view name, NameKind kind) {
  WrittenName out;
  if (name.size() > kMostBytes) return out;
  const bool person = kind == NameKind::person;
  const std::string text = blanks_collapsed(folded(name));
  std::size_t parts = 0;
  bool courtesy = false;
  for (const std::string_view piece : split(text, ' ')) {
    const std::string_view word = without_stops(piece);
    if (word.empty()) continue;
    const NameForm form = name_form(word, kind);
    courtesy = courtesy || (person && role_words().courtesy.contains(plain_letters(word)));
    if (person && form.parts.empty()) continue;  // a title
    const bool plain = std::any_of(form.parts.begin(), form.parts.end(),
                                   [](const Part& part) { return part.kind == PartKind::plain; });
    if (plain) ++parts;
    if (!out.letters.empty()) out.letters += ' ';
    out.letters += word;
  }
  out.full = parts >= 2 && !courtesy;
  return out;
}

}  // namespace whosays::match
