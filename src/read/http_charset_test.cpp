// What HTTP says of a page, a text, a feed: its charset counts, the bytes may contradict it, its header is kept. All
// names are invented.
#include "read/header_fields.h"
#include "read/read_test_help.h"
#include "read/warc_test_help.h"

namespace whosays::read {
namespace {

std::string in_cyrillic(std::u32string_view text) {
  std::string bytes;
  for (const char32_t c : text) bytes += static_cast<char>(c < 0x80 ? c : c - 0x410 + 0xC0);
  return bytes;
}

ReadArticle read_with_charset(const std::string& bytes, Format format, const std::string& charset) {
  Request request;
  request.format = format;
  request.charset = charset;
  std::istringstream in(bytes);
  ReadArticle out;
  read_stream(in, request, [&](Result<ReadArticle> read) {
    EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().message);
    if (read.ok()) out = std::move(*read);
    return true;
  });
  return out;
}

const std::string kShort = in_cyrillic(U"<p>Порт закрыт, сказал Варн.</p>");

TEST(HttpCharset, CountsBeforeWhatThePageDeclares) {
  const std::string meta = "<meta charset=iso-8859-1><title>x</title>";
  EXPECT_EQ(read_with_charset(meta + kShort, Format::html, "windows-1251").article.text, "Порт закрыт, сказал Варн.");
  EXPECT_EQ(read_with_charset(kShort, Format::html, "windows-1251").article.charset, "windows-1251");
}

TEST(HttpCharset, YieldsToBytesThatContradictIt) {
  const std::string utf8 = "<p>Порт закрыт, сказал Варн.</p>";
  EXPECT_EQ(read_with_charset(utf8, Format::html, "iso-8859-1").article.text, "Порт закрыт, сказал Варн.");
  const std::string declared = "<meta charset=windows-1251>" + kShort;
  EXPECT_EQ(read_with_charset(declared, Format::html, "utf-8").article.text, "Порт закрыт, сказал Варн.");
  EXPECT_EQ(read_with_charset(declared, Format::html, "no-such-charset").article.text, "Порт закрыт, сказал Варн.");
}

TEST(HttpCharset, OfTextsAndFeeds) {
  EXPECT_EQ(read_with_charset(in_cyrillic(U"Порт"), Format::text, "windows-1251").article.text, "Порт");
  const std::string feed = "<rss><channel><item><title>" + in_cyrillic(U"Порт") + "</title></item></channel></rss>";
  EXPECT_EQ(read_with_charset(feed, Format::feed, "windows-1251").article.title, "Порт");
  const std::string declared = "<?xml version='1.0' encoding='iso-8859-1'?>" + feed;
  EXPECT_EQ(read_with_charset(declared, Format::feed, "windows-1251").article.title, "Порт");
}

TEST(HttpCharset, InWebArchives) {
  const Outcome out =
      outcome_of(warc_record("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\nETag: \"a\"\r\n"
                             "Set-Cookie: who=odel\r\n\r\n" +
                             kShort));
  ASSERT_EQ(out.pages.size(), 1U);
  EXPECT_EQ(out.pages[0].article.text, "Порт закрыт, сказал Варн.");
  ASSERT_NE(out.pages[0].retrieval, nullptr);
  const Retrieval& retrieval = *out.pages[0].retrieval;
  EXPECT_EQ(retrieval.url, kFerryUrl);
  EXPECT_EQ(retrieval.status, 200U);
  EXPECT_EQ(retrieval.retrieved, "2031-05-03T06:10:00Z");
  EXPECT_EQ(retrieval.etag, "\"a\"");
  EXPECT_EQ(retrieval.headers, "Content-Type: text/html; charset=windows-1251\nETag: \"a\"\n");
}

TEST(HttpHeader, CharsetOfItsContentType) {
  EXPECT_EQ(charset_of("text/html; charset=UTF-8"), "utf-8");
  EXPECT_EQ(charset_of("text/html;boundary=x ; Charset = \"Windows-1252\" ; q=1"), "windows-1252");
  EXPECT_EQ(charset_of("text/html"), "");
  EXPECT_EQ(charset_of("text/html; charset"), "");
}

TEST(HttpHeader, IsKeptWithoutCookiesAndFolds) {
  EXPECT_EQ(kept_headers("HTTP/1.1 200 OK\r\nA: b\r\nSet-Cookie: x\r\n y\r\nC: d\r\n e\r\n\r\nF: g\r\n"),
            "A: b\nC: d\n e\n");
  EXPECT_EQ(kept_headers("A: \xFF\n"), "A: \xEF\xBF\xBD\n");
  EXPECT_EQ(kept_headers(""), "");
}

TEST(FeedEntry, IsPartialWithoutItsWholeText) {
  const std::string feed =
      "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
      "<item><title>a</title><content:encoded>&lt;p&gt;Whole.&lt;/p&gt;</content:encoded></item>"
      "<item><title>b</title><description>Short.</description></item><item><title>c</title></item>"
      "<item><title>d</title><content:encoded>&lt;p&gt;It goes on [...]&lt;/p&gt;</content:encoded></item>"
      "</channel></rss>";
  const Outcome out = outcome_of(feed, {}, "a.rss");
  ASSERT_EQ(out.pages.size(), 4U);
  EXPECT_FALSE(out.pages[0].partial);
  for (std::size_t i = 1; i < out.pages.size(); ++i) EXPECT_TRUE(out.pages[i].partial) << i;
}

}  // namespace
}  // namespace whosays::read
