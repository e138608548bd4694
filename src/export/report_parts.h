// The parts of the report page, in the order of the page. Each writes one <section> and marks the receipts it shows.
#pragma once

#include <iosfwd>

#include "export/html.h"
#include "story/story.h"

namespace whosays::exports {

/// What the parts share while a page is written.
struct Page {
  const show::Lookup& lookup;
  ReceiptBook& receipts;
  std::ostream& out;
};

void write_allegations(Page& page);
void write_other_claims(Page& page);
void write_people(Page& page);
void write_timeline(Page& page);
void write_articles(Page& page);
void write_receipts(Page& page);

/// `<section id="id"><h2>heading</h2>`; the caller closes it.
void open_section(Page& page, std::string_view id, std::string_view heading, std::string_view lead);

/// Anchor of an article: "a1" for the first by date.
std::string article_anchor(story::ArticleIndex article);

}  // namespace whosays::exports
