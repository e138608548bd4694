#include "ledger/match_query.h"

#include "base/utf8.h"

namespace whosays {

namespace {

bool opens_phrase(char32_t c) { return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB; }
bool closes_phrase(char32_t c) { return c == '"' || c == 0x201C || c == 0x201D || c == 0xBB; }

/// Adds one term unless it holds nothing that the index knows (FTS5 would take it for "no row").
void add_term(std::string& query, std::string& term, bool prefix) {
  bool has_word = false;
  for (std::size_t at = 0; at < term.size();) {
    const utf8::Decoded d = utf8::decode(term, at);
    has_word = has_word || (d.point != '_' && utf8::is_word(d.point));
    at += d.length;
  }
  if (has_word) {
    if (!query.empty()) query += " AND ";
    query += '"' + term + '"';
    if (prefix) query += " *";
  }
  term.clear();
}

}  // namespace

std::string match_query(std::string_view typed) {
  const std::string text = utf8::repaired(typed);
  std::string query;
  std::string term;
  bool in_phrase = false;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    at += d.length;
    const bool mark = in_phrase ? closes_phrase(d.point) : opens_phrase(d.point);
    if (mark) {
      add_term(query, term, in_phrase && at < text.size() && text[at] == '*');
      in_phrase = !in_phrase;
    } else if (!in_phrase && (utf8::is_space(d.point) || d.point == '*')) {
      add_term(query, term, d.point == '*');
    } else if (d.point != '"' && d.point != 0) {
      utf8::append(term, d.point);
    }
  }
  add_term(query, term, false);
  return query;
}

}  // namespace whosays
