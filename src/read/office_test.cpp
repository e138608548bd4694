// DOCX and ODT. People and places are invented.
#include "read/office.h"

#include "base/hash.h"
#include "read/document_test_help.h"
#include "read/read_test_help.h"

namespace whosays::read {
namespace {

const std::string kOne = "Two officials said the ferry report was held back until after the vote.";

TEST(Docx, BlocksInOrder) {
  const std::string item = "<x:numPr><x:numId x:val=\"1\"/></x:numPr>";
  const std::string cell = "<x:tc>" + docx_paragraph("Pier") + "</x:tc><x:tc>" + docx_paragraph("Four") + "</x:tc>";
  const std::string bytes =
      docx_of(docx_paragraph("Ferry report held back", "<x:pStyle x:val=\"Title\"/>") +
                  docx_paragraph("What happened", "<x:pStyle x:val=\"Heading1\"/>") + docx_paragraph(kOne) +
                  docx_paragraph("first", item) + docx_paragraph("second", item) + "<x:tbl><x:tr>" + cell +
                  "</x:tr><x:tr>" + cell + "</x:tr></x:tbl>" + docx_paragraph("Marek Odel denied it."),
              "<dc:title>Document1</dc:title><dc:creator>Ilse Varga</dc:creator>"
              "<dcterms:created>2031-05-03T06:10:00Z</dcterms:created>"
              "<dcterms:modified>2031-05-04T06:10:00Z</dcterms:modified>");
  const ReadArticle read = read_one_article(bytes);
  EXPECT_EQ(read.article.title, "Ferry report held back");
  EXPECT_EQ(read.article.byline, "Ilse Varga");
  EXPECT_EQ(read.article.published, "2031-05-03T06:10:00Z");
  EXPECT_EQ(read.article.modified, "2031-05-04T06:10:00Z");
  EXPECT_EQ(read.article.text,
            "What happened\n\n" + kOne + "\n\nfirst\nsecond\nPier | Four\nPier | Four\n\nMarek Odel denied it.");
  expect_mapped(read);
  EXPECT_EQ(rendition_file(read.original)->sha256, sha256_hex(bytes));
}

TEST(Docx, WhatIsNotTextIsNotKept) {
  const std::string bytes = docx_of(
      "<x:p><x:r><x:t>The report </x:t></x:r><x:del><x:r><x:delText>deleted words</x:delText></x:r></x:del>"
      "<x:ins><x:r><x:t>was kept</x:t></x:r></x:ins><x:moveFrom><x:r><x:t>moved away</x:t></x:r></x:moveFrom>"
      "<x:r><x:rPr><x:vanish/></x:rPr><x:t>hidden</x:t></x:r><x:r><x:commentReference/></x:r>"
      "<x:r><x:instrText>PAGE</x:instrText></x:r><x:r><x:t> back.</x:t></x:r>"
      "<mc:AlternateContent><mc:Choice><x:r><x:t> Yes.</x:t></x:r></mc:Choice>"
      "<mc:Fallback><x:r><x:t> Yes.</x:t></x:r></mc:Fallback></mc:AlternateContent></x:p>");
  const ReadArticle read = read_one_article(bytes);
  EXPECT_EQ(read.article.text, "The report was kept back. Yes.");
  for (const char* gone : {"deleted", "moved", "hidden", "PAGE"})
    EXPECT_EQ(read.original.find(gone), std::string::npos) << gone;
  ASSERT_EQ(read.article.warnings.size(), 1u);
  EXPECT_EQ(read.article.warnings[0], "left out: 2 tracked deletions, 1 comments");
}

TEST(Docx, LayoutTablesAndTextBoxesGiveParagraphs) {
  const ReadArticle read = read_one_article(
      docx_of("<x:tbl><x:tr><x:tc>" + docx_paragraph(kOne) + docx_paragraph("Odel denied it.") + "</x:tc><x:tc>" +
              docx_paragraph("A box.") + "</x:tc></x:tr></x:tbl><x:p><x:r><x:t>Outer</x:t></x:r><x:r>" +
              docx_paragraph("Inner words.") + "</x:r><x:r><x:t> words.</x:t></x:r></x:p>"));
  EXPECT_EQ(read.article.text, kOne + "\n\nOdel denied it.\n\nA box.\n\nInner words.\n\nOuter words.");
}

TEST(Odt, BlocksInOrderWithoutCommentsAndDeletions) {
  const std::string bytes = odt_of(
      "<t:tracked-changes><t:changed-region><t:deletion><t:p>deleted words</t:p></t:deletion></t:changed-region>"
      "</t:tracked-changes><t:p t:style-name=\"Title\">Ferry report held back</t:p><t:h t:outline-level=\"1\">What "
      "happened</t:h><t:p>Two officials said<office:annotation><dc:creator>Boss</dc:creator><t:p>who?</t:p>"
      "</office:annotation> so.<t:s t:c=\"2\"/>Odel<t:note><t:note-citation>1</t:note-citation><t:note-body>"
      "<t:p>The commissioner.</t:p></t:note-body></t:note> denied it.</t:p><t:list><t:list-item><t:p>first</t:p>"
      "</t:list-item><t:list-item><t:p>second</t:p></t:list-item></t:list><table:table><table:table-row>"
      "<table:table-cell><t:p>Pier</t:p></table:table-cell><table:table-cell><t:p>Four</t:p></table:table-cell>"
      "</table:table-row></table:table><t:p>The end.</t:p>",
      "<dc:title>Untitled 1</dc:title><meta:initial-creator>Ilse Varga</meta:initial-creator><dc:creator>Second "
      "Hand</dc:creator><meta:creation-date>2031-05-03T06:10:00.123</meta:creation-date>");
  const ReadArticle read = read_one_article(bytes);
  EXPECT_EQ(read.article.title, "Ferry report held back");
  EXPECT_EQ(read.article.byline, "Ilse Varga");
  EXPECT_EQ(read.article.published.substr(0, 10), "2031-05-03");
  EXPECT_EQ(read.article.text,
            "What happened\n\nTwo officials said so. Odel denied it.\n\nfirst\nsecond\nPier | Four\n\nThe end.\n\nThe "
            "commissioner.");
  EXPECT_EQ(read.original.find("who?"), std::string::npos);
  EXPECT_EQ(read.original.find("deleted words"), std::string::npos);
  expect_mapped(read);
}

TEST(Zip, BombsAndLiesAndOtherArchives) {
  const std::string huge(std::size_t{64} << 20, ' ');
  EXPECT_NE(failure_of(docx_of(docx_paragraph(huge))).find("decompression bombs"), std::string::npos);
  const std::string lying =
      zip_of({{"[Content_Types].xml", "x"}, {"word/document.xml", docx_xml(docx_paragraph(kOne)), true, 10}});
  EXPECT_NE(failure_of(lying).find("zip archive"), std::string::npos);
  EXPECT_NE(failure_of(zip_of({{"a.txt", "words"}})).find("a zip archive; unpack it"), std::string::npos);
  EXPECT_NE(failure_of(zip_of({{"a.txt", "words"}}), Format::docx).find("no DOCX"), std::string::npos);
  EXPECT_NE(failure_of(zip_of({{"a.txt", "words"}}), Format::odt).find("no ODT"), std::string::npos);
  EXPECT_NE(failure_of("words", Format::docx).find("cannot be opened"), std::string::npos);
  const std::string docx = docx_of(docx_paragraph(kOne));
  for (std::size_t size = 0; size < docx.size(); size += 97) {  // cut anywhere: an error, or nothing worse
    const auto read = read_all(docx.substr(0, size), Format::docx);
    ASSERT_EQ(read.size(), 1u);
    EXPECT_FALSE(read[0].ok()) << size;
  }
  std::vector<ZippedFile> many(10'001, {"a", "", false, 0});
  EXPECT_NE(failure_of(zip_of(many), Format::docx).find("more than 10000 files"), std::string::npos);
}

TEST(Zip, EntitiesDoNotGrowAndNestingIsBounded) {
  std::string bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">";
  for (char c = 'b'; c < 'j'; ++c) {
    const char before = static_cast<char>(c - 1);
    std::string ten;
    for (int i = 0; i < 10; ++i) ten += fmt::format("&{};", before);
    bomb += fmt::format("<!ENTITY {} \"{}\">", c, ten);
  }
  bomb += "<!ENTITY file SYSTEM \"file:///etc/passwd\">]>" +
          docx_xml(docx_paragraph("safe &i;&file; words"))
              .substr(std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").size());
  const ReadArticle read = read_one_article(zip_of({{"[Content_Types].xml", "x"}, {"word/document.xml", bomb, true}}));
  EXPECT_LT(read.article.text.size(), 50u);
  EXPECT_EQ(read.article.text.find("root"), std::string::npos);
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<x:tbl><x:tr><x:tc>";
  const auto nested = read_all(docx_of(docx_paragraph(kOne) + deep));
  ASSERT_EQ(nested.size(), 1u);
  ASSERT_TRUE(nested[0].ok());
  EXPECT_NE(nested[0]->article.warnings.at(0).find("not well-formed"), std::string::npos);
}

TEST(Office, OldFilesSayWhatToDo) {
  EXPECT_NE(failure_of(std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", 10)).find("save it as .docx"),
            std::string::npos);
}

}  // namespace
}  // namespace whosays::read
