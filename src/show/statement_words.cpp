#include "show/statement_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::show {
namespace {

/// A word of the vocabulary as people read it: "read document".
std::string spaced(std::string_view vocabulary_word) {
  std::string out(vocabulary_word);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

std::string class_and_count(const Statement& statement) {
  std::string text = spaced(word(statement.source_class));
  if (statement.count) text += fmt::format(", {}", *statement.count);
  if (statement.count_min) text += fmt::format(", at least {}", *statement.count_min);
  return text;
}

void place_chain(std::uint32_t first, const std::vector<std::vector<std::uint32_t>>& inside, std::vector<bool>& placed,
                 std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> todo{first};
  while (!todo.empty()) {
    const std::uint32_t row = todo.back();
    todo.pop_back();
    if (placed[row]) continue;
    placed[row] = true;
    order.push_back(row);
    todo.insert(todo.end(), inside[row].rbegin(), inside[row].rend());
  }
}

}  // namespace

std::string_view act_label(Act act) {
  switch (act) {
    case Act::assert_: return "says";
    case Act::acknowledge: return "acknowledges";
    case Act::confirm: return "confirms";
    case Act::deny: return "DENIES";
    case Act::dispute: return "DISPUTES";
    case Act::decline: return "declines";
    case Act::no_response: return "did not respond";
    case Act::unreachable: return "not reached";
    case Act::neither_confirm_nor_deny: return "neither confirms nor denies";
    case Act::accuse: return "accuses";
    case Act::demand: return "demands";
    case Act::promise: return "promises";
    case Act::question: return "questions";
    case Act::believe: return "believes";
    case Act::propose: return "proposes";
    case Act::find: return "finds";
    case Act::correct: return "corrects";
    case Act::retract: return "retracts";
    case Act::apologise: return "apologises";
  }
  return word(act);
}

std::vector<std::uint32_t> chained_order(const Statements& statements) {
  const auto n = static_cast<std::uint32_t>(statements.rows.size());
  std::vector<std::vector<std::uint32_t>> inside(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    const StatementId within = statements.rows[i].within;
    if (within.valid() && within.value < n && within.value != i) inside[within.value].push_back(i);
  }
  std::vector<bool> placed(n, false);
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < n; ++i)
    if (!statements.rows[i].within.valid()) place_chain(i, inside, placed, order);
  for (std::uint32_t i = 0; i < n; ++i)  // whatever a broken chain left out
    place_chain(i, inside, placed, order);
  return order;
}

std::size_t chain_depth(const Statements& statements, std::uint32_t row) {
  std::size_t depth = 0;
  StatementId at = statements.rows[row].within;
  while (at.valid() && at.value < statements.rows.size() && depth < kDeepest) {
    ++depth;
    at = statements.rows[at.value].within;
  }
  return depth;
}

StatementWords::StatementWords(const Document& document)
    : document_(document), statements_(document.statements), lines_(document.article.text) {}

std::string StatementWords::of(Field field, Range spans) const {
  return blanks_collapsed(words_of_spans(document_.article.field(field), statements_.spans.at(spans)));
}

std::string StatementWords::place(const Statement& statement) const {
  if (statement.field == Field::title) return "title";
  for (const Range range : {statement.content, statement.cue, statement.source})
    if (!range.empty()) return fmt::format("l.{}", lines_.at(statements_.spans.at(range).front().begin));
  return "l.?";
}

std::string StatementWords::actor(ActorId id) const {
  return id.valid() && id.value < document_.actors.rows.size() ? document_.actors.rows[id.value].name : "";
}

std::string StatementWords::source(const Statement& statement) const {
  const std::string said = of(statement.field, statement.source);
  std::string line = said.empty() ? "(not in so many words)" : said;
  const std::string name = actor(statement.actor);
  if (!name.empty() && name != said) line += fmt::format(" = {}", name);
  std::vector<std::string> facts{class_and_count(statement)};
  const std::string body = actor(statement.speaks_for);
  if (!body.empty()) facts.push_back("for " + body);
  return fmt::format("{} [{}]", line, joined(facts, ", "));
}

std::string StatementWords::parties(Field field, Range range) const {
  std::vector<std::string> names;
  for (const Party& party : statements_.parties.at(range)) {
    const std::string name = actor(party.actor);
    names.push_back(name.empty() ? of(field, party.spans) : name);
  }
  return joined(names, ", ");
}

