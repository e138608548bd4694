// An attribution under construction: spans in place of units, before it becomes a row of the layer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "doc/document.h"
#include "quote/learned_confidence.h"

namespace whosays::quote {

struct Found {
  std::vector<Span> source, cue, content, hearer;
  std::string lemma;
  std::string rule;
  StatementId within;  ///< row among the found ones of the same string; outer ones stand before inner ones
  Form form = Form::indirect;
  bool unclosed = false;
  std::string_view unmade;  ///< why it is no statement that somebody has made ("it stands in a condition"); else empty
  std::uint32_t paragraph = 0;
  float confidence = 0;
  float settled = 0;         ///< by sureness.h, once all are
  std::optional<Sure> sure;  ///< of what the net has found
};

/// A span of one list shares bytes with one of the other.
bool overlap(const std::vector<Span>& a, const std::vector<Span>& b);

/// Text order by the first span, outer rows before those inside them.
std::vector<Found> in_order(std::vector<Found> found);

/// Erases what the test holds of; what stood inside it stands in what was around it. Wants outer rows before inner
/// ones.
template <class Test>
void leave_out(std::vector<Found>& found, Test test) {
  std::vector<StatementId> place(found.size());
  std::vector<Found> kept;
  for (std::size_t row = 0; row < found.size(); ++row) {
    const StatementId outer = found[row].within.valid() ? place[found[row].within.value] : StatementId();
    if (test(found[row])) {
      place[row] = outer;
      continue;
    }
    place[row] = StatementId(static_cast<std::uint32_t>(kept.size()));
    kept.push_back(std::move(found[row]));
    kept.back().within = outer;
  }
  found = std::move(kept);
}

}  // namespace whosays::quote
