// What the article says of itself and of what is not known, and marks on broken text.
#include <algorithm>

#include "footing/broken_text.h"
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
  add_cut_sentences(input, out);
  add_debris(input, out);
  add_encoding_marks(input.article, out);
  std::stable_sort(out.rows.begin(), out.rows.end(),
                   [](const IntegrityMark& a, const IntegrityMark& b) { return a.spans.front() < b.spans.front(); });
  return out;
}

}  // namespace whosays::footing
