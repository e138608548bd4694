#include "ledger/rows.h"

namespace whosays {

namespace {

constexpr std::string_view kUnknown = "unknown";  // a remark's kind when it is no notice

Span span_from(sqlite::Query& row) { return {row.count("span_begin"), row.count("span_end")}; }

std::optional<std::uint32_t> optional_count(sqlite::Query& row, const char* column) {
  if (!row.optional_integer(column)) return std::nullopt;
  return row.count(column);
}

}  // namespace

std::string receipt_id(std::int64_t number) { return "r" + std::to_string(number); }

ArticleRecord article_from(sqlite::Query& row) {
  ArticleRecord article;
  article.row = row.integer("article_row");
  article.id = row.text("id");
  article.version = row.count("version");
  article.current = row.integer("current") != 0;
  article.sha256 = row.text("sha256");
  article.url = row.text("url");
  article.publisher = row.text("publisher");
  article.title = row.text("title");
  article.byline = row.text("byline");
  article.published = row.text("published");
  article.modified = row.text("modified");
  article.language = row.text("language");
  article.state = row.word<PublicationState>("state");
  article.embargo_until = row.text("embargo_until");
  article.added_at = row.text("added_at");
  article.retrieved = row.text("retrieved");
  article.origin_path = row.text("origin_path");
  article.engine = row.text("engine");
  article.model = row.text("model");
  article.words = row.count("words");
  article.statements = row.count("statements");
  article.set_aside = row.count("set_aside");
  return article;
}

StatementRecord statement_from(sqlite::Query& row) {
  StatementRecord statement;
  statement.article_row = row.integer("article_row");
  statement.article = row.text("article");
  statement.ordinal = row.count("ordinal");
  statement.id = row.text("id");
  statement.field = row.word<Field>("field");
  statement.form = row.word<Form>("form");
  statement.source_class = row.word<SourceClass>("source_class");
  statement.source = row.text("source");
  statement.actor = row.text("actor");
  statement.speaks_for = row.text("speaks_for");
  statement.count = optional_count(row, "source_count");
  statement.count_min = optional_count(row, "source_count_min");
  statement.descriptor = row.text("descriptor");
  statement.basis = row.word<Basis>("basis");
  statement.cue = row.text("cue");
  statement.cue_lemma = row.text("cue_lemma");
  statement.content = row.text("content");
  statement.act = row.word<Act>("act");
  statement.stated_certainty = row.word<Certainty>("stated_certainty");
  statement.polarity = row.word<Polarity>("polarity");
  statement.negated = row.integer("negated") != 0;
  statement.within = row.text("within");
  statement.said = row.text("said");
  statement.reading_confidence = static_cast<float>(row.real("reading_confidence"));
  statement.set_aside = row.text("set_aside");
  statement.line = row.count("line");
  return statement;
}

PartRecord part_from(sqlite::Query& row) {
  PartRecord part;
  part.part = row.word<Part>("part");
  part.receipt = receipt_id(row.integer("receipt"));
  part.span = span_from(row);
  part.words = row.text("words");
  part.actor = row.text("actor");
  part.reading_confidence = static_cast<float>(row.real("reading_confidence"));
  return part;
}

AnswerRecord answer_from(sqlite::Query& row) {
  AnswerRecord answer;
  answer.statement = row.text("answers");
  answer.extent = row.word<Extent>("extent");
  return answer;
}

ActorRecord actor_from(sqlite::Query& row) {
  ActorRecord actor;
  actor.article_row = row.integer("article_row");
  actor.article = row.text("article");
  actor.ordinal = row.count("ordinal");
  actor.name = row.text("name");
  actor.kind = row.word<ActorKind>("kind");
  if (const auto receipt = row.optional_integer("receipt")) {
    actor.receipt = receipt_id(*receipt);
    actor.field = row.word<Field>("field");
    actor.span = span_from(row);
  }
  return actor;
}

TimeRecord time_from(sqlite::Query& row) {
  TimeRecord time;
  time.article_row = row.integer("article_row");
  time.article = row.text("article");
  time.field = row.word<Field>("field");
  time.span = span_from(row);
  time.words = row.text("words");
  time.value = row.text("value");
  time.type = row.word<TimeType>("type");
  time.line = row.count("line");
  time.statement = row.text("statement");
  time.receipt = receipt_id(row.integer("receipt"));
  return time;
}

namespace {

/// What a row of told and one of tie have alike: in which article, by whose account, when, in which words.
template <class Record>
void take_account(Record& record, sqlite::Query& row) {
  record.article_row = row.integer("article_row");
  record.article = row.text("article");
  record.happened = row.text("happened");
  record.statement = row.text("statement");
  record.own_account = row.integer("own_account") != 0;
  record.cue = row.text("cue");
  record.receipt = receipt_id(row.integer("cue_receipt"));
  record.line = row.count("line");
  record.span = span_from(row);
}

}  // namespace

ToldRecord told_from(sqlite::Query& row) {
  ToldRecord told;
  take_account(told, row);
  told.state = row.word<ToldState>("state");
  told.who = row.text("who");
  told.who_words = row.text("who_words");
  told.what = row.text("what");
  told.from = row.text("teller");
  told.from_words = row.text("teller_words");
  if (!told.what.empty()) told.what_receipt = receipt_id(row.integer("what_receipt"));
  return told;
}

TieRecord tie_from(sqlite::Query& row) {
  TieRecord tie;
  take_account(tie, row);
  tie.kind = row.text("kind");
  tie.state = row.word<TieState>("state");
  tie.who = row.text("who");
  tie.whom = row.text("whom");
  return tie;
}

RemarkRecord remark_from(sqlite::Query& row) {
  RemarkRecord remark;
  remark.article_row = row.integer("article_row");
  remark.article = row.text("article");
  remark.notice = row.text("kind") != kUnknown;
  if (remark.notice) remark.kind = row.word<NoticeKind>("kind");
  remark.date = row.text("date");
  remark.span = span_from(row);
  remark.words = row.text("words");
  remark.line = row.count("line");
  remark.receipt = receipt_id(row.integer("receipt"));
  return remark;
}

ReceiptRecord receipt_from(sqlite::Query& row) {
  ReceiptRecord receipt;
  receipt.id = receipt_id(row.integer("receipt"));
  receipt.article_row = row.integer("article_row");
  receipt.article = row.text("article");
  receipt.original = row.text("original");
  const auto begin = row.optional_integer("byte_begin");
  const auto end = row.optional_integer("byte_end");
  if (begin && end) receipt.bytes = OriginalRange{static_cast<std::uint64_t>(*begin), static_cast<std::uint64_t>(*end)};
  receipt.field = row.word<Field>("field");
  receipt.span = span_from(row);
  receipt.line = row.count("line");
  receipt.words = row.text("words");
  return receipt;
}

DecisionRecord decision_from(sqlite::Query& row) {
  DecisionRecord decision;
  decision.row = row.integer("decision_row");
  decision.kind = row.word<DecisionKind>("kind");
  decision.about = row.word<DecisionAbout>("about");
  decision.original = row.text("original");
  decision.field = row.word<Field>("field");
  decision.span = span_from(row);
  decision.words = row.text("words");
  decision.payload = row.text("payload");
  decision.initials = row.text("initials");
  decision.decided_at = row.text("decided_at");
  return decision;
}

relate::Facts relation_facts(sqlite::Query& row) {
  relate::Facts facts;
  facts.number = static_cast<std::uint64_t>(row.integer("order_number"));
  facts.day = static_cast<std::int32_t>(row.integer("day"));
  facts.own = row.count("own_words");
  facts.reprint_tag = row.integer("reprint") != 0;
  facts.contribution = row.integer("contribution") != 0;
  return facts;
}

}  // namespace whosays
