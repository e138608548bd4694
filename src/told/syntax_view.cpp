#include "told/syntax_view.h"

#include <algorithm>

namespace whosays::told {

SyntaxView::SyntaxView(const Passage& passage) : passage_(passage) {
  const std::uint32_t n = passage.words.size();
  usable_ = passage.trees.state == LayerState::present && passage.tags.state == LayerState::present &&
            passage.trees.head.size() == n && passage.tags.upos.size() == n;
  if (!usable_) return;
  sentence_.resize(n, 0);
  for (std::uint32_t s = 0; s < passage.sentences.rows.size(); ++s)
    for (WordId w = passage.sentences.rows[s].first_word; w < passage.sentences.rows[s].end_word; ++w) sentence_[w] = s;
  first_child_.resize(n + 1, 0);
  for (WordId w = 0; w < n; ++w)
    if (const WordId h = head(w); h != kNoWord) ++first_child_[h + 1];
  for (WordId w = 0; w < n; ++w) first_child_[w + 1] += first_child_[w];
  children_.resize(first_child_[n]);
  std::vector<std::uint32_t> next(first_child_.begin(), first_child_.end() - 1);
  for (WordId w = 0; w < n; ++w)
    if (const WordId h = head(w); h != kNoWord) children_[next[h]++] = w;
}

WordId SyntaxView::head(WordId w) const {
  const std::uint32_t head = passage_.trees.head[w];
  return head == Trees::kRoot ? kNoWord : head;
}

std::span<const WordId> SyntaxView::children(WordId w) const {
  return std::span(children_).subspan(first_child_[w], first_child_[w + 1] - first_child_[w]);
}

WordId SyntaxView::child(WordId w, std::initializer_list<Relation> relations) const {
  for (const WordId c : children(w))
    if (std::find(relations.begin(), relations.end(), relation(c)) != relations.end()) return c;
  return kNoWord;
}

WordId SyntaxView::child_called(WordId w, std::string_view form) const {
  for (const WordId c : children(w))
    if (lower(c) == form) return c;
  return kNoWord;
}

std::string_view SyntaxView::led_by(WordId w) const {
  for (const WordId c : children(w))
    if (c < w && (relation(c) == Relation::case_ || relation(c) == Relation::mark)) return lower(c);
  return {};
}

Span SyntaxView::bytes(Reach reach) const {
  while (reach.last > reach.first && upos(reach.last) == Upos::punct) --reach.last;
  while (reach.first < reach.last && upos(reach.first) == Upos::punct) ++reach.first;
  return {span(reach.first).begin, span(reach.last).end};
}

WordId SyntaxView::word_at(std::uint32_t byte) const {
  const auto& spans = passage_.words.span;
  const auto it = std::partition_point(spans.begin(), spans.end(), [&](Span s) { return s.end <= byte; });
  return static_cast<WordId>(it - spans.begin());
}

}  // namespace whosays::told
