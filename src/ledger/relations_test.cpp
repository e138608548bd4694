// Relations in the ledger: the same in every order of adding, the same as computed anew, gone with their article. All
// people, places and outlets are invented.
#include "relate/relate.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <random>

#include "ledger/fresh_keys.h"
#include "ledger/ledger_test_support.h"
#include "ledger/sql_files.h"
#include "relate/index.h"

namespace whosays {
namespace {

using namespace testing;

std::string invented_report(unsigned seed, int sentences) {
  static const std::vector<std::string> kParts = {"ba", "rel", "mo", "tin", "ga", "lor",
                                                  "ve", "shi", "ku", "dar", "ne", "pol"};
  std::mt19937 random(seed);
  const auto name = [&](bool capital) {
    std::string out = kParts[random() % 12] + kParts[random() % 12] + kParts[random() % 12];
    if (capital) out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
  };
  std::vector<std::string> names, nouns;
  for (int i = 0; i < 8; ++i) names.push_back(name(true));
  for (int i = 0; i < 20; ++i) nouns.push_back(name(false));
  std::string out;
  for (int i = 0; i < sentences; ++i) {
    const auto noun = [&] { return nouns[random() % nouns.size()]; };
    const auto who = [&] { return names[random() % names.size()]; };
    out += random() % 2 == 0 ? fmt::format("In the {} of {}, {} of its {} people lent a {} to the {} before the vote.",
                                           noun(), who(), random() % 400, noun(), noun(), noun())
                             : fmt::format("There is no {} that {} has not seen with {} and the {} of the {}.", noun(),
                                           who(), who(), noun(), noun());
    out += i % 3 == 2 ? "\n\n" : " ";
  }
  return out;
}

struct Told {
  std::string id, publisher, day, text;
};

/// Families of a report, copies, a cut one, one with other text before it; one family has more copies than a key has
/// heads.
std::vector<Told> families() {
  std::vector<Told> out;
  for (unsigned family = 0; family < 5; ++family) {
    const std::string report = invented_report(100 + family, 10);
    const auto add = [&](const std::string& kind, std::string text, std::string day) {
      out.push_back({fmt::format("{}-{}", kind, family), fmt::format("Outlet {}", out.size() % 9), std::move(day),
                     std::move(text)});
    };
    add("report", report, "2031-05-03");
    add("cut", report.substr(0, report.find("\n\n", report.size() / 2)), "2031-05-04");
    add("more", invented_report(300 + family, 3) + report, "");
    for (int copy = 0; copy < (family == 0 ? 22 : 1); ++copy)
      add(fmt::format("copy{}", copy), fmt::format("Own line number {}. ", copy) + report, "2031-05-05");
    add("else", invented_report(500 + family, 10), "2031-05-02");
  }
  return out;
}

/// Each has some of the same paragraphs: who is a head differs from key to key, and pairs lose one key and keep others.
std::vector<Told> mixtures(std::size_t count) {
  std::vector<std::string> paragraphs;
  for (unsigned i = 0; i < 12; ++i) paragraphs.push_back(invented_report(900 + i, 3));
  std::mt19937 random(4);
  std::vector<Told> out;
  for (std::size_t i = 0; i < count; ++i) {
    std::shuffle(paragraphs.begin(), paragraphs.end(), random);
    out.push_back(
        {fmt::format("mixture{}", i), fmt::format("Outlet {}", i), "2031-05-05",
         paragraphs[0] + paragraphs[1] + paragraphs[2] + invented_report(2000 + static_cast<unsigned>(i), 3)});
  }
  return out;
}

class Related : public LedgerTest {
 protected:
  static Document document(const Told& t) {
    Document d = plain(t.id, t.text);
    d.article.publisher = t.publisher;
    d.article.published = t.day;
    d.article.title = "";
    return d;
  }

  void fill(Ledger& ledger, const std::vector<Told>& articles, bool at_once = true) {
    for (const Told& t : articles) {
      Admission admission;
      admission.compare = at_once;
      add(ledger, document(t), admission);
    }
    for (;;) {
      const auto some = ledger.compare_waiting(7, 2);
      expect_ok(some);
      if (!some.ok() || *some == 0) break;
    }
    expect_ok(ledger.arrange_groups());
    EXPECT_EQ(*ledger.waiting(), 0U);
  }

