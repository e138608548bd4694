#include "cli/fetching.h"

#include <fmt/format.h>

#include <chrono>
#include <memory>

#include "base/hash.h"
#include "cli/interrupt.h"
#include "engine/pipeline.h"

namespace whosays::cli {
namespace {

/// Where somebody who finds this agent in a log can read what it is. The project has no public address yet.
constexpr std::string_view kAbout = "https://whosays.example/";

std::chrono::milliseconds milliseconds(double seconds) {
  constexpr double kThousand = 1000;
  return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * kThousand));
}

}  // namespace

void add_fetching_options(CLI::App& verb, FetchingOptions& options) {
  constexpr int kMostMegabytes = 2047;
  constexpr int kMostSeconds = 3600;
  verb.add_option("--max-size", options.max_megabytes, "of what an address answers, unpacked, in MB")
      ->type_name("MB")
      ->check(CLI::Range(1, kMostMegabytes))
      ->capture_default_str();
  verb.add_option("--max-time", options.max_seconds, "of an answer, in seconds")
      ->type_name("S")
      ->check(CLI::Range(0.1, static_cast<double>(kMostSeconds)))
      ->capture_default_str();
}

void add_pages_options(CLI::App& verb, FetchingOptions& options) {
  constexpr double kMostSeconds = 600;
  verb.add_option("--pause", options.pause_seconds, "between two pages of one host, in seconds")
      ->type_name("S")
      ->check(CLI::Range(0.0, kMostSeconds))
      ->capture_default_str();
  verb.add_flag("--private-addresses", options.private_addresses,
                "pages of entries may lie in your own network (else only addresses that you give may)");
}

net::FetchOptions fetch_options(const FetchingOptions& options) {
  net::FetchOptions fetch;
  fetch.agent = "whosays";
  fetch.agent_line = fmt::format("whosays/{} (+{})", engine::version(), kAbout);
  fetch.max_bytes = options.max_megabytes << 20;
  fetch.total_time = milliseconds(options.max_seconds);
  fetch.pause = milliseconds(options.pause_seconds);
  fetch.private_addresses = options.private_addresses;
  fetch.stop = interrupted;
  return fetch;
}

Result<EarlierVisits> EarlierVisits::of(const std::string& path) {
  TRY(Ledger ledger, Ledger::open(path, {OpenMode::read, std::chrono::milliseconds(5000)}));
  TRY(const std::int64_t last_row, ledger.last_row());
  return EarlierVisits(std::move(ledger), last_row);
}

std::optional<net::Visit> EarlierVisits::last(const std::string& url) {
  const auto visit = ledger_.visit(url);
  if (!visit.ok() || !visit->has_value()) return std::nullopt;
  return net::Visit{url, (*visit)->with_pages, {(*visit)->etag, (*visit)->last_modified}};
}

std::string EarlierVisits::stored(const std::string& url) {
  const auto at = ledger_.last_retrieved(url, last_row_);
  return at.ok() ? *at : std::string();
}

Result<std::optional<FrozenDocument>> as_version(Ledger& ledger, const FrozenDocument& document,
                                                 const Retrieval* retrieval) {
  const Article& article = document->article;
  if (retrieval == nullptr || retrieval->url != article.url) return std::optional(document);
  TRY(const std::optional<FetchedRecord> before, ledger.fetched(article.url));
  if (!before) return std::optional(document);
  if (before->title == article.title && before->text_sha256 == sha256_hex(article.text))
    return std::optional<FrozenDocument>();
  if (before->id == article.id) return std::optional(document);
  auto copy = std::make_shared<Document>(*document);
  copy->article.id = before->id;
  return std::optional<FrozenDocument>(std::move(copy));
}

Status keep_visits(Ledger& ledger, const net::Reader& reader) {
  std::vector<VisitRecord> records;
  for (const net::Visit& visit : reader.visits())
    records.push_back({visit.url, net::utc_now(), visit.validators.etag, visit.validators.last_modified, visit.pages});
  return records.empty() ? success() : ledger.keep_visits(records);
}

}  // namespace whosays::cli
