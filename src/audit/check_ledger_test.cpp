// A draft beside invented articles of a ledger.
#include <gtest/gtest.h>

#include "audit/audit.h"
#include "engine/pipeline.h"
#include "story/test_world.h"

namespace whosays::audit {
namespace {

using story::Builder;
using story::Say;

constexpr const char* kCharge = "Ilse Varga asked the agent to keep the pump survey back until the vote";

/// The Bell reports on two officials' word, with a hedge elsewhere and a quotation; a review rejects it a year later.
Builder ledger() {
  Builder builder;
  builder.article(
      "bell", "Tolland Bell", "2031-05-03",
      std::string(kCharge) +
          ", two officials said. The inspectorate may have known how serious the cracks of the pump were, one official "
          "said. There were 12 valves. \"I asked nobody to delay anything at all,\" Varga said.",
      {Say(SourceClass::unnamed, "two officials", kCharge).count(2).against("Ilse Varga"),
       Say(SourceClass::unnamed, "one official",
           "The inspectorate may have known how serious the cracks of the pump were")
           .with(Certainty::possible)
           .part(Part::hedge, "may", ""),
       Say(SourceClass::named, "Varga", "I asked nobody to delay anything at all", Act::deny)});
  builder.actor("Ilse Varga", {"mayor"}, ActorKind::person, {"Varga"});
  builder.remark(true, "Editor's note: the review rejects this.");
  builder.article("gull", "Grey Gull", "2032-06-02",
                  "Ilse Varga did not ask for the pump survey to be kept back, the Tolland Review found.",
                  {Say(SourceClass::institution, "the Tolland Review",
                       "Ilse Varga did not ask the agent to keep the pump survey back", Act::find)
                       .negated()});
  builder.actor("Ilse Varga", {"mayor"}, ActorKind::person, {"Varga"});
  return builder;
}

/// The draft as read for its sentences and quotations, with statements by hand.
Document draft_of(const std::string& text) {
  Article article;
  article.id = "draft";
  article.sha256 = "sha-draft";
  article.text = text;
  Document doc = *engine::analyse(std::move(article));
  doc.statements = {};
  doc.actors = {};
  return doc;
}

Range at(Document& doc, std::string_view words) {
  const std::size_t begin = doc.article.text.find(words);
  EXPECT_NE(begin, std::string::npos) << words;
  return doc.statements.spans.add(
      std::vector<Span>{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())}});
}

void say(Document& doc, SourceClass source_class, std::string_view source, std::string_view cue,
         std::string_view content, std::optional<std::uint32_t> count = {}) {
  Statement s;
  s.id = "d" + std::to_string(doc.statements.rows.size());
  s.source_class = source_class;
  s.source = at(doc, source);
  s.cue = at(doc, cue);
  s.content = at(doc, content);
  s.count = count;
  doc.statements.rows.push_back(s);
}

Actor& varga(Document& doc) {
  Actor actor;
  actor.name = "Ilse Varga";
  const std::size_t begin = doc.article.text.find("Ilse Varga");
  if (begin != std::string::npos)
    actor.mentions = doc.actors.mentions.add(std::vector<Mention>{
        {Field::text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + 10)}}});
  return doc.actors.rows.emplace_back(actor);
}

std::vector<std::string> spots(const Document& doc, std::string_view rule, const story::World& world) {
  std::vector<std::string> out;
  for (const Spot& spot : audit({doc, "draft", {}, &world, nullptr}, Rules()).look)
    if (spot.rule == rule) out.push_back(spot.words);
  return out;
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

TEST(AuditLedger, AClaimSinceRejectedAndCorrectedIsALookWithItsReceipt) {
  const Builder builder = ledger();
  Document doc = draft_of(std::string(kCharge) + ", three officials said.");
  varga(doc);
  say(doc, SourceClass::unnamed, "three officials", "said", kCharge, 3);
  const auto found = spots(doc, "found_otherwise", builder.world);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(holds(found[0], "Tolland Review rejects it, 2 June 2032")) << found[0];
  EXPECT_TRUE(holds(found[0], "not in the draft")) << found[0];
  const auto corrected = spots(doc, "corrected", builder.world);
  ASSERT_EQ(corrected.size(), 1U);
  EXPECT_TRUE(holds(corrected[0], "Tolland Bell, 3 May 2031")) << corrected[0];
  const auto harder = spots(doc, "harder", builder.world);
  ASSERT_EQ(harder.size(), 1U);
  EXPECT_TRUE(holds(harder[0], "draft: 3 unnamed")) << harder[0];
  EXPECT_TRUE(holds(harder[0], ": 2")) << harder[0];
}

TEST(AuditLedger, ALostHedgeAndAnotherNumberAreHarderThanCredited) {
  const Builder builder = ledger();
  Document doc = draft_of(
      "The Tolland Bell confirmed that the inspectorate knew how serious the cracks of the pump were. There were 17 "
      "valves.");
  say(doc, SourceClass::media, "The Tolland Bell", "confirmed",
      "that the inspectorate knew how serious the cracks of the pump were");
  const auto harder = spots(doc, "harder", builder.world);
  ASSERT_EQ(harder.size(), 2U);
  EXPECT_TRUE(holds(harder[0], "\"may\"")) << harder[0];
  EXPECT_TRUE(holds(harder[1], "draft: 17")) << harder[1];
  EXPECT_TRUE(holds(harder[1], "12 valves")) << harder[1];
}

TEST(AuditLedger, AQuotationThatBreaksOffOrIsAltered) {
  const Builder builder = ledger();
  EXPECT_TRUE(holds(spots(draft_of("\"I asked nobody to delay,\" Varga said."), "quotation", builder.world).at(0),
                    "breaks off; earliest form: \"I asked nobody to delay anything at all\""));
  EXPECT_EQ(
      spots(draft_of("\"I told nobody to delay anything at all,\" Varga said."), "quotation", builder.world).size(),
      1U);
  EXPECT_TRUE(
      spots(draft_of("\"I asked nobody to delay anything at all,\" Varga said."), "quotation", builder.world).empty());
  EXPECT_TRUE(spots(draft_of("She asked \"nobody to delay anything\", she said."), "quotation", builder.world).empty());
}

TEST(AuditLedger, AQuotationOfAnUnnamedSourceIsHeldAgainstNobody) {
  const Builder builder = ledger();
  const char* const kQuoted = "\"I asked nobody to delay,\" a source said.";
  Document doc = draft_of(kQuoted);
  say(doc, SourceClass::unnamed, "a source", "said", "I asked nobody to delay");
  EXPECT_TRUE(spots(doc, "quotation", builder.world).empty()) << "it would say who the source is";
  doc = draft_of(std::string(kQuoted) + " The Tolland Bell had it first.");
  say(doc, SourceClass::unnamed, "a source", "said", "I asked nobody to delay");
  EXPECT_EQ(spots(doc, "quotation", builder.world).size(), 1U) << "the draft credits the article";
}

TEST(AuditLedger, TheDraftIsNotHeldAgainstItself) {
  Builder builder = ledger();
  Document doc = draft_of(std::string(kCharge) + ", four officials said.");
  doc.article.sha256 = builder.world.articles[0].sha256;
  varga(doc);
  say(doc, SourceClass::unnamed, "four officials", "said", kCharge, 4);
  EXPECT_TRUE(spots(doc, "harder", builder.world).empty());
}

}  // namespace
}  // namespace whosays::audit
