#include "net/fetch.h"

#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <thread>

#include "base/utf8.h"
#include "net/address.h"
#include "net/curl.h"
#include "read/header_fields.h"
#include "read/http_body.h"

namespace whosays::net {
namespace {

constexpr std::size_t kMostHeaderBytes = std::size_t{256} << 10;
constexpr std::uint64_t kMostRobotsBytes = std::uint64_t{1} << 20;
constexpr const char* kAccept =
    "Accept: text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
    "text/plain;q=0.9, */*;q=0.5";

/// Unpacked by src/read, as pages of archives are: curl takes packed data that break off for whole.
constexpr const char* kCodings = "Accept-Encoding: gzip, deflate, br";

Error failure(std::string what) { return {ErrorKind::input, std::move(what)}; }

std::string megabytes(std::uint64_t bytes) {
  constexpr std::uint64_t kOne = std::uint64_t{1} << 20;
  return bytes < kOne ? fmt::format("{} bytes", bytes) : fmt::format("{} MB", bytes / kOne);
}

/// curl takes them from the environment, in these spellings.
bool uses_proxy() {
  static constexpr std::array kNames = {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
  return std::ranges::any_of(kNames, [](const char* name) {
    const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody here sets it
    return value != nullptr && *value != '\0';
  });
}

std::string_view words_of_status(long status) {
  switch (status) {
    case 401:
    case 403:
    case 451: return "it does not let us read this; save the page from your browser and read the file";
    case 404: return "there is no such page; check the address";
    case 410: return "the page was taken away";
    case 407: return "the proxy wants a password";
    case 429: return "it was asked too often; try later";
    default: return status >= 500 ? "it is in trouble; try later" : "that is no page";
  }
}

bool is_redirect(long status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}  // namespace

struct Fetcher::Handle {
  const Curl& functions;
  CURL* curl;
  explicit Handle(const Curl& opened) : functions(opened), curl(opened.easy_init()) {}
  ~Handle() { functions.easy_cleanup(curl); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
};

/// What the callbacks of one request share.
struct Fetcher::Transfer {
  const Curl& functions;
  std::string head;  ///< of the last answer: a "100 Continue" before it does not count
  std::string body;
  std::uint64_t max_bytes = 0;
  const std::function<bool()>* stop = nullptr;
  bool refuses_private = false;
  bool was_private = false;
  bool too_large = false;
  curl_slist* headers = nullptr;
  std::array<char, CURL_ERROR_SIZE> trouble{};

  explicit Transfer(const Curl& opened) : functions(opened) {}
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer() { functions.slist_free_all(headers); }

  void add_header(const std::string& line) { headers = functions.slist_append(headers, line.c_str()); }

  static std::size_t on_header(const char* bytes, std::size_t, std::size_t size, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    const std::string_view line(bytes, size);
    if (line.starts_with("HTTP/")) transfer.head.clear();
    transfer.head += line;
    transfer.too_large = transfer.head.size() > kMostHeaderBytes;
    return transfer.too_large ? 0 : size;
  }
  static std::size_t on_body(const char* bytes, std::size_t, std::size_t size, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    transfer.too_large = transfer.body.size() + size > transfer.max_bytes;
    if (transfer.too_large) return 0;
    transfer.body.append(bytes, size);
    return size;
  }
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto& transfer = *static_cast<Transfer*>(self);
    return *transfer.stop && (*transfer.stop)() ? 1 : 0;
  }
  static curl_socket_t on_socket(void* self, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(self);
    if (transfer.refuses_private && is_private(address->addr)) {
      transfer.was_private = true;
      return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  }

  [[nodiscard]] Error error(CURLcode code) const;
};

Error Fetcher::Transfer::error(CURLcode code) const {
  if (was_private)
    return failure("leads to a private address, inside your own network; give that address yourself if you mean it");
  if (too_large)
    return failure(head.size() > kMostHeaderBytes
                       ? "the answer's header is larger than any page needs"
                       : fmt::format("is larger than {}; raise --max-size to read it", megabytes(max_bytes)));
  const std::string detail = utf8::made_safe(utf8::repaired(trouble.data()), false);
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return failure("there is no such host, or no network; check the address");
    case CURLE_COULDNT_RESOLVE_PROXY: return failure("the proxy of your settings is not found");
    case CURLE_COULDNT_CONNECT: return failure("nobody answers there; check the address, or try later");
    case CURLE_OPERATION_TIMEDOUT: return failure("took too long; try later, or raise --max-time");
    case CURLE_FILESIZE_EXCEEDED:
      return failure(fmt::format("is larger than {}; raise --max-size to read it", megabytes(max_bytes)));
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
      return failure(fmt::format("its certificate is not to be trusted ({}); nothing was asked of it", detail));
    case CURLE_PARTIAL_FILE: return failure("the answer breaks off before the length it states; try again");
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING: return failure("the connection broke off; try again");
    case CURLE_ABORTED_BY_CALLBACK: return failure("stopped by you");
    default:
      return failure(fmt::format("could not be fetched: {}", detail.empty() ? functions.easy_strerror(code) : detail));
  }
}

namespace {

/// The body as it was before the server packed it. An error's body is of no interest, nor how it is packed.
Result<std::string> unpacked(std::string_view codings, std::string body, long status, std::uint64_t max_bytes) {
  if (status != 200 || codings.empty()) return body;
  read::HttpHead head;
  head.content_encoding = utf8::ascii_lowered(codings);
  read::Limits limits;
  limits.max_input_bytes = max_bytes;
  limits.max_unpack_ratio = ~std::uint32_t{0};  // the size is limit enough here
  Result<read::HttpBody> plain = read::http_body(head, std::move(body), limits);
  if (plain.ok()) return std::move(plain->bytes);
  if (plain.error().message.find("raise the limit") != std::string::npos)
    return failure(fmt::format("is larger than {} when unpacked; raise --max-size to read it", megabytes(max_bytes)));
  return failure(plain.error().message + "; try again");
}

}  // namespace

Fetcher::Fetcher(FetchOptions options) : options_(std::move(options)) {}
Fetcher::~Fetcher() = default;

bool Fetcher::may_be_private(const Url& url) const {
  return options_.private_addresses || trusted_.contains(url.place());
}

void Fetcher::prepare(Transfer& transfer, const Url& url, const Validators& validators, Clock::time_point deadline) {
  CURL* const curl = handle_->curl;
  const auto set = [&](CURLoption option, auto value) { handle_->functions.easy_setopt(curl, option, value); };
  handle_->functions.easy_reset(curl);
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
  set(CURLOPT_URL, url.text.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);  // each hop is checked by us
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  set(CURLOPT_USERAGENT, options_.agent_line.c_str());
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_time.count()));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<std::int64_t>(left, 1)));
  set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(transfer.max_bytes));
  set(CURLOPT_ERRORBUFFER, transfer.trouble.data());
  transfer.add_header(kAccept);
  transfer.add_header(kCodings);
  if (!validators.etag.empty()) transfer.add_header("If-None-Match: " + validators.etag);
  if (!validators.last_modified.empty()) transfer.add_header("If-Modified-Since: " + validators.last_modified);
  set(CURLOPT_HTTPHEADER, transfer.headers);
  set(CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  set(CURLOPT_HEADERDATA, &transfer);
  set(CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  set(CURLOPT_WRITEDATA, &transfer);
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_XFERINFOFUNCTION, &Transfer::on_progress);
  set(CURLOPT_XFERINFODATA, &transfer);
  set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_socket);
  set(CURLOPT_OPENSOCKETDATA, &transfer);
}

