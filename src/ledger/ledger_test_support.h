// Documents for the ledger's tests, built by hand. All people, places and outlets are invented.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/hash.h"
#include "doc/document.h"
#include "ledger/ledger.h"

namespace whosays::testing {

namespace fs = std::filesystem;

/// A folder of its own for each test, gone afterwards.
class LedgerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/whosays-ledger-XXXXXX";
    ASSERT_NE(::mkdtemp(name), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name = "story.db") const { return (folder_ / name).string(); }
  [[nodiscard]] Ledger open(OpenMode mode = OpenMode::create) const {
    auto ledger = Ledger::open(path(), {mode, std::chrono::milliseconds(2000)});
    EXPECT_TRUE(ledger.ok()) << (ledger.ok() ? "" : ledger.error().message);
    return std::move(*ledger);
  }
  /// All bytes of the ledger and the files beside it.
  [[nodiscard]] std::string bytes_on_disk() const {
    std::string all;
    for (const auto& entry : fs::directory_iterator(folder_)) all += bytes_of(entry.path().string());
    return all;
  }
  static std::string bytes_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }

  /// Runs SQL beside the ledger, as a journalist (or somebody who tampers) would; the message of the error, if any.
  std::string sql(const std::string& statement, std::vector<std::string>* column = nullptr) const {
    sqlite3* db = nullptr;
    EXPECT_EQ(sqlite3_open(path().c_str(), &db), SQLITE_OK);
    const auto take = [](void* out, int, char** values, char**) {
      if (out != nullptr) static_cast<std::vector<std::string>*>(out)->push_back(values[0] == nullptr ? "" : values[0]);
      return 0;
    };
    char* message = nullptr;
    sqlite3_exec(db, statement.c_str(), take, column, &message);
    std::string out = message == nullptr ? "" : message;
    sqlite3_free(message);
    sqlite3_close(db);
    return out;
  }
  [[nodiscard]] std::string value(const std::string& query) const {
    std::vector<std::string> column;
    EXPECT_EQ(sql(query, &column), "");
    return column.empty() ? "" : column.front();
  }

  fs::path folder_;
};

/// The first place of `words` in the text (or the one after `from`).
inline Span find(const std::string& text, const std::string& words, std::size_t from = 0) {
  const std::size_t at = text.find(words, from);
  EXPECT_NE(at, std::string::npos) << words;
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

/// A plain text of which the original is the text itself.
inline Document plain(const std::string& id, const std::string& text) {
  Document document;
  document.engine = "0.1.0";
  document.model = "wordlists-1";
  Article& article = document.article;
  article.id = id;
  article.sha256 = sha256_hex(text);
  article.text = text;
  article.title = "Ferry inquiry widens";
  article.publisher = "Callis Courier";
  article.published = "2031-05-03";
  article.language = "en";
  article.media_type = "text/plain";
  article.charset = "utf-8";
  article.text_map = SourceMap::identity(static_cast<std::uint32_t>(text.size()));
  document.statements.state = LayerState::present;
  return document;
}

/// Adds "source cue content" found by their words.
inline Statement& add_statement(Document& document, const std::string& source, const std::string& cue,
                                const std::string& content, Act act = Act::assert_) {
  const std::string& text = document.article.text;
  Statements& all = document.statements;
  Statement statement;
  statement.source = all.spans.add({find(text, source)});
  statement.cue = all.spans.add({find(text, cue)});
  if (!content.empty()) statement.content = all.spans.add({find(text, content)});
  statement.source_class = SourceClass::named;
  statement.cue_lemma = "say";
  statement.act = act;
  statement.reading_confidence = 0.9F;
  statement.id = HashBuilder().add(document.article.sha256).add(source).add(content).hex(16);
  all.rows.push_back(statement);
  return all.rows.back();
}

inline const std::string kFerry =
    "Marek Odel denied on Tuesday asking for a delay.\n"
    "\n"
    "\xE2\x80\x9CI asked nobody to delay anything,\xE2\x80\x9D he said. Two officials, who asked not to be named, told "
    "the "
    "Courier that Odel had called the inspectorate in March 2031.\n"
    "It remains unclear whether the minister was told.\n";

/// A document with every kind of row that the ledger keeps.
inline Document ferry(const std::string& id = "ferry-01") {
  Document d = plain(id, kFerry);
  const std::string& text = d.article.text;
  d.actors.state = LayerState::present;
  Actor odel;
  odel.name = "Marek Odel";
  odel.mentions = d.actors.mentions.add(
      std::vector<Mention>{{Field::text, find(text, "Marek Odel")}, {Field::text, find(text, "Odel", 60)}});
  Actor courier;
  courier.name = "Courier";
  courier.kind = ActorKind::organisation;
  courier.mentions = d.actors.mentions.add(std::vector<Mention>{{Field::text, find(text, "Courier")}});
  courier.roles = d.actors.roles.add(std::vector<Role>{{"the Courier", find(text, "the Courier")}});
  d.actors.rows = {odel, courier};
  d.times.state = LayerState::present;
  d.times.rows = {{Field::text, find(text, "Tuesday"), "2031-05-01", TimeType::date},
                  {Field::text, find(text, "March 2031"), "2031-03", TimeType::date}};

  Statement& claim = add_statement(d, "Two officials", "told", "Odel had called the inspectorate in March 2031");
  claim.source_class = SourceClass::unnamed;
  claim.actor = ActorId(0);  // a reader's mistake that the ledger must not keep (rule 3)
  claim.count = 2;
  claim.descriptor = "officials";
  claim.anonymity_reason = find(text, "who asked not to be named");
  claim.to =
      d.statements.parties.add(std::vector<Party>{{ActorId(1), d.statements.spans.add({find(text, "the Courier")})}});
  claim.against = d.statements.against.add(
      std::vector<Against>{{ActorId(0), d.statements.spans.add({find(text, "Odel", 60)}), 0.75F}});
  Statement& denial = add_statement(d, "Marek Odel", "denied", "asking for a delay", Act::deny);
  denial.actor = ActorId(0);
  denial.said = TimeId(0);
  denial.polarity = Polarity::negative;
  denial.answers =
      d.statements.answers.add(std::vector<Answer>{{StatementId(0), Extent::part}, {StatementId(), Extent::unclear}});
  Statement& quote = add_statement(d, "he", "said", "I asked nobody to delay anything");
  quote.form = Form::direct;
  quote.within = StatementId(1);
  quote.set_aside = "who speaks is unclear";
  quote.basis = Basis::took_part;
  quote.basis_span = find(text, "I asked nobody");
  d.unknowns.rows = {{Field::text, find(text, "It remains unclear")}};
  d.notices.rows = {{NoticeKind::correction, find(text, "the minister was told"), "2031-06-04"}};
  return d;
}

/// Fails the test with the error's message.
template <class T>
void expect_ok(const Result<T>& result) {
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
}

/// Adds a document whose original is its text.
inline Added add(Ledger& ledger, const Document& document, const Admission& admission = {}) {
  const auto added = ledger.add(document, document.article.text, admission);
  EXPECT_TRUE(added.ok()) << (added.ok() ? "" : added.error().message);
  return added.ok() ? *added : Added::unchanged;
}

/// How many receipts there are and which do not hold.
struct Verified {
  std::size_t count = 0;
  std::vector<std::string> failures;
};
inline Verified verify(Ledger& ledger) {
  Verified out;
  expect_ok(ledger.verify_receipts([&](const ReceiptCheck& check) {
    ++out.count;
    if (!check.failure.empty()) out.failures.push_back(check.receipt.id + ": " + check.failure);
  }));
  return out;
}

}  // namespace whosays::testing
