#include "read/feed.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "read/feed_json.h"
#include "read/feed_xml.h"
#include "read/html.h"
#include "read/html_guard.h"
#include "read/html_tree.h"
#include "read/mojibake.h"

namespace whosays::read {
namespace {

constexpr std::size_t kFullText = 1000;  // characters from which a description is taken for the article

/// What stands at the end of a text that goes on elsewhere.
bool breaks_off(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kMarks = {"...", "\xE2\x80\xA6", "[...]", "[\xE2\x80\xA6]", "(...)"};
  const std::string_view bare = trimmed(text);
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) { return bare.ends_with(mark); });
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
  return out;
}

/// A piece of HTML as the page that the reader of pages expects: its title in front, where it has no place in the
/// original, so that headings that repeat it are found; and <h1> as <h2>, because a first heading inside an entry is
/// the entry's own text, not the title of a page. Both letters are one byte: offsets stay.
MappedText as_page(const std::string& html, const std::string& title) {
  MappedText page;
  if (!title.empty()) page.text = "<title>" + escaped(title) + "</title>";
  page.map.add(static_cast<std::uint32_t>(page.text.size()), 0, 0);
  const std::size_t begin = page.text.size();
  page.text += html;
  page.map.add(static_cast<std::uint32_t>(html.size()), 0, static_cast<std::uint32_t>(html.size()));
  for (std::size_t at = begin; at + 2 < page.text.size(); ++at) {
    if (page.text[at] != '<') continue;
    const std::size_t name = at + (page.text[at + 1] == '/' ? 2 : 1);
    if (name + 1 >= page.text.size() || (page.text[name] | 0x20) != 'h' || page.text[name + 1] != '1') continue;
    const char behind = name + 2 < page.text.size() ? page.text[name + 2] : '>';
    if (std::string_view(" \t\r\n/>").find(behind) != std::string_view::npos) page.text[name + 1] = '2';
  }
  return page;
}

/// Everything a small piece says, for pieces in which the reader of pages finds no article: a lone link, say.
void take_all_words(MappedText page, const Limits& limits, Article& article) {
  make_references_safe(page.text);
  const TreeSize size = estimated_tree(page.text, limits);
  if (size.too_deep || size.too_many) return;
  const HtmlTree tree(page.text);
  for (const GumboNode* node : elements_under(*tree.root())) {
    if (tag_of(*node) != GUMBO_TAG_BODY) continue;
    TextBuilder builder(page);
    builder.append(flat_text(*node, page.text));
    MappedText words = builder.finish();
    article.text = std::move(words.text);
    article.text_map = std::move(words.map);
    return;
  }
}

/// Text, its map and warnings. What a fragment states of itself (a byline, a date above the text) fills what the feed
/// leaves open.
void read_fragment(const std::string& html, const Limits& limits, Article& article) {
  MappedText page = as_page(html, article.title);
  const std::vector<Repair> repairs = mend(page);
  Article found;
  read_html(page, limits, found);
  if (found.text.empty()) take_all_words(page, limits, found);
  article.text = std::move(found.text);
  article.text_map = std::move(found.text_map);
  mark_repairs(article, repairs);
  article.warnings.insert(article.warnings.end(), found.warnings.begin(), found.warnings.end());
  if (article.byline.empty()) article.byline = std::move(found.byline);
  if (article.published.empty()) article.published = std::move(found.published);
}

/// Line ends become \n, blanks at both ends go, nothing else: the feed gave it as text.
void read_words(const std::string& words, Article& article) {
  MappedText source{words, SourceMap::identity(static_cast<std::uint32_t>(words.size()))};
  const std::vector<Repair> repairs = mend(source);
  TextBuilder builder(source);
  const std::string_view bare = trimmed(source.text);
  const auto begin = static_cast<std::uint32_t>(bare.data() - source.text.data());
  const auto end = begin + static_cast<std::uint32_t>(bare.size());
  for (std::uint32_t at = begin; at < end;) {
    const auto stop = static_cast<std::uint32_t>(std::min<std::size_t>(source.text.find('\r', at), end));
    builder.copy({at, stop});
    at = stop;
    if (at >= end) break;
    const std::uint32_t length = at + 1 < end && source.text[at + 1] == '\n' ? 2 : 1;
    builder.put("\n", {at, at + length});
    at += length;
  }
  MappedText text = builder.finish();
  article.text = std::move(text.text);
  article.text_map = std::move(text.map);
  mark_repairs(article, repairs);
}

void read_body(const FeedText& body, const Limits& limits, ReadArticle& out) {
  Article& article = out.article;
  out.original = body.value;
  article.media_type = body.html ? "text/html" : "text/plain";
  if (body.html) {
    read_fragment(body.value, limits, article);
  } else {
    read_words(body.value, article);
  }
}

