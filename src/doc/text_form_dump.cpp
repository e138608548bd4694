// Document -> text form: the strings, then the rows of the layers asked for, in the order of the line.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/text_util.h"
#include "base/utf8.h"
#include "doc/text_form.h"
#include "doc/text_form_escape.h"

namespace whosays::text_form {
namespace {

std::string_view yes_no(bool value) { return value ? "yes" : "no"; }

class Dumper {
 public:
  explicit Dumper(const Document& document)
      : document_(document),
        text_points_(document.article.text, utf8::Unit::code_points),
        title_points_(document.article.title, utf8::Unit::code_points) {}

  void header() {
    const Article& article = document_.article;
    line("== {}", blanks_collapsed(article.id.empty() ? "-" : article.id));
    if (!article.title.empty()) line("title {}", escaped(article.title));
    if (!article.published.empty()) line("published {}", escaped(article.published));
    line("text");
    if (article.text.empty()) return;
    for (const std::string_view text : split(article.text, '\n')) line(text.empty() ? "|{}" : "| {}", text);
  }

  void tokens() {
    if (absent(document_.text.tokens.state, "tokens")) return;
    passage_tokens(Field::title);
    passage_tokens(Field::text);
  }

  void tags() {
    if (absent(document_.text.tags.state, "tags")) return;
    words(true, false);
  }

  void trees() {
    if (absent(document_.text.trees.state, "trees")) return;
    words(false, true);
  }

  /// Tags and trees, a block a word: for `all`.
  void syntax() {
    if (document_.text.tags.state == LayerState::absent) return tags();
    words(true, document_.text.trees.state == LayerState::present);
  }

  void quotes() {
    if (absent(document_.text.quotations.state, "quotations")) return;
    for (const Field f : {Field::title, Field::text})
      for (const Quotation& row : document_.passage(f).quotations.rows) quotation(f, row);
  }

  void names() {
    if (absent(document_.names.state, "names")) return;
    for (const Name& row : document_.names.rows) {
      begin("name", row.field);
      span("span", row.field, row.span);
      word_of("type", row.type);
    }
  }

  void actors() {
    if (absent(document_.actors.state, "actors")) return;
    for (std::uint32_t i = 0; i < document_.actors.rows.size(); ++i) actor(i);
  }

  void times() {
    if (absent(document_.times.state, "times")) return;
    for (std::uint32_t i = 0; i < document_.times.rows.size(); ++i) {
      const Time& row = document_.times.rows[i];
      begin("time", row.field);
      line("  id t{}", i + 1);
      span("span", row.field, row.span);
      text("value", row.value);
      word_of("type", row.type);
    }
  }

  void attributions() {
    if (absent(document_.attributions.state, "attributions")) return;
    for (const Attribution& row : document_.attributions.rows) attribution(row);
  }

  void statements() {
    if (!absent(document_.statements.state, "statements")) {
      if (document_.statements.rows.empty()) line("no statements");
      for (const Statement& row : document_.statements.rows) statement(row);
    }
    for (const Mention& row : document_.unknowns.rows) {
      begin("unknown", row.field);
      span("span", row.field, row.span);
    }
    for (const Notice& row : document_.notices.rows) {
      line("notice");
      word_of("kind", row.kind);
      span("span", Field::text, row.span);
      text("date", row.date);
    }
    for (const IntegrityMark& row : document_.integrity.rows) {
      line("integrity");
      word_of("kind", row.kind);
      if (!row.spans.empty()) spans("span", Field::text, row.spans);
      text("note", row.note);
    }
  }

  /// In comments: for looking at, not for samples (those are tables, tests/golden/told).
  void told() {
    if (absent(document_.told.state, "told")) return;
    const std::string& text = document_.article.text;
    const auto account = [&](bool own, StatementId statement) {
      const std::string number = statement.valid() ? fmt::format(" ({})", statement.value + 1) : std::string();
      return (own ? "the article itself" : "statement") + number;
    };
    const auto form = [&](const std::optional<Span>& words) {
      return words ? span_form(text, text_points_, *words) : std::string("-");
    };
    for (const ToldRow& row : document_.told.rows)
      line("# {}: {} {}, by {}, of {}; by the account of {}", word(row.state), form(row.who), form(row.cue),
           form(row.from_span), form(row.what), account(row.own_account, row.statement));
    for (const Tie& row : document_.ties.rows)
      line("# tie {}: {} {} {}, {}; by the account of {}", row.kind, form(row.who_span), form(row.cue),
           form(row.whom_span), word(row.state), account(row.own_account, row.statement));
  }

  std::string take() { return std::move(out_); }

