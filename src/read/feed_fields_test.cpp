// What a feed's fields were read as, for tests/differential/feeds.py, which compares them with what feeds state of
// themselves: WHOSAYS_FEED_LIST names a file with a feed's path a line, WHOSAYS_FEED_FIELDS the file to write.
#include <gtest/gtest.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "read/feed.h"

namespace whosays::read {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Writer& writer, const char* key, const std::string& value) {
  writer.Key(key);
  writer.String(value);
}

template <class Piece>
void put_fields(Writer& writer, const Piece& piece) {
  put(writer, "title", piece.title);
  put(writer, "link", piece.link);
  put(writer, "id", piece.id);
  put(writer, "author", piece.byline);
  put(writer, "language", piece.language);
  put(writer, "published", piece.published.written);
  put(writer, "published_iso", piece.published.iso);
  put(writer, "modified", piece.modified.written);
  put(writer, "modified_iso", piece.modified.iso);
}

std::string fields_of(const std::string& path, const Result<Feed>& feed) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  put(writer, "path", path);
  put(writer, "error", feed.ok() ? "" : feed.error().message);
  if (feed.ok()) {
    put(writer, "charset", feed->charset);
    put_fields(writer, *feed);
    writer.Key("entries");
    writer.StartArray();
    for (const FeedEntry& entry : feed->entries) {
      writer.StartObject();
      put_fields(writer, entry);
      put(writer, "source", entry.publisher);
      writer.EndObject();
    }
    writer.EndArray();
  }
  writer.EndObject();
  return buffer.GetString();
}

TEST(FeedFields, OfAllFeedsInTheList) {
  const char* const list = std::getenv("WHOSAYS_FEED_LIST");
  const char* const out_path = std::getenv("WHOSAYS_FEED_FIELDS");
  if (list == nullptr || out_path == nullptr) GTEST_SKIP() << "run by tests/differential/feeds.sh";
  std::ifstream paths(list);
  std::ofstream out(out_path);
  std::size_t count = 0;
  for (std::string path; std::getline(paths, path); ++count) {
    std::ifstream in(path, std::ios::binary);
    ASSERT_TRUE(in.good()) << path;
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    out << fields_of(path, parse_feed(bytes, {})) << '\n';
  }
  EXPECT_GT(count, 0u);
  EXPECT_TRUE(out.good());
}

}  // namespace
}  // namespace whosays::read
