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

Names with_whole_headline_names(const FieldView& title, Names rules, const Names& layer) {
  constexpr std::size_t kMost = 200;  // names of a headline
  std::vector<Span> longer;
  for (const Name& name : layer.rows) {
    const bool of_title = name.field == Field::title && name.type != NameType::title && longer.size() < kMost;
    const std::uint32_t first = of_title ? title.token_at(name.span.begin) : title.size();
    if (first < title.size() && title.capital(first)) longer.push_back(name.span);
  }
  for (Name& name : rules.rows) {
    if (name.field != Field::title || name.type == NameType::title) continue;
    const auto whole = std::ranges::find_if(
        longer, [&](Span span) { return span.contains(name.span) && span.size() > name.span.size(); });
    if (whole != longer.end()) name.span = *whole;
  }
  const auto again = [](const Name& a, const Name& b) {
    return a.field == Field::title && b.field == Field::title && a.span == b.span;
  };
  rules.rows.erase(std::unique(rules.rows.begin(), rules.rows.end(), again), rules.rows.end());
  return rules;
}

}  // namespace whosays::coref
