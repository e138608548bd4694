// Relations in the ledger: the same in every order of adding, the same as computed anew, gone with their article. All
// people, places and outlets are invented.
#include "relate/relate.h"

#include <algorithm>
#include <map>

#include "ledger/fresh_keys.h"
#include "ledger/relations_test_support.h"
#include "ledger/sql_files.h"

namespace whosays {
namespace {

using namespace testing;

TEST_F(Related, AreTheSameInEveryOrderOfAdding) {
  std::vector<Report> articles = families();
  const std::vector<std::string> expected = kept_after(articles, true);
  ASSERT_GT(expected.size(), 1000U);
  std::mt19937 random(3);
  for (int round = 0; round < 4; ++round) {
    std::shuffle(articles.begin(), articles.end(), random);
    ASSERT_EQ(kept_after(articles, round % 2 == 0), expected) << "round " << round;
  }
}

TEST_F(Related, AreWhatComparingAllAnewGives) {
  const std::vector<Report> articles = families();
  Ledger ledger = open();
  fill(ledger, articles);
  relate::Relating anew;
  for (const Report& t : articles)
    anew.add({relation_id(t.id, 1, sha256_hex(t.text)), t.publisher, t.day, "", "", t.text});
  const std::vector<relate::Row> expected = anew.rows();
  std::map<std::string, std::string> groups;
  for (const std::string& row : rows("SELECT article, relation, parent, origin FROM relations_readable"))
    groups[row.substr(0, row.find('|'))] = row;
  for (std::size_t i = 0; i < articles.size(); ++i)
    EXPECT_EQ(groups[articles[i].id],
              fmt::format("{}|{}|{}|{}|", articles[i].id, relate::word(expected[i].kind),
                          expected[i].parent ? articles[*expected[i].parent].id : "", articles[expected[i].group].id));
  std::map<std::pair<std::string, std::string>, std::string> pairs;
  for (const relate::Link& link : anew.links())
    pairs[{articles[link.a].id, articles[link.b].id}] = relate::packed(link.evidence);
  std::map<std::int64_t, std::string> id;
  const auto listed = ledger.articles({});
  ASSERT_TRUE(listed.ok());
  for (const ArticleRecord& article : *listed) id[article.row] = article.id;
  const auto stored = ledger.related();
  ASSERT_TRUE(stored.ok());
  EXPECT_EQ(stored->articles.size(), articles.size());
  EXPECT_EQ(stored->pairs.size(), pairs.size());
  for (const RelatedPair& pair : stored->pairs)
    EXPECT_EQ(relate::packed(pair.evidence), (pairs[{id[pair.article_row], id[pair.other_row]}]));
}

TEST_F(Related, ForgettingLeavesWhatWouldBeThereWithoutTheArticle) {
  std::vector<Report> articles = families();
  std::vector<std::string> expected;
  const auto is_taken = [](const Report& t) {
    return t.id == "report-0" || t.id == "copy3-0" || t.id == "copy9-0" || t.id == "report-2";
  };
  std::vector<Report> rest;
  std::copy_if(articles.begin(), articles.end(), std::back_inserter(rest),
               [&](const Report& t) { return !is_taken(t); });
  expected = kept_after(rest, true);
  fs::remove_all(folder_);
  fs::create_directory(folder_);
  Ledger ledger = open();
  fill(ledger, articles);
  for (const Report& t : articles)
    if (is_taken(t)) expect_ok(ledger.forget(t.id));
  EXPECT_EQ(kept(), expected);
}

TEST_F(Related, ARunThatWasCutShortIsEndedByWhoWritesNext) {
  std::vector<Report> articles = families();
  const std::vector<std::string> expected = kept_after(articles, true);
  const Report last = articles.back();
  articles.pop_back();
  for (const bool by_add : {true, false}) {
    fs::remove_all(folder_);
    fs::create_directory(folder_);
    {
      Ledger ledger = open();
      Admission waits;
      waits.compare = false;
      for (const Report& t : articles) add(ledger, document(t), waits);
      EXPECT_EQ(*ledger.waiting(), articles.size());
      while (*ledger.compare_waiting(20, 2) > 0) {
      }
    }  // its keys are gathered, and no family is arranged
    EXPECT_EQ(rows("SELECT COUNT(*) FROM article_key_waiting").front(), fmt::format("{}|", articles.size()));
    EXPECT_EQ(rows("SELECT COUNT(*) FROM article_key_block").front(), "0|");
    Ledger ledger = open();
    Admission admission;
    admission.compare = by_add;
    add(ledger, document(last), admission);
    EXPECT_EQ(*ledger.compare_waiting(20, 2), by_add ? 0U : 1U);
    expect_ok(ledger.arrange_groups());
    EXPECT_EQ(kept(), expected);
  }
}

TEST_F(Related, KeysThatAnotherWriterPutIntoTheirTableAreSeen) {
  const std::vector<Report> articles = families();
  const std::vector<std::string> expected = kept_after(articles, true);
  fs::remove_all(folder_);
  fs::create_directory(folder_);
  Ledger one = open();
  Ledger other = open();
  Admission waits;
  waits.compare = false;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    Ledger& writer = i % 3 == 0 ? one : other;
    add(writer, document(articles[i]), waits);
    if (i % 5 == 4) expect_ok(one.compare_waiting(100, 1));
    if (i % 20 == 19) expect_ok(other.arrange_groups());
  }
  while (*other.compare_waiting(100, 1) > 0) {
  }
  expect_ok(other.arrange_groups());
  EXPECT_EQ(kept(), expected);
}

// Pages of what waits are made ahead, and must not outlast a new text.
TEST_F(Related, AReadingThatIsReplacedWhileItWaitsIsTheOneThatIsCompared) {
  const std::vector<Report> articles = families();
  std::vector<Report> replaced = articles;
  for (Report& t : replaced) t.day = "2031-06-01";
  const std::vector<std::string> expected = kept_after(replaced, true);
  for (const bool by_another : {true, false}) {
    fs::remove_all(folder_);
    fs::create_directory(folder_);
    Ledger ledger = open();
    Ledger other = open();
    Admission waits;
    waits.compare = false;
    for (const Report& t : articles) add(ledger, document(t), waits);
    EXPECT_EQ(*ledger.compare_waiting(9, 2), 9U);
    const auto listed = ledger.articles({});
    ASSERT_TRUE(listed.ok());
    for (const ArticleRecord& article : *listed) {
      const auto t =
          std::find_if(replaced.begin(), replaced.end(), [&](const Report& r) { return r.id == article.id; });
      Document again = document(*t);
      again.engine = "0.2.0";
      expect_ok((by_another ? other : ledger).replace_reading(article.row, again));
    }
    while (*ledger.compare_waiting(9, 2) > 0) {
    }
    expect_ok(ledger.arrange_groups());
    EXPECT_EQ(kept(), expected);
  }
}

TEST_F(Related, ANewVersionAndANewReadingTakeThePlaceOfTheEarlierOne) {
  const std::string report = invented_report(7, 10);
  Ledger ledger = open();
  add(ledger, document({"first", "Callis Courier", "2031-05-03", report}));
  add(ledger, document({"second", "Quick Wire", "2031-05-04", invented_report(8, 10)}));
  EXPECT_EQ(rows("SELECT relation FROM relations_readable WHERE article = 'second'").front(), "independent|");
  EXPECT_EQ(add(ledger, document({"second", "Quick Wire", "2031-05-05", "An own line. " + report})),
            Added::new_version);
  EXPECT_EQ(rows("SELECT article, version, relation, parent FROM relations_readable WHERE article = 'second'"),
            (std::vector<std::string>{"second|2|verbatim|first|"}));
  // The same words, and another date: the other one was first.
  Document again = document({"first", "Callis Courier", "2031-05-09", report});
  again.engine = "0.2.0";
  const auto articles = ledger.articles({});
  const auto first = std::find_if(articles->begin(), articles->end(), [](const auto& a) { return a.id == "first"; });
  ASSERT_NE(first, articles->end());
  expect_ok(ledger.replace_reading(first->row, again));
  EXPECT_EQ(rows("SELECT relation FROM relations_readable WHERE article = 'second'").front(), "origin|");
  EXPECT_EQ(rows("SELECT parent FROM relations_readable WHERE article = 'first'").front(), "second|");
}

TEST_F(Related, AnotherTableAndAnOlderFormatWaitForARefresh) {
  const std::string report = invented_report(7, 10);
  Ledger ledger = open();
  add(ledger, document({"first", "Callis Courier", "2031-05-03", report}));
  add(ledger, document({"second", "Quick Wire", "2031-05-04", "An own line. " + report}));
  const std::vector<std::string> before = kept();
  EXPECT_FALSE(*ledger.compared_by_another_table());
  rows("UPDATE article_relation SET frequency_table = '0.0'");
  EXPECT_TRUE(*ledger.compared_by_another_table());
  EXPECT_TRUE(ledger.related()->articles.empty());
  add(ledger, document({"third", "Quick Wire", "2031-05-04", invented_report(8, 10)}));
  EXPECT_EQ(*ledger.waiting(), 1U);
  EXPECT_EQ(*ledger.compare_waiting(10, 1), 0U);
  expect_ok(ledger.forget("third"));
  expect_ok(ledger.drop_relations());
  EXPECT_EQ(*ledger.waiting(), 2U);
  EXPECT_EQ(*ledger.compare_waiting(10, 1), 2U);
  expect_ok(ledger.arrange_groups());
  EXPECT_EQ(kept(), before);

  fs::remove(path());
  fs::copy_file(fs::path(WHOSAYS_SOURCE_DIR) / "tests/compat/format_2.db", path("old.db"));
  fs::permissions(path("old.db"), fs::perms::owner_read | fs::perms::owner_write);
  auto old = Ledger::open(path("old.db"), {OpenMode::write, std::chrono::milliseconds(2000)});
  ASSERT_TRUE(old.ok());
  const std::uint64_t waiting = *old->waiting();
  EXPECT_GT(waiting, 0U);
  EXPECT_EQ(*old->compare_waiting(100, 1), waiting);
  EXPECT_EQ(old->related()->articles.size(), waiting);
}

// `info` counts in indexes: rows of readings and originals hold whole texts.
TEST_F(Related, CountingWalksThroughNoTexts) {
  { Ledger ledger = open(OpenMode::create); }
  for (const std::string& step : rows("EXPLAIN QUERY PLAN " + std::string(sql_text("select_totals"))))
    for (const char* table : {"SCAN reading", "SCAN original", "SCAN statement", "SCAN receipt"})
      EXPECT_TRUE(step.find(table) == std::string::npos || step.find(" INDEX ") != std::string::npos) << step;
}

TEST(FreshKeys, GiveTheFirstHoldersInOrderWhereverOneStands) {
  std::mt19937 random(5);
  FreshKeys fresh;
  std::map<std::uint64_t, std::vector<KeyHolder>> plain;
  std::vector<KeyHolder> found;
  const auto find = [&](std::uint64_t key, std::size_t most) {
    found.clear();
    for (const FreshKeys::Entry& entry : fresh.find(key, most)) found.push_back(entry.holder);
  };
  for (std::int64_t row = 0; row < 4000; ++row) {
    const std::uint64_t key = random() % 4 == 0 ? 7 : random() % 900;  // one key that a family shares
    const KeyHolder holder{random() % 500, row};
    fresh.add(key, holder);
    plain[key].push_back(holder);
    if (row % 100 != 99) continue;
    for (auto& [one, holders] : plain) std::sort(holders.begin(), holders.end());
    for (std::uint64_t i = 0; i < 1000; ++i) {
      const std::uint64_t asked = row % 200 == 99 ? i : random() % 1000;  // in order, or not
      const std::vector<KeyHolder>& all = plain[asked];
      find(asked, 100'000);
      ASSERT_EQ(found, all);
      find(asked, 3);
      ASSERT_EQ(found, std::vector<KeyHolder>(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(
                                                                             std::min<std::size_t>(3, all.size()))));
    }
  }
  EXPECT_EQ(fresh.take().size(), 4000U);
  EXPECT_TRUE(fresh.empty());
  EXPECT_TRUE(fresh.find(7, 100).empty());
}

}  // namespace
}  // namespace whosays
