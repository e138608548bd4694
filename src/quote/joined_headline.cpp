#include "quote/joined_headline.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/one_of.h"

namespace whosays::quote {
namespace {

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

std::optional<Passage> joined_headline(const Passage& title) {
  std::vector<Sentence> rows;
  for (const Sentence& row : title.sentences.rows) {
    if (rows.empty() || rows.back().paragraph != row.paragraph || ends_with_stop(title, rows.back()) ||
        row.end_token - rows.back().first_token > kLongestHeadline)
      rows.push_back(row);
    else
      rows.back() = sentence_of(title, rows.back(), rows.back().first_token, row.end_token);
  }
  if (rows.size() == title.sentences.rows.size()) return std::nullopt;
  return with_sentences(title, std::move(rows));
}

}  // namespace whosays::quote
