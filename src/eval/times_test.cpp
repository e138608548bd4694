// The measures of time expressions on small invented pages with known answers.
#include "eval/times.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace whosays::eval {
namespace {

class TimesFolder : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("whosays-times." + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  [[nodiscard]] std::string folder() const { return folder_.string(); }

  std::filesystem::path folder_;
};

TEST(TimeValues, OneFormForOneMeaning) {
  EXPECT_EQ(normal_time_value("198X"), "198");
  EXPECT_EQ(normal_time_value("19XX"), "19");
  EXPECT_EQ(normal_time_value("2031-08-xx"), "2031-08");
  EXPECT_EQ(normal_time_value("2031-XX-XX"), "2031");
  EXPECT_EQ(normal_time_value("2031-12-19T17:00:00"), "2031-12-19T17:00");
  EXPECT_EQ(normal_time_value("PXD"), "PXD");
  EXPECT_EQ(normal_time_value("2031-SU"), "2031-SU");
}

TEST_F(TimesFolder, WikiWars) {
  write("a.key.xml",
        "<DOC><DATETIME>\n<TIMEX2 val=\"2031-05-04T17:00:00\">2031</TIMEX2>\n</DATETIME>\n<TEXT>\n"
        "In <TIMEX2 val=\"2031-05\">May 2031</TIMEX2>, <TIMEX2 val=\"2031-07\">two <TIMEX2 val=\"P1M\">months</TIMEX2> "
        "later</TIMEX2>, and in <TIMEX2 val=\"BC0490\">490 BC</TIMEX2> or on <TIMEX2 val=\"2031-06-03\">June "
        "3</TIMEX2>.\n"
        "</TEXT></DOC>\n");
  const auto gold = read_times_gold(folder());
  ASSERT_TRUE(gold.ok());
  ASSERT_EQ(gold->pages.size(), 1U);
  const TimesPage& page = gold->pages[0];
  EXPECT_EQ(page.id, "a");
  EXPECT_EQ(page.published, "2031");
  EXPECT_EQ(page.text, "In May 2031, two months later, and in 490 BC or on June 3.");
  EXPECT_EQ(page.gold.size(), 3U);
  std::map<std::string, TimesAnswer> answers;
  answers["a"].times = {{3, 11, "2031-05-XX"}, {13, 23, "P2M"}, {38, 44, "0490"}, {31, 34, "1"}};
  const auto table = times_table(*gold, answers);
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(*table,
            "1 documents, 0 without a prediction; gold 3 expressions; left out: before our era 1, inside another 1, "
            "outside the text 1; predicted times ignored: 1\n"
            "strict   P  33.33  R  33.33  F1  33.33\n"
            "relaxed  P  66.67  R  66.67  F1  66.67\n"
            "value    P  33.33  R  33.33  F1  33.33\n"
            "value accuracy 50.00 on 2 matched\n"
            "    1  gold 2031-07      predicted P2M\n");
}

TEST_F(TimesFolder, GumAndTextsThatDifferInBlanks) {
  const auto row = [](int n, const std::string& form, const std::string& misc) {
    return std::to_string(n) + "\t" + form + "\t_\t_\t_\t_\t0\troot\t_\t" + misc + "\n";
  };
  write("G.conllu", "# meta::dateCreated = 2031-05-04\n# newpar\n# text = On 2 May it rained.\n" + row(1, "On", "_") +
                        row(2, "2", "Entity=(1|XML=<date when:::\"2031-05-02\">") + row(3, "May", "XML=</date>") +
                        row(4, "it", "_") + row(5, "rained", "SpaceAfter=No") + row(6, ".", "_") +
                        "\n# newpar\n# text = All July.\n" +
                        row(1, "All", "XML=<date from:::\"2031-07-01\" to:::\"2031-07-31\">") +
                        row(2, "July", "SpaceAfter=No|XML=</date>") + row(3, ".", "_") + "\n");
  const auto gold = read_times_gold(folder());
  ASSERT_TRUE(gold.ok());
  EXPECT_EQ(gold->pages[0].text, "On 2 May it rained.\n\nAll July.");
  std::map<std::string, TimesAnswer> answers;
  answers["G"] = {"On 2 May it rained. All July.", {{3, 8, "2031-05-02"}, {24, 28, "2031-07-01"}}};
  const auto table = times_table(*gold, answers);
  ASSERT_TRUE(table.ok());
  EXPECT_NE(table->find("found 100.00  value recall 50.00\n"), std::string::npos) << *table;
  answers["G"].text = "another text";
  EXPECT_FALSE(times_table(*gold, answers).ok());
}

TEST_F(TimesFolder, WrongFolders) {
  EXPECT_FALSE(read_times_gold(folder()).ok());
  write("b.key.xml", "<DATETIME>x</DATETIME><TEXT>\n<TIMEX2 val=\"2031\">open\n</TEXT>");
  EXPECT_FALSE(read_times_gold(folder()).ok());
  EXPECT_FALSE(read_times_answers(folder() + "/none.jsonl").ok());
}

}  // namespace
}  // namespace whosays::eval
