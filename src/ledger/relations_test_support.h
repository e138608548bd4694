// Articles that are related, and what a ledger keeps of that. All people, places and outlets are invented.
#pragma once

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "ledger/ledger_test_support.h"

namespace whosays::testing {

inline std::string invented_report(unsigned seed, int sentences) {
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

struct Report {
  std::string id, publisher, day, text;
};

/// Families of a report, copies, a cut one, one with other text before it; one family has more copies than a key has
/// heads.
inline std::vector<Report> families() {
  std::vector<Report> out;
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

class Related : public LedgerTest {
 protected:
  static Document document(const Report& t) {
    Document d = plain(t.id, t.text);
    d.article.publisher = t.publisher;
    d.article.published = t.day;
    d.article.title = "";
    return d;
  }

  void fill(Ledger& ledger, const std::vector<Report>& articles, bool at_once = true) {
    for (const Report& t : articles) {
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
              "LEFT JOIN article_pair_support USING (article_row, other_row) "
              "JOIN article AS one ON one.article_row = article_pair.article_row "
              "JOIN article AS other ON other.article_row = article_pair.other_row ORDER BY 1, 2"))
      out.push_back(pair);
    EXPECT_EQ(rows("SELECT COUNT(*) FROM article_pair_support"), rows("SELECT COUNT(*) FROM article_pair"));
    for (const std::string& key : kept_keys()) out.push_back(key);
    return out;
  }

  /// Keys with their holders, "key|id|", as article_key_block has them: steps of places and rows, seven bits a byte.
  std::vector<std::string> kept_keys() {
    std::map<std::int64_t, std::string> ids;
    for (const std::string& row : rows("SELECT article_row, id FROM article"))
      ids[std::stoll(row)] = row.substr(row.find('|') + 1);
    std::vector<std::string> out;
    std::uint64_t before = 0;
    for (const std::string& block : rows("SELECT place, hex(keys) FROM article_key_block ORDER BY place")) {
      std::uint64_t place = std::stoull(block), number = 0;
      unsigned shift = 0, count = 0;
      for (std::size_t at = block.find('|') + 1; at + 2 < block.size(); at += 2) {
        const std::uint64_t byte = std::stoull(block.substr(at, 2), nullptr, 16);
        number |= (byte & 0x7FU) << shift;
        shift += 7;
        if (byte >= 0x80) continue;
        if (++count % 2 == 1)
          place += number;
        else
          out.push_back(fmt::format("{}|{}", place >> 15U, ids.at(static_cast<std::int64_t>(number))));
        number = shift = 0;
        EXPECT_GE(place, before);
        before = place;
      }
      EXPECT_EQ(count % 2, 0U);
    }
    std::sort(out.begin(), out.end());
    EXPECT_EQ(std::adjacent_find(out.begin(), out.end()), out.end()) << "a holder twice";
    return out;
  }

  std::vector<std::string> kept_after(const std::vector<Report>& articles, bool at_once) {
    fs::remove_all(folder_);
    fs::create_directory(folder_);
    Ledger ledger = open();
    fill(ledger, articles, at_once);
    return kept();
  }
};

}  // namespace whosays::testing
