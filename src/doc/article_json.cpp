// Document -> one line of "whosays.article/1". One pass over the layers; spans are converted with one table a string,
// so the cost is linear in the document. The keys and their order are the contract of DESIGN.md; docs/json.md explains
// them.
#include "doc/article_json.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/text_util.h"
#include "doc/spellings.h"

namespace whosays {
namespace {

class ArticleWriter {
 public:
  ArticleWriter(const Document& document, const JsonOptions& options, rapidjson::StringBuffer& out)
      : document_(document),
        spellings_(document),
        text_offsets_(document.article.text, options.offsets),
        title_offsets_(document.article.title, options.offsets),
        json_(out) {}

  void write() {
    json_.StartObject();
    head();
    if (document_.text.sentences.state == LayerState::present) sentences();
    if (document_.names.state == LayerState::present) names();
    if (document_.actors.state == LayerState::present) actors();
    if (document_.statements.state == LayerState::present) statements();
    if (document_.times.state == LayerState::present) times();
    if (document_.told.state == LayerState::present) told();
    if (document_.ties.state == LayerState::present) ties();
    if (document_.unknowns.state == LayerState::present) unknowns();
    if (document_.notices.state == LayerState::present) notices();
    if (document_.integrity.state == LayerState::present) integrity();
    json_.EndObject();
  }

