// Audits of invented drafts whose statements are set by hand, so that they do not depend on how well a reading is.
#include "audit/audit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "engine/pipeline.h"

namespace whosays::audit {
namespace {

/// A draft under construction: sentences, tokens and quotations as read, actors and statements by hand.
class Made {
 public:
  explicit Made(std::string text, std::string title = {}) {
    Article article;
    article.id = "draft";
    article.sha256 = "sha-draft";
    article.title = std::move(title);
    article.text = std::move(text);
    doc_ = *engine::analyse(std::move(article));
    doc_.statements = {};
    doc_.actors = {};
    doc_.integrity = {};
    doc_.statements.state = LayerState::present;
  }

  Span find(std::string_view words, Field field = Field::text) const {
    const std::size_t at = doc_.article.field(field).find(words);
    EXPECT_NE(at, std::string::npos) << words;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }

  /// A person, mentioned wherever one of the spellings stands.
  ActorId person(std::string name, const std::vector<std::string>& spellings) {
    Actor actor;
    actor.name = std::move(name);
    std::vector<Mention> mentions;
    for (const std::string& spelling : spellings)
      for (std::size_t at = doc_.article.text.find(spelling); at != std::string::npos;
           at = doc_.article.text.find(spelling, at + 1))
        mentions.push_back(
            {Field::text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + spelling.size())}});
    actor.mentions = doc_.actors.mentions.add(mentions);
    doc_.actors.rows.push_back(actor);
    return ActorId(static_cast<std::uint32_t>(doc_.actors.rows.size() - 1));
  }

  Statement& say(SourceClass source_class, std::string_view source, std::string_view cue, std::string_view content,
                 Field field = Field::text) {
    Statement s;
    s.id = "s" + std::to_string(doc_.statements.rows.size());
    s.field = field;
    s.source_class = source_class;
    if (!source.empty()) s.source = spans({find(source, field)});
    if (!cue.empty()) s.cue = spans({find(cue, field)});
    if (!content.empty()) s.content = spans({find(content, field)});
    doc_.statements.rows.push_back(s);
    return doc_.statements.rows.back();
  }

  Range spans(std::vector<Span> all) { return doc_.statements.spans.add(all); }
  Range against(ActorId actor, std::string_view words) {
    return doc_.statements.against.add(std::vector<Against>{{actor, spans({find(words)})}});
  }
  Range answers(std::uint32_t statement, Extent extent) {
    return doc_.statements.answers.add(std::vector<Answer>{{StatementId(statement), extent}});
  }
  Document& doc() { return doc_; }

  Audit audited(const Rules& rules = {}, const std::vector<Request>* requests = nullptr,
                const story::World* world = nullptr) const {
    return audit({doc_, "draft.txt", {}, world, requests}, rules);
  }

 private:
  Document doc_;
};

