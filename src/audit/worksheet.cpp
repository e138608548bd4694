// The worksheet: what a checker ticks off, from the layers of the document.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "audit/audit.h"
#include "audit/draft.h"
#include "base/ascii.h"
#include "base/layout.h"
#include "base/text_util.h"
#include "lexicon/lexicon.h"

namespace whosays::audit {
namespace {

constexpr std::array<std::string_view, 7> kKinds{"name", "title", "age", "number", "date", "place", "quotation"};

class Sheet {
 public:
  explicit Sheet(const Draft& draft) : draft_(draft), doc_(draft.doc()) {}

  std::vector<WorksheetRow> rows() {
    for (const Field field : {Field::title, Field::text}) {
      add_names(field);
      add_times(field);
      add_numbers(field);
      for (const Quotation& q : doc_.passage(field).quotations.rows)
        if (q.depth == 0) add("quotation", field, q.span);
    }
    for (const Actor& actor : doc_.actors.rows)
      for (const Role& role : doc_.actors.roles.at(actor.roles))
        add_words("title", fmt::format("{}: {}", actor.name, role.text), Field::text, role.span);
    std::vector<WorksheetRow> out;
    for (const std::string_view kind : kKinds)
      for (WorksheetRow& row : rows_)
        if (row.kind == kind) out.push_back(std::move(row));
    return out;
  }

 private:
  void add(std::string_view kind, Field field, Span span) {
    taken_.emplace_back(field, span);
    add_words(kind, draft_.words(field, span), field, span);
  }

  void add_words(std::string_view kind, std::string words, Field field, Span span) {
    const std::uint32_t line = draft_.line(field, span.begin);
    const auto key = std::pair(kind, words);
    const auto [at, fresh] = known_.try_emplace(key, rows_.size());
    if (fresh) rows_.push_back({kind, std::move(words), {}});
    std::vector<std::uint32_t>& lines = rows_[at->second].lines;
    if (lines.empty() || lines.back() != line) lines.push_back(line);
  }

  void add_names(Field field) {
    for (const Name& name : doc_.names.rows) {
      if (name.field != field || name.type == NameType::date) continue;
      const bool place = name.type == NameType::place || name.type == NameType::nationality;
      add(place ? "place" : "name", field, name.span);
    }
  }

  void add_times(Field field) {
    for (const Time& time : doc_.times.rows)
      if (time.field == field) add("date", field, time.span);
  }

  [[nodiscard]] bool taken(Field field, Span span) const {
    return std::any_of(taken_.begin(), taken_.end(),
                       [&](const auto& other) { return other.first == field && other.second.overlaps(span); });
  }

  /// "thirty-five", "twenty": number words beside those of the list, which ends at thirteen.
  static bool is_number_word(std::string_view lower) {
    static const lexicon::Table kNumbers("numbers.tsv");
    if (in_list("number", lower.substr(0, lower.find('-')))) return true;
    for (std::size_t row = 0; row < kNumbers.rows(); ++row) {
      const std::string_view known = kNumbers.at(row, "word");
      if (known == lower)
        return known != "a" && known != "an" && known != "one" && known != "another" && known != "both";
    }
    return false;
  }

  /// An age stands between commas behind a name ("Odel, 58, said"), behind "aged", or before "year-old".
  [[nodiscard]] bool is_age(const Passage& passage, std::uint32_t t) const {
    const Tokens& tokens = passage.tokens;
    const std::string_view lower = tokens.lower_at(t);
    if (lower.find("-year-old") != std::string_view::npos) return true;
    if (t > 0 && tokens.lower_at(t - 1) == "aged") return true;
    if (t + 1 < tokens.size() && tokens.lower_at(t + 1).starts_with("year-old")) return true;
    return t > 1 && t + 1 < tokens.size() && tokens.lower_at(t - 1) == "," && tokens.lower_at(t + 1) == "," &&
           tokens.capital[t - 2] != 0 && tokens.span[t].size() <= 3;
  }

  void add_numbers(Field field) {
    const Passage& passage = doc_.passage(field);
    const Tokens& tokens = passage.tokens;
    for (std::uint32_t t = 0; t < tokens.size(); ++t) {
      const std::string_view lower = tokens.lower_at(t);
      const bool digits = tokens.kind[t] == TokenKind::number || ascii::is_digit(lower[0]);
      if ((!digits && !is_number_word(lower)) || taken(field, tokens.span[t])) continue;
      Span span = tokens.span[t];
      const bool age = is_age(passage, t);
      // With the word behind it, so that the row can be read by itself: "84 million", "41 defects".
      while (!age && t + 1 < tokens.size() && is_number_word(tokens.lower_at(t + 1))) span.end = tokens.span[++t].end;
      for (int behind = 0; !age && behind < kWordsBehind && t + 1 < tokens.size(); ++behind) {
        const TokenKind next = tokens.kind[t + 1];
        if (next != TokenKind::word && next != TokenKind::number) break;
        span.end = tokens.span[++t].end;
      }
      add_words(age ? "age" : "number", draft_.words(field, span), field, span);
    }
  }

  static constexpr int kWordsBehind = 2;
  const Draft& draft_;
  const Document& doc_;
  std::vector<WorksheetRow> rows_;
  std::vector<std::pair<Field, Span>> taken_;
  std::map<std::pair<std::string_view, std::string>, std::size_t> known_;
};

}  // namespace

std::vector<WorksheetRow> worksheet(const Brief& brief) {
  const Draft draft(brief);
  return Sheet(draft).rows();
}

std::string worksheet_text(const std::vector<WorksheetRow>& rows, std::size_t width) {
  constexpr std::size_t kIndent = 16;
  std::string out = "WORKSHEET: tick what you have checked against a source of your own\n";
  for (const WorksheetRow& row : rows) {
    std::vector<std::string> lines;
    for (const std::uint32_t line : row.lines) lines.push_back(line == 0 ? "headline" : fmt::format("l.{}", line));
    out += layout::labelled(fmt::format(" [ ] {}", row.kind), fmt::format("{}: {}", joined(lines, ", "), row.words),
                            kIndent, width);
  }
  return out;
}

}  // namespace whosays::audit
