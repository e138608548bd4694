// Which article of a family of copies a statement was copied from: by its passage, and not by the page.
//
// In: statements of one claim, filed by article in canonical order. Two have one passage when most of the pairs of
// neighbouring words in their contents agree. Cost: passages of a family times its passages; copies of one wording are
// looked at once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "story/room.h"

namespace whosays::story {

class CopiedPassages {
 public:
  explicit CopiedPassages(const Room& room) : room_(room), desk_(room.desk) {}

  void file(StatementIndex i);
  /// The earliest article of the same family of copies that has this passage; a later one when this is the family's
  /// first report. A page that has text of two families has it from the one or the other. Requires a filed statement.
  [[nodiscard]] std::optional<ArticleIndex> from(StatementIndex i) const;
  /// True when a statement of this family was filed.
  [[nodiscard]] bool has_family(ArticleIndex root) const { return families_.contains(root); }

 private:
  /// A passage: the pairs of neighbouring words of a content, as numbers, in order. Copies share it: it is read once.
  using Passage = std::vector<std::uint32_t>;
  /// Statements of one family of copies that have one passage: its first in the order of articles, and whether the
  /// family's first report has it.
  struct Holders {
    std::size_t passage = 0;
    StatementIndex first = 0;
    bool in_root = false;
  };
  struct Family {
    std::vector<Holders> holders;                        ///< in the order of their first articles
    std::unordered_map<std::size_t, std::size_t> place;  ///< of a passage among the holders
  };

  std::size_t passage_of(StatementIndex i);
  [[nodiscard]] bool same_passage(std::size_t x, std::size_t y) const;
  [[nodiscard]] std::optional<ArticleIndex> within(StatementIndex i, ArticleIndex root) const;

  const Room& room_;
  const Desk& desk_;
  std::map<ArticleIndex, Family> families_;  ///< of copies, by their root
  std::unordered_map<std::string, std::uint32_t> pair_numbers_;
  std::unordered_map<std::string_view, std::size_t> read_;  ///< contents to passages
  std::map<Passage, std::size_t> passage_numbers_;
  std::vector<Passage> passages_;
  std::unordered_map<StatementIndex, std::size_t> passage_at_;
};

}  // namespace whosays::story