std::vector<std::string> rules_hit(const Audit& audit) {
  std::vector<std::string> out;
  for (const Spot& spot : audit.look) out.push_back(spot.rule);
  for (const Spot& spot : audit.note) out.push_back(spot.rule);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

const Spot* hit(const Audit& audit, std::string_view rule) {
  for (const auto* list : {&audit.look, &audit.note})
    for (const Spot& spot : *list)
      if (spot.rule == rule) return &spot;
  return nullptr;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

TEST(Audit, AnAllegationThatNobodyIsSaidToSayIsALook) {
  Made made("Ilse Varga is the mayor of Tolland.\nVarga covered up the leak at the pump.\n");
  made.person("Ilse Varga", {"Ilse Varga", "Varga"});
  const Audit audit = made.audited();
  const Spot* spot = hit(audit, "own_voice");
  ASSERT_NE(spot, nullptr);
  EXPECT_EQ(spot->line, 2U);
  EXPECT_TRUE(has(spot->words, "against Ilse Varga")) << spot->words;
  ASSERT_EQ(audit.against.size(), 1U);
  EXPECT_EQ(audit.against[0].who, "Ilse Varga");
  EXPECT_TRUE(audit.against[0].answers.empty());
  EXPECT_EQ(audit.unanswered, 1U);
}

TEST(Audit, WhatSomebodyIsSaidToSayIsNotOurVoice) {
  Made made("Varga covered up the leak, the engineer Olan Pell said.\n");
  made.person("Ilse Varga", {"Varga"});
  const ActorId pell = made.person("Olan Pell", {"Olan Pell"});
  made.say(SourceClass::named, "the engineer Olan Pell", "said", "Varga covered up the leak").actor = pell;
  EXPECT_EQ(hit(made.audited(), "own_voice"), nullptr);
}

TEST(Audit, KnowingInOurOwnVoiceIsALook) {
  Made made("Varga knew exactly what that meant.\nVarga had known Pell for years.\n");
  made.person("Ilse Varga", {"Varga"});
  const Audit audit = made.audited();
  ASSERT_NE(hit(audit, "own_voice"), nullptr);
  EXPECT_EQ(audit.look.size(), 1U);
}

TEST(Audit, KnowingThatIsReadAsAStatementIsOurVoiceAllTheSame) {
  Made made("Varga knew what that meant.\nVarga knew about it, Olan Pell said.\n");
  const ActorId varga = made.person("Ilse Varga", {"Varga"});
  const ActorId pell = made.person("Olan Pell", {"Olan Pell"});
  made.say(SourceClass::named, "Varga", "knew", "what that meant").actor = varga;
  made.say(SourceClass::named, "Olan Pell", "said", "Varga knew about it").actor = pell;
  const Audit audit = made.audited();
  ASSERT_NE(hit(audit, "own_voice"), nullptr);
  EXPECT_EQ(hit(audit, "own_voice")->line, 1U);
  EXPECT_EQ(std::count_if(audit.look.begin(), audit.look.end(), [](const Spot& s) { return s.rule == "own_voice"; }),
            1);
}

TEST(Audit, WhatSomebodySaysInDefenceIsAnAnswerToWhatIsUnclear) {
  Made made("Varga took the money, a clerk said.\n\"I took nothing,\" Varga said.\n\"I never slept,\" Varga added.\n");
  const ActorId varga = made.person("Ilse Varga", {"Varga"});
  made.say(SourceClass::unnamed, "a clerk", "said", "Varga took the money").against = made.against(varga, "Varga");
  made.say(SourceClass::named, "Varga", "said", "I took nothing").actor = varga;
  made.say(SourceClass::named, "Varga", "added", "I never slept").actor = varga;
  const Audit audit = made.audited();
  ASSERT_EQ(audit.against.size(), 1U);
  EXPECT_EQ(audit.against[0].answers, std::vector<std::string>{"l.2 answers; to what is unclear"});
  EXPECT_EQ(hit(audit, "no_answer"), nullptr);
}

TEST(Audit, AClerkIsOneSourceAndAnotherClerkASecond) {
  Made made(
      "A clerk in the fund office said it failed.\nThe clerk, who works nights, said it smoked.\n"
      "Another clerk, from the quay, said it burned.\n");
  made.say(SourceClass::unnamed, "A clerk in the fund office", "said", "it failed");
  made.say(SourceClass::unnamed, "The clerk, who works nights", "said", "it smoked");
  made.say(SourceClass::unnamed, "Another clerk, from the quay", "said", "it burned");
  const Audit audit = made.audited();
  const Spot* spot = hit(audit, "details");
  ASSERT_NE(spot, nullptr);
  EXPECT_TRUE(has(spot->words, "works nights")) << spot->words;
  EXPECT_FALSE(has(spot->words, "quay")) << spot->words;
}

TEST(Audit, UnnamedSourcesAreAskedForBasisReasonAndSeparateness) {
  Made made("Two separate officials said the pump failed.\n");
  made.say(SourceClass::unnamed, "Two separate officials", "said", "the pump failed").count = 2;
  const Audit audit = made.audited();
  EXPECT_EQ(rules_hit(audit), (std::vector<std::string>{"basis", "reason", "separate"}));
  EXPECT_TRUE(has(hit(audit, "basis")->words, "2 unnamed"));
}

TEST(Audit, AReasonThatIsStatedIsANoteAndOneBasisIsNotEverybodys) {
  Made made(
      "Two officials, not allowed to speak, said the pump failed.\n"
      "One of the officials, who was on the night shift, said it smoked.\n");
  Statement& two = made.say(SourceClass::unnamed, "Two officials", "said", "the pump failed");
  two.count = 2;
  two.anonymity_reason = made.find("not allowed to speak");
  Statement& one =
      made.say(SourceClass::unnamed, "One of the officials, who was on the night shift", "said", "it smoked");
  one.count = 1;
  one.basis = Basis::saw_or_heard;
  one.basis_span = made.find("who was on the night shift");
  const Audit audit = made.audited();
  EXPECT_EQ(hit(audit, "reason"), nullptr);
  EXPECT_NE(hit(audit, "reason_stated"), nullptr);
  ASSERT_NE(hit(audit, "basis"), nullptr);
  EXPECT_TRUE(has(hit(audit, "basis")->words, "for one, l.2")) << hit(audit, "basis")->words;
}

TEST(Audit, DetailsOfOneUnnamedSourceStandTogether) {
  Made made(
      "An official with knowledge of the pump said it failed.\n"
      "The official, who keeps the key of the north gate, said it smoked.\n");
  made.say(SourceClass::unnamed, "An official with knowledge of the pump", "said", "it failed").count = 1;
  made.say(SourceClass::unnamed, "The official, who keeps the key of the north gate", "said", "it smoked");
  const Audit audit = made.audited();
  const Spot* spot = hit(audit, "details");
  ASSERT_NE(spot, nullptr);
  EXPECT_TRUE(has(spot->words, "knowledge of the pump\" l.1")) << spot->words;
  EXPECT_TRUE(has(spot->words, "north gate\" l.2")) << spot->words;
}

TEST(Audit, AHeadlineFirmerThanItsText) {
  Made made(
      "Varga may have asked for the pump report, two officials said.\n\nThe pump is old.\n\nIt rained.\n\nThe end.\n",
      "Varga secretly buried pump report");
  const ActorId varga = made.person("Ilse Varga", {"Varga"});
  Statement& s = made.say(SourceClass::unnamed, "two officials", "said", "Varga may have asked for the pump report");
  s.stated_certainty = Certainty::possible;
  s.hedges = made.spans({made.find("may")});
  s.against = made.against(varga, "Varga");
  const Audit audit = made.audited();
  const Spot* spot = hit(audit, "headline");
  ASSERT_NE(spot, nullptr);
  EXPECT_EQ(spot->field, Field::title);
  for (const char* part : {"\"secretly\", \"buried\" not in the text", "hedge lost: \"may\"", "says it itself", "l.1"})
    EXPECT_TRUE(has(spot->words, part)) << part << ": " << spot->words;
}

TEST(Audit, AHeadlineThatLeavesItToSomebodyIsNone) {
  Made made("Varga asked for the pump report, two officials said.\n", "Varga asked for pump report, officials say");
  const ActorId varga = made.person("Ilse Varga", {"Varga"});
  made.say(SourceClass::unnamed, "officials", "say", "Varga asked for pump report", Field::title);
  made.say(SourceClass::unnamed, "two officials", "said", "Varga asked for the pump report").against =
      made.against(varga, "Varga");
  EXPECT_EQ(hit(made.audited(), "headline"), nullptr);
}

TEST(Audit, ConfirmedIsOurWordWhereNobodyWithANameSaysIt) {
  Made made(
      "The Tolland Bell confirmed that the pump failed.\nThe minister, Ada Renn, confirmed that it smoked.\n"
      "It emerged that nobody looked.\n");
  made.say(SourceClass::media, "The Tolland Bell", "confirmed", "that the pump failed");
  const ActorId renn = made.person("Ada Renn", {"Ada Renn"});
  Statement& named = made.say(SourceClass::named, "The minister, Ada Renn", "", "that it smoked");
  named.actor = renn;
  named.cue = made.spans({{made.find("Ada Renn, confirmed").begin + 10, made.find("Ada Renn, confirmed").end}});
  const Audit audit = made.audited();
  std::vector<std::uint32_t> lines;
  for (const Spot& spot : audit.look)
    if (spot.rule == "revealed") lines.push_back(spot.line);
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{1, 3}));
}

