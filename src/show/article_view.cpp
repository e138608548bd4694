#include "show/article_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/layout.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "show/marked_text.h"
#include "show/statement_words.h"

namespace whosays::show {
namespace {

constexpr std::size_t kIdDigits = 8;
constexpr std::size_t kLabels = 14;  ///< columns
constexpr int kBold = 1;
constexpr int kFaint = 2;

/// Around a marked span.
std::string_view brackets(Part part) {
  if (part == Part::source) return "{}";
  return part == Part::cue ? "<>" : "[]";
}

class ArticlePage {
 public:
  ArticlePage(const Document& document, const ArticleViewOptions& options)
      : document_(document), statements_(document.statements), options_(options), words_(document) {}

  std::string page() {
    write_head();
    switch (options_.order) {
      case ArticleOrder::statements: write_statements(); break;
      case ArticleOrder::sources: write_sources(); break;
      case ArticleOrder::text: write_text(); break;
    }
    page_ += "\n";
    write_wrapped(words_.summary(), 0, 0);
    return std::move(page_);
  }

 private:
  [[nodiscard]] std::string emphasised(std::string_view text, int code) const {
    return options_.emphasis ? fmt::format("\033[{}m{}\033[0m", code, text) : std::string(text);
  }

  void write_wrapped(std::string_view text, std::size_t indent, int code) {
    for (const std::string& line : layout::wrapped(text, options_.width - indent))
      page_ += std::string(indent, ' ') + (code == 0 ? line : emphasised(line, code)) + "\n";
  }

  void write_labelled(std::string_view label, std::string_view text, std::size_t indent) {
    if (layout::width_of(label) >= kLabels) {  // has a line of its own
      page_ += std::string(indent, ' ') + std::string(label) + "\n";
      label = {};
    }
    page_ += layout::labelled(std::string(indent, ' ') + std::string(label), text, indent + kLabels, options_.width);
  }

  void write_head() {
    write_wrapped(document_.article.title.empty() ? "(no title)" : document_.article.title, 0, kBold);
    write_wrapped(words_.facts(), 0, kFaint);
    for (const std::string& warning : document_.article.warnings) write_labelled("note", warning, 0);
  }

  void write_statements() {
    for (const std::uint32_t row : chained_order(statements_)) {
      page_ += "\n";
      write_statement(row, 2 + 2 * chain_depth(statements_, row));
    }
  }

  void write_sources() {
    for (const SourceGroup& group : words_.by_source()) {
      page_ += "\n";
      write_wrapped(group.heading, 0, kBold);
      for (const std::uint32_t row : group.rows) write_statement(row, 2);
    }
  }

  [[nodiscard]] std::string handle(StatementId id) const { return statements_.rows[id.value].id.substr(0, kIdDigits); }

  void write_statement(std::uint32_t row, std::size_t indent) {
    const Statement& statement = statements_.rows[row];
    std::string head = fmt::format("{:<6} {}", words_.place(statement), statement.id.substr(0, kIdDigits));
    const bool chained = statement.within.valid() && statement.within.value < statements_.rows.size();
    if (options_.order == ArticleOrder::sources && chained) head += " inside " + handle(statement.within);
    page_ += std::string(indent - 2, ' ') + emphasised(head, kFaint) + "\n";
    if (!statement.set_aside.empty()) write_labelled("SET ASIDE", statement.set_aside, indent);
    write_labelled("who", words_.source(statement), indent);
    write_labelled(act_label(statement.act), content_line(statement), indent);
    write_facts("footing", words_.footing(statement), indent);
    write_facts("against", words_.against(statement), indent);
    write_facts("answers", answer_words(statement), indent);
  }

  void write_facts(std::string_view label, const std::vector<std::string>& facts, std::size_t indent) {
    if (!facts.empty()) write_labelled(label, joined(facts, "; "), indent);
  }

  [[nodiscard]] std::vector<std::string> answer_words(const Statement& statement) const {
    std::vector<std::string> out;
    for (const StatementWords::Answered& a : words_.answers(statement))
      out.push_back(fmt::format("{} ({})", a.statement.valid() ? handle(a.statement) : "something not in this article",
                                a.extent));
    return out;
  }

  [[nodiscard]] std::string content_line(const Statement& statement) const {
    std::string content = words_.of(statement.field, statement.content);
    const std::string cue = words_.of(statement.field, statement.cue);
    if (content.empty()) content = "(nothing further)";
    return cue.empty() ? content : fmt::format("{}   ({})", content, cue);
  }

  /// The marks are characters that also stand where there is no colour, in a mail or a log.
  void write_text() {
    page_ += "\n";
    write_wrapped("{source} <cue> [content], with the number of the statement", 0, kFaint);
    for (const Field field : {Field::title, Field::text}) {
      const std::string marked = marked_field(field);
      for (const std::string_view paragraph : split(marked, '\n')) {
        if (trimmed(paragraph).empty()) continue;
        page_ += "\n";
        write_wrapped(paragraph, 0, field == Field::title ? kBold : 0);
      }
    }
    page_ += "\n";
    for (const std::uint32_t row : chained_order(statements_)) write_index_line(row);
  }

  void write_index_line(std::uint32_t row) {
    const Statement& statement = statements_.rows[row];
    std::string line = fmt::format("{}: {}", words_.source(statement), act_label(statement.act));
    if (!statement.set_aside.empty()) line += ", SET ASIDE: " + statement.set_aside;
    const std::size_t indent = 2 * chain_depth(statements_, row);
    const std::string label = fmt::format("{}{:>3} {} ", std::string(indent, ' '), row + 1, statement.id.substr(0, 4));
    page_ += layout::labelled(label, line, label.size(), options_.width);
  }

  [[nodiscard]] std::string marked_field(Field field) const {
    const std::string& text = document_.article.field(field);
    std::string out;
    std::vector<Mark> open;
    const auto close_to = [&](std::size_t kept) {
      for (; open.size() > kept; open.pop_back()) out += brackets(open.back().part)[1];
    };
    for (const Piece& piece : marked_pieces(document_, field)) {
      std::size_t same = 0;
      while (same < open.size() && same < piece.marks.size() && open[same].statement == piece.marks[same].statement &&
             open[same].part == piece.marks[same].part)
        ++same;
      close_to(same);
      for (; same < piece.marks.size(); ++same) {
        open.push_back(piece.marks[same]);
        out += fmt::format("{}{} ", brackets(open.back().part)[0], open.back().statement + 1);
      }
      out += slice(text, piece.span);
    }
    close_to(0);
    return out;
  }

  const Document& document_;
  const Statements& statements_;
  const ArticleViewOptions& options_;
  const StatementWords words_;
  std::string page_;
};

}  // namespace

std::string article_view(const Document& document, const ArticleViewOptions& options) {
  return ArticlePage(document, options).page();
}

}  // namespace whosays::show
