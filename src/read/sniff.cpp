// What bytes look like, from their first kilobytes: by content first, by the name's ending where content leaves it
// open.
#include <algorithm>
#include <array>

#include "base/text_util.h"
#include "base/utf8.h"
#include "read/read.h"

namespace whosays::read {
namespace {

constexpr std::size_t kProbeBytes = std::size_t{64} << 10;

/// The beginning without byte order marks, blanks and markup comments, in lower case. UTF-16 loses its zero bytes: good
/// enough to see markup.
std::string probe_of(std::string_view bytes) {
  std::string head(bytes.substr(0, kProbeBytes));
  if (head.starts_with("\xEF\xBB\xBF")) head.erase(0, 3);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    head.erase(0, 2);
    std::erase(head, '\0');
  }
  std::size_t at = 0;
  for (;;) {
    at = std::min(head.find_first_not_of(" \t\r\n\f", at), head.size());
    if (head.compare(at, 4, "<!--") != 0) break;
    const std::size_t end = head.find("-->", at);
    at = end == std::string::npos ? head.size() : end + 3;
  }
  return utf8::ascii_lowered(std::string_view(head).substr(at));
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return name.ends_with(e); });
}

bool begins_with_tag(std::string_view probe) {
  static constexpr std::array<std::string_view, 22> kTags = {
      "!doctype html", "html", "head", "body", "title", "meta", "link",   "script", "style",   "div",  "p",
      "article",       "main", "h1",   "h2",   "table", "a",    "header", "center", "section", "span", "br"};
  if (probe.empty() || probe[0] != '<') return false;
  return std::any_of(kTags.begin(), kTags.end(), [&](std::string_view tag) {
    if (probe.compare(1, tag.size(), tag) != 0) return false;
    const std::size_t after = 1 + tag.size();
    return after >= probe.size() || std::string_view(" \t\r\n>/").find(probe[after]) != std::string_view::npos;
  });
}

Format markup_format(std::string_view probe) {
  if (begins_with_tag(probe)) return Format::html;
  const bool xml = probe.starts_with("<?xml") || probe.starts_with("<rss") || probe.starts_with("<feed") ||
                   probe.starts_with("<rdf");
  if (!xml) return Format::sniff;
  for (const std::string_view root : {"<rss", "<feed", "<rdf:rdf"})
    if (probe.find(root) != std::string_view::npos) return Format::feed;
  return probe.find("<html") != std::string_view::npos ? Format::html : Format::sniff;
}

/// At least two of the headers that every mail has, in the block before the first empty line.
bool looks_like_mail(std::string_view probe) {
  static constexpr std::array<std::string_view, 7> kHeaders = {
      "from:", "subject:", "mime-version:", "message-id:", "date:", "received:", "return-path:"};
  std::size_t known = 0;
  for (std::string_view line : split(probe, '\n')) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) break;
    const bool continued = line[0] == ' ' || line[0] == '\t';
    const std::size_t colon = line.find(':');
    if (!continued && (colon == std::string_view::npos || line.substr(0, colon).find(' ') != std::string_view::npos))
      return false;
    known += std::any_of(kHeaders.begin(), kHeaders.end(), [&](std::string_view h) { return line.starts_with(h); });
  }
  return known >= 2;
}

Format format_of_name(std::string_view name) {
  const std::string lowered = utf8::ascii_lowered(name);
  if (ends_with_any(lowered, {".jsonl", ".ndjson"})) return Format::jsonl;
  if (ends_with_any(lowered, {".html", ".htm", ".xhtml"})) return Format::html;
  if (ends_with_any(lowered, {".eml"})) return Format::eml;
  if (ends_with_any(lowered, {".rss", ".atom"})) return Format::feed;
  return Format::text;
}

}  // namespace

Format sniffed(std::string_view bytes, std::string_view name) {
  if (bytes.starts_with("%PDF-")) return Format::pdf;
  if (bytes.starts_with("WARC/") || bytes.starts_with("\x1F\x8B")) return Format::warc;
  const std::string probe = probe_of(bytes);
  if (const Format markup = markup_format(probe); markup != Format::sniff) return markup;
  if (probe.starts_with("{") && probe.find("\"text\"") != std::string::npos) return Format::jsonl;
  if (looks_like_mail(probe)) return Format::eml;
  return format_of_name(name);
}

std::optional<Format> parse_format(std::string_view word) {
  struct Word {
    std::string_view word;
    Format format;
  };
  static constexpr std::array kWords = {
      Word{"jsonl", Format::jsonl}, Word{"html", Format::html}, Word{"text", Format::text}, Word{"feed", Format::feed},
      Word{"warc", Format::warc},   Word{"eml", Format::eml},   Word{"pdf", Format::pdf}};
  for (const Word& w : kWords)
    if (w.word == word) return w.format;
  return std::nullopt;
}

}  // namespace whosays::read
