// The table of keys: what is in it whatever was put in and taken out, in whatever order; a run that ends, or a disk
// that is full, while gathered keys are put into it. All articles are invented.
#include "ledger/key_blocks.h"

#include <algorithm>
#include <map>
#include <set>

#include "ledger/relations.h"
#include "ledger/relations_test_support.h"

namespace whosays {
namespace {

using namespace testing;
using Entry = FreshKeys::Entry;

class Blocks : public Related {
 protected:
  std::unique_ptr<sqlite::Connection> connect() {
    auto db = sqlite::Connection::open(path(), sqlite::Access::write, std::chrono::milliseconds(2000));
    EXPECT_TRUE(db.ok());
    return std::move(*db);
  }

  /// An empty ledger, and articles whose order numbers are `numbers`, their rows counted from 1.
  std::unique_ptr<sqlite::Connection> with_numbers(const std::vector<std::uint64_t>& numbers) {
    { Ledger ledger = open(); }
    auto db = connect();
    expect_ok(db->execute("PRAGMA foreign_keys = OFF"));
    for (std::size_t i = 0; i < numbers.size(); ++i)
      expect_ok(db->execute(
          fmt::format("INSERT INTO article_relation VALUES ({}, 'x', {}, 0, 0, 0, 0, 'independent', NULL, NULL, '')",
                      i + 1, numbers[i])));
    return db;
  }

