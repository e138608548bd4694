#include "coref/scene.h"

#include <algorithm>

#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::coref {

std::uint32_t FieldView::token_at(std::uint32_t byte) const {
  const auto& spans = passage_.tokens.span;
  const auto found = std::partition_point(spans.begin(), spans.end(), [&](Span s) { return s.end <= byte; });
  return static_cast<std::uint32_t>(found - spans.begin());
}

Range FieldView::tokens_of(Span span) const {
  const std::uint32_t first = token_at(span.begin);
  const auto& spans = passage_.tokens.span;
  const auto from = spans.begin() + static_cast<std::ptrdiff_t>(first);
  const auto found = std::partition_point(from, spans.end(), [&](Span s) { return s.begin < span.end; });
  return {first, static_cast<std::uint32_t>(found - from)};
}

bool FieldView::quoted(std::uint32_t byte) const {
  const auto& rows = passage_.quotations.rows;
  auto at = std::partition_point(rows.begin(), rows.end(), [&](const Quotation& q) { return q.span.begin <= byte; });
  // Rows are in text order; an outer quotation may begin a few rows earlier than the nested one before the byte.
  for (int steps = 0; at != rows.begin() && steps < 16; ++steps) {
    --at;
    if (!at->scare && at->span.contains(byte)) return true;
  }
  return false;
}

std::uint32_t FieldView::sentence_back(std::uint32_t token, std::uint32_t back) const {
  constexpr std::uint32_t kMostSpoken = 12;
  const auto spoken = [&](std::uint32_t row) {
    const Span span = sentence_row(row).span;
    return !span.empty() && quoted(span.begin) && quoted(span.end - 1);
  };
  std::uint32_t row = sentence(token);
  std::uint32_t skipped = 0;
  while (row > 0 && back > 0) {
    --row;
    if (skipped < kMostSpoken && spoken(row))
      ++skipped;
    else
      --back;
  }
  return row;
}

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> out;
  const std::string collapsed = blanks_collapsed(name);
  for (const std::string_view piece : split(collapsed, ' ')) {
    std::string word = utf8::ascii_lowered(piece);
    while (word.size() > 1 && (word.back() == '.' || word.back() == ',')) word.pop_back();
    if (!word.empty()) out.push_back(std::move(word));
  }
  return out;
}

}  // namespace whosays::coref