 private:
  // ---- lines ----
  template <class... Arguments>
  void line(fmt::string_view form, const Arguments&... arguments) {
    fmt::vformat_to(std::back_inserter(out_), form, fmt::make_format_args(arguments...));
    out_ += '\n';
  }
  /// Says so in a comment when a stage has not run: an absent layer is not an empty one.
  bool absent(LayerState state, std::string_view layer) {
    if (state == LayerState::present) return false;
    line("# no layer of {}: its stage has not run", layer);
    return true;
  }
  void begin(std::string_view kind, Field field) {
    line("{}", kind);
    if (field == Field::title) line("  field title");
  }
  void text(std::string_view key, std::string_view value) {
    if (!trimmed(value).empty()) line("  {} {}", key, escaped(trimmed(value)));
  }
  template <class E>
  void word_of(std::string_view key, E value) {
    line("  {} {}", key, word(value));
  }
  [[nodiscard]] std::string form_of(Field field, Span bytes) const {
    return span_form(document_.article.field(field), field == Field::text ? text_points_ : title_points_, bytes);
  }
  [[nodiscard]] std::string form_of(Field field, std::span<const Span> list) const {
    std::string out;
    for (const Span& bytes : list) out += (out.empty() ? "" : " ") + form_of(field, bytes);
    return out.empty() ? "-" : out;
  }
  void span(std::string_view key, Field field, Span bytes) { line("  {} {}", key, form_of(field, bytes)); }
  void span(std::string_view key, Field field, const std::optional<Span>& bytes) {
    if (bytes) span(key, field, *bytes);
  }
  /// `-` when there are none.
  void spans(std::string_view key, Field field, std::span<const Span> list) {
    line("  {} {}", key, form_of(field, list));
  }
  void row_of(std::string_view key, char letter, std::uint32_t row) { line("  {} {}{}", key, letter, row + 1); }

  // ---- rows ----
  /// Words with blanks between them, as CoNLL-U has them.
  [[nodiscard]] std::string words_of(Field field, const Sentence& row) const {
    const Words& words = document_.passage(field).words;
    std::string out;
    for (std::uint32_t i = row.first_word; i < row.end_word; ++i)
      out += fmt::format("{}{}", out.empty() ? "" : " ", document_.words(field, words.span[i]));
    return out;
  }

  void passage_tokens(Field field) {
    const Passage& passage = document_.passage(field);
    for (const Sentence& row : passage.sentences.rows) {
      begin("sentence", field);
      span("span", field, row.span);
      line("  paragraph {}", row.paragraph);
      if (passage.words.state == LayerState::present) text("words", words_of(field, row));
    }
    static constexpr auto kKinds =
        std::to_array<std::string_view>({"word", "number", "punctuation", "quote_mark", "symbol"});
    for (std::uint32_t i = 0; i < passage.tokens.size(); ++i) {
      begin("token", field);
      span("span", field, passage.tokens.span[i]);
      line("  kind {}", kKinds[static_cast<std::size_t>(passage.tokens.kind[i])]);
    }
  }

  void words(bool with_tags, bool with_trees) {
    for (const Field field : {Field::title, Field::text})
      for (const Sentence& sentence : document_.passage(field).sentences.rows)
        for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
          const Passage& passage = document_.passage(field);
          begin("word", field);
          span("span", field, passage.words.span[i]);
          if (passage.words.part[i] != 0) line("  part {}", passage.words.part[i]);
          if (with_tags) tag(passage.tags, i);
          if (with_trees) arc(passage.trees, sentence, i);
        }
  }

  void tag(const Tags& layer, std::uint32_t i) {
    word_of("upos", layer.upos[i]);
    word_of("xpos", layer.xpos[i]);
    text("lemma", layer.lemma_at(i));
  }

  void arc(const Trees& layer, const Sentence& sentence, std::uint32_t i) {
    line("  head {}", layer.head[i] == Trees::kRoot ? 0 : layer.head[i] - sentence.first_word + 1);
    word_of("relation", layer.relation[i]);
  }

  void quotation(Field field, const Quotation& row) {
    begin("quotation", field);
    span("span", field, row.span);
    if (row.depth > 0) line("  depth {}", row.depth);
    if (!row.closed) line("  closed no");
    if (row.scare) line("  scare yes");
  }

  void actor(std::uint32_t i) {
    const Actor& row = document_.actors.rows[i];
    line("actor");
    row_of("id", 'a', i);
    text("name", row.name);
    if (!row.named) line("  named no");
    word_of("kind", row.kind);
    for (const Role& role : document_.actors.roles.at(row.roles)) {
      span("role", Field::text, role.span);
      if (document_.words(Field::text, role.span) != role.text) text("role_words", role.text);
    }
    for (const Mention& mention : document_.actors.mentions.at(row.mentions))
      span(mention.field == Field::text ? "mention" : "mention_title", mention.field, mention.span);
    for (const ActorId member : document_.actors.members.at(row.members)) row_of("member", 'a', member.value);
  }

