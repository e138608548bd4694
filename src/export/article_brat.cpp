// brat's stand-off pair of one article; see article_files.h.
#include <fmt/format.h>

#include <ostream>
#include <vector>

#include "base/text_util.h"
#include "base/utf8.h"
#include "export/article_files.h"

namespace whosays::exports {
namespace {

constexpr std::string_view kBetween = "\n\n";  ///< title and text

class Annotations {
 public:
  Annotations(const Document& document, std::ostream& out)
      : document_(document),
        statements_(document.statements),
        title_(document.article.title, utf8::Unit::code_points),
        text_(document.article.text, utf8::Unit::code_points),
        out_(out) {
    const std::string& title = document.article.title;
    if (!title.empty())
      text_begins_ =
          title_.from_byte(static_cast<std::uint32_t>(title.size())) + static_cast<std::uint32_t>(kBetween.size());
  }

  void write() {
    anchors_.reserve(statements_.rows.size());
    for (const Statement& statement : statements_.rows) anchors_.push_back(write_statement(statement));
    for (std::size_t row = 0; row < statements_.rows.size(); ++row) write_links(statements_.rows[row], anchors_[row]);
  }

 private:
  /// Number of the annotation that stands for the statement: its content, else its cue, else its source; 0 for none.
  std::size_t write_statement(const Statement& s) {
    const std::size_t source = write_spans("Source", s.field, s.source);
    const std::size_t cue = write_spans("Cue", s.field, s.cue);
    const std::size_t content = write_spans("Content", s.field, s.content);
    const std::size_t anchor = content != 0 ? content : cue != 0 ? cue : source;
    if (anchor == 0) return 0;
    if (source != 0 && source != anchor) relation("source", anchor, source);
    if (cue != 0 && cue != anchor) relation("cue", anchor, cue);
    attribute("Act", anchor, word(s.act));
    attribute("SourceClass", anchor, word(s.source_class));
    attribute("Basis", anchor, word(s.basis));
    attribute("Certainty", anchor, word(s.stated_certainty));
    if (s.polarity == Polarity::negative) out_ << fmt::format("A{}\tNegative T{}\n", ++attributes_, anchor);
    if (!s.set_aside.empty()) out_ << fmt::format("A{}\tSetAside T{}\n", ++attributes_, anchor);
    out_ << fmt::format("#{}\tAnnotatorNotes T{}\tstatement {}\n", ++notes_, anchor, s.id);
    return anchor;
  }

  void write_links(const Statement& s, std::size_t anchor) {
    if (anchor == 0) return;
    const auto link = [&](std::string_view name, StatementId to) {
      if (to.valid() && to.value < anchors_.size() && anchors_[to.value] != 0 && anchors_[to.value] != anchor)
        relation(name, anchor, anchors_[to.value]);
    };
    link("within", s.within);
    for (const Answer& answer : statements_.answers.at(s.answers)) link("answers", answer.statement);
  }

  void relation(std::string_view name, std::size_t from, std::size_t to) {
    out_ << fmt::format("R{}\t{} Arg1:T{} Arg2:T{}\n", ++relations_, name, from, to);
  }
  void attribute(std::string_view name, std::size_t of, std::string_view value) {
    out_ << fmt::format("A{}\t{} T{} {}\n", ++attributes_, name, of, value);
  }

  /// One annotation for all spans of a role. A fragment of brat ends where a line does, so spans are cut there.
  std::size_t write_spans(std::string_view type, Field field, Range spans) {
    std::string places;
    std::string words;
    for (const Span span : statements_.spans.at(spans)) {
      for (std::uint32_t begin = span.begin; begin < span.end;) {
        const std::string_view rest = document_.words(field, {begin, span.end});
        const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
        const auto end = begin + static_cast<std::uint32_t>(line.size());
        if (!trimmed(line).empty()) {
          places += fmt::format("{}{} {}", places.empty() ? "" : ";", place(field, begin), place(field, end));
          words += (words.empty() ? "" : " ") + std::string(line);
        }
        begin = end + 1;
      }
    }
    if (places.empty()) return 0;
    out_ << fmt::format("T{}\t{} {}\t{}\n", ++annotations_, type, places, words);
    return annotations_;
  }

  [[nodiscard]] std::uint32_t place(Field field, std::uint32_t byte) const {
    return field == Field::title ? title_.from_byte(byte) : text_begins_ + text_.from_byte(byte);
  }

  const Document& document_;
  const Statements& statements_;
  utf8::OffsetTable title_;
  utf8::OffsetTable text_;
  std::ostream& out_;
  std::uint32_t text_begins_ = 0;
  std::vector<std::size_t> anchors_;
  std::size_t annotations_ = 0;
  std::size_t relations_ = 0;
  std::size_t attributes_ = 0;
  std::size_t notes_ = 0;
};

/// The words of an enumeration of the vocabulary, as brat lists them: a|b|c.
template <class Enum>
std::string all_words() {
  std::string out;
  for (const std::string_view text : words_of<Enum>()) out += (out.empty() ? "" : "|") + std::string(text);
  return out;
}

}  // namespace

void write_brat_text(const Document& document, std::ostream& out) {
  if (!document.article.title.empty()) out << document.article.title << kBetween;
  out << document.article.text;
}

void write_brat_annotations(const Document& document, std::ostream& out) { Annotations(document, out).write(); }

std::string brat_configuration() {
  const std::string any = "Arg1:Source|Cue|Content, Arg2:Source|Cue|Content\n";
  std::string out =
      "# Statements as whosays reads them. Relations lead from a statement's content (or cue, or source).\n";
  out += "[entities]\nSource\nCue\nContent\n\n[relations]\n";
  for (const std::string_view name : {"source", "cue", "within", "answers"}) out += fmt::format("{}\t{}", name, any);
  out += "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n[attributes]\n";
  const auto attribute = [&](std::string_view name, const std::string& values) {
    out += fmt::format("{}\tArg:Source|Cue|Content{}\n", name, values.empty() ? "" : ", Value:" + values);
  };
  attribute("Act", all_words<Act>());
  attribute("SourceClass", all_words<SourceClass>());
  attribute("Basis", all_words<Basis>());
  attribute("Certainty", all_words<Certainty>());
  attribute("Negative", "");
  attribute("SetAside", "");
  return out;
}

}  // namespace whosays::exports
