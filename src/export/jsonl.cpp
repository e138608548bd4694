// Statements as JSON lines: one record a statement, the article and publisher it stands in, its claim, its receipts.
#include "export/export.h"
#include "export/statement_json.h"

namespace whosays::exports {
namespace {

void source_keys(const StatementRecord& s, JsonLine& json) {
  json.object("source").known("words", s.source).text("class", word(s.source_class)).known("actor", s.actor);
  json.known("speaks_for", s.speaks_for).number("count", s.count).number("count_min", s.count_min);
  json.known("descriptor", s.descriptor).text("basis", word(s.basis));
  const auto words_of_part = [&](Part part) {
    const PartRecord* found = show::part_of(s, part);
    return found == nullptr ? std::string_view{} : std::string_view(found->words);
  };
  json.known("basis_words", words_of_part(Part::basis)).known("anonymity_reason", words_of_part(Part::reason));
  json.known("terms", words_of_part(Part::terms)).known("channel", words_of_part(Part::channel)).end_object();
}

void part_keys(const StatementRecord& s, JsonLine& json) {
  json.list("against");
  for (const PartRecord& p : s.parts)
    if (p.part == Part::against) {
      json.object().known("actor", p.actor).text("words", p.words);
      json.share("reading_confidence", p.reading_confidence).end_object();
    }
  json.end_list().list("answers");
  for (const AnswerRecord& a : s.answers)
    json.object().known("statement", a.statement).text("extent", word(a.extent)).end_object();
  json.end_list().list("receipts");
  for (const PartRecord& p : s.parts)
    if (!p.receipt.empty())
      json.object().text("receipt", p.receipt).text("part", word(p.part)).text("words", p.words).end_object();
  json.end_list();
}

}  // namespace

void statement_keys(const show::Lookup& lookup, const StatementRecord& s, JsonLine& json) {
  const ArticleRecord& article = lookup.article_at(s.article_row);
  json.text("id", s.id).text("article", s.article).known("publisher", article.publisher);
  json.known("published", article.published).known("title", article.title).known("url", article.url);
  json.known("retrieved", article.retrieved);
  json.text("field", word(s.field)).number("line", std::uint64_t{s.line}).text("form", word(s.form));
  source_keys(s, json);
  json.object("cue").known("words", s.cue).known("lemma", s.cue_lemma).end_object();
  json.known("content", s.content).text("act", word(s.act)).text("stated_certainty", word(s.stated_certainty));
  json.text("polarity", word(s.polarity)).truth("negated", s.negated).known("within", s.within).known("said", s.said);
  part_keys(s, json);
  json.share("reading_confidence", s.reading_confidence).known("engine", article.engine).known("model", article.model);
  json.list("checked_by");
  for (const show::Check& check : lookup.checks(s))
    json.object()
        .text("initials", check.initials)
        .text("decided_at", check.decided_at)
        .text("decision", word(check.kind))
        .end_object();
  json.end_list();
}

void write_jsonl(const story::World& world, const story::Story& story, std::ostream& out,
                 const Provenance& provenance) {
  const show::Lookup lookup(world, story);
  for (std::size_t i = 0; i < world.statements.size(); ++i) {
    if (!world.statements[i].committed()) continue;
    JsonLine json;
    json.text("schema", "whosays.statement/1");
    const auto claim = lookup.claim_of(i);
    json.known("claim", claim ? std::string_view(lookup.claim(*claim).id) : std::string_view{});
    statement_keys(lookup, world.statements[i], json);
    json.write_to(out);
  }
  const Reading reading = reading_of(world);
  JsonLine end;
  end.text("schema", "whosays.export_end/1").number("articles", std::uint64_t{reading.articles});
  end.number("statements", std::uint64_t{reading.statements})
      .number("set_aside", std::uint64_t{reading.set_aside})
      .number("altered", std::uint64_t{reading.altered});
  end.texts("read_by", reading.readers).known("as_of", world.as_of).known("made_at", provenance.made_at);
  end.known("notice", provenance.notice).write_to(out);
}

}  // namespace whosays::exports
