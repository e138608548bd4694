#include "cli/article_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "base/layout.h"
#include "base/text_util.h"
#include "cli/terminal.h"
#include "ledger/lines.h"

namespace whosays::cli {
namespace {

constexpr std::size_t kIdDigits = 8;
constexpr std::size_t kDeepestIndent = 4;  ///< statements inside statements are indented no further

class Page {
 public:
  Page(const Document& document, const ArticleViewOptions& options)
      : document_(document), statements_(document.statements), options_(options), lines_(document.article.text) {}

  std::string page() {
    write_head();
    write_statements();
    write_summary();
    return std::move(page_);
  }

 private:
  std::string emphasised(std::string_view text, int code) const {
    return options_.emphasis ? fmt::format("\033[{}m{}\033[0m", code, text) : std::string(text);
  }

  void write_wrapped(std::string_view text, std::size_t indent, int code) {
    for (const std::string& line : layout::wrapped(text, options_.width - indent))
      page_ += std::string(indent, ' ') + (code == 0 ? line : emphasised(line, code)) + "\n";
  }

  void write_labelled(std::string_view label, std::string_view text, std::size_t indent) {
    if (layout::width_of(label) >= kLabelWidth) {  // has a line of its own
      page_ += std::string(indent, ' ') + std::string(label) + "\n";
      label = {};
    }
    page_ +=
        layout::labelled(std::string(indent, ' ') + std::string(label), text, indent + kLabelWidth, options_.width);
  }

  void write_head() {
    const Article& article = document_.article;
    write_wrapped(article.title.empty() ? "(no title)" : article.title, 0, 1);
    std::vector<std::string> facts;
    for (const std::string* fact : {&article.publisher, &article.published, &article.byline})
      if (!fact->empty()) facts.push_back(*fact);
    facts.push_back("article " + article.id);
    write_wrapped(joined(facts, ", "), 0, 2);
    for (const std::string& warning : article.warnings) write_labelled("note", warning, 0);
  }

  std::string words(Field field, Range range) const {
    return blanks_collapsed(words_of_spans(document_.article.field(field), statements_.spans.at(range)));
  }

  std::string place(const Statement& statement) const {
    if (statement.field == Field::title) return "title";
    for (const Range range : {statement.content, statement.cue, statement.source})
      if (!range.empty()) return fmt::format("l.{}", lines_.at(statements_.spans.at(range).front().begin));
    return "l.?";
  }

  std::size_t depth(const Statement& statement) const {
    std::size_t depth = 0;
    StatementId at = statement.within;
    while (at.valid() && at.value < statements_.rows.size() && depth < kDeepestIndent) {
      ++depth;
      at = statements_.rows[at.value].within;
    }
    return depth;
  }

  void write_statements() {
    for (std::size_t row : in_reading_order()) {
      page_ += "\n";
      write_statement(statements_.rows[row]);
    }
  }

  /// Rows are in text order already; a statement inside another is moved to follow the one it stands in.
  std::vector<std::size_t> in_reading_order() const {
    std::map<std::uint32_t, std::vector<std::size_t>> inside;
    std::vector<std::size_t> order;
    const std::size_t n = statements_.rows.size();
    for (std::size_t i = 0; i < n; ++i) {
      const StatementId within = statements_.rows[i].within;
      if (within.valid() && within.value < n && within.value != i) inside[within.value].push_back(i);
    }
    std::vector<bool> placed(n, false);
    for (std::size_t i = 0; i < n; ++i)
      if (!statements_.rows[i].within.valid()) place_chain(i, inside, placed, order);
    for (std::size_t i = 0; i < n; ++i)  // whatever a broken chain left out
      place_chain(i, inside, placed, order);
    return order;
  }

  static void place_chain(std::size_t first, const std::map<std::uint32_t, std::vector<std::size_t>>& inside,
                          std::vector<bool>& placed, std::vector<std::size_t>& order) {
    std::vector<std::size_t> todo{first};
    while (!todo.empty()) {
      const std::size_t row = todo.back();
      todo.pop_back();
      if (placed[row]) continue;
      placed[row] = true;
      order.push_back(row);
      const auto below = inside.find(static_cast<std::uint32_t>(row));
      if (below != inside.end()) todo.insert(todo.end(), below->second.rbegin(), below->second.rend());
    }
  }

  void write_statement(const Statement& statement) {
    const std::size_t indent = 2 + 2 * depth(statement);
    const std::string head = fmt::format("{:<6} {}", place(statement), statement.id.substr(0, kIdDigits));
    page_ += std::string(indent - 2, ' ') + emphasised(head, 2) + "\n";
    if (!statement.set_aside.empty()) write_labelled("SET ASIDE", statement.set_aside, indent);
    write_labelled("who", source_line(statement), indent);
    write_labelled(act_label(statement), content_line(statement), indent);
    const std::string footing = footing_line(statement);
    if (!footing.empty()) write_labelled("footing", footing, indent);
    const std::string against = against_line(statement);
    if (!against.empty()) write_labelled("against", against, indent);
    const std::string answers = answers_line(statement);
    if (!answers.empty()) write_labelled("answers", answers, indent);
  }