  void attribution(const Attribution& row) {
    begin("attribution", row.field);
    word_of("form", row.form);
    const Pool<Span>& pool = document_.attributions.spans;
    spans("source", row.field, pool.at(row.source));
    spans("cue", row.field, pool.at(row.cue));
    spans("content", row.field, pool.at(row.content));
    if (!row.hearer.empty()) spans("hearer", row.field, pool.at(row.hearer));
    text("lemma", row.cue_lemma);
    if (row.within.valid()) line("  within {}", row.within.value + 1);
    line("  confidence {:.2f}", row.confidence);
    text("doubt", row.doubt);
    text("rule", row.rule);
  }

  void statement(const Statement& row) {
    const Pool<Span>& pool = document_.statements.spans;
    begin("statement", row.field);
    text("id", row.id);
    word_of("form", row.form);
    word_of("act", row.act);
    word_of("class", row.source_class);
    spans("source", row.field, pool.at(row.source));
    spans("cue", row.field, pool.at(row.cue));
    text("lemma", row.cue_lemma);
    spans("content", row.field, pool.at(row.content));
    source(row);
    word_of("certainty", row.stated_certainty);
    word_of("polarity", row.polarity);
    line("  negated {}", yes_no(row.negated));
    if (!row.hedges.empty()) spans("hedge", row.field, pool.at(row.hedges));
    chain(row);
    clocks(row);
    line("  confidence {:.2f}", row.reading_confidence);
    text("set_aside", row.set_aside);
    text("why", row.why);
  }

  void source(const Statement& row) {
    if (row.actor.valid()) row_of("actor", 'a', row.actor.value);
    if (row.speaks_for.valid()) row_of("speaks_for", 'a', row.speaks_for.value);
    if (row.count) line("  count {}", *row.count);
    if (row.count_min) line("  count_min {}", *row.count_min);
    text("descriptor", row.descriptor);
    word_of("basis", row.basis);
    span("basis_span", row.field, row.basis_span);
    span("reason", row.field, row.anonymity_reason);
    span("terms", row.field, row.terms);
    span("channel", row.field, row.channel);
  }

  void chain(const Statement& row) {
    const Statements& layer = document_.statements;
    for (const Against& against : layer.against.at(row.against)) {
      party("against", row.field, against.actor, against.spans);
      if (against.reading_confidence < 1) line("  against_confidence {:.2f}", against.reading_confidence);
    }
    for (const Answer& answer : layer.answers.at(row.answers)) {
      const std::string which = answer.statement.valid() ? std::to_string(answer.statement.value + 1) : "-";
      line("  answers {} {}", which, word(answer.extent));
    }
    if (row.within.valid()) line("  within {}", row.within.value + 1);
    for (const Party& to : layer.parties.at(row.to)) party("to", row.field, to.actor, to.spans);
    for (const Party& via : layer.parties.at(row.via)) party("via", row.field, via.actor, via.spans);
  }

  void clocks(const Statement& row) {
    if (row.said.valid()) row_of("said", 't', row.said.value);
    std::string about;
    for (const TimeId time : document_.statements.times.at(row.about)) about += fmt::format(" t{}", time.value + 1);
    if (!about.empty()) line("  about{}", about);
  }

  /// `to a1 0-5{staff}`; the actor is left out when it is not known.
  void party(std::string_view key, Field field, ActorId actor, Range range) {
    const std::string who = actor.valid() ? fmt::format("a{} ", actor.value + 1) : std::string();
    line("  {} {}{}", key, who, form_of(field, document_.statements.spans.at(range)));
  }

  const Document& document_;
  utf8::OffsetTable text_points_;
  utf8::OffsetTable title_points_;
  std::string out_;
};

struct Layer {
  std::string_view name;
  void (Dumper::*write)();
};

constexpr auto kLayers = std::to_array<Layer>({
    {"tokens", &Dumper::tokens},
    {"tags", &Dumper::tags},
    {"trees", &Dumper::trees},
    {"quotes", &Dumper::quotes},
    {"names", &Dumper::names},
    {"actors", &Dumper::actors},
    {"times", &Dumper::times},
    {"attributions", &Dumper::attributions},
    {"statements", &Dumper::statements},
    {"told", &Dumper::told},
});

Error unknown_layer(std::string_view layer) {
  std::string known = "text";
  for (const Layer& row : kLayers) known += fmt::format(", {}", row.name);
  return {ErrorKind::usage, fmt::format("no layer {}; the layers are {}, all", layer, known)};
}

}  // namespace

Result<std::string> dump(const Document& document, std::string_view layer) {
  const bool known =
      layer == "text" || layer == "all" || std::ranges::find(kLayers, layer, &Layer::name) != kLayers.end();
  if (!known) return unknown_layer(layer);
  Dumper dumper(document);
  dumper.header();
  for (const Layer& row : kLayers) {
    const bool of_words = row.name == "tags" || row.name == "trees";
    if (layer == row.name || (layer == "all" && !of_words)) (dumper.*row.write)();
    if (layer == "all" && row.name == "tokens") dumper.syntax();
  }
  return dumper.take();
}

}  // namespace whosays::text_form