TEST(Audit, OffTheRecordWordsAndLoadedVerbs) {
  Made made("Speaking off the record, an aide talked of the pump.\nPell admitted that the pump was old.\n");
  const Audit audit = made.audited();
  ASSERT_NE(hit(audit, "off_record"), nullptr);
  EXPECT_EQ(hit(audit, "off_record")->line, 1U);
  ASSERT_NE(hit(audit, "loaded"), nullptr);
  EXPECT_EQ(hit(audit, "loaded")->words, "\"admitted\"");
}

TEST(Audit, APaperBesideANameThatItDoesNotHave) {
  Made made("A memo says the report was for later. Varga was in town.\nThe weather was fine.\n");
  made.person("Ilse Varga", {"Varga"});
  made.say(SourceClass::document, "A memo", "says", "the report was for later");
  EXPECT_TRUE(has(hit(made.audited(), "paper_name")->words, "beside Ilse Varga"));
  Made fair("A memo says the report was for later. The memo does not name Varga.\n");
  fair.person("Ilse Varga", {"Varga"});
  fair.say(SourceClass::document, "A memo", "says", "the report was for later");
  EXPECT_EQ(hit(fair.audited(), "paper_name"), nullptr);
}

TEST(Audit, ANameOfTwoPeopleIsANote) {
  Made made("Ilse Varga met Varga Tolland.\nVarga smiled.\n");
  made.person("Ilse Varga", {"Ilse Varga", "Varga smiled"});
  made.person("Varga Tolland", {"Varga Tolland"});
  made.doc().actors.rows.clear();
  made.person("Varga Tolland", {"Varga Tolland"});
  Actor& second = made.doc().actors.rows.emplace_back();
  second.name = "Ilse Varga";
  const Span alone{made.find("Varga smiled").begin, made.find("Varga smiled").begin + 5};
  second.mentions = made.doc().actors.mentions.add(std::vector<Mention>{{Field::text, alone}});
  const Spot* spot = nullptr;
  const Audit audit = made.audited();
  spot = hit(audit, "shared_name");
  ASSERT_NE(spot, nullptr);
  EXPECT_EQ(spot->line, 2U);
  EXPECT_TRUE(has(spot->words, "2 people")) << spot->words;
}

