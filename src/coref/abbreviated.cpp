#include "coref/abbreviated.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace whosays::coref {
namespace {

bool is_small(std::string_view word) {
  return is_any_of(word, {"of", "the", "for", "an", "a", "and", "in", "on", "to", "&", "de", "des", "du"});
}

bool is_letters(std::string_view word) {
  constexpr std::size_t kShortest = 2, kLongest = 7;
  return word.size() >= kShortest && word.size() <= kLongest &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The first of the words before the bracket whose first letters, small words left out or not, are the letters.
std::optional<std::uint32_t> first_of_name(const FieldView& text, std::uint32_t bracket, std::string_view letters) {
  constexpr std::uint32_t kMostWords = 10;
  std::size_t left = letters.size();
  const std::uint32_t begin = text.sentence_row(text.sentence(bracket)).first_token;
  for (std::uint32_t i = bracket; i > begin && bracket - i < kMostWords; --i) {
    const std::string_view word = text.word(i - 1);
    const std::string first = utf8::ascii_lowered(word.substr(0, 1));
    const std::string wanted = utf8::ascii_lowered(letters.substr(left - 1, 1));
    if (!text.capital(i - 1) && !is_small(text.lower(i - 1))) return std::nullopt;
    if (first != wanted) {
      if (is_small(text.lower(i - 1))) continue;
      return std::nullopt;
    }
    if (--left == 0) return text.capital(i - 1) ? std::optional(i - 1) : std::nullopt;
  }
  return std::nullopt;
}

void add(Names& names, const Name& name) {
  std::erase_if(names.rows, [&](const Name& other) {
    return other.field == name.field && other.span.begin < name.span.end && name.span.begin < other.span.end;
  });
  const auto at = std::find_if(names.rows.begin(), names.rows.end(), [&](const Name& other) {
    return other.field == name.field && other.span.begin > name.span.begin;
  });
  names.rows.insert(at, name);
}

bool is_body(const Names& names, Span span) {
  return std::any_of(names.rows.begin(), names.rows.end(), [&](const Name& name) {
    return name.field == Field::text && name.type == NameType::organisation && name.span.contains(span);
  });
}

}  // namespace

Names with_abbreviated(const FieldView& text, Names names) {
  for (std::uint32_t i = 1; i + 2 < text.size(); ++i) {
    if (text.word(i) != "(" || text.word(i + 2) != ")" || !is_letters(text.word(i + 1))) continue;
    const auto first = first_of_name(text, i, text.word(i + 1));
    if (!first || *first + 1 == i) continue;
    const Span whole = text.span(*first, i);
    for (const Span span : {whole, text.span(i + 1)})
      if (!is_body(names, span)) add(names, {Field::text, span, NameType::organisation});
  }
  return names;
}

}  // namespace whosays::coref
