#include "quote/resplit.h"

#include <algorithm>
#include <vector>

#include "base/one_of.h"

namespace whosays::quote {
namespace {

/// Ends of quotations, by place.
std::vector<std::uint32_t> ends_of(const Quotations& quotations) {
  std::vector<std::uint32_t> out;
  for (const Quotation& q : quotations.rows)
    if (q.closed) out.push_back(q.span.end);
  std::ranges::sort(out);
  return out;
}

class Marks {
 public:
  Marks(std::string_view text, const Passage& passage) : text_(text), p_(passage), ends_(ends_of(passage.quotations)) {}

  /// The tokens that begin a sentence and do not yet.
  [[nodiscard]] std::vector<std::uint32_t> beginnings() const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 1; i + 1 < p_.tokens.size(); ++i) {
      if (p_.tokens.kind[i] != TokenKind::quote_mark || !is_double(i)) continue;
      if (closes_before_sentence(i)) out.push_back(i + 1);
      if (opens_behind_sentence(i)) out.push_back(i);
    }
    std::erase_if(out, [&](std::uint32_t i) { return p_.tokens.sentence[i] != p_.tokens.sentence[i - 1]; });
    return out;
  }

 private:
  [[nodiscard]] bool is_double(std::uint32_t i) const {
    const std::string_view mark = p_.tokens.lower_at(i);
    return mark == "\"" || mark == "“" || mark == "”";
  }
  [[nodiscard]] bool touch(std::uint32_t i, std::uint32_t next) const {
    return p_.tokens.span[i].end == p_.tokens.span[next].begin;
  }
  [[nodiscard]] bool has_stop_before(std::uint32_t i) const {
    const std::uint32_t at = p_.tokens.span[i].begin;
    return at > 0 && (text_[at - 1] == '.' || text_[at - 1] == '?' || text_[at - 1] == '!');
  }
  [[nodiscard]] bool begins_with_capital(std::uint32_t i) const {
    return p_.tokens.kind[i] == TokenKind::word && p_.tokens.capital[i] != 0;
  }

  /// "... in the year.”Vell left", also before the mark of the next: "... region.”“The quay".
  [[nodiscard]] bool closes_before_sentence(std::uint32_t i) const {
    if (!touch(i, i + 1) || !has_stop_before(i) || !std::ranges::binary_search(ends_, p_.tokens.span[i].end))
      return false;
    const bool quoted = p_.tokens.kind[i + 1] == TokenKind::quote_mark && begins_quotation(i + 1);
    return quoted || begins_with_capital(i + 1);
  }

  /// "... by May.“The quay is safe"
  [[nodiscard]] bool opens_behind_sentence(std::uint32_t i) const {
    return touch(i - 1, i) && touch(i, i + 1) && has_stop_before(i) && begins_with_capital(i + 1) &&
           begins_quotation(i);
  }

  [[nodiscard]] bool begins_quotation(std::uint32_t i) const {
    const auto& rows = p_.quotations.rows;
    const auto q =
        std::ranges::lower_bound(rows, p_.tokens.span[i].begin, {}, [](const Quotation& x) { return x.span.begin; });
    return q != rows.end() && q->span.begin == p_.tokens.span[i].begin && q->closed;
  }

  std::string_view text_;
  const Passage& p_;
  std::vector<std::uint32_t> ends_;
};

/// The sentence of tokens [first, end) in place of the one that `like` was.
Sentence sentence_of(const Passage& p, const Sentence& like, std::uint32_t first, std::uint32_t end) {
  Sentence out = like;
  out.first_token = first;
  out.end_token = end;
  out.span = {p.tokens.span[first].begin, p.tokens.span[end - 1].end};
  const auto word_from = [&](std::uint32_t token) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(p.words.token, token) - p.words.token.begin());
  };
  out.first_word = word_from(first);
  out.end_word = word_from(end);
  return out;
}

/// Each sentence has one root: what hung on a word of another one, or was a root itself, hangs on the first of these.
void settle_roots(Passage& p, const Sentence& row) {
  if (p.trees.head.size() < row.end_word) return;
  std::uint32_t root = Trees::kRoot;
  for (std::uint32_t w = row.first_word; w < row.end_word; ++w) {
    const std::uint32_t head = p.trees.head[w];
    if (head != Trees::kRoot && head >= row.first_word && head < row.end_word) continue;
    p.trees.head[w] = root;
    p.trees.relation[w] = root == Trees::kRoot ? Relation::root : Relation::parataxis;
    if (root == Trees::kRoot) root = w;
  }
}

Passage with_sentences(const Passage& passage, std::vector<Sentence> rows) {
  Passage out = passage;
  for (std::uint32_t row = 0; row < rows.size(); ++row)
    for (std::uint32_t t = rows[row].first_token; t < rows[row].end_token; ++t) out.tokens.sentence[t] = row;
  for (const Sentence& row : rows) settle_roots(out, row);
  out.sentences.rows = std::move(rows);
  return out;
}

bool ends_with_stop(const Passage& p, const Sentence& row) {
  constexpr auto kStops = std::to_array<std::string_view>({".", "!", "?", "…", "..."});
  std::uint32_t last = row.end_token - 1;
  while (last > row.first_token && p.tokens.kind[last] == TokenKind::quote_mark) --last;
  return is_one_of(p.tokens.lower_at(last), kStops);
}

}  // namespace

std::optional<Parted> parted_at_marks(std::string_view text, const Passage& passage) {
  const std::vector<std::uint32_t> beginnings = Marks(text, passage).beginnings();
  if (beginnings.empty()) return std::nullopt;
  std::vector<Sentence> rows;
  auto next = beginnings.begin();
  for (const Sentence& row : passage.sentences.rows) {
    std::uint32_t first = row.first_token;
    for (; next != beginnings.end() && *next < row.end_token; first = *next++)
      rows.push_back(sentence_of(passage, row, first, *next));
    rows.push_back(first == row.first_token ? row : sentence_of(passage, row, first, row.end_token));
  }
  Parted out{with_sentences(passage, std::move(rows)), {}};
  for (const std::uint32_t token : beginnings) out.at.push_back(passage.tokens.span[token].begin);
  return out;
}

void keep_to_parts(std::string_view text, const Parted& parted, std::vector<Found>& found) {
  for (Found& f : found) {
    if (f.cue.empty()) continue;
    for (Span& content : f.content) {
      const auto first = std::ranges::upper_bound(parted.at, content.begin);
      for (auto at = first; at != parted.at.end() && *at < content.end; ++at) {
        if (f.cue.front().begin >= *at)
          content.begin = *at;
        else
          content.end = *at;
      }
      while (content.end > content.begin + 1 && text[content.end - 1] == ' ') --content.end;
    }
  }
}

std::optional<Passage> joined_headline(const Passage& title) {
  std::vector<Sentence> rows;
  for (const Sentence& row : title.sentences.rows) {
    if (rows.empty() || rows.back().paragraph != row.paragraph || ends_with_stop(title, rows.back()))
      rows.push_back(row);
    else
      rows.back() = sentence_of(title, rows.back(), rows.back().first_token, row.end_token);
  }
  if (rows.size() == title.sentences.rows.size()) return std::nullopt;
  return with_sentences(title, std::move(rows));
}

}  // namespace whosays::quote
