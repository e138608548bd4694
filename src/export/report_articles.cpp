// People, timeline, articles with their sources, and receipts on the report page.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <set>

#include "base/counted.h"
#include "base/layout.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "export/report_parts.h"
#include "show/drift.h"
#include "show/sources.h"
#include "show/words.h"
#include "story/told.h"

namespace whosays::exports {
namespace {

void write_statement(Page& page, const StatementRecord& s) {
  page.out << fmt::format("<li>{}{} <span class=\"place\">{}", page.receipts.phrase(show::saying_words(s)),
                          s.stated_certainty == Certainty::certain
                              ? std::string{}
                              : fmt::format(", {}", show::certainty_words(s.stated_certainty)),
                          page.receipts.phrase(show::place_words(s, page.lookup.article_at(s.article_row))));
  if (s.basis != Basis::not_stated) page.out << fmt::format("; how they know: {}", show::basis_words(s.basis));
  page.out << "</span></li>\n";
}

void write_person(Page& page, const story::ActorPage& person) {
  page.out << "<h3>" << escaped(person.name) << "</h3>\n<p class=\"about\">" << escaped(joined(person.roles, "; "));
  std::vector<std::string> spellings;
  for (const ActorRecord::Alias& alias : person.spellings)
    if (alias.text != person.name) spellings.push_back(alias.text);
  if (!spellings.empty())
    page.out << (person.roles.empty() ? "" : ". ") << "Also written " << escaped(joined(spellings, ", "));
  if (!person.not_joined.empty()) page.out << ". Kept apart from " << escaped(joined(person.not_joined, ", "));
  page.out << "</p>\n<ul class=\"sayings\">\n";
  for (const story::StatementIndex i : person.says)
    if (page.lookup.statement(i).committed()) write_statement(page, page.lookup.statement(i));
  page.out << "</ul>\n";
}

/// Who says so leads to the article; the receipt, to words that were cut.
std::string moment_html(Page& page, const story::Moment& moment) {
  constexpr std::size_t kWords = 150;
  constexpr std::size_t kName = 80;
  const std::string outlet = show::outlet_words(page.lookup.article(moment.article));
  const std::string by = layout::elided(moment.by.empty() ? outlet : moment.by, kName);
  std::string out =
      fmt::format("<a class=\"by-whom\" href=\"#{}\">{}</a>", article_anchor(moment.article), escaped(by));
  if (by != outlet) out += fmt::format(" <span class=\"place\">({})</span>", escaped(outlet));
  if (!moment.what.empty()) out += ": " + page.receipts.phrase(show::quoted_short(moment.what, kWords));
  return fmt::format("<p>{} {}</p>", out, page.receipts.link(moment.receipt));
}

void write_source_rows(Page& page, story::ArticleIndex index) {
  const std::vector<show::SourceRow> rows = show::sources_of(page.lookup, index);
  if (rows.empty()) {
    page.out << "<p class=\"none\">No sources were read in it.</p>\n";
    return;
  }
  page.out
      << "<div class=\"scroll\"><table class=\"sources\"><thead><tr><th scope=\"col\">Source</th><th scope=\"col\">"
         "Class</th><th scope=\"col\">How they know</th><th scope=\"col\">Statements</th><th scope=\"col\">Rests on it "
         "alone</th></tr></thead><tbody>\n";
  for (const show::SourceRow& row : rows) {
    const StatementRecord& s = show::footing_of(page.lookup, row);
    std::string basis = escaped(show::basis_words(s.basis));
    if (s.source_class == SourceClass::unnamed) {
      const PartRecord* reason = show::part_of(s, Part::reason);
      basis += reason == nullptr ? std::string("<br>why unnamed: not stated")
                                 : fmt::format("<br>why unnamed: <q>{}</q> {}", escaped(reason->words),
                                               page.receipts.link(reason->receipt));
    }
    page.out << fmt::format(
        "<tr><th scope=\"row\">{}</th><td data-label=\"Class\">{}</td><td data-label=\"How they know\">{}</td>"
        "<td data-label=\"Statements\">{}</td><td data-label=\"Rests on it alone\">{}</td></tr>\n",
        page.receipts.phrase(show::source_words(s, page.lookup.article(index))), show::class_words(s.source_class),
        basis, row.statements.size(),
        row.alone.empty() ? std::string("none") : counted(row.alone.size(), "claim", "claims"));
  }
  page.out << "</tbody></table></div>\n";
}

/// Words of the text on one side of a span, at most about `kContext` bytes, cut at a blank.
constexpr std::uint32_t kContext = 90;
std::string before(std::string_view text, std::uint32_t at) {
  std::uint32_t from = at > kContext ? at - kContext : 0;
  while (from < at && from > 0 && text[from - 1] != ' ' && text[from - 1] != '\n') ++from;
  while (from < at && utf8::is_continuation(text[from])) ++from;
  return (from > 0 ? "… " : "") + std::string(text.substr(from, at - from));
}
std::string after(std::string_view text, std::uint32_t at) {
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t to = size - at > kContext ? at + kContext : size;
  while (to > at && to < size && text[to] != ' ' && text[to] != '\n') --to;
  while (to > at && to < size && utf8::is_continuation(text[to])) --to;
  return std::string(text.substr(at, to - at)) + (to < size ? " …" : "");
}

void write_receipt(Page& page, const std::string& id, const ReceiptBook::Entry& entry) {
  const ArticleRecord& article = page.lookup.article_at(entry.article_row);
  const std::string& field = entry.field == Field::title ? article.title : article.text;
  const bool in_field = entry.span.end <= field.size() && slice(field, entry.span) == entry.words;
  const std::string left = in_field ? before(field, entry.span.begin) : "";
  const std::string right = in_field ? after(field, entry.span.end) : "";
  page.out << fmt::format(
      "<li id=\"{0}\"><code>{0}</code> <span>{1}<mark>{2}</mark>{3}</span> <span class=\"place\">{4}, {5}", escaped(id),
      escaped(left), escaped(entry.words), escaped(right), escaped(show::article_words(article)),
      entry.field == Field::title ? std::string("headline") : fmt::format("l.{}", entry.line));
  if (!article.sha256.empty())
    page.out << fmt::format(", original <code>{}</code>", escaped(article.sha256.substr(0, 12)));
  page.out << "</span></li>\n";
}

/// What differs from the earlier form, both side by side, and what the names of an altered copy stand for.
void write_drift(Page& page, story::ArticleIndex index) {
  const auto drift = show::drift_in(page.lookup, index);
  std::vector<std::string> names;
  for (const std::size_t i : page.lookup.names_of(index))
    names.push_back(show::drifted_name_words(page.lookup.story().names[i]));
  if (story::is_altered(page.lookup.story(), index))
    page.out << "<p class=\"none\">Altered by machine: nothing in it is used while a closer version is here.</p>\n";
  if (drift.empty() && names.empty()) return;
  page.out << "<ul class=\"sayings\">\n";
  for (const story::DriftLine* line : drift) {
    const std::string words = show::drift_words(page.lookup, *line);
    page.out << "<li>";
    bool first = true;
    for (const std::string_view part : split(words, '\n')) {
      page.out << (first ? "" : "<br>") << page.receipts.phrase(part);
      first = false;
    }
    page.out << "</li>\n";
  }
  for (const std::string& name : names) page.out << "<li>name " << escaped(name) << "</li>\n";
  page.out << "</ul>\n";
}

void write_relation(Page& page, story::ArticleIndex index) {
  if (index >= page.lookup.story().relations.size()) return;
  const story::ArticleRelation& relation = page.lookup.story().relations[index];
  page.out << "<p class=\"relation\">Relation to the others: <b>" << show::relation_words(relation.relation) << "</b>";
  if (relation.parent)
    page.out << fmt::format(", goes back to <a href=\"#{}\">{}</a>", article_anchor(*relation.parent),
                            escaped(show::article_words(page.lookup.article(*relation.parent))));
  if (!relation.evidence.empty()) page.out << ": " << page.receipts.phrase(relation.evidence);
  page.out << "</p>\n";
  write_drift(page, index);
}

}  // namespace

std::string article_anchor(story::ArticleIndex article) { return fmt::format("a{}", article + 1); }

void open_section(Page& page, std::string_view id, std::string_view heading, std::string_view lead) {
  page.out << fmt::format("<section id=\"{0}\" aria-labelledby=\"h-{0}\">\n<h2 id=\"h-{0}\">{1}</h2>\n", id, heading);
  if (!lead.empty()) page.out << "<p class=\"lead\">" << lead << "</p>\n";
}

void write_people(Page& page) {
  std::set<std::string> names;
  for (const StatementRecord& s : page.lookup.world().statements)
    if (s.committed() && !s.actor.empty()) names.insert(s.actor);
  open_section(page, "people", "Who says what",
               "Named people and bodies in their own words. Unnamed sources have no page: each exists only inside its "
               "article.");
  for (const std::string& name : names)
    for (const story::ActorPage& person : story::who(page.lookup.world(), name, &page.lookup.story()))
      if (person.name == name && !person.says.empty()) write_person(page, person);
  page.out << "</section>\n";
}

void write_timeline(Page& page) {
  const std::vector<story::Moment> moments = story::timeline(page.lookup.world());
  open_section(page, "timeline", "Three clocks",
               "When it happened, as somebody says; when it was said; when it was published.");
  page.out << "<div class=\"scroll\"><table class=\"clocks\"><thead><tr><th scope=\"col\">Date</th><th "
              "scope=\"col\">Happened, "
              "they say</th><th scope=\"col\">Said</th><th scope=\"col\">Published</th></tr></thead><tbody>\n";
  static constexpr std::array<std::string_view, 3> kLabels{"Happened, they say", "Said", "Published"};
  for (std::size_t i = 0; i < moments.size();) {
    const std::string day = show::date_words(moments[i].value);
    std::array<std::string, 3> cells;
    for (; i < moments.size() && show::date_words(moments[i].value) == day; ++i)
      cells[static_cast<std::size_t>(moments[i].clock)] += moment_html(page, moments[i]);
    page.out << "<tr><th scope=\"row\">" << escaped(day) << "</th>";
    for (std::size_t c = 0; c < cells.size(); ++c)
      page.out << fmt::format("<td{} data-label=\"{}\">{}</td>", cells[c].empty() ? " class=\"void\"" : "", kLabels[c],
                              cells[c]);
    page.out << "</tr>\n";
  }
  page.out << "</tbody></table></div></section>\n";
}

void write_articles(Page& page) {
  open_section(page, "articles", "Articles and their sources", "By date of publication.");
  for (story::ArticleIndex i = 0; i < page.lookup.world().articles.size(); ++i) {
    const ArticleRecord& article = page.lookup.article(i);
    page.out << fmt::format("<article class=\"item\" id=\"{}\"><h3>{}</h3>\n<p class=\"about\">{}", article_anchor(i),
                            escaped(article.title.empty() ? "Without a headline" : article.title),
                            escaped(show::article_words(article)));
    if (!article.byline.empty()) page.out << ", " << escaped(article.byline);
    if (const std::string target = link_target(article.url); !target.empty())
      page.out << fmt::format(", <a rel=\"noreferrer noopener nofollow\" href=\"{0}\">{0}</a>", target);
    if (!article.retrieved.empty()) page.out << ", retrieved " << escaped(show::date_words(article.retrieved));
    page.out << "</p>\n";
    write_relation(page, i);
    const bool altered = story::is_altered(page.lookup.story(), i);
    if (!altered) write_source_rows(page, i);
    if (article.set_aside > 0 && !altered)
      page.out << "<p class=\"none\">" << counted(article.set_aside, "statement was", "statements were")
               << " set aside as unclear.</p>\n";
    page.out << "</article>\n";
  }
  page.out << "</section>\n";
}

void write_receipts(Page& page) {
  const auto used = page.receipts.used();
  open_section(page, "receipts", "Receipts",
               "Proof that these words stand in these articles; not proof that they were said.");
  page.out << "<ol class=\"receipts\">\n";
  for (const auto& [id, entry] : used) write_receipt(page, id, entry);
  page.out << "</ol></section>\n";
}

}  // namespace whosays::exports
