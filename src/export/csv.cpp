// Statements as a table (RFC 4180). Cells hold words that strangers wrote, and spreadsheets run cells that look like
// formulas: those get an apostrophe in front (OWASP, "CSV Injection").
#include <fmt/format.h>

#include <array>
#include <ostream>

#include "base/text_util.h"
#include "export/export.h"
#include "show/words.h"

namespace whosays::exports {
namespace {

constexpr std::array<std::string_view, 28> kColumns{"id",         "claim",
                                                    "article",    "publisher",
                                                    "published",  "title",
                                                    "url",        "line",
                                                    "form",       "class",
                                                    "source",     "actor",
                                                    "speaks_for", "count",
                                                    "descriptor", "basis",
                                                    "act",        "cue",
                                                    "content",    "stated_certainty",
                                                    "polarity",   "against",
                                                    "said",       "within",
                                                    "receipts",   "reading_confidence",
                                                    "read_by",    "retrieved"};

std::string cell(std::string_view value) {
  std::string text(value);
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  if (formula) text.insert(text.begin(), '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::vector<std::string> receipts_of(const StatementRecord& s) {
  std::vector<std::string> out;
  for (const PartRecord& p : s.parts)
    if (!p.receipt.empty()) out.push_back(fmt::format("{}:{}", word(p.part), p.receipt));
  return out;
}

std::vector<std::string> against_of(const StatementRecord& s) {
  std::vector<std::string> out;
  for (const PartRecord& p : s.parts)
    if (p.is_charge()) out.push_back(p.actor.empty() ? p.words : p.actor);
  return out;
}

std::vector<std::string> row(const show::Lookup& lookup, story::StatementIndex index) {
  const StatementRecord& s = lookup.statement(index);
  const ArticleRecord& a = lookup.article_at(s.article_row);
  const auto claim = lookup.claim_of(index);
  return {s.id,
          claim ? lookup.claim(*claim).id : std::string{},
          s.article,
          a.publisher,
          a.published,
          a.title,
          a.url,
          s.field == Field::title ? "headline" : std::to_string(s.line),
          std::string(word(s.form)),
          std::string(word(s.source_class)),
          s.source,
          s.actor,
          s.speaks_for,
          s.count ? std::to_string(*s.count) : std::string{},
          s.descriptor,
          std::string(word(s.basis)),
          std::string(word(s.act)),
          s.cue,
          s.content,
          std::string(word(s.stated_certainty)),
          s.polarity == Polarity::positive ? "positive" : "negative",
          joined(against_of(s), "; "),
          s.said,
          s.within,
          joined(receipts_of(s), " "),
          fmt::format("{:.2f}", s.reading_confidence),
          fmt::format("whosays {} {}", a.engine, a.model),
          a.retrieved};
}

template <class Cells>
void write_row(const Cells& cells, std::ostream& out) {
  bool first = true;
  for (const auto& value : cells) {
    if (!first) out << ',';
    first = false;
    out << cell(value);
  }
  out << "\r\n";
}

}  // namespace

void write_csv(const story::World& world, const story::Story& story, std::ostream& out) {
  const show::Lookup lookup(world, story);
  write_row(kColumns, out);
  for (std::size_t i = 0; i < world.statements.size(); ++i)
    if (world.statements[i].committed()) write_row(row(lookup, i), out);
}

}  // namespace whosays::exports
