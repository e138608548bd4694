#include "read/http_body.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text_util.h"
#include "base/utf8.h"
#include "read/header_fields.h"
#include "read/inflate.h"

namespace whosays::read {
namespace {

constexpr std::size_t kMostCodings = 3;

struct Chunks {
  std::string bytes;
  bool chunked = false;  ///< the body begins with a chunk
  bool ended = false;    ///< the last chunk, of no bytes, was there
};

/// The size of the chunk whose line begins at `at`, which moves behind the line. None when it is no such line.
std::optional<std::uint64_t> chunk_size(std::string_view body, std::size_t& at) {
  const std::size_t end = body.find('\n', at);
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view line = without_blanks(body.substr(at, end - at));
  line = without_blanks(line.substr(0, line.find(';')));
  std::uint64_t size = 0;
  const auto [stop, code] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  if (code != std::errc() || stop != line.data() + line.size()) return std::nullopt;
  at = end + 1;
  return size;
}

Chunks without_chunks(std::string_view body) {
  Chunks out;
  std::size_t at = 0;
  while (const auto size = chunk_size(body, at)) {
    out.chunked = true;
    out.ended = *size == 0;
    if (out.ended || *size > body.size() - at) break;
    out.bytes.append(body, at, *size);
    at += *size;
    if (at < body.size() && body[at] == '\r') ++at;
    if (at < body.size() && body[at] == '\n') ++at;
    if (at >= body.size()) return out;
  }
  // A cut or mismeasured chunk: what is there is kept, the caller is told.
  if (out.chunked && !out.ended) out.bytes.append(body, std::min(at, body.size()));
  return out;
}

}  // namespace

HttpHead http_head(std::string_view head) {
  HttpHead out;
  const std::string_view first = without_blanks(head.substr(0, head.find('\n')));
  if (!first.starts_with("HTTP/")) return out;
  const std::size_t blank = first.find(' ');
  if (blank != std::string_view::npos) {
    const std::string_view code = without_blanks(first.substr(blank)).substr(0, 3);
    std::from_chars(code.data(), code.data() + code.size(), out.status);
  }
  HeaderFields fields;
  fields.add_lines(head.substr(std::min(head.find('\n'), head.size() - 1) + 1));
  out.media_type = media_type(fields.value("content-type"));
  out.charset = charset_of(fields.value("content-type"));
  out.etag = utf8::repaired(fields.value("etag"));
  out.last_modified = utf8::repaired(fields.value("last-modified"));
  out.transfer_encoding = utf8::ascii_lowered(fields.value("transfer-encoding"));
  out.content_encoding = utf8::ascii_lowered(fields.value("content-encoding"));
  std::uint64_t length = 0;
  if (parse_length(fields.value("content-length"), length)) out.content_length = length;
  return out;
}

Result<HttpBody> http_body(const HttpHead& head, std::string stored, const Limits& limits) {
  HttpBody out;
  out.whole = head.content_length && stored.size() >= *head.content_length;
  if (head.transfer_encoding.find("chunked") != std::string::npos) {
    Chunks chunks = without_chunks(stored);
    if (chunks.chunked) {
      stored = std::move(chunks.bytes);
      out.whole = chunks.ended;
      if (!chunks.ended) out.warning = "the chunks of the page break off or are mismeasured";
    }
  }
  // The last coding named was put on last.
  std::vector<std::string_view> codings = split(head.content_encoding, ',');
  if (codings.size() > kMostCodings) return Error{ErrorKind::input, "the body is packed more than three times over"};
  std::reverse(codings.begin(), codings.end());
  for (const std::string_view coding : codings) {
    const std::size_t before = stored.size();
    TRY(stored, without_coding(std::move(stored), without_blanks(coding), limits));
    out.whole = out.whole || stored.size() != before;
  }
  out.bytes = std::move(stored);
  return out;
}

}  // namespace whosays::read
