// The small values that everything is made of: spans, typed ids, results.
#include <gtest/gtest.h>

#include <memory>
#include <type_traits>

#include "base/ids.h"
#include "base/result.h"
#include "base/span.h"

namespace whosays {
namespace {

TEST(Span, AgreesWithItsBytesOnASmallWorld) {
  // Spans of a text of five bytes against sets of bytes, every pair.
  const auto bytes = [](Span s) {
    unsigned set = 0;
    for (std::uint32_t at = s.begin; at < s.end; ++at) set |= 1U << at;
    return set;
  };
  for (std::uint32_t n = 0; n < 6 * 6 * 6 * 6; ++n) {
    const Span a{n % 6, n / 6 % 6};
    const Span b{n / 36 % 6, n / 216};
    if (a.begin > a.end || b.begin > b.end) continue;
    EXPECT_EQ(a.empty(), bytes(a) == 0);
    EXPECT_EQ(a.size(), static_cast<std::uint32_t>(__builtin_popcount(bytes(a))));
    for (std::uint32_t at = 0; at < 6; ++at) EXPECT_EQ(a.contains(at), (bytes(a) >> at & 1U) != 0);
    EXPECT_EQ(bytes(a.clamped_to(b)), bytes(a) & bytes(b));
    if (a.empty() || b.empty()) continue;
    EXPECT_EQ(a.overlaps(b), (bytes(a) & bytes(b)) != 0);
    EXPECT_EQ(a.contains(b), (bytes(a) & bytes(b)) == bytes(b));
  }
}

TEST(Span, OrderAndSlice) {
  EXPECT_LT((Span{1, 2}), (Span{1, 3}));
  EXPECT_LT((Span{1, 9}), (Span{2, 3}));
  EXPECT_EQ(slice("harbour", {0, 4}), "harb");
  EXPECT_EQ(slice("harbour", {7, 7}), "");
}

TEST(Ids, NoneUntilGiven) {
  EXPECT_FALSE(ActorId().valid());
  EXPECT_TRUE(ActorId(0).valid());
  EXPECT_EQ(ActorId(3), ActorId(3));
  EXPECT_LT(ActorId(3), ActorId());
  EXPECT_FALSE((std::is_convertible_v<ActorId, TimeId>)) << "one layer's number is not another's";
  EXPECT_FALSE((std::is_convertible_v<std::uint32_t, ActorId>));
}

Result<int> half(int number) {
  if (number % 2 != 0) return Error{ErrorKind::input, std::to_string(number) + " is odd"};
  return number / 2;
}

Result<int> quarter(int number, int& reached) {
  TRY(const int once, half(number));
  reached = 1;
  TRY(const int twice, half(once));
  reached = 2;
  return twice;
}

Status only_even(int number, int& reached) {
  TRY_VOID(half(number));
  reached = 1;
  TRY_VOID(half(number / 2));
  reached = 2;
  return success();
}

TEST(Result, TryBindsTheValueOrReturnsTheReason) {
  int reached = 0;
  EXPECT_EQ(quarter(12, reached).value(), 3);
  EXPECT_EQ(reached, 2);
  reached = 0;
  const Result<int> first = quarter(7, reached);
  ASSERT_FALSE(first.ok());
  EXPECT_EQ(first.error().message, "7 is odd");
  EXPECT_EQ(first.error().kind, ErrorKind::input);
  EXPECT_EQ(reached, 0);
  const Result<int> second = quarter(6, reached);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().message, "3 is odd");
  EXPECT_EQ(reached, 1);
}

TEST(Result, TryVoid) {
  int reached = 0;
  EXPECT_TRUE(only_even(4, reached).ok());
  EXPECT_EQ(reached, 2);
  const Status status = only_even(2, reached);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().message, "1 is odd");
  EXPECT_EQ(reached, 1);
}

Result<std::unique_ptr<int>> owned(bool there) {
  if (!there) return Error{ErrorKind::not_found, "nothing"};
  return std::make_unique<int>(5);
}

Result<int> through(bool there) {
  TRY(const std::unique_ptr<int> pointer, owned(there));
  return *pointer;
}

TEST(Result, CarriesWhatCannotBeCopied) {
  EXPECT_EQ(*through(true), 5);
  EXPECT_EQ(through(false).error().kind, ErrorKind::not_found);
  auto result = owned(true);
  **result = 6;
  EXPECT_EQ(*result.value(), 6);
  const auto taken = std::move(*result);
  EXPECT_EQ(*taken, 6);
}

TEST(Result, AnErrorCanBeAValueToo) {
  const Result<std::string> text = std::string("no error");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->size(), 8U);
}

}  // namespace
}  // namespace whosays
