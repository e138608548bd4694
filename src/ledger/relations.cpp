#include "ledger/relations.h"

#include <algorithm>

#include "ledger/records.h"

namespace whosays {

// ---- pages ---------------------------------------------------------------------------------------------------------

PageCache::Kept PageCache::find(std::int64_t row) {
  const auto found = pages_.find(row);
  if (found == pages_.end()) return nullptr;
  used_.splice(used_.begin(), used_, found->second.place);
  return found->second.page;
}

void PageCache::keep(std::int64_t row, Kept page) {
  drop_whole(row);
  bytes_ += page->bytes();
  used_.push_front(row);
  pages_[row] = {std::move(page), used_.begin()};
  while (bytes_ > most_) pack_oldest();
}

void PageCache::pack_oldest() {
  const std::int64_t row = used_.back();
  if (packed_.any() && !packed_.stays(row)) packed_.keep(row, packing_.packed(*pages_.at(row).page));
  drop_whole(row);
}

void PageCache::drop_whole(std::int64_t row) {
  const auto found = pages_.find(row);
  if (found == pages_.end()) return;
  bytes_ -= found->second.page->bytes();
  used_.erase(found->second.place);
  pages_.erase(found);
}

void PageCache::drop(std::int64_t row) {
  drop_whole(row);
  packed_.drop(row);
}

void PageCache::clear() {
  bytes_ = 0;
  pages_.clear();
  used_.clear();
  packed_.clear();
}

Result<bool> Relations::is_ours() {
  TRY(sqlite::Query query, db_.query("select_relation_table"));
  TRY(const bool found, query.next());
  return !found || query.text("frequency_table") == relate::table_version();
}

Result<Relations::Loaded> Relations::load(std::int64_t row) {
  TRY(sqlite::Query query, db_.query("select_for_relation"));
  TRY(const bool found, query.bind(":article_row", row).next());
  if (!found) return Error{ErrorKind::corrupt, db_.path() + ": an article has no reading; run `whosays refresh`"};
  Loaded out;
  out.article = query.text("id");
  out.id = relation_id(out.article, query.count("version"), query.text("sha256"));
  out.url = query.text("url");
  out.publisher = query.text("publisher");
  out.published = stands_since(query.text("published"), query.text("modified"));
  out.title = query.text("title");
  out.text = query.text("text");
  TRY_VOID(query.columns_fine());
  return out;
}

Result<std::vector<PageCache::Kept>> Relations::pages_of(const std::vector<std::int64_t>& rows, unsigned threads,
                                                         bool keep, const std::function<void()>& meanwhile) {
  std::vector<PageCache::Kept> out(rows.size());
  struct Missing {
    std::size_t at;
    std::string_view packed;
    Loaded text;  // when it is not packed
  };
  std::vector<Missing> missing;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    out[i] = pages_.find(rows[i]);
    if (out[i]) continue;
    missing.push_back({i, pages_.find_packed(rows[i]), {}});
    if (!missing.back().packed.empty()) {
      ++state_.counts.unpacked;
    } else {
      ++state_.counts.scanned;
      TRY(missing.back().text, load(rows[i]));
    }
  }
  const auto make = [&](std::size_t i) {
    const auto& [at, packed, t] = missing[i];
    out[at] = !packed.empty() ? pages_.unpacked(packed)
                              : std::make_shared<const relate::Page>(
                                    relate::scan({t.id, t.publisher, t.published, t.url, t.title, t.text}));
  };
  in_parallel(missing.size(), threads, make, meanwhile);
  if (!keep) return out;
  for (const Missing& one : missing) pages_.keep(rows[one.at], out[one.at]);
  return out;
}

// ---- evidence ------------------------------------------------------------------------------------------------------

// Some thousand pairs at a time, so that their pages fit the memory. While some are compared, those of before are
// stored and the pages of the next ones are made.
Status Relations::compare(const std::vector<Supported>& pairs) {
  constexpr std::size_t kAtOnce = 2048;
  const auto from = [&](std::size_t begin) {
    begin = std::min(begin, pairs.size());
    return std::span(pairs).subspan(begin, std::min(kAtOnce, pairs.size() - begin));
  };
  Compared before;
  TRY(Compared now, ready_to_compare(from(0), threads_));
  for (std::size_t begin = kAtOnce; !now.pairs.empty(); begin += kAtOnce) {
    const auto link = [&](std::size_t i) {
      const auto [first, second] = now.pairs[i].pair;
      const relate::PageIndex a = now.place(first), b = now.place(second);
      now.links[i] = relate::link_of(a, *now.pages[a], b, *now.pages[b]);
    };
    Status kept = success();
    std::optional<Result<Compared>> next;
    in_parallel(now.pairs.size(), threads_, link, [&] {
      kept = keep_pairs(before);
      if (kept.ok()) next.emplace(ready_to_compare(from(begin), 1));
    });
    TRY_VOID(std::move(kept));
    before = std::move(now);
    TRY(now, std::move(*next));
  }
  TRY_VOID(keep_pairs(before));
  return supports_.change(std::exchange(new_supports_, {}));
}