void take_metadata(const FeedEntry& entry, const Feed& feed, Article& article) {
  const auto either = [](const std::string& own, const std::string& whole) { return own.empty() ? whole : own; };
  article.title = entry.title;
  article.url = entry.link;
  article.byline = either(entry.byline, feed.byline);
  article.publisher = either(entry.publisher, feed.title);
  article.credit = entry.publisher;
  article.language = either(entry.language, feed.language);
  article.published = entry.published.iso;
  article.modified = entry.modified.iso;
  article.charset = "utf-8";
  article.warnings = feed.warnings;
  for (const FeedDate* date : {&entry.published, &entry.modified})
    if (date->iso.empty() && !date->written.empty())
      article.warnings.push_back(
          fmt::format("not a date: \"{}\"", utf8::made_safe(date->written.substr(0, date->written.find('\n')), false)));
}

/// The title, if there is one, is the whole original.
void take_title_only(ReadArticle& out) {
  const bool titled = !out.article.title.empty();
  out.original = out.article.title;
  out.article.title_map = SourceMap::identity(static_cast<std::uint32_t>(out.original.size()));
  out.article.media_type = "text/plain";
  out.article.warnings.emplace_back(titled ? "only the title is in the feed; fetch the page"
                                           : "only a link is in the feed; fetch the page");
}

ReadArticle article_of(const FeedEntry& entry, const Feed& feed, const Limits& limits) {
  ReadArticle out;
  Article& article = out.article;
  take_metadata(entry, feed, article);
  read_body(entry.content, limits, out);
  if (!article.text.empty() && breaks_off(article.text)) {
    article.warnings.emplace_back("the feed's text breaks off; fetch the page");
    out.partial = true;
  }
  if (article.text.empty()) {
    read_body(entry.summary, limits, out);
    const bool full = utf8::count(article.text) >= kFullText && !breaks_off(article.text);
    out.partial = !full;
    if (!article.text.empty() && !full)
      article.warnings.emplace_back("only the summary is in the feed; fetch the page");
  }
  if (article.text.empty()) take_title_only(out);
  article.sha256 = sha256_hex(out.original);
  HashBuilder hash;
  hash.add(article.sha256);
  if (!article.url.empty()) hash.add(article.url);
  article.id = hash.hex(16);
  return out;
}

/// The bytes without a byte order mark and blanks begin with "{".
bool is_json(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t at = bytes.find_first_not_of(" \t\r\n");
  return at != std::string_view::npos && bytes[at] == '{';
}

}  // namespace

bool begins_like_json_feed(std::string_view probe) {
  if (!probe.starts_with("{")) return false;
  constexpr std::string_view kKey = "\"version\"";
  for (std::size_t at = probe.find(kKey); at != std::string_view::npos; at = probe.find(kKey, at + 1)) {
    constexpr std::size_t kLongest = 60;
    std::string value(probe.substr(at + kKey.size(), kLongest));
    std::erase(value, '\\');  // "https:\/\/" is usual
    const std::size_t quote = value.find_first_not_of(" \t\r\n:");
    if (quote == std::string::npos || value[quote] != '"') continue;
    const std::string_view address = std::string_view(value).substr(quote + 1);
    for (const std::string_view known :
         {"https://jsonfeed.org/version/", "http://jsonfeed.org/version/", "https://www.jsonfeed.org/version/"})
      if (address.starts_with(known)) return true;
  }
  return false;
}

Result<Feed> parse_feed(std::string_view bytes, const Request& request) {
  return is_json(bytes) ? parse_json_feed(bytes, request) : parse_xml_feed(bytes, request);
}

void read_feed(std::string_view bytes, const Request& request, const Sink& sink) {
  Result<Feed> feed = parse_feed(bytes, request);
  if (!feed.ok()) return (void)sink(std::move(feed.error()));
  const auto is_empty = [](const FeedEntry& entry) {
    return entry.title.empty() && entry.link.empty() && trimmed(entry.content.value).empty() &&
           trimmed(entry.summary.value).empty();
  };
  if (const std::size_t left_out = std::erase_if(feed->entries, is_empty); left_out > 0)
    feed->warnings.push_back(fmt::format("{} {} out that {} nothing: no text, no title, no link", left_out,
                                         left_out == 1 ? "entry is left" : "entries are left",
                                         left_out == 1 ? "holds" : "hold"));
  if (feed->entries.empty() && !feed->trouble.empty())
    return (void)sink(Error{ErrorKind::input,
                            fmt::format("no entry could be read: the feed is not well-formed ({})", feed->trouble)});
  for (const FeedEntry& entry : feed->entries) {
    ReadArticle read = article_of(entry, *feed, request.limits);
    // Markup without a word in it, under no title and no link: as empty as an empty entry.
    if (read.article.text.empty() && read.article.title.empty() && read.article.url.empty()) continue;
    if (!sink(std::move(read))) return;
  }
}

}  // namespace whosays::read
