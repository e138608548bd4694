// The support of a pair stays that of the keys of both, whoever comes and goes. All outlets are invented.
#include <algorithm>
#include <map>

#include "ledger/pair_supports.h"
#include "ledger/relations_test_support.h"
#include "relate/index.h"
#include "relate/keys.h"
#include "relate/relate.h"

namespace whosays {
namespace {

using namespace testing;

/// Each has some of the same paragraphs: who is a head differs from key to key, and pairs lose one key and keep others.
std::vector<Report> mixtures(std::size_t count) {
  std::vector<std::string> paragraphs;
  for (unsigned i = 0; i < 12; ++i) paragraphs.push_back(invented_report(900 + i, 3));
  std::mt19937 random(4);
  std::vector<Report> out;
  for (std::size_t i = 0; i < count; ++i) {
    std::shuffle(paragraphs.begin(), paragraphs.end(), random);
    out.push_back(
        {fmt::format("mixture{}", i), fmt::format("Outlet {}", i), "2031-05-05",
         paragraphs[0] + paragraphs[1] + paragraphs[2] + invented_report(2000 + static_cast<unsigned>(i), 3)});
  }
  return out;
}

class Support : public Related {
 protected:
  /// The support of each pair, counted from the keys of all texts: where one of two holders is among the first ones.
  std::map<std::pair<std::string, std::string>, int> support_anew(const std::vector<Report>& articles) {
    std::map<std::uint64_t, std::pair<int, std::map<std::uint64_t, std::string>>> holders;  // by number
    for (const Report& t : articles) {
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

  void expect_exact_support(const std::vector<Report>& articles) {
    std::map<std::pair<std::string, std::string>, int> anew = support_anew(articles);
    std::map<std::string, std::string> ids;
    for (const std::string& row : rows("SELECT article_row, id FROM article")) {
      const std::size_t bar = row.find('|');
      ids[row.substr(0, bar)] = row.substr(bar + 1, row.size() - bar - 2);
    }
    for (const auto& [pair, support] : kept_supports()) {
      const std::size_t bar = pair.find('|');
      const int expected =
          anew[std::minmax(ids.at(pair.substr(0, bar)), ids.at(pair.substr(bar + 1, pair.size() - bar - 2)))];
      EXPECT_EQ(support, static_cast<std::uint64_t>(expected)) << pair;
      EXPECT_GE(expected, relate::Index::kEnough) << pair;
    }
  }
};

TEST_F(Support, StaysThatOfTheKeysWhoeverComesAndGoes) {
  const std::vector<Report> articles = mixtures(48);
  std::vector<Report> rest(articles.begin() + 16, articles.end());
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
    EXPECT_GT(ledger.comparing_counts().lessened, 30U) << "too little is lost here to say anything";
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

/// Rows of supports are numbers one after another: one that breaks off is told, and not read as another.
TEST_F(Support, ARowThatBreaksOffIsToldAsDamaged) {
  { Ledger ledger = open(); }
  auto db = sqlite::Connection::open(path(), sqlite::Access::write, std::chrono::milliseconds(2000));
  ASSERT_TRUE(db.ok());
  expect_ok((*db)->execute("PRAGMA foreign_keys = OFF"));
  PairSupports supports(**db);
  expect_ok(supports.change({{{7, 9}, 3}, {{7, 4'000'000'000}, 300}}));
  const auto whole = supports.of(7);
  ASSERT_TRUE(whole.ok());
  ASSERT_EQ(whole->size(), 2U);
  EXPECT_EQ(whole->back().row, 4'000'000'000);
  EXPECT_EQ(PairSupports::find(*whole, 9)->support, 3);
  EXPECT_EQ(PairSupports::find(*whole, 8), nullptr);
  expect_ok((*db)->execute("UPDATE article_pair_supports SET supports = substr(supports, 1, length(supports) - 1)"));
  const auto damaged = supports.of(7);
  ASSERT_FALSE(damaged.ok());
  EXPECT_EQ(damaged.error().kind, ErrorKind::corrupt);
}

}  // namespace
}  // namespace whosays
