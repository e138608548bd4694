#include "ledger/pair_supports.h"

#include <algorithm>
#include <string>

#include "relate/leb128.h"

namespace whosays {

Result<PairSupports::List> PairSupports::of(std::int64_t row) {
  List out;
  TRY(sqlite::Query query, db_.query("select_supports"));
  TRY(const bool found, query.bind(":article_row", row).next());
  if (!found) return out;
  const std::string_view bytes = query.blob("supports");
  std::uint64_t other = 0, step = 0, support = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (!relate::take_leb128(bytes, at, step) || !relate::take_leb128(bytes, at, support))
      return Error{ErrorKind::corrupt, db_.path() + ": its table of supports is damaged; go back to a copy"};
    other += step;
    out.push_back({static_cast<std::int64_t>(other), static_cast<int>(support)});
  }
  return out;
}

Status PairSupports::write(std::int64_t row, const List& list) {
  if (list.empty()) {
    TRY(sqlite::Query drop, db_.query("delete_supports"));
    return drop.bind(":article_row", row).run();
  }
  std::string bytes;
  std::int64_t before = 0;
  for (const auto& [other, support] : list) {
    relate::append_leb128(bytes, static_cast<std::uint64_t>(other - before));
    relate::append_leb128(bytes, static_cast<std::uint64_t>(support));
    before = other;
  }
  TRY(sqlite::Query insert, db_.query("insert_supports"));
  return insert.bind(":article_row", row).bind_blob(":supports", bytes).run();
}

Status PairSupports::change(std::vector<Change> changes) {
  std::sort(changes.begin(), changes.end(), [](const Change& x, const Change& y) { return x.pair < y.pair; });
  List now;
  for (std::size_t at = 0; at < changes.size();) {
    const std::int64_t row = changes[at].pair.first;
    TRY(const List before, of(row));
    now.clear();
    auto kept = before.begin();
    for (; at < changes.size() && changes[at].pair.first == row; ++at) {
      const auto& [pair, support] = changes[at];
      while (kept != before.end() && kept->row < pair.second) now.push_back(*kept++);
      if (kept != before.end() && kept->row == pair.second) ++kept;
      if (support > 0) now.push_back({pair.second, support});
    }
    now.insert(now.end(), kept, before.end());
    if (now != before) TRY_VOID(write(row, now));
  }
  return success();
}

const PairSupports::Other* PairSupports::find(const List& list, std::int64_t other) {
  const auto found =
      std::lower_bound(list.begin(), list.end(), other, [](const Other& x, std::int64_t row) { return x.row < row; });
  return found != list.end() && found->row == other ? &*found : nullptr;
}

Status PairSupports::take_over() {
  {
    TRY(sqlite::Query query, db_.query("select_unpacked_supports"));
    std::int64_t row = 0;
    List list;
    for (;;) {
      TRY(const bool more, query.next());
      if (!list.empty() && (!more || query.integer("article_row") != row)) {
        TRY_VOID(write(row, list));
        list.clear();
      }
      if (!more) break;
      row = query.integer("article_row");
      list.push_back({query.integer("other_row"), static_cast<int>(query.integer("support"))});
    }
  }
  return db_.script("drop_article_pair_support");
}

}  // namespace whosays
