// robots.txt by RFC 9309: whose group, which rule.
#include "net/robots.h"

#include <gtest/gtest.h>

namespace whosays::net {
namespace {

bool allows(std::string_view text, std::string_view target) { return Robots::parse(text, "whosays").allows(target); }

TEST(RobotsTest, NothingSaidIsAllowed) {
  EXPECT_TRUE(allows("", "/a"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow:\n", "/a"));
  EXPECT_TRUE(allows("<html>not here</html>", "/a"));
  EXPECT_FALSE(Robots::nothing().allows("/a"));
}

TEST(RobotsTest, OwnGroupCountsBeforeEverybodys) {
  constexpr std::string_view kText =
      "User-agent: *\nDisallow: /\n\nUser-agent: WhoSays/1.0\nDisallow: /private\n\nUser-agent: other\nDisallow: /b\n";
  EXPECT_TRUE(allows(kText, "/a"));
  EXPECT_FALSE(allows(kText, "/private/x"));
  EXPECT_TRUE(allows(kText, "/b"));
  EXPECT_FALSE(allows("User-agent: whosaysnot\nAllow: /\nUser-agent: *\nDisallow: /\n", "/a"));
}

TEST(RobotsTest, GroupsOfOneAgentAreOneAndAgentsShareRules) {
  constexpr std::string_view kText =
      "User-agent: whosays\nDisallow: /a\n\nUser-agent: x\nUser-agent: whosays\nDisallow: /b\n";
  EXPECT_FALSE(allows(kText, "/a"));
  EXPECT_FALSE(allows(kText, "/b"));
  EXPECT_TRUE(allows(kText, "/c"));
}

TEST(RobotsTest, TheLongestRuleDecidesAndAllowWinsATie) {
  constexpr std::string_view kText =
      "user-agent: *\ndisallow: /news\nallow: /news/open\nallow: /same\ndisallow: /same\n";
  EXPECT_FALSE(allows(kText, "/news/a"));
  EXPECT_TRUE(allows(kText, "/news/open/a"));
  EXPECT_TRUE(allows(kText, "/same"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /\n", "/robots.txt"));
}

TEST(RobotsTest, StarsAndEnds) {
  constexpr std::string_view kText = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*b*c\nDisallow: /end$\n";
  EXPECT_FALSE(allows(kText, "/x/y.pdf"));
  EXPECT_TRUE(allows(kText, "/x/y.pdf?z"));
  EXPECT_FALSE(allows(kText, "/a1b2c3"));
  EXPECT_TRUE(allows(kText, "/a1c2b3"));
  EXPECT_FALSE(allows(kText, "/end"));
  EXPECT_TRUE(allows(kText, "/ending"));
}

TEST(RobotsTest, EscapesAreOneSpelling) {
  constexpr std::string_view kText = "User-agent: *\nDisallow: /%7Edesk/\xC3\xA9\nDisallow: /a%2fb\n";
  EXPECT_FALSE(allows(kText, "/~desk/%c3%a9t%C3%A9"));
  EXPECT_FALSE(allows(kText, "/a%2Fb"));
  EXPECT_TRUE(allows(kText, "/a/b"));
}

TEST(RobotsTest, DelayIsHeededWithinReason) {
  using std::chrono::milliseconds;
  EXPECT_EQ(Robots::parse("User-agent: *\nCrawl-delay: 2.5\n", "whosays").delay(), milliseconds(2500));
  EXPECT_EQ(Robots::parse("User-agent: *\nCrawl-delay: 86400\n", "whosays").delay(), milliseconds(60'000));
  EXPECT_EQ(Robots::parse("User-agent: *\nCrawl-delay: -3\n", "whosays").delay(), milliseconds(0));
}

TEST(RobotsTest, HostileFilesTakeBoundedTime) {
  std::string stars = "User-agent: *\nDisallow: /";
  for (int i = 0; i < 2'000; ++i) stars += "a*";
  EXPECT_TRUE(allows(stars + "b\n", "/" + std::string(4'000, 'a')));
  EXPECT_TRUE(allows(std::string(3'000'000, '\n') + "User-agent: *\nDisallow: /\n", "/a"));  // behind the first 500 KiB
}

}  // namespace
}  // namespace whosays::net
