// The page of one article; see article_files.h. Every text goes through html.h.
#include <fmt/format.h>

#include <ostream>

#include "base/text_util.h"
#include "base/utf8.h"
#include "export/article_files.h"
#include "export/html.h"
#include "show/marked_text.h"
#include "show/statement_words.h"

namespace whosays::exports {
namespace {

/// `<span class="src">` for each mark on a piece; what is set aside is marked, but not as if it were sure.
std::string opening_spans(const Document& document, const std::vector<show::Mark>& marks) {
  std::string out;
  for (const show::Mark& mark : marks) {
    const bool aside = !document.statements.rows[mark.statement].set_aside.empty();
    const char* part = mark.part == Part::source ? "src" : mark.part == Part::cue ? "cue" : "con";
    out += fmt::format("<span class=\"{}{}\">", part, aside ? " aside" : "");
  }
  return out;
}

std::string closing_spans(std::size_t n) {
  std::string out;
  for (; n > 0; --n) out += "</span>";
  return out;
}

class MarkedField {
 public:
  MarkedField(const Document& document, Field field, std::ostream& out)
      : document_(document), field_(field), out_(out) {}

  /// Paragraphs of the field, each in the element; line ends alone are <br>. A mark that goes on over a border is
  /// closed before it and opened again behind.
  void write(std::string_view element) {
    element_ = element;
    for (const show::Piece& piece : show::marked_pieces(document_, field_)) {
      for (const std::uint32_t row : piece.begins) {
        settle();
        out_ << fmt::format("<a class=\"n\" href=\"#s{0}\">{0}</a>", row + 1);
      }
      write_piece(piece);
    }
    close();
  }

 private:
  /// Before a character: what the line ends since the last one ask for.
  void settle() {
    if (line_ends_ > 1) close();
    if (line_ends_ == 1 && open_) out_ << "<br>\n";
    line_ends_ = 0;
    if (!open_) out_ << '<' << element_ << '>';
    open_ = true;
  }
  void close() {
    if (open_) out_ << "</" << element_ << ">\n";
    open_ = false;
  }

  void write_piece(const show::Piece& piece) {
    const std::string before = opening_spans(document_, piece.marks);
    const std::string after = closing_spans(piece.marks.size());
    bool first = true;
    for (const std::string_view line : split(slice(document_.article.field(field_), piece.span), '\n')) {
      if (!first) ++line_ends_;
      first = false;
      if (line.empty()) continue;
      settle();
      out_ << before << escaped(line) << after;
    }
  }

  const Document& document_;
  Field field_;
  std::ostream& out_;
  std::string_view element_;
  std::size_t line_ends_ = 0;  ///< since the last character
  bool open_ = false;
};

void write_masthead(const Document& document, std::string_view notice, const show::StatementWords& words,
                    std::ostream& out) {
  out << "<body>\n<a class=\"skip\" href=\"#statements\">Skip to the statements</a>\n<header>\n"
         "<p class=\"brand\">whosays</p>\n<p class=\"motto\">Who says what in this article. <em>Not what is "
         "true.</em></p>\n<p class=\"extent\">"
      << escaped(words.facts()) << ".<br>Read by machine, checked by nobody: " << escaped(words.summary()) << ".";
  const std::string url = link_target(document.article.url);
  if (!url.empty()) out << fmt::format("<br><a href=\"{0}\" rel=\"noreferrer\">{0}</a>", url);
  out << "</p>\n";
  for (const std::string& warning : document.article.warnings)
    out << "<p class=\"extent\">Note: " << escaped(warning) << "</p>\n";
  if (!notice.empty()) out << "<p class=\"notice\" role=\"note\">" << escaped(notice) << "</p>\n";
  out << "<p class=\"legend\"><span class=\"src\">Source</span>, <span class=\"cue\">cue</span>, <span "
         "class=\"con\">what is said</span>, <span class=\"con aside\">set aside as doubtful</span>; the number leads "
         "to "
         "the statement.</p>\n</header>\n";
}

class StatementList {
 public:
  StatementList(const Document& document, const show::StatementWords& words, std::ostream& out)
      : document_(document), words_(words), out_(out) {}

  void write() {
    out_ << "<section id=\"statements\"><h2>Source after source</h2>\n";
    if (document_.statements.rows.empty()) out_ << "<p class=\"none\">No statements were found in this article.</p>\n";
    for (const show::SourceGroup& group : words_.by_source()) {
      out_ << "<h3>" << escaped(group.heading) << "</h3>\n<ul class=\"sayings\">\n";
      for (const std::uint32_t row : group.rows) write_statement(row);
      out_ << "</ul>\n";
    }
    out_ << "</section>\n";
  }

 private:
  static std::string number_link(std::uint32_t row) { return fmt::format("<a href=\"#s{0}\">{0}</a>", row + 1); }

  void write_statement(std::uint32_t row) {
    const Statement& s = document_.statements.rows[row];
    const std::size_t depth = show::chain_depth(document_.statements, row);
    out_ << fmt::format("<li id=\"s{0}\" class=\"statement{1}\"><span class=\"number\">{0}</span> ", row + 1,
                        depth == 0 ? std::string() : fmt::format(" in{}", depth));
    out_ << "<b>" << escaped(words_.source(s)) << "</b> <span class=\"act\">" << show::act_label(s.act) << "</span> ";
    const std::string content = words_.of(s.field, s.content);
    out_ << (content.empty() ? "<i>nothing further</i>" : "<q>" + escaped(content) + "</q>");
    out_ << "<span class=\"place\">" << escaped(words_.place(s));
    const std::string cue = words_.of(s.field, s.cue);
    if (!cue.empty()) out_ << ", cue: <q>" << escaped(cue) << "</q>";
    if (s.within.valid() && s.within.value < document_.statements.rows.size())
      out_ << ", inside " << number_link(s.within.value);
    out_ << ", id <code>" << escaped(s.id) << "</code></span>";
    write_facts(s);
    out_ << "</li>\n";
  }

  void write_facts(const Statement& s) {
    if (!s.set_aside.empty()) line("set aside", escaped(s.set_aside));
    if (const auto footing = words_.footing(s); !footing.empty()) line("footing", escaped(joined(footing, "; ")));
    if (const auto against = words_.against(s); !against.empty())
      line("spoken against", escaped(joined(against, "; ")));
    std::vector<std::string> answers;
    for (const auto& [to, extent] : words_.answers(s))
      answers.push_back((to.valid() ? number_link(to.value) : "something not in this article") + " (" +
                        escaped(extent) + ")");
    if (!answers.empty()) line("answers", joined(answers, ", "));
  }

  void line(std::string_view label, std::string_view html) {
    out_ << "<span class=\"place\">" << label << ": " << html << "</span>";
  }

  const Document& document_;
  const show::StatementWords& words_;
  std::ostream& out_;
};

}  // namespace

void write_article_html(const Document& document, std::string_view notice, std::ostream& out) {
  const Article& article = document.article;
  const show::StatementWords words(document);
  open_page((article.title.empty() ? "An article" : article.title) + ": who says what", {"report.css", "article.css"},
            out);
  write_masthead(document, notice, words, out);
  out << "<main id=\"main\">\n<article class=\"article\">\n";
  MarkedField(document, Field::title, out).write("h1");
  MarkedField(document, Field::text, out).write("p");
  out << "</article>\n";
  StatementList(document, words, out).write();
  out << "</main>\n<footer><p>" << escaped(fmt::format("Read by whosays {}, model {}", document.engine, document.model))
      << "</p></footer>\n</body>\n</html>\n";
}

}  // namespace whosays::exports
