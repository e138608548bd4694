// An HTTP answer as archives store it: head, then a body that may be chunked and compressed.
//
// Headers lie. Archives often keep the server's header above a body that was stored unpacked; a body that does not
// begin as its coding says is taken as it is. Content-Length decides only whether a body that was cut is whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "read/read.h"

namespace whosays::read {

struct HttpHead {
  int status = 0;                 ///< 0 when the first line is no status line
  std::string media_type;         ///< lower case, empty when not given
  std::string charset;            ///< of Content-Type, lower case, empty when not given
  std::string transfer_encoding;  ///< lower case
  std::string content_encoding;   ///< lower case
  std::optional<std::uint64_t> content_length;
  std::string etag, last_modified;
};

/// `head` from the status line to the empty line, if there is one.
HttpHead http_head(std::string_view head);

struct HttpBody {
  std::string bytes;
  bool whole = false;   ///< by its own measure: last chunk, Content-Length, or end of the compressed data
  std::string warning;  ///< what had to be repaired; empty when nothing
};

/// The body without chunks and codings. The error says which coding failed.
Result<HttpBody> http_body(const HttpHead& head, std::string stored, const Limits& limits);

}  // namespace whosays::read
