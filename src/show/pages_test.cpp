// The first screen, pages of actors, sources and the timeline as text, compared with tests/golden/show/*.txt. The story
// is invented (fixture_for_tests.h). To renew a golden file after a change of wording, run test_show with
// WHOSAYS_UPDATE_GOLDEN=1 and read the difference.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/layout.h"
#include "base/text_util.h"
#include "show/fixture_for_tests.h"
#include "show/show.h"
#include "show/spelling.h"
#include "show/words.h"

namespace whosays::show {
namespace {

using story::Moment;

void expect_golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(WHOSAYS_SOURCE_DIR) + "/tests/golden/show/" + name;
  if (std::getenv("WHOSAYS_UPDATE_GOLDEN") != nullptr) std::ofstream(path) << text;
  std::ifstream file(path);
  std::stringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(text, expected.str()) << path;
}

Setting wide(std::size_t width) {
  Setting setting;
  setting.width = width;
  return setting;
}

std::vector<Moment> moments() {
  const auto row = [](Moment::Clock clock, std::string value, std::string what, std::string by,
                      std::optional<story::StatementIndex> statement, std::string receipt) {
    Moment out;
    out.clock = clock;
    out.value = std::move(value);
    out.what = std::move(what);
    out.by = std::move(by);
    out.statement = statement;
    out.receipt = std::move(receipt);
    return out;
  };
  std::vector<Moment> out{
      row(Moment::Clock::happened, "2031-02", "the survey was held back in February", "2 unnamed, “separate officials”",
          0, "r41"),
      row(Moment::Clock::said, "2031-05-03", "“I asked nobody to delay anything”", "Ilse Varga", 2, "r47"),
      row(Moment::Clock::published, "2031-05-03", "Survey held back, officials say", "Callis Courier", std::nullopt,
          ""),
      row(Moment::Clock::published, "2031-05-04", "Survey held back, officials say", "Tidewater Post", std::nullopt,
          ""),
      row(Moment::Clock::happened, "", "a call at an unknown hour", "Lena Karst", std::nullopt, "r50")};
  out[3].article = 1;
  return out;
}

story::ActorPage varga() {
  story::ActorPage page;
  page.name = "Ilse Varga";
  page.spellings = {{"Varga", 5}, {"Ilse Varga", 2}};
  page.roles = {"harbour commissioner"};
  page.articles = {0, 1};
  page.says = {2};
  page.about = {0, 1};
  page.not_joined = {"Varga Tolland"};
  return page;
}

std::string everything(const fixture::Scene& scene, std::size_t width) {
  const Lookup lookup(scene.world, scene.story);
  const Setting setting = wide(width);
  std::string out =
      overview(lookup, {"harbour.db", true}, setting) + carriers(lookup, 0, setting) + sources(lookup, setting);
  out += timeline(lookup, moments(), setting) + actor_page(lookup, varga(), false, setting);
  return out;
}

TEST(Pages, Golden) {
  for (const bool later : {false, true}) {
    const fixture::Scene scene = fixture::scene(later);
    const Lookup lookup(scene.world, scene.story);
    const std::string when = later ? "year_later" : "day_one";
    for (const std::size_t width : {60U, 80U, 100U}) {
      const std::string name = when + "_" + std::to_string(width) + ".txt";
      expect_golden("overview_" + name, overview(lookup, {"harbour.db", true}, wide(width)));
      expect_golden("card_" + name, card(lookup, 0, wide(width)));
    }
    expect_golden("carriers_" + when + ".txt", carriers(lookup, 0, wide(100)));
    expect_golden("sources_" + when + ".txt", sources(lookup, wide(80)));
    expect_golden("who_" + when + ".txt", actor_page(lookup, varga(), false, wide(80)));
  }
  const fixture::Scene scene = fixture::scene(true);
  const Lookup lookup(scene.world, scene.story);
  expect_golden("timeline_100.txt", timeline(lookup, moments(), wide(100)));
  expect_golden("timeline_60.txt", timeline(lookup, moments(), wide(60)));
}

TEST(Pages, StayWithinTheWidth) {
  for (const std::size_t width : {60U, 80U, 100U})
    for (const std::string& words : {std::string("usual"), std::string(300, 'x'),
                                     std::string("wide 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字")}) {
      const std::string text = everything(words == "usual" ? fixture::scene(true) : fixture::hostile(words), width);
      for (const std::string_view line : split(text, '\n')) EXPECT_LE(layout::width_of(line), width) << line;
    }
}

TEST(Pages, HostileWordsNeverReachTheTerminalRaw) {
  const std::string text = everything(fixture::hostile("\x1b[2J\x07\xE2\x80\xAE\r\nLOOK FIRST\n\xC2\x9B"), 80);
  for (const std::string_view bad : {"\x1b", "\x07", "\r", "\xE2\x80\xAE", "\xC2\x9B"})
    EXPECT_EQ(text.find(bad), std::string::npos) << static_cast<int>(bad[0]);
}

TEST(Pages, SetAsideStatementsAreCountedAndNeverShown) {
  const std::string text = everything(fixture::scene(true), 80);
  EXPECT_EQ(text.find("unclear mouth"), std::string::npos);
  EXPECT_NE(text.find("1 set aside as unclear"), std::string::npos);
}

TEST(Pages, EmptyWorldSaysSo) {
  const story::World world;
  const story::Story story;
  const Lookup lookup(world, story);
  EXPECT_NE(overview(lookup, {"empty.db", false}, wide(80)).find("No claims were read"), std::string::npos);
  EXPECT_NE(overview(lookup, {"empty.db", false}, wide(80)).find("others on this computer can read it"),
            std::string::npos);
  EXPECT_EQ(sources(lookup, wide(80)), "No articles.\n");
  EXPECT_EQ(timeline(lookup, {}, wide(80)), "No dates were read in these articles.\n");
}

TEST(Pages, UnnamedSourcesHaveNoPage) {
  const fixture::Scene scene = fixture::scene(false);
  const Lookup lookup(scene.world, scene.story);
  EXPECT_NE(no_page(lookup, "Separate Officials").find("is an unnamed source: it exists only inside its article"),
            std::string::npos);
  EXPECT_NE(no_page(lookup, "officials").find("is an unnamed source"), std::string::npos);
}

TEST(Pages, OnlyAnUnnamedSourceIsCalledOne) {
  fixture::Scene scene = fixture::scene(false);
  scene.world.statements[0].source = "nobody at two offices with knowledge of the survey";
  scene.world.statements[0].descriptor = "separate officials of the port";
  const Lookup lookup(scene.world, scene.story);
  for (const char* name : {"Nobody", "two", "of", "knowledge", "survey", "the port", "separate", "fficials", "", " "})
    EXPECT_EQ(no_page(lookup, name).find("unnamed"), std::string::npos) << name;
  EXPECT_NE(no_page(lookup, "Officials").find("unnamed"), std::string::npos);
}

TEST(Pages, WhoIsNotThereIsToldWithTheNearestSpellings) {
  const fixture::Scene scene = fixture::scene(false);
  const Lookup lookup(scene.world, scene.story);
  EXPECT_NE(no_page(lookup, "Vagra").find("no actor named \"Vagra\" is read in these articles; nearest spellings: "),
            std::string::npos)
      << no_page(lookup, "Vagra");
  EXPECT_NE(no_page(lookup, "ilse vargas").find("Ilse Varga"), std::string::npos);
  EXPECT_NE(no_page(lookup, "Nora Quill").find("nor any of a spelling near it"), std::string::npos);
  EXPECT_TRUE(nearest_names(lookup, std::string(65, 'V'), 5).empty());
  EXPECT_LE(nearest_names(lookup, "Varga", 1).size(), 1U);
}

TEST(Pages, UnnamedSourcesOfTwoArticlesStayTwoHoweverAlike) {
  fixture::Scene scene = fixture::scene(false);
  scene.story.relations[1].relation = story::Relation::unknown;  // no copy: an article of its own with the same words
  scene.world.statements[1].source = scene.world.statements[0].source;
  const Lookup lookup(scene.world, scene.story);
  const std::string text = carriers(lookup, 0, wide(100));
  EXPECT_NE(text.find("2 unnamed, \"separate officials\", in Callis Courier"), std::string::npos) << text;
  EXPECT_NE(text.find("2 unnamed, \"separate officials\", in Tidewater Post"), std::string::npos) << text;
  const std::string list = sources(lookup, wide(100));
  EXPECT_EQ(list.find("rests on it alone: 9f3a2b1c"), std::string::npos)
      << "two articles carry it: no source stands alone";
}

TEST(Pages, ListsAreCutWithTheWayToTheRest) {
  fixture::Scene scene = fixture::scene(false);
  while (scene.story.claims.size() < 40) scene.story.claims.push_back(scene.story.claims[1]);
  const Lookup lookup(scene.world, scene.story);
  Setting setting = wide(80);
  EXPECT_NE(overview(lookup, {"a.db", true}, setting).find("and 27 more: whosays claims --all"), std::string::npos);
  setting.all = true;
  EXPECT_EQ(overview(lookup, {"a.db", true}, setting).find("more: whosays claims --all"), std::string::npos);
}

TEST(Lookup, FindsClaimsByNumberAndByAnyMembersId) {
  const fixture::Scene scene = fixture::scene(true);
  const Lookup lookup(scene.world, scene.story);
  EXPECT_EQ(lookup.find_claim("1").value(), 0U);
  EXPECT_EQ(lookup.find_claim("2").value(), 1U);
  EXPECT_EQ(lookup.find_claim("77aa").value(), 0U) << "the id of a later member leads to the claim";
  EXPECT_EQ(lookup.find_claim("3c00000000000005").value(), 1U);
  for (const std::string_view bad : {"0", "3", "999", "1000", "ffff", "", "-1", "9f3a2b1c000000011"})
    EXPECT_EQ(lookup.find_claim(bad).error().kind, ErrorKind::not_found) << bad;
  EXPECT_NE(lookup.find_claim("2b00").error().message.find("set aside"), std::string::npos);
}

TEST(Lookup, AnAmbiguousPrefixNamesTheCandidates) {
  fixture::Scene scene = fixture::scene(true);
  scene.world.statements[4].id = scene.story.claims[1].id = "9f3a2b1d00000005";
  const Lookup lookup(scene.world, scene.story);
  const auto found = lookup.find_claim("9f3a");
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().kind, ErrorKind::usage);
  EXPECT_NE(found.error().message.find("9f3a2b1c 9f3a2b1d"), std::string::npos) << found.error().message;
}

