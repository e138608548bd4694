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
    const std::map<std::string, std::uint64_t> supports = kept_supports();
    std::size_t pairs = 0;
    for (const std::string& pair :
         rows("SELECT pair.article_row, pair.other_row, one.id, other.id, hex(numbers), common_origin, may_join "
              "FROM article_pair AS pair JOIN article AS one ON one.article_row = pair.article_row "
              "JOIN article AS other ON other.article_row = pair.other_row ORDER BY 3, 4")) {
      const std::size_t ids = pair.find('|', pair.find('|') + 1) + 1;
      const auto support = supports.find(pair.substr(0, ids));
      EXPECT_NE(support, supports.end()) << pair;
      if (support != supports.end()) out.push_back(fmt::format("{}{}|", pair.substr(ids), support->second));
      ++pairs;
    }
    EXPECT_EQ(supports.size(), pairs);
    for (const std::string& key : kept_keys()) out.push_back(key);
    return out;
  }

  /// Numbers of seven bits a byte, the lowest first, behind the first column of a row, which is hex().
  static std::vector<std::uint64_t> numbers_in(const std::string& row) {
    std::vector<std::uint64_t> out{0};
    unsigned shift = 0;
    for (std::size_t at = row.find('|') + 1; at + 2 < row.size(); at += 2) {
      const std::uint64_t byte = std::stoull(row.substr(at, 2), nullptr, 16);
      out.back() |= (byte & 0x7FU) << shift;
      shift = byte >= 0x80 ? shift + 7 : 0;
      if (byte < 0x80) out.push_back(0);
    }
    EXPECT_EQ(shift, 0U) << "it ends within a number";
    out.pop_back();
    EXPECT_EQ(out.size() % 2, 0U);
    return out;
  }

  /// Of pairs, "row|other row|", as article_pair_supports has them: steps of the other rows, and supports.
  std::map<std::string, std::uint64_t> kept_supports() {
    std::map<std::string, std::uint64_t> out;
    for (const std::string& row : rows("SELECT article_row, hex(supports) FROM article_pair_supports")) {
      const std::vector<std::uint64_t> numbers = numbers_in(row);
      EXPECT_FALSE(numbers.empty()) << "a row for nothing";
      std::uint64_t other = 0;
      for (std::size_t i = 0; i < numbers.size(); i += 2) {
        other += numbers[i];
        EXPECT_TRUE(out.emplace(fmt::format("{}|{}|", row.substr(0, row.find('|')), other), numbers[i + 1]).second);
      }
    }
    return out;
  }

  /// Keys with their holders, "key|id|", as article_key_block has them: steps of places, and rows.
  std::vector<std::string> kept_keys() {
    std::map<std::uint64_t, std::string> ids;
    for (const std::string& row : rows("SELECT article_row, id FROM article"))
      ids[std::stoull(row)] = row.substr(row.find('|') + 1);
    std::vector<std::string> out;
    std::uint64_t before = 0;
    for (const std::string& block : rows("SELECT place, hex(keys) FROM article_key_block ORDER BY place")) {
      std::uint64_t place = std::stoull(block);
      const std::vector<std::uint64_t> numbers = numbers_in(block);
      for (std::size_t i = 0; i < numbers.size(); i += 2) {
        place += numbers[i];
        EXPECT_GE(place, before);
        before = place;
        out.push_back(fmt::format("{}|{}", place >> 15U, ids.at(numbers[i + 1])));
      }
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
