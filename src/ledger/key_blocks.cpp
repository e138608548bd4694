#include "ledger/key_blocks.h"

#include <algorithm>
#include <utility>

#include "relate/leb128.h"

namespace whosays {
namespace {

using relate::append_leb128;
using relate::take_leb128;

constexpr unsigned kNumberBits = 15;                 // of a place; 48 of the key make it a positive row number
constexpr unsigned kNumberShift = 48 - kNumberBits;  // order numbers have 48 bits
constexpr std::uint64_t kLastOfKey = (1U << kNumberBits) - 1;
constexpr std::uint64_t kBeyond = std::uint64_t{1} << 63U;  // no place
constexpr std::size_t kMostBytes = 1950;                    // of a block: two fill a page of the file

/// Calls each(place, row) for the holders of a block that begins at `place`, until it gives false. False when the bytes
/// end within a holder.
template <class F>
bool each_holder(std::uint64_t place, std::string_view bytes, F each) {
  for (std::size_t at = 0; at < bytes.size();) {
    std::uint64_t step = 0, row = 0;
    if (!take_leb128(bytes, at, step) || !take_leb128(bytes, at, row)) return false;
    place += step;
    if (!each(place, static_cast<std::int64_t>(row))) return true;
  }
  return true;
}

}  // namespace

std::uint64_t KeyBlocks::place_of(std::uint64_t key, std::uint64_t number) {
  return key << kNumberBits | (number >> kNumberShift & kLastOfKey);
}

// ---- one block -----------------------------------------------------------------------------------------------------

Error KeyBlocks::damaged() const {
  return Error{ErrorKind::corrupt, db_.path() + ": its table of keys is damaged; go back to a copy"};
}

// The one that a query has found.
Result<KeyBlocks::Block> KeyBlocks::read(sqlite::Query& query) const {
  Block out;
  out.place = static_cast<std::uint64_t>(query.integer("place"));
  const bool whole = each_holder(out.place, query.blob("keys"), [&](std::uint64_t place, std::int64_t row) {
    out.holders.push_back({place, row});
    return true;
  });
  if (!whole) return damaged();
  return out;
}

Result<KeyBlocks::Block> KeyBlocks::block_of(std::uint64_t place) {
  TRY(sqlite::Query query, db_.query("select_key_block"));
  TRY(const bool found, query.bind(":place", place).next());
  if (!found) return Block();  // before the first one: a block begins at 0
  return read(query);
}

Result<std::optional<KeyBlocks::Block>> KeyBlocks::block_from(std::uint64_t place) {
  if (place >= kBeyond) return std::optional<Block>();
  TRY(sqlite::Query query, db_.query("select_next_key_block"));
  TRY(const bool found, query.bind(":place", place).next());
  if (!found) return std::optional<Block>();
  TRY(Block block, read(query));
  return std::optional<Block>(std::move(block));
}

// As one block, or as several that are filled alike. Holders of one place stay together.
Status KeyBlocks::write(const Block& block) {
  if (block.holders.empty()) {
    TRY(sqlite::Query drop, db_.query("delete_key_block"));
    return drop.bind(":place", block.place).run();
  }
  std::string all;
  std::vector<std::size_t> ends;  // of each holder
  std::uint64_t before = block.place;
  for (const Stored& holder : block.holders) {
    append_leb128(all, holder.place - before);
    append_leb128(all, static_cast<std::uint64_t>(holder.row));
    before = holder.place;
    ends.push_back(all.size());
  }
  const std::size_t blocks = (all.size() + kMostBytes - 1) / kMostBytes;
  const std::size_t full = (all.size() + blocks - 1) / blocks;
  TRY(sqlite::Query insert, db_.query("insert_key_block"));
  std::uint64_t place = block.place;
  std::size_t begin = 0;  // in `all`
  std::string bytes;
  for (std::size_t first = 0; first < block.holders.size();) {
    std::size_t end = first + 1;
    while (end < block.holders.size() &&
           (ends[end - 1] - begin < full || block.holders[end].place == block.holders[end - 1].place))
      ++end;
    bytes.clear();
    append_leb128(bytes, block.holders[first].place - place);
    append_leb128(bytes, static_cast<std::uint64_t>(block.holders[first].row));
    bytes.append(all, ends[first], ends[end - 1] - ends[first]);
    insert.reset();
    TRY_VOID(insert.bind(":place", place).bind_blob(":keys", bytes).run());
    begin = ends[end - 1];
    first = end;
    if (first < block.holders.size()) place = block.holders[first].place;
  }
  return success();
}

// ---- the table -----------------------------------------------------------------------------------------------------

Result<bool> KeyBlocks::is_before(const Entry& fresh, const Stored& stored, bool& same) {
  same = fresh.holder.row == stored.row;
  if (same) return false;
  TRY(sqlite::Query query, db_.query("select_order_number"));
  TRY(const bool found, query.bind(":article_row", stored.row).next());
  if (!found) return false;
  return fresh.holder < KeyHolder{static_cast<std::uint64_t>(query.integer("order_number")), stored.row};
}

Status KeyBlocks::merge(std::span<const Stored> stored, std::span<const Entry> fresh, std::vector<Stored>& out) {
  out.clear();
  std::size_t at = 0;
  for (const Entry& entry : fresh) {
    const std::uint64_t place = place_of(entry.key, entry.holder.number);
    bool known = false;
    for (; at < stored.size() && stored[at].place <= place; ++at) {
      if (stored[at].place == place) {
        TRY(const bool before, is_before(entry, stored[at], known));
        if (before || known) break;
      }
      out.push_back(stored[at]);
    }
    known = known || (!out.empty() && out.back() == Stored{place, entry.holder.row});
    if (!known) out.push_back({place, entry.holder.row});
  }
  out.insert(out.end(), stored.begin() + static_cast<std::ptrdiff_t>(at), stored.end());
  return success();
}

Status KeyBlocks::add(std::span<const Entry> sorted) {
  Block now;
  std::optional<Block> block, next;
  while (!sorted.empty()) {
    const std::uint64_t place = place_of(sorted.front().key, sorted.front().holder.number);
    block = std::exchange(next, std::nullopt);  // where many are put in, the next one has some of them
    if (block && block->place <= place) {
      TRY(next, block_from(block->place + 1));
    }
    if (!block || block->place > place || (next && next->place <= place)) {
      TRY(block, block_of(place));
      TRY(next, block_from(place + 1));
    }
    const auto end = std::partition_point(sorted.begin(), sorted.end(), [&](const Entry& entry) {
      return !next || place_of(entry.key, entry.holder.number) < next->place;
    });
    const auto count = static_cast<std::size_t>(end - sorted.begin());
    now.place = block->place;
    TRY_VOID(merge(block->holders, sorted.first(count), now.holders));
    TRY_VOID(write(now));
    sorted = sorted.subspan(count);
  }
  return success();
}

Status KeyBlocks::remove(std::span<const Entry> entries) {
  for (const Entry& entry : entries) {
    const std::uint64_t place = place_of(entry.key, entry.holder.number);
    TRY(Block block, block_of(place));
    if (std::erase_if(block.holders, [&](const Stored& stored) {
          return stored.place == place && stored.row == entry.holder.row;
        }) > 0)
      TRY_VOID(write(block));
  }
  return success();
}

Status KeyBlocks::remove_row(std::int64_t row) {
  for (std::uint64_t place = 0;;) {
    TRY(auto block, block_from(place));
    if (!block) return success();
    place = block->place + 1;
    if (std::erase_if(block->holders, [&](const Stored& stored) { return stored.row == row; }) > 0)
      TRY_VOID(write(*block));
  }
}

// ---- finding holders -----------------------------------------------------------------------------------------------

Status KeyBlocks::look_ahead(Walk& walk) {
  TRY(const bool more, walk.next->next());
  walk.end = more ? static_cast<std::uint64_t>(walk.next->integer("place")) : kBeyond;
  return success();
}

Status KeyBlocks::step(Walk& walk) {
  walk.place = walk.end;
  walk.bytes = walk.next->blob("keys");
  return look_ahead(walk);
}

Status KeyBlocks::seek(Walk& walk, std::uint64_t place) {
  if (!walk.next) {
    TRY(sqlite::Query query, db_.query("select_key_blocks"));
    walk.next.emplace(std::move(query));
  }
  walk.next->reset();
  walk.next->bind(":first", place);
  walk.place = place;
  walk.bytes.clear();  // before the first block there is none
  TRY_VOID(look_ahead(walk));
  return walk.end <= place ? step(walk) : success();
}

Status KeyBlocks::go_to(Walk& walk, std::uint64_t place) {
  constexpr int kNear = 8;  // blocks that are passed at the cost of looking one up
  if (!walk.next || place < walk.place) return seek(walk, place);
  for (int steps = 0; walk.end <= place; ++steps) {
    if (steps == kNear) return seek(walk, place);
    TRY_VOID(step(walk));
  }
  return success();
}

Status KeyBlocks::holders(Walk& walk, std::uint64_t key, std::span<const Entry> fresh, std::size_t most,
                          std::vector<std::int64_t>& out) {
  const std::uint64_t first = key << kNumberBits, last = first | kLastOfKey;
  TRY_VOID(go_to(walk, first));
  stored_.clear();
  for (;;) {
    const bool whole = each_holder(walk.place, walk.bytes, [&](std::uint64_t place, std::int64_t row) {
      if (place >= first && place <= last) stored_.push_back({place, row});
      return place <= last && stored_.size() < most;
    });
    if (!whole) return damaged();
    if (stored_.size() >= most || walk.end > last) break;
    TRY_VOID(step(walk));
  }
  std::span<const Stored> found = stored_;
  if (!fresh.empty()) {
    TRY_VOID(merge(stored_, fresh, merged_));
    found = merged_;
  }
  out.clear();
  for (const Stored& holder : found.first(std::min(most, found.size()))) out.push_back(holder.row);
  return success();
}

Status KeyBlocks::take_over() {
  constexpr std::size_t kAtOnce = 100'000;
  std::vector<Entry> some;
  {
    TRY(sqlite::Query query, db_.query("select_unpacked_keys"));
    for (;;) {
      TRY(const bool more, query.next());
      if (more)
        some.push_back({static_cast<std::uint64_t>(query.integer("key")),
                        {static_cast<std::uint64_t>(query.integer("order_number")), query.integer("article_row")}});
      if (some.size() >= kAtOnce || !more) {
        TRY_VOID(add(some));
        some.clear();
      }
      if (!more) break;
    }
  }
  return db_.script("drop_article_key");
}

}  // namespace whosays
