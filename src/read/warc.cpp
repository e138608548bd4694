#include "read/warc.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "read/header_fields.h"
#include "read/http_body.h"
#include "read/warc_record.h"

namespace whosays::read {
namespace {

constexpr std::size_t kMostHeadBytes = std::size_t{256} << 10;
/// A length that lies is only repaired in blocks of this size, and not for ever: each repair copies.
constexpr std::size_t kMostRepaired = std::size_t{16} << 20;
constexpr std::size_t kMostRepairedInAll = std::size_t{256} << 20;

/// HTML, text, neither; `sniff` when nothing is said.
std::optional<Format> page_format(const std::string& media_type) {
  if (media_type == "text/html" || media_type == "application/xhtml+xml") return Format::html;
  if (media_type == "text/plain") return Format::text;
  if (media_type.empty() || media_type == "no-type" || media_type == "unk") return Format::sniff;
  return std::nullopt;
}

/// Of a page without a measure of its own.
bool ends_like_html(std::string_view body) {
  constexpr std::size_t kTail = 64;
  const std::string tail = utf8::ascii_lowered(without_blanks(body.substr(body.size() - std::min(body.size(), kTail))));
  return tail.ends_with("</html>");
}

/// Where the first record begins that a block swallowed because its length lies; npos when there is none.
std::size_t swallowed_record(std::string_view block) {
  for (std::size_t at = block.find("\nWARC/"); at != std::string_view::npos; at = block.find("\nWARC/", at + 1)) {
    const std::string_view line = block.substr(at + 1, block.find('\n', at + 1) - at - 1);
    if (line.starts_with("WARC/0.") || line.starts_with("WARC/1.")) return at + 1;
  }
  return std::string_view::npos;
}

/// Crawlers keep their logs and settings as resources too, under names like metadata:// and urn:.
bool is_of_the_web(std::string_view url) {
  for (const std::string_view scheme : {"http:", "https:", "ftp:", "file:"})
    if (url.starts_with(scheme)) return true;
  return url.empty();
}

/// Crawlers keep these beside the pages.
bool is_robots_txt(std::string_view url) {
  const std::size_t host = url.find("://");
  return host != std::string_view::npos && url.substr(std::min(url.find('/', host + 3), url.size())) == "/robots.txt";
}

class Archive {
 public:
  Archive(ByteSource& source, const Request& request, const PageReader& read_page, const Sink& sink)
      : records_(source), request_(request), read_page_(read_page), sink_(sink) {}

  void run() {
    while (going_on_) {
      while (going_on_ && records_.next(head_)) {
        tell_of_stray_bytes(false);
        if (!going_on_) break;
        ++count_.records;
        read_record();
      }
      // After trouble what was passed over belongs to it.
      if (records_.trouble().empty() && count_.records > 0) tell_of_stray_bytes(true);
      records_.take_stray_bytes();
      if (!going_on_ || records_.trouble().empty()) break;
      if (!std::exchange(trouble_told_, false)) fail(records_.trouble());
      if (!records_.recover()) break;
    }
    if (going_on_ && !told_)
      fail(count_.records == 0 ? "no record of a web archive in it" : "no page in it: " + count_.text());
    if (request_.summary) *request_.summary += count_;
  }

 private:
  // ---- telling ----
  void give(Result<ReadArticle> read) {
    told_ = true;
    going_on_ = sink_(std::move(read));
  }
  void fail(std::string why) { give(Error{ErrorKind::input, std::move(why)}); }
  void fail_record(std::string_view why) {
    ++count_.failed;
    fail(fmt::format("record {} at byte {}{}: {}", head_.number, head_.offset,
                     head_.url.empty() ? "" : fmt::format(" ({})", head_.url), why));
  }
  void tell_of_stray_bytes(bool at_end) {
    const std::uint64_t stray = records_.take_stray_bytes();
    if (stray == 0 || !going_on_) return;
    fail(fmt::format("{} bytes before {} are part of no record and were passed over", stray,
                     at_end ? "the end" : fmt::format("record {}", head_.number)));
  }

  // ---- reading ----
  void read_record() {
    if (!head_.length) return fail_record("its head gives no length, or none that is a number; passed over");
    switch (head_.kind) {
      case RecordKind::response: return read_response();
      case RecordKind::resource:
      case RecordKind::conversion:
        if (!is_of_the_web(head_.url)) return skip(count_.others);
        return read_block(media_type(head_.content_type));
      case RecordKind::revisit: return skip(count_.revisits);
      case RecordKind::request: return skip(count_.requests);
      default: return skip(count_.others);
    }
  }

  void skip(std::uint64_t& counter) {
    ++counter;
    skip_rest();
  }

  /// Small blocks are held, so that a length that lies loses no page behind them.
  void skip_rest() {
    constexpr std::uint64_t kSmall = std::uint64_t{1} << 20;
    skipped_.clear();
    if (records_.block_left() <= kSmall) records_.take_block(skipped_);
    const RecordReader::End end = records_.finish();
    const bool repaired = end != RecordReader::End::in_place && gave_back(skipped_);
    if (end == RecordReader::End::cut && !repaired && records_.trouble().empty())
      fail(fmt::format("record {} at byte {} breaks off before its length; a page behind it may be lost", head_.number,
                       head_.offset));
  }

