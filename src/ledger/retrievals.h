// Records of what came over the network.
#pragma once

#include <string>

namespace whosays {

/// The last visit of an address from which everything was stored.
struct VisitRecord {
  std::string url;
  std::string visited_at;  ///< ISO 8601 UTC
  std::string etag, last_modified;
  bool with_pages = false;  ///< of a feed's entries
};

/// What an address held when it was last fetched as a page.
struct FetchedRecord {
  std::string id;
  std::string title;
  std::string text_sha256;
};

/// What a citation needs of a reading.
struct ReadingForm {
  std::string media_type, charset;
  std::string title, text;
};

}  // namespace whosays
