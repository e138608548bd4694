// The story as one page to read, print and send: no scripts, nothing loaded from anywhere.
//
// The style sheet is report.css, embedded (html.h). Every text goes through html.h. Ends with how much was set aside
// and by what it was read.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <set>

#include "base/counted.h"
#include "export/export.h"
#include "export/report_parts.h"
#include "show/words.h"

namespace whosays::exports {
namespace {

std::string extent_of(const story::World& world) {
  std::set<std::string> outlets;
  std::string first;
  std::string last;
  for (const ArticleRecord& a : world.articles) {
    if (!a.publisher.empty()) outlets.insert(a.publisher);
    if (a.published.empty()) continue;
    if (first.empty() || a.published < first) first = a.published;
    if (last.empty() || a.published > last) last = a.published;
  }
  std::string out = fmt::format("{}, {}", counted(world.articles.size(), "article", "articles"),
                                counted(outlets.size(), "outlet", "outlets"));
  if (!first.empty()) out += ", " + show::date_range(first, last);
  return out;
}

void write_masthead(const story::World& world, const Provenance& provenance, std::ostream& out) {
  const Reading reading = reading_of(world);
  out << "<body>\n<a class=\"skip\" href=\"#main\">Skip to the claims</a>\n<header>\n<p "
         "class=\"brand\">whosays</p>\n<h1>"
      << escaped(provenance.title.empty() ? "A story" : provenance.title) << "</h1>\n";
  out << "<p class=\"motto\">Who says what, and how they say they know. <em>Not what is true.</em></p>\n";
  out << "<p class=\"extent\">" << escaped(extent_of(world));
  if (!world.as_of.empty()) out << ". As of " << escaped(show::date_words(world.as_of));
  out << fmt::format(".<br>Read by machine: {}, {}.</p>\n", counted(reading.statements, "statement", "statements"),
                     set_aside_words(reading));
  if (!provenance.notice.empty()) out << "<p class=\"notice\" role=\"note\">" << escaped(provenance.notice) << "</p>\n";
  out << "<nav aria-label=\"Parts of this page\"><ul>\n";
  for (const auto& [id, name] : {std::pair{"against", "Against someone"},
                                 {"claims", "Other claims"},
                                 {"people", "Who says what"},
                                 {"timeline", "Three clocks"},
                                 {"articles", "Articles"},
                                 {"receipts", "Receipts"}})
    out << fmt::format("<li><a href=\"#{}\">{}</a></li>\n", id, name);
  out << "</ul></nav>\n</header>\n";
}

}  // namespace

void write_report_html(const story::World& world, const story::Story& story, std::ostream& out,
                       const Provenance& provenance) {
  const show::Lookup lookup(world, story);
  ReceiptBook receipts(world);
  Page page{lookup, receipts, out};
  open_page((provenance.title.empty() ? "A story" : provenance.title) + ": who says what", {"report.css"}, out);
  write_masthead(world, provenance, out);
  out << "<main id=\"main\">\n";
  write_allegations(page);
  write_other_claims(page);
  write_people(page);
  write_timeline(page);
  write_articles(page);
  write_receipts(page);
  out << "</main>\n<footer><p>" << escaped(closing_words(world, provenance)) << "</p></footer>\n</body>\n</html>\n";
}

}  // namespace whosays::exports
