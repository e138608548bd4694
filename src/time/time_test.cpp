// Invented sentences, read as if published on Thursday 8 May 2031.
#include "time/time.h"

#include <gtest/gtest.h>

#include "base/test_effort.h"
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
    {"Filed 13/5/2031 and 5.13.2031; of 5/5/31.", "13/5/2031=2031-05-13 | 5.13.2031=2031-05-13 | 5/5/31=2031-05-05"},
    {"Filed 5/6/2031.", "5/6/2031=2031"},
    {"It opened on Sat., May 3.", "Sat., May 3=2031-05-03"},
    {"Tue 6 May 2031 was wet.", "Tue 6 May 2031=2031-05-06"},
    {"The 2029 inquiry found 2029 crates.", "2029=2029"},
    {"The war (1947-54) ended.", "1947=1947 | 54=1954"},
    {"In Room 2031 stood 1950 people, at $1950, in the Il-1976.", ""},
    {"The harbour, 2019.", "2019=2019"},
    {"The 2030 elections and Tosk's 2029 report.", "2030=2030 | 2029=2029"},
    {"The camp lasted from 6-7 May and May 9-11.",
     "6=2031-05-06 | 7 May=2031-05-07 | May 9=2031-05-09 | 11=2031-05-11"},
    {"On May 4 and 6 boats sank.", "May 4=2031-05-04"},
    {"On Easter Monday and at Christmas 2029.", "Easter Monday=2031-04-14 | Christmas 2029=2029-12-25"},
    {"By Thanksgiving 2031 and Memorial Day.", "Thanksgiving 2031=2031-11-27 | Memorial Day=2031-05-26"},
    {"The early morning hours of 3 May were quiet.", "The early morning hours of 3 May=2031-05-03TMO/time"},
    {"It shut on 3 May. The next morning it opened.", "3 May=2031-05-03 | The next morning=2031-05-04TMO/time"},
    {"The late sixties, the nineties.", "The late sixties=196 | the nineties=199"},
    {"The Callis Daily reads it daily.", "daily=P1D/set"},
    {"The fall of the regime.", ""},
    {"It is now shut, as in the past.", "now=PRESENT_REF | the past=PAST_REF"},
    {"By the end of the year, in fiscal 2032.", "the end of the year=2031 | fiscal 2032=FY2032"},
    {"In the first half of 2030.", "the first half of 2030=2030-H1"},
    {"November last year.", "November last year=2030-11"},
    {"The past week, over the last few days.", "The past week=P1W/duration | the last few days=PXD/duration"},
    {"In the week of May 6.", "the week of May 6=2031-W19"},
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
    {"A few days later, early in 2030, it closed.", "A few days later=FUTURE_REF | early in 2030=2030"},
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
      "1911=1911 | 1912=1912 | 1913=1913 | 1914=1914 | 1915=1915 | 1916=1916 | 3 May=1916-05-03 | Tuesday=");
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
  constexpr unsigned kSentences = tries(10000, 2000);
  std::string many;
  for (unsigned i = 0; i < kSentences; ++i) many += "On 3 May 2031 it rained for two weeks, and on Tuesday.\n";
  EXPECT_GT(times_in(many).size(), 10U * kSentences);
}

TEST(Times, OfAnUndatedArticleWithItsDaysTheYearIsNotCarried) {
  const std::string years =
      "It began in 1999. In 2004 it grew. By 2009 it shut. In 2011 it was sold, and sold in 2012.\n\n";
  const std::string history = times_in(years + "The fire of March 4 was small.", "");
  EXPECT_NE(history.find("March 4=2012-03-04"), std::string::npos) << history;
  const std::string news =
      times_in(years + "It sank Sunday. On Monday they left. The fire of March 4 came last week.", "");
  EXPECT_NE(news.find("March 4= "), std::string::npos) << news;
}

}  // namespace
}  // namespace whosays
