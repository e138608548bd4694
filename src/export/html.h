// Text into HTML, and the book of receipts that a page refers to. Everything an article wrote goes through here.
#pragma once

#include <initializer_list>
#include <iosfwd>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/span.h"
#include "doc/vocabulary.h"
#include "show/lookup.h"

namespace whosays::exports {

/// Made safe to show (control characters and bidirectional overrides as their codes), then & < > " ' escaped: may stand
/// in element content and in quoted attributes.
std::string escaped(std::string_view text);

/// An http or https URL, escaped for an attribute; empty for anything else: articles name their own URL, and a page
/// must not run what they name.
std::string link_target(std::string_view url);

/// Base64 (RFC 4648) of bytes given as hex digits: what a content security policy calls a style by.
std::string base64_of_hex(std::string_view hex);

/// From the doctype to </head>: a page that loads nothing and runs nothing. The named style sheets (files of this
/// folder, embedded) are its one style, which a content security policy allows by its hash. `title` is plain text.
void open_page(std::string_view title, std::initializer_list<std::string_view> style_sheets, std::ostream& out);

/// Receipts by id with where their words stand, and which of them a page has referred to. One page, one thread.
class ReceiptBook {
 public:
  struct Entry {
    std::int64_t article_row = 0;
    Field field = Field::text;
    Span span;
    std::string words;
    std::uint32_t line = 0;
  };
  explicit ReceiptBook(const story::World& world);

  /// A link to the receipt's place on the page, "" for an empty id, plain text for an unknown one.
  std::string link(std::string_view id);

  /// One of show's phrases as HTML: what stands in straight quotation marks becomes a <q>, receipts in brackets outside
  /// of them become links. Words of articles cannot make a link.
  std::string phrase(std::string_view text);

  /// What the page referred to so far, in the order of their numbers.
  [[nodiscard]] std::vector<std::pair<std::string, Entry>> used() const;

 private:
  std::map<std::string, Entry, std::less<>> entries_;
  std::set<std::string> used_;
};

}  // namespace whosays::exports
