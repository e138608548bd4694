#include "read/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "doc/language.h"

namespace whosays::read {
namespace {

constexpr std::size_t kLooksAt = std::size_t{3} << 10;    ///< bytes; in most texts more does not change the answer
constexpr std::size_t kDoubtful = std::size_t{16} << 10;  ///< bytes looked at where these leave a doubt
constexpr int kFewestBytes = 60;                          ///< of letters; below, a few names decide
constexpr int kMostlyPercent = 70;                        ///< of the text in that language
constexpr std::size_t kBeyondDoubt = 400;                 ///< bytes from which a statement of the page is overruled

std::string_view first_part(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && utf8::is_continuation(text[end])) --end;
  return text.substr(0, end);
}

/// "en" of "en-CA".
std::string primary(std::string_view language) {
  return utf8::ascii_lowered(language.substr(0, language.find_first_of("-_")));
}

/// Empty when CLD2 is not sure.
std::string language_of_part(std::string_view part) {
  CLD2::Language best[3];  // NOLINT(modernize-avoid-c-arrays): CLD2's interface
  int percent[3];          // NOLINT(modernize-avoid-c-arrays)
  int bytes = 0;
  bool sure = false;
  CLD2::DetectLanguageSummary(part.data(), static_cast<int>(part.size()), true, best, percent, &bytes, &sure);
  const bool known = sure && bytes >= kFewestBytes && percent[0] >= kMostlyPercent && best[0] < CLD2::NUM_LANGUAGES;
  if (!known || best[0] == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string code = CLD2::LanguageCode(best[0]);
  return code == "un" || code == "xxx" ? std::string() : code;
}

}  // namespace

std::string language_of(std::string_view text) {
  const std::string found = language_of_part(first_part(text, kLooksAt));
  return found.empty() && text.size() > kLooksAt ? language_of_part(first_part(text, kDoubtful)) : found;
}

void find_language(Article& article) {
  const std::string found = language_of(article.text);
  if (article.language.empty()) {
    article.language = found;
  } else if (!found.empty() && primary(found) != primary(article.language) && article.text.size() >= kBeyondDoubt) {
    article.warnings.push_back(fmt::format("says that its language is \"{}\", but is written in \"{}\"",
                                           utf8::made_safe(utf8::repaired(article.language), false), found));
    article.language = found;
  }
  if (can_be_analysed(article.language)) return;
  article.warnings.push_back(
      fmt::format("its language, \"{}\", cannot be analysed yet; stored, and every statement is set "
                  "aside",
                  utf8::made_safe(utf8::repaired(article.language), false)));
}

}  // namespace whosays::read
