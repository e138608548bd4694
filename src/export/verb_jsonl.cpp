// What claims, who, sources and timeline print for programs: one record a line, keys as in docs/exports.md.
#include "export/drift_json.h"
#include "export/export.h"
#include "export/statement_json.h"
#include "show/drift.h"
#include "show/sources.h"
#include "show/words.h"

namespace whosays::exports {
namespace {

using show::Lookup;

void statement_object(const Lookup& lookup, story::StatementIndex index, JsonLine& json) {
  json.object();
  statement_keys(lookup, lookup.statement(index), json);
  json.end_object();
}

void statement_list(const Lookup& lookup, std::string_view name, const std::vector<story::StatementIndex>& rows,
                    JsonLine& json) {
  json.list(name);
  for (const story::StatementIndex i : rows)
    if (lookup.statement(i).committed()) statement_object(lookup, i, json);
  json.end_list();
}

void answer_list(const Lookup& lookup, const story::Claim& claim, JsonLine& json) {
  json.list("answers");
  for (const story::AnswerLine& answer : claim.answers) {
    json.object().text("who", answer.who).text("extent", word(answer.extent)).list("repeats");
    for (const story::StatementIndex s : answer.repeats) json.text(lookup.statement(s).id);
    json.end_list();
    if (answer.more > 0) json.number("more_repeats", std::uint64_t{answer.more});
    json.list("altered_copies");
    for (const story::ArticleIndex a : answer.altered) json.text(lookup.article(a).id);
    json.end_list().key("statement");
    statement_object(lookup, answer.statement, json);
    json.end_object();
  }
  json.end_list();
}

void finding_list(const Lookup& lookup, const story::Claim& claim, JsonLine& json) {
  json.list("findings");
  for (const story::FindingLine& finding : claim.findings) {
    json.object().text("body", finding.body).truth("rejects", finding.rejects);
    json.truth("inconclusive", finding.inconclusive).text("scope", word(finding.scope));
    json.text("state", finding.accepted ? "accepted" : "reported").known("accepted_by", finding.accepted_by);
    json.known("accepted_at", finding.accepted_at);
    json.key("statement");
    statement_object(lookup, finding.statement, json);
    json.end_object();
  }
  json.end_list();
}

void remark_object(const Lookup& lookup, const RemarkRecord& remark, JsonLine& json) {
  json.object().text("article", remark.article).known("publisher", lookup.article_at(remark.article_row).publisher);
  json.text("words", remark.words).number("line", std::uint64_t{remark.line}).known("receipt", remark.receipt);
  if (remark.notice) json.text("kind", word(remark.kind)).known("date", remark.date);
  json.end_object();
}

void remark_lists(const Lookup& lookup, const story::Claim& claim, JsonLine& json) {
  json.list("notices");
  for (const story::NoticeLine& notice : claim.notices)
    remark_object(lookup, lookup.world().remarks[notice.remark], json);
  json.end_list().list("unknowns");
  for (const std::size_t u : claim.unknowns) remark_object(lookup, lookup.world().remarks[u], json);
  json.end_list();
}

std::string_view gap_word(story::GapKind kind) {
  switch (kind) {
    case story::GapKind::basis: return "basis";
    case story::GapKind::named_source: return "named_source";
    case story::GapKind::answer: return "answer";
    case story::GapKind::second_origin: return "second_origin";
    case story::GapKind::finding: return "finding";
  }
  return {};
}

void origin_keys(const Lookup& lookup, const story::Claim& claim, JsonLine& json) {
  json.object("origins").number("at_least", std::uint64_t{claim.origins.at_least});
  json.number("at_most", claim.origins.at_most).number("only_may", std::uint64_t{claim.origins.only_may});
  json.texts("because", claim.origins.because);
  json.known("as_of", lookup.world().as_of).end_object().list("carriers");
  const show::Carrying carrying = show::carrying(lookup, claim);
  for (const story::ArticleIndex a : claim.origins.carriers) {
    const ArticleRecord& article = lookup.article(a);
    json.object()
        .text("article", article.id)
        .known("publisher", article.publisher)
        .known("published", article.published);
    const auto& relations = lookup.story().relations;
    json.text("relation", story::word(a < relations.size() ? relations[a].relation : story::Relation::unknown));
    json.truth("answer", carrying.answer.contains(a)).truth("finding", carrying.finding.contains(a));
    json.truth("notice", carrying.notice.contains(a)).end_object();
  }
  json.end_list();
}

void gap_list(const story::Claim& claim, JsonLine& json) {
  json.list("gaps");
  for (const story::Gap& gap : claim.gaps)
    json.object().text("kind", gap_word(gap.kind)).known("about", gap.about).end_object();
  json.end_list();
}

void altered_list(const Lookup& lookup, const story::Claim& claim, JsonLine& json) {
  json.truth("only_altered_copy", claim.only_altered).list("altered_copies");
  for (const story::AlteredPlace& place : claim.altered) {
    json.object().text("article", lookup.article(place.article).id);
    json.text("instead_of", lookup.statement(place.instead_of).id).number("line", std::uint64_t{place.line});
    json.text("words", place.words).end_object();
  }
  json.end_list();
}

}  // namespace

void write_claim_jsonl(const Lookup& lookup, story::ClaimIndex index, std::ostream& out) {
  const story::Claim& claim = lookup.claim(index);
  JsonLine json;
  json.text("schema", "whosays.claim/1").text("id", claim.id).number("number", std::uint64_t{index + 1});
  json.known("as_of", lookup.world().as_of).truth("allegation", claim.allegation).texts("against", claim.against);
  json.text("checked", show::checked_words(lookup, claim));
  json.truth("grouped_by_machine", claim.by_machine).list("joined_by");
  for (const story::Decided& by : claim.joined_by)
    json.object().text("initials", by.initials).known("at", by.at).end_object();
  json.end_list();
  statement_list(lookup, "statements", claim.members, json);
  origin_keys(lookup, claim, json);
  answer_list(lookup, claim, json);
  finding_list(lookup, claim, json);
  remark_lists(lookup, claim, json);
  gap_list(claim, json);
  altered_list(lookup, claim, json);
  drift_list(lookup, show::drift_of_claim(lookup, claim), json);
  const auto links = [&](std::string_view key, const std::vector<story::ClaimIndex>& others) {
    json.list(key);
    for (const story::ClaimIndex other : others) json.text(lookup.claim(other).id);
    json.end_list();
  };
  links("weaker", claim.weaker);
  links("firmer", claim.firmer);
  links("reports", claim.reports);
  links("reported_by", claim.reported_by);
  links("may_be_the_same", claim.near);
  json.write_to(out);
}

void write_claims_jsonl(const Lookup& lookup, std::ostream& out) {
  for (story::ClaimIndex i = 0; i < lookup.story().claims.size(); ++i) write_claim_jsonl(lookup, i, out);
}

namespace {

/// Notices that the article has now, in whichever version.
void notices_since(const ArticleRecord& article, const story::World& later, JsonLine& json) {
  json.list("notices_since");
  for (const ArticleRecord& other : later.articles) {
    if (other.id != article.id && (article.url.empty() || other.url != article.url)) continue;
    for (const RemarkRecord& remark : later.remarks) {
      if (!remark.notice || remark.article_row != other.row) continue;
      json.object().text("article", other.id).known("published", other.published).text("kind", word(remark.kind));
      json.known("date", remark.date).text("words", remark.words).known("receipt", remark.receipt).end_object();
    }
  }
  json.end_list();
}

}  // namespace

void write_actor_jsonl(const Lookup& lookup, const story::ActorPage& page, bool against_only, std::ostream& out,
                       const story::World* later) {
  JsonLine json;
  json.text("schema", "whosays.actor/1").text("name", page.name).texts("roles", page.roles).list("role_dates");
  for (const story::RoleLine& role : page.role_lines) {
    json.object().text("text", role.text).known("first", role.first).known("last", role.last);
    json.number("articles", std::uint64_t{role.articles}).end_object();
  }
  json.end_list().list("spellings");
  for (const ActorRecord::Alias& alias : page.spellings)
    json.object().text("text", alias.text).number("n", std::uint64_t{alias.count}).end_object();
  json.end_list().list("articles");
  for (const story::ArticleIndex a : page.articles) json.text(lookup.article(a).id);
  json.end_list()
      .texts("kept_apart", page.not_joined)
      .texts("receipts", page.receipts)
      .texts("joined_by", page.joined_by);
  name_list(lookup, page.altered, json);
  if (!against_only) statement_list(lookup, "says", page.says, json);
  if (!against_only) statement_list(lookup, "named", page.named, json);
  json.list("against");
  for (const story::StatementIndex i : page.about) {
    if (!lookup.statement(i).committed()) continue;
    const auto claim = lookup.claim_of(i);
    json.object()
        .known("claim", claim ? std::string_view(lookup.claim(*claim).id) : std::string_view{})
        .key("statement");
    statement_object(lookup, i, json);
    // An allegation never travels without its answers, finding and notices.
    if (claim) {
      answer_list(lookup, lookup.claim(*claim), json);
      finding_list(lookup, lookup.claim(*claim), json);
      remark_lists(lookup, lookup.claim(*claim), json);
    }
    if (later != nullptr) notices_since(lookup.article_at(lookup.statement(i).article_row), *later, json);
    json.end_object();
  }
  json.end_list().write_to(out);
}

void write_suggestions_jsonl(const Lookup& lookup, const std::vector<story::Suggestion>& suggestions,
                             std::ostream& out) {
  for (const story::Suggestion& suggestion : suggestions) {
    JsonLine json;
    json.text("schema", "whosays.suggestion/1");
    for (const auto& [key, side] : {std::pair("first", &suggestion.first), std::pair("second", &suggestion.second)}) {
      const ActorRecord& record = lookup.world().actors[side->record];
      json.key(key).object().text("name", side->name).text("role", side->role).text("article", record.article);
      json.text("receipt", record.receipt).number("articles", std::uint64_t{side->articles}).end_object();
    }
    json.texts("because", suggestion.because).truth("spoken_against", suggestion.spoken_against).write_to(out);
  }
}

void write_sources_jsonl(const Lookup& lookup, std::ostream& out) {
  for (story::ArticleIndex a = 0; a < lookup.world().articles.size(); ++a) {
    const ArticleRecord& article = lookup.article(a);
    for (const show::SourceRow& row : show::sources_of(lookup, a)) {
      const StatementRecord& s = show::footing_of(lookup, row);
      const PartRecord* reason = show::part_of(s, Part::reason);
      JsonLine json;
      json.text("schema", "whosays.source/1").text("article", article.id).known("publisher", article.publisher);
      json.known("published", article.published).text("class", word(s.source_class)).known("words", s.source);
      json.known("actor", s.actor).known("speaks_for", s.speaks_for).number("count", s.count);
      json.number("count_min", s.count_min).known("descriptor", s.descriptor).text("basis", word(s.basis));
      json.known("anonymity_reason", reason == nullptr ? std::string_view{} : std::string_view(reason->words));
      json.list("statements");
      for (const story::StatementIndex i : row.statements) json.text(lookup.statement(i).id);
      json.end_list().list("alone");
      for (const story::ClaimIndex c : row.alone) json.text(lookup.claim(c).id);
      json.end_list().write_to(out);
    }
  }
}

void write_timeline_jsonl(const Lookup& lookup, const std::vector<story::Moment>& moments, std::ostream& out) {
  for (const story::Moment& m : moments) {
    static constexpr std::string_view kClocks[] = {"happened", "said", "published"};
    JsonLine json;
    json.text("schema", "whosays.moment/1").text("clock", kClocks[static_cast<std::size_t>(m.clock)]);
    json.known("value", m.value).known("earliest", m.earliest).known("latest", m.latest).known("when", m.when);
    json.text("what", m.what).known("by", m.by).text("article", lookup.article(m.article).id);
    json.known("statement", m.statement ? std::string_view(lookup.statement(*m.statement).id) : std::string_view{});
    json.known("receipt", m.receipt).write_to(out);
  }
}

}  // namespace whosays::exports
