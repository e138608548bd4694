// Adding, reading back, reading again; the documented queries.
#include "ledger/ledger.h"

#include <algorithm>

#include "ledger/document_records.h"
#include "ledger/ledger_test_support.h"

namespace whosays {
namespace {

using namespace testing;

class Ledgers : public LedgerTest {};

const PartRecord* part_of(const StatementRecord& statement, Part part) {
  for (const PartRecord& record : statement.parts)
    if (record.part == part) return &record;
  return nullptr;
}

SearchQuery words(const std::string& typed) {
  SearchQuery query;
  query.words = typed;
  return query;
}

TEST_F(Ledgers, KeepsAWholeReadingAndGivesItBack) {
  Ledger ledger = open();
  const Document document = ferry();
  ASSERT_EQ(add(ledger, document), Added::new_article);
  const auto statements = ledger.statements({});
  ASSERT_TRUE(statements.ok());
  ASSERT_EQ(statements->size(), 3U);
  const StatementRecord& claim = (*statements)[0];
  EXPECT_EQ(claim.source, "Two officials");
  EXPECT_EQ(claim.actor, "") << "an unnamed source has no actor, whatever the reader said";
  EXPECT_EQ(claim.count, 2U);
  EXPECT_EQ(claim.count_min, std::nullopt);
  EXPECT_EQ(claim.line, 2U) << "empty lines are not counted";
  ASSERT_NE(part_of(claim, Part::against), nullptr);
  EXPECT_EQ(part_of(claim, Part::against)->actor, "Marek Odel");
  EXPECT_FLOAT_EQ(part_of(claim, Part::against)->reading_confidence, 0.75F);
  EXPECT_FLOAT_EQ(part_of(claim, Part::content)->reading_confidence, 1);
  EXPECT_EQ(part_of(claim, Part::to)->actor, "Courier");
  EXPECT_EQ(part_of(claim, Part::reason)->words, "who asked not to be named");

  const StatementRecord& denial = (*statements)[1];
  EXPECT_EQ(denial.actor, "Marek Odel");
  EXPECT_EQ(denial.act, Act::deny);
  EXPECT_EQ(denial.polarity, Polarity::negative);
  EXPECT_EQ(denial.said, "2031-05-01");
  ASSERT_EQ(denial.answers.size(), 2U);
  EXPECT_EQ(denial.answers[0].statement, claim.id);
  EXPECT_EQ(denial.answers[0].extent, Extent::part);
  EXPECT_EQ(denial.answers[1].statement, "");
  const StatementRecord& quote = (*statements)[2];
  EXPECT_EQ(quote.within, denial.id);
  EXPECT_FALSE(quote.committed());
  EXPECT_EQ(quote.basis, Basis::took_part);
  EXPECT_FLOAT_EQ(quote.reading_confidence, 0.9F);
}

/// "Two officials" as an actor of the article, with a pronoun, and statements that a faulty reading gave to it.
Document with_unnamed_actor() {
  Document d = ferry();
  const std::string& text = d.article.text;
  Actor officials;
  officials.name = "Two officials";
  officials.named = false;
  officials.kind = ActorKind::group;
  officials.mentions = d.actors.mentions.add(
      std::vector<Mention>{{Field::text, find(text, "Two officials")}, {Field::text, find(text, "who")}});
  officials.roles = d.actors.roles.add(std::vector<Role>{{"officials", find(text, "officials")}});
  d.actors.rows.insert(d.actors.rows.begin() + 1, officials);  // what was the Courier's number is theirs now
  d.statements.rows[1].actor = ActorId(1);
  d.statements.rows[1].speaks_for = ActorId(2);
  return d;
}

TEST_F(Ledgers, ActorsWithoutANameStayInTheirArticle) {
  const Document document = with_unnamed_actor();
  Ledger ledger = open();
  add(ledger, document);
  const auto stored = ledger.statements({});
  ASSERT_TRUE(stored.ok());
  const DocumentRecords direct = records_of(document, 1);
  for (const auto* statements : {&*stored, &direct.statements}) {
    EXPECT_EQ((*statements)[1].actor, "");
    EXPECT_EQ((*statements)[1].speaks_for, "Courier") << "numbers behind the one left out still lead to their actor";
    ASSERT_NE(part_of((*statements)[0], Part::to), nullptr);
    EXPECT_EQ(part_of((*statements)[0], Part::to)->actor, "");
  }
  const auto actors = ledger.actors({});
  ASSERT_TRUE(actors.ok());
  for (const auto* records : {&*actors, &direct.actors}) {
    ASSERT_EQ(records->size(), 2U);
    EXPECT_EQ((*records)[0].name, "Marek Odel");
    EXPECT_EQ((*records)[1].name, "Courier");
  }
  EXPECT_EQ(value("SELECT count(*) FROM actor_alias WHERE text IN ('who', 'Two officials')"), "0");
}

TEST_F(Ledgers, GivesBackActorsTimesRemarksAndTotals) {
  Ledger ledger = open();
  add(ledger, ferry());
  const auto actors = ledger.actors({});
  ASSERT_TRUE(actors.ok());
  ASSERT_EQ(actors->size(), 2U);
  EXPECT_EQ((*actors)[0].aliases.size(), 2U);
  EXPECT_EQ((*actors)[1].roles, std::vector<std::string>{"the Courier"});
  EXPECT_EQ((*actors)[1].kind, ActorKind::organisation);
  const auto times = ledger.times({});
  ASSERT_EQ(times->size(), 2U);
  EXPECT_EQ((*times)[0].statement, "") << "the article itself says Tuesday";
  EXPECT_EQ((*times)[1].statement, (*ledger.statements({}))[0].id);
  EXPECT_EQ((*times)[1].words, "March 2031");
  const auto remarks = ledger.remarks({});
  ASSERT_EQ(remarks->size(), 2U);
  EXPECT_FALSE((*remarks)[0].notice);
  EXPECT_TRUE((*remarks)[1].notice);
  EXPECT_EQ((*remarks)[1].date, "2031-06-04");
  EXPECT_EQ((*remarks)[0].line, 3U);
  const auto totals = ledger.totals("0.1.0", "wordlists-2");
  EXPECT_EQ(totals->statements, 3U);
  EXPECT_EQ(totals->set_aside, 1U);
  EXPECT_EQ(totals->stale, 1U);
  EXPECT_EQ(totals->original_bytes, kFerry.size());
  EXPECT_EQ(totals->first_published, "2031-05-03");
  EXPECT_GT(totals->file_bytes, 4096U);
}

TEST_F(Ledgers, SameIdAndBytesChangeNothingOtherTextIsAVersion) {
  Ledger ledger = open();
  EXPECT_EQ(add(ledger, plain("a", "First words.")), Added::new_article);
  EXPECT_EQ(add(ledger, plain("a", "First words.")), Added::unchanged);
  EXPECT_EQ(add(ledger, plain("a", "Other words.")), Added::new_version);
  EXPECT_EQ(add(ledger, plain("a", "First words.")), Added::unchanged) << "an older version is there too";
  EXPECT_EQ(add(ledger, plain("b", "First words.")), Added::new_article);
  const auto totals = ledger.totals("", "");
  EXPECT_EQ(totals->versions, 3U);
  EXPECT_EQ(totals->articles, 2U);
  EXPECT_EQ(totals->originals, 2U) << "a and b share an original";
  const auto newest = ledger.articles({}, true);
  ASSERT_EQ(newest->size(), 2U);
  EXPECT_EQ((*newest)[0].text, "Other words.");
  EXPECT_EQ((*newest)[0].version, 2U);
  View all;
  all.all_versions = true;
  EXPECT_EQ(ledger.articles(all)->size(), 3U);
  EXPECT_FALSE(ledger.articles(all)->front().current);
  const std::string sha256 = sha256_hex("First words.");
  EXPECT_TRUE(*ledger.has("a", sha256, "0.1.0", "wordlists-1"));
  EXPECT_FALSE(*ledger.has("a", sha256, "0.1.0", "wordlists-2"));
  EXPECT_FALSE(*ledger.has("c", sha256, "0.1.0", "wordlists-1"));
}

TEST_F(Ledgers, RefusesBytesThatAreNotTheOriginal) {
  Ledger ledger = open();
  const auto added = ledger.add(plain("a", "First words."), "First word.", {});
  ASSERT_FALSE(added.ok());
  EXPECT_EQ(added.error().kind, ErrorKind::corrupt);
  EXPECT_EQ(ledger.totals("", "")->articles, 0U);
}

TEST_F(Ledgers, ASpanOutsideTheTextStoresNothing) {
  Ledger ledger = open();
  for (const Span span : {Span{0, 9999}, Span{9, 3}, Span{1, 2}}) {
    Document document = plain("a", "\xC3\xA9t\xC3\xA9, she said.");
    document.unknowns.rows = {{Field::text, {0, 2}}};
    Statement statement;
    statement.content = document.statements.spans.add({span});
    document.statements.rows.push_back(statement);
    const auto added = ledger.add(document, document.article.text, {});
    if (span == Span{9, 3}) continue;
    ASSERT_FALSE(added.ok()) << span.begin;
    EXPECT_EQ(ledger.totals("", "")->articles, 0U);
  }
}

TEST_F(Ledgers, ViewsByDatePublisherAndState) {
  Ledger ledger = open();
  Document early = plain("a", "One.");
  Document late = plain("a", "Two.");
  late.article.published = "2031-05-09T08:00:00+02:00";
  Document other = plain("b", "Three.");
  other.article.publisher = "\xC3\x89toile de Callis";
  other.article.published = "2031-05";
  Document undated = plain("c", "Four.");
  undated.article.published = "";
  add(ledger, early);
  add(ledger, late);
  add(ledger, other, {PublicationState::embargoed, "2031-01-01", ""});
  add(ledger, undated, {PublicationState::draft, "", ""});
  View view;
  view.as_of = "2031-05-08";
  ASSERT_EQ(ledger.articles(view, true)->size(), 3U);
  EXPECT_EQ((*ledger.articles(view, true))[1].id, "b") << "a month sorts before its days, the undated by day of adding";
  EXPECT_EQ((*ledger.articles(view, true))[2].text, "One.");
  EXPECT_FALSE((*ledger.articles(view, true))[2].current);
  view.as_of = "2031-05-09";
  EXPECT_EQ((*ledger.articles(view, true))[2].text, "Two.");
  view.as_of = "2031-04";
  EXPECT_EQ(ledger.articles(view)->size(), 1U) << "the undated one, added before";
  View publisher;
  publisher.publisher = "\xC3\xA9TOILE de callis";
  ASSERT_EQ(ledger.articles(publisher)->size(), 1U);
  publisher.publisher = "\xC3\xA9TOILE";
  EXPECT_EQ(ledger.articles(publisher)->size(), 0U) << "the whole name";
  View published;
  published.published_only = true;
  ASSERT_EQ(ledger.articles(published)->size(), 1U) << "the embargo has not ended: 2031 is ahead";
  EXPECT_EQ((*ledger.articles(published))[0].id, "a");
}

TEST_F(Ledgers, AnEmbargoEndsByItself) {
  Ledger ledger = open();
  add(ledger, plain("a", "One."), {PublicationState::embargoed, "2001-01-01", ""});
  add(ledger, plain("b", "Two."), {PublicationState::embargoed, "", ""});
  add(ledger, plain("c", "Three."), {PublicationState::private_, "", ""});
  View published;
  published.published_only = true;
  ASSERT_EQ(ledger.articles(published)->size(), 1U);
  EXPECT_EQ((*ledger.articles(published))[0].id, "a");
}

TEST_F(Ledgers, FindsThingsByTheBeginningsOfTheirIds) {
  Ledger ledger = open();
  Document d = plain("harbour-01", "Ada Brandt said the dock leaks. Ada Brandt said the crane is new.");
  add_statement(d, "Ada Brandt", "said", "the dock leaks").id = "abcd111122223333";
  add_statement(d, "Ada Brandt", "said", "the crane is new").id = "abcd999922223333";
  add(ledger, d);
  add(ledger, plain("harbour-02", "x"));
  add(ledger, plain("harbour", "y"));
  EXPECT_EQ(ledger.statement("abcd1")->content, "the dock leaks");
  EXPECT_EQ(ledger.statement("abcd1")->parts.size(), 3U);
  const auto two = ledger.statement("abcd");
  ASSERT_FALSE(two.ok());
  EXPECT_NE(two.error().message.find("abcd999922223333"), std::string::npos);
  EXPECT_EQ(ledger.statement("abc").error().kind, ErrorKind::usage);
  EXPECT_EQ(ledger.statement("ab%_").error().kind, ErrorKind::usage);
  EXPECT_EQ(ledger.statement("ffff").error().kind, ErrorKind::not_found);
  EXPECT_EQ(ledger.article("harbour")->id, "harbour") << "a whole id before a beginning";
  EXPECT_EQ(ledger.article("harbour-02", true)->text, "x");
  EXPECT_EQ(ledger.article("harbour-").error().kind, ErrorKind::usage);
  EXPECT_EQ(ledger.article("").error().kind, ErrorKind::not_found);
  EXPECT_EQ(ledger.article("%").error().kind, ErrorKind::not_found);
  const auto receipt = ledger.receipt("r3");
  ASSERT_TRUE(receipt.ok());
  EXPECT_EQ(receipt->words, "the dock leaks");
  EXPECT_EQ(receipt->before, "Ada Brandt said ");
  EXPECT_EQ(receipt->after.substr(0, 12), ". Ada Brandt");
  for (const char* bad : {"", "r", "rx", "r-1", "99999999999999999999", "r1;"})
    EXPECT_EQ(ledger.receipt(bad).error().kind, ErrorKind::usage) << bad;
  EXPECT_EQ(ledger.receipt("r999").error().kind, ErrorKind::not_found);
}

TEST_F(Ledgers, ANewReadingKeepsTheReceiptsOfWordsThatStayed) {
  Ledger ledger = open();
  add(ledger, ferry());
  const auto before = *ledger.statements({});
  const std::int64_t row = before[0].article_row;
  Document again = plain("ferry-01", kFerry);
  again.model = "wordlists-2";
  again.article.publisher = "";
  add_statement(again, "Marek Odel", "denied", "asking for a delay");
  add_statement(again, "It", "remains", "unclear");
  ASSERT_EQ(ledger.stale("0.1.0", "wordlists-2")->size(), 1U);
  expect_ok(ledger.replace_reading(row, again));
  EXPECT_EQ(ledger.stale("0.1.0", "wordlists-2")->size(), 0U);
  const auto after = *ledger.statements({});
  ASSERT_EQ(after.size(), 2U);
  EXPECT_EQ(part_of(after[0], Part::content)->receipt, part_of(before[1], Part::content)->receipt);
  std::vector<std::string> old;
  for (const auto& statement : before)
    for (const auto& part : statement.parts) old.push_back(part.receipt);
  EXPECT_EQ(std::count(old.begin(), old.end(), part_of(after[1], Part::cue)->receipt), 0)
      << "a new number for new words";
  EXPECT_EQ((*ledger.articles({}))[0].publisher, "Callis Courier") << "what is not read again is kept";
  EXPECT_EQ(ledger.actors({})->size(), 0U);
  EXPECT_TRUE(verify(ledger).failures.empty());
  EXPECT_EQ(ledger.search(words("inspectorate"))->size(), 1U) << "the index follows the new text";
  EXPECT_EQ(ledger.replace_reading(999, again).error().kind, ErrorKind::not_found);
  EXPECT_EQ(ledger.replace_reading(row, plain("ferry-01", "other")).error().kind, ErrorKind::usage);
}

/// tests/compat/format_10.db knows of no confidence: whoever stands in it as spoken against was sure enough for it.
TEST_F(Ledgers, AgainstOfFormat10StaysWhatItWas) {
  fs::copy_file(fs::path(WHOSAYS_SOURCE_DIR) / "tests/compat/format_10.db", path());
  fs::permissions(path(), fs::perms::owner_read | fs::perms::owner_write);
  Ledger ledger = open();
  EXPECT_EQ(value("PRAGMA user_version"), "11");
  std::size_t charges = 0;
  const auto statements = ledger.statements({});
  ASSERT_TRUE(statements.ok());
  for (const StatementRecord& statement : *statements)
    for (const PartRecord& part : statement.parts) charges += part.is_charge() ? 1U : 0U;
  EXPECT_EQ(charges, 2U);
}

TEST_F(Ledgers, TheDocumentedQueriesAndViewsRun) {
  Ledger ledger = open();
  add(ledger, ferry());
  EXPECT_EQ(value("SELECT receipt FROM statements_readable WHERE act = 'deny'"),
            part_of((*ledger.statements({}))[1], Part::content)->receipt);
  EXPECT_EQ(value("SELECT words FROM receipts_readable ORDER BY length(words) DESC LIMIT 1"),
            "Odel had called the inspectorate in March 2031");
  EXPECT_EQ(value("SELECT mentions FROM actors_readable WHERE name = 'Marek Odel'"), "2");
  // Each ```sql block of the page runs and gives rows on a ledger that has every kind of row.
  const std::string page = bytes_of(std::string(WHOSAYS_SOURCE_DIR) + "/docs/ledger-schema.md");
  std::size_t blocks = 0;
  for (std::size_t at = page.find("```sql\n"); at != std::string::npos; at = page.find("```sql\n", at)) {
    at += 7;
    const std::string query = page.substr(at, page.find("```", at) - at);
    std::vector<std::string> rows;
    EXPECT_EQ(sql(query, &rows), "") << query;
    EXPECT_FALSE(rows.empty()) << query;
    ++blocks;
  }
  EXPECT_GE(blocks, 3U);
  // Every table and view is explained there.
  std::vector<std::string> names;
  EXPECT_EQ(sql("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%' AND "
                "name NOT LIKE 'article_words_%'",
                &names),
            "");
  EXPECT_GT(names.size(), 15U);
  for (const std::string& name : names) EXPECT_NE(page.find("`" + name + "`"), std::string::npos) << name;
}

}  // namespace
}  // namespace whosays