 private:
  // ---- values ----
  void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void string(std::string_view text) { json_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  void string(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }
  /// An empty string is an unknown one.
  void string_or_null(std::string_view name, std::string_view text) {
    key(name);
    text.empty() ? static_cast<void>(json_.Null()) : string(text);
  }
  template <class E>
  void word_of(std::string_view name, E value) {
    string(name, word(value));
  }
  void id(char letter, std::uint32_t row) { string(letter + std::to_string(row + 1)); }
  void actor_or_null(std::string_view name, ActorId actor) {
    key(name);
    actor.valid() ? id('a', actor.value) : static_cast<void>(json_.Null());
  }
  void count_or_null(std::string_view name, const std::optional<std::uint32_t>& count) {
    key(name);
    count ? json_.Uint(*count) : json_.Null();
  }
  void span(Field field, Span bytes) {
    const utf8::OffsetTable& offsets = field == Field::text ? text_offsets_ : title_offsets_;
    json_.StartArray();
    json_.Uint(offsets.from_byte(bytes.begin));
    json_.Uint(offsets.from_byte(bytes.end));
    json_.EndArray();
  }
  void span(std::string_view name, Field field, Span bytes) {
    key(name);
    span(field, bytes);
  }
  void span_or_null(std::string_view name, Field field, const std::optional<Span>& bytes) {
    key(name);
    bytes ? span(field, *bytes) : static_cast<void>(json_.Null());
  }
  void spans(std::string_view name, Field field, std::span<const Span> list) {
    key(name);
    json_.StartArray();
    for (const Span& bytes : list) span(field, bytes);
    json_.EndArray();
  }
  /// `"name":[` each row in the text `]`
  template <class Row, class Write>
  void array(std::string_view name, std::span<const Row> rows, Write write_row) {
    key(name);
    json_.StartArray();
    for (const Row& row : rows) write_row(row);
    json_.EndArray();
  }

  // ---- layers ----
  void head() {
    const Article& article = document_.article;
    string("schema", "whosays.article/1");
    string_or_null("engine", document_.engine);
    string_or_null("model", document_.model);
    string("id", article.id);
    string_or_null("sha256", article.sha256);
    string_or_null("url", article.url);
    string_or_null("publisher", article.publisher);
    string_or_null("title", article.title);
    string_or_null("byline", article.byline);
    string_or_null("published", article.published);
    if (!article.modified.empty()) string("modified", article.modified);
    if (!article.retrieved.empty()) string("retrieved", article.retrieved);
    if (!article.credit.empty()) string("credit", article.credit);
    string_or_null("language", article.language);
    string("text", article.text);
  }

  void sentences() {
    array("sentences", std::span<const Sentence>(document_.text.sentences.rows),
          [&](const Sentence& row) { span(Field::text, row.span); });
  }

  void names() {
    array("names", std::span<const Name>(document_.names.rows), [&](const Name& row) {
      if (row.field != Field::text) return;  // the contract's names have no field
      json_.StartObject();
      span("span", Field::text, row.span);
      word_of("type", row.type);
      json_.EndObject();
    });
  }

  void actors() {
    key("actors");
    json_.StartArray();
    for (std::uint32_t i = 0; i < document_.actors.rows.size(); ++i) actor(i);
    json_.EndArray();
  }

  void actor(std::uint32_t row) {
    const Actor& actor = document_.actors.rows[row];
    json_.StartObject();
    key("id");
    id('a', row);
    string("name", actor.name);
    if (!actor.named) {
      key("named");
      json_.Bool(false);
    }
    word_of("kind", actor.kind);
    array("roles", document_.actors.roles.at(actor.roles), [&](const Role& role) {
      json_.StartObject();
      string("text", role.text);
      span("span", Field::text, role.span);
      json_.EndObject();
    });
    const std::vector<Spelling> aliases = spellings_.in_text(actor);
    array("aliases", std::span<const Spelling>(aliases), [&](const Spelling& alias) {
      json_.StartObject();
      string("text", alias.text);
      key("n");
      json_.Uint(alias.count);
      json_.EndObject();
    });
    array("mentions", document_.actors.mentions.at(actor.mentions), [&](const Mention& mention) {
      if (mention.field == Field::text) span(Field::text, mention.span);
    });
    if (!actor.members.empty())
      array("members", document_.actors.members.at(actor.members), [&](ActorId member) { id('a', member.value); });
    json_.EndObject();
  }

  void statements() {
    array("statements", std::span<const Statement>(document_.statements.rows),
          [&](const Statement& row) { statement(row); });
  }

  void statement(const Statement& s) {
    json_.StartObject();
    string("id", s.id);
    word_of("field", s.field);
    word_of("form", s.form);
    source(s);
    key("cue");
    json_.StartObject();
    spans("spans", s.field, document_.statements.spans.at(s.cue));
    string_or_null("lemma", s.cue_lemma);
    json_.EndObject();
    key("content");
    json_.StartObject();
    spans("spans", s.field, document_.statements.spans.at(s.content));
    json_.EndObject();
    footing(s);
    chain(s);
    if (document_.times.state == LayerState::present) clocks(s);
    confidence(s.reading_confidence);
    string_or_null("set_aside", s.set_aside);
    json_.EndObject();
  }

  void source(const Statement& s) {
    key("source");
    json_.StartObject();
    spans("spans", s.field, document_.statements.spans.at(s.source));
    word_of("class", s.source_class);
    actor_or_null("actor", s.actor);
    actor_or_null("speaks_for", s.speaks_for);
    count_or_null("count", s.count);
    count_or_null("count_min", s.count_min);
    string_or_null("descriptor", s.descriptor);
    word_of("basis", s.basis);
    span_or_null("basis_span", s.field, s.basis_span);
    span_or_null("anonymity_reason", s.field, s.anonymity_reason);
    span_or_null("terms", s.field, s.terms);
    span_or_null("channel", s.field, s.channel);
    json_.EndObject();
  }

  void footing(const Statement& s) {
    word_of("act", s.act);
    word_of("stated_certainty", s.stated_certainty);
    word_of("polarity", s.polarity);
    key("negated");
    json_.Bool(s.negated);
    spans("hedges", s.field, document_.statements.spans.at(s.hedges));
    array("against", document_.statements.against.at(s.against), [&](const Against& row) { against(s.field, row); });
    array("answers", document_.statements.answers.at(s.answers), [&](const Answer& row) {
      json_.StartObject();
      statement_or_null("statement", row.statement);
      word_of("extent", row.extent);
      json_.EndObject();
    });
  }

  void chain(const Statement& s) {
    statement_or_null("within", s.within);
    const auto write = [&](const Party& row) { party(s.field, row.actor, row.spans); };
    array("to", document_.statements.parties.at(s.to), write);
    array("via", document_.statements.parties.at(s.via), write);
  }

  void clocks(const Statement& s) {
    key("said");
    in_text(s.said) ? id('t', s.said.value) : static_cast<void>(json_.Null());
    array("about", document_.statements.times.at(s.about), [&](TimeId time) {
      if (in_text(time)) id('t', time.value);
    });
  }

  /// Times of the title are not listed, so nothing may point to them.
  [[nodiscard]] bool in_text(TimeId time) const {
    return time.valid() && document_.times.rows[time.value].field == Field::text;
  }

  void statement_or_null(std::string_view name, StatementId row) {
    string_or_null(name, row.valid() ? std::string_view(document_.statements.rows[row.value].id) : std::string_view());
  }

  void party(Field field, ActorId actor, Range range) {
    json_.StartObject();
    who(field, actor, range);
    json_.EndObject();
  }

  void against(Field field, const Against& row) {
    json_.StartObject();
    who(field, row.actor, row.spans);
    confidence(row.reading_confidence);
    json_.EndObject();
  }

  void who(Field field, ActorId actor, Range range) {
    actor_or_null("actor", actor);
    spans("spans", field, document_.statements.spans.at(range));
  }

  void confidence(float value) {
    key("reading_confidence");
    json_.Double(std::round((std::isfinite(value) ? double{value} : 0.0) * 1000) / 1000);
  }

  void times() {
    key("times");
    json_.StartArray();
    for (std::uint32_t i = 0; i < document_.times.rows.size(); ++i) {
      const Time& time = document_.times.rows[i];
      if (time.field != Field::text) continue;
      json_.StartObject();
      key("id");
      id('t', i);
      span("span", Field::text, time.span);
      string_or_null("value", time.value);
      word_of("type", time.type);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void told() {
    array("told", std::span<const ToldRow>(document_.told.rows), [&](const ToldRow& row) {
      json_.StartObject();
      actor_or_null("who", row.actor);
      word_of("state", row.state);
      span_or_null("what", Field::text, row.what);
      actor_or_null("from", row.from);
      clause(row.when, row.statement, row.own_account);
      span("who_span", Field::text, row.who);
      span("cue", Field::text, row.cue);
      span_or_null("from_span", Field::text, row.from_span);
      json_.EndObject();
    });
  }

  void ties() {
    array("ties", std::span<const Tie>(document_.ties.rows), [&](const Tie& row) {
      json_.StartObject();
      string("kind", row.kind);
      actor_or_null("who", row.who);
      actor_or_null("whom", row.whom);
      word_of("state", row.state);
      clause(row.when, row.statement, row.own_account);
      span("who_span", Field::text, row.who_span);
      span("cue", Field::text, row.cue);
      span("whom_span", Field::text, row.whom_span);
      json_.EndObject();
    });
  }

  void clause(TimeId when, StatementId statement, bool own_account) {
    key("when");
    in_text(when) ? id('t', when.value) : static_cast<void>(json_.Null());
    statement_or_null("statement", statement);
    string("account", own_account ? "article" : "statement");
  }

  void unknowns() {
    array("unknowns", std::span<const Mention>(document_.unknowns.rows), [&](const Mention& row) {
      if (row.field == Field::text) span(Field::text, row.span);
    });
  }

  void notices() {
    array("notices", std::span<const Notice>(document_.notices.rows), [&](const Notice& row) {
      json_.StartObject();
      word_of("kind", row.kind);
      span("span", Field::text, row.span);
      string_or_null("date", row.date);
      json_.EndObject();
    });
  }

  void integrity() {
    array("integrity", std::span<const IntegrityMark>(document_.integrity.rows), [&](const IntegrityMark& row) {
      json_.StartObject();
      word_of("kind", row.kind);
      spans("spans", Field::text, row.spans);
      string("note", row.note);
      json_.EndObject();
    });
  }

  const Document& document_;
  const Spellings spellings_;
  utf8::OffsetTable text_offsets_;
  utf8::OffsetTable title_offsets_;
  rapidjson::Writer<rapidjson::StringBuffer> json_;
};

}  // namespace

std::string to_json(const Document& document, const JsonOptions& options) {
  rapidjson::StringBuffer out(nullptr, document.article.text.size() * 2 + 1024);
  ArticleWriter(document, options, out).write();
  return {out.GetString(), out.GetSize()};
}

}  // namespace whosays
