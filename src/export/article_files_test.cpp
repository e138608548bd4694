// The page of an article and brat's pair: nothing an article wrote becomes markup, offsets name the right characters.
#include "export/article_files.h"

#include <gtest/gtest.h>

#include <sstream>

#include "base/utf8.h"
#include "show/small_document_for_tests.h"

namespace whosays::exports {
namespace {

std::string page_of(const Document& document) {
  std::ostringstream out;
  write_article_html(document, "", out);
  return out.str();
}

TEST(ArticlePage, MarksSpansAndLinksThemToTheirStatements) {
  const std::string page = page_of(show::small_document());
  EXPECT_NE(page.find("<a class=\"n\" href=\"#s1\">1</a><span class=\"src\">Mira Tolland</span>"), std::string::npos);
  EXPECT_NE(page.find("<span class=\"con\"><span class=\"src\">Odel</span></span>"), std::string::npos) << page;
  EXPECT_NE(page.find("<li id=\"s3\" class=\"statement in1\">"), std::string::npos);
  EXPECT_NE(page.find("set aside: source unclear"), std::string::npos);
  EXPECT_EQ(page.find("\u202E"), std::string::npos);
}

TEST(ArticlePage, NothingOfTheArticleIsMarkup) {
  Document document = show::small_document();
  document.article.title = "<script>alert(1)</script>";
  document.article.url = "javascript:alert(1)";
  document.article.warnings.push_back("<b>bold</b>");
  const std::string page = page_of(document);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("javascript:"), std::string::npos);
  EXPECT_EQ(page.find("<b>bold"), std::string::npos);
}

TEST(ArticlePage, ParagraphsAreClosedWhereMarksGoOn) {
  Document document;
  document.article.text = "One\n\ntwo\nthree.";
  Statement statement;
  statement.content = document.statements.spans.add(std::vector{Span{0, 14}});
  document.statements.rows.push_back(statement);
  const std::string page = page_of(document);
  EXPECT_NE(page.find("<span class=\"con\">One</span></p>\n<p><span class=\"con\">two</span><br>\n<span "
                      "class=\"con\">three</span>.</p>"),
            std::string::npos)
      << page;
}

TEST(ArticlePage, ANumberStandsInTheParagraphOfItsStatement) {
  Document document;
  document.article.text = "Before.\n\nAna spoke.";
  Statement statement;
  statement.source = document.statements.spans.add(std::vector{Span{9, 12}});
  document.statements.rows.push_back(statement);
  EXPECT_NE(
      page_of(document).find("<p>Before.</p>\n<p><a class=\"n\" href=\"#s1\">1</a><span class=\"src\">Ana</span>"),
      std::string::npos);
}

TEST(ArticlePage, AnArticleWithoutStatementsSaysSo) {
  Document document;
  document.article.text = "Nobody spoke.";
  EXPECT_NE(page_of(document).find("No statements were found"), std::string::npos);
}

/// Words of every text-bound annotation, beside the words at its offsets in the text.
void expect_offsets_right(const Document& document) {
  std::ostringstream text;
  std::ostringstream annotations;
  write_brat_text(document, text);
  write_brat_annotations(document, annotations);
  const std::string whole = text.str();
  const utf8::OffsetTable table(whole, utf8::Unit::code_points);
  std::istringstream lines(annotations.str());
  std::size_t found = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line[0] != 'T') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    std::istringstream places(line.substr(line.find(' ', first) + 1, second - line.find(' ', first) - 1));
    std::string words;
    for (std::string place; std::getline(places, place, ';');) {
      const std::uint32_t begin = table.to_byte(static_cast<std::uint32_t>(std::stoul(place)));
      const std::uint32_t end = table.to_byte(static_cast<std::uint32_t>(std::stoul(place.substr(place.find(' ')))));
      words += (words.empty() ? "" : " ") + whole.substr(begin, end - begin);
    }
    EXPECT_EQ(line.substr(second + 1), words);
    ++found;
  }
  EXPECT_GT(found, 0U);
}

TEST(Brat, OffsetsAreCodePointsOfTitleAndText) { expect_offsets_right(show::small_document()); }

TEST(Brat, ASpanIsCutWhereALineEnds) {
  Document document;
  document.article.text = "\u201cOne\r\n\ntwo\u201d, said Ödel.";
  Statement statement;
  statement.content = document.statements.spans.add(std::vector{Span{3, 12}});
  document.statements.rows.push_back(statement);
  expect_offsets_right(document);
  std::ostringstream annotations;
  write_brat_annotations(document, annotations);
  EXPECT_NE(annotations.str().find("T1\tContent 1 4;7 10\tOne two\n"), std::string::npos) << annotations.str();
}

TEST(Brat, RelationsAndAttributesNameWhatStandsThere) {
  std::ostringstream annotations;
  write_brat_annotations(show::small_document(), annotations);
  const std::string text = annotations.str();
  EXPECT_NE(text.find("\twithin Arg1:"), std::string::npos) << text;
  EXPECT_NE(text.find("\tAct T9 deny\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\tSetAside T6\n"), std::string::npos) << text;
  const std::string configuration = brat_configuration();
  EXPECT_NE(configuration.find("Act\tArg:Source|Cue|Content, Value:assert|acknowledge|confirm|deny|"),
            std::string::npos)
      << configuration;
}

}  // namespace
}  // namespace whosays::exports