Result<Relations::Compared> Relations::ready_to_compare(std::span<const Supported> pairs, unsigned threads) {
  Compared out{pairs, {}, {}, std::vector<relate::Link>(pairs.size())};
  for (const auto& [pair, support] : pairs) out.rows.insert(out.rows.end(), {pair.first, pair.second});
  std::sort(out.rows.begin(), out.rows.end());
  out.rows.erase(std::unique(out.rows.begin(), out.rows.end()), out.rows.end());
  TRY(out.pages, pages_of(out.rows, threads));
  return out;
}

Status Relations::keep_pairs(const Compared& compared) {
  state_.counts.compared += compared.pairs.size();
  for (std::size_t i = 0; i < compared.pairs.size(); ++i) {
    const relate::Link& link = compared.links[i];
    if (!relate::worth_keeping(link)) continue;
    ++state_.counts.kept;
    const Pair pair(compared.rows[link.a], compared.rows[link.b]);
    TRY_VOID(insert_pair(link, pair));
    new_supports_.push_back({pair, compared.pairs[i].support});
  }
  return success();
}

// As the link has the two: the one with the smaller number first.
Status Relations::insert_pair(const relate::Link& link, const Pair& pair) {
  const auto [first, second] = pair;
  const relate::Evidence& e = link.evidence;
  const bool joins = relate::may_join(link);
  if (joins) touched_.insert({first, second});
  const std::string numbers = relate::packed(e);
  TRY(sqlite::Query insert, db_.query("insert_pair"));
  insert.bind(":article_row", first).bind(":other_row", second).bind(":frequency_table", relate::table_version());
  insert.bind(":common_origin", static_cast<double>(link.copy)).bind(":may_join", joins);
  insert.bind(":same_text", e.same_text).bind(":same_words", e.own_words).bind(":longest_run", e.longest);
  insert.bind(":quoted_words", e.quoted_words).bind(":aligned_sentences", e.aligned).bind(":names_in_order", e.names);
  insert.bind(":share_of_article", static_cast<double>(std::max(e.a.run_share, e.a.chain_share)));
  insert.bind(":share_of_other", static_cast<double>(std::max(e.b.run_share, e.b.chain_share)));
  return insert.bind_blob(":numbers", numbers).run();
}

// It is a head of one more key now: what its pairs gain by that, and pairs that it has for that.
Status Relations::compare_missing(std::int64_t row) {
  TRY(const std::vector<PageCache::Kept> page, pages_of({row}, 1));
  TRY(const Met met, meet(row, relate::keys_of(*page.front())));
  TRY(const Partners stored, stored_partners(row));
  std::vector<Supported> missing;
  std::vector<PairSupports::Change> kept;
  for (const auto& [partner, support] : met.partners) {
    const auto found = stored.find(partner);
    if (found == stored.end())
      missing.push_back({std::minmax(row, partner), support});
    else
      kept.push_back({found->second.pair, support});
  }
  TRY_VOID(supports_.change(std::move(kept)));
  return compare(missing);
}

Status Relations::take_out(std::int64_t row) {
  bool ours = true;
  {
    TRY(sqlite::Query query, db_.query("select_relation"));
    TRY(const bool found, query.bind(":article_row", row).next());
    if (!found) return success();
  }
  TRY(ours, is_ours());
  TRY_VOID(store_fresh_keys());
  std::vector<std::int64_t> next_heads;
  if (ours) {
    TRY(const std::vector<PageCache::Kept> page, pages_of({row}, 1));
    const relate::Keys keys = relate::keys_of(*page.front());
    TRY(Met met, meet(row, keys));
    next_heads = std::move(met.next_heads);
    TRY_VOID(key_blocks_.remove(entries_of(keys, {page.front()->number, row})));
  } else {
    TRY_VOID(key_blocks_.remove_row(row));
  }
  TRY(const Partners partners, stored_partners(row));
  std::vector<PairSupports::Change> gone;
  for (const auto& [partner, kept] : partners) {
    if (kept.may_join) touched_.insert(partner);
    gone.push_back({kept.pair, 0});
  }
  TRY_VOID(supports_.change(std::move(gone)));
  for (const char* name : {"delete_pairs_of", "delete_relation"}) {
    TRY(sqlite::Query drop, db_.query(name));
    TRY_VOID(drop.bind(":article_row", row).run());
  }
  pages_.drop(row);
  touched_.erase(row);
  std::sort(next_heads.begin(), next_heads.end());
  next_heads.erase(std::unique(next_heads.begin(), next_heads.end()), next_heads.end());
  for (const std::int64_t next : next_heads) TRY_VOID(compare_missing(next));
  return success();
}

Status Relations::before_change(std::int64_t row) {
  TRY(const bool ours, is_ours());
  TRY(sqlite::Query query, db_.query("select_relation"));
  TRY(const bool found, query.bind(":article_row", row).next());
  if (!ours || !found) return success();
  TRY_VOID(read_fresh_keys());  // which may drop pages, before this one is kept
  TRY(before_, load(row));
  TRY_VOID(pages_of({row}, 1));
  return success();
}

Status Relations::after_change(std::int64_t row) {
  if (!before_) return success();
  TRY(const Loaded now, load(row));
  if (now == *before_) return success();
  TRY_VOID(take_out(row));  // by the page of the reading before, which is kept
  return relate({row});
}

}  // namespace whosays
