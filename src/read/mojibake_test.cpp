#include "read/mojibake.h"

#include "read/read_test_help.h"

namespace whosays::read {
namespace {

std::string mended(const std::string& text) {
  MappedText mapped{text, SourceMap::identity(static_cast<std::uint32_t>(text.size()))};
  mend(mapped);
  EXPECT_EQ(mapped.map.text_size(), mapped.text.size());
  return mapped.text;
}

TEST(Mojibake, WhatIsCertainIsPutRight) {
  EXPECT_EQ(mended("the cafÃ© on the quay"), "the café on the quay");
  EXPECT_EQ(mended("â€œNobody asked,â€\u009D Odel said â€” itâ€™s late"), "“Nobody asked,” Odel said — it’s late");
  EXPECT_EQ(mended("5Â£, 20Â\u00A0crowns"), "5£, 20\u00A0crowns");
  EXPECT_EQ(mended("ð\u009F\u009A¢ and ðŸš¢"), "\U0001F6A2 and \U0001F6A2");
  EXPECT_EQ(mended("Ð¿Ð°Ñ€Ð¾Ð¼ left"), "паром left");
  EXPECT_EQ(mended("â\u0080\u0099 of Latin-1"), "’ of Latin-1");
}

TEST(Mojibake, TwiceOverAsWell) { EXPECT_EQ(mended("the cafÃƒÂ© on the quay"), "the café on the quay"); }

TEST(Mojibake, WhatSomebodyMayHaveMeantStays) {
  for (const char* text :
       {"the “CAFÉ” on the quay", "„Großer Spaß“, sagte sie", "IRMÃ »", "A são, Ã, â, Â and ð", "naïve — très “élevé”…",
        "the café”— he said", "Ñandú, Ñ° 4", "паром Ðуйо", "plain ASCII", "", "â‚", "Ã"})
    EXPECT_EQ(mended(text), text);
}

TEST(Mojibake, InCompanyTheDoubtfulIsPutRightToo) {
  EXPECT_EQ(mended("Ã« Ã© Ã©"), "ë é é");
  EXPECT_EQ(mended("Ã« alone"), "Ã« alone");
}

std::string marks_of(const Article& article) {
  std::string out;
  for (const EncodingMark& mark : article.encoding_marks)
    out += std::string(mark.kind == EncodingMark::Kind::mixed ? "mixed" : "mojibake") + (mark.repaired ? "+" : "-") +
           "{" + std::string(slice(article.text, mark.span)) + "}";
  return out;
}

TEST(Mojibake, APageLeadsBackToItsBytesAndIsMarked) {
  const std::string sentence =
      "Mira Tolland said the cafÃ© was â€œsafeâ€\u009D and that nobody had asked her about it. ";
  const ReadArticle read = read_one_article("<html><body><article><p>" + sentence + "</p><p>Then " + sentence + "</p>");
  EXPECT_NE(read.article.text.find("the café was “safe” and"), std::string::npos) << read.article.text;
  EXPECT_EQ(original_of(read, "café"), "cafÃ©");
  EXPECT_EQ(original_of(read, "“safe”"), "â€œsafeâ€\u009D");
  EXPECT_EQ(marks_of(read.article), "mojibake+{é}mojibake+{“}mojibake+{”}mojibake+{é}mojibake+{“}mojibake+{”}");
  EXPECT_EQ(read.article.warnings.size(), 1u);
  expect_mapped(read);
}

TEST(Mojibake, LegacyBytesInsideUtf8AreReadWhereAllAreCertain) {
  const std::string sentence = "Mira Tolland said: “The naïve idea” – “la vie” – was hers.\n\n";
  const std::string utf8 = sentence + sentence + sentence + sentence + sentence;
  const ReadArticle read = read_one_article(utf8 + "The caf\xE9 was \x93open\x94, Odel said.\n", Format::text);
  EXPECT_NE(read.article.text.find("The café was “open”, Odel"), std::string::npos) << read.article.text;
  EXPECT_EQ(original_of(read, "“open”"), "\x93open\x94");
  EXPECT_EQ(marks_of(read.article), "mixed+{é}mixed+{“}mixed+{”}");
  // A sequence that was cut, or a byte that may be one: nothing is guessed.
  const ReadArticle cut = read_one_article(utf8 + "The caf\xE9 was \xE2\x80 open, Odel said.\n", Format::text);
  EXPECT_EQ(marks_of(cut.article), "mixed-{\uFFFD}mixed-{\uFFFD}");
}

TEST(Mojibake, AJsonLineIsMarkedAndNotTouched) {
  const ReadArticle read = read_one_article("{\"id\":\"a\",\"text\":\"The cafÃ© was â€œsafeâ€ \"}");
  EXPECT_EQ(read.article.text, "The cafÃ© was â€œsafeâ€ ");
  EXPECT_EQ(marks_of(read.article), "mojibake-{Ã©}mojibake-{â€œ}mojibake-{â€}");
}

TEST(Mojibake, AFeedsEntryIsPutRight) {
  const ReadArticle read = read_one_article(
      "<rss><channel><item><title>Pier</title><description>The cafÃ© was open, and nobody asked.</description></item>"
      "</channel></rss>");
  EXPECT_EQ(read.article.text, "The café was open, and nobody asked.");
  EXPECT_EQ(original_of(read, "café"), "cafÃ©");
}

}  // namespace
}  // namespace whosays::read
