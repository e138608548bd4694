#include "base/one_of.h"

#include <gtest/gtest.h>

#include <string>

namespace whosays {
namespace {

TEST(OneOf, ComparesWholeWords) {
  constexpr std::array<std::string_view, 3> kNegations{"not", "n't", "n’t"};
  EXPECT_TRUE(is_one_of("not", kNegations));
  EXPECT_TRUE(is_one_of("n’t", kNegations));
  EXPECT_FALSE(is_one_of("no", kNegations));
  EXPECT_FALSE(is_one_of("nothing", kNegations));
  EXPECT_FALSE(is_one_of("", kNegations));
  const std::string word = "elsewhere, and more";
  EXPECT_TRUE(is_one_of(std::string_view(word).substr(0, 9), {"away", "elsewhere"}));
  EXPECT_FALSE(is_one_of(std::string_view(word).substr(0, 8), {"away", "elsewhere"}));
  EXPECT_TRUE(is_one_of("", {"s", ""}));
}

}  // namespace
}  // namespace whosays
