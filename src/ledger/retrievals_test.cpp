// How articles came over the network: kept, never changed, gone with the article; and ledgers of the format before.
#include "ledger/retrievals.h"

#include "ledger/ledger_test_support.h"

namespace whosays {
namespace {

using namespace testing;

class Retrievals : public LedgerTest {};

const std::string kPage = "https://courier.callis.example/ferry";

Admission fetched(const std::string& asked = kPage, const std::string& url = kPage) {
  Admission admission;
  admission.origin_path = asked;
  admission.retrieval = std::make_shared<const Retrieval>(
      Retrieval{asked, url, 200, "Content-Type: text/html\n", "2031-05-03T10:20:30Z", "\"v1\"", "yesterday"});
  return admission;
}

Document page(const std::string& id, const std::string& text = kFerry) {
  Document document = plain(id, text);
  document.article.url = kPage;
  return document;
}

TEST_F(Retrievals, AreKeptWithTheirVersionAndNeverChange) {
  Ledger ledger = open();
  const Document document = page("ferry");
  ASSERT_TRUE(ledger.add(document, kFerry, fetched()).ok());
  const std::int64_t row = ledger.article("ferry").value().row;
  const auto kept = ledger.retrieval(row);
  ASSERT_TRUE(kept.ok() && kept->has_value());
  EXPECT_EQ((*kept)->asked, kPage);
  EXPECT_EQ((*kept)->status, 200U);
  EXPECT_EQ((*kept)->headers, "Content-Type: text/html\n");
  EXPECT_EQ((*kept)->retrieved, "2031-05-03T10:20:30Z");
  EXPECT_EQ((*kept)->etag, "\"v1\"");
  EXPECT_EQ(ledger.article("ferry").value().retrieved, "2031-05-03T10:20:30Z");
  EXPECT_EQ(ledger.last_retrieved(kPage, row).value(), "2031-05-03T10:20:30Z");
  EXPECT_EQ(ledger.last_retrieved(kPage, row - 1).value(), "") << "what came later does not count";
  EXPECT_EQ(ledger.last_retrieved("https://other.example/", row).value(), "");
  EXPECT_EQ(ledger.last_row().value(), row);
  ASSERT_TRUE(ledger.replace_reading(row, document).ok());
  EXPECT_TRUE(ledger.retrieval(row).value().has_value());
  const std::string change = "sqlite3 '" + path() + "' \"UPDATE retrieval SET status = 404\" 2>/dev/null";
  EXPECT_NE(::system(change.c_str()), 0);
}

TEST_F(Retrievals, FilesHaveNone) {
  Ledger ledger = open();
  ASSERT_TRUE(ledger.add(page("ferry"), kFerry, {}).ok());
  EXPECT_FALSE(ledger.retrieval(ledger.article("ferry").value().row).value().has_value());
  EXPECT_FALSE(ledger.fetched(kPage).value().has_value());
}

TEST_F(Retrievals, AnAddressLeadsToItsNewestVersion) {
  Ledger ledger = open();
  ASSERT_TRUE(ledger.add(page("ferry"), kFerry, fetched()).ok());
  ASSERT_TRUE(ledger.add(page("ferry", "Ilse Varn said more."), "Ilse Varn said more.", fetched()).ok());
  const auto found = ledger.fetched(kPage);
  ASSERT_TRUE(found.ok() && found->has_value());
  EXPECT_EQ((*found)->id, "ferry");
  EXPECT_EQ((*found)->text_sha256, sha256_hex("Ilse Varn said more."));
  // An entry of a feed came from the feed's address, and is no page of its link.
  Document entry = page("entry", "Only an entry.");
  entry.article.url = "https://courier.callis.example/entry";
  ASSERT_TRUE(ledger.add(entry, "Only an entry.", fetched("https://f.example/", "https://f.example/")).ok());
  EXPECT_FALSE(ledger.fetched("https://courier.callis.example/entry").value().has_value());
}

TEST_F(Retrievals, VisitsAreReplacedAndEndWithTheirArticles) {
  Ledger ledger = open();
  ASSERT_TRUE(ledger.add(page("ferry"), kFerry, fetched()).ok());
  ASSERT_TRUE(ledger.keep_visits({{kPage, "2031-05-03T10:20:30Z", "\"v1\"", "", false}}).ok());
  ASSERT_TRUE(ledger
                  .keep_visits({{kPage, "2031-05-04T10:20:30Z", "\"v2\"", "", true},
                                {"https://other.example/", "2031-05-04T10:20:30Z", "", "", false}})
                  .ok());
  const auto visit = ledger.visit(kPage);
  ASSERT_TRUE(visit.ok() && visit->has_value());
  EXPECT_EQ((*visit)->etag, "\"v2\"");
  EXPECT_TRUE((*visit)->with_pages);
  ASSERT_TRUE(ledger.forget("ferry").ok());
  EXPECT_FALSE(ledger.visit(kPage).value().has_value());
  EXPECT_TRUE(ledger.visit("https://other.example/").value().has_value());
  EXPECT_EQ(bytes_on_disk().find("courier.callis.example"), std::string::npos);
}

/// tests/compat/format_1.db was made by the program before format 2, from invented articles.
TEST_F(Retrievals, ALedgerOfFormat1IsBroughtUpToDateAndHolds) {
  fs::copy_file(fs::path(WHOSAYS_SOURCE_DIR) / "tests/compat/format_1.db", path());
  fs::permissions(path(), fs::perms::owner_read | fs::perms::owner_write);
  const auto old = Ledger::open(path(), {OpenMode::read, std::chrono::milliseconds(2000)});
  ASSERT_FALSE(old.ok());
  EXPECT_NE(old.error().message.find("older format"), std::string::npos);
  {
    Ledger ledger = open(OpenMode::write);
    View everything;
    everything.all_versions = true;
    const auto articles = ledger.articles(everything, true);
    ASSERT_TRUE(articles.ok());
    ASSERT_EQ(articles->size(), 2U);
    for (const ArticleRecord& article : *articles) EXPECT_FALSE(ledger.retrieval(article.row).value().has_value());
    EXPECT_FALSE(ledger.statements(everything)->empty());
  }
  Ledger ledger = open(OpenMode::read);
  std::size_t receipts = 0;
  std::size_t wrong = 0;
  ASSERT_TRUE(ledger
                  .verify_receipts([&](const ReceiptCheck& check) {
                    ++receipts;
                    wrong += check.failure.empty() ? 0U : 1U;
                  })
                  .ok());
  EXPECT_GT(receipts, 5U);
  EXPECT_EQ(wrong, 0U);
}

/// tests/compat/format_4.db was made before format 5, format_6.db and format_7.db by the programs of these formats:
/// three invented pages, one a copy of another. Whether they were compared or not, they are compared once more.
TEST_F(Retrievals, LedgersOfFormats4To7AreBroughtUpToDateAndHold) {
  for (const char* name : {"format_4.db", "format_6.db", "format_7.db"}) {
    fs::copy_file(fs::path(WHOSAYS_SOURCE_DIR) / "tests/compat" / name, path(name));
    fs::permissions(path(name), fs::perms::owner_read | fs::perms::owner_write);
    auto opened = Ledger::open(path(name), {OpenMode::write, std::chrono::milliseconds(2000)});
    ASSERT_TRUE(opened.ok()) << name << ": " << opened.error().message;
    EXPECT_EQ(opened->waiting().value(), 3U) << name;
    ASSERT_TRUE(opened->compare_waiting(100, 1).ok());
    ASSERT_TRUE(opened->arrange_groups().ok());
    EXPECT_EQ(opened->waiting().value(), 0U) << name;
    EXPECT_EQ(opened->related()->articles.size(), 3U) << name;
    EXPECT_EQ(opened->related()->pairs.size(), 1U) << name;
    std::size_t wrong = 0;
    ASSERT_TRUE(
        opened->verify_receipts([&](const ReceiptCheck& check) { wrong += check.failure.empty() ? 0U : 1U; }).ok());
    EXPECT_EQ(wrong, 0U) << name;
  }
}

}  // namespace
}  // namespace whosays
