// What `told` prints for programs: a line a telling by one account, keys as in docs/exports.md.
#include "export/told_jsonl.h"
#include "export/json_line.h"
#include "show/told.h"

namespace whosays::exports {
namespace {

using show::Lookup;

/// Who says so, and how far its source goes.
void account_object(const Lookup& lookup, const ToldRecord& row, const story::ToldLine& line, JsonLine& json) {
  json.object("account").text("words", show::account_words(lookup, row, line));
  const bool article = row.own_account || !line.statement;
  json.text("of", article ? "article" : "statement");
  json.known("statement", line.statement ? std::string_view(lookup.statement(*line.statement).id) : std::string_view{});
  if (!article) {
    const StatementRecord& s = lookup.statement(*line.statement);
    json.text("class", word(s.source_class)).known("actor", s.actor).text("act", word(s.act));
    json.text("stated_certainty", word(s.stated_certainty)).text("basis", word(s.basis));
  }
  json.end_object();
}

}  // namespace

void write_told_jsonl(const Lookup& lookup, const story::ToldPage& page, std::ostream& out) {
  for (const story::ToldLine& line : page.lines) {
    const ToldRecord& row = lookup.world().told[line.row];
    const ArticleRecord& article = lookup.article(line.article);
    JsonLine json;
    json.text("schema", "whosays.told/1").known("who", line.actor ? std::string_view(line.who) : std::string_view{});
    json.text("who_words", row.who_words).text("state", word(row.state)).known("what", row.what);
    json.known("from", line.from).known("from_words", row.from_words).known("when", row.happened).text("cue", row.cue);
    account_object(lookup, row, line, json);
    json.text("article", article.id).known("publisher", article.publisher).known("published", article.published);
    json.number("line", std::uint64_t{row.line}).text("receipt", row.receipt).known("what_receipt", row.what_receipt);
    json.list("also");
    for (const std::size_t r : line.repeats) {
      const ToldRecord& other = lookup.world().told[r];
      json.object().text("article", other.article).text("receipt", other.receipt).end_object();
    }
    json.end_list().write_to(out);
  }
}

}  // namespace whosays::exports
