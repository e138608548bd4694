// The page of an article on a terminal, and the text cut at its statements. People are invented.
#include "show/article_view.h"

#include <gtest/gtest.h>

#include <sstream>

#include "base/layout.h"
#include "show/marked_text.h"
#include "show/small_document_for_tests.h"
#include "show/statement_words.h"

namespace whosays::show {
namespace {

TEST(ArticleView, PutsChainsUnderTheirOuterStatementAndCountsWhatIsSetAside) {
  const std::string page = article_view(small_document(), {60, false, ArticleOrder::statements});
  const std::size_t outer = page.find("00000000");
  EXPECT_LT(outer, page.find("  DENIES"));
  EXPECT_LT(page.find("DENIES"), page.find("SET ASIDE")) << page;
  EXPECT_NE(page.find("l.2"), std::string::npos);
  EXPECT_NE(page.find("neither confirms nor denies"), std::string::npos);
  EXPECT_NE(page.find("3 statements, 1 set aside: 1 source unclear"), std::string::npos) << page;
  EXPECT_EQ(page.find("\u202E"), std::string::npos);
}

TEST(ArticleView, ADoubtThatSomebodyIsSpokenAgainstIsMarked) {
  Document document = small_document();
  Statements& layer = document.statements;
  const Range odel = layer.spans.add(std::vector{Span{18, 22}});
  layer.rows[0].against = layer.against.add(std::vector<Against>{{ActorId(), odel, 0.3F}});
  EXPECT_EQ(StatementWords(document).against(layer.rows[0]), std::vector<std::string>{"Odel (unsure)"});
  layer.rows[0].against = layer.against.add(std::vector<Against>{{ActorId(), odel, kSureAgainst}});
  EXPECT_EQ(StatementWords(document).against(layer.rows[0]), std::vector<std::string>{"Odel"});
  layer.rows[0].against = layer.against.add(std::vector<Against>{{ActorId(), odel, 0.1F}});
  EXPECT_TRUE(StatementWords(document).against(layer.rows[0]).empty());
}

TEST(ArticleView, KeepsToTheWidth) {
  for (const std::size_t width : {40U, 60U, 100U}) {
    std::istringstream page(article_view(small_document(), {width, false, ArticleOrder::statements}));
    for (std::string line; std::getline(page, line);) EXPECT_LE(line.size(), width) << line;
  }
}

TEST(ArticleView, ABrokenChainLosesNothing) {
  Document document = small_document();
  document.statements.rows[0].within = StatementId(2);  // a circle: 0 in 2, 2 in 0
  const std::string page = article_view(document, {80, false, ArticleOrder::statements});
  EXPECT_NE(page.find("3 statements"), std::string::npos);
  EXPECT_NE(page.find("Mira Tolland"), std::string::npos);
}

TEST(ArticleView, TheTextHasEachSpanMarkedWithItsStatement) {
  const std::string page = article_view(small_document(), {100, false, ArticleOrder::text});
  EXPECT_NE(page.find("{1 Mira Tolland} <1 said> [1 {3 Odel} <3 denied> [3 it]]."), std::string::npos) << page;
  EXPECT_NE(page.find("SET ASIDE: source unclear"), std::string::npos) << page;
}

TEST(ArticleView, EveryOrderKeepsToTheWidthAndIsSafe) {
  for (const ArticleOrder order : {ArticleOrder::statements, ArticleOrder::sources, ArticleOrder::text})
    for (const std::size_t width : {40U, 60U, 100U}) {
      std::istringstream page(article_view(small_document(), {width, false, order}));
      for (std::string line; std::getline(page, line);) {
        EXPECT_LE(layout::width_of(line), width) << line;
        EXPECT_EQ(line.find("\u202E"), std::string::npos);
      }
    }
}

TEST(StatementWords, UnnamedSourcesAreKeptApartHoweverTheyAreCalled) {
  Document document;
  document.article.text = "An official said so. An official said no.";
  for (const std::uint32_t begin : {0U, 21U}) {
    Statement statement;
    statement.source_class = SourceClass::unnamed;
    statement.source = document.statements.spans.add(std::vector{Span{begin, begin + 11}});
    document.statements.rows.push_back(statement);
  }
  EXPECT_EQ(StatementWords(document).by_source().size(), 2U);
  for (Statement& statement : document.statements.rows) statement.source_class = SourceClass::institution;
  EXPECT_EQ(StatementWords(document).by_source().size(), 1U);
}

TEST(MarkedPieces, CoverTheTextOnceWithTheLongestMarkOutside) {
  const Document document = small_document();
  const std::vector<Piece> pieces = marked_pieces(document, Field::text);
  std::uint32_t at = 0;
  std::vector<std::uint32_t> begun;
  for (const Piece& piece : pieces) {
    EXPECT_EQ(piece.span.begin, at);
    at = piece.span.end;
    begun.insert(begun.end(), piece.begins.begin(), piece.begins.end());
    if (piece.span.begin == 18) {
      ASSERT_EQ(piece.marks.size(), 2U);
      EXPECT_EQ(piece.marks[0].statement, 0U);
      EXPECT_EQ(piece.marks[1].part, Part::source);
    }
  }
  EXPECT_EQ(at, document.article.text.size());
  EXPECT_EQ(begun, (std::vector<std::uint32_t>{0, 2, 1}));
}

TEST(MarkedPieces, DeepNestingIsBounded) {
  Document document;
  document.article.text = std::string(4000, 'a');
  for (std::uint32_t i = 0; i < 1000; ++i) {
    Statement statement;
    statement.content = document.statements.spans.add(std::vector{Span{i, 4000 - i}});
    document.statements.rows.push_back(statement);
  }
  for (const Piece& piece : marked_pieces(document, Field::text)) EXPECT_LE(piece.marks.size(), kMarksAtOnce);
}

}  // namespace
}  // namespace whosays::show
