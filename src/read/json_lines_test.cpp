// JSON lines: text as given, one error a bad line. All names are invented.
#include "read/json_lines.h"

#include "base/hash.h"
#include "read/read_test_help.h"

namespace whosays::read {
namespace {

TEST(JsonLines, TheTextIsUntouched) {
  const auto all =
      read_all("{\"id\":\"a\",\"text\":\" Odel\\r\\nsaid.  \\n\\n\\nRead more:\\nX\",\"title\":\"T - Callis News\"}\n");
  ASSERT_EQ(all.size(), 1u);
  const ReadArticle& read = *all[0];
  EXPECT_EQ(read.article.text, " Odel\r\nsaid.  \n\n\nRead more:\nX");
  EXPECT_EQ(read.article.title, "T - Callis News");
  EXPECT_EQ(read.original, read.article.text);
  EXPECT_EQ(read.article.sha256, sha256_hex(read.article.text));
  EXPECT_EQ(read.article.text_map.find({1, 5}), (OriginalRange{1, 5}));
  EXPECT_TRUE(read.article.title_map.empty());
}

TEST(JsonLines, OptionalMembersAndNull) {
  const auto all = read_all(
      R"({"id":"a","text":"x","published":"2031-05-03","url":"https://a.example","publisher":"P","byline":null,"extra":[1]})");
  ASSERT_TRUE(all.at(0).ok());
  EXPECT_EQ(all[0]->article.published, "2031-05-03");
  EXPECT_EQ(all[0]->article.publisher, "P");
  EXPECT_EQ(all[0]->article.byline, "");
}

TEST(JsonLines, ABadLineIsNamedAndTheNextIsRead) {
  const auto all = read_all(
      "{\"id\":\"a\",\"text\":\"one\"}\r\n"
      "\n"
      "{\"id\":\"b\",\"text\":\n"
      "{\"id\":\"c\"}\n"
      "{\"id\":7,\"text\":\"x\"}\n"
      "[\"text\"]\n"
      "{\"id\":\"d\",\"text\":\"\\ud800 alone\"}\n"
      "{\"id\":\"e\",\"text\":\"\xFF\"}\n"
      "{\"id\":\"a\",\"text\":\"last\"}");
  std::vector<std::string> seen;
  for (const auto& read : all) seen.push_back(read.ok() ? read->article.text : read.error().message);
  ASSERT_EQ(seen.size(), 8u);
  EXPECT_EQ(seen[0], "one");
  EXPECT_EQ(seen[1].find("invented: line 3, column "), 0u) << seen[1];
  EXPECT_NE(seen[2].find("line 4, column 1: no \"text\""), std::string::npos) << seen[2];
  EXPECT_NE(seen[3].find("line 5, column 1: \"id\" is not a string"), std::string::npos) << seen[3];
  EXPECT_NE(seen[4].find("line 6"), std::string::npos);
  EXPECT_NE(seen[5].find("line 7"), std::string::npos);
  EXPECT_NE(seen[6].find("line 8, column 19: byte 0xFF"), std::string::npos) << seen[6];
  EXPECT_EQ(seen[7], "last") << "a second article of an id is a new version, not an error";
}

TEST(JsonLines, ALineAboveTheLimitIsSkippedWithoutBeingHeld) {
  Limits limits;
  limits.max_input_bytes = 64;
  const std::string bytes =
      "{\"id\":\"a\",\"text\":\"" + std::string(1'000'000, 'x') + "\"}\n{\"id\":\"b\",\"text\":\"short\"}\n";
  const auto all = read_all(bytes, Format::jsonl, limits);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_NE(all[0].error().message.find("longer than the limit of 64 bytes"), std::string::npos);
  EXPECT_EQ(all[1]->article.text, "short");
}

TEST(JsonLines, AMillionBracketsAreOneError) {
  const std::string deep = "{\"id\":\"a\",\"text\":" + std::string(1'000'000, '[');
  EXPECT_NE(failure_of(deep, Format::jsonl).find("line 1"), std::string::npos);
}

TEST(JsonLines, TheSinkStopsTheReading) {
  std::istringstream in("{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}\n");
  int calls = 0;
  read_stream(in, {}, [&](const Result<ReadArticle>&) { return ++calls < 1; });
  EXPECT_EQ(calls, 1);
}

}  // namespace
}  // namespace whosays::read
