// Reading: from bytes to articles (clean text, title, metadata) whose every character leads back to its original bytes.
//
// Nothing here knows language. Every failure is an Error in the stream with what to do; a bad article never stops the
// next one. Memory is bounded by the largest single input, for JSON lines by the longest line, for
// web archives by the largest page.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "doc/document.h"
#include "doc/retrieval.h"
#include "doc/stage.h"

namespace whosays::read {

inline constexpr StageInfo kStage{
    "text", "plain text, Markdown, JSON lines, HTML, WARC and ARC, feeds, mail, DOCX, ODT, PDF; also gzipped"};

enum class Format : std::uint8_t { sniff, jsonl, html, text, feed, warc, eml, docx, odt, pdf, markdown };

std::optional<Format> parse_format(std::string_view word);

struct Limits {
  std::uint64_t max_input_bytes = std::uint64_t{512} << 20;  ///< of one file, JSON line or page of an archive
  std::uint32_t max_html_depth = 512;                        ///< elements inside elements
  std::uint32_t max_html_tags = 2'000'000;
  std::uint32_t max_feed_entries = 100'000;  ///< the rest is left out, with a warning
  std::uint32_t max_unpack_ratio = 250;      ///< unpacked to packed bytes; looked at once more than 16 MB are out
  std::uint32_t max_pdf_seconds = 60;        ///< processor time that pdftotext gets for one PDF; wall time: twice that
};

/// What became of the records of web archives. records = pages + failed + skipped().
struct ReadSummary {
  std::uint64_t records = 0;
  std::uint64_t pages = 0;         ///< that became articles
  std::uint64_t failed = 0;        ///< each also a failure in the sink
  std::uint64_t not_html = 0;      ///< answers and resources that are neither HTML nor plain text
  std::uint64_t other_status = 0;  ///< HTTP status other than 200
  std::uint64_t revisits = 0;
  std::uint64_t requests = 0;
  std::uint64_t others = 0;  ///< warcinfo, metadata, robots.txt, continuations

  [[nodiscard]] std::uint64_t skipped() const { return not_html + other_status + revisits + requests + others; }
  ReadSummary& operator+=(const ReadSummary& other);
  /// "12 records: 3 pages, 9 skipped: 4 not HTML or text, 5 requests".
  [[nodiscard]] std::string text() const;
};

/// One input: a file's name (or "-") and how to read it.
struct Request {
  std::string name;  ///< path as the user gave it; for messages and as origin
  std::string url;   ///< where the bytes came from, when known
  Format format = Format::sniff;
  Limits limits;
  ReadSummary* summary = nullptr;  ///< where web archives are counted, added to; may be none
  std::string charset;             ///< what the transport says (HTTP's Content-Type); empty when it says nothing
};

/// An article with the bytes of its original (for a JSON line: of its text; for a feed's entry: its
/// content, see feed.h; for a mail, an office document or a PDF: its rendition, see rendition.h).
struct ReadArticle {
  Article article;
  std::string original;
  std::shared_ptr<const Retrieval> retrieval;  ///< how the bytes came over the network; none for files
  bool partial = false;  ///< an entry of a feed that carries only its title, link or summary: the page has the rest
};

/// Gets each article or failure in the order of the input; returning false stops the reading.
using Sink = std::function<bool(Result<ReadArticle>)>;

/// Reads all articles of a stream (JSON lines and web archives are streamed, anything else is read whole,
/// up to the limit). What is packed with gzip is unpacked first.
void read_stream(std::istream& in, const Request& request, const Sink& sink);

/// Reads all articles of a file. A path that is no regular file, unreadable, empty or too large is one failure.
void read_file(const std::string& path, const Request& request, const Sink& sink);

/// What the bytes look like: by content first, by the name's ending where content leaves it open. Of gzip data what
/// they hold.
Format sniffed(std::string_view bytes, std::string_view name);

}  // namespace whosays::read
