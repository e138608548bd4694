// What the article says of itself and of what is not known, and marks on broken text.
#include <algorithm>

#include "footing/footing.h"
#include "footing/token_text.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr std::uint32_t kNoticeFront = 6;  ///< tokens at a paragraph's beginning in which a notice announces itself

/// The end of the paragraph that holds a sentence row.
std::uint32_t paragraph_end(const Passage& passage, std::size_t row) {
  const auto& rows = passage.sentences.rows;
  std::size_t last = row;
  while (last + 1 < rows.size() && rows[last + 1].paragraph == rows[row].paragraph) ++last;
  return rows[last].span.end;
}

bool ends_whole(std::string_view text, const Sentence& sentence) {
  static constexpr std::string_view kEnds = ".!?:;)]\"'";
  const char last = text[sentence.span.end - 1];
  return kEnds.find(last) != std::string_view::npos || text.substr(0, sentence.span.end).ends_with("”") ||
         text.substr(0, sentence.span.end).ends_with("’") || text.substr(0, sentence.span.end).ends_with("»") ||
         text.substr(0, sentence.span.end).ends_with("…");
}

}  // namespace

Unknowns unknowns(const Input& input) {
  static const lexicon::PhraseIndex phrases("unknowns.tsv");
  Unknowns out;
  out.state = LayerState::present;
  for (const Sentence& sentence : input.text.sentences.rows)
    if (first_phrase(input.text, {sentence.first_token, sentence.end_token}, phrases))
      out.rows.push_back({Field::text, sentence.span});
  return out;
}

Notices notices(const Input& input) {
  static const lexicon::PhraseIndex phrases("notices.tsv");
  Notices out;
  out.state = LayerState::present;
  const auto& rows = input.text.sentences.rows;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (row > 0 && rows[row - 1].paragraph == rows[row].paragraph) continue;
    const TokenRange front{rows[row].first_token, std::min(rows[row].end_token, rows[row].first_token + kNoticeFront)};
    const auto hit = first_phrase(input.text, {front.begin, std::min(rows[row].end_token, front.end + 4)}, phrases);
    if (!hit || hit->tokens.begin > front.begin + 1) continue;
    // A single word must announce the notice with a colon, a comma or a date: "Correction, 4 June:".
    const bool one_word = hit->tokens.end == hit->tokens.begin + 1;
    const std::string_view next =
        hit->tokens.end < rows[row].end_token ? input.text.tokens.lower_at(hit->tokens.end) : ":";
    if (one_word && next != ":" && next != "," && next != "(" && next != "—" && next != "–") continue;
    Notice notice;
    notice.kind = parse_word<NoticeKind>(phrases.table().at(hit->row, "kind")).value_or(NoticeKind::correction);
    notice.span = {rows[row].span.begin, paragraph_end(input.text, row)};
    for (const Time& time : input.times.rows) {
      const bool inside = time.field == Field::text && notice.span.contains(time.span) && time.type == TimeType::date;
      if (inside && notice.date.empty() && time.value.size() == 10) notice.date = time.value;
    }
    out.rows.push_back(std::move(notice));
  }
  return out;
}

Integrity integrity(const Input& input) {
  Integrity out;
  out.state = LayerState::present;
  for (const Quotation& q : input.text.quotations.rows)
    if (!q.closed && q.depth == 0)
      out.rows.push_back({IntegrityKind::unclosed_quotation, {q.span}, "the closing mark is missing"});
  const auto& rows = input.text.sentences.rows;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const bool last_of_paragraph = row + 1 == rows.size() || rows[row + 1].paragraph != rows[row].paragraph;
    const bool only_one = (row == 0 || rows[row - 1].paragraph != rows[row].paragraph) && last_of_paragraph;
    const std::uint32_t tokens = rows[row].end_token - rows[row].first_token;
    // A short paragraph without a stop is a heading; a long one, or the end of a longer paragraph, has been cut.
    const bool heading = only_one && tokens < 15;
    if (last_of_paragraph && !heading && tokens > 2 && !ends_whole(input.article.text, rows[row]))
      out.rows.push_back({IntegrityKind::truncated_sentence, {rows[row].span}, "the sentence has no end"});
    const bool small_start = input.text.tokens.kind[rows[row].first_token] == TokenKind::word &&
                             input.article.text[rows[row].span.begin] >= 'a' &&
                             input.article.text[rows[row].span.begin] <= 'z';
    if (small_start && row > 0 && tokens > 1)
      out.rows.push_back({IntegrityKind::truncated_sentence, {rows[row].span}, "the sentence has no beginning"});
  }
  std::sort(out.rows.begin(), out.rows.end(),
            [](const IntegrityMark& a, const IntegrityMark& b) { return a.spans.front() < b.spans.front(); });
  return out;
}

}  // namespace whosays::footing
