// Relations on invented texts: copies, quotations, families, orders of adding, bad input. All names are invented.
#include "relate/relate.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "base/test_effort.h"
#include "relate/keys.h"
#include "relate/order.h"
#include "relate/packed.h"

namespace whosays::relate {
namespace {

/// Invented sentences about invented things: each seed has its own names and nouns, so that two seeds share no more
/// than two reports of different events do.
class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {
    for (int i = 0; i < 10; ++i) names_.push_back(invented(true));
    for (int i = 0; i < 25; ++i) nouns_.push_back(invented(false));
  }

  std::string sentence() {
    static const std::vector<std::string> kVerbs = {"inspected", "delayed", "visited", "signed", "painted",
                                                    "measured",  "closed",  "lent",    "sold",   "repaired"};
    static const std::vector<std::string> kTails = {
        "before the vote in the town",  "after a storm on the coast",   "for the council",
        "with the help of a neighbour", "because nobody else had come", "while others were at sea"};
    const std::string& name = pick(names_);
    switch (random_() % 5) {
      case 0: return fmt::format("{} {} the {} {}.", name, pick(kVerbs), pick(nouns_), pick(kTails));
      case 1:
        return fmt::format("In the {} of {}, {} people {} a {} and {} {}.", pick(nouns_), pick(names_), random_() % 400,
                           pick(kVerbs), pick(nouns_), pick(nouns_), pick(kTails));
      case 2:
        return fmt::format("{}, {} of {}, has {} what the {} wanted.", pick(kTails), pick(nouns_), name, pick(kVerbs),
                           pick(nouns_));
      case 3: return fmt::format("There is no {} that {} has not {}.", pick(nouns_), name, pick(kVerbs));
      default:
        return fmt::format("Of its {} {}, {} {} {} by day {}.", random_() % 90, pick(nouns_), name, pick(kVerbs),
                           pick(nouns_), random_() % 400);
    }
  }

  std::string text(int sentences) {
    std::string out;
    for (int i = 0; i < sentences; ++i) out += sentence() + (i % 3 == 2 ? "\n\n" : " ");
    return out;
  }

 private:
  std::string invented(bool capital) {
    static const std::vector<std::string> kSyllables = {"ba", "rel", "mo", "tin", "ga", "lor", "ve", "shi",
                                                        "ku", "dar", "ne", "pol", "wi", "zan", "fe", "rup"};
    std::string out = pick(kSyllables) + pick(kSyllables) + pick(kSyllables);
    if (capital) out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
  }
  const std::string& pick(const std::vector<std::string>& list) { return list[random_() % list.size()]; }
  std::mt19937 random_;
  std::vector<std::string> names_, nouns_;
};

struct Made {
  std::string id, publisher, day, text, url;
};

std::map<std::string, std::string> described(const std::vector<Made>& pages) {
  Relating relating;
  for (const Made& m : pages) relating.add({m.id, m.publisher, m.day, m.url, "", m.text});
  const std::vector<Row> rows = relating.rows();
  std::map<std::string, std::string> out;
  for (std::size_t i = 0; i < rows.size(); ++i)
    out[pages[i].id] =
        fmt::format("{} group {} parent {} {}", word(rows[i].kind), pages[rows[i].group].id,
                    rows[i].parent ? pages[*rows[i].parent].id : "-",
                    rows[i].link ? evidence_words(relating.links()[*rows[i].link], static_cast<PageIndex>(i)) : "");
  return out;
}

// What a spinner does: words of the text replaced, one by one.
std::string spun(std::string text) {
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"inspected", "examined"},
                                                                                 {"delayed", "postponed"},
                                                                                 {"visited", "called at"},
                                                                                 {"painted", "coloured"},
                                                                                 {"pier", "jetty"},
                                                                                 {"ferry", "vessel"},
                                                                                 {"ledger", "account book"},
                                                                                 {"storm", "tempest"},
                                                                                 {"vote", "ballot"},
                                                                                 {"town", "municipality"},
                                                                                 {"neighbour", "bystander"}})
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  return text;
}

