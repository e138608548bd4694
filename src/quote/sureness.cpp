#include "quote/sureness.h"

#include <algorithm>
#include <cstddef>

#include "quote/reading_trees.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

// Chosen on readers' articles of news, on PolNeAR's dev part and on translations (docs/notes/statements.md).
constexpr float kLeastSure = 0.3F;
constexpr float kCommitted = 0.5F;
constexpr float kTorn = 0.6F;  // of the labels of a statement that the net would as soon have as another's content

bool is_looked_at(const Found& f) {
  return !f.within.valid() && !f.content.empty() && !f.rule.starts_with("refusal") && !f.rule.starts_with("phrase_") &&
         f.rule != "words_of";
}

/// "The mayor asked the board to wait, two officials have told the Courier": the net alone takes the first half for
/// all, and is torn itself; who tells whom is plain, so the list's reading around it stands.
bool is_plainly_told(const std::vector<Found>& found, std::size_t row) {
  const Found& outer = found[row];
  if (outer.sure || outer.rule != "attached" || outer.hearer.empty()) return false;
  return std::ranges::any_of(found, [&](const Found& f) {
    return f.within.valid() && f.within.value == row && f.sure && std::min(f.sure->source, f.sure->cue) < kTorn;
  });
}

/// What stands in a statement that is not committed does not fall with it, but in a quotation, which is somebody's.
/// True where anything has stepped out.
bool step_out(const Passage& passage, std::vector<Found>& found) {
  bool any = false;
  for (Found& f : found) {
    if (!f.within.valid() || !f.sure || f.content.empty() || in_quotation(passage, f.cue.front())) continue;
    const Found& outer = found[f.within.value];
    if (outer.within.valid() || !is_looked_at(outer) || outer.settled >= kCommitted) continue;
    f.within = {};
    any = true;
  }
  return any;
}

}  // namespace

void settle_sureness(const Passage& passage, std::vector<Found>& found, const ReadingWatch* watch) {
  if (!has_trees(passage)) return;
  for (std::size_t before = found.size() + 1; before != found.size();) {
    before = found.size();
    const std::vector<ReadingFigures> figures = reading_figures(passage, found);
    for (std::size_t row = 0; row < found.size(); ++row) {
      if (!is_looked_at(found[row])) continue;
      if (watch != nullptr) (*watch)(found[row], figures[row]);
      // The confidence is a figure itself: what was looked at before keeps it until all are settled.
      found[row].settled = share_of_right(figures[row]);
      if (is_plainly_told(found, row)) found[row].settled = std::max(found[row].settled, kTorn);
    }
    leave_out(found, [](const Found& f) { return is_looked_at(f) && f.settled < kLeastSure; });
    if (before == found.size() && step_out(passage, found)) ++before;
  }
  for (Found& f : found)
    if (is_looked_at(f)) f.confidence = f.settled;
}

}  // namespace whosays::quote
