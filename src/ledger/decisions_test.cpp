// What a person decided: append-only, kept whole or not at all, and still there after a migration.
#include "ledger/ledger_test_support.h"

namespace whosays {
namespace {

using namespace testing;

class Decisions : public LedgerTest {};

TEST_F(Decisions, EvidenceAndDecisionsCannotBeChanged) {
  Ledger ledger = open();
  add(ledger, ferry());
  DecisionRecord decision;
  decision.kind = DecisionKind::accept;
  decision.original = sha256_hex(kFerry);
  decision.span = {3, 9};
  decision.words = "k Odel";
  EXPECT_EQ(ledger.decide(decision).error().kind, ErrorKind::usage) << "no initials";
  decision.initials = "L.K.";
  expect_ok(ledger.decide(decision));
  const auto decisions = ledger.decisions();
  ASSERT_EQ(decisions->size(), 1U);
  EXPECT_EQ((*decisions)[0].kind, DecisionKind::accept);
  EXPECT_EQ((*decisions)[0].span, (Span{3, 9}));
  EXPECT_EQ((*decisions)[0].decided_at.size(), 20U);
  EXPECT_EQ(sql("DELETE FROM decision"), "decisions are append-only");
  EXPECT_EQ(sql("UPDATE decision SET initials = 'X.Y.'"), "decisions are append-only");
  EXPECT_EQ(sql("UPDATE original SET compressed = x'00'"), "originals never change");
  EXPECT_EQ(sql("UPDATE article SET id = 'z'"), "appearances never change");
  EXPECT_EQ(ledger.decisions()->size(), 1U);
}

TEST_F(Decisions, OfDecisionsThatBelongTogetherAllAreKeptOrNone) {
  Ledger ledger = open();
  add(ledger, ferry());
  ASSERT_EQ(sql("CREATE TRIGGER broken BEFORE INSERT ON decision WHEN NEW.words = 'second' "
                "BEGIN SELECT RAISE(ABORT, 'as if the disk were full'); END"),
            "");
  DecisionRecord first;
  first.original = sha256_hex(kFerry);
  first.words = "first";
  first.initials = "L.K.";
  DecisionRecord second = first;
  second.words = "second";
  EXPECT_FALSE(ledger.decide({first, second}).ok());
  EXPECT_TRUE(ledger.decisions()->empty());
}

TEST_F(Decisions, SeveralDecisionsAreKeptAllOrNone) {
  Ledger ledger = open();
  DecisionRecord first;
  first.kind = DecisionKind::merge;
  first.about = DecisionAbout::statement;
  first.initials = "L.K.";
  DecisionRecord second = first;
  second.initials = " ";
  EXPECT_EQ(ledger.decide(std::vector<DecisionRecord>{first, second}).error().kind, ErrorKind::usage);
  EXPECT_TRUE(ledger.decisions()->empty());
  second.initials = "L.K.";
  expect_ok(ledger.decide(std::vector<DecisionRecord>{first, second}));
  ASSERT_EQ(ledger.decisions()->size(), 2U);
  EXPECT_EQ(ledger.decisions()->front().about, DecisionAbout::statement);
}

/// tests/compat/format_2.db was made by the program before format 3, from invented articles, with one merge of two
/// actors.
TEST_F(Decisions, ALedgerOfFormat2KeepsItsDecisions) {
  fs::copy_file(fs::path(WHOSAYS_SOURCE_DIR) / "tests/compat/format_2.db", path());
  fs::permissions(path(), fs::perms::owner_read | fs::perms::owner_write);
  Ledger ledger = open();
  const auto decisions = ledger.decisions();
  ASSERT_TRUE(decisions.ok());
  ASSERT_EQ(decisions->size(), 1U);
  EXPECT_EQ((*decisions)[0].about, DecisionAbout::actor);
  EXPECT_EQ((*decisions)[0].words, "Marek Odel");
  EXPECT_TRUE(verify(ledger).failures.empty());
}

}  // namespace
}  // namespace whosays
