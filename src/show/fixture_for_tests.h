// A small invented story for the tests of show and export. No person, place or outlet in it exists.
#pragma once

#include <string>
#include <utility>

#include "story/story.h"

namespace whosays::show::fixture {

struct Scene {
  story::World world;
  story::Story story;
};

inline ArticleRecord article(std::int64_t row, std::string publisher, std::string published, std::string title) {
  ArticleRecord a;
  a.row = row;
  a.id = "article-" + std::to_string(row);
  a.sha256 = std::string(63, 'a') + std::to_string(row);
  a.publisher = std::move(publisher);
  a.published = std::move(published);
  a.title = std::move(title);
  a.engine = "0.1.0";
  a.model = "wordlists-test";
  return a;
}

inline PartRecord part(Part kind, std::string words, std::string receipt, std::string actor = {}) {
  return {kind, Span{0, static_cast<std::uint32_t>(words.size())}, words, std::move(actor), std::move(receipt)};
}

inline StatementRecord statement(std::string id, std::int64_t row, SourceClass source_class, Act act,
                                 std::string content) {
  StatementRecord s;
  s.id = std::move(id);
  s.article_row = row;
  s.article = "article-" + std::to_string(row);
  s.source_class = source_class;
  s.act = act;
  s.content = std::move(content);
  s.line = 4;
  s.reading_confidence = 0.9F;
  return s;
}

inline StatementRecord leak(std::int64_t row, std::string id, std::string receipt) {
  StatementRecord s = statement(std::move(id), row, SourceClass::unnamed, Act::assert_,
                                "“Varga asked Tolland to keep the survey back until after the vote”");
  s.source = "two separate officials";
  s.descriptor = "separate officials";
  s.count = 2;
  s.parts = {part(Part::content, s.content, std::move(receipt)),
             part(Part::reason, "because they were not allowed to speak of the survey", "r43"),
             part(Part::against, "Varga", "r44", "Ilse Varga")};
  return s;
}

inline void add_people(story::World& world) {
  ActorRecord varga;
  varga.article_row = 1;
  varga.name = "Ilse Varga";
  varga.roles = {"harbour commissioner"};
  varga.aliases = {{"Varga", 5}, {"Ilse Varga", 2}};
  ActorRecord tolland = varga;
  tolland.name = "Varga Tolland";
  tolland.roles = {"agent"};
  tolland.aliases = {{"Tolland", 3}};
  world.actors = {varga, tolland};
}

inline void add_statements(story::World& world) {
  world.statements.push_back(leak(1, "9f3a2b1c00000001", "r41"));
  world.statements.push_back(leak(2, "77aa000000000002", "r61"));
  StatementRecord denial =
      statement("5d00000000000003", 1, SourceClass::named, Act::deny, "“I asked nobody to delay anything”");
  denial.source = denial.actor = "Ilse Varga";
  denial.said = "2031-05-03";
  denial.parts = {part(Part::content, denial.content, "r47")};
  world.statements.push_back(denial);
  StatementRecord finding = statement("4e00000000000004", 3, SourceClass::institution, Act::find,
                                      "Ms Varga did not ask for the survey to be held back");
  finding.source = finding.actor = "Tarn Quay Survey Review";
  finding.said = "2032-06-02";
  finding.parts = {part(Part::content, finding.content, "r88")};
  world.statements.push_back(finding);
  StatementRecord other = statement("3c00000000000005", 1, SourceClass::named, Act::promise, "the vote will go ahead");
  other.source = other.actor = "Lena Karst";
  other.basis = Basis::took_part;
  other.parts = {part(Part::content, other.content, "r50"), part(Part::basis, "as chair of the vote", "r51")};
  world.statements.push_back(other);
  StatementRecord unclear =
      statement("2b00000000000006", 2, SourceClass::named, Act::assert_, "words of an unclear mouth");
  unclear.set_aside = "the source is a pronoun with two candidates";
  world.statements.push_back(unclear);
}

inline story::Claim allegation() {
  story::Claim c;
  c.id = "9f3a2b1c00000001";
  c.members = {0, 1};
  c.allegation = true;
  c.against = {"Ilse Varga", "Varga Tolland"};
  c.surely_against = {"Ilse Varga", "Varga Tolland"};
  c.origins = {1, 1, {"Tidewater Post repeats it word for word [r61]"}, {0, 1}};
  c.answers = {{2, {}, "Ilse Varga", Extent::all}};
  c.unknowns = {0};
  c.gaps = {{story::GapKind::basis, ""}, {story::GapKind::answer, "Varga Tolland"}};
  return c;
}

/// Two articles on one leak, a denial, one other claim; with `year_later`, a finding that rejects it and a notice.
inline Scene scene(bool year_later) {
  Scene out;
  story::World& world = out.world;
  world.articles = {article(1, "Callis Courier", "2031-05-03", "Survey held back, officials say"),
                    article(2, "Tidewater Post", "2031-05-04", "Survey held back, officials say")};
  world.articles[1].set_aside = 1;
  world.as_of = year_later ? "2032-06-09" : "2031-05-04";
  add_people(world);
  add_statements(world);
  RemarkRecord unknown;
  unknown.article_row = 1;
  unknown.words = "It remains unclear whether the minister was told";
  unknown.receipt = "r55";
  RemarkRecord notice = unknown;
  notice.notice = true;
  notice.date = "2032-06-04";
  notice.words = "This article has been corrected";
  notice.receipt = "r91";
  world.remarks = {unknown, notice};
  story::Claim other;
  other.id = "3c00000000000005";
  other.members = {4};
  other.origins = {1, 1, {}, {0}};
  out.story.claims = {allegation(), other};
  out.story.relations = {{story::Relation::origin, std::nullopt, 0, ""},
                         {story::Relation::verbatim, 0, 0, "every run"}};
  if (year_later) {
    world.articles.push_back(article(3, "Harbour Gazette", "2032-06-02", "Review rejects survey claim"));
    out.story.claims[0].findings.push_back(
        {3, "Tarn Quay Survey Review", Extent::all, true, false, false, "", "", false, {}});
    out.story.claims[0].notices.push_back({1, 0, true});
    out.story.relations.push_back({story::Relation::followup, std::nullopt, 1, ""});
  } else {
    world.statements.erase(world.statements.begin() + 3);
    out.story.claims[1].members = {3};
  }
  return out;
}

/// Every string that an article can put into a record, replaced by words that attack terminals and pages.
inline Scene hostile(std::string words) {
  Scene out = scene(true);
  for (ArticleRecord& a : out.world.articles) a.publisher = a.title = a.byline = a.url = a.published = words;
  for (StatementRecord& s : out.world.statements) {
    s.source = s.actor = s.descriptor = s.content = s.cue = s.said = s.speaks_for = words;
    for (PartRecord& p : s.parts) p.words = p.actor = words;
  }
  for (RemarkRecord& r : out.world.remarks) r.words = r.date = words;
  for (ActorRecord& a : out.world.actors) a.name = words, a.roles = {words}, a.aliases = {{words, 1}};
  for (story::Claim& c : out.story.claims) {
    for (std::string& name : c.against) name = words;
    for (std::string& reason : c.origins.because) reason = words;
    for (story::AnswerLine& answer : c.answers) answer.who = words;
    for (story::FindingLine& finding : c.findings) finding.body = words;
    for (story::Gap& gap : c.gaps) gap.about = words;
  }
  return out;
}

}  // namespace whosays::show::fixture