/// Varga is accused, Pell named in it; Varga denies, Pell says nothing.
Made accused() {
  Made made(
      "Ilse Varga asked Olan Pell to hide the pump report, two officials said.\nVarga denied that she asked "
      "anybody.\n");
  const ActorId varga = made.person("Ilse Varga", {"Ilse Varga", "Varga denied"});
  made.person("Olan Pell", {"Olan Pell"});
  made.say(SourceClass::unnamed, "two officials", "said", "Ilse Varga asked Olan Pell to hide the pump report")
      .against = made.against(varga, "Ilse Varga");
  Statement& denial = made.say(SourceClass::named, "Varga denied", "denied", "that she asked anybody");
  denial.actor = varga;
  denial.act = Act::deny;
  denial.answers = made.answers(0, Extent::all);
  return made;
}

TEST(Audit, WhoIsSpokenAgainstAndWhereTheyAnswer) {
  const Audit audit = accused().audited();
  ASSERT_EQ(audit.against.size(), 2U);
  EXPECT_EQ(audit.against[0].who, "Ilse Varga");
  EXPECT_EQ(audit.against[0].answers, std::vector<std::string>{"l.2 denies this point"});
  EXPECT_EQ(audit.against[1].who, "Olan Pell");
  EXPECT_TRUE(audit.against[1].named_in_it);
  EXPECT_TRUE(audit.against[1].answers.empty());
  EXPECT_EQ(audit.unanswered, 1U);
  ASSERT_NE(hit(audit, "no_answer"), nullptr);
  EXPECT_TRUE(has(hit(audit, "no_answer")->words, "Olan Pell (named in it)"));
}

