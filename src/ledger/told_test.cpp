// Who was told what, and ties, into the ledger and back, with receipts that verify. Everybody is invented.
#include <gtest/gtest.h>

#include "ledger/ledger_test_support.h"

namespace whosays {
namespace {

using testing::find;
using testing::LedgerTest;
using testing::plain;

class ToldRows : public LedgerTest {};

Document telling() {
  Document d =
      plain("ferry", "Hanne Velling told Ruta Amsel on 4 April that the ramp was cracked. Residents were not told.");
  const std::string& text = d.article.text;
  d.actors.state = d.times.state = d.told.state = d.ties.state = LayerState::present;
  for (const char* name : {"Hanne Velling", "Ruta Amsel"}) {
    Actor actor;
    actor.name = name;
    actor.mentions = d.actors.mentions.add(std::vector<Mention>{{Field::text, find(text, name)}});
    d.actors.rows.push_back(actor);
  }
  d.times.rows.push_back({Field::text, find(text, "4 April"), "2031-04-04", TimeType::date});
  ToldRow row;
  row.who = find(text, "Ruta Amsel");
  row.actor = ActorId(1);
  row.cue = find(text, "told");
  row.what = find(text, "the ramp was cracked");
  row.from_span = find(text, "Hanne Velling");
  row.from = ActorId(0);
  row.when = TimeId(0);
  d.told.rows.push_back(row);
  ToldRow residents;
  residents.who = find(text, "Residents");
  residents.state = ToldState::not_told;
  residents.cue = find(text, "were not told");
  d.told.rows.push_back(residents);
  Tie tie;
  tie.kind = "met";
  tie.who = ActorId(0);
  tie.whom = ActorId(1);
  tie.who_span = find(text, "Hanne Velling");
  tie.cue = find(text, "told");
  tie.whom_span = find(text, "Ruta Amsel");
  d.ties.rows.push_back(tie);
  return d;
}

TEST_F(ToldRows, ComeBackWithTheirReceipts) {
  const Document document = telling();
  Ledger ledger = open();
  ASSERT_TRUE(ledger.add(document, document.article.text, {}).ok());
  const auto told = ledger.told({});
  ASSERT_TRUE(told.ok()) << told.error().message;
  ASSERT_EQ(told->size(), 2U);
  EXPECT_EQ((*told)[0].who, "Ruta Amsel");
  EXPECT_EQ((*told)[0].from, "Hanne Velling");
  EXPECT_EQ((*told)[0].what, "the ramp was cracked");
  EXPECT_EQ((*told)[0].happened, "2031-04-04");
  EXPECT_TRUE((*told)[0].own_account);
  EXPECT_EQ((*told)[0].receipt.front(), 'r');
  EXPECT_EQ((*told)[1].who, "");
  EXPECT_EQ((*told)[1].who_words, "Residents");
  EXPECT_EQ((*told)[1].state, ToldState::not_told);
  EXPECT_EQ((*told)[1].what_receipt, "");
  const auto ties = ledger.ties({});
  ASSERT_TRUE(ties.ok()) << ties.error().message;
  ASSERT_EQ(ties->size(), 1U);
  EXPECT_EQ((*ties)[0].kind, "met");
  EXPECT_EQ((*ties)[0].whom, "Ruta Amsel");
  std::size_t checked = 0;
  ASSERT_TRUE(ledger
                  .verify_receipts([&](const ReceiptCheck& check) {
                    EXPECT_EQ(check.failure, "");
                    ++checked;
                  })
                  .ok());
  EXPECT_GE(checked, 5U);
}

TEST_F(ToldRows, GoWithTheirArticle) {
  const Document document = telling();
  Ledger ledger = open();
  ASSERT_TRUE(ledger.add(document, document.article.text, {}).ok());
  ASSERT_TRUE(ledger.replace_reading(1, plain("ferry", document.article.text)).ok());
  EXPECT_TRUE(ledger.told({})->empty());
  ASSERT_TRUE(ledger.replace_reading(1, document).ok());
  EXPECT_EQ(ledger.told({})->size(), 2U);
  ASSERT_TRUE(ledger.forget("ferry").ok());
  EXPECT_TRUE(ledger.told({})->empty());
  EXPECT_EQ(bytes_on_disk().find("Residents"), std::string::npos);
}

}  // namespace
}  // namespace whosays