TEST(Relate, AReprintASpunPageAndBlocksGoBackToTheFirstReport) {
  const std::string report = Writer(1).text(30);
  const std::string own = Writer(77).text(8);
  const auto rows =
      described({{"report", "Callis Courier", "2031-05-03", report, ""},
                 {"reprint", "Lowland Gazette", "2031-05-04", "Read more.\n" + report, ""},
                 {"spun", "Quick Wire", "2031-05-05", spun(report), ""},
                 {"blocks", "Harbour Online", "2031-05-05", own + report.substr(0, report.size() / 2), ""},
                 {"other", "Tidewater Post", "2031-05-04", Writer(5).text(30), ""}});
  EXPECT_TRUE(rows.at("report").starts_with("origin group report"));
  EXPECT_TRUE(rows.at("reprint").starts_with("verbatim group report parent report")) << rows.at("reprint");
  EXPECT_TRUE(rows.at("spun").starts_with("spun group report")) << rows.at("spun");
  EXPECT_TRUE(rows.at("blocks").starts_with("rewrite group report")) << rows.at("blocks");
  EXPECT_TRUE(rows.at("other").starts_with("independent group other")) << rows.at("other");
}

TEST(Relate, WhatStandsInTheSameOrderIsCountedAsByTheTable) {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::uint32_t> a(random() % 90), b(random() % (round % 3 == 0 ? 300 : 70));
    for (auto* list : {&a, &b})
      for (auto& entry : *list) entry = static_cast<std::uint32_t>(random() % (round % 2 == 0 ? 6U : 60U));
    if (round % 5 == 0) {  // a copy with other entries within
      std::vector<std::uint32_t> copy = a;
      for (std::size_t i = a.size() / 4; i < a.size() / 2; ++i) copy[i] = b.empty() ? 0 : b[i % b.size()];
      b = std::move(copy);
    }
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i < a.size(); ++i)
      for (std::size_t j = 0; j < b.size(); ++j)
        table[i + 1][j + 1] = a[i] == b[j] ? table[i][j] + 1 : std::max(table[i][j + 1], table[i + 1][j]);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
    for (std::uint32_t j = 0; j < b.size(); ++j) places.emplace_back(b[j], j);
    std::sort(places.begin(), places.end());
    EXPECT_EQ(common_subsequence(a, b), table.back().back());
    EXPECT_EQ(common_subsequence(a, b, places), table.back().back());
  }
}

TEST(Relate, OneStatementQuotedByManyIsNoCopying) {
  const std::string statement = Writer(3).text(8);
  std::string flat = statement;
  std::replace(flat.begin(), flat.end(), '\n', ' ');
  const auto rows =
      described({{"a", "Callis Courier", "2031-05-03", Writer(11).text(12) + "“" + flat + "”", ""},
                 {"b", "Lowland Gazette", "2031-05-03", Writer(12).text(12) + "“" + flat + "”", ""},
                 {"c", "Quick Wire", "2031-05-03", Writer(13).text(12) + "The letter reads:\n" + flat, ""}});
  for (const char* id : {"a", "b", "c"}) EXPECT_TRUE(rows.at(id).starts_with("independent")) << id << rows.at(id);
}

TEST(Relate, APageOfTwoOriginsDoesNotJoinThem) {
  const std::string first = Writer(21).text(24);
  const std::string second = Writer(22).text(24);
  const auto rows = described({{"first", "Callis Courier", "2031-05-03", first, ""},
                               {"copy", "Lowland Gazette", "2031-05-03", first, ""},
                               {"second", "Tidewater Post", "2031-05-03", second, ""},
                               {"again", "Harbour Online", "2031-05-03", second, ""},
                               {"both", "Quick Wire", "2031-05-04",
                                first.substr(0, first.size() / 2) + second.substr(0, second.size() / 2), ""}});
  EXPECT_NE(rows.at("copy").substr(rows.at("copy").find("group"), 14),
            rows.at("again").substr(rows.at("again").find("group"), 14));
}

TEST(Relate, TheOrderOfAddingDoesNotMatter) {
  std::vector<Made> pages;
  for (unsigned family = 0; family < 12; ++family) {
    const std::string report = Writer(100 + family).text(20);
    const auto add = [&](const char* kind, std::string text, std::string day) {
      pages.push_back({fmt::format("{}-{}", kind, family), fmt::format("Outlet {}", pages.size() % 7), std::move(day),
                       std::move(text), ""});
    };
    add("report", report, "2031-05-03");
    add("cut", report.substr(0, report.find("\n\n", report.size() / 2)), "2031-05-04");
    add("spun", spun(report), "");
    add("blocks", Writer(300 + family).text(5) + report.substr(report.size() / 2), "2031-05-02");
    for (int twin = 0; twin < 3; ++twin) add(fmt::format("twin{}", twin).c_str(), report, "2031-05-04");
  }
  const auto expected = described(pages);
  std::mt19937 random(5);
  for (unsigned round = 0; round < tries(12, 3); ++round) {
    std::shuffle(pages.begin(), pages.end(), random);
    ASSERT_EQ(described(pages), expected) << "round " << round;
  }
}

