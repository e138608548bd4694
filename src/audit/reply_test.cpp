#include "audit/reply.h"

#include <gtest/gtest.h>

namespace whosays::audit {
namespace {

constexpr const char* kHead = "who,allegation,asked_at,channel,words_put,deadline,answered_at\n";

std::string error_of(const std::string& rows) {
  const auto parsed = parse_reply_file(rows, "r.csv");
  return parsed.ok() ? "none" : parsed.error().message;
}

TEST(ReplyFile, TakesQuotedCellsLineEndsAndAnyOrderOfColumns) {
  const auto rows = parse_reply_file(
      "\xEF\xBB\xBFwho,asked_at,allegation,channel,words_put,deadline,answered_at\r\n"
      "\"Varga, Ilse\",2032-06-08,hid it,email,\"Did you \"\"hide\"\" it?\nSay.\",,\r\n\r\n"
      "Pell,2032-06-08T10:00,hid it,email,Well?,2032-06-08T11:30,\r\n",
      "r.csv");
  ASSERT_TRUE(rows.ok()) << rows.error().message;
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ((*rows)[0].who, "Varga, Ilse");
  EXPECT_EQ((*rows)[0].words_put, "Did you \"hide\" it? Say.");
  EXPECT_FALSE((*rows)[0].minutes_given());
  EXPECT_EQ((*rows)[1].line, 5U);
  EXPECT_EQ((*rows)[1].minutes_given(), 90);
}

TEST(ReplyFile, ABadRowIsAnErrorWithItsLine) {
  const std::string head = kHead;
  EXPECT_NE(error_of("").find("empty"), std::string::npos);
  EXPECT_NE(error_of("who,when\n").find("line 1: \"when\" is no column"), std::string::npos);
  EXPECT_NE(error_of("who,allegation,asked_at,channel,words_put,deadline\n").find("answered_at"), std::string::npos);
  EXPECT_NE(error_of(head + "Varga,a,2032-06-08,email,b,\n").find("line 2: 6 cells"), std::string::npos);
  EXPECT_NE(error_of(head + ",a,2032-06-08,email,b,,\n").find("line 2: who"), std::string::npos);
  EXPECT_NE(error_of(head + "Varga,a,,email,b,,\n").find("asked_at is empty"), std::string::npos);
  EXPECT_NE(error_of(head + "Varga,a,yesterday,email,b,,\n").find("\"yesterday\" is no time"), std::string::npos);
  EXPECT_NE(error_of(head + "Varga,a,2032-06-08T10:00,email,b,2032-06-08T09:00,\n").find("deadline is before"),
            std::string::npos);
  EXPECT_NE(error_of(head + "Varga,a,2032-06-08T10:00,email,b,,2032-06-07\n").find("answer is before"),
            std::string::npos);
  EXPECT_NE(error_of(head + "\"Varga,a\n").find("line 2: a quotation mark is not closed"), std::string::npos);
  EXPECT_NE(error_of(head + "\"Varga\"x,a,2032-06-08,email,b,,\n").find("line 2: text behind"), std::string::npos);
  EXPECT_NE(error_of(head + "Varga,a,2032-06-08,email,b,,\xff\n").find("UTF-8"), std::string::npos);
}

TEST(ReplyFile, HoursInWords) {
  EXPECT_EQ(duration_words(1), "1 minute");
  EXPECT_EQ(duration_words(80), "80 minutes");
  EXPECT_EQ(duration_words(50 * 60), "50 hours");
  EXPECT_EQ(duration_words(4 * 24 * 60), "4 days");
}

}  // namespace
}  // namespace whosays::audit
