#include "net/url.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>

#include "base/utf8.h"

namespace whosays::net {
namespace {

struct Cleanup {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Parser = std::unique_ptr<CURLU, Cleanup>;

std::string part(CURLU* url, CURLUPart which, unsigned flags = 0) {
  char* found = nullptr;
  if (curl_url_get(url, which, &found, flags) != CURLUE_OK || found == nullptr) return {};
  std::string out(found);
  curl_free(found);
  return out;
}

Error bad(std::string what) { return {ErrorKind::input, std::move(what)}; }

/// Requires that an address was set.
Result<Url> taken_apart(CURLU* parser) {
  Url url;
  url.scheme = part(parser, CURLUPART_SCHEME);
  if (url.scheme != "http" && url.scheme != "https")
    return bad(fmt::format("{} addresses are not fetched, only http and https", utf8::made_safe(url.scheme, false)));
  if (!part(parser, CURLUPART_USER).empty() || !part(parser, CURLUPART_PASSWORD).empty())
    return bad("has a user name or password in it, which is not sent; save the page and read the file");
  url.host = utf8::ascii_lowered(part(parser, CURLUPART_HOST));
  if (url.host.empty()) return bad("names no host");
  while (url.host.ends_with('.')) url.host.pop_back();
  curl_url_set(parser, CURLUPART_HOST, url.host.c_str(), 0);
  curl_url_set(parser, CURLUPART_FRAGMENT, nullptr, 0);
  url.port = part(parser, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  url.target = part(parser, CURLUPART_PATH);
  if (const std::string query = part(parser, CURLUPART_QUERY); !query.empty()) url.target += "?" + query;
  url.text = part(parser, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
  if (url.text.empty()) return bad("is no address");
  return url;
}

constexpr unsigned kReading = CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE;

/// curl's parser takes text up to a zero byte; control characters never belong into an address.
bool is_clean(std::string_view text) {
  constexpr std::size_t kLongest = 16'000;
  return text.size() <= kLongest && text.find_first_of(std::string_view("\0\r\n\t", 4)) == std::string_view::npos;
}

}  // namespace

Result<Url> parse_url(std::string_view typed) {
  const Parser parser(curl_url());
  if (!is_clean(typed) || curl_url_set(parser.get(), CURLUPART_URL, std::string(typed).c_str(), kReading) != CURLUE_OK)
    return bad("is no address that can be fetched; check its spelling");
  return taken_apart(parser.get());
}

Result<Url> redirected(const Url& from, std::string_view location) {
  const Parser parser(curl_url());
  if (!is_clean(location) || curl_url_set(parser.get(), CURLUPART_URL, from.text.c_str(), kReading) != CURLUE_OK ||
      curl_url_set(parser.get(), CURLUPART_URL, std::string(location).c_str(), kReading) != CURLUE_OK)
    return bad("redirects to what is no address");
  Result<Url> to = taken_apart(parser.get());
  if (!to.ok()) return bad("redirects to an address that " + to.error().message);
  if (from.scheme == "https" && to->scheme == "http")
    return bad(
        fmt::format("redirects from https to {}, which anybody on the way could change; give that address "
                    "yourself if you mean it",
                    utf8::made_safe(to->text, false)));
  return to;
}

}  // namespace whosays::net