Result<Answer> Fetcher::get_following(Url url, const Validators& validators, std::uint64_t max_bytes) {
  if (!handle_) {  // not before it is needed: files need none
    TRY(const Curl* const opened, curl());
    handle_ = std::make_unique<Handle>(*opened);
  }
  if (handle_->curl == nullptr) return Error{ErrorKind::io, "libcurl could not be started: no memory"};
  const Clock::time_point deadline = Clock::now() + options_.total_time;
  Answer answer;
  answer.retrieval.asked = url.text;
  for (unsigned hops = 0;; ++hops) {
    if (hops > options_.max_redirects)
      return failure(fmt::format("redirects more than {} times; it leads nowhere", options_.max_redirects));
    Transfer transfer(handle_->functions);
    transfer.max_bytes = max_bytes;
    transfer.stop = &options_.stop;
    const bool allowed = may_be_private(url);
    transfer.was_private = !allowed && is_private_name(url.host);
    if (transfer.was_private) return transfer.error(CURLE_OK);
    transfer.refuses_private = !allowed && !uses_proxy();
    prepare(transfer, url, validators, deadline);
    const CURLcode code = handle_->functions.easy_perform(handle_->curl);
    asked_[url.origin()] = Clock::now();
    long status = 0;
    handle_->functions.easy_getinfo(handle_->curl, CURLINFO_RESPONSE_CODE, &status);
    // A redirect's or an error's body is of no interest, nor how it ends.
    if (code != CURLE_OK && (status == 200 || status == 0 || transfer.too_large || code == CURLE_ABORTED_BY_CALLBACK))
      return transfer.error(code);
    read::HeaderFields fields;
    fields.add_lines(
        std::string_view(transfer.head).substr(std::min(transfer.head.find('\n') + 1, transfer.head.size())));
    if (is_redirect(status)) {
      const std::string_view location = fields.value("location");
      if (location.empty()) return failure("redirects without saying where to");
      TRY(url, redirected(url, location));
      continue;
    }
    answer.retrieval.url = url.text;
    answer.retrieval.status = static_cast<std::uint32_t>(status);
    answer.retrieval.headers = read::kept_headers(transfer.head);
    answer.retrieval.retrieved = utc_now();
    answer.retrieval.etag = utf8::repaired(fields.value("etag"));
    answer.retrieval.last_modified = utf8::repaired(fields.value("last-modified"));
    answer.content_type = utf8::repaired(fields.value("content-type"));
    TRY(answer.body, unpacked(fields.value("content-encoding"), std::move(transfer.body), status, max_bytes));
    return answer;
  }
}

