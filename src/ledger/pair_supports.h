// The table of supports: what keys say for the pairs of an article, all of its pairs in one row
// (article_pair_supports).
//
// A pair stands with the one of the two that comes first by number, as in article_pair. When that one is pushed out as
// a head, all its pairs are asked for and many of them change: one row is read and written then, where one for each
// pair would be. A pair takes some three bytes.
//
// Everything here runs inside a transaction of the caller.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "base/result.h"
#include "ledger/sqlite.h"

namespace whosays {

class PairSupports {
 public:
  struct Other {
    std::int64_t row = 0;
    int support = 0;
    bool operator==(const Other&) const = default;
  };
  /// Of those for which an article stands first, by the other's row.
  using List = std::vector<Other>;
  /// The pair as it is stored, and its support from now on; 0: it is kept no longer.
  struct Change {
    std::pair<std::int64_t, std::int64_t> pair;
    int support = 0;
  };

  explicit PairSupports(sqlite::Connection& db) : db_(db) {}

  Result<List> of(std::int64_t row);
  /// In any order, a pair once at most.
  Status change(std::vector<Change> changes);
  /// None when the two are not kept.
  static const Other* find(const List& list, std::int64_t other);
  /// Fills the table from that of format 9, and drops that one.
  Status take_over();

 private:
  Status write(std::int64_t row, const List& list);

  sqlite::Connection& db_;
};

}  // namespace whosays
