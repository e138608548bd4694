// Sample -> Document. One pass over the blocks, each row read by the function of its kind; references between rows are
// checked at the end, because they may point forward.
#include "doc/sample_document.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

#include "base/text_util.h"
#include "doc/sample_columns.h"

namespace whosays::text_form {
namespace {

std::string value_of(const Block& block, std::string_view key) {
  const Entry* entry = block.find(key);
  return entry == nullptr ? std::string() : entry->value;
}

std::vector<Span> spans_of(const Block& block, std::string_view key) {
  const Entry* entry = block.find(key);
  return entry == nullptr ? std::vector<Span>() : entry->spans;
}

Span span_of(const Block& block, std::string_view key) {
  const std::vector<Span> spans = spans_of(block, key);
  return spans.empty() ? Span() : spans.front();
}

std::optional<Span> optional_span(const Block& block, std::string_view key) {
  const std::vector<Span> spans = spans_of(block, key);
  return spans.empty() ? std::nullopt : std::optional(spans.front());
}

template <class E>
void read_word(const Block& block, std::string_view key, E& into) {
  if (const auto word = parse_word<E>(value_of(block, key))) into = *word;  // the parser has refused unknown words
}

/// Builds the rows; the first thing that does not fit is kept as the error.
class Builder {
 public:
  Result<Document> build(const Sample& sample) {
    document_.article.id = sample.id;
    document_.article.title = sample.title;
    document_.article.text = sample.text;
    document_.article.published = sample.published;
    if (sample.no_statements) document_.statements.state = LayerState::present;
    for (const Block& block : sample.blocks) add(block);
    for (const Field field : {Field::text, Field::title}) {
      Passage& passage = field == Field::text ? document_.text : document_.title;
      finish_tokens(passage, document_.article.field(field));
      if (const auto problem = finish_words(passage)) fail(0, *problem);
    }
    check_references();
    if (error_) return *error_;
    return std::move(document_);
  }

 private:
  void add(const Block& block) {
    if (block.kind == "sentence") return sentence(block);
    if (block.kind == "token") return token(block);
    if (block.kind == "word") return word(block);
    if (block.kind == "quotation") return quotation(block);
    if (block.kind == "name") return name(block);
    if (block.kind == "actor") return actor(block);
    if (block.kind == "time") return time(block);
    if (block.kind == "attribution") return attribution(block);
    if (block.kind == "statement") return statement(block);
    if (block.kind == "unknown") return unknown(block);
    if (block.kind == "notice") return notice(block);
    integrity(block);
  }

  // ---- values ----
  void fail(std::size_t line, std::string_view reason) {
    if (!error_)
      error_ = Error{ErrorKind::input, line == 0 ? std::string(reason) : fmt::format("line {}: {}", line, reason)};
  }
  std::optional<std::uint32_t> number(std::string_view written, std::size_t line) {
    std::uint32_t value = 0;
    const char* end = written.data() + written.size();
    const auto [stop, problem] = std::from_chars(written.data(), end, value);
    if (problem == std::errc() && stop == end) return value;
    fail(line, fmt::format("not a number: {}", written));
    return std::nullopt;
  }
  std::optional<std::uint32_t> number(const Block& block, std::string_view key) {
    const Entry* entry = block.find(key);
    return entry == nullptr ? std::nullopt : number(entry->value, entry->line);
  }
  float confidence(const Block& block) {
    const Entry* entry = block.find("confidence");
    return entry == nullptr ? 0.0F : share(*entry);
  }
  static float share(const Entry& entry) { return std::strtof(entry.value.c_str(), nullptr); }
  /// A row written from 1, `a2`, `t1` or (letter 0) `3`.
  template <class Tag>
  Id<Tag> row(std::string_view written, char letter, std::size_t line) {
    if (letter != 0) {
      if (!written.starts_with(letter)) {
        fail(line, fmt::format("expected {}N: {}", letter, written));
        return {};
      }
      written.remove_prefix(1);
    }
    const auto value = number(written, line);
    if (value && *value == 0) fail(line, "rows count from 1");
    return value && *value > 0 ? Id<Tag>(*value - 1) : Id<Tag>();
  }
  ActorId actor_row(const Entry* entry) {
    const bool names_row = entry != nullptr && entry->value.starts_with('a');
    return names_row ? row<ActorTag>(split(entry->value, ' ').front(), 'a', entry->line) : ActorId();
  }
  StatementId within(const Block& block) {
    const Entry* entry = block.find("within");
    return entry == nullptr ? StatementId() : row<StatementTag>(entry->value, 0, entry->line);
  }

  // ---- rows ----
  Passage& passage(const Block& block) { return block.field == Field::text ? document_.text : document_.title; }

  void sentence(const Block& block) {
    Sentences& layer = passage(block).sentences;
    layer.state = LayerState::present;
    Sentence row;
    row.span = span_of(block, "span");
    row.paragraph = number(block, "paragraph").value_or(0);
    layer.paragraphs = row.paragraph + 1;
    layer.rows.push_back(row);
  }