std::vector<std::string> StatementWords::footing(const Statement& statement) const {
  std::vector<std::string> facts;
  const std::string& text = document_.article.field(statement.field);
  const auto quoted_span = [&](Span span) { return fmt::format("\"{}\"", blanks_collapsed(slice(text, span))); };
  if (statement.basis != Basis::not_stated) {
    std::string basis = spaced(word(statement.basis));
    if (statement.basis_span) basis += ": " + quoted_span(*statement.basis_span);
    facts.push_back(basis);
  } else if (statement.source_class == SourceClass::unnamed) {
    facts.emplace_back("how they know: not stated");
  }
  if (statement.anonymity_reason) facts.push_back("why unnamed: " + quoted_span(*statement.anonymity_reason));
  if (statement.stated_certainty != Certainty::certain)
    facts.push_back(fmt::format("stated as {}", word(statement.stated_certainty)));
  if (statement.polarity == Polarity::negative) facts.emplace_back("does not stand by it");
  if (statement.terms) facts.push_back("terms: " + quoted_span(*statement.terms));
  if (statement.channel) facts.push_back("by: " + quoted_span(*statement.channel));
  if (!statement.to.empty()) facts.push_back("to: " + parties(statement.field, statement.to));
  if (!statement.via.empty()) facts.push_back("through: " + parties(statement.field, statement.via));
  return facts;
}

std::vector<std::string> StatementWords::against(const Statement& statement) const {
  std::vector<std::string> names;
  for (const Against& target : statements_.against.at(statement.against)) {
    if (!target.is_likely()) continue;  // for programs: one in ten is right
    std::string name = actor(target.actor);
    if (name.empty()) name = of(statement.field, target.spans);
    names.push_back(std::move(name) + (target.is_sure() ? "" : " (unsure)"));
  }
  return names;
}

std::vector<StatementWords::Answered> StatementWords::answers(const Statement& statement) const {
  std::vector<Answered> out;
  for (const Answer& answer : statements_.answers.at(statement.answers)) {
    const bool here = answer.statement.valid() && answer.statement.value < statements_.rows.size();
    out.push_back({here ? answer.statement : StatementId{}, spaced(word(answer.extent))});
  }
  return out;
}

std::string StatementWords::heading(const Statement& statement) const {
  std::string said = of(statement.field, statement.source);
  while (!said.empty() && std::string_view(",:;").find(said.back()) != std::string_view::npos) said.pop_back();
  switch (statement.source_class) {
    case SourceClass::unnamed: return said.empty() ? "unnamed" : "unnamed: " + said;
    case SourceClass::own_voice: return "the article, in its own voice";
    case SourceClass::witnessed: return said.empty() ? "the reporter, who was there" : said;
    default: break;
  }
  std::string name = actor(statement.actor);
  if (!name.empty()) return name;
  return said.empty() ? "(not in so many words)" : said;
}

std::vector<SourceGroup> StatementWords::by_source() const {
  std::vector<SourceGroup> groups;
  std::map<std::string, std::size_t> known;
  for (const std::uint32_t row : chained_order(statements_)) {
    const Statement& statement = statements_.rows[row];
    const std::string name = heading(statement);
    // an unnamed source is kept apart from every other, unless the article made an actor of it
    const bool apart = statement.source_class == SourceClass::unnamed && !statement.actor.valid();
    const std::string key = apart                     ? fmt::format("row {}", row)
                            : statement.actor.valid() ? fmt::format("actor {}", statement.actor.value)
                                                      : "words " + utf8::ascii_lowered(name);
    const auto [at, added] = known.try_emplace(key, groups.size());
    if (added) groups.push_back({name, {}});
    groups[at->second].rows.push_back(row);
  }
  return groups;
}

std::string StatementWords::summary() const {
  std::map<std::string, std::size_t> why;
  std::size_t aside = 0;
  for (const Statement& statement : statements_.rows)
    if (!statement.set_aside.empty()) ++why[statement.set_aside], ++aside;
  const std::size_t n = statements_.rows.size();
  std::string line = fmt::format("{} {}, {} set aside", n, n == 1 ? "statement" : "statements", aside);
  std::vector<std::string> reasons;
  for (const auto& [reason, count] : why) reasons.push_back(fmt::format("{} {}", count, reason));
  if (!reasons.empty()) line += ": " + joined(reasons, "; ");
  return line;
}

std::string StatementWords::facts() const {
  const Article& article = document_.article;
  std::vector<std::string> facts;
  for (const std::string* fact : {&article.publisher, &article.published, &article.byline})
    if (!fact->empty()) facts.push_back(*fact);
  if (!article.credit.empty()) facts.push_back("text from " + article.credit);
  if (!article.retrieved.empty()) facts.push_back("retrieved " + article.retrieved);
  facts.push_back("article " + article.id);
  return joined(facts, ", ");
}

}  // namespace whosays::show
