// Addresses that may be fetched, and where a redirect may lead.
//
// Taken apart by libcurl's own parser, so that what is checked is what is asked for. http and https only; no user name
// or password in an address, since it would stand in ledgers and messages.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace whosays::net {

struct Url {
  std::string text;    ///< normalised ("https://callis.example/"), without a fragment
  std::string scheme;  ///< "http" or "https"
  std::string host;    ///< lower case; IPv6 in brackets
  std::string port;    ///< always set, "443"
  std::string target;  ///< path and query, as asked of the server
  /// "https://callis.example:443": what robots.txt speaks for, and what a person's typing vouches for.
  [[nodiscard]] std::string origin() const { return scheme + "://" + host + ":" + port; }
  [[nodiscard]] std::string place() const { return host + ":" + port; }
};

/// An absolute address. The error says what is wrong with it, without the address itself.
Result<Url> parse_url(std::string_view typed);

/// Where the Location of a redirect leads; relative ones are resolved. Never from https to http, never to another
/// scheme.
Result<Url> redirected(const Url& from, std::string_view location);

}  // namespace whosays::net
