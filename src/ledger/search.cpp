// Searching: by words (FTS5), by statement, source, act, certainty, date.
//
// FTS5 says which articles match and marks the words in them. Hits are then laid over the article's statements: those
// whose spans hold the most different words of the query are shown, else the article with its first hit.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text_util.h"
#include "ledger/context.h"
#include "ledger/lines.h"
#include "ledger/match_query.h"
#include "ledger/state.h"

namespace whosays {

namespace {

constexpr std::size_t kSnippetSide = 60;  // characters on either side of a hit
constexpr char kOpen = '\x02';            // what search_marks.sql puts around a match
constexpr char kClose = '\x03';

struct Hit {
  Field field = Field::text;
  Span span;
};

/// Where FTS5 marked matches, as spans of the unmarked text. A match begins with a letter or digit, so the first place
/// at which the two strings differ is a mark, whatever bytes the text itself holds.
void find_marks(Field field, std::string_view text, std::string_view marked, std::vector<Hit>& hits) {
  std::size_t at = 0;
  bool inside = false;
  for (const char mark : marked) {
    const bool same = at < text.size() && mark == text[at];
    if (!inside && !same && mark == kOpen) {
      hits.push_back({field, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at)}});
      inside = true;
    } else if (inside && mark == kClose) {
      hits.back().span.end = static_cast<std::uint32_t>(at);
      inside = false;
    } else if (same) {
      ++at;
    }
  }
  if (inside) hits.back().span.end = static_cast<std::uint32_t>(at);
}

/// The words around a hit on one line, the hit between isolates.
std::string snippet_of(std::string_view text, Span hit) {
  const auto clean = [](std::string piece) {
    for (const std::string_view mark : {"\u2068", "\u2069"})
      for (std::size_t at = piece.find(mark); at != std::string::npos; at = piece.find(mark))
        piece.erase(at, mark.size());
    for (char& c : piece)
      if (c == '\n' || c == '\t' || c == '\r') c = ' ';
    return piece;
  };
  return clean(text_before(text, hit, kSnippetSide)) + "\u2068" + clean(std::string(slice(text, hit))) + "\u2069" +
         clean(text_after(text, hit, kSnippetSide));
}

bool holds(const StatementRecord& statement, const Hit& hit) {
  return statement.field == hit.field &&
         std::any_of(statement.parts.begin(), statement.parts.end(),
                     [&](const PartRecord& part) { return part.span.contains(hit.span); });
}

/// The statement filters of a query.
class Filter {
 public:
  explicit Filter(const SearchQuery& query) : query_(query), source_(folded(query.source)) {}
  [[nodiscard]] bool any() const { return !source_.empty() || query_.act || query_.certainty; }
  [[nodiscard]] bool admits(const StatementRecord& statement) const {
    if (query_.act && statement.act != *query_.act) return false;
    if (query_.certainty && statement.stated_certainty != *query_.certainty) return false;
    return source_.empty() || folded(statement.source).find(source_) != std::string::npos ||
           folded(statement.actor).find(source_) != std::string::npos;
  }
  [[nodiscard]] bool admits_date(const ArticleRecord& article) const {
    const std::string_view date = article.published;
    if (date.empty()) return query_.from.empty() && query_.until.empty();
    return date.substr(0, query_.from.size()) >= query_.from && date.substr(0, query_.until.size()) <= query_.until;
  }

 private:
  const SearchQuery& query_;
  std::string source_;
};

Result<std::set<std::int64_t>> matching_rows(sqlite::Connection& db, const std::string& match) {
  std::set<std::int64_t> rows;
  TRY(sqlite::Query query, db.query("search_articles"));
  query.bind(":match", match);
  for (;;) {
    TRY(const bool more, query.next());
    if (!more) return rows;
    rows.insert(query.integer("article_row"));
  }
}

Result<std::vector<Hit>> hits_in(sqlite::Connection& db, const ArticleRecord& article, const std::string& match) {
  std::vector<Hit> hits;
  TRY(sqlite::Query query, db.query("search_marks"));
  query.bind(":match", match).bind(":article_row", article.row);
  TRY(const bool found, query.next());
  if (!found) return hits;
  find_marks(Field::text, article.text, query.blob("marked_text"), hits);
  find_marks(Field::title, article.title, query.blob("marked_title"), hits);
  return hits;
}

