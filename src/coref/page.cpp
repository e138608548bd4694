#include "coref/page.h"

#include <algorithm>

#include "base/utf8.h"

namespace whosays::coref {
namespace {

std::uint8_t shape_of(std::string_view word) {
  const utf8::Decoded first = utf8::decode(word, 0);
  if (utf8::is_digit(first.point)) return 3;
  if (!utf8::is_letter(first.point)) return utf8::is_word(first.point) ? 5 : 4;
  if (!utf8::is_upper(first.point)) return 0;
  for (std::size_t at = first.length; at < word.size();) {
    const utf8::Decoded d = utf8::decode(word, at);
    if (utf8::is_letter(d.point) && !utf8::is_upper(d.point)) return 1;
    at += d.length;
  }
  return word.size() > first.length ? 2 : 1;
}

/// What hangs on each word, from the leaves up: a word is done when all its children are.
void spread(Page& page) {
  const std::uint32_t n = page.size();
  page.left.resize(n);
  page.right.resize(n);
  page.first_child.assign(n, kNoWord);
  page.next_sibling.assign(n, kNoWord);
  std::vector<std::uint32_t> open(n, 0);
  for (std::uint32_t i = n; i > 0; --i) {  // from the last, so that chains are in order
    page.left[i - 1] = i - 1;
    page.right[i - 1] = i;
    const std::uint32_t head = page.head(i - 1);
    if (head == Trees::kRoot) continue;
    page.next_sibling[i - 1] = page.first_child[head];
    page.first_child[head] = i - 1;
    ++open[head];
  }
  std::vector<std::uint32_t> ready;
  for (std::uint32_t i = 0; i < n; ++i)
    if (open[i] == 0) ready.push_back(i);
  while (!ready.empty()) {
    const std::uint32_t i = ready.back();
    ready.pop_back();
    const std::uint32_t head = page.head(i);
    if (head == Trees::kRoot) continue;
    page.left[head] = std::min(page.left[head], page.left[i]);
    page.right[head] = std::max(page.right[head], page.right[i]);
    if (--open[head] == 0) ready.push_back(head);
  }
}

}  // namespace

Page page_of(std::string_view text, const Passage& passage) {
  Page page;
  page.text = text;
  page.passage = &passage;
  const std::uint32_t n = passage.words.size();
  page.sentence.assign(n, 0);
  for (std::uint32_t row = 0; row < passage.sentences.rows.size(); ++row) {
    const Sentence& s = passage.sentences.rows[row];
    for (std::uint32_t i = s.first_word; i < s.end_word; ++i) page.sentence[i] = row;
  }
  page.lower.reserve(n);
  page.hash.reserve(n);
  page.lemma.reserve(n);
  page.shape.reserve(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    std::string_view lower = slice(passage.tokens.lower, passage.words.span[i]);
    if (lower == "’s") lower = "'s";
    page.lower.push_back(lower);
    page.hash.push_back(hash_of(lower));
    page.lemma.push_back(hash_of(passage.tags.lemma_at(i)));
    page.shape.push_back(shape_of(slice(text, passage.words.span[i])));
  }
  spread(page);
  return page;
}

}  // namespace whosays::coref
