#include "ledger/document_records.h"

#include <algorithm>

#include "doc/joint_source.h"
#include "ledger/lines.h"

namespace whosays {
namespace {

/// Writes the rows of one document; the words and spans are those that the ledger would store.
class RecordsMaker {
 public:
  RecordsMaker(const Document& document, std::int64_t row)
      : doc_(document),
        spellings_(document),
        row_(row),
        text_lines_(document.article.text),
        title_lines_(document.article.title) {}

  DocumentRecords run() {
    const Article& article = doc_.article;
    ArticleRecord record;
    record.row = row_;
    record.id = article.id;
    record.sha256 = article.sha256;
    record.url = article.url;
    record.publisher = article.publisher;
    record.title = article.title;
    record.byline = article.byline;
    record.published = article.published;
    record.modified = article.modified;
    record.retrieved = article.retrieved;
    record.language = article.language;
    record.engine = doc_.engine;
    record.model = doc_.model;
    record.statements = static_cast<std::uint32_t>(doc_.statements.rows.size());
    record.text = article.text;
    out_.article = std::move(record);
    for (std::uint32_t i = 0; i < doc_.statements.rows.size(); ++i) add_statement(i);
    for (std::uint32_t i = 0; i < doc_.actors.rows.size(); ++i) add_actor(i);
    for (const Notice& notice : doc_.notices.rows) add_remark(notice.span, true, notice.kind, notice.date);
    for (const Mention& unknown : doc_.unknowns.rows) add_remark(unknown.span, false, NoticeKind::correction, {});
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string name(ActorId id) const {
    const auto& actors = doc_.actors.rows;
    return id.valid() && id.value < actors.size() && actors[id.value].named ? actors[id.value].name : std::string();
  }

  [[nodiscard]] std::string statement_id(StatementId id) const {
    return id.valid() && id.value < doc_.statements.rows.size() ? doc_.statements.rows[id.value].id : std::string();
  }

  void add_statement(std::uint32_t ordinal) {
    const Statement& s = doc_.statements.rows[ordinal];
    const std::string& text = doc_.article.field(s.field);
    const auto words = [&](Range range) { return words_of_spans(text, doc_.statements.spans.at(range)); };
    StatementRecord record;
    record.id = s.id;
    record.article_row = row_;
    record.article = doc_.article.id;
    record.ordinal = ordinal;
    record.field = s.field;
    record.form = s.form;
    record.source_class = s.source_class;
    record.source = words(s.source);
    // As in the ledger: an unnamed source has no actor, whatever a reader says (rule 3).
    if (s.source_class != SourceClass::unnamed) record.actor = name(s.actor);
    record.speaks_for = name(s.speaks_for);
    record.count = s.count;
    record.count_min = s.count_min;
    record.descriptor = s.descriptor;
    record.basis = s.basis;
    record.cue = words(s.cue);
    record.cue_lemma = s.cue_lemma;
    record.content = words(s.content);
    record.act = s.act;
    record.stated_certainty = s.stated_certainty;
    record.polarity = s.polarity;
    record.negated = s.negated;
    record.within = statement_id(s.within);
    if (s.said.valid() && s.said.value < doc_.times.rows.size()) record.said = doc_.times.rows[s.said.value].value;
    record.reading_confidence = s.reading_confidence;
    record.set_aside = s.set_aside;
    const auto first = doc_.statements.spans.at(s.content.empty() ? s.cue : s.content);
    if (!first.empty()) record.line = (s.field == Field::text ? text_lines_ : title_lines_).at(first.front().begin);
    add_parts(s, record);
    for (const Answer& answer : doc_.statements.answers.at(s.answers))
      record.answers.push_back({statement_id(answer.statement), answer.extent});
    out_.statements.push_back(std::move(record));
  }

  void add_parts(const Statement& s, StatementRecord& record) const {
    const Statements& all = doc_.statements;
    const auto add = [&](Part part, std::span<const Span> spans, ActorId actor = {}, float confidence = 1) {
      for (const Span span : spans)
        if (!span.empty())
          record.parts.push_back({part, span, std::string(doc_.words(s.field, span)), name(actor), {}, confidence});
    };
    const auto add_one = [&](Part part, const std::optional<Span>& span) {
      if (span) add(part, std::span(&*span, 1));
    };
    add(Part::source, all.spans.at(s.source));
    for (const auto& [member, span] : members_of_source(doc_, s)) add(Part::source, std::span(&span, 1), member);
    add(Part::cue, all.spans.at(s.cue));
    add(Part::content, all.spans.at(s.content));
    add(Part::hedge, all.spans.at(s.hedges));
    for (const Against& against : all.against.at(s.against))
      add(Part::against, all.spans.at(against.spans), against.actor, against.reading_confidence);
    add_one(Part::basis, s.basis_span);
    add_one(Part::reason, s.anonymity_reason);
    add_one(Part::terms, s.terms);
    add_one(Part::channel, s.channel);
    for (const Party& party : all.parties.at(s.to)) add(Part::to, all.spans.at(party.spans), party.actor);
    for (const Party& party : all.parties.at(s.via)) add(Part::via, all.spans.at(party.spans), party.actor);
  }

  void add_actor(std::uint32_t ordinal) {
    const Actor& actor = doc_.actors.rows[ordinal];
    if (!actor.named) return;  // as in the ledger: whoever has no name stays in the article (rule 3)
    ActorRecord record;
    record.article_row = row_;
    record.article = doc_.article.id;
    record.ordinal = ordinal;
    record.name = actor.name;
    record.kind = actor.kind;
    for (const Role& role : doc_.actors.roles.at(actor.roles)) record.roles.push_back(role.text);
    record.aliases = spellings_.of(actor);
    out_.actors.push_back(std::move(record));
  }

  void add_remark(Span span, bool notice, NoticeKind kind, const std::string& date) {
    RemarkRecord record;
    record.article_row = row_;
    record.article = doc_.article.id;
    record.notice = notice;
    record.kind = kind;
    record.date = date;
    record.span = span;
    record.words = std::string(doc_.words(Field::text, span));
    record.line = text_lines_.at(span.begin);
    out_.remarks.push_back(std::move(record));
  }

  const Document& doc_;
  const Spellings spellings_;
  std::int64_t row_;
  LineIndex text_lines_;
  LineIndex title_lines_;
  DocumentRecords out_;
};

}  // namespace

DocumentRecords records_of(const Document& document, std::int64_t row) { return RecordsMaker(document, row).run(); }

}  // namespace whosays