  std::string actor_name(ActorId id) const {
    return id.valid() && id.value < document_.actors.rows.size() ? document_.actors.rows[id.value].name : "";
  }

  std::string source_line(const Statement& statement) const {
    const std::string said = words(statement.field, statement.source);
    std::string line = said.empty() ? "(not in so many words)" : said;
    const std::string name = actor_name(statement.actor);
    if (!name.empty() && name != said) line += fmt::format(" = {}", name);
    std::vector<std::string> facts{class_words(statement)};
    const std::string body = actor_name(statement.speaks_for);
    if (!body.empty()) facts.push_back("for " + body);
    return fmt::format("{} [{}]", line, joined(facts, ", "));
  }

  static std::string class_words(const Statement& statement) {
    std::string text(word(statement.source_class));
    std::replace(text.begin(), text.end(), '_', ' ');
    if (statement.count) text += fmt::format(", {}", *statement.count);
    if (statement.count_min) text += fmt::format(", at least {}", *statement.count_min);
    return text;
  }

  static std::string act_label(const Statement& statement) {
    switch (statement.act) {
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
    return std::string(word(statement.act));
  }

  std::string content_line(const Statement& statement) const {
    std::string content = words(statement.field, statement.content);
    const std::string cue = words(statement.field, statement.cue);
    if (content.empty()) content = "(nothing further)";
    return cue.empty() ? content : fmt::format("{}   ({})", content, cue);
  }

  std::string footing_line(const Statement& statement) const {
    std::vector<std::string> facts;
    const std::string& text = document_.article.field(statement.field);
    if (statement.basis != Basis::not_stated) {
      std::string basis(word(statement.basis));
      std::replace(basis.begin(), basis.end(), '_', ' ');
      if (statement.basis_span) basis += fmt::format(": \"{}\"", slice(text, *statement.basis_span));
      facts.push_back(basis);
    } else if (statement.source_class == SourceClass::unnamed) {
      facts.emplace_back("how they know: not stated");
    }
    if (statement.anonymity_reason)
      facts.push_back(fmt::format("why unnamed: \"{}\"", slice(text, *statement.anonymity_reason)));
    if (statement.stated_certainty != Certainty::certain)
      facts.push_back(fmt::format("stated as {}", word(statement.stated_certainty)));
    if (statement.polarity == Polarity::negative) facts.emplace_back("does not stand by it");
    if (statement.terms) facts.push_back(fmt::format("terms: \"{}\"", slice(text, *statement.terms)));
    if (statement.channel) facts.push_back(fmt::format("by: \"{}\"", slice(text, *statement.channel)));
    return joined(facts, "; ");
  }

  std::string against_line(const Statement& statement) const {
    std::vector<std::string> names;
    for (const Against& target : statements_.against.at(statement.against)) {
      const std::string name = actor_name(target.actor);
      names.push_back(name.empty() ? words(statement.field, target.spans) : name);
    }
    return joined(names, "; ");
  }

  std::string answers_line(const Statement& statement) const {
    std::vector<std::string> lines;
    for (const Answer& answer : statements_.answers.at(statement.answers)) {
      const bool here = answer.statement.valid() && answer.statement.value < statements_.rows.size();
      std::string extent(word(answer.extent));
      std::replace(extent.begin(), extent.end(), '_', ' ');
      lines.push_back(fmt::format(
          "{} ({})",
          here ? statements_.rows[answer.statement.value].id.substr(0, kIdDigits) : "something not in this article",
          extent));
    }
    return joined(lines, ", ");
  }

  void write_summary() {
    std::map<std::string, std::size_t> why;
    std::size_t aside = 0;
    for (const Statement& statement : statements_.rows)
      if (!statement.set_aside.empty()) ++why[statement.set_aside], ++aside;
    const std::size_t n = statements_.rows.size();
    std::string line = fmt::format("{} {}, {} set aside", n, n == 1 ? "statement" : "statements", aside);
    std::vector<std::string> reasons;
    for (const auto& [reason, count] : why) reasons.push_back(fmt::format("{} {}", count, reason));
    if (!reasons.empty()) line += ": " + joined(reasons, "; ");
    page_ += "\n";
    write_wrapped(line, 0, 0);
  }

  const Document& document_;
  const Statements& statements_;
  const ArticleViewOptions& options_;
  const LineIndex lines_;
  std::string page_;
};

}  // namespace

std::string article_view(const Document& document, const ArticleViewOptions& options) {
  return Page(document, options).page();
}

}  // namespace whosays::cli