  void token(const Block& block) {
    Tokens& layer = passage(block).tokens;
    layer.state = LayerState::present;
    const std::string kind = value_of(block, "kind");
    layer.span.push_back(span_of(block, "span"));
    layer.kind.push_back(kind == "number"        ? TokenKind::number
                         : kind == "punctuation" ? TokenKind::punctuation
                         : kind == "quote_mark"  ? TokenKind::quote_mark
                         : kind == "symbol"      ? TokenKind::symbol
                                                 : TokenKind::word);
  }

  /// A row of words, and of tags and trees where it has them. Heads are numbers in the sentence until the end.
  void word(const Block& block) {
    Passage& p = passage(block);
    p.words.state = LayerState::present;
    p.words.span.push_back(span_of(block, "span"));
    p.words.part.push_back(static_cast<std::uint8_t>(number(block, "part").value_or(0)));
    if (block.find("upos") != nullptr) {
      p.tags.state = LayerState::present;
      read_word(block, "upos", p.tags.upos.emplace_back(Upos::x));
      read_word(block, "xpos", p.tags.xpos.emplace_back(Xpos::xx));
      p.tags.add_lemma(value_of(block, "lemma"));
    }
    if (const Entry* head = block.find("head")) {
      p.trees.state = LayerState::present;
      p.trees.head.push_back(number(head->value, head->line).value_or(0));
      read_word(block, "relation", p.trees.relation.emplace_back(Relation::dep));
    }
    const std::size_t rows = p.words.size();
    const bool even =
        (p.tags.upos.empty() || p.tags.upos.size() == rows) && (p.trees.head.empty() || p.trees.head.size() == rows);
    if (!even) fail(block.line, "some words have tags or heads, others have none");
  }

  void quotation(const Block& block) {
    Quotations& layer = passage(block).quotations;
    layer.state = LayerState::present;
    Quotation row;
    row.span = span_of(block, "span");
    row.depth = static_cast<std::uint8_t>(number(block, "depth").value_or(0));
    row.closed = value_of(block, "closed") != "no";
    row.scare = value_of(block, "scare") == "yes";
    layer.rows.push_back(row);
  }

  void name(const Block& block) {
    document_.names.state = LayerState::present;
    Name row{block.field, span_of(block, "span"), NameType::other};
    read_word(block, "type", row.type);
    document_.names.rows.push_back(row);
  }

  void actor(const Block& block) {
    document_.actors.state = LayerState::present;
    Actor row;
    row.name = value_of(block, "name");
    row.named = value_of(block, "named") != "no";
    read_word(block, "kind", row.kind);
    std::vector<Role> roles;
    std::vector<Mention> mentions;
    std::vector<ActorId> members;
    for (const Entry& entry : block.entries) {
      if (entry.key == "role_words" && !roles.empty()) roles.back().text = entry.value;
      for (const Span span : entry.spans) {
        if (entry.key == "role") roles.push_back({std::string(document_.words(Field::text, span)), span});
        if (entry.key == "mention") mentions.push_back({Field::text, span});
        if (entry.key == "mention_title") mentions.push_back({Field::title, span});
      }
      if (entry.key == "member") members.push_back(this->row<ActorTag>(entry.value, 'a', entry.line));
    }
    row.roles = document_.actors.roles.add(roles);
    row.mentions = document_.actors.mentions.add(mentions);
    row.members = document_.actors.members.add(members);
    document_.actors.rows.push_back(std::move(row));
  }

  void time(const Block& block) {
    document_.times.state = LayerState::present;
    Time row{block.field, span_of(block, "span"), value_of(block, "value"), TimeType::date};
    read_word(block, "type", row.type);
    document_.times.rows.push_back(std::move(row));
  }

  void attribution(const Block& block) {
    Attributions& layer = document_.attributions;
    layer.state = LayerState::present;
    Attribution row;
    row.field = block.field;
    read_word(block, "form", row.form);
    row.source = layer.spans.add(spans_of(block, "source"));
    row.cue = layer.spans.add(spans_of(block, "cue"));
    row.content = layer.spans.add(spans_of(block, "content"));
    row.hearer = layer.spans.add(spans_of(block, "hearer"));
    row.cue_lemma = value_of(block, "lemma");
    row.within = within(block);
    row.confidence = confidence(block);
    row.doubt = value_of(block, "doubt");
    row.rule = value_of(block, "rule");
    layer.rows.push_back(std::move(row));
  }

  void statement(const Block& block) {
    Statements& layer = document_.statements;
    layer.state = LayerState::present;
    statement_lines_.push_back(block.line);
    Statement row;
    row.id = value_of(block, "id");
    if (row.id.empty()) row.id = fmt::format("s{}", layer.rows.size() + 1);
    row.field = block.field;
    read_word(block, "form", row.form);
    row.source = layer.spans.add(spans_of(block, "source"));
    row.cue = layer.spans.add(spans_of(block, "cue"));
    row.content = layer.spans.add(spans_of(block, "content"));
    row.cue_lemma = value_of(block, "lemma");
    source(block, row);
    read_word(block, "act", row.act);
    read_word(block, "certainty", row.stated_certainty);
    read_word(block, "polarity", row.polarity);
    row.negated = value_of(block, "negated") == "yes";
    row.hedges = layer.spans.add(spans_of(block, "hedge"));
    row.within = within(block);
    chain(block, row);
    row.reading_confidence = confidence(block);
    row.set_aside = value_of(block, "set_aside");
    row.why = value_of(block, "why");
    layer.rows.push_back(std::move(row));
  }

