// Hostile: two articles of two outlets quote an unnamed source in the same words, style, place, descriptor, reason,
// terms and access. Nothing that this folder returns may link the two (DESIGN, rule 3).
#include <gtest/gtest.h>

#include "ledger/document_records.h"
#include "story/story.h"
#include "story/story_dump.h"
#include "story/test_world.h"

namespace whosays::story {
namespace {

const std::string kSource = "a night-shift inspector at Callis Harbour who was in the room";
const std::string kClaim = "Marek Odel asked Odel Brandt to keep the inspection report back until after the vote";

Say leak(std::string content) {
  Say say(SourceClass::unnamed, kSource, std::move(content), Act::accuse);
  say.count(1).described("night-shift inspector at Callis Harbour").with(Basis::took_part).against("Marek Odel");
  say.record.actor = kSource;  // a reading that gave the source an actor, against the rule
  say.part(Part::reason, "fears for his job", {})
      .part(Part::terms, "on background", {})
      .part(Part::basis, "was in the room", {});
  return say;
}

Builder two_leaks() {
  Builder b;
  for (const char* outlet : {"Callis Courier", "Tidewater Post"})
    b.article(outlet, outlet, "2031-05-03",
              "According to " + kSource + ", " + kClaim + ". " + filler(outlet[0] == 'C' ? 101 : 102),
              {leak(kClaim), leak("the commissioner shouted at the inspectors on the quay")})
        .actor("Marek Odel")
        .actor("Odel Brandt")
        .actor(kSource, {"inspector"}, ActorKind::person, {"the inspector", "he"});
  return b;
}

TEST(Unmask, TheTwoAreCountedApartAndNoReasonComparesThem) {
  const World world = two_leaks().world;
  const Story story = tell(world);
  const Claim& claim = story.claims.at(0);
  ASSERT_EQ(claim.members.size(), 2u);  // the contents are one claim; the sources are not one source
  EXPECT_EQ(range_words(claim.origins), "1 to 2");
  EXPECT_NE(story.relations[0].group, story.relations[1].group);
  for (const ArticleRelation& row : story.relations) EXPECT_TRUE(row.evidence.empty() && !row.parent);
  for (const std::string& reason : claim.origins.because)
    EXPECT_FALSE(reason.find("Courier") != std::string::npos && reason.find("Post") != std::string::npos) << reason;
}

TEST(Unmask, SameWordingOfTheSourceAddsAndRemovesNothing) {
  World other = two_leaks().world;
  for (StatementRecord& s : other.statements)
    if (s.article == "Tidewater Post") {
      s.source = "a clerk far away";
      s.actor.clear();
      s.descriptor = "clerk";
      s.basis = Basis::not_stated;
    }
  const World same = two_leaks().world;
  const Story first = tell(same);
  const Story second = tell(other);
  ASSERT_EQ(first.claims.size(), second.claims.size());
  for (std::size_t i = 0; i < first.claims.size(); ++i) {
    EXPECT_EQ(range_words(first.claims[i].origins), range_words(second.claims[i].origins));
    EXPECT_EQ(first.claims[i].members, second.claims[i].members);
  }
  for (std::size_t i = 0; i < first.relations.size(); ++i)
    EXPECT_EQ(first.relations[i].group, second.relations[i].group);
}

TEST(Unmask, NoPageForAnUnnamedSourceByAnyOfItsWords) {
  const World world = two_leaks().world;
  for (const char* query :
       {"a night-shift inspector at Callis Harbour who was in the room", "night-shift inspector at Callis Harbour",
        "inspector", "night-shift inspector", "room", "he", "the inspector", "a", ""})
    EXPECT_TRUE(who(world, query).empty()) << query;
  for (const ActorPage& page : who(world, "Marek Odel")) {
    EXPECT_TRUE(page.says.empty());
    for (const std::string& name : page.not_joined) EXPECT_EQ(name.find("inspector"), std::string::npos);
  }
}

TEST(Unmask, AnAnswerOfAnUnnamedSourceIsNotFoldedAcrossOutlets) {
  Builder b;
  for (const char* outlet : {"Callis Courier", "Tidewater Post"}) {
    const std::string id = std::string(outlet) + "-0";
    b.article(outlet, outlet, "2031-05-03", kClaim + ". " + filler(outlet[0] == 'C' ? 101 : 102),
              {leak(kClaim),
               Say(SourceClass::unnamed, kSource, kClaim, Act::deny).with(Polarity::negative).answers(id, Extent::all)})
        .actor("Marek Odel")
        .actor("Odel Brandt");
  }
  const Story story = tell(b.world);
  ASSERT_EQ(story.claims.at(0).answers.size(), 2u);
  for (const AnswerLine& line : story.claims[0].answers) EXPECT_TRUE(line.repeats.empty());
}

TEST(Unmask, TheTimelineGivesEachItsOwnArticleOnly) {
  World world = two_leaks().world;
  for (StatementRecord& s : world.statements) s.said = "2031-05-02";
  for (const Moment& moment : timeline(world)) {
    ASSERT_LT(moment.article, world.articles.size());
    if (!moment.statement) continue;
    EXPECT_EQ(world.statements[*moment.statement].article_row, world.articles[moment.article].row);
    EXPECT_EQ(moment.by, kSource);
  }
}

/// An article whose reading has the unnamed source among its actors, by description and pronoun.
DocumentRecords read_with_unnamed_actor(const char* outlet, std::int64_t row) {
  Document d;
  d.article.id = outlet;
  d.article.publisher = outlet;
  d.article.text = "A night-shift inspector at Callis Harbour said so. He feared for his job.";
  Actor inspector;
  inspector.name = "A night-shift inspector at Callis Harbour";
  inspector.named = false;
  inspector.mentions = d.actors.mentions.add(std::vector<Mention>{{Field::text, {0, 41}}, {Field::text, {51, 53}}});
  d.actors.rows.push_back(inspector);
  Statement said;
  said.id = outlet;
  said.source_class = SourceClass::named;  // and whose statement was given to it, against the rule
  said.source = d.statements.spans.add(std::vector<Span>{{0, 41}});
  said.actor = ActorId(0);
  d.statements.rows.push_back(said);
  return records_of(d, row);
}

TEST(Unmask, ActorsWithoutANameBringNothingOutOfTheirArticle) {
  World world;
  std::int64_t row = 0;
  for (const char* outlet : {"Callis Courier", "Tidewater Post"}) {
    DocumentRecords records = read_with_unnamed_actor(outlet, ++row);
    EXPECT_TRUE(records.actors.empty());
    world.articles.push_back(records.article);
    world.statements.insert(world.statements.end(), records.statements.begin(), records.statements.end());
  }
  for (const StatementRecord& s : world.statements) EXPECT_EQ(s.actor, "");
  for (const char* query : {"A night-shift inspector at Callis Harbour", "inspector", "He"})
    EXPECT_TRUE(who(world, query).empty()) << query;
}

TEST(Unmask, QuotationsOfUnnamedSourcesAreNotPutBesideEachOther) {
  const auto drift_of_two = [](SourceClass source_class) {
    Builder b;
    const char* const kSaid[] = {"he wanted it out of the way until the hands had been counted",
                                 "he wanted it out of our way until all hands had been counted"};
    const char* const who = source_class == SourceClass::named ? "Marek Odel" : "The source";
    for (const int k : {0, 1})
      b.article(k == 0 ? "Callis Courier" : "Tidewater Post", k == 0 ? "Callis Courier" : "Tidewater Post",
                k == 0 ? "2031-05-03" : "2031-05-06",
                fmt::format("{} said: \"{}.\" {}", who, kSaid[k], filler(201U + static_cast<unsigned>(k))),
                {Say(source_class, who, kSaid[k])});
    return tell(b.world).drift;
  };
  EXPECT_TRUE(drift_of_two(SourceClass::unnamed).empty());
  EXPECT_TRUE(drift_of_two(SourceClass::unspecified).empty()) << "whose words they are is not known";
  EXPECT_EQ(drift_of_two(SourceClass::named).size(), 1u);
}

TEST(Unmask, AGenericPaperJoinsNobodyAndANamedOneDoes) {
  World world = two_leaks().world;
  for (StatementRecord& s : world.statements) s.parts.push_back({Part::basis, {}, "a memo", "memo", {}});
  EXPECT_EQ(range_words(tell(world).claims.at(0).origins), "1 to 2");
  for (StatementRecord& s : world.statements) s.parts.back().actor = "Marsh Audit";
  EXPECT_EQ(range_words(tell(world).claims.at(0).origins), "1");
}

}  // namespace
}  // namespace whosays::story
