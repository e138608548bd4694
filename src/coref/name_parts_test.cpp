// What is no part of a name, what a title before it shows, and how bodies are called short. All are invented.
#include <gtest/gtest.h>

#include "coref/body_begins.h"
#include "coref/coref_test_support.h"

namespace whosays {
namespace {

TEST(Coref, WhatStandsBeforeANameIsNoPartOfIt) {
  EXPECT_EQ(actors_in("[<p:Furious Nadia Odel>] left."), "Nadia Odel: Nadia Odel");
  EXPECT_EQ(actors_in("[<p:Nadia, 44>,] left."), "Nadia: Nadia");
  EXPECT_EQ(actors_in("<p:Jean Nadia Odel> left."), "Jean Nadia Odel: Jean Nadia Odel") << "a given name";
  EXPECT_EQ(actors_in("He called <p:Marek> \"a troll;\" <p:Marek> left."), "Marek: Marek, Marek") << "no nickname";
}

TEST(Coref, NamesBehindATradeAreWhole) {
  EXPECT_EQ(actors_in("[Ranger Wenke Storm] confirmed it. [Storm] saw a wolf."),
            "Wenke Storm (Ranger): Wenke Storm, Storm");
  EXPECT_EQ(actors_in("[Striker Milan Sorra, 14,] laughed."), "Milan Sorra (Striker): Milan Sorra");
}

TEST(Coref, BodiesCalledShort) {
  EXPECT_EQ(actors_in("[<o:Vestra Living>] owns it. [<p:Vestra>] denied it."), "Vestra Living: Vestra Living, Vestra");
  EXPECT_EQ(actors_in("[<o:Vestra Living>] owns it. Mr [<p:Vestra>] denied it."),
            "Vestra Living: Vestra Living; Vestra: Vestra")
      << "somebody is called so";
  EXPECT_EQ(actors_in("[<o:Athletic San Tarmo>] won. [<o:San Tarmo>] denied it."),
            "Athletic San Tarmo: Athletic San Tarmo, San Tarmo");
}

TEST(Coref, BeginsOfBodies) {
  coref::BodyBegins begins;
  begins.add({"sankt", "odo", "hospitals"});
  begins.add({"vellard", "administration"});
  EXPECT_TRUE(begins.has("sankt odo"));
  EXPECT_FALSE(begins.has("vellard"));
  begins.leave("sankt odo");
  EXPECT_FALSE(begins.has("sankt odo"));
}

}  // namespace
}  // namespace whosays
