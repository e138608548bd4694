// How an original's bytes came over the network: now, by whosays itself, or once, into a web archive.
#pragma once

#include <cstdint>
#include <string>

namespace whosays {

/// One answer of a server. Empty strings are unknown.
struct Retrieval {
  std::string asked;         ///< the address that was asked for, without its fragment
  std::string url;           ///< the address that answered, after redirects
  std::uint32_t status = 0;  ///< of HTTP; 0 when it was not kept
  std::string
      headers;  ///< "Name: value" lines as received, valid UTF-8; without Set-Cookie, which is nobody's evidence
  std::string retrieved;      ///< ISO 8601 UTC
  std::string etag;           ///< validators, for asking again
  std::string last_modified;  ///< same
};

}  // namespace whosays
