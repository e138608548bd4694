// Claims on the report page: the table of allegations with their standing, a card for each, the other claims.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "base/ascii.h"
#include "export/report_parts.h"
#include "show/sections.h"
#include "show/words.h"

namespace whosays::exports {
namespace {

constexpr std::size_t kRowWords = 90;

std::string claim_anchor(const story::Claim& claim) { return "c-" + escaped(show::handle_of(claim)); }

void write_table(Page& page) {
  page.out
      << "<div class=\"scroll\"><table class=\"standing\"><caption>Standing of each, in four columns that are never "
         "merged</caption>\n<thead><tr><th scope=\"col\">Claim</th><th scope=\"col\">Origins</th><th scope=\"col\">"
         "Answers</th><th scope=\"col\">Findings</th><th scope=\"col\">Notices</th></tr></thead>\n<tbody>\n";
  for (const story::Claim& claim : page.lookup.story().claims) {
    if (!claim.allegation) continue;
    const StatementRecord& first = page.lookup.first(claim);
    const std::string who = show::source_words(first, page.lookup.article_at(first.article_row));
    page.out << fmt::format(
        "<tr><th scope=\"row\"><a href=\"#{}\">{}</a><span class=\"by\">said by {}</span></th>"
        "<td data-label=\"Origins\">{}</td><td data-label=\"Answers\">{}</td><td data-label=\"Findings\">{}</td>"
        "<td data-label=\"Notices\">{}</td></tr>\n",
        claim_anchor(claim), page.receipts.phrase(show::claim_words(page.lookup, claim, kRowWords)),
        page.receipts.phrase(who), escaped(story::range_words(claim.origins)),
        escaped(show::answers_cell(page.lookup, claim)), escaped(show::findings_cell(page.lookup, claim)),
        escaped(show::notices_cell(claim)));
  }
  page.out << "</tbody></table></div>\n";
}

bool is_standing(std::string_view heading) {
  return heading == "ORIGINS" || heading == "ANSWERS" || heading == "FINDINGS" || heading == "NOTICES";
}

std::string in_sentence_case(std::string_view heading) {
  std::string out(heading);
  for (std::size_t i = 1; i < out.size(); ++i) out[i] = ascii::lowered(out[i]);
  return out;
}

void write_section_rows(Page& page, const story::Claim& claim) {
  page.out << "<dl>\n";
  for (const show::Section& section : show::sections_of(page.lookup, claim)) {
    page.out << fmt::format("<div class=\"{}{}\"><dt>{}</dt>", is_standing(section.heading) ? "line" : "row",
                            section.empty ? " none" : "", in_sentence_case(section.heading));
    for (const std::string& item : section.items) page.out << "<dd>" << page.receipts.phrase(item) << "</dd>";
    page.out << "</div>\n";
  }
  page.out << "</dl>\n";
}

std::string attribution(Page& page, const StatementRecord& s) {
  const ArticleRecord& article = page.lookup.article_at(s.article_row);
  const bool several = s.count.value_or(0) > 1 || s.count_min.value_or(0) > 1;
  const std::string who =
      page.receipts.phrase(fmt::format("{} {}", show::source_words(s, article), show::act_words(s.act, several)));
  const std::string place = page.receipts.phrase(show::place_words(s, article));
  if (const auto index = page.lookup.article_index(s.article_row))
    return fmt::format("{} <span class=\"where\">(<a href=\"#{}\">article</a>: {})</span>", who, article_anchor(*index),
                       place);
  return who + " (" + place + ")";
}

void write_card(Page& page, story::ClaimIndex index) {
  const story::Claim& claim = page.lookup.claim(index);
  const StatementRecord& first = page.lookup.first(claim);
  const std::string words =
      first.content.empty() ? std::string(show::act_words(first.act)) : show::quoted(first.content);
  page.out << fmt::format("<article class=\"card\" id=\"{}\" aria-labelledby=\"h-{}\">\n", claim_anchor(claim),
                          claim_anchor(claim));
  page.out << fmt::format("<p class=\"state\"><span>Claim <code>{}</code></span> <span>{}</span></p>\n",
                          escaped(show::handle_of(claim)), escaped(show::checked_words(page.lookup, claim)));
  page.out << fmt::format("<p class=\"attribution\">{}</p>\n<h3 id=\"h-{}\">{}</h3>\n", attribution(page, first),
                          claim_anchor(claim), page.receipts.phrase(words));
  if (claim.only_altered) page.out << "<p class=\"none\">" << show::kOnlyAltered << "</p>\n";
  write_section_rows(page, claim);
  page.out << "<p class=\"closing\">" << page.receipts.phrase(show::closing_of(page.lookup, claim))
           << "</p>\n</article>\n";
}

}  // namespace

void write_allegations(Page& page) {
  const auto& claims = page.lookup.story().claims;
  open_section(page, "against", "Against someone",
               "Claims to somebody’s discredit, with who says so, how they say they know, and every answer that these "
               "articles carry.");
  if (std::none_of(claims.begin(), claims.end(), [](const story::Claim& c) { return c.allegation; })) {
    page.out << "<p>None was read in these articles.</p></section>\n";
    return;
  }
  write_table(page);
  for (story::ClaimIndex i = 0; i < claims.size(); ++i)
    if (claims[i].allegation) write_card(page, i);
  page.out << "</section>\n";
}

void write_other_claims(Page& page) {
  const auto& claims = page.lookup.story().claims;
  open_section(page, "claims", "Other claims", "Most carried first.");
  if (std::all_of(claims.begin(), claims.end(), [](const story::Claim& c) { return c.allegation; }))
    page.out << "<p>None was read in these articles.</p>\n";
  page.out << "<ul class=\"sayings\">\n";
  for (const story::Claim& claim : claims) {
    if (claim.allegation) continue;
    const StatementRecord& s = page.lookup.first(claim);
    const ArticleRecord& article = page.lookup.article_at(s.article_row);
    page.out << fmt::format("<li id=\"{}\">{} <span class=\"place\">{}", claim_anchor(claim),
                            page.receipts.phrase(show::source_saying_words(s, article)),
                            page.receipts.phrase(show::place_words(s, article)));
    if (claim.origins.carriers.size() > 1)
      page.out << escaped(fmt::format("; {} articles carry it, origins {}", claim.origins.carriers.size(),
                                      story::range_words(claim.origins)));
    if (claim.only_altered) page.out << "<br>" << show::kOnlyAltered;
    page.out << "</span></li>\n";
  }
  page.out << "</ul></section>\n";
}

}  // namespace whosays::exports
