// The options with which `read` and `add` fetch addresses, and what they come to.
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "ledger/ledger.h"
#include "net/reader.h"

namespace whosays::cli {

struct FetchingOptions {
  std::uint64_t max_megabytes = 50;
  double max_seconds = 60;
  double pause_seconds = 1;
  bool private_addresses = false;
};

/// --max-size and --max-time.
void add_fetching_options(CLI::App& verb, FetchingOptions& options);
/// Those about pages of a feed's entries: --pause and --private-addresses.
void add_pages_options(CLI::App& verb, FetchingOptions& options);

/// With the program's name as agent; stopped by Ctrl-C where the verb catches it.
net::FetchOptions fetch_options(const FetchingOptions& options);

/// What a ledger knows of earlier visits, as it was when the batch began: asked address by address on the reading
/// thread, through a connection of its own. Where the ledger cannot tell, nothing is known, and everything is fetched.
class EarlierVisits {
 public:
  static Result<EarlierVisits> of(const std::string& path);
  [[nodiscard]] std::optional<net::Visit> last(const std::string& url);
  /// When it was last fetched and stored; empty: never.
  [[nodiscard]] std::string stored(const std::string& url);

 private:
  EarlierVisits(Ledger ledger, std::int64_t last_row) : ledger_(std::move(ledger)), last_row_(last_row) {}
  Ledger ledger_;
  std::int64_t last_row_;  ///< of what was there at the beginning
};

/// The article as the ledger should take it: a page that was fetched before keeps its id, so that other words become a
/// new version of it. None when it has the same words as the version that is there.
Result<std::optional<FrozenDocument>> as_version(Ledger& ledger, const FrozenDocument& document,
                                                 const Retrieval* retrieval);

/// Keeps what a reader visited, for the next time.
Status keep_visits(Ledger& ledger, const net::Reader& reader);

}  // namespace whosays::cli
