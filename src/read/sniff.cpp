// What bytes look like, from their first kilobytes: by content first, by the name's ending where content leaves it
// open.
#include <algorithm>
#include <array>

#include "base/text_util.h"
#include "base/utf8.h"
#include "read/feed.h"
#include "read/feed_charset.h"
#include "read/header_fields.h"
#include "read/inflate.h"
#include "read/read.h"
#include "read/zip_archive.h"

namespace whosays::read {
namespace {

constexpr std::size_t kProbeBytes = std::size_t{64} << 10;

/// The beginning without byte order marks, blanks and markup comments, in lower case. UTF-16 loses its zero bytes: good
/// enough to see markup.
std::string probe_of(std::string_view bytes) {
  std::string head(bytes.substr(0, kProbeBytes));
  if (head.starts_with("\xEF\xBB\xBF")) head.erase(0, 3);
  using namespace std::string_view_literals;
  if (head.starts_with("\0\0\xFE\xFF"sv)) head.erase(0, 2);
  const bool marked = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  if (marked) head.erase(0, 2);
  if (marked || head.starts_with("<\0"sv) || head.starts_with("\0<"sv) || head.starts_with("\0\0\0<"sv))
    std::erase(head, '\0');
  if (head.starts_with("\x4C\x6F\xA7\x94")) {  // "<?xm" in EBCDIC
    if (auto decoded = decode_xml(head); decoded.ok()) head = std::move(decoded->text);
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

/// The name of the first element, behind declaration, comments, instructions and DOCTYPE; without its prefix.
std::string_view root_of(std::string_view probe) {
  std::size_t at = 0;
  for (;;) {
    at = probe.find_first_not_of(" \t\r\n\f", at);
    if (at == std::string_view::npos || probe[at] != '<') return {};
    const std::string_view rest = probe.substr(at);
    std::string_view end = rest.starts_with("<!--") ? "-->" : rest.starts_with("<?") ? "?>" : "";
    if (end.empty() && rest.starts_with("<!")) {
      const std::size_t close = rest.find('>');
      const std::size_t bracket = rest.find('[');
      end = bracket != std::string_view::npos && bracket < close ? "]>" : ">";
    }
    if (end.empty()) {
      const std::string_view name = rest.substr(1, rest.find_first_of(" \t\r\n\f/>", 1) - 1);
      const std::size_t colon = name.find(':');
      return colon == std::string_view::npos ? name : name.substr(colon + 1);
    }
    const std::size_t found = probe.find(end, at);
    if (found == std::string_view::npos) return {};
    at = found + end.size();
  }
}

Format markup_format(std::string_view probe) {
  const std::string_view root = root_of(probe);
  const bool entry = root == "entry" && probe.find("http://www.w3.org/2005/atom") != std::string_view::npos;
  if (root == "rss" || root == "feed" || root == "rdf" || root == "channel" || entry) return Format::feed;
  if (begins_with_tag(probe)) return Format::html;
  return probe.starts_with("<?xml") && root == "html" ? Format::html : Format::sniff;
}

/// At least two of the headers that every mail has, in the block before the first empty line.
bool looks_like_mail(std::string_view probe) {
  static constexpr std::array<std::string_view, 7> kHeaders = {
      "from:", "subject:", "mime-version:", "message-id:", "date:", "received:", "return-path:"};
  std::size_t known = 0;
  const bool of_mbox = probe.starts_with("from ");  // a mail that was cut out of one
  if (of_mbox) probe.remove_prefix(std::min(probe.find('\n'), probe.size() - 1) + 1);
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

/// Of the zip archives only documents are ours: their first files say so, else the name. Any other is text to the end,
/// and there found to be none.
Format zip_format(std::string_view bytes, std::string_view name) {
  const std::string lowered = utf8::ascii_lowered(name);
  const std::string_view head = bytes.substr(0, kProbeBytes);
  if (head.substr(0, 128).find("mimetypeapplication/vnd.oasis.opendocument.text") != std::string_view::npos)
    return Format::odt;
  if (lowered.ends_with(".odt") || lowered.ends_with(".ott")) return Format::odt;
  const bool office =
      head.find("[Content_Types].xml") != std::string_view::npos || head.find("word/") != std::string_view::npos;
  const bool other = head.find("xl/") != std::string_view::npos || head.find("ppt/") != std::string_view::npos;
  if (ends_with_any(lowered, {".docx", ".docm", ".dotx"}) || (office && !other)) return Format::docx;
  return Format::text;
}

Format format_of_name(std::string_view name) {
  std::string lowered = utf8::ascii_lowered(name);
  if (lowered.ends_with(".gz")) lowered.resize(lowered.size() - 3);
  if (ends_with_any(lowered, {".jsonl", ".ndjson"})) return Format::jsonl;
  if (ends_with_any(lowered, {".html", ".htm", ".xhtml"})) return Format::html;
  if (ends_with_any(lowered, {".eml"})) return Format::eml;
  if (ends_with_any(lowered, {".warc", ".arc"})) return Format::warc;
  if (ends_with_any(lowered, {".rss", ".atom"})) return Format::feed;
  if (ends_with_any(lowered, {".md", ".markdown", ".mdown"})) return Format::markdown;
  return Format::text;
}

}  // namespace

Format sniffed(std::string_view bytes, std::string_view name) {
  if (without_blanks(bytes.substr(0, 64)).starts_with("%PDF-")) return Format::pdf;
  if (is_zip(bytes)) return zip_format(bytes, name);
  if (bytes.starts_with("WARC/") || bytes.starts_with("filedesc:")) return Format::warc;
  if (is_gzip(bytes)) {
    const std::string inside = gunzipped_head(bytes.substr(0, kProbeBytes), kProbeBytes);
    return is_gzip(inside) ? format_of_name(name) : sniffed(inside, name);  // packed twice: never a third time
  }
  const std::string probe = probe_of(bytes);
  if (const Format markup = markup_format(probe); markup != Format::sniff) return markup;
  if (begins_like_json_feed(probe)) return Format::feed;
  if (probe.starts_with("{") && probe.find("\"text\"") != std::string::npos) return Format::jsonl;
  if (looks_like_mail(probe)) return Format::eml;
  return format_of_name(name);
}

std::optional<Format> parse_format(std::string_view word) {
  struct Word {
    std::string_view word;
    Format format;
  };
  static constexpr std::array kWords = {Word{"jsonl", Format::jsonl}, Word{"html", Format::html},
                                        Word{"text", Format::text},   Word{"feed", Format::feed},
                                        Word{"warc", Format::warc},   Word{"eml", Format::eml},
                                        Word{"pdf", Format::pdf},     Word{"docx", Format::docx},
                                        Word{"odt", Format::odt},     Word{"markdown", Format::markdown}};
  for (const Word& w : kWords)
    if (w.word == word) return w.format;
  return std::nullopt;
}

}  // namespace whosays::read
