// Plain text: headline, header lines, furniture, line ends, hard wraps. All names are invented.
#include "read/plain_text.h"

#include "read/read_test_help.h"
#include "read/title.h"

namespace whosays::read {
namespace {

TEST(PlainText, HeadlineBylineAndDateAreNotBody) {
  const ReadArticle read = read_one_article(
      "Ferry report was held back\n\nBy Ilse Varga and Jon Tam\nPublished 3 May 2031\n\nThe harbour said "
      "nothing.\nNobody rang.\n");
  EXPECT_EQ(read.article.title, "Ferry report was held back");
  EXPECT_EQ(read.article.byline, "Ilse Varga and Jon Tam");
  EXPECT_EQ(read.article.published, "2031-05-03");
  EXPECT_EQ(read.article.text, "The harbour said nothing.\nNobody rang.");
  expect_mapped(read);
}

TEST(PlainText, ASentenceIsNoHeadline) {
  const ReadArticle read = read_one_article("The ferry sank.\n\nNobody was hurt.");
  EXPECT_EQ(read.article.title, "");
  EXPECT_EQ(read.article.text, "The ferry sank.\n\nNobody was hurt.");
  EXPECT_EQ(read_one_article("\"I saw it,\" he said. \"All of it.\"\n\nMore.").article.title, "");
  EXPECT_EQ(read_one_article("One line only").article.title, "") << "a headline needs a body";
}

TEST(PlainText, HeaderLinesInAnyOrderAndCase) {
  const ReadArticle read = read_one_article(
      "PUBLISHER: Callis Courier\nurl: https://a.example/x\nPublished: 2031-05-05T07:00+02:00\nLanguage: en\n\n"
      "Ferry sinks - Callis Courier\n\nIt sank.\n");
  EXPECT_EQ(read.article.publisher, "Callis Courier");
  EXPECT_EQ(read.article.url, "https://a.example/x");
  EXPECT_EQ(read.article.published, "2031-05-05T07:00+02:00");
  EXPECT_EQ(read.article.language, "en");
  EXPECT_EQ(read.article.title, "Ferry sinks - Callis Courier") << "two words are too few to cut at";
  EXPECT_EQ(read.article.text, "It sank.");
}

TEST(PlainText, OneUnknownLineMakesHeaderLinesText) {
  const ReadArticle read = read_one_article("URL: https://a.example/x\nMood: fine\n\nText.\n");
  EXPECT_EQ(read.article.url, "");
  EXPECT_NE(read.article.text.find("Text."), std::string::npos);
}

TEST(PlainText, ATitleLineIsTakenAndItsRepetitionDropped) {
  const ReadArticle read = read_one_article("Title: Ferry sinks\n\nFerry sinks\n\nIt sank.\n");
  EXPECT_EQ(read.article.title, "Ferry sinks");
  EXPECT_EQ(read.article.text, "It sank.");
  EXPECT_EQ(original_of(read, "Ferry sinks", Field::title), "Ferry sinks");
}

TEST(PlainText, PointersAndFurnitureGo) {
  const ReadArticle read = read_one_article(
      "Ferry report was held back\n\nFirst paragraph.\nread more:\nHarbour knew for years, sources say\n\nSecond.\n"
      "Advertisement\nSTORY CONTINUES BELOW ADVERTISEMENT\nThird.\nRELATED STORIES\nThe winter of the ferries\n"
      "Also read: A ferry remembered\nRead more: he said that he would read more.\nThe fourth says: related.\n");
  EXPECT_EQ(
      read.article.text,
      "First paragraph.\n\nSecond.\nThird.\nRead more: he said that he would read more.\nThe fourth says: related.");
  expect_mapped(read);
}

TEST(PlainText, APointerBehindTheLastSentenceGoes) {
  const auto text_of = [](const std::string& line) {
    return read_one_article("The ferry sank.\n\n" + line).article.text;
  };
  EXPECT_EQ(text_of("It rained, she said. READ MORE: Council votes to close the bridge"),
            "The ferry sank.\n\nIt rained, she said.");
  EXPECT_EQ(text_of("“It rained.” Related story: 41 defects in the ferry WATCH: The quay at night"),
            "The ferry sank.\n\n“It rained.”");
  for (const char* kept : {"It rained. Read more: the book helps, he says", "He had advice. Read: Callis at night",
                           "It rained. Related: The two men had met.", "Those who read more: Odel and Tam"})
    EXPECT_EQ(text_of(kept), std::string("The ferry sank.\n\n") + kept);
  const ReadArticle read =
      read_one_article("The ferry sank.\n\nIt rained. READ ALSO: Council votes again\n\nIt ended.");
  EXPECT_EQ(original_of(read, "rained.\n\nIt"), "rained. READ ALSO: Council votes again\n\nIt");
  expect_mapped(read);
  std::string colons = "It rained.";
  while (colons.size() < 5'000'000) colons += " READ:";
  read_all("The ferry sank.\n\n" + colons);  // in time
}

TEST(PlainText, CardsOfLinksBehindNamesGo) {
  const auto text_of = [](const std::string& line) {
    return read_one_article("The ferry sank.\n\n" + line).article.text.substr(17);
  };
  EXPECT_EQ(
      text_of("Sen. Ana Vell Annabel (Ana) Maria VellHarbour toll rises again Odel leaves MORE (N-Callis) said so."),
      "Sen. Ana Vell (N-Callis) said so.");
  EXPECT_EQ(text_of("Bo Odel Robert (Bo) OdelToll falls MORE's aide met Ana Vell Annabel Vell2030 race opens MORE."),
            "Bo Odel's aide met Ana Vell.");
  EXPECT_EQ(text_of("Ana VellAnnabel Maria VellToll falls MORE said so."), "Ana Vell said so.");
  EXPECT_EQ(text_of("Ana McVell Annabel (Ana) McVellTHE toll MORE said so."), "Ana McVell said so.");
  for (const char* kept :
       {"Ana Vell wants MORE ferries, and Bo Odel wants MORE.", "Vell and OdelNews want MORE of it.",
        "Ana Vell said that VellMarket needs MORE.", "Ana Vell Annabel VellHarbour toll MOREOVER so."})
    EXPECT_EQ(text_of(kept), kept);
  const ReadArticle read = read_one_article("The ferry sank.\n\nAna Vell Annabel VellToll rises MORE said it rained.");
  EXPECT_EQ(original_of(read, "Vell said"), "Vell Annabel VellToll rises MORE said");
  expect_mapped(read);
  std::string cards = "Ana Vell";
  while (cards.size() < 5'000'000) cards += " VellVe MORE";
  read_all("The ferry sank.\n\n" + cards);  // in time
}

TEST(PlainText, LinesOfThePageGo) {
  for (const char* line :
       {"Image copyright Quay Images Image caption Ana Vell at the quay", "Story Continued Below",
        "SEE ALSO: Toll rises", "Media playback is unsupported on your device Media caption How the ferry sank",
        "( PHOTOS: The quay in 2030)", "JUST WATCHED Ferry sinks Replay More Videos ... MUST WATCH Ferry sinks 00:48",
        "FILE PHOTO: Vell at the quay.", "CLICK HERE TO GET THE COURIER APP",
        "Copyright \xC2\xA9 2031 The Courier. Click here for reprint permission.", "Follow Ana Vell on Twitter.",
        "Sign up for Daily Newsletters Manage Newsletters", "(Photo: Vell/Quay Images)",
        "Enlarge this image toggle caption Bo Odel/Quay Images", "Read or Share this story: https://callis.example/a",
        "SHARE THIS ARTICLE Share Tweet Post Email", "\xC2\xA9 2031 Courier. All rights reserved."})
    EXPECT_EQ(read_one_article(std::string("The ferry sank.\n\nIt rained.\n\n") + line + "\n\nIt ended.").article.text,
              "The ferry sank.\n\nIt rained.\n\nIt ended.")
        << line;
  for (const char* kept : {"Follow the money, Vell said.", "Sign up for the march, Vell urged.",
                           "Slideshows bored Vell.", "File photos show the quay.", "The image copyright is Vell's."})
    EXPECT_EQ(read_one_article(std::string("The ferry sank.\n\nIt rained.\n\n") + kept).article.text,
              std::string("The ferry sank.\n\nIt rained.\n\n") + kept)
        << kept;
}

TEST(PlainText, ASectionBehindAStatedTitleGoes) {
  const ReadArticle read = read_one_article("Title: Commissioner advised agent to wait - National\n\nThe ferry sank.");
  EXPECT_EQ(read.article.title, "Commissioner advised agent to wait");
  EXPECT_EQ(original_of(read, "to wait", Field::title), "to wait");
}

TEST(PlainText, ALabelBeforeASentenceTakesOnlyItself) {
  EXPECT_EQ(read_one_article("Read more:\nThe ferry sank on Monday.\nIt rained.").article.text,
            "The ferry sank on Monday.\nIt rained.");
}

TEST(PlainText, LineEndsOfAllSystems) {
  const ReadArticle read = read_one_article("\xEF\xBB\xBFOne.\r\nTwo. \t\r\n\r\n\r\n\r\nThree.\rFour.\n\n\n");
  EXPECT_EQ(read.article.text, "One.\nTwo.\n\nThree.\nFour.");
  EXPECT_EQ(original_of(read, "One.\nTwo"), "One.\r\nTwo");
  EXPECT_EQ(original_of(read, "Three.\nFour"), "Three.\rFour");
  EXPECT_EQ(read.article.text_map.find({0, 1}), (OriginalRange{3, 4}));
  expect_mapped(read);
}

TEST(PlainText, HardWrappedMailIsJoined) {
  const std::string mail =
      "Ferry report was held back\n\n"
      "The harbour commissioner of Callis asked a shipping agent this spring\n"
      "to have the inspection report on the ferry kept back until the\n"
      "regional council had voted on her future, two officials have said.\n\n"
      "The report lists forty-one defects in the ferry, which carries up to\n"
      "two hundred and eighty passengers between the port and the island,\n"
      "every day of the year.\n";
  const ReadArticle read = read_one_article(mail);
  EXPECT_NE(read.article.text.find("this spring to have"), std::string::npos) << read.article.text;
  EXPECT_EQ(std::count(read.article.text.begin(), read.article.text.end(), '\n'), 2);
  EXPECT_EQ(original_of(read, "spring to have"), "spring\nto have");
  expect_mapped(read);
}

TEST(PlainText, ShortParagraphsOfOneLineAreNotJoined) {
  const std::string text = "He came.\nshe went.\nthey stayed.\nnobody spoke.\nit rained.\nThe end.";
  EXPECT_EQ(read_one_article(text).article.text, text);
}

TEST(PlainText, TenMegabytesOfOneLine) {
  std::string line;
  while (line.size() < 10'000'000) line += "The ferry sailed and nobody said a word. ";
  const ReadArticle read = read_one_article(line);
  EXPECT_EQ(read.article.text.size(), line.size() - 1);
  EXPECT_EQ(read.article.text_map.pieces().size(), 1u);
}

struct TitleCase {
  std::string_view title, publisher, kept;
};

TEST(Title, OutletsAreCutAndSpeakersStay) {
  constexpr std::string_view kDash = " \xE2\x80\x93 ";
  const std::string national =
      std::string("Commissioner advised agent to wait: sources") + std::string(kDash) + "National";
  const std::string speaker = std::string("Ferry report was delayed for vote") + std::string(kDash) + "Odel";
  const TitleCase cases[] = {
      {"Council backs the ferry line | Callis Courier", "", "Council backs the ferry line"},
      {"Council backs the ferry line - Callis Courier", "", "Council backs the ferry line"},
      {"Council backs the ferry line - Quayside", "Quayside", "Council backs the ferry line"},
      {"Council backs the ferry line - National | Callis News", "", "Council backs the ferry line"},
      {national, "", "Commissioner advised agent to wait: sources"},
      {speaker, "", speaker},
      {"Council backs the ferry line - minister", "", "Council backs the ferry line - minister"},
      {"Callis - Skerrin News", "", "Callis - Skerrin News"},
  };
  for (const TitleCase& c : cases)
    EXPECT_EQ(c.title.substr(0, title_length_without_outlet(c.title, c.publisher)), c.kept);
}

TEST(Title, BylinesAndDates) {
  EXPECT_EQ(byline_of("By Ilse Varga"), "Ilse Varga");
  EXPECT_FALSE(byline_of("By Tuesday the water had risen over the quay"));
  EXPECT_FALSE(byline_of("By the time."));
  EXPECT_EQ(date_line("Published: May 3, 2031 6:10 am"), "2031-05-03");
  EXPECT_EQ(date_line("Sat, 3rd May 2031"), "2031-05-03");
  EXPECT_FALSE(date_line("On 3 May 2031 the ferry sank"));
  EXPECT_EQ(iso_date("2031-05-03T06:10:00+02:00"), "2031-05-03T06:10:00+02:00");
  EXPECT_FALSE(iso_date("last spring"));
}

}  // namespace
}  // namespace whosays::read
