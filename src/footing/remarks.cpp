// What the article says of itself and of what is not known, and marks on broken text.
#include <algorithm>
#include <optional>
#include <utility>

#include "footing/broken_text.h"
#include "footing/footing.h"
#include "footing/token_text.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr std::uint32_t kNoticeFront = 6;  ///< tokens at a paragraph's beginning in which a notice announces itself

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

namespace {

/// One paragraph as a notice of the outlet about its own article, by the kind of its words.
class NoticeReader {
 public:
  explicit NoticeReader(const Passage& p) : p_(p) {}

  [[nodiscard]] std::optional<NoticeKind> kind_of(const Sentence& first, TokenRange paragraph) const {
    if (const auto kind = by_label(first)) return kind;
    constexpr std::uint32_t kLabel = 10;  // "UPDATE (9.15 p.m.):" may be a sentence of its own
    const bool label = first.end_token - first.first_token < kLabel;
    const TokenRange sentence{first.first_token,
                              label ? std::min(paragraph.end, first.end_token + kLabel) : first.end_token};
    static const lexicon::PhraseIndex anywhere("notices_within.tsv");
    if (const auto hit = first_phrase(p_, sentence, anywhere); hit && !is_said(hit->tokens, sentence))
      return parse_word<NoticeKind>(anywhere.table().at(hit->row, "kind"));
    if (is_about_item(sentence) && admits_error(sentence, paragraph)) return NoticeKind::correction;
    if (reports_itself(sentence) && admits_error(sentence, paragraph))
      return is_sorry(paragraph) ? NoticeKind::apology : NoticeKind::correction;
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool is(std::uint32_t i, std::initializer_list<std::string_view> words) const {
    return i < p_.tokens.size() && is_one_of(p_.tokens.lower_at(i), words);
  }

  [[nodiscard]] std::optional<NoticeKind> by_label(const Sentence& first) const {
    static const lexicon::PhraseIndex phrases("notices.tsv");
    const TokenRange front{first.first_token, std::min(first.end_token, first.first_token + kNoticeFront)};
    const auto hit = first_phrase(p_, {front.begin, std::min(first.end_token, front.end + 4)}, phrases);
    if (!hit || hit->tokens.begin > front.begin + 1) return std::nullopt;
    // A single word must announce the notice with a colon, a comma or a date: "Correction, 4 June:".
    const bool one_word = hit->tokens.end == hit->tokens.begin + 1;
    const std::string_view next = hit->tokens.end < first.end_token ? p_.tokens.lower_at(hit->tokens.end) : ":";
    if (one_word && next != ":" && next != "," && next != "(" && next != "—" && next != "–") return std::nullopt;
    if (is_said(hit->tokens, {first.first_token, first.end_token})) return std::nullopt;
    return parse_word<NoticeKind>(phrases.table().at(hit->row, "kind")).value_or(NoticeKind::correction);
  }

  /// "We apologise, sang the chorus": somebody else's words.
  [[nodiscard]] bool is_said(TokenRange hit, TokenRange sentence) const {
    if (hit.begin > sentence.begin && is(hit.begin - 1, {"“", "\"", "‘"})) return true;
    return is(hit.end, {","}) &&
           is(hit.end + 1, {"said", "says", "sang", "shouted", "wrote", "added", "cried", "he", "she", "they", "the"});
  }

  /// "An article on 3 May", "A picture caption on page 9"
  [[nodiscard]] bool is_about_item(TokenRange sentence) const {
    static const lexicon::WordSet items("outlet_items.txt");
    constexpr std::uint32_t kReach = 6;
    std::uint32_t at = sentence.begin;
    if (p_.tokens.kind[at] == TokenKind::punctuation) ++at;  // "• "
    if (!is(at, {"a", "an", "the", "our", "two", "because", "due", "owing"})) return false;
    if (is(at, {"because", "due", "owing"})) return is_error_of_making(sentence);
    for (std::uint32_t i = at + 1; i < std::min(sentence.end, at + kReach); ++i) {
      if (items.has(p_.tokens.lower_at(i))) return true;
      if (is(i, {"said", "was", "is", "had", "of"})) return false;
    }
    return false;
  }

  /// "Because of a production error"
  [[nodiscard]] bool is_error_of_making(TokenRange sentence) const {
    constexpr std::uint32_t kReach = 8;
    for (std::uint32_t i = sentence.begin + 2; i < std::min(sentence.end, sentence.begin + kReach); ++i)
      if (is(i, {"error", "errors", "mistake", "mix-up"}) &&
          is(i - 1, {"production", "editing", "editorial", "printing", "reporting", "typing", "typographical",
                     "transcription", "translation", "technical", "our", "an", "a"}))
        return true;
    return false;
  }

  /// "On 2 March we reported that ..."
  [[nodiscard]] bool reports_itself(TokenRange sentence) const {
    constexpr std::uint32_t kReach = 10;
    for (std::uint32_t i = sentence.begin; i + 1 < std::min(sentence.end, sentence.begin + kReach); ++i)
      if (is(i, {"we"}) && (is(i + 1, {"reported", "said", "published", "wrote", "stated", "printed", "misstated"}) ||
                            (is(i + 1, {"incorrectly", "wrongly", "mistakenly"}))))
        return true;
    return false;
  }

  [[nodiscard]] bool admits_error(TokenRange sentence, TokenRange paragraph) const {
    static const lexicon::PhraseIndex errors("notice_errors.tsv");
    if (is_error_of_making(sentence)) return true;
    return first_phrase(p_, paragraph, errors).has_value();
  }

  [[nodiscard]] bool is_sorry(TokenRange paragraph) const {
    for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i)
      if (is(i, {"sorry", "apologise", "apologize", "apologises", "apologizes", "apology", "apologies"})) return true;
    return false;
  }

  const Passage& p_;
};

}  // namespace

Notices notices(const Input& input) {
  Notices out;
  out.state = LayerState::present;
  const NoticeReader reader(input.text);
  const auto& rows = input.text.sentences.rows;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (row > 0 && rows[row - 1].paragraph == rows[row].paragraph) continue;
    std::size_t last = row;
    while (last + 1 < rows.size() && rows[last + 1].paragraph == rows[row].paragraph) ++last;
    const auto kind = reader.kind_of(rows[row], {rows[row].first_token, rows[last].end_token});
    if (!kind) continue;
    Notice notice;
    notice.kind = *kind;
    notice.span = {rows[row].span.begin, rows[last].span.end};
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
  add_name_variants(input, out);
  add_encoding_marks(input.article, out);
  std::stable_sort(out.rows.begin(), out.rows.end(),
                   [](const IntegrityMark& a, const IntegrityMark& b) { return a.spans.front() < b.spans.front(); });
  return out;
}

}  // namespace whosays::footing
