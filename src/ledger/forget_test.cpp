// Forgetting, proved by searching the bytes of every file.
#include <algorithm>
#include <random>

#include "ledger/compress.h"
#include "ledger/ledger_test_support.h"

namespace whosays {
namespace {

using namespace testing;

class Forget : public LedgerTest {};

/// Letters without pattern: compression leaves long runs of them as they are.
std::string noise(std::size_t size, unsigned seed) {
  std::mt19937 random(seed);
  std::string out;
  for (std::size_t i = 0; i < size; ++i) out += static_cast<char>(33 + random() % 90);
  return out;
}

/// Distinctive words; FTS5 stores terms in lower case and cut by their common beginnings.
Document secret(const std::string& id, const std::string& marker) {
  Document d = plain(id, "Zyxwomat Quillfeather said Vornacular papers were xylotomised. " + marker);
  add_statement(d, "Zyxwomat Quillfeather", "said", "Vornacular papers were xylotomised");
  d.article.publisher = "Qwmzpost";
  d.article.byline = "By Hjkvwriter";
  d.article.url = "https://vkqdomain.example/1";
  d.article.title = "Bqtheadline";
  d.actors.rows.push_back({});
  d.actors.rows[0].name = "Zyxwomat Quillfeather";
  d.actors.rows[0].mentions =
      d.actors.mentions.add(std::vector<Mention>{{Field::text, find(d.article.text, "Zyxwomat Quillfeather")}});
  return d;
}

TEST_F(Forget, LeavesNoByteInAnyFile) {
  const std::string marker = noise(4000, 7);
  const Document d = secret("jzvsecret", marker);
  const std::string packed = compressed(d.article.text);
  Ledger ledger = open();
  for (int i = 0; i < 40; ++i)
    add(ledger, plain("keep-" + std::to_string(i), "Zyxin and quillwort, number " + std::to_string(i)));
  ASSERT_EQ(add(ledger, d, {PublicationState::published, "", "/home/kwvpath/x.txt"}), Added::new_article);
  for (int i = 40; i < 60; ++i)
    add(ledger, plain("keep-" + std::to_string(i), "Vorn and xylem, number " + std::to_string(i)));
  DecisionRecord decision;
  decision.original = d.article.sha256;
  decision.words = "Vornacular papers";
  decision.payload = "note Pqznote";
  decision.initials = "L.K.";
  expect_ok(ledger.decide(decision));
  decision.original = sha256_hex("Vorn and xylem, number 41");
  decision.words = "Vorn";
  decision.payload = "same as " + d.article.sha256 + " Wkzother";
  expect_ok(ledger.decide(decision));
  decision.payload = "stays";
  expect_ok(ledger.decide(decision));

  std::vector<std::string> wanted{"Zyxwomat",
                                  "zyxwom",
                                  "yxwomat",
                                  "Quillf",
                                  "quillf",
                                  "illfeather",
                                  "feather",
                                  "Vornac",
                                  "vornac",
                                  "acular",
                                  "xylotom",
                                  "otomised",
                                  "Qwmzpost",
                                  "Hjkvwriter",
                                  "vkqdomain",
                                  "Bqthead",
                                  "bqthead",
                                  "jzvsecret",
                                  "kwvpath",
                                  "Pqznote",
                                  "Wkzother",
                                  d.article.sha256,
                                  d.statements.rows[0].id,
                                  marker.substr(100, 24),
                                  marker.substr(3000, 24)};
  // A window of the compressed original wherever it begins: pages cut it every 4 kB.
  for (std::size_t at = 40; at + 24 < packed.size(); at += 500) wanted.push_back(packed.substr(at, 24));
  const std::string before = bytes_on_disk();
  std::size_t seen = 0;
  for (const std::string& words : wanted) seen += before.find(words) != std::string::npos ? 1U : 0U;
  EXPECT_GT(seen, wanted.size() * 3 / 4) << "the search would find them if they were there";

  ASSERT_EQ(*ledger.forget("jzvsecret"), 1U);
  const std::string open_bytes = bytes_on_disk();
  for (const std::string& words : wanted) EXPECT_EQ(open_bytes.find(words), std::string::npos) << words;
  EXPECT_EQ(ledger.articles({})->size(), 60U);
  EXPECT_EQ(ledger.decisions()->size(), 1U);
  SearchQuery query;
  query.words = "vorn";
  EXPECT_EQ(ledger.search(query)->size(), 20U) << "the index still knows the others";
  EXPECT_EQ(ledger.forget("jzvsecret").error().kind, ErrorKind::not_found);
}

TEST_F(Forget, TakesAllVersionsAndKeepsAnOriginalThatAnotherArticleShares) {
  Ledger ledger = open();
  const Document shared = plain("a", "Shared words.");
  add(ledger, shared);
  add(ledger, plain("a", "Zyxwomat words."));
  Document copy = shared;
  copy.article.id = "b";
  add(ledger, copy);
  DecisionRecord decision;
  decision.original = shared.article.sha256;
  decision.initials = "L.K.";
  expect_ok(ledger.decide(decision));
  EXPECT_EQ(*ledger.forget("a"), 2U);
  EXPECT_EQ(bytes_on_disk().find("yxwomat"), std::string::npos);
  EXPECT_EQ(*ledger.original(shared.article.sha256), "Shared words.");
  EXPECT_EQ(ledger.decisions()->size(), 1U);
  EXPECT_EQ(ledger.totals("", "")->originals, 1U);
}

TEST_F(Forget, AlsoWhatAnEarlierReadingHeld) {
  Ledger ledger = open();
  Document d = secret("x", "");
  add(ledger, d);
  add(ledger, plain("y", "Other."));
  Document again = plain("x", d.article.text);
  again.article.title = "Kvqtitle";
  expect_ok(ledger.replace_reading((*ledger.articles({}))[0].row, again));
  ASSERT_EQ(*ledger.forget("x"), 1U);
  for (const char* words : {"Bqthead", "bqthead", "Kvqt", "kvqt", "yxwomat", "Qwmzpost"})
    EXPECT_EQ(bytes_on_disk().find(words), std::string::npos) << words;
}

TEST_F(Forget, SaysWhenAnotherReaderKeepsOldPagesAndTheNextWriterEndsTheWork) {
  {
    Ledger ledger = open();
    add(ledger, secret("x", noise(3000, 3)));
    add(ledger, plain("y", "Other."));
    Ledger reader = open(OpenMode::read);
    // A reader in the middle of a query holds its snapshot.
    bool tried = false;
    expect_ok(reader.verify_receipts([&](const ReceiptCheck&) {
      if (tried) return;
      tried = true;
      auto writer = Ledger::open(path(), {OpenMode::write, std::chrono::milliseconds(20)});
      ASSERT_TRUE(writer.ok());
      const auto forgot = writer->forget("x");
      ASSERT_FALSE(forgot.ok());
      EXPECT_EQ(forgot.error().kind, ErrorKind::busy);
      EXPECT_EQ(writer->articles({})->size(), 1U) << "taken out all the same";
    }));
    EXPECT_TRUE(tried);
  }
  const Ledger next = open(OpenMode::write);
  EXPECT_EQ(bytes_on_disk().find("yxwomat"), std::string::npos);
}

}  // namespace
}  // namespace whosays
