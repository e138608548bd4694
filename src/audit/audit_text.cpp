// An audit for a terminal, in the order in which a desk works: where to look, who answers, notes, what is left.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "audit/audit.h"
#include "base/counted.h"
#include "base/layout.h"
#include "base/text_util.h"

namespace whosays::audit {
namespace {

constexpr std::size_t kLineColumn = 6;

std::string line_words(std::uint32_t line) { return line == 0 ? "title" : fmt::format("l.{}", line); }

class TextPage {
 public:
  TextPage(const Audit& audit, const Rules& rules, std::size_t width, bool emphasis)
      : audit_(audit), rules_(rules), width_(width), emphasis_(emphasis) {}

  std::string run() {
    head();
    out_ += layout::heading("LOOK", emphasis_);
    if (audit_.look.empty()) out_ += " nothing found by these rules; that clears nothing\n";
    for (const Spot& spot : audit_.look) item(spot.line, rules_.at(spot.rule).label, spot.words);
    against();
    notes();
    paragraph("NOT CHECKED", joined(audit_.not_checked, "; "));
    paragraph("", closing());
    return std::move(out_);
  }

 private:
  void paragraph(std::string_view label, const std::string& text) {
    if (label.empty()) {
      for (const std::string& line : layout::wrapped(text, width_)) out_ += line + "\n";
      return;
    }
    out_ += layout::heading(label, emphasis_) + layout::labelled("", text, 1, width_);
  }

  /// " l.3  LABEL: words", wrapped beside the line number.
  void item(std::uint32_t line, std::string_view label, std::string_view words) {
    const std::string_view between = label.ends_with('?') ? " " : ": ";
    out_ += layout::labelled(" " + line_words(line), fmt::format("{}{}{}", label, between, words), kLineColumn, width_);
  }

  void head() {
    std::string aside = fmt::format("{} set aside", audit_.set_aside.size());
    if (!audit_.set_aside.empty()) {
      std::vector<std::string> lines;
      for (const SetAside& row : audit_.set_aside)
        if (lines.empty() || lines.back() != std::to_string(row.line)) lines.push_back(std::to_string(row.line));
      aside += fmt::format(" ({} {}: read them yourself)", lines.size() == 1 ? "line" : "lines", joined(lines, ", "));
    }
    paragraph("",
              fmt::format("{}: {}, {} read, {}. Nothing stored.", audit_.name, counted(audit_.words, "word", "words"),
                          counted(audit_.statements, "statement", "statements"), aside));
    out_ += "A list of places to look, not a clearance.\n";
  }

  void against() {
    out_ += layout::heading("WHO IS SPOKEN AGAINST AND WHERE THEY ANSWER", emphasis_);
    if (audit_.against.empty()) out_ += " nobody, as far as this text was read\n";
    for (const SpokenAgainst& row : audit_.against) {
      out_ += layout::labelled(" " + line_words(row.line),
                               fmt::format("{}{}: \"{}\" ({})", row.who, row.named_in_it ? ", named in it" : "",
                                           layout::elided(row.allegation, kAllegation), row.by),
                               kLineColumn, width_);
      const std::string answers = row.answers.empty() ? std::string("none found") : joined(row.answers, "; ");
      out_ += layout::labelled("      in this text", answers, kAnswerColumn, width_);
      for (const std::string& reply : row.replies)
        out_ += layout::labelled("      reply file", reply, kAnswerColumn, width_);
    }
    for (const std::string& asked : audit_.asked_not_in_text)
      out_ += layout::labelled("", fmt::format("Asked, but not spoken against as far as this was read: {}", asked), 1,
                               width_);
  }

  /// Notes of one rule in one line: `l.23 "admitted", l.23 "claimed": LOADED`.
  void notes() {
    out_ += layout::heading("NOTE", emphasis_);
    if (audit_.note.empty()) out_ += " nothing\n";
    std::vector<std::string> order;
    std::map<std::string, std::vector<std::string>> by_rule;
    for (const Spot& spot : audit_.note) {
      if (!by_rule.contains(spot.rule)) order.push_back(spot.rule);
      by_rule[spot.rule].push_back(fmt::format("{} {}", line_words(spot.line), spot.words));
    }
    for (const std::string& rule : order)
      out_ +=
          layout::labelled("", fmt::format("{}: {}", rules_.at(rule).label, joined(by_rule[rule], "; ")), 1, width_);
  }

  [[nodiscard]] std::string closing() const {
    std::string text =
        fmt::format("{} to look at, {} without an answer to the point", audit_.look.size(), audit_.unanswered);
    if (audit_.with_reply) text += fmt::format(", {} never put", audit_.never_put);
    return text + ".";
  }

  static constexpr std::size_t kAllegation = 70;
  static constexpr std::size_t kAnswerColumn = 20;
  const Audit& audit_;
  const Rules& rules_;
  std::size_t width_;
  bool emphasis_;
  std::string out_;
};

}  // namespace

std::string as_text(const Audit& audit, const Rules& rules, std::size_t width, bool emphasis) {
  return TextPage(audit, rules, width, emphasis).run();
}

}  // namespace whosays::audit
