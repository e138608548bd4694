#include "coref/whole_names.h"

#include <algorithm>
#include <set>

namespace whosays::coref {
namespace {

bool is_hyphened(std::string_view word) { return word.find('-') != std::string_view::npos; }

std::set<std::string_view> hyphened_surnames(const FieldView& text, const Names& names) {
  std::set<std::string_view> out;
  for (const Name& name : names.rows) {
    if (name.field != Field::text || name.type != NameType::person) continue;
    const Range tokens = text.tokens_of(name.span);
    const std::uint32_t last = tokens.first + tokens.count - 1;
    if (tokens.count > 1 && is_hyphened(text.word(last)) && text.span(last).end == name.span.end &&
        text.capital(last - 1))
      out.insert(text.word(last));
  }
  return out;
}

}  // namespace

Names with_whole_surnames(const FieldView& text, Names names) {
  const auto surnames = hyphened_surnames(text, names);
  if (surnames.empty()) return names;
  Names out;
  out.state = names.state;
  for (Name name : names.rows) {
    const Range tokens = name.field == Field::text ? text.tokens_of(name.span) : Range{};
    const std::uint32_t last = tokens.first + tokens.count - 1;
    if (tokens.count > 0 && surnames.contains(text.word(last)) &&
        (text.span(last).end != name.span.end || name.span.begin > text.span(last).begin)) {
      name.span = text.span(last);
      name.type = NameType::person;
    }
    const bool again = !out.rows.empty() && out.rows.back().field == name.field && out.rows.back().span == name.span;
    if (!again) out.rows.push_back(name);
  }
  return out;
}

}  // namespace whosays::coref
