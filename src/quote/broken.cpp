#include "quote/broken.h"

#include <algorithm>

#include "quote/broken_reader.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

/// Puts statements among those that are there: one that speaks beside the same words stays, one whose cue stands in
/// another sentence loses the words. Only rows that share a sentence with a new one are looked at.
class Merging {
 public:
  Merging(const Passage& passage, std::vector<Found>& found)
      : p_(passage), found_(found), rows_of_(passage.sentences.rows.size()) {
    for (std::uint32_t row = 0; row < found_.size(); ++row) enter(row);
  }

  void add(Broken broken) {
    Found& more = broken.found;
    const std::vector<std::uint32_t> near = near_rows(more);
    if (broken.begin > 0) end_contents(near, broken.begin, more);
    for (const std::uint32_t row : near) {
      const Found& f = found_[row];
      if (known(f, more) || (broken.is_rest && !f.source.empty() && overlap(f.content, more.content))) return;
    }
    for (const std::uint32_t row : near)
      if (gives_way(found_[row], more)) clear(found_[row]);
    const StatementId place(static_cast<std::uint32_t>(found_.size()));
    for (const std::uint32_t row : near) {
      Found& f = found_[row];
      leave_cleared(f);
      if (!is_cleared(f) && !f.within.valid() && stands_in(f, more.content)) f.within = place;
    }
    found_.push_back(std::move(more));
    enter(place.value);
  }

  /// Rows in order; those that lost their words, which stand last there and hold nothing, are gone.
  void finish() {
    for (Found& f : found_) leave_cleared(f);
    found_ = in_order(std::move(found_));
    while (!found_.empty() && is_cleared(found_.back())) found_.pop_back();
  }

 private:
  /// Contents that hold all of a new statement end before it.
  void end_contents(const std::vector<std::uint32_t>& near, std::uint32_t end, const Found& more) {
    for (const std::uint32_t row : near)
      for (Span& part : found_[row].content)
        if (part.begin < end && part.contains(more.source.front())) part.end = end;
  }

  [[nodiscard]] std::uint32_t sentence_at(std::uint32_t byte) const {
    return p_.tokens.sentence[p_.words.token[std::min<std::size_t>(word_at(p_, byte), p_.words.size() - 1)]];
  }

  template <class Take>
  void each_sentence(const Found& f, Take take) const {
    for (const auto* spans : {&f.source, &f.cue, &f.content})
      for (const Span span : *spans)
        for (std::uint32_t row = sentence_at(span.begin), last = sentence_at(span.end - 1); row <= last; ++row)
          take(row);
  }

  void enter(std::uint32_t row) {
    each_sentence(found_[row], [&](std::uint32_t sentence) {
      if (rows_of_[sentence].empty() || rows_of_[sentence].back() != row) rows_of_[sentence].push_back(row);
    });
  }

  [[nodiscard]] std::vector<std::uint32_t> near_rows(const Found& more) const {
    std::vector<std::uint32_t> near;
    each_sentence(more, [&](std::uint32_t sentence) {
      near.insert(near.end(), rows_of_[sentence].begin(), rows_of_[sentence].end());
    });
    std::ranges::sort(near);
    near.erase(std::unique(near.begin(), near.end()), near.end());
    return near;
  }

  static void clear(Found& f) {
    f.source.clear();
    f.cue.clear();
    f.content.clear();
  }

  static bool is_cleared(const Found& f) { return f.source.empty() && f.cue.empty() && f.content.empty(); }

  /// What stood in a row that is cleared stands in what was around it.
  void leave_cleared(Found& f) const {
    if (is_cleared(f)) return;
    while (f.within.valid() && is_cleared(found_[f.within.value])) f.within = found_[f.within.value].within;
  }

  static bool stands_in(const Found& f, const std::vector<Span>& content) {
    for (const auto* spans : {&f.source, &f.cue, &f.content})
      for (const Span span : *spans)
        if (std::ranges::none_of(content, [&](Span c) { return c.contains(span); })) return false;
    return true;
  }

  /// Somebody says these words beside them, or who speaks has been found with other words.
  [[nodiscard]] bool known(const Found& f, const Found& more) const {
    if (f.source.empty()) return false;
    if (overlap(f.cue, more.cue) || overlap(f.source, more.source))
      return !f.content.empty() && !overlap(f.content, more.source);
    return overlap(f.content, more.content) && !f.cue.empty() && !stands_in(f, more.content) && beside(f, more);
  }

  [[nodiscard]] bool beside(const Found& f, const Found& more) const {
    const std::uint32_t at = sentence_at(f.cue.front().begin);
    return std::ranges::any_of(more.content,
                               [&](Span c) { return sentence_at(c.begin) == at || sentence_at(c.end - 1) == at; });
  }

  /// Takes the words away; true when nothing is left.
  static bool gives_way(Found& f, const Found& more) {
    if (is_cleared(f)) return false;
    if (overlap(f.cue, more.cue)) return true;
    if (!overlap(f.content, more.content) || stands_in(f, more.content)) return false;
    std::erase_if(f.content,
                  [&](Span c) { return std::ranges::any_of(more.content, [&](Span m) { return m.overlaps(c); }); });
    return f.content.empty();
  }

  const Passage& p_;
  std::vector<Found>& found_;
  std::vector<std::vector<std::uint32_t>> rows_of_;  ///< of found_, by sentence
};

}  // namespace

void add_broken(const Passage& passage, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  Merging merging(passage, found);
  for (Broken& b : broken_statements(passage)) merging.add(std::move(b));
  merging.finish();
}

}  // namespace whosays::quote
