// Credits of agencies: where they count, and where the words are something else.
#include "read/credit.h"

#include "read/read_test_help.h"

namespace whosays::read {
namespace {

TEST(Credit, OfDatelines) {
  EXPECT_EQ(credit_of_dateline("CALLIS (AP) — The ferry was late."), "Associated Press");
  EXPECT_EQ(credit_of_dateline("Callis, May 3 (Reuters) - The ferry was late."), "Reuters");
  EXPECT_EQ(credit_of_dateline("(The Canadian Press) – The ferry was late."), "The Canadian Press");
  EXPECT_EQ(credit_of_dateline("HAYWICK, Calif. (AP) \xE2\x80\x94 The ferry was late."), "Associated Press");
  EXPECT_EQ(credit_of_dateline("Callis (CNN)The ferry was late."), "CNN");
  EXPECT_EQ(credit_of_dateline("(CNN) \xE2\x80\x9CIt rained,\xE2\x80\x9D she said."), "CNN");
  for (const char* none : {"The ferry (AP) was late.", "The Quay Press (AP) President Tam", "Reuters (AP) It was",
                           "CALLIS (AP)", "CALLIS (ap) - It", "He left. (AP) - It", "the quay (AP) - It",
                           "CALLIS (Tolland) - It", "CALLIS (", "", ")(", "A\nB (AP) - It"})
    EXPECT_EQ(credit_of_dateline(none), "") << none;
}

TEST(Credit, OfBylines) {
  EXPECT_EQ(credit_of_byline("Ilse Varga, The Canadian Press"), "The Canadian Press");
  EXPECT_EQ(credit_of_byline("Ilse Varga Associated Press"), "Associated Press");
  EXPECT_EQ(credit_of_byline("Reuters Staff"), "Reuters");
  EXPECT_EQ(credit_of_byline("Ilse Varga (AFP)"), "Agence France-Presse");
  for (const char* none : {"Ilse Varga", "Pa Tolland", "Tam, pa", "Ilse Varga, PA", "", ",,,"})
    EXPECT_EQ(credit_of_byline(none), "") << none;
}

TEST(Credit, OfLastLines) {
  const auto of = [](const std::string& line) { return credit_of_end("The ferry was late.\n" + line); };
  for (const char* line : {"The Associated Press contributed to this report.", "Mira Tolland and the AP contributed.",
                           "(AP)", "\xE2\x80\x94 The Associated Press", "Contributing: Associated Press",
                           "With files from The Associated Press.", "\xC2\xA9 2031 The Associated Press",
                           "Copyright 2031 The Associated Press. All rights reserved.", "AP\n\nMore on this\nToday"})
    EXPECT_EQ(of(line), "Associated Press") << line;
  for (const char* line : {"Mira Tolland contributed to this report.", "Reuters reported it first.", "Copyright", "-",
                           "Copyright 2031 Callis Courier", "With files from the archive", "Reuters\n1\n2\n3", " and "})
    EXPECT_EQ(of(line), "") << line;
  EXPECT_EQ(credit_of_end("Reuters"), "") << "nothing stands before it";
}

TEST(Credit, IsReadAndTheTextStays) {
  const ReadArticle first = read_one_article("Ferry report held back\n\nCALLIS (AP) - The ferry was late. It rained.");
  EXPECT_EQ(first.article.credit, "Associated Press");
  EXPECT_EQ(first.article.text, "CALLIS (AP) - The ferry was late. It rained.");
  EXPECT_EQ(read_one_article("The ferry was late.\n\nIt rained.\n\n— Reuters").article.credit, "Reuters");
  EXPECT_EQ(read_one_article("The ferry was late.\n\nReuters reported it first.").article.credit, "");
  const ReadArticle entry = read_one_article(
      "<rss version='2.0'><channel><title>Callis</title><item><title>Ferry</title><link>https://a.example/1</link>"
      "<source url='https://b.example/feed'>Tidewater Post</source></item></channel></rss>");
  EXPECT_EQ(entry.article.credit, "Tidewater Post");
}

}  // namespace
}  // namespace whosays::read