Result<Answer> Fetcher::get(const Url& url, const Validators& validators) {
  TRY(Answer answer, get_following(url, validators, options_.max_bytes));
  const std::uint32_t status = answer.retrieval.status;
  answer.not_modified = status == 304 && !(validators.etag.empty() && validators.last_modified.empty());
  if (status != 200 && !answer.not_modified)
    return failure(fmt::format("the server answers {}: {}", status, words_of_status(status)));
  return answer;
}

/// RFC 9309: what is not there allows everything; what cannot be had forbids everything.
Robots Fetcher::asked_robots(const Url& url, std::string& trouble) {
  const Result<Url> address = parse_url(url.origin() + "/robots.txt");
  if (!address.ok()) return Robots::nothing();
  const Result<Answer> answer = get_following(*address, {}, kMostRobotsBytes);
  const std::uint32_t status = answer.ok() ? answer->retrieval.status : 0;
  if (status == 200) return Robots::parse(answer->body, options_.agent);
  if (status >= 400 && status < 500 && status != 429) return {};
  trouble = answer.ok() ? fmt::format("the server answers {}", status) : answer.error().message;
  return Robots::nothing();
}

Status Fetcher::check_robots(const Url& url) {
  auto found = hosts_.find(url.origin());
  if (found == hosts_.end()) {
    Host host;
    host.robots = asked_robots(url, host.trouble);
    found = hosts_.emplace(url.origin(), std::move(host)).first;
  }
  const Host& host = found->second;
  if (host.robots.allows(url.target)) return success();
  if (!host.trouble.empty())
    return failure(fmt::format("was not fetched, because robots.txt of its host could not be read: {}", host.trouble));
  return failure(
      "was not fetched: robots.txt of its host asks programs not to; save the page from your browser and read the "
      "file");
}

void Fetcher::wait_politely(const Url& url) {
  const auto last = asked_.find(url.origin());
  if (last == asked_.end()) return;
  const auto host = hosts_.find(url.origin());
  const auto asked_for = host == hosts_.end() ? std::chrono::milliseconds(0) : host->second.robots.delay();
  const Clock::time_point until = last->second + std::max(options_.pause, asked_for);
  constexpr std::chrono::milliseconds kSlice{50};
  while (Clock::now() < until && !(options_.stop && options_.stop()))
    std::this_thread::sleep_for(std::min<Clock::duration>(kSlice, until - Clock::now()));
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), size};
}

}  // namespace whosays::net
