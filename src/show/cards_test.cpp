// What holds of every card; their text is compared with golden files in pages_test.cpp. The story is invented.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/layout.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "show/fixture_for_tests.h"
#include "show/show.h"

namespace whosays::show {
namespace {

constexpr std::string_view kHeadings[] = {"AGAINST", "SAID BY",  "HOW THEY KNOW", "ORIGINS",
                                          "ANSWERS", "FINDINGS", "NOTICES",       "OPEN"};

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::size_t widest(const std::string& text) {
  std::size_t out = 0;
  for (const std::string_view line : split(text, '\n')) out = std::max(out, layout::width_of(line));
  return out;
}

std::string card_of(const fixture::Scene& scene, std::size_t width) {
  const Lookup lookup(scene.world, scene.story);
  Setting setting;
  setting.width = width;
  return card(lookup, 0, setting);
}

TEST(Card, HasEveryHeadingAndFourteenLinesAtAnyWidth) {
  for (const bool later : {false, true})
    for (const std::size_t width : {60U, 80U, 100U}) {
      const std::string text = card_of(fixture::scene(later), width);
      EXPECT_LE(lines_in(text), kCardLines) << text;
      EXPECT_LE(widest(text), width) << text;
      for (const std::string_view heading : kHeadings)
        EXPECT_NE(text.find(heading), std::string::npos) << heading << "\n" << text;
    }
}

TEST(Card, LongInputIsCutWithTheWayToTheRest) {
  fixture::Scene scene = fixture::scene(true);
  std::string words;
  for (int i = 0; i < 400; ++i) words += "words without end ";
  for (StatementRecord& s : scene.world.statements) s.content = words;
  story::Claim& claim = scene.story.claims[0];
  claim.answers.resize(20, claim.answers.front());
  claim.findings.resize(9, claim.findings.front());
  claim.origins.because.assign(30, words);
  for (const std::size_t width : {60U, 80U, 100U}) {
    const std::string text = card_of(scene, width);
    EXPECT_EQ(lines_in(text), kCardLines) << text;
    EXPECT_LE(widest(text), width) << text;
    EXPECT_NE(text.find("… (--carriers lists all)"), std::string::npos) << text;
    for (const std::string_view heading : kHeadings)
      EXPECT_NE(text.find(heading), std::string::npos) << heading << "\n" << text;
  }
}

TEST(Card, CarriersListsWhatTheCardCuts) {
  fixture::Scene scene = fixture::scene(true);
  scene.story.claims[0].answers.resize(20, scene.story.claims[0].answers.front());
  const Lookup lookup(scene.world, scene.story);
  const std::string text = carriers(lookup, 0, {});
  EXPECT_EQ(text.find("--carriers"), std::string::npos);
  std::size_t denials = 0;
  for (std::size_t at = text.find("DENIES"); at != std::string::npos; at = text.find("DENIES", at + 1)) ++denials;
  EXPECT_EQ(denials, 20U);
  EXPECT_NE(text.find("2 ARTICLES CARRY IT"), std::string::npos);
  EXPECT_NE(text.find("3 May 2031  Callis Courier  first report   carried  none     has one"), std::string::npos)
      << text;
  EXPECT_NE(text.find("4 May 2031  Tidewater Post  word for word  none     none     none"), std::string::npos) << text;
}

TEST(Card, HostileWordsNeverReachTheTerminalRaw) {
  const fixture::Scene scene = fixture::hostile("\x1b]0;owned\x07 \xE2\x80\xAE reversed \x1b[2J\r\n\nCLAIM 9\n\t");
  for (const std::size_t width : {60U, 100U}) {
    const std::string text = card_of(scene, width);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find('\r'), std::string::npos);
    EXPECT_EQ(text.find("\xE2\x80\xAE"), std::string::npos);
    EXPECT_EQ(text.find("\nCLAIM 9"), std::string::npos) << "an article's line end must not begin a line of the card\n"
                                                         << text;
    EXPECT_LE(lines_in(text), kCardLines);
    EXPECT_LE(widest(text), width);
  }
}

TEST(Card, NamesWhoChecked) {
  fixture::Scene scene = fixture::scene(false);
  DecisionRecord accept;
  accept.kind = DecisionKind::accept;
  accept.original = scene.world.articles[0].sha256;
  accept.span = {2, 8};
  accept.initials = "L.K.";
  accept.decided_at = "2031-05-04T09:00:00Z";
  scene.world.decisions = {accept};
  EXPECT_NE(card_of(scene, 100).find("read by machine; accepted by L.K. 4 May 2031"), std::string::npos)
      << card_of(scene, 100);
  scene.world.decisions[0].decided_at = "2031-05-05T09:00:00Z";  // after the as-of date
  EXPECT_NE(card_of(scene, 100).find("checked by nobody"), std::string::npos);
}

TEST(Card, EmphasisIsOnlyBold) {
  const fixture::Scene scene = fixture::scene(true);
  const Lookup lookup(scene.world, scene.story);
  Setting setting;
  setting.emphasis = true;
  const std::string text = card(lookup, 0, setting);
  for (std::size_t at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b', at + 1)) {
    const std::string_view rest = std::string_view(text).substr(at);
    EXPECT_TRUE(rest.starts_with("\x1b[1m") || rest.starts_with("\x1b[0m"));
  }
  EXPECT_NE(text.find("\x1b[1mANSWERS\x1b[0m"), std::string::npos);
}

}  // namespace
}  // namespace whosays::show
