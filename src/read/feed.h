// Feeds to articles: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed. One article an entry, in the feed's order.
//
// What an entry's text is. Full content (content:encoded, xhtml:body, Atom's content, JSON Feed's content_html and
// content_text) is the article. A description or summary is taken for it when there is no such element and it holds at
// least 1,000 characters, not ending in "..." or "[...]". Any shorter one is read all the same, because it is what the
// outlet published there, with the warning "only the summary is in the feed; fetch the page". An entry with nothing but
// a title, or a link, becomes an article without text and says so: statements are found in titles too. One without
// even a link is left out; the others' warnings count it. Nothing is fetched; what is not the whole is `partial`.
//
// What its original is. The content as the feed carries it, taken out of XML or JSON, in UTF-8 (an article of a JSON
// line keeps its text in the same way): every character leads back to its bytes there, receipts verify without this
// reader, and `forget` of one entry leaves nothing behind in a neighbour's original. Inline XHTML is written out again
// as HTML. The title stands elsewhere in the feed and has no range, unless it is all there is.
//
// What is not guessed. "published" is what the feed states of publication (pubDate, dc:date, published, issued); Atom's
// "updated" is `modified` only. A byline is a name, never a bare mail address. The publisher is the entry's <source>,
// else the feed's title. Relative links are resolved against xml:base and the feed's URL, else kept as they stand.
//
// What is bounded. Input by the limits of read.h, elements inside elements by libxml2's 256, attributes of an element
// by 1,000, entries by `max_feed_entries`; no entity grows, no file or address is opened (feed_repair.h). An ill-formed
// feed is read as far as it goes, each of its articles with a warning; when nothing comes out of it, that is an error.
// A well-formed feed without entries is no error. Cost: linear.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/read.h"

namespace whosays::read {

/// Text or HTML, as the feed carries it.
struct FeedText {
  std::string value;
  bool html = false;
};

struct FeedDate {
  std::string written;
  std::string iso;  ///< empty when `written` is no date
};

struct FeedEntry {
  std::string title;  ///< without markup
  std::string link;
  std::string id;
  std::string byline;
  std::string publisher;  ///< of <source>
  std::string language;
  FeedDate published;
  FeedDate modified;
  FeedText content;
  FeedText summary;
};

struct Feed {
  std::string title;
  std::string link;
  std::string id;
  std::string byline;
  std::string language;
  FeedDate published;
  FeedDate modified;
  std::vector<FeedEntry> entries;
  std::string charset;  ///< of the feed's bytes
  std::string trouble;  ///< what is not well-formed in it; empty when it is
  std::vector<std::string> warnings;
};

/// A feed that is not well-formed is handed over as far as it goes; an error is what is no feed at all.
/// `request.url` is the feed's own, for relative links; may be empty.
Result<Feed> parse_feed(std::string_view bytes, const Request& request);

/// True when the beginning of the bytes, in lower case, is that of a JSON Feed.
bool begins_like_json_feed(std::string_view probe);

/// All entries of a feed as articles, or one failure.
void read_feed(std::string_view bytes, const Request& request, const Sink& sink);

}  // namespace whosays::read