  /// Rows of a query beside the ledger, columns joined by bars.
  std::vector<std::string> rows(const std::string& query) {
    sqlite3* db = nullptr;
    EXPECT_EQ(sqlite3_open(path().c_str(), &db), SQLITE_OK);
    std::vector<std::string> out;
    const auto take = [](void* list, int count, char** values, char**) {
      std::string line;
      for (int i = 0; i < count; ++i) line += fmt::format("{}|", values[i] == nullptr ? "-" : values[i]);
      static_cast<std::vector<std::string>*>(list)->push_back(line);
      return 0;
    };
    EXPECT_EQ(sqlite3_exec(db, query.c_str(), take, &out, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
    sqlite3_close(db);
    return out;
  }

  /// All that is kept, without the numbers of rows, which tell of the order of adding.
  std::vector<std::string> kept() {
    std::vector<std::string> out =
        rows("SELECT article, version, relation, parent, origin, evidence FROM relations_readable ORDER BY article");
    for (const std::string& pair :
         rows("SELECT one.id, other.id, hex(numbers), common_origin, may_join, support FROM article_pair "
              "JOIN article AS one ON one.article_row = article_pair.article_row "
              "JOIN article AS other ON other.article_row = article_pair.other_row ORDER BY 1, 2"))
      out.push_back(pair);
    for (const std::string& key :
         rows("SELECT key, id FROM article_key JOIN article USING (article_row) ORDER BY 1, 2"))
      out.push_back(key);
    return out;
  }

  /// The support of each pair, counted from the keys of all texts: where one of two holders is among the first ones.
  std::map<std::pair<std::string, std::string>, int> support_anew(const std::vector<Told>& articles) {
    std::map<std::uint64_t, std::pair<int, std::map<std::uint64_t, std::string>>> holders;  // by number
    for (const Told& t : articles) {
      const relate::Page page =
          relate::scan({relation_id(t.id, 1, sha256_hex(t.text)), t.publisher, t.day, "", "", t.text});
      const relate::Keys keys = relate::keys_of(page);
      for (const auto& [list, worth] :
           {std::pair(&keys.strong, relate::Index::kStrong), std::pair(&keys.weak, relate::Index::kWeak)})
        for (const std::uint64_t key : *list) {
          holders[key].first = worth;
          holders[key].second[page.number] = t.id;
        }
    }
    std::map<std::pair<std::string, std::string>, int> out;
    for (const auto& [key, found] : holders) {
      std::size_t place = 0;
      for (auto head = found.second.begin(); head != found.second.end() && place < relate::Index::kHeads;
           ++head, ++place)
        for (auto other = std::next(head); other != found.second.end(); ++other)
          out[std::minmax(head->second, other->second)] += found.first;
    }
    return out;
  }

  void expect_exact_support(const std::vector<Told>& articles) {
    std::map<std::pair<std::string, std::string>, int> anew = support_anew(articles);
    for (const std::string& pair :
         rows("SELECT min(one.id, other.id) || ' ' || max(one.id, other.id), support FROM article_pair "
              "JOIN article AS one ON one.article_row = article_pair.article_row "
              "JOIN article AS other ON other.article_row = article_pair.other_row")) {
      const std::size_t space = pair.find(' '), bar = pair.find('|');
      const int support = anew[{pair.substr(0, space), pair.substr(space + 1, bar - space - 1)}];
      EXPECT_EQ(pair.substr(bar + 1), fmt::format("{}|", support)) << pair;
      EXPECT_GE(support, relate::Index::kEnough) << pair;
    }
  }

  std::vector<std::string> kept_after(const std::vector<Told>& articles, bool at_once) {
    fs::remove_all(folder_);
    fs::create_directory(folder_);
    Ledger ledger = open();
    fill(ledger, articles, at_once);
    return kept();
  }
};

TEST_F(Related, AreTheSameInEveryOrderOfAdding) {
  std::vector<Told> articles = families();
  const std::vector<std::string> expected = kept_after(articles, true);
  ASSERT_GT(expected.size(), 1000U);
  std::mt19937 random(3);
  for (int round = 0; round < 4; ++round) {
    std::shuffle(articles.begin(), articles.end(), random);
    ASSERT_EQ(kept_after(articles, round % 2 == 0), expected) << "round " << round;
  }
}

TEST_F(Related, AreWhatComparingAllAnewGives) {
  const std::vector<Told> articles = families();
  Ledger ledger = open();
  fill(ledger, articles);
  relate::Relating anew;
  for (const Told& t : articles)
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
  std::vector<Told> articles = families();
  std::vector<std::string> expected;
  const auto is_taken = [](const Told& t) {
    return t.id == "report-0" || t.id == "copy3-0" || t.id == "copy9-0" || t.id == "report-2";
  };
  std::vector<Told> rest;
  std::copy_if(articles.begin(), articles.end(), std::back_inserter(rest), [&](const Told& t) { return !is_taken(t); });
  expected = kept_after(rest, true);
  fs::remove_all(folder_);
  fs::create_directory(folder_);
  Ledger ledger = open();
  fill(ledger, articles);
  for (const Told& t : articles)
    if (is_taken(t)) expect_ok(ledger.forget(t.id));
  EXPECT_EQ(kept(), expected);
}

TEST_F(Related, SupportStaysThatOfTheKeysWhoeverComesAndGoes) {
  const std::vector<Told> articles = mixtures(48);
  std::vector<Told> rest(articles.begin() + 16, articles.end());
  const std::vector<std::string> expected = kept_after(rest, false);
  std::vector<std::string> kept_of_all;
  for (const bool at_once : {true, false}) {
    fs::remove_all(folder_);
    fs::create_directory(folder_);
    Ledger ledger = open();
    for (std::size_t begin = 0; begin < articles.size(); begin += 12) {
      fill(ledger,
           {articles.begin() + static_cast<std::ptrdiff_t>(begin),
            articles.begin() + static_cast<std::ptrdiff_t>(begin) + 12},
           at_once);
      expect_exact_support({articles.begin(), articles.begin() + static_cast<std::ptrdiff_t>(begin) + 12});
    }
    EXPECT_GT(ledger.comparing_counts().lessened, 100U);
    if (kept_of_all.empty()) kept_of_all = kept();
    EXPECT_EQ(kept(), kept_of_all);
    for (std::size_t gone = 0; gone < 16; ++gone) {
      expect_ok(ledger.forget(articles[gone].id));
      expect_exact_support({articles.begin() + static_cast<std::ptrdiff_t>(gone) + 1, articles.end()});
    }
    EXPECT_EQ(kept(), expected);
    fill(ledger, {articles.begin(), articles.begin() + 16}, at_once);
    EXPECT_EQ(kept(), kept_of_all);
  }
}

TEST_F(Related, ARunThatWasCutShortIsEndedByWhoWritesNext) {
  std::vector<Told> articles = families();
  const std::vector<std::string> expected = kept_after(articles, true);
  const Told last = articles.back();
  articles.pop_back();
  for (const bool by_add : {true, false}) {
    fs::remove_all(folder_);
    fs::create_directory(folder_);
    {
      Ledger ledger = open();
      Admission waits;
      waits.compare = false;
      for (const Told& t : articles) add(ledger, document(t), waits);
      EXPECT_EQ(*ledger.waiting(), articles.size());
      while (*ledger.compare_waiting(20, 2) > 0) {
      }
    }  // its keys are gathered, and no family is arranged
    EXPECT_EQ(rows("SELECT COUNT(*) FROM article_key_waiting").front(), fmt::format("{}|", articles.size()));
    EXPECT_EQ(rows("SELECT COUNT(*) FROM article_key").front(), "0|");
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
  const std::vector<Told> articles = families();
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
  const std::vector<Told> articles = families();
  std::vector<Told> replaced = articles;
  for (Told& t : replaced) t.day = "2031-06-01";
  const std::vector<std::string> expected = kept_after(replaced, true);
  for (const bool by_another : {true, false}) {
    fs::remove_all(folder_);
    fs::create_directory(folder_);
    Ledger ledger = open();
    Ledger other = open();
    Admission waits;
    waits.compare = false;
    for (const Told& t : articles) add(ledger, document(t), waits);
    EXPECT_EQ(*ledger.compare_waiting(9, 2), 9U);
    const auto listed = ledger.articles({});
    ASSERT_TRUE(listed.ok());
    for (const ArticleRecord& article : *listed) {
      const auto t = std::find_if(replaced.begin(), replaced.end(), [&](const Told& r) { return r.id == article.id; });
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

TEST(FreshKeys, GiveTheFirstHoldersInOrderAndAllWhenAsked) {
  std::mt19937 random(5);
  FreshKeys fresh;
  std::map<std::uint64_t, std::vector<KeyHolder>> plain;
  for (std::int64_t row = 0; row < 4000; ++row) {
    const std::uint64_t key = random() % 4 == 0 ? 7 : random() % 900;  // one key that a family shares
    const KeyHolder holder{random() % 500, row};
    fresh.add(key, holder);
    plain[key].push_back(holder);
  }
  for (auto& [key, holders] : plain) {
    std::sort(holders.begin(), holders.end());
    for (const std::size_t most : {std::size_t{1}, FreshKeys::kInOrder}) {
      std::vector<KeyHolder> first;
      fresh.append(key, most, first);
      ASSERT_EQ(first, std::vector<KeyHolder>(holders.begin(), holders.begin() + static_cast<std::ptrdiff_t>(
                                                                                     std::min(most, holders.size()))));
    }
    std::vector<KeyHolder> all;
    fresh.append(key, 100'000, all);
    std::sort(all.begin(), all.end());
    ASSERT_EQ(all, holders);
  }
  std::vector<KeyHolder> none;
  fresh.append(12345, 100, none);
  EXPECT_TRUE(none.empty());
  EXPECT_EQ(fresh.take_sorted().size(), 4000U);
  EXPECT_TRUE(fresh.empty());
  fresh.append(7, 100, none);
  EXPECT_TRUE(none.empty());
}

}  // namespace
}  // namespace whosays