  /// The status line and header of an answer, read before its body so that what is no page is never held.
  void read_response() {
    std::string head;
    std::string line;
    while (head.size() < kMostHeadBytes && records_.block_line(line, kMostHeadBytes)) {
      const bool first = head.empty();
      head += line;
      if (line == "\r\n" || line == "\n" || (first && !line.starts_with("HTTP/"))) break;
    }
    if (!head.starts_with("HTTP/")) return read_block(media_type(head_.content_type), head);
    http_ = http_head(head);
    if (is_robots_txt(head_.url)) return skip(count_.others);
    if (http_.status != 200) return skip(count_.other_status);
    const std::optional<Format> format = page_format(http_.media_type);
    if (!format) return skip(count_.not_html);
    kept_headers_ = kept_headers(head);
    read_page(*format, {}, true);
  }

  /// A block that is the page itself. `begun` is what was already taken of it.
  void read_block(const std::string& type, std::string begun = {}) {
    std::optional<Format> format = page_format(type);
    if (type == "application/http" && head_.is_http) format = Format::sniff;
    if (!format) return skip(count_.not_html);
    http_ = {};
    kept_headers_.clear();
    read_page(*format, std::move(begun), false);
  }

  void read_page(Format format, std::string stored, bool http) {
    if (records_.block_left() > request_.limits.max_input_bytes) {
      fail_record(fmt::format("says that it has {} bytes, above the limit of {} bytes for one page; raise the limit",
                              *head_.length, request_.limits.max_input_bytes));
      return skip_rest();
    }
    records_.take_block(stored);
    const RecordReader::End end = records_.finish();
    if (end == RecordReader::End::cut && !records_.trouble().empty()) {
      trouble_told_ = true;
      return fail_record(records_.trouble());
    }
    const bool repaired = end != RecordReader::End::in_place && gave_back(stored);
    HttpBody body;
    if (http) {
      Result<HttpBody> decoded = http_body(http_, std::move(stored), request_.limits);
      if (!decoded.ok()) return fail_record(decoded.error().message);
      body = std::move(*decoded);
    } else {
      body.bytes = std::move(stored);
    }
    const bool whole = body.whole || ends_like_html(body.bytes);
    if (end != RecordReader::End::in_place && !whole)
      return fail_record(end == RecordReader::End::cut
                             ? "the page breaks off: the record is shorter than its length says"
                             : "the page may be cut: no record follows where its length says");
    if (body.bytes.empty()) return fail_record("the page is empty");
    if (end != RecordReader::End::in_place || repaired)
      warnings_.emplace_back("the archive gives a wrong length for this page");
    if (!body.warning.empty()) warnings_.push_back(std::move(body.warning));
    if (head_.truncated) warnings_.emplace_back("the archive kept only a part of this page");
    deliver(format, std::move(body.bytes));
  }

  /// Cuts off the records that the block swallowed, to be read on their own.
  bool gave_back(std::string& stored) {
    if (stored.size() > kMostRepaired || repaired_bytes_ > kMostRepairedInAll) return false;
    const std::size_t size = stored.size();
    stored += records_.take_line_ahead();  // the border may lie inside the line that begins the record
    const std::size_t at = std::min(swallowed_record(stored), size);
    records_.put_back(std::string_view(stored).substr(at));
    stored.resize(at);
    if (at == size) return false;
    repaired_bytes_ += size;
    for (int ends = 0; ends < 2 && stored.ends_with('\n'); ++ends) {
      stored.pop_back();
      if (stored.ends_with('\r')) stored.pop_back();
    }
    return true;
  }

  void deliver(Format format, std::string bytes) {
    std::vector<std::string> warnings = std::exchange(warnings_, {});
    if (format == Format::sniff) {
      format = sniffed(bytes, "page.html");
      if (format != Format::html) {
        ++count_.not_html;
        return;
      }
    }
    Request page = request_;
    page.format = format;
    page.url = head_.url;
    page.charset = http_.charset;
    Result<ReadArticle> read = read_page_(std::move(bytes), format, page);
    if (!read.ok()) return fail_record(read.error().message);
    ++count_.pages;
    Article& article = read->article;
    article.retrieved = head_.retrieved;
    read->retrieval = std::make_shared<const Retrieval>(
        Retrieval{head_.url, head_.url, static_cast<std::uint32_t>(std::max(http_.status, 0)), kept_headers_,
                  head_.retrieved, http_.etag, http_.last_modified});
    article.warnings.insert(article.warnings.end(), std::make_move_iterator(warnings.begin()),
                            std::make_move_iterator(warnings.end()));
    give(std::move(read));
  }

  RecordReader records_;
  const Request& request_;
  const PageReader& read_page_;
  const Sink& sink_;
  RecordHead head_;
  HttpHead http_;
  std::string kept_headers_;  ///< of the answer, as a ledger keeps them
  ReadSummary count_;
  std::vector<std::string> warnings_;
  std::string skipped_;
  std::size_t repaired_bytes_ = 0;
  bool going_on_ = true;
  bool told_ = false;          ///< an article or a failure was given
  bool trouble_told_ = false;  ///< the source's trouble was given as the failure of a page
};

}  // namespace

void read_archive(ByteSource& source, const Request& request, const PageReader& read_page, const Sink& sink) {
  Archive(source, request, read_page, sink).run();
}

}  // namespace whosays::read