TEST(Relate, AddingOneByOneEqualsAddingAtOnce) {
  std::vector<Made> pages;
  for (unsigned i = 0; i < 60; ++i) {
    const std::string report = Writer(i / 6).text(15);
    pages.push_back({fmt::format("p{:02}", i), fmt::format("Outlet {}", i), "2031-05-03",
                     i % 6 < 3 ? report : Writer(500 + i).text(3) + report, ""});
  }
  Relating step;
  std::vector<Row> rows;
  for (const Made& m : pages) {
    step.add({m.id, m.publisher, m.day, m.url, "", m.text});
    rows = step.rows();
  }
  Relating once;
  for (const Made& m : pages) once.add({m.id, m.publisher, m.day, m.url, "", m.text});
  const std::vector<Row> expected = once.rows();
  ASSERT_EQ(rows.size(), expected.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].kind, expected[i].kind);
    EXPECT_EQ(rows[i].group, expected[i].group);
    EXPECT_EQ(rows[i].parent, expected[i].parent);
  }
}

TEST(Relate, AFamilyOfThousandsIsOneGroupAndComparesFewPairs) {
  constexpr unsigned kCopies = tries(2000, 400);
  const std::string report = Writer(9).text(15);
  Relating relating;
  for (unsigned i = 0; i < kCopies; ++i)
    relating.add({fmt::format("c{:04}", i), fmt::format("Outlet {}", i), "2031-05-03", "", "",
                  fmt::format("Own line number {}. ", i) + report});
  const std::vector<Row> rows = relating.rows();
  std::set<PageIndex> groups;
  for (const Row& row : rows) groups.insert(row.group);
  EXPECT_EQ(groups.size(), 1u);
  EXPECT_LE(relating.links().size(), kCopies * (Index::kHeads + 1));
}

TEST(Relate, EmptyTinyAndHugeArticles) {
  std::string huge;
  for (int i = 0; i < 20000; ++i) huge += "word ";
  const auto rows = described({{"empty", "", "", "", ""},
                               {"empty2", "", "", "", ""},
                               {"ten", "A", "2031-05-03", "Ten words are here and no more of them now.", ""},
                               {"ten2", "B", "2031-05-04", "Ten words are here and no more of them now.", ""},
                               {"huge", "C", "bad date", huge, ""},
                               {"marks", "D", "2031-13-99", "“““ ' ’ ” (@ : \n:\n", ""}});
  EXPECT_TRUE(rows.at("empty").starts_with("independent"));
  EXPECT_TRUE(rows.at("empty2").starts_with("independent"));
  EXPECT_TRUE(rows.at("ten2").starts_with("verbatim group ten parent ten")) << rows.at("ten2");
  EXPECT_TRUE(rows.at("huge").starts_with("independent"));
}

TEST(Relate, ACopyDatedBeforeItsOriginIsStillOneGroup) {
  const std::string report = Writer(41).text(20);
  const auto rows = described({{"report", "Callis Courier", "2031-05-03", report, ""},
                               {"early", "Quick Wire", "2031-04-01", spun(report), ""}});
  EXPECT_EQ(rows.at("report").substr(rows.at("report").find("group"), 10),
            rows.at("early").substr(rows.at("early").find("group"), 10));
}

TEST(Evidence, DoesNotDependOnTheSide) {
  const std::string report = Writer(51).text(20);
  const Page a = scan({"a", "Callis Courier", "2031-05-03", "", "Pier", report});
  const Page b = scan({"b", "Quick Wire", "2031-05-04", "", "Pier closed", spun(report)});
  const Evidence e = compare(a, b);
  EXPECT_GT(e.trait(Trait::chain_share), 0.7F);
  EXPECT_LT(e.trait(Trait::run_share), 0.95F);
  const Evidence turned = compare(b, a);
  EXPECT_FLOAT_EQ(e.trait(Trait::run_share), turned.trait(Trait::run_share));
  EXPECT_FLOAT_EQ(e.a.names, turned.b.names);
}