/// One article with what the query met in it.
struct Finds {
  const ArticleRecord& article;
  const std::vector<StatementRecord>& statements;
  const std::vector<Hit>& hits;
  const LineIndex lines;

  [[nodiscard]] SearchHit at(const Hit& hit, std::optional<StatementRecord> statement) const {
    const std::string& text = hit.field == Field::text ? article.text : article.title;
    SearchHit out{article, std::move(statement), snippet_of(text, hit.span), 1};
    out.article.text.clear();
    if (hit.field == Field::text) out.line = lines.at(hit.span.begin);
    return out;
  }
};

/// The statements that hold the most different words of the query, in text order; else, where no statement is asked
/// for, the article at its first hit.
void add_hits(const Finds& found, const Filter& filter, std::vector<SearchHit>& out) {
  std::vector<std::size_t> held(found.statements.size(), 0);
  for (std::size_t i = 0; i < found.statements.size(); ++i) {
    if (!filter.admits(found.statements[i])) continue;
    std::set<std::string> words;
    for (const Hit& hit : found.hits)
      if (holds(found.statements[i], hit))
        words.insert(folded(slice(hit.field == Field::text ? found.article.text : found.article.title, hit.span)));
    held[i] = words.size();
  }
  const std::size_t most = held.empty() ? 0 : *std::max_element(held.begin(), held.end());
  if (most == 0) {
    if (!filter.any() && !found.hits.empty()) out.push_back(found.at(found.hits.front(), std::nullopt));
    return;
  }
  for (std::size_t i = 0; i < held.size(); ++i) {
    if (held[i] != most) continue;
    const auto first = std::find_if(found.hits.begin(), found.hits.end(),
                                    [&](const Hit& hit) { return holds(found.statements[i], hit); });
    out.push_back(found.at(*first, found.statements[i]));
  }
}

/// Without words: every statement that the filters admit, its content as the snippet.
void add_statements(const Finds& found, const Filter& filter, std::vector<SearchHit>& out) {
  for (const StatementRecord& statement : found.statements) {
    if (!filter.admits(statement)) continue;
    const auto content = std::find_if(statement.parts.begin(), statement.parts.end(),
                                      [](const PartRecord& part) { return part.part == Part::content; });
    if (content == statement.parts.end() && statement.parts.empty()) continue;
    const Span span = (content == statement.parts.end() ? statement.parts.front() : *content).span;
    out.push_back(found.at({statement.field, span}, statement));
  }
}

}  // namespace

Result<std::vector<SearchHit>> Ledger::search(const SearchQuery& query) {
  sqlite::Connection& db = *state_->db;
  const std::string match = match_query(query.words);
  if (match.empty() && !trimmed(query.words).empty())
    return Error{ErrorKind::usage, "nothing to search for: give a word, a \"phrase\" or the beginning of a word and *"};
  const Filter filter(query);
  std::vector<SearchHit> out;
  TRY(sqlite::Transaction transaction, state_->begin_read());
  std::set<std::int64_t> matching;
  if (!match.empty()) {
    TRY(matching, matching_rows(db, match));
  }
  TRY(const std::vector<std::int64_t> rows, visible_rows(db, query.view));
  for (const std::int64_t row : rows) {
    if (out.size() >= query.limit) break;
    if (!match.empty() && !matching.contains(row)) continue;
    TRY(const ArticleRecord article, article_at(db, row, true));
    if (!filter.admits_date(article)) continue;
    std::vector<StatementRecord> statements;
    TRY_VOID(append_statements(db, row, statements));
    std::vector<Hit> hits;
    if (!match.empty()) {
      TRY(hits, hits_in(db, article, match));
    }
    const Finds found{article, statements, hits, LineIndex(article.text)};
    if (match.empty())
      add_statements(found, filter, out);
    else
      add_hits(found, filter, out);
  }
  if (out.size() > query.limit) out.resize(query.limit);
  TRY_VOID(transaction.commit());
  return out;
}

}  // namespace whosays
