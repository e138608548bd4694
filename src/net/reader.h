// Addresses to articles, as src/read makes articles of files.
//
// An address that a person gave is fetched and read for what it is: a page, a text, a feed, an archive. What a page
// links to is never followed. Of a feed, with `pages`, the page of every entry that carries only a part of its article
// is fetched too, unless an earlier visit has it; its own words about title, author and date count before the feed's.
// robots.txt is asked for feeds and for the pages of their entries, not for a single page that somebody wants to read.
//
// One failure (an entry's page that is not there, say) is one Error in the sink, and the next is read.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "net/fetch.h"
#include "read/read.h"

namespace whosays::net {

/// True for http://, https:// and the like, also for schemes that are not fetched.
bool is_address(const std::string& input);

/// The last visit of an address from which everything was stored.
struct Visit {
  std::string url;     ///< as asked
  bool pages = false;  ///< with the pages of a feed's entries
  Validators validators;
};

struct ReaderOptions {
  FetchOptions fetch;
  bool pages = false;  ///< of feeds' entries
  /// The visit that makes it enough to ask what is new; none when everything is wanted. May be empty.
  std::function<std::optional<Visit>(const std::string& url)> earlier;
  /// When the page of an entry was last fetched and stored, ISO 8601; empty: never. May be empty.
  std::function<std::string(const std::string& url)> stored;
  /// Told before each request, for progress. May be empty.
  std::function<void(const std::string& url)> on_request;
};

/// Not thread safe; one thread reads all.
class Reader {
 public:
  explicit Reader(ReaderOptions options) : options_(std::move(options)), fetcher_(options_.fetch) {}

  /// Reads an input: an address, or a file in which there may be a feed whose entries have pages.
  void read_input(const read::Request& request, const read::Sink& sink);

  /// Addresses that a person gave and that were read to the end without a failure, to be kept when all of it is stored.
  [[nodiscard]] const std::vector<Visit>& visits() const { return visits_; }
  /// Addresses where nothing had changed since an earlier visit.
  [[nodiscard]] std::size_t not_modified() const { return not_modified_; }
  /// Pages of entries that were not fetched because they are stored.
  [[nodiscard]] std::size_t pages_stored() const { return pages_stored_; }

 private:
  void read_address(const read::Request& request, const read::Sink& sink);
  Result<Answer> answer_of(const Url& url, const read::Request& request, const Validators& validators);
  bool read_page(read::ReadArticle entry, const read::Request& request, const read::Sink& sink);
  struct Page {
    Answer answer;
    read::Format format;
  };
  Result<Page> page_answer(const std::string& link);

  ReaderOptions options_;
  Fetcher fetcher_;
  std::vector<Visit> visits_;
  std::size_t not_modified_ = 0;
  std::size_t pages_stored_ = 0;
};

}  // namespace whosays::net
