// Damaged web archives, exhaustively where they are small: never a crash, never a page in part, always an answer.

#include "read/warc_test_help.h"

#include "base/test_effort.h"

namespace whosays::read {
namespace {

/// A small archive of each kind, for the two exhaustive tests.
std::vector<std::string> small_archives() {
  const std::string page =
      "<html><head><title>T</title></head><body><p>The office kept it, Ilse Varga said.</p></body></html>";
  const std::string body = chunked(gzipped(page), 40);
  const std::string answer =
      http_answer(body, "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n");
  const std::string warc = warc_record(http_answer(page)) + warc_record(answer);
  return {warc, gzipped(warc_record(http_answer(page))) + gzipped(warc_record(answer)), gzipped(warc),
          arc_file("http://a.example/", http_answer(page))};
}

TEST(WarcDamage, CutAtEveryByte) {
  for (const std::string& whole : small_archives()) {
    const Outcome all = outcome_of(whole, {}, "x.warc.gz");
    ASSERT_TRUE(all.failures.empty());
    for (std::size_t size = 1; size < whole.size(); ++size) {
      const Outcome cut = outcome_of(whole.substr(0, size), {}, "x.warc.gz");
      ASSERT_LE(cut.pages.size(), all.pages.size()) << size;
      ASSERT_TRUE(!cut.failures.empty() || !cut.pages.empty()) << size;
      // No page is ever given in part.
      for (std::size_t i = 0; i < cut.pages.size(); ++i)
        ASSERT_EQ(cut.pages[i].original, all.pages[i].original) << size;
    }
  }
}

TEST(WarcDamage, EveryByteFlipped) {
  for (const std::string& whole : small_archives()) {
    for (std::size_t at = 0; at < whole.size(); at += stride_under_sanitizers(3)) {
      for (const int mask : {0x01, 0x20, 0x80, 0xFF}) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ mask);
        const Outcome out = outcome_of(damaged, {}, "x.warc.gz");
        ASSERT_TRUE(!out.failures.empty() || !out.pages.empty()) << at;
      }
    }
  }
}

/// Lengths that lie in every record: repaired some hundred times, then only told of.
TEST(WarcDamage, NothingButLies) {
  std::string bytes;
  for (int i = 0; i < 20'000; ++i)
    bytes += "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 1000000\r\n\r\nx\r\n\r\n";
  const Outcome out = outcome_of(bytes);
  EXPECT_FALSE(out.failures.empty());
  EXPECT_GT(out.summary.records, 200U);
}

/// What looks like the beginning of a member at every third byte.
TEST(WarcDamage, NothingButGzipMarks) {
  std::string bytes;
  for (int i = 0; i < 200'000; ++i) bytes += "\x1F\x8B\x08";
  const Outcome out = outcome_of(bytes, {}, "x.warc.gz");
  EXPECT_GT(out.failures.size(), 0U);
  EXPECT_LE(out.failures.size(), 1001U);
}

}  // namespace
}  // namespace whosays::read
