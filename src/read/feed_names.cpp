#include "read/feed_names.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/text_util.h"
#include "read/feed_elements.h"
#include "read/html_guard.h"
#include "read/html_metadata.h"

namespace whosays::read {
namespace {

bool begins_tag(std::string_view rest) {
  if (rest.size() < 3) return false;
  const bool name =
      ascii::is_letter(rest[1]) || (rest[1] == '/' && ascii::is_letter(rest[2])) || rest.starts_with("<!--");
  const std::size_t end = rest.substr(1).find_first_of("<>");
  return name && end != std::string_view::npos && rest[end + 1] == '>';
}

bool begins_reference(std::string_view rest) {
  constexpr std::size_t kLongest = 12;
  const std::size_t end = rest.substr(0, kLongest).find(';');
  if (end == std::string_view::npos || end < 3) return false;
  const std::string_view name = rest.substr(1, end - 1);
  if (name[0] == '#') return true;
  return ascii::is_letter(name[0]) &&
         std::all_of(name.begin(), name.end(), [](char c) { return ascii::is_letter(c) || ascii::is_digit(c); });
}

}  // namespace

bool looks_like_html(std::string_view text) {
  for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos; at = text.find_first_of("<&", at + 1)) {
    const std::string_view rest = text.substr(at, 4096);
    if (text[at] == '<' ? begins_tag(rest) : begins_reference(rest)) return true;
  }
  return false;
}

std::string words_of_html(const std::string& html) {
  const TreeSize size = estimated_tree(html, {});
  return size.too_deep || size.too_many ? blanks_collapsed(html) : without_markup(html);
}

std::string name_of_author(std::string_view written) {
  std::string line = blanks_collapsed(written);
  std::string_view rest = line;
  if (rest.find('@') == std::string_view::npos) return line;
  const std::size_t open = rest.find('(');
  const std::size_t close = rest.rfind(')');
  if (open != std::string_view::npos && close != std::string_view::npos && close > open) {
    const std::string_view inside = trimmed(rest.substr(open + 1, close - open - 1));
    if (inside.find('@') == std::string_view::npos) return std::string(inside);
    rest = trimmed(rest.substr(0, open));
  }
  std::vector<std::string> kept;
  for (const std::string_view word : split(rest, ' '))
    if (word.find('@') == std::string_view::npos && !word.empty()) kept.emplace_back(word);
  return joined(kept, " ");
}

FeedSpace feed_space(std::string_view address, std::string_view prefix) {
  struct Known {
    std::string_view address;
    FeedSpace space;
  };
  static constexpr std::array kKnown = {
      Known{"http://www.w3.org/2005/Atom", FeedSpace::atom},
      Known{"http://purl.org/atom/ns#", FeedSpace::atom},
      Known{"http://example.com/newformat#", FeedSpace::atom},  // Atom before it had its name
      Known{"http://example.com/necho", FeedSpace::atom},
      Known{"http://purl.org/echo/", FeedSpace::atom},
      Known{"http://purl.org/pie/", FeedSpace::atom},
      Known{"uri/of/echo/namespace#", FeedSpace::atom},
      Known{"http://purl.org/rss/1.0/modules/content/", FeedSpace::content},
      Known{"http://purl.org/dc/elements/1.", FeedSpace::dublin_core},
      Known{"http://purl.org/dc/terms/", FeedSpace::dublin_terms},
      Known{"http://www.w3.org/1999/xhtml", FeedSpace::xhtml},
      Known{"http://www.w3.org/TR/xhtml1", FeedSpace::xhtml},
      Known{"http://www.w3.org/1999/02/22-rdf-syntax-ns#", FeedSpace::plain},
      Known{"http://purl.org/rss/1.0/modules/rss091#", FeedSpace::plain},
      Known{"http://purl.org/net/rss1.1", FeedSpace::plain},
      Known{"http://my.netscape.com/rdf/simple/0.9/", FeedSpace::plain},
      Known{"http://my.netscape.com/publish/formats/rss-0.91", FeedSpace::plain},
      Known{"http://channel.netscape.com/rdf/simple/0.9/", FeedSpace::plain},
      Known{"http://backend.userland.com/", FeedSpace::plain},
      Known{"http://blogs.law.harvard.edu/tech/rss", FeedSpace::plain},
      Known{"http://purl.org/rss/1.0/", FeedSpace::plain}};
  for (const Known& known : kKnown)
    if (!address.empty() && (address == known.address ||
                             (address.starts_with(known.address) && known.address != "http://purl.org/rss/1.0/")))
      return known.space;
  if (!address.empty()) return FeedSpace::other;
  if (prefix.empty() || prefix == "rss" || prefix == "rdf") return FeedSpace::plain;
  if (prefix == "atom" || prefix == "a10") return FeedSpace::atom;
  if (prefix == "dc") return FeedSpace::dublin_core;
  if (prefix == "dcterms") return FeedSpace::dublin_terms;
  if (prefix == "content") return FeedSpace::content;
  return prefix == "xhtml" ? FeedSpace::xhtml : FeedSpace::other;
}

}  // namespace whosays::read