TEST(Words, Dates) {
  EXPECT_EQ(date_words("2031-05-03"), "3 May 2031");
  EXPECT_EQ(date_words("2031-05-03T08:00:00Z"), "3 May 2031");
  EXPECT_EQ(date_words("2031-05"), "May 2031");
  EXPECT_EQ(date_words("2031"), "2031");
  EXPECT_EQ(date_words("2030-WI"), "winter 2030");
  EXPECT_EQ(date_words("2031-W18"), "week 18 of 2031");
  EXPECT_EQ(date_words(""), "undated");
  for (const std::string_view odd : {"2031-13-01", "2031-00", "x", "2031-Wxx", "2031-05-99"})
    EXPECT_EQ(date_words(odd), odd);
}

TEST(Words, QuotationsHaveOnePairOfMarks) {
  EXPECT_EQ(quoted("“I asked nobody”"), "\"I asked nobody\"");
  EXPECT_EQ(quoted("it was “a mistake” and late"), "\"it was “a mistake” and late\"");
  EXPECT_EQ(quoted("“one” and “two”"), "\"“one” and “two”\"") << "marks that close elsewhere stay";
  EXPECT_EQ(quoted("say \"yes\" now"), "\"say 'yes' now\"");
  EXPECT_EQ(quoted("“The other way round,”"), "\"The other way round\"");
  EXPECT_EQ(quoted("\"We knew,\" ... \"and said so.\""), "\"We knew, ... and said so.\"") << "an interrupted quotation";
  EXPECT_EQ(quoted(""), "\"\"");
  EXPECT_EQ(quoted_short("a very long saying", 10), "\"a very…\"");
  EXPECT_EQ(quoted_short("a very long saying", 12), "\"a very…\"") << "cut between words";
  EXPECT_EQ(quoted_short("incomprehensibilities", 9), "\"incomp…\"");
}

}  // namespace
}  // namespace whosays::show