TEST(Audit, AnAnswerToAnotherPointLeavesThisOneOpen) {
  Made made = accused();
  made.doc().statements.rows[1].answers = made.answers(0, Extent::another_point);
  const Audit audit = made.audited();
  EXPECT_EQ(audit.against[0].answers, std::vector<std::string>{"l.2 denies another point"});
  EXPECT_EQ(audit.unanswered, 2U);
}

TEST(Audit, TheReplyFileTellsHoursAndWhatWasNeverPut) {
  const auto requests = parse_reply_file(
      "who,allegation,asked_at,channel,words_put,deadline,answered_at\n"
      "Ilse Varga,asked Pell to hide it,2032-06-08T10:00+02:00,email,\"Did you ask Olan Pell to hide the pump "
      "report?\","
      "2032-06-10T12:00+02:00,2032-06-09T09:12+02:00\n"
      "Pell,hid it,2032-06-09T21:40+02:00,telephone,Would you like to comment?,2032-06-09T23:00+02:00,\n",
      "reply.csv");
  ASSERT_TRUE(requests.ok()) << requests.error().message;
  const Audit audit = accused().audited({}, &*requests);
  EXPECT_EQ(audit.never_put, 1U);
  ASSERT_EQ(audit.against[0].replies.size(), 1U);
  EXPECT_TRUE(has(audit.against[0].replies[0], "50 hours")) << audit.against[0].replies[0];
  ASSERT_EQ(audit.against[1].replies.size(), 2U);
  EXPECT_TRUE(has(audit.against[1].replies[0], "80 minutes"));
  EXPECT_TRUE(has(audit.against[1].replies[1], "NEVER PUT"));
}

TEST(Audit, ItNeverSaysClean) {
  Made made("The pump was painted on Tuesday.\n");
  const Audit audit = made.audited();
  EXPECT_TRUE(audit.look.empty());
  const std::string text = as_text(audit, Rules(), 80, false);
  EXPECT_TRUE(has(text, "not a clearance"));
  EXPECT_TRUE(has(text, "clears nothing"));
  for (const char* heading : {"LOOK", "WHO IS SPOKEN AGAINST AND WHERE THEY ANSWER", "NOTE", "NOT CHECKED"})
    EXPECT_TRUE(has(text, heading)) << heading;
  EXPECT_FALSE(has(text, "clean"));
}

TEST(Audit, RulesAreSwitchedOneByOneAndByFile) {
  Rules rules;
  ASSERT_TRUE(rules.set("own_voice=off").ok());
  Made made("Varga covered up the leak at the pump.\n");
  made.person("Ilse Varga", {"Varga"});
  const Audit audit = made.audited(rules);
  EXPECT_EQ(hit(audit, "own_voice"), nullptr);
  EXPECT_TRUE(has(audit.not_checked.back(), "own_voice"));
  EXPECT_FALSE(rules.set("nonsense=off").ok());
  EXPECT_FALSE(rules.set("loaded").ok());
  const Status bad = rules.set_all("# ours\nloaded = off\nheadline=maybe\n", "house.rules");
  ASSERT_FALSE(bad.ok());
  EXPECT_TRUE(has(bad.error().message, "house.rules, line 3"));
  EXPECT_FALSE(rules.on("loaded"));
}

TEST(Audit, EveryRuleNamesWhatItLooksForAndWhereItComesFrom) {
  const Rules rules;
  for (const Rule& rule : rules.all()) {
    EXPECT_FALSE(rule.finds.empty()) << rule.id;
    EXPECT_FALSE(rule.from.empty()) << rule.id;
    EXPECT_FALSE(rule.label.empty()) << rule.id;
  }
}

TEST(Audit, HostileTextDoesNotReachTheTerminal) {
  Made made("Varga covered up the \x1b[31mleak\x1b[0m at the pump.\n");
  made.person("Ilse Varga", {"Varga"});
  const std::string text = as_text(made.audited(), Rules(), 60, false);
  EXPECT_FALSE(has(text, "\x1b"));
  EXPECT_TRUE(has(as_json(made.audited(), made.doc(), Rules()), "\"schema\":\"whosays.audit/1\""));
}

}  // namespace
}  // namespace whosays::audit
