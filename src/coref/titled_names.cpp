#include "coref/titled_names.h"

#include <algorithm>
#include <optional>

#include "coref/described_words.h"
#include "coref/retyped.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

bool is_office(std::string_view word) {
  static const auto offices = [] {
    const lexicon::Table table("source_titles.tsv");
    WordBag out;
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (table.at(row, "kind") == "office") out.insert(table.at(row, "word"));
    return out;
  }();
  return offices.contains(word);
}

constexpr std::size_t kMostTurns = 500;  ///< whose labels are looked at

class SpeakerCutter {
 public:
  SpeakerCutter(const FieldView& view, Names names) : view_(view), names_(std::move(names)) {}

  void cut(Range source) {
    std::uint32_t end = source.first + source.count;
    while (end > source.first && view_.kind(end - 1) == TokenKind::punctuation) --end;
    if (end < source.first + 4) return;
    const auto at = ending_at(view_.span(end - 1).end);
    if (at == names_.rows.end() || at->type == NameType::title) return;
    const Range name = view_.tokens_of(at->span);
    const auto given = given_name(std::max(name.first, source.first), end);
    if (!given || *given <= name.first || !say_office(view_, source.first, *given)) return;
    Name person = *at;
    person.span = view_.span(*given, end);
    person.type = NameType::person;
    const std::uint32_t body = body_end(name.first, *given);
    if (at->type == NameType::organisation && body > name.first + 1) {
      at->span = view_.span(name.first, body);
      names_.rows.insert(at + 1, person);
    } else {
      *at = person;
    }
  }

  /// "WOP:" of an interview with Wilhelmina Obasanjo-Pratt names nobody else.
  void drop_initials(Span label) {
    const std::string_view words = view_.words(label);
    constexpr std::size_t kLongest = 4;
    if (words.size() < 2 || words.size() > kLongest || ++turns_ > kMostTurns) return;
    const bool somebody = std::ranges::any_of(names_.rows, [&](const Name& name) {
      return name.field == Field::text && name.type == NameType::person && initials_of(view_.words(name.span)) == words;
    });
    if (somebody)
      std::erase_if(names_.rows, [&](const Name& name) { return name.field == Field::text && name.span == label; });
  }

  Names take() {
    const auto place = [](const Name& name) { return std::make_pair(name.field == Field::text, name.span); };
    std::ranges::stable_sort(names_.rows, {}, place);
    const auto same = [&](const Name& a, const Name& b) { return place(a) == place(b); };
    names_.rows.erase(std::unique(names_.rows.begin(), names_.rows.end(), same), names_.rows.end());
    return std::move(names_);
  }

 private:
  /// The name of the text that ends at a byte; names hardly overlap.
  [[nodiscard]] std::vector<Name>::iterator ending_at(std::uint32_t byte) {
    constexpr int kNearest = 4;
    auto at = std::ranges::partition_point(
        names_.rows, [&](const Name& name) { return name.field == Field::title || name.span.begin < byte; });
    for (int steps = 0; at != names_.rows.begin() && steps < kNearest; ++steps)
      if (--at; at->field == Field::text && at->span.end == byte) return at;
    return names_.rows.end();
  }

  /// Where the given name stands, an initial or a particle between it and the surname.
  [[nodiscard]] std::optional<std::uint32_t> given_name(std::uint32_t first, std::uint32_t end) const {
    const std::string_view last = view_.lower(end - 1);
    if (end < first + 3 || !view_.capital(end - 1) || ends_body_name(last) || role_word(last)) return std::nullopt;
    std::uint32_t given = end - 2;
    const bool between = view_.word(given).size() <= 2 || is_particle(view_.lower(given));
    if (between && given > first + 1) --given;
    const std::string_view word = view_.lower(given);
    if (!view_.capital(given) || role_word(word) || ends_body_name(word)) return std::nullopt;
    if (gender_of_first_name(word) == Gender::unknown && !stands_alone(first, given)) return std::nullopt;
    return given;
  }

  /// What stands before the two last words is named elsewhere without them: "The Green Alliance voted".
  [[nodiscard]] bool stands_alone(std::uint32_t first, std::uint32_t given) const {
    const std::string_view before = view_.words(view_.span(first, given));
    return given > first + 1 && std::ranges::any_of(names_.rows, [&](const Name& name) {
             std::string_view words = name.field == Field::text ? view_.words(name.span) : std::string_view();
             if (words.starts_with("The ")) words.remove_prefix(4);
             return words == before;
           });
  }

  /// The body's name without the office at its end.
  [[nodiscard]] std::uint32_t body_end(std::uint32_t first, std::uint32_t given) const {
    std::uint32_t end = given;
    for (std::uint32_t i = first; i < given; ++i)
      if (is_office(view_.lower(i)) && (i > first || given > first + 1)) end = std::min(end, i);
    return end;
  }

  const FieldView& view_;
  Names names_;
  std::size_t turns_ = 0;
};

}  // namespace

std::string initials_of(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size(); ++at)
    if (at == 0 || name[at - 1] == ' ' || name[at - 1] == '-') out += name[at];
  return out;
}

bool say_office(const FieldView& text, std::uint32_t first, std::uint32_t name) {
  if (is_office(text.lower(name - 1))) return true;
  // "Father of two"
  if (name > first + 2 && text.lower(name - 2) == "of" && !converse_of(text.lower(name - 3)).empty() &&
      is_any_of(text.lower(name - 1), {"one", "two", "three", "four", "five", "six", "seven", "eight"}))
    return true;
  if (is_any_of(text.lower(first), {"the", "a", "an", "his", "her", "their", "its"})) return false;
  for (std::uint32_t i = first; i + 1 < name; ++i)
    if (is_any_of(text.lower(i + 1), {"of", "to", "for", "on", "in"})) return is_office(text.lower(i));
  return false;
}

Names cut_at_speakers(const FieldView& text, Names names, const Attributions& attributions) {
  SpeakerCutter out(text, std::move(names));
  for (const Attribution& row : attributions.rows) {
    const auto spans = attributions.spans.at(row.source);
    if (row.field != Field::text || spans.empty()) continue;
    out.cut(text.tokens_of(spans.front()));
    if (row.cue_lemma == ":") out.drop_initials(spans.front());
  }
  return out.take();
}

}  // namespace whosays::coref