  void source(const Block& block, Statement& row) {
    read_word(block, "class", row.source_class);
    row.actor = actor_row(block.find("actor"));
    row.speaks_for = actor_row(block.find("speaks_for"));
    row.count = number(block, "count");
    row.count_min = number(block, "count_min");
    row.descriptor = value_of(block, "descriptor");
    read_word(block, "basis", row.basis);
    row.basis_span = optional_span(block, "basis_span");
    row.anonymity_reason = optional_span(block, "reason");
    row.terms = optional_span(block, "terms");
    row.channel = optional_span(block, "channel");
  }

  void chain(const Block& block, Statement& row) {
    Statements& layer = document_.statements;
    std::vector<Against> against;
    std::vector<Answer> answers;
    std::vector<Party> to;
    std::vector<Party> via;
    std::vector<TimeId> about;
    for (const Entry& entry : block.entries) {
      if (entry.key == "against") against.push_back({actor_row(&entry), layer.spans.add(entry.spans)});
      if (entry.key == "against_confidence" && !against.empty())
        against.back().reading_confidence = share(entry);  // of the one on the line before
      if (entry.key == "to") to.push_back({actor_row(&entry), layer.spans.add(entry.spans)});
      if (entry.key == "via") via.push_back({actor_row(&entry), layer.spans.add(entry.spans)});
      if (entry.key == "answers") answers.push_back(answer(entry));
      if (entry.key == "said") row.said = this->row<TimeTag>(entry.value, 't', entry.line);
      if (entry.key != "about") continue;
      for (const std::string_view time : split(entry.value, ' '))
        about.push_back(this->row<TimeTag>(time, 't', entry.line));
    }
    row.against = layer.against.add(against);
    row.answers = layer.answers.add(answers);
    row.to = layer.parties.add(to);
    row.via = layer.parties.add(via);
    row.about = layer.times.add(about);
  }

  /// `2 all` or `- unclear`.
  Answer answer(const Entry& entry) {
    const auto parts = split(entry.value, ' ');
    Answer answer;
    const auto extent = parts.size() == 2 ? parse_word<Extent>(parts[1]) : std::nullopt;
    if (!extent) {
      fail(entry.line, fmt::format("not an answer: {}", entry.value));
      return answer;
    }
    answer.extent = *extent;
    if (parts[0] != "-") answer.statement = row<StatementTag>(parts[0], 0, entry.line);
    return answer;
  }

  void unknown(const Block& block) {
    document_.unknowns.state = LayerState::present;
    document_.unknowns.rows.push_back({block.field, span_of(block, "span")});
  }

  void notice(const Block& block) {
    document_.notices.state = LayerState::present;
    Notice row{NoticeKind::correction, span_of(block, "span"), value_of(block, "date")};
    read_word(block, "kind", row.kind);
    document_.notices.rows.push_back(std::move(row));
  }

  void integrity(const Block& block) {
    document_.integrity.state = LayerState::present;
    IntegrityMark row{IntegrityKind::unclosed_quotation, spans_of(block, "span"), value_of(block, "note")};
    read_word(block, "kind", row.kind);
    document_.integrity.rows.push_back(std::move(row));
  }

  // ---- references ----
  template <class Tag>
  void check(Id<Tag> row, std::size_t rows, std::string_view what, std::size_t line) {
    if (row.valid() && row.value >= rows) fail(line, fmt::format("a statement without its {} {}", what, row.value + 1));
  }

  void check_references() {
    const Statements& layer = document_.statements;
    const std::size_t actors = document_.actors.rows.size();
    const std::size_t times = document_.times.rows.size();
    const std::size_t statements = layer.rows.size();
    for (std::size_t i = 0; i < statements; ++i) {
      const Statement& row = layer.rows[i];
      const std::size_t line = statement_lines_[i];
      check(row.actor, actors, "actor", line);
      check(row.speaks_for, actors, "actor", line);
      check(row.said, times, "time", line);
      check(row.within, statements, "statement", line);
      for (const TimeId time : layer.times.at(row.about)) check(time, times, "time", line);
      for (const Answer& answer : layer.answers.at(row.answers)) check(answer.statement, statements, "statement", line);
      for (const Against& against : layer.against.at(row.against)) check(against.actor, actors, "actor", line);
      for (const Range range : {row.to, row.via})
        for (const Party& party : layer.parties.at(range)) check(party.actor, actors, "actor", line);
    }
  }

  Document document_;
  std::vector<std::size_t> statement_lines_;  ///< for messages about references
  std::optional<Error> error_;
};

}  // namespace

Result<Document> document_of(const Sample& sample) { return Builder().build(sample); }

}  // namespace whosays::text_form
