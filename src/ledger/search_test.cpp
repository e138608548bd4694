// Searching, and that nothing a person types reaches FTS5 as syntax.
#include "ledger/ledger_test_support.h"
#include "ledger/match_query.h"

namespace whosays {
namespace {

using namespace testing;

class Search : public LedgerTest {
 protected:
  void SetUp() override {
    LedgerTest::SetUp();
    ledger_.emplace(open());
    add(*ledger_, ferry());
    Document other =
        plain("dock-02", "The dock leaks \xE2\x81\xA8 \xE2\x81\xA9 \x02 at \x03 Caf\xC3\xA9 Brandt.\n\nOdel was away.");
    other.article.published = "2031-06-10";
    add(*ledger_, other);
  }
  std::vector<SearchHit> hits(const std::string& typed) {
    SearchQuery query;
    query.words = typed;
    auto found = ledger_->search(query);
    EXPECT_TRUE(found.ok()) << typed << ": " << (found.ok() ? "" : found.error().message);
    return found.ok() ? std::move(*found) : std::vector<SearchHit>();
  }
  std::optional<Ledger> ledger_;
};

TEST_F(Search, ShowsTheStatementThatHoldsTheHit) {
  const auto found = hits("inspectorate");
  ASSERT_EQ(found.size(), 1U);
  ASSERT_TRUE(found[0].statement.has_value());
  EXPECT_EQ(found[0].statement->source, "Two officials");
  EXPECT_EQ(found[0].line, 2U);
  EXPECT_NE(found[0].snippet.find("called the \xE2\x81\xA8inspectorate\xE2\x81\xA9 in March"), std::string::npos);
  EXPECT_EQ(found[0].article.text, "") << "a hit does not carry the whole text";
}

TEST_F(Search, PrefersStatementsWithMoreOfTheWords) {
  const auto found = hits("odel inspectorate");
  ASSERT_EQ(found.size(), 1U) << "statements that hold Odel alone are left out";
  EXPECT_EQ(found[0].statement->source, "Two officials");
}

TEST_F(Search, OutsideStatementsShowsTheArticle) {
  const auto found = hits("leaks");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(found[0].statement.has_value());
  EXPECT_EQ(found[0].snippet.substr(0, 22), "The dock \xE2\x81\xA8leaks\xE2\x81\xA9  ")
      << "the text's own marks are dropped";
  const auto title = hits("widens");
  ASSERT_EQ(title.size(), 2U);
  EXPECT_NE(title[0].snippet.find("\xE2\x81\xA8widens\xE2\x81\xA9"), std::string::npos);
}

TEST_F(Search, WordsPhrasesBeginningsAccentsAndMarksInTheText) {
  EXPECT_EQ(hits("\"dock leaks\"").size(), 1U);
  EXPECT_EQ(hits("\"leaks dock\"").size(), 0U);
  EXPECT_EQ(hits("\xE2\x80\x9C"
                 "dock leaks\xE2\x80\x9D")
                .size(),
            1U);
  EXPECT_EQ(hits("insp*").size(), 1U);
  EXPECT_EQ(hits("insp").size(), 0U);
  EXPECT_EQ(hits("CAFE").size(), 1U);
  const auto brandt = hits("brandt");
  ASSERT_EQ(brandt.size(), 1U);
  EXPECT_NE(brandt[0].snippet.find("\xE2\x81\xA8"
                                   "Brandt\xE2\x81\xA9."),
            std::string::npos)
      << "control bytes of the text do not shift the hit: " << brandt[0].snippet;
}

TEST_F(Search, NothingTypedIsSyntax) {
  for (const char* typed :
       {"odel OR dock", "NOT odel", "title:odel", "odel NEAR dock", "(odel", "odel)", "odel^", "\"odel", "a\"b",
        "odel\xFF", "{odel}", "odel + dock", "-odel", "*odel", "odel**", "'; DROP TABLE article"})
    (void)hits(typed);
  EXPECT_EQ(hits("odel OR dock").size(), 0U) << "OR is a word";
  EXPECT_EQ(hits("well-known").size(), 0U);
  EXPECT_EQ(hits("(dock").size(), 1U);
  for (const char* typed : {"*", "--", "\"\"", "_", "\"...\""}) {
    SearchQuery query;
    query.words = typed;
    ASSERT_FALSE(ledger_->search(query).ok()) << typed;
    EXPECT_EQ(ledger_->search(query).error().kind, ErrorKind::usage);
  }
  EXPECT_EQ(match_query("say \"a b\"* c*"), "\"say\" AND \"a b\" * AND \"c\" *");
}

TEST_F(Search, FiltersWithAndWithoutWords) {
  SearchQuery query;
  query.act = Act::deny;
  ASSERT_EQ(ledger_->search(query)->size(), 1U);
  EXPECT_EQ(ledger_->search(query)->front().statement->source, "Marek Odel");
  query.words = "inspectorate";
  EXPECT_EQ(ledger_->search(query)->size(), 0U) << "the denial does not hold the word";
  query = {};
  EXPECT_EQ(ledger_->search(query)->size(), 3U) << "without words every statement";
  query.source = "OFFICIAL";
  EXPECT_EQ(ledger_->search(query)->size(), 1U);
  query = {};
  query.words = "odel";
  query.from = "2031-06";
  ASSERT_EQ(ledger_->search(query)->size(), 1U);
  EXPECT_EQ(ledger_->search(query)->front().article.id, "dock-02");
  query.from.clear();
  query.until = "2031-05-03";
  EXPECT_GE(ledger_->search(query)->size(), 1U);
  EXPECT_EQ(ledger_->search(query)->front().article.id, "ferry-01");
  query = {};
  query.limit = 2;
  EXPECT_EQ(ledger_->search(query)->size(), 2U);
  query.limit = 50;
  query.view.as_of = "2031-01-01";
  EXPECT_EQ(ledger_->search(query)->size(), 0U);
}

}  // namespace
}  // namespace whosays
