// Invented sentences, read as if published on Thursday 8 May 2031.
#include "time/time.h"

#include <gtest/gtest.h>

#include "time/calendar.h"
#include "token/token.h"

namespace whosays {
namespace {

Passage passage_of(const std::string& text) {
  auto split = token::split(text);
  Passage passage;
  passage.sentences = std::move(split.sentences);
  passage.tokens = std::move(split.tokens);
  return passage;
}

/// "3 May 2031=2031-05-03 | ..."; types other than date behind a slash.
std::string times_in(const std::string& text, const std::string& published = "2031-05-08T09:00:00Z") {
  Article article;
  article.text = text;
  article.published = published;
  const Times times = time::find(article, passage_of(text), passage_of(""));
  EXPECT_EQ(times.state, LayerState::present);
  std::string out;
  for (const Time& t : times.rows) {
    if (!out.empty()) out += " | ";
    out += std::string(slice(article.text, t.span)) + "=" + t.value;
    if (t.type != TimeType::date) out += "/" + std::string(word(t.type));
  }
  return out;
}

struct Golden {
  const char* text;
  const char* times;
};

constexpr Golden kGoldens[] = {
    {"It opened on 3 May 2031.", "3 May 2031=2031-05-03"},
    {"It opened on May 3rd, 2031.", "May 3rd, 2031=2031-05-03"},
    {"It opened on Saturday, 3 May 2031.", "Saturday, 3 May 2031=2031-05-03"},
    {"It opened on the 3rd of May, 2031.", "the 3rd of May, 2031=2031-05-03"},
    {"Filed 2031-05-03.", "2031-05-03=2031-05-03"},
    {"It opened on 3 May.", "3 May=2031-05-03"},
    {"It closes on 20 May.", "20 May=2031-05-20"},
    {"It closed on 20 December.", "20 December=2030-12-20"},
    {"In May 2031 and mid-March 2029.", "May 2031=2031-05 | mid-March 2029=2029-03"},
    {"In mid-March it rained.", "mid-March=2031-03"},
    {"She may march in May.", "May=2031-05"},
    {"Founded in 2021, closed late 2022.", "2021=2021 | late 2022=2022"},
    {"They met on Tuesday.", "Tuesday=2031-05-06"},
    {"They met on Thursday.", "Thursday=2031-05-08"},
    {"They met on Monday morning.", "Monday morning=2031-05-05TMO/time"},
    {"They will meet on Monday.", "Monday=2031-05-12"},
    {"On Monday the council will vote.", "Monday=2031-05-12"},
    {"He said on Monday that he will go.", "Monday=2031-05-05"},
    {"Next Friday and last Thursday.", "Next Friday=2031-05-09 | last Thursday=2031-05-01"},
    {"Last June, next week, yesterday.", "Last June=2030-06 | next week=2031-W20 | yesterday=2031-05-07"},
    {"Two weeks ago, a year ago.", "Two weeks ago=2031-W17 | a year ago=2030"},
    {"Earlier this month and last year.", "Earlier this month=2031-05 | last year=2030"},
    {"In the 1990s and the late 1980s.", "the 1990s=199 | the late 1980s=198"},
    {"It began in 2019. A year later it ended.", "2019=2019 | A year later=2020"},
    {"On 30 January 2019 it began; a month later it ended.", "30 January 2019=2019-01-30 | a month later=2019-02"},
    {"In spring 2031 and Q3 2030.", "spring 2031=2031-SP | Q3 2030=2030-Q3"},
    {"In the third quarter of 2030.", "the third quarter of 2030=2030-Q3"},
    {"At 10:40 they left; at 9 p.m. they came.", "10:40=T10:40/time | 9 p.m.=T21:00/time"},
    {"At 10:40 on 3 May 2031 they left.", "10:40 on 3 May 2031=2031-05-03T10:40/time"},
    {"They left Tuesday at 9 p.m.", "Tuesday at 9 p.m.=2031-05-06T21:00/time"},
    {"It took two years, or for 18 months.", "two years=P2Y/duration | 18 months=P18M/duration"},
    {"A twenty-five day strike every week.", "twenty-five day=P25D/duration | every week=P1W/set"},
    {"Every Monday, for several hours.", "Every Monday=XXXX-WXX-1/set | several hours=PTXH/duration"},
    {"A boy two years old paid $12 a day for 1939 cups.", ""},
    {"It cost 2,031 crowns, and 31 February 2031 never came.", "31 February 2031="},
    {"In 2019 it began. On 3 May it ended.", "2019=2019 | 3 May=2019-05-03"},
    {"In 2019 it began.\n\nOn 3 May it ended.", "2019=2019 | 3 May=2031-05-03"},
    {"the nineteenth century", "the nineteenth century=18"},
    {"A few days later, early in 2030, it closed.", "A few days later= | early in 2030=2030"},
    {"It ends on 4 June 2044.", "4 June 2044=2044-06-04"},
    {"", ""},
};

TEST(Time, Goldens) {
  for (const Golden& golden : kGoldens) EXPECT_EQ(times_in(golden.text), golden.times) << golden.text;
}

TEST(Time, WithoutPublicationNothingIsInvented) {
  for (const char* published : {"", "2031", "2031-13-40", "yesterday"})
    EXPECT_EQ(times_in("On Tuesday, 3 May, last year, in June, two weeks ago and in 2021.", published),
              "Tuesday, 3 May= | last year= | June= | two weeks ago= | 2021=2021");
}

TEST(Time, HistoryCarriesItsYears) {
  EXPECT_EQ(
      times_in("In 1911, 1912, it rained. In 1913 it froze. In 1914 it snowed. By 1915 and since 1916 it was dry.\n\n"
               "On 3 May it rained again. On Tuesday too."),
      "1911=1911 | 1913=1913 | 1914=1914 | 1915=1915 | 1916=1916 | 3 May=1916-05-03 | Tuesday=");
}

TEST(Time, Calendar) {
  EXPECT_EQ(time::iso_week(time::day_of({2027, 1, 1})), "2026-W53");
  EXPECT_EQ(time::iso_week(time::day_of({2024, 12, 30})), "2025-W01");
  EXPECT_EQ(time::weekday_of(time::day_of({2031, 5, 8})), 4);
  EXPECT_FALSE(time::parse_day("2031-02-29").has_value());
  EXPECT_TRUE(time::parse_day("2032-02-29T10:00:00+02:00").has_value());
  EXPECT_EQ(time::iso(time::months_later({2031, 1, 31}, 1)), "2031-02-28");
  EXPECT_EQ(time::iso(time::months_later({2031, 1, 31}, -2)), "2030-11-30");
}

TEST(Time, HostileInput) {
  EXPECT_EQ(times_in("99999999999999999999 weeks ago 12:99 0 p.m. 31/31"), "");
  EXPECT_EQ(times_in("4000 weeks ago"), "4000 weeks ago=");
  EXPECT_EQ(times_in("2031年5月3日 في ٣ مايو 3 мая"), "");
  EXPECT_EQ(times_in(std::string(5000, '1')), "");
  std::string many;
  for (int i = 0; i < 10000; ++i) many += "On 3 May 2031 it rained for two weeks, and on Tuesday.\n";
  EXPECT_GT(times_in(many).size(), 100000U);
}

}  // namespace
}  // namespace whosays