  static std::vector<std::int64_t> holders(sqlite::Connection& db, std::uint64_t key, std::size_t most,
                                           const std::vector<KeyHolder>& fresh = {}) {
    std::vector<std::int64_t> out;
    std::vector<Entry> entries;
    for (const KeyHolder& holder : fresh) entries.push_back({key, holder});
    KeyBlocks::Walk walk;
    expect_ok(KeyBlocks(db).holders(walk, key, entries, most, out));
    return out;
  }
};

TEST_F(Blocks, HoldWhatWasPutInAndNotTakenOutInTheOrderOfNumbers) {
  std::mt19937_64 random(7);
  std::vector<std::uint64_t> numbers;
  for (int i = 0; i < 600; ++i) numbers.push_back(random() % 5 == 0 ? 77 : random() >> 16U);  // many stand at one place
  const auto db = with_numbers(numbers);
  std::map<std::uint64_t, std::set<KeyHolder>> expected;
  constexpr std::uint64_t kLast = (std::uint64_t{1} << 48U) - 1;
  std::vector<std::uint64_t> keys{0, 1, kLast, kLast - 1};  // the first and the last places
  while (keys.size() < 60) keys.push_back(random() >> 16U);
  for (int round = 0; round < 60; ++round) {
    std::set<Entry> some;
    for (std::uint64_t i = random() % 400; i > 0; --i) {
      const auto row = static_cast<std::int64_t>(random() % numbers.size());
      some.insert(
          {keys[random() % 3 == 0 ? 2 : random() % keys.size()], {numbers[static_cast<std::size_t>(row)], row + 1}});
    }
    const std::vector<Entry> sorted(some.begin(), some.end());
    if (round % 3 == 2) {
      expect_ok(KeyBlocks(*db).remove(sorted));
      for (const Entry& entry : sorted) expected[entry.key].erase(entry.holder);
    } else {
      expect_ok(KeyBlocks(*db).add(sorted));
      for (const Entry& entry : sorted) expected[entry.key].insert(entry.holder);
    }
    if (round == 40) {
      expect_ok(KeyBlocks(*db).remove_row(8));
      for (auto& [key, held] : expected) held.erase({numbers[7], 8});
    }
    for (const std::uint64_t key : keys) {
      std::vector<std::int64_t> all;
      for (const KeyHolder& holder : expected[key]) all.push_back(holder.row);
      ASSERT_EQ(holders(*db, key, 1'000'000), all) << round << " " << key;
      all.resize(std::min<std::size_t>(all.size(), 7));
      ASSERT_EQ(holders(*db, key, 7), all) << round << " " << key;
      // What waits stands among them, whether it is stored already or not.
      std::set<KeyHolder> both = expected[key];
      std::vector<KeyHolder> fresh;
      for (auto row = static_cast<std::size_t>(round % 5); row < numbers.size(); row += 37)
        fresh.push_back({numbers[row], static_cast<std::int64_t>(row) + 1});
      std::sort(fresh.begin(), fresh.end());
      both.insert(fresh.begin(), fresh.end());
      std::vector<std::int64_t> merged;
      for (const KeyHolder& holder : both) merged.push_back(holder.row);
      ASSERT_EQ(holders(*db, key, 1'000'000, fresh), merged);
    }
    // Who goes on from key to key, and back at times, finds what who looks each one up finds.
    KeyBlocks blocks(*db);
    KeyBlocks::Walk walk;
    std::sort(keys.begin(), keys.end());
    for (int i = 0; i < 200; ++i) {
      const std::uint64_t key = i < 60              ? keys[static_cast<std::size_t>(i)]
                                : random() % 3 == 0 ? random() >> 16U
                                                    : keys[random() % keys.size()];
      const std::size_t most = random() % 2 == 0 ? 7 : 1'000'000;
      std::vector<std::int64_t> found;
      expect_ok(blocks.holders(walk, key, {}, most, found));
      ASSERT_EQ(found, holders(*db, key, most)) << round << " " << key;
    }
  }
  EXPECT_GT(std::stoul(rows("SELECT COUNT(*) FROM article_key_block").front()), 10U);
  EXPECT_LT(std::stoul(rows("SELECT MAX(length(keys)) FROM article_key_block").front()), 2100U);
  rows("UPDATE article_key_block SET keys = substr(keys, 1, length(keys) - 1)");  // damaged
  std::vector<std::int64_t> out;
  KeyBlocks::Walk walk;
  const Status read = KeyBlocks(*db).holders(walk, kLast, {}, 1'000'000, out);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().kind, ErrorKind::corrupt);
}

/// Compares all articles, but for the last step: their keys are gathered.
void compare_all_but_the_end(Ledger& ledger) {
  while (*ledger.compare_waiting(20, 2) > 0) {
  }
}

// Gathered keys go into their table some at a time: a run may end between two times.
TEST_F(Blocks, KeysThatAreInTheirTableAndGatheredTooCountOnce) {
  const std::vector<Report> articles = families();
  const std::vector<std::string> expected = kept_after(articles, true);
  for (const bool at_the_end : {true, false}) {
    fs::remove_all(folder_);
    fs::create_directory(folder_);
    {
      Ledger ledger = open();
      Admission waits;
      waits.compare = false;
      for (const Report& t : articles) add(ledger, document(t), waits);
      EXPECT_EQ(*ledger.compare_waiting(20, 2), 20U);
      if (at_the_end) compare_all_but_the_end(ledger);
    }
    {
      const auto db = connect();
      ComparingState state;
      auto transaction = sqlite::Transaction::begin(*db, sqlite::Transaction::Kind::write);
      ASSERT_TRUE(transaction.ok());
      Relations relations(*db, state);
      const auto all = relations.take_fresh_keys();
      ASSERT_TRUE(all.ok());
      EXPECT_GT(all->size(), 1000U);
      expect_ok(relations.store_keys(std::span(*all).first(all->size() / 2), false));
      expect_ok(transaction->commit());
    }
    EXPECT_NE(rows("SELECT COUNT(*) FROM article_key_waiting").front(), "0|");
    Ledger ledger = open();
    compare_all_but_the_end(ledger);
    expect_ok(ledger.arrange_groups());
    EXPECT_EQ(rows("SELECT COUNT(*) FROM article_key_waiting").front(), "0|");
    EXPECT_EQ(kept(), expected);
  }
}

TEST_F(Blocks, AFullDiskWhileGatheredKeysArePutInLosesNothing) {
  const std::vector<Report> articles = families();
  const std::vector<std::string> expected = kept_after(articles, true);
  fs::remove_all(folder_);
  fs::create_directory(folder_);
  {
    Ledger ledger = open();
    Admission waits;
    waits.compare = false;
    for (const Report& t : articles) add(ledger, document(t), waits);
    compare_all_but_the_end(ledger);
  }
  const std::string waiting = rows("SELECT COUNT(*) FROM article_key_waiting").front();
  std::size_t failures = 0, begun = 0;
  for (int room = 0; room < 12; ++room) {  // pages: no room at all, for some of the keys, for all of them
    const auto db = connect();
    expect_ok(
        db->execute(fmt::format("PRAGMA max_page_count = {}", std::stoi(rows("PRAGMA page_count").front()) + room)));
    ComparingState state;
    std::vector<Entry> all;
    {
      auto transaction = sqlite::Transaction::begin(*db, sqlite::Transaction::Kind::write);
      ASSERT_TRUE(transaction.ok());
      auto taken = Relations(*db, state).take_fresh_keys();
      ASSERT_TRUE(taken.ok());
      all = std::move(*taken);
    }
    bool full = false;
    for (std::size_t begin = 0; begin < all.size() && !full; begin += 500) {
      auto transaction = sqlite::Transaction::begin(*db, sqlite::Transaction::Kind::write);
      ASSERT_TRUE(transaction.ok());
      const auto some = std::span<const Entry>(all).subspan(begin, std::min<std::size_t>(500, all.size() - begin));
      const Status stored = Relations(*db, state).store_keys(some, false);
      full = !stored.ok();
      if (full) {
        EXPECT_EQ(stored.error().kind, ErrorKind::io);
        EXPECT_NE(stored.error().message.find("no room left on the disk"), std::string::npos);
        begun += begin > 0 ? 1U : 0U;
      } else {
        expect_ok(transaction->commit());
      }
    }
    failures += full ? 1U : 0U;
    EXPECT_EQ(rows("SELECT COUNT(*) FROM article_key_waiting").front(), waiting);
    EXPECT_EQ(rows("PRAGMA integrity_check").front(), "ok|");
  }
  EXPECT_GT(failures, 2U);
  EXPECT_GT(begun, 1U) << "none was stopped in the middle";
  Ledger ledger = open();
  expect_ok(ledger.arrange_groups());
  EXPECT_EQ(kept(), expected);
}

/// tests/compat/format_8.db and format_9.db were made by the programs of these formats from three invented pages, one a
/// copy of another.
TEST_F(Blocks, ALedgerOfAnEarlierFormatKeepsWhatItHasCompared) {
  for (const auto& [format, supports_from] :
       {std::pair("format_8", "article_pair"), std::pair("format_9", "article_pair_support")}) {
    fs::remove_all(folder_);
    fs::create_directory(folder_);
    fs::copy_file(fs::path(WHOSAYS_SOURCE_DIR) / fmt::format("tests/compat/{}.db", format), path());
    fs::permissions(path(), fs::perms::owner_read | fs::perms::owner_write);
    const bool packed = format == std::string("format_9");
    std::vector<std::string> keys =
        packed ? kept_keys() : rows("SELECT key, id FROM article_key JOIN article USING (article_row)");
    std::sort(keys.begin(), keys.end());
    ASSERT_GT(keys.size(), 40U);
    auto supports = rows(fmt::format("SELECT article_row, other_row, support FROM {}", supports_from));
    std::sort(supports.begin(), supports.end());
    ASSERT_FALSE(supports.empty());
    const auto relations = rows("SELECT * FROM article_relation ORDER BY 1");
    Ledger ledger = open();
    EXPECT_EQ(*ledger.waiting(), 0U);
    EXPECT_EQ(kept_keys(), keys);
    std::vector<std::string> kept_now;
    for (const auto& [pair, support] : kept_supports()) kept_now.push_back(fmt::format("{}{}|", pair, support));
    std::sort(kept_now.begin(), kept_now.end());
    EXPECT_EQ(kept_now, supports);
    EXPECT_EQ(rows("SELECT * FROM article_relation ORDER BY 1"), relations);
    EXPECT_TRUE(rows("SELECT name FROM sqlite_master WHERE name IN ('article_key', 'article_pair_support')").empty());
    const std::vector<std::string> brought = kept();
    expect_ok(ledger.drop_relations());
    EXPECT_EQ(*ledger.compare_waiting(100, 1), 3U);
    expect_ok(ledger.arrange_groups());
    EXPECT_EQ(kept(), brought);
  }
}

}  // namespace
}  // namespace whosays
