// Which articles may speak of one event. Everything is invented.
#include "story/akin_event.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace whosays::story {
namespace {

const EventWords kTunnel(
    "Work on the Marnebekk tunnel has been halted, the council of Vell said. Skerrin Line, which digs the tunnel, kept "
    "silent about the halt.");

TEST(AkinEvent, NamesAndRareWordsTellOneEvent) {
  const EventWords same("Nobody digs in the tunnel under Marnebekk this week. The council in Vell has halted it.");
  const EventWords other("The orchestra of Callis has hired a conductor, who wants to play more Baroque overtures.");
  EXPECT_GT(shared_event(kTunnel, same), 0.2F);
  EXPECT_LT(shared_event(kTunnel, other), 0.05F);
  EXPECT_FLOAT_EQ(shared_event(kTunnel, same), shared_event(same, kTunnel));
  EXPECT_NEAR(shared_event(kTunnel, kTunnel), 1, 1e-5);
}

TEST(AkinEvent, LongArticlesShareSomeWordsByChance) {
  std::string one;
  std::string two;
  for (char first = 'a'; first <= 'z'; ++first)
    for (char second = 'a'; second <= 'j'; ++second) {
      one += std::string("qua") + first + second + "um ";
      two += std::string("zor") + first + second + "ip ";
    }
  const std::string little = "It stood in the yard. ";
  const std::string by_chance = "A turbine, a trombone and a pelican. ";
  EXPECT_GT(shared_event(EventWords(by_chance), EventWords(by_chance + little)), 0.5F);
  EXPECT_LT(shared_event(EventWords(one + by_chance), EventWords(two + by_chance)), 0.05F);
}

TEST(AkinEvent, TheIndexSaysWhatEachPairSays) {
  const std::vector<EventWords> all = {kTunnel, EventWords(""),
                                       EventWords("Nobody digs in the tunnel under Marnebekk. Vell has halted it."),
                                       EventWords("The orchestra of Callis has hired a trombone player.")};
  const EventIndex index(all);
  const auto near = index.near(kTunnel);
  ASSERT_EQ(near.size(), 2U);
  for (const auto& [place, shared] : near) EXPECT_EQ(shared, shared_event(kTunnel, all[place]));
  EXPECT_EQ(near[1].first, 2U);
  EXPECT_TRUE(index.near(EventWords("")).empty());
}

TEST(AkinEvent, NothingInNothing) {
  EXPECT_TRUE(EventWords("").empty());
  EXPECT_TRUE(EventWords("It was on 3 May, and that is all.").empty());
  EXPECT_EQ(shared_event(EventWords(""), kTunnel), 0);
  EXPECT_EQ(shared_event(EventWords(""), EventWords("")), 0);
  EXPECT_GT(shared_event(EventWords("Müller öffnete Žižkov"), EventWords("Žižkov: Müller")), 0);
}

}  // namespace
}  // namespace whosays::story