TEST(Model, IsThereAndComplete) {
  EXPECT_EQ(embedded_model().copy.rows.size(), kTraits);
  for (const Curves& curves : embedded_model().making) EXPECT_EQ(curves.rows.size(), kMakingTraits);
  EXPECT_EQ(copy_probability(Evidence{}) < 0.5, true);
}

TEST(Packed, PagesComeBackAsTheyWere) {
  Packing packing;
  std::vector<Page> pages;
  std::vector<std::string> packed;
  for (unsigned seed = 0; seed < 40; ++seed) {
    Writer writer(seed % 7);  // words come again
    std::string text = "CALLIS (AP) - Yes.\n\nHe said this:\n\n";
    for (unsigned i = 0; i < 5 + seed; ++i)
      text += (i % 4 == 1 ? "“We did,” I said. " : "") + writer.sentence() + " 40 of them. ";
    const std::string id = fmt::format("page{}", seed);
    pages.push_back(scan({id, seed % 2 == 0 ? "Callis Courier" : "", "2031-05-03", "https://callis.example/a",
                          seed == 3 ? "" : "Callis counts its boats", seed == 5 ? "" : text}));
    packed.emplace_back(packing.packed(pages.back()));
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Page back = packing.unpacked(packed[i]);
    EXPECT_TRUE(back == pages[i]) << i;
    EXPECT_EQ(keys_of(back).weak, keys_of(pages[i]).weak);
    EXPECT_LT(packed[i].size(), 3 * pages[i].words.size() + 100);
  }
}

TEST(Packed, TheOldestGoAndTheOthersAreFound) {
  PackedPages pages;
  const auto bytes_of = [](std::int64_t row) {
    return std::string(1000 + static_cast<std::size_t>(row % 7), 'a' + static_cast<char>(row % 26));
  };
  const auto is_there = [&](std::int64_t row) { return pages.find(row).starts_with(bytes_of(row)); };
  pages.keep(1, bytes_of(1));
  EXPECT_TRUE(pages.find(1).empty());  // without a limit none is kept
  pages.limit(std::size_t{4} << 20U);
  for (std::int64_t row = 0; row < 3000; ++row) pages.keep(row, bytes_of(row));
  EXPECT_TRUE(is_there(0) && is_there(2999) && pages.stays(0));
  pages.drop(2);
  EXPECT_TRUE(pages.find(2).empty());
  for (std::int64_t row = 3000; row < 4500; ++row) pages.keep(row, bytes_of(row));
  EXPECT_TRUE(pages.find(0).empty());
  std::int64_t oldest = 0;
  while (pages.find(oldest).empty()) ++oldest;
  EXPECT_GT(oldest, 500);
  EXPECT_LT(oldest, 1500);
  EXPECT_FALSE(pages.stays(oldest));
  EXPECT_TRUE(pages.stays(4499));
  pages.keep(oldest, bytes_of(oldest));  // who comes back stays
  for (std::int64_t row = 4500; row < 6000; ++row) pages.keep(row, bytes_of(row));
  EXPECT_TRUE(is_there(oldest) && pages.find(oldest + 1).empty());
  for (std::int64_t row = 4000; row < 6000; ++row) EXPECT_TRUE(is_there(row)) << row;
  pages.clear();
  EXPECT_TRUE(pages.find(5999).empty());
  pages.keep(7, bytes_of(7));
  EXPECT_TRUE(is_there(7));
}

TEST(PageBlocks, AreEachOnesOwnWhileTheirSizesChange) {
  std::mt19937 random(3);
  struct One {
    PageBlock block;
    std::size_t bytes;
    std::byte mark;
  };
  std::vector<One> blocks;
  for (int i = 0; i < 20'000; ++i) {
    const std::size_t bytes = random() % (i % 5000 < 2500 ? 30'000 : 120'000);
    if (blocks.size() < 300) blocks.push_back({});
    One& one = i < 300 ? blocks.back() : blocks[random() % blocks.size()];
    if (one.block) {
      ASSERT_EQ(std::count(one.block.get(), one.block.get() + one.bytes, one.mark),
                static_cast<std::ptrdiff_t>(one.bytes));
    }
    one = {page_block(bytes), bytes, static_cast<std::byte>(random() % 256)};
    std::fill_n(one.block.get(), bytes, one.mark);
  }
}

}  // namespace
}  // namespace whosays::relate
