// PDF: the layout that pdftotext hands over, and whole files where it is installed. People and places are invented.
#include "read/pdf.h"

#include <unistd.h>

#include "read/document_test_help.h"
#include "read/read_test_help.h"

namespace whosays::read {
namespace {

using Lines = std::vector<std::string>;

/// A block of lines of 10 points, 12 apart, in the form of pdftotext. Every word is as wide as its letters times 5.
std::string block(int x, int y, const Lines& lines, int height = 10) {
  std::string inside;
  int bottom = y;
  int right = x;
  for (const std::string& line : lines) {
    const int end = x + static_cast<int>(line.size()) * height / 2;
    std::string words;
    int at = x;
    std::size_t begin = 0;
    while (begin <= line.size()) {
      const std::size_t stop = std::min(line.find(' ', begin), line.size());
      const std::string word = line.substr(begin, stop - begin);
      const int width = static_cast<int>(word.size()) * height / 2;
      words += fmt::format("<word xMin=\"{}\" yMin=\"{}\" xMax=\"{}\" yMax=\"{}\">{}</word>", at, bottom, at + width,
                           bottom + height, word);
      at += width + height / 2;
      begin = stop + 1;
    }
    inside += fmt::format("<line xMin=\"{}\" yMin=\"{}\" xMax=\"{}\" yMax=\"{}\">{}</line>", x, bottom, end,
                          bottom + height, words);
    right = std::max(right, end);
    bottom += height + 2;
  }
  return fmt::format("<flow><block xMin=\"{}\" yMin=\"{}\" xMax=\"{}\" yMax=\"{}\">{}</block></flow>", x, y, right,
                     bottom - 2, inside);
}

std::string page(const std::string& blocks) { return "<page width=\"612\" height=\"792\">" + blocks + "</page>"; }

Extract extract(const std::string& pages, const std::string& head = {}) {
  auto out = extract_layout("<!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><head>" + head +
                            "</head><body><doc>" + pages + "</doc></body></html>");
  EXPECT_TRUE(out.ok());
  return std::move(*out);
}

const Lines kLeft = {"Two officials said the ferry", "report was held back until", "after the vote."};
const Lines kRight = {"Marek Odel denied that he", "had asked for it, and gave", "no reason for the delay."};
const std::string kLeftText = "Two officials said the ferry report was held back until after the vote.";
const std::string kRightText = "Marek Odel denied that he had asked for it, and gave no reason for the delay.";

TEST(PdfLayout, ColumnsAreReadOneAfterTheOther) {
  // As a program may find them: row by row.
  const std::string rows =
      block(50, 200, kLeft) + block(320, 200, kRight) + block(50, 260, kRight) + block(320, 260, kLeft);
  EXPECT_EQ(extract(page(rows)).body, kLeftText + "\n\n" + kRightText + "\n\n" + kRightText + "\n\n" + kLeftText);
  const Lines wide = {
      "A line that runs over the whole page stands above both of the columns, and is read first of all."};
  EXPECT_EQ(extract(page(block(50, 150, wide) + rows)).body.find("A line that runs"), 0u);
}

TEST(PdfLayout, CutWordsAreJoinedAndCompoundsKept) {
  EXPECT_EQ(extract(page(block(50, 200, {"The ferry inspec-", "tion was late."}))).body,
            "The ferry inspection was late.");
  EXPECT_EQ(extract(page(block(50, 200, {"A state-run ferry and another state-", "run ferry were late."}))).body,
            "A state-run ferry and another state-run ferry were late.");
  EXPECT_EQ(extract(page(block(50, 200, {"He met the Callis-", "Skerrin line."}))).body,
            "He met the Callis- Skerrin line.");
}

TEST(PdfLayout, ParagraphsGoOnOverPagesWithAMarkBetween) {
  const std::string two =
      page(block(50, 200, {"Two officials said the ferry re-"})) +
      page(block(50, 200, {"port was held back, and", "that was all."}) + block(50, 300, {"Odel denied it."}));
  EXPECT_EQ(extract(two).body,
            "Two officials said the ferry report\fwas held back, and that was all.\n\nOdel denied it.");
  const std::string apart = page(block(50, 200, {"Odel denied it."})) + page(block(50, 200, {"He left."}));
  EXPECT_EQ(extract(apart).body, "Odel denied it.\n\f\nHe left.");
}

TEST(PdfLayout, RunningLinesAndPageNumbersAreLeftOut) {
  std::string pages;
  for (int i = 1; i <= 3; ++i)
    pages +=
        page(block(50, 20, {"Callis Courier, 3 May 2031"}) +
             block(50, 200, {"Paragraph " + std::to_string(i) + " says so."}) + block(300, 770, {std::to_string(i)}));
  EXPECT_EQ(extract(pages).body, "Paragraph 1 says so.\n\f\nParagraph 2 says so.\n\f\nParagraph 3 says so.");
}

TEST(PdfLayout, TheLargestLettersAreTheTitle) {
  const std::string paper = block(50, 90, {"COURIER"}, 30) +
                            block(50, 150, {"Ferry report held back,", "officials say"}, 20) + block(50, 300, kLeft);
  const Extract found = extract(page(paper),
                                "<title>ferry.indd</title><meta name=\"Author\" content=\"Ilse Varga\"/>"
                                "<meta name=\"CreationDate\" content=\"2031-05-03T06:10:00+02\"/>");
  EXPECT_EQ(found.title, "Ferry report held back, officials say");
  EXPECT_EQ(found.byline, "Ilse Varga");
  EXPECT_EQ(found.modified.substr(0, 10), "2031-05-03");
  EXPECT_EQ(extract(page(block(50, 300, kLeft)), "<title>Ferry report</title>").title, "Ferry report");
}

bool has_pdftotext() { return ::access("/usr/bin/pdftotext", X_OK) == 0; }

TEST(Pdf, AWholeFile) {
  if (!has_pdftotext()) GTEST_SKIP() << "pdftotext is not installed";
  const std::string bytes = pdf_of({{{72, 700, 20, "Ferry report held back, officials say"},
                                     {72, 650, 11, "Two officials said on Monday that the ferry inspec-"},
                                     {72, 636, 11, "tion report had been held back."}},
                                    {{72, 700, 11, "Marek Odel denied it."}}});
  const ReadArticle read = read_one_article(bytes);
  EXPECT_EQ(read.article.title, "Ferry report held back, officials say");
  EXPECT_EQ(
      read.article.text,
      "Two officials said on Monday that the ferry inspection report had been held back.\n\nMarek Odel denied it.");
  expect_mapped(read);
  const auto at = read.article.text_map.find({90, 95});
  ASSERT_TRUE(at.has_value());
  EXPECT_EQ(rendition_page(read.original, at->begin), 2u);
  const ReadArticle again = read_one_article(read.original);
  EXPECT_EQ(again.article.text, read.article.text);
  EXPECT_EQ(again.article.media_type, "application/pdf");
}

TEST(Pdf, WhatCannotBeReadSaysWhatToDo) {
  if (!has_pdftotext()) GTEST_SKIP() << "pdftotext is not installed";
  EXPECT_NE(failure_of("%PDF-1.7 and so on").find("pdftotext cannot read it"), std::string::npos);
  EXPECT_NE(failure_of(pdf_of({{}})).find("ocrmypdf"), std::string::npos);
  Limits limits;
  limits.max_pdf_seconds = 0;
  EXPECT_NE(failure_of(pdf_of({{{72, 700, 11, "Words."}}}), Format::pdf, limits).find("pdftotext"), std::string::npos);
}

}  // namespace
}  // namespace whosays::read
