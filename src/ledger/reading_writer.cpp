#include "ledger/reading_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "doc/joint_source.h"

namespace whosays {

ReadingWriter::ReadingWriter(sqlite::Connection& db, std::int64_t article_row, const Document& document)
    : db_(db),
      article_row_(article_row),
      document_(document),
      spellings_(document),
      text_lines_(document.article.text),
      title_lines_(document.article.title) {}

void ReadingWriter::keep(const ReceiptRecord& earlier, std::int64_t number) {
  auto& numbers = kept_[{earlier.field, earlier.bytes, earlier.words}];
  numbers.insert(numbers.begin(), number);
}

Status ReadingWriter::write() {
  TRY_VOID(write_actors());
  TRY_VOID(write_statements());
  TRY_VOID(write_times());
  TRY_VOID(write_remarks());
  TRY_VOID(write_told());
  return write_ties();
}

// ---- receipts
// --------------------------------------------------------------------------------------------------------

Status ReadingWriter::check(Field field, Span span) const {
  const std::string& text = document_.article.field(field);
  const auto on_border = [&](std::uint32_t at) { return at == text.size() || !utf8::is_continuation(text[at]); };
  if (span.begin <= span.end && span.end <= text.size() && on_border(span.begin) && on_border(span.end))
    return success();
  return Error{
      ErrorKind::corrupt,
      fmt::format("article {}: the reading points outside its {} ({}-{} of {} bytes); nothing was stored, please "
                  "report this",
                  document_.article.id, word(field), span.begin, span.end, text.size())};
}

Result<std::int64_t> ReadingWriter::receipt(Field field, Span span) {
  TRY_VOID(check(field, span));
  const auto [place, is_new] = receipts_.try_emplace({field, span.begin, span.end}, 0);
  if (!is_new) return place->second;

  const std::optional<OriginalRange> bytes = document_.article.map(field).find(span);
  const std::string words(document_.words(field, span));
  std::optional<std::int64_t> number;
  if (const auto kept = kept_.find({field, bytes, words}); kept != kept_.end() && !kept->second.empty()) {
    number = kept->second.back();
    kept->second.pop_back();
  }
  const auto byte = [](std::uint64_t at) { return static_cast<std::int64_t>(at); };
  TRY(sqlite::Query insert, db_.query("insert_receipt"));
  insert.bind(":receipt", number)
      .bind(":article_row", article_row_)
      .bind(":field", word(field))
      .bind(":span_begin", span.begin)
      .bind(":span_end", span.end)
      .bind(":byte_begin", bytes ? std::optional(byte(bytes->begin)) : std::nullopt)
      .bind(":byte_end", bytes ? std::optional(byte(bytes->end)) : std::nullopt)
      .bind(":line", (field == Field::text ? text_lines_ : title_lines_).at(span.begin))
      .bind(":words", words);
  TRY_VOID(insert.next());
  place->second = insert.integer("receipt");
  return place->second;
}

Result<std::optional<std::int64_t>> ReadingWriter::optional_receipt(Field field, Span span) {
  if (span.empty()) return std::optional<std::int64_t>();
  TRY(const std::int64_t number, receipt(field, span));
  return std::optional(number);
}

// ---- actors
// ------------------------------------------------------------------------------------------------------------

std::optional<std::int64_t> ReadingWriter::actor_row(ActorId id) const {
  if (!id.valid() || id.value >= actor_rows_.size()) return std::nullopt;
  return actor_rows_[id.value];
}

Status ReadingWriter::write_actors() {
  const Actors& actors = document_.actors;
  for (std::uint32_t i = 0; i < actors.rows.size(); ++i) {
    const Actor& actor = actors.rows[i];
    if (!actor
             .named) {  // stays in the article: nothing of it is stored, no row of another article can meet it (rule 3)
      actor_rows_.push_back(std::nullopt);
      continue;
    }
    const auto mentions = actors.mentions.at(actor.mentions);
    std::optional<std::int64_t> first;
    if (!mentions.empty()) {
      TRY(first, optional_receipt(mentions.front().field, mentions.front().span));
    }
    std::int64_t row = 0;
    {
      TRY(sqlite::Query insert, db_.query("insert_actor"));
      insert.bind(":article_row", article_row_)
          .bind(":ordinal", i)
          .bind(":name", actor.name)
          .bind(":kind", word(actor.kind))
          .bind(":receipt", first);
      TRY_VOID(insert.next());
      row = insert.integer("actor_row");
    }
    actor_rows_.push_back(row);
    TRY_VOID(write_aliases(actor, row));
    TRY_VOID(write_roles(actor, row));
  }
  return success();
}

Status ReadingWriter::write_aliases(const Actor& actor, std::int64_t row) {
  for (const Mention& mention : document_.actors.mentions.at(actor.mentions))
    TRY_VOID(check(mention.field, mention.span));
  const std::vector<Spelling> aliases = spellings_.of(actor);
  TRY(sqlite::Query insert, db_.query("insert_actor_alias"));
  for (std::size_t i = 0; i < aliases.size(); ++i) {
    insert.reset();
    insert.bind(":actor_row", row).bind(":ordinal", i).bind(":text", aliases[i].text);
    TRY_VOID(insert.bind(":mentions", aliases[i].count).run());
  }
  return success();
}

Status ReadingWriter::write_roles(const Actor& actor, std::int64_t row) {
  std::int64_t ordinal = 0;
  for (const Role& role : document_.actors.roles.at(actor.roles)) {
    TRY(const auto receipt_number, optional_receipt(Field::text, role.span));
    TRY(sqlite::Query insert, db_.query("insert_actor_role"));
    insert.bind(":actor_row", row)
        .bind(":ordinal", ordinal++)
        .bind(":text", role.text)
        .bind(":receipt", receipt_number);
    TRY_VOID(insert.run());
  }
  return success();
}

// ---- statements
// --------------------------------------------------------------------------------------------------------

std::string ReadingWriter::statement_id(StatementId id) const {
  const auto& rows = document_.statements.rows;
  return id.valid() && id.value < rows.size() ? rows[id.value].id : std::string();
}

Status ReadingWriter::write_statements() {
  const Statements& statements = document_.statements;
  for (std::uint32_t i = 0; i < statements.rows.size(); ++i) {
    const Statement& statement = statements.rows[i];
    // All spans are checked, and get their receipts, before words are taken from them.
    for (const Range range : {statement.source, statement.cue, statement.content})
      for (const Span span : statements.spans.at(range)) TRY_VOID(check(statement.field, span));
    TRY(const std::int64_t row, write_statement(i));
    TRY_VOID(write_parts(statement, row));
    TRY_VOID(write_answers(statement, row));
  }
  return success();
}

Result<std::int64_t> ReadingWriter::write_statement(std::uint32_t ordinal) {
  const Statements& all = document_.statements;
  const Statement& s = all.rows[ordinal];
  const std::string& text = document_.article.field(s.field);
  const auto words = [&](Range range) { return words_of_spans(text, all.spans.at(range)); };
  const auto first = all.spans.at(s.content.empty() ? s.cue : s.content);
  const LineIndex& lines = s.field == Field::text ? text_lines_ : title_lines_;
  const auto& times = document_.times.rows;
  // An unnamed source exists only inside its article: it never has an actor, whatever a reader says (rule 3).
  const auto actor = s.source_class == SourceClass::unnamed ? std::nullopt : actor_row(s.actor);

  TRY(sqlite::Query insert, db_.query("insert_statement"));
  insert.bind(":article_row", article_row_).bind(":ordinal", ordinal).bind(":id", s.id);
  insert.bind(":field", word(s.field)).bind(":form", word(s.form)).bind(":source_class", word(s.source_class));
  insert.bind(":source", words(s.source)).bind(":actor_row", actor).bind(":speaks_for_row", actor_row(s.speaks_for));
  insert.bind(":source_count", s.count ? std::optional<std::int64_t>(*s.count) : std::nullopt);
  insert.bind(":source_count_min", s.count_min ? std::optional<std::int64_t>(*s.count_min) : std::nullopt);
  insert.bind(":descriptor", s.descriptor).bind(":basis", word(s.basis));
  insert.bind(":cue", words(s.cue)).bind(":cue_lemma", s.cue_lemma).bind(":content", words(s.content));
  insert.bind(":act", word(s.act)).bind(":stated_certainty", word(s.stated_certainty));
  insert.bind(":polarity", word(s.polarity)).bind(":negated", s.negated ? 1 : 0);
  insert.bind(":within", statement_id(s.within));
  insert.bind(":said", s.said.valid() && s.said.value < times.size() ? times[s.said.value].value : std::string());
  insert.bind(":reading_confidence", static_cast<double>(s.reading_confidence)).bind(":set_aside", s.set_aside);
  insert.bind(":line", first.empty() ? 1 : lines.at(first.front().begin));
  TRY_VOID(insert.next());
  return insert.integer("statement_row");
}

namespace {

struct PartSpan {
  Part part;
  Span span;
  ActorId actor;
  float confidence = 1;
};

/// Every span of a statement with what it is, in the order of the vocabulary.
std::vector<PartSpan> parts_of(const Document& document, const Statement& s) {
  const Statements& all = document.statements;
  std::vector<PartSpan> parts;
  const auto add = [&](Part part, Range range, ActorId actor = {}, float confidence = 1) {
    for (const Span span : all.spans.at(range)) parts.push_back({part, span, actor, confidence});
  };
  const auto add_one = [&](Part part, const std::optional<Span>& span) {
    if (span) parts.push_back({part, *span, {}});
  };
  add(Part::source, s.source);
  for (const auto& [member, span] : members_of_source(document, s)) parts.push_back({Part::source, span, member});
  add(Part::cue, s.cue);
  add(Part::content, s.content);
  add(Part::hedge, s.hedges);
  for (const Against& against : all.against.at(s.against))
    add(Part::against, against.spans, against.actor, against.reading_confidence);
  add_one(Part::basis, s.basis_span);
  add_one(Part::reason, s.anonymity_reason);
  add_one(Part::terms, s.terms);
  add_one(Part::channel, s.channel);
  for (const Party& party : all.parties.at(s.to)) add(Part::to, party.spans, party.actor);
  for (const Party& party : all.parties.at(s.via)) add(Part::via, party.spans, party.actor);
  std::erase_if(parts, [](const PartSpan& part) { return part.span.empty(); });
  return parts;
}

}  // namespace

Status ReadingWriter::write_parts(const Statement& statement, std::int64_t row) {
  std::int64_t ordinal = 0;
  for (const PartSpan& part : parts_of(document_, statement)) {
    TRY(const std::int64_t number, receipt(statement.field, part.span));
    TRY(sqlite::Query insert, db_.query("insert_statement_part"));
    insert.bind(":statement_row", row).bind(":ordinal", ordinal++).bind(":part", word(part.part));
    insert.bind(":receipt", number).bind(":actor_row", actor_row(part.actor));
    TRY_VOID(insert.bind(":reading_confidence", static_cast<double>(part.confidence)).run());
  }
  return success();
}

Status ReadingWriter::write_answers(const Statement& statement, std::int64_t row) {
  std::int64_t ordinal = 0;
  for (const Answer& answer : document_.statements.answers.at(statement.answers)) {
    TRY(sqlite::Query insert, db_.query("insert_statement_answer"));
    insert.bind(":statement_row", row).bind(":ordinal", ordinal++);
    TRY_VOID(insert.bind(":answers", statement_id(answer.statement)).bind(":extent", word(answer.extent)).run());
  }
  return success();
}

// ---- times and remarks
// -------------------------------------------------------------------------------------------------

std::vector<StatementId> statements_around(const Times& times, const Statements& statements) {
  struct Place {
    Field field;
    Span span;
    std::uint32_t row;
  };
  std::vector<Place> contents;
  for (std::uint32_t i = 0; i < statements.rows.size(); ++i)
    for (const Span span : statements.spans.at(statements.rows[i].content))
      contents.push_back({statements.rows[i].field, span, i});
  std::vector<Place> wanted;
  for (std::uint32_t i = 0; i < times.rows.size(); ++i) wanted.push_back({times.rows[i].field, times.rows[i].span, i});
  // Outer contents before the inner ones that begin at the same place.
  const auto before = [](const Place& a, const Place& b) {
    return std::tuple(a.field, a.span.begin, b.span.end, a.row) < std::tuple(b.field, b.span.begin, a.span.end, b.row);
  };
  std::sort(contents.begin(), contents.end(), before);
  std::sort(wanted.begin(), wanted.end(), before);

  std::vector<StatementId> around(times.rows.size());
  std::vector<const Place*> open;  // contents that have begun, innermost last
  auto next = contents.begin();
  for (const Place& time : wanted) {
    for (;
         next != contents.end() && std::tuple(next->field, next->span.begin) <= std::tuple(time.field, time.span.begin);
         ++next)
      open.push_back(&*next);
    const auto past = [&](const Place* p) { return p->field != time.field || p->span.end <= time.span.begin; };
    while (!open.empty() && past(open.back())) open.pop_back();
    const auto holder = std::find_if(open.rbegin(), open.rend(), [&](const Place* p) {
      return p->field == time.field && p->span.contains(time.span);
    });
    if (holder != open.rend()) around[time.row] = StatementId((*holder)->row);
  }
  return around;
}

Status ReadingWriter::write_times() {
  const std::vector<StatementId> around = statements_around(document_.times, document_.statements);
  for (std::uint32_t i = 0; i < document_.times.rows.size(); ++i) {
    const Time& time = document_.times.rows[i];
    if (time.span.empty()) continue;
    TRY(const std::int64_t number, receipt(time.field, time.span));
    TRY(sqlite::Query insert, db_.query("insert_time"));
    insert.bind(":article_row", article_row_).bind(":ordinal", i).bind(":value", time.value);
    insert.bind(":type", word(time.type)).bind(":statement", statement_id(around[i])).bind(":receipt", number);
    TRY_VOID(insert.run());
  }
  return success();
}

// ---- told and ties
// -----------------------------------------------------------------------------------------------------

std::string ReadingWriter::time_value(TimeId time) const {
  const auto& times = document_.times.rows;
  return time.valid() && time.value < times.size() ? times[time.value].value : std::string();
}

Status ReadingWriter::write_told() {
  std::int64_t ordinal = 0;
  for (const ToldRow& row : document_.told.rows) {
    TRY(const std::int64_t who, receipt(Field::text, row.who));
    TRY(const std::int64_t cue, receipt(Field::text, row.cue));
    TRY(const auto what, optional_receipt(Field::text, row.what.value_or(Span{})));
    TRY(const auto from, optional_receipt(Field::text, row.from_span.value_or(Span{})));
    TRY(sqlite::Query insert, db_.query("insert_told"));
    insert.bind(":article_row", article_row_).bind(":ordinal", ordinal++).bind(":state", word(row.state));
    insert.bind(":who_row", actor_row(row.actor)).bind(":who_receipt", who).bind(":cue_receipt", cue);
    insert.bind(":what_receipt", what).bind(":from_row", actor_row(row.from)).bind(":from_receipt", from);
    insert.bind(":happened", time_value(row.when)).bind(":statement", statement_id(row.statement));
    TRY_VOID(insert.bind(":own_account", row.own_account ? 1 : 0).run());
  }
  return success();
}

Status ReadingWriter::write_ties() {
  std::int64_t ordinal = 0;
  for (const Tie& row : document_.ties.rows) {
    TRY(const std::int64_t who, receipt(Field::text, row.who_span));
    TRY(const std::int64_t cue, receipt(Field::text, row.cue));
    TRY(const std::int64_t whom, receipt(Field::text, row.whom_span));
    TRY(sqlite::Query insert, db_.query("insert_tie"));
    insert.bind(":article_row", article_row_).bind(":ordinal", ordinal++).bind(":kind", row.kind);
    insert.bind(":state", word(row.state)).bind(":who_row", actor_row(row.who)).bind(":who_receipt", who);
    insert.bind(":cue_receipt", cue).bind(":whom_row", actor_row(row.whom)).bind(":whom_receipt", whom);
    insert.bind(":happened", time_value(row.when)).bind(":statement", statement_id(row.statement));
    TRY_VOID(insert.bind(":own_account", row.own_account ? 1 : 0).run());
  }
  return success();
}

Status ReadingWriter::write_remarks() {
  for (const Mention& unknown : document_.unknowns.rows) TRY_VOID(write_remark("unknown", "", unknown));
  for (const Notice& notice : document_.notices.rows)
    TRY_VOID(write_remark(word(notice.kind), notice.date, {Field::text, notice.span}));
  return success();
}

Status ReadingWriter::write_remark(std::string_view kind, std::string_view date, const Mention& place) {
  if (place.span.empty()) return success();
  TRY(const std::int64_t number, receipt(place.field, place.span));
  TRY(sqlite::Query insert, db_.query("insert_remark"));
  insert.bind(":article_row", article_row_).bind(":ordinal", remarks_++).bind(":kind", kind);
  return insert.bind(":date", date).bind(":receipt", number).run();
}

}  // namespace whosays
