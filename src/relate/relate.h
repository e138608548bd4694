// Relations between articles: which is made from which, how, with the evidence.
//
//   article -> page (scan) -> keys (index): which pairs are worth comparing -> evidence of a pair (runs, aligned
//   sentences, names, credits) -> probability of a common origin (model) -> groups, origins, parents
//
// Passages are scored first, pages next, groups last. Adding is incremental, the result does not depend on the order of
// adding, and the evidence of a pair depends on its two articles and the frozen frequency table alone.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "relate/groups.h"

namespace whosays::relate {

/// Names the frequency table and the models: what was kept under another name is not comparable with what is made now.
std::string_view table_version();

/// Which of the two comes first in the link does not depend on the order of the arguments.
Link link_of(PageIndex a, const Page& of_a, PageIndex b, const Page& of_b);
/// The same from evidence that was kept; a is the page whose number is smaller.
Link link_of(PageIndex a, PageIndex b, const Evidence& evidence);

/// False for pairs that were worth comparing and turned out to have nothing in common that groups ask for: they are
/// neither stored nor looked at again.
bool worth_keeping(const Link& link);

/// What is known of the pages so far. Not thread-safe.
class Relating {
 public:
  Relating();
  Relating(Relating&&) noexcept;
  Relating& operator=(Relating&&) noexcept;
  ~Relating();

  /// Returns the page's index, counted from 0. The article is not kept. `id` must be its own.
  PageIndex add(const Article& article);

  /// Evidence that was found earlier, by this table: a is the page whose number is smaller. Spares comparing them.
  void know(PageIndex a, PageIndex b, const Evidence& evidence);

  /// Compares what has not been compared yet; rows() does so, too.
  void compare_pairs();

  /// Rows by index. Compares what has not been compared yet.
  std::vector<Row> rows();
  /// The links behind the last rows().
  [[nodiscard]] const std::vector<Link>& links() const;
  [[nodiscard]] const Page& page(PageIndex index) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The evidence in words for people: "22 of 24 sentences in one order; 310 words in the same runs, the longest of 64".
std::string evidence_words(const Link& link, PageIndex child);

}  // namespace whosays::relate
