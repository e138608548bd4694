// The table of keys: who holds a key, some hundreds of them to a row (article_key_block).
//
// A key has 48 bits, and so has the number by which its holders stand in order. The place of a holder is the key and
// the first 15 bits of that number: blocks are sorted by place, and one begins at the place that it is stored under.
// Two holders of one key with the same 15 bits stand in the order of their numbers, which are asked of their articles;
// that is rare. A holder takes six bytes or so, where a row of a table would take 28: the keys of a million articles
// are 0.7 GB, and putting those of many thousands among them writes that much and no more.
//
// Everything here runs inside a transaction of the caller.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "ledger/fresh_keys.h"
#include "ledger/sqlite.h"

namespace whosays {

class KeyBlocks {
 public:
  using Entry = FreshKeys::Entry;

  /// Where one stands who reads holders. Keys that are asked for in the order of the table are found by going on from
  /// block to block. Ends before the table is changed.
  struct Walk {
    std::optional<sqlite::Query> next;  ///< at the block behind the one at hand
    std::uint64_t place = 0;            ///< of the one at hand
    std::string bytes;
    std::uint64_t end = 0;  ///< where the next one begins
  };

  explicit KeyBlocks(sqlite::Connection& db) : db_(db) {}

  /// Puts in what is sorted; what is there already is there once.
  Status add(std::span<const Entry> sorted);
  /// Takes out what is there.
  Status remove(std::span<const Entry> entries);
  /// Takes out all keys of an article: looks at all blocks.
  Status remove_row(std::int64_t row);
  /// Rows of at most `most` holders of a key, by number, then row; `fresh`, sorted, are holders that are not stored
  /// yet, or are already.
  Status holders(Walk& walk, std::uint64_t key, std::span<const Entry> fresh, std::size_t most,
                 std::vector<std::int64_t>& out);
  /// Fills the table from that of formats 5 to 8, and drops that one.
  Status take_over();

 private:
  /// One holder as it is stored.
  struct Stored {
    std::uint64_t place = 0;
    std::int64_t row = 0;
    bool operator==(const Stored&) const = default;
  };
  struct Block {
    std::uint64_t place = 0;
    std::vector<Stored> holders;
  };

  static std::uint64_t place_of(std::uint64_t key, std::uint64_t number);
  [[nodiscard]] Error damaged() const;
  Result<Block> read(sqlite::Query& query) const;
  /// The block in which a place is.
  Result<Block> block_of(std::uint64_t place);
  /// The first block that begins there or behind it.
  Result<std::optional<Block>> block_from(std::uint64_t place);
  Status write(const Block& block);
  /// To the block in which a place is.
  Status go_to(Walk& walk, std::uint64_t place);
  Status seek(Walk& walk, std::uint64_t place);
  Status step(Walk& walk);
  static Status look_ahead(Walk& walk);
  Status merge(std::span<const Stored> stored, std::span<const Entry> fresh, std::vector<Stored>& out);
  /// True when `fresh` stands before a stored holder of the same place; `same` when it is that one.
  Result<bool> is_before(const Entry& fresh, const Stored& stored, bool& same);

  sqlite::Connection& db_;
  std::vector<Stored> stored_;  // scratch of holders()
  std::vector<Stored> merged_;
};

}  // namespace whosays
