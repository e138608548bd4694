#include "net/url.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "net/curl.h"

namespace whosays::net {
namespace {

/// An address that libcurl takes apart.
class Parser {
 public:
  explicit Parser(const Curl& curl) : curl_(curl), url_(curl.url()) {}
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { curl_.url_cleanup(url_); }

  /// False when it cannot be part of an address. A null pointer takes the part away.
  bool set(CURLUPart which, const char* text, unsigned flags = 0) {
    return curl_.url_set(url_, which, text, flags) == CURLUE_OK;
  }
  /// Empty where there is none.
  [[nodiscard]] std::string part(CURLUPart which, unsigned flags = 0) const {
    char* found = nullptr;
    if (curl_.url_get(url_, which, &found, flags) != CURLUE_OK || found == nullptr) return {};
    std::string out(found);
    curl_.free(found);
    return out;
  }

 private:
  const Curl& curl_;
  CURLU* url_;
};

Error bad(std::string what) { return {ErrorKind::input, std::move(what)}; }

/// Requires that an address was set.
Result<Url> taken_apart(Parser& parser) {
  Url url;
  url.scheme = parser.part(CURLUPART_SCHEME);
  if (url.scheme != "http" && url.scheme != "https")
    return bad(fmt::format("{} addresses are not fetched, only http and https", utf8::made_safe(url.scheme, false)));
  if (!parser.part(CURLUPART_USER).empty() || !parser.part(CURLUPART_PASSWORD).empty())
    return bad("has a user name or password in it, which is not sent; save the page and read the file");
  url.host = utf8::ascii_lowered(parser.part(CURLUPART_HOST));
  if (url.host.empty()) return bad("names no host");
  while (url.host.ends_with('.')) url.host.pop_back();
  parser.set(CURLUPART_HOST, url.host.c_str());
  parser.set(CURLUPART_FRAGMENT, nullptr);
  url.port = parser.part(CURLUPART_PORT, CURLU_DEFAULT_PORT);
  url.target = parser.part(CURLUPART_PATH);
  if (const std::string query = parser.part(CURLUPART_QUERY); !query.empty()) url.target += "?" + query;
  url.text = parser.part(CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
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
  TRY(const Curl* const functions, curl());
  Parser parser(*functions);
  if (!is_clean(typed) || !parser.set(CURLUPART_URL, std::string(typed).c_str(), kReading))
    return bad("is no address that can be fetched; check its spelling");
  return taken_apart(parser);
}

Result<Url> redirected(const Url& from, std::string_view location) {
  TRY(const Curl* const functions, curl());
  Parser parser(*functions);
  if (!is_clean(location) || !parser.set(CURLUPART_URL, from.text.c_str(), kReading) ||
      !parser.set(CURLUPART_URL, std::string(location).c_str(), kReading))
    return bad("redirects to what is no address");
  Result<Url> to = taken_apart(parser);
  if (!to.ok()) return bad("redirects to an address that " + to.error().message);
  if (from.scheme == "https" && to->scheme == "http")
    return bad(
        fmt::format("redirects from https to {}, which anybody on the way could change; give that address "
                    "yourself if you mean it",
                    utf8::made_safe(to->text, false)));
  return to;
}

}  // namespace whosays::net
