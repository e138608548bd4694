#include "targets.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>

#include "base/utf8.h"
#include "read/charset.h"
#include "read/document_test_help.h"
#include "read/html_guard.h"
#include "read/html_reduced.h"
#include "read/html_reduced_test_help.h"
#include "read/http_body.h"
#include "read/mojibake.h"
#include "read/pdf.h"
#include "read/read.h"

namespace whosays::fuzz {
namespace {

using read::Format;
using read::ReadArticle;

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

bool is_utf8(std::string_view text) { return utf8::first_invalid(text) == std::string_view::npos; }

void check_map(const SourceMap& map, const std::string& text, std::uint64_t original, bool may_be_absent) {
  must(map.text_size() == text.size() || (may_be_absent && map.text_size() == 0), "every byte has its place");
  for (const SourceMap::Piece& piece : map.pieces())
    must(piece.original_begin <= original && piece.original_size <= original - piece.original_begin,
         "places lie inside the original");
}

void check_article(const ReadArticle& read) {
  const Article& a = read.article;
  for (const std::string* value : {&a.id, &a.url, &a.publisher, &a.byline, &a.published, &a.modified, &a.language,
                                   &a.title, &a.text, &a.media_type, &a.charset})
    must(is_utf8(*value), "what is read is UTF-8");
  for (const std::string& warning : a.warnings) must(is_utf8(warning), "warnings are UTF-8");
  must(!a.text.empty() || !a.title.empty() || !a.url.empty() || read.partial, "an article has something in it");
  check_map(a.text_map, a.text, read.original.size(), false);
  check_map(a.title_map, a.title, read.original.size(), true);
}

void check_error(const Error& error) {
  must(!error.message.empty() && is_utf8(error.message), "an error says something");
  must(error.message.find('\n') == std::string::npos, "an error is one line");
}

/// Small limits, so that what is refused for its size is refused soon.
read::Request request_for(Format format) {
  read::Request request;
  request.name = "fuzzed";
  request.format = format;
  request.limits.max_input_bytes = std::uint64_t{8} << 20;
  request.limits.max_feed_entries = 200;
  return request;
}

void read_as(Format format, std::string_view bytes) {
  std::istringstream in{std::string(bytes)};
  read::ReadSummary summary;
  read::Request request = request_for(format);
  request.summary = &summary;
  read::read_stream(in, request, [](Result<ReadArticle> read) {
    read.ok() ? check_article(*read) : check_error(read.error());
    return true;
  });
}

template <Format format>
void reader(std::string_view bytes) {
  read_as(format, bytes);
}

void json_ld(std::string_view bytes) {
  read_as(Format::html,
          "<html><head><title>Ferry report held back</title><script type=\"application/ld+json\">" +
              std::string(bytes) +
              "</script></head><body><article><p>Mira Tolland said the ferry was late, and that nobody had asked her "
              "about it before Tuesday.</p></article></body></html>");
}

/// The XML of the two office formats, inside a container that is whole: mutated containers seldom open.
void office_xml(std::string_view bytes) {
  const std::string xml(bytes);
  if (bytes.find("opendocument") == std::string_view::npos)
    return read_as(Format::docx, read::zip_of({{"word/document.xml", xml}, {"docProps/core.xml", xml}}));
  read_as(
      Format::odt,
      read::zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", xml}, {"meta.xml", xml}}));
}

/// What pdftotext hands over; Poppler itself is not ours to fuzz.
void pdf_layout(std::string_view bytes) {
  const auto extract = read::extract_layout(bytes);
  if (!extract.ok()) check_error(extract.error());
}

void check_decoded(const Result<read::DecodedBytes>& decoded, std::string_view bytes) {
  if (!decoded.ok()) return check_error(decoded.error());
  must(is_utf8(decoded->text.text), "decoded text is UTF-8");
  check_map(decoded->text.map, decoded->text.text, bytes.size(), false);
}

/// First line: a charset's name; then bytes.
void charset(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  if (end == std::string_view::npos) return;
  const std::string_view label = bytes.substr(0, end);
  bytes.remove_prefix(end + 1);
  check_decoded(read::decode_text(bytes, label), bytes);
  check_decoded(read::decode_html(bytes, label), bytes);
  check_decoded(read::decode_declared(bytes, label), bytes);
}

/// A page and what reduced_page leaves of it have one tree.
void reduced(std::string_view bytes) {
  const auto decoded = read::decode_html(bytes);
  if (!decoded.ok()) return check_error(decoded.error());
  const read::MappedText& page = decoded->text;
  const read::TreeSize size = read::estimated_tree(page.text, {});
  if (size.too_deep || size.too_many) return;
  const read::MappedText less = read::reduced_page(page);
  check_map(less.map, less.text, bytes.size(), false);
  must(read::tree_as_read(less.text) == read::tree_as_read(page.text), "a reduced page has the page's tree");
}

/// Text that was decoded wrongly before it came here: mended, marked.
void mojibake(std::string_view bytes) {
  const auto decoded = read::decode_text(bytes, "utf-8");
  if (!decoded.ok()) return check_error(decoded.error());
  read::MappedText text = decoded->text;
  const auto repairs = read::mend(text);
  must(is_utf8(text.text), "mended text is UTF-8");
  check_map(text.map, text.text, bytes.size(), false);
  for (std::size_t i = 0; i < repairs.size(); ++i) {
    must(repairs[i].range.begin < repairs[i].range.end && repairs[i].range.end <= bytes.size(),
         "repairs lie inside the original");
    must(i == 0 || !(repairs[i].range < repairs[i - 1].range), "repairs are in the order of the original");
  }
  Article article;
  article.text = text.text;
  article.text_map = text.map;
  read::mark_repairs(article, repairs);
  read::mark_what_is_left(article);
  for (const EncodingMark& mark : article.encoding_marks)
    must(mark.span.begin < mark.span.end && mark.span.end <= article.text.size(), "marks lie inside the text");
}

/// An answer of a server: head, empty line, body.
void http(std::string_view bytes) {
  const std::size_t end = bytes.find("\r\n\r\n");
  const std::string_view head = bytes.substr(0, end);
  const std::string_view body = end == std::string_view::npos ? std::string_view() : bytes.substr(end + 4);
  const auto unpacked = read::http_body(read::http_head(head), std::string(body), request_for(Format::html).limits);
  if (!unpacked.ok()) check_error(unpacked.error());
}

constexpr std::array kTargets = {
    Target{"html", reader<Format::html>},
    Target{"json_ld", json_ld},
    Target{"feed", reader<Format::feed>},
    Target{"warc", reader<Format::warc>},
    Target{"text", reader<Format::text>},
    Target{"eml", reader<Format::eml>},
    Target{"jsonl", reader<Format::jsonl>},
    Target{"markdown", reader<Format::markdown>},
    Target{"office_xml", office_xml},
    Target{"container", reader<Format::docx>},
    Target{"pdf_layout", pdf_layout},
    Target{"charset", charset},
    Target{"reduced", reduced},
    Target{"mojibake", mojibake},
    Target{"http", http},
    Target{"sniff", reader<Format::sniff>},
};

}  // namespace

std::span<const Target> targets() { return kTargets; }

const Target* find_target(std::string_view name) {
  for (const Target& target : kTargets)
    if (target.name == name) return &target;
  return nullptr;
}

}  // namespace whosays::fuzz
