// One address to its bytes, over HTTP or HTTPS. The only code of the program that opens a connection, and it does so
// only for an address that a person gave, or for entries of a feed when they asked for that.
//
// What is sent: GET, the agent's name, what can be read, validators of an earlier visit. No cookie, no referrer, no
// password. Certificates are verified, always.
// What is followed: at most `max_redirects`, never from https to http (url.h), never to a private address (address.h)
// that nobody typed; where no proxy stands between, that is decided on the address to which the connection is opened,
// so that a name cannot change its meaning after the check.
// What is bounded: bytes after unpacking, header bytes, time to connect, time in all.
// Cost: one connection is kept for each host. Not thread safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "base/result.h"
#include "doc/retrieval.h"
#include "net/robots.h"
#include "net/url.h"

namespace whosays::net {

struct FetchOptions {
  std::string agent = "whosays";                      ///< product name, as robots.txt would name it
  std::string agent_line = "whosays";                 ///< User-Agent
  std::uint64_t max_bytes = std::uint64_t{50} << 20;  ///< of one answer, unpacked
  unsigned max_redirects = 10;
  std::chrono::milliseconds connect_time{10'000};
  std::chrono::milliseconds total_time{60'000};  ///< of one answer, redirects included
  std::chrono::milliseconds pause{1'000};        ///< between two pages of one host that were not typed one by one
  bool private_addresses = false;                ///< addresses that nobody typed may be private too
  std::function<bool()> stop;                    ///< asked now and then; true ends what is going on. May be empty
};

struct Answer {
  Retrieval retrieval;
  std::string body;
  std::string content_type;
  bool not_modified = false;  ///< nothing has changed since the validators: no body
};

/// Validators of an earlier visit; empty ones are not sent.
struct Validators {
  std::string etag;
  std::string last_modified;
};

class Fetcher {
 public:
  explicit Fetcher(FetchOptions options);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  /// From here on the host and port of this address may be private.
  void trust(const Url& typed) { trusted_.insert(typed.place()); }

  /// Any answer but a usable one (200, or 304 to validators) is an error that says what to do, without the address.
  Result<Answer> get(const Url& url, const Validators& validators = {});

  /// An error when robots.txt of the address's host does not let us fetch it; asked of each host once.
  Status check_robots(const Url& url);

  /// Waits until the host may be asked again: `pause`, or longer where its robots.txt says so.
  void wait_politely(const Url& url);

 private:
  struct Handle;
  struct Transfer;
  using Clock = std::chrono::steady_clock;
  void prepare(Transfer& transfer, const Url& url, const Validators& validators, Clock::time_point deadline);
  /// Follows redirects; whatever status the last answer has.
  Result<Answer> get_following(Url url, const Validators& validators, std::uint64_t max_bytes);
  Robots asked_robots(const Url& url, std::string& trouble);
  [[nodiscard]] bool may_be_private(const Url& url) const;

  struct Host {
    Robots robots;
    std::string trouble;  ///< why robots.txt could not be read
  };
  FetchOptions options_;
  std::unique_ptr<Handle> handle_;
  std::set<std::string> trusted_;
  std::map<std::string, Host> hosts_;               ///< by origin
  std::map<std::string, Clock::time_point> asked_;  ///< by origin, when last
};

/// "2031-05-03T10:20:30Z".
std::string utc_now();

}  // namespace whosays::net
