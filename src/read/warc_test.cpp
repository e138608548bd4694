// Web archives: what becomes an article, what is skipped, what is said of damage.
#include "read/warc.h"

#include "read/read_test_help.h"
#include "read/warc_test_help.h"

namespace whosays::read {
namespace {

/// The archive holds the ferry page whole, once, and nothing failed.
void expect_ferry(const std::string& bytes, const std::string& original = std::string(kFerryPage)) {
  const Outcome out = outcome_of(bytes);
  ASSERT_EQ(out.failures, std::vector<std::string>{});
  ASSERT_EQ(out.pages.size(), 1U);
  const ReadArticle& page = out.pages.front();
  EXPECT_EQ(page.original, original);
  EXPECT_EQ(page.article.title, "Ferry report was held back");
  EXPECT_EQ(original_of(page, "kept the report"), "kept the report");
  EXPECT_EQ(page.article.url, kFerryUrl);
  EXPECT_EQ(page.article.retrieved, "2031-05-03T06:10:00Z");
}

std::string page_with(const std::string& stored, const std::string& headers) {
  return warc_record(http_answer(stored, "Content-Type: text/html; charset=UTF-8\r\n" + headers));
}

TEST(Warc, PageBecomesArticle) {
  expect_ferry(info_record() + ferry_record());
  const Outcome out = outcome_of(ferry_record());
  const ReadArticle alone = read_one_article(std::string(kFerryPage), Format::html);
  EXPECT_EQ(out.pages[0].article.text, alone.article.text);
  EXPECT_EQ(out.pages[0].article.sha256, alone.article.sha256);
  EXPECT_NE(out.pages[0].article.id, alone.article.id);  // the URL is part of it
  EXPECT_TRUE(out.pages[0].article.warnings.empty());
  expect_mapped(out.pages[0]);
}

TEST(Warc, ReadsEveryVersionAndPacking) {
  for (const char* version : {"WARC/0.17", "WARC/0.18", "WARC/1.0", "WARC/1.1"})
    expect_ferry(ferry_record({.version = version}));
  expect_ferry(gzipped(info_record()) + gzipped(ferry_record()));  // a member a record
  expect_ferry(gzipped(info_record() + ferry_record()));           // the whole file
  expect_ferry(gzipped("") + gzipped(info_record() + ferry_record()) + std::string(512, '\0'));
}

TEST(Warc, UnpacksBodies) {
  const std::string page(kFerryPage);
  expect_ferry(page_with(chunked(page), "Transfer-Encoding: chunked\r\n"));
  expect_ferry(page_with(gzipped(page), "Content-Encoding: gzip\r\n"));
  expect_ferry(page_with(deflated(page, 15), "Content-Encoding: deflate\r\n"));
  expect_ferry(page_with(deflated(page, -15), "content-encoding:  Deflate\r\n"));
  expect_ferry(page_with(page, "Content-Encoding: identity\r\n"));
  expect_ferry(page_with(chunked(gzipped(page)), "Transfer-Encoding: chunked\r\nContent-Encoding: x-gzip\r\n"));
  expect_ferry(page_with(gzipped(deflated(page, 15)), "Content-Encoding: deflate, gzip\r\n"));
  expect_ferry(page_with(brotlied(page), "Content-Encoding: br\r\n"));
}

TEST(Warc, BodiesStoredUnpackedUnderALyingHeader) {
  const std::string page(kFerryPage);
  for (const char* header : {"Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n", "Content-Encoding: br\r\n",
                             "Content-Encoding: deflate\r\n", "Content-Length: 3\r\n", "Content-Length: 99999\r\n"})
    expect_ferry(page_with(page, header));
}

TEST(Warc, FailedBodyIsOneErrorAndTheNextPageIsRead) {
  const std::string packed = gzipped(kFerryPage);
  const auto failure = [](const std::string& record) {
    const Outcome out = outcome_of(record + ferry_record());
    EXPECT_EQ(out.pages.size(), 1U);
    EXPECT_EQ(out.summary.failed, 1U);
    return out.failures.size() == 1 ? out.failures[0] : "";
  };
  EXPECT_EQ(
      failure(page_with(packed.substr(0, packed.size() / 2), "Content-Encoding: gzip\r\n")),
      "invented: record 1 at byte 0 (https://courier.example/ferry): the page is packed with gzip and breaks off");
  EXPECT_NE(failure(page_with("\x0B" + brotlied(kFerryPage), "Content-Encoding: br\r\n")).find("packed with br"),
            std::string::npos);
  EXPECT_NE(failure(page_with(packed, "Content-Encoding: zebra\r\n")).find("\"zebra\" and cannot be unpacked"),
            std::string::npos);
  EXPECT_EQ(utf8::first_invalid(failure(page_with(packed, "Content-Encoding: \xFF\xC3\r\n"))), std::string::npos);
  EXPECT_NE(failure(page_with("", "")).find("the page is empty"), std::string::npos);
  std::string flipped = packed;
  flipped[flipped.size() - 6] ^= 1;  // in the check sum
  EXPECT_NE(failure(page_with(flipped, "Content-Encoding: gzip\r\n")).find("damaged"), std::string::npos);
}

TEST(Warc, BrokenChunksAreToldOf) {
  const std::string stored = chunked(kFerryPage);
  const Outcome out = outcome_of(page_with(stored.substr(0, stored.size() - 40), "Transfer-Encoding: chunked\r\n"));
  ASSERT_EQ(out.pages.size(), 1U);
  ASSERT_EQ(out.pages[0].article.warnings.size(), 1U);
  EXPECT_NE(out.pages[0].article.warnings[0].find("chunks"), std::string::npos);
}

TEST(Warc, SkipsAndCounts) {
  const std::string image = "Content-Type: image/png\r\n";
  const Outcome out = outcome_of(
      info_record() + warc_record("GET / HTTP/1.1\r\n\r\n", {.type = "request"}) +
      warc_record(http_answer("\x89PNG", image)) + warc_record(http_answer("gone", "", "404 Not Found")) +
      warc_record(http_answer(""), {.type = "revisit"}) + warc_record("via: x", {.type = "metadata"}) +
      warc_record(http_answer("User-agent: *", "Content-Type: text/plain\r\n"),
                  {.url = "https://courier.example/robots.txt"}) +
      warc_record("a log", {.type = "resource", .url = "metadata://tool.example/log", .content_type = "text/plain"}) +
      warc_record("1.2.3.4", {.type = "response", .url = "dns:courier.example", .content_type = "text/dns"}) +
      ferry_record());
  EXPECT_TRUE(out.failures.empty());
  EXPECT_EQ(out.summary.text(),
            "10 records: 1 page, 9 skipped: 2 not HTML or text, 1 with an HTTP status other than 200, 1 revisit, "
            "1 request, 4 of the archive's own data");
}

TEST(Warc, ArchiveWithoutPagesSaysSo) {
  const Outcome out = outcome_of(gzipped(info_record()));
  EXPECT_EQ(out.failures, std::vector<std::string>{
                              "invented: no page in it: 1 record: 0 pages, 1 skipped: 1 of the archive's own data"});
  EXPECT_EQ(outcome_of("nothing of the kind\n", {}, "x.warc").failures[0], "x.warc: no record of a web archive in it");
}

TEST(Warc, ResourceAndConversion) {
  expect_ferry(warc_record(kFerryPage, {.type = "resource", .content_type = "text/html; charset=utf-8"}));
  const std::string text = "Ferry report was held back\n\nThe harbour office kept the report, Ilse Varga said.\n";
  const Outcome out = outcome_of(warc_record(text, {.type = "conversion", .content_type = "text/plain"}));
  ASSERT_EQ(out.pages.size(), 1U);
  EXPECT_EQ(out.pages[0].article.media_type, "text/plain");
  EXPECT_EQ(out.pages[0].article.url, kFerryUrl);
}

TEST(Warc, OddHeads) {
  expect_ferry(ferry_record({.url = fmt::format("<{}>", kFerryUrl)}));
  expect_ferry(ferry_record({.extra = "X-Note: one\r\n\ttwo\r\n  three: four\r\nno colon here\r\n"}));
  expect_ferry(ferry_record({.content_type = "application/http;\r\n msgtype=response"}));
  expect_ferry(ferry_record({.end = ""}) + warc_record("GET", {.type = "request"}));  // no blank lines between records
  std::string without_blank = ferry_record();
  without_blank.erase(without_blank.find("\r\n\r\nHTTP/"), 2);
  expect_ferry(without_blank);
  std::string only_lf = ferry_record();
  for (std::size_t at = 0; at < only_lf.find("HTTP/1.1"); ++at)
    if (only_lf[at] == '\r') only_lf.erase(at, 1);
  expect_ferry(only_lf);
}

TEST(Warc, LengthTooLargeSwallowsNothing) {
  const std::string request = warc_record("GET / HTTP/1.1\r\n\r\n", {.type = "request"});
  for (const long lie : {7L, 200L, 1'000'000L}) {
    const Outcome out = outcome_of(ferry_record({.length_lie = lie}) + ferry_record() + request);
    ASSERT_EQ(out.pages.size(), 2U) << lie;
    EXPECT_EQ(out.summary.requests, 1U);
    EXPECT_EQ(out.pages[0].original, kFerryPage);
    EXPECT_EQ(out.pages[0].article.warnings.size(), 1U);
    EXPECT_TRUE(out.pages[1].article.warnings.empty());
    const Outcome packed = outcome_of(gzipped(ferry_record({.length_lie = lie})) + gzipped(ferry_record()));
    EXPECT_EQ(packed.pages.size(), 2U) << lie;
  }
}

TEST(Warc, LengthOfASkippedRecordLosesNoPage) {
  std::string info = warc_record("software: invented\r\n", {.type = "warcinfo", .url = "", .length_lie = 900'000});
  for (int i = 0; i < 3; ++i) info += ferry_record();
  const Outcome out = outcome_of(info);
  EXPECT_EQ(out.pages.size(), 3U);
  EXPECT_EQ(out.summary.records, 4U);
}

TEST(Warc, HeadsThatAreNotUtf8) {
  const Outcome out = outcome_of(ferry_record({.url = "http://a.example/\xFF\xC3", .extra = "\xE2: \xF0\x9F\r\n"}) +
                                 "\xF0\x9F\n\xC3" + ferry_record());
  ASSERT_EQ(out.pages.size(), 1U);
  EXPECT_EQ(utf8::first_invalid(out.pages[0].article.url), std::string::npos);
  EXPECT_EQ(out.failures.size(), 1U);
}

TEST(Warc, SinkMayStop) {
  std::istringstream in(ferry_record() + ferry_record());
  int given = 0;
  ReadSummary summary;
  Request request;
  request.summary = &summary;
  read_stream(in, request, [&](const Result<ReadArticle>&) { return ++given < 1; });
  EXPECT_EQ(given, 1);
  EXPECT_EQ(summary.pages, 1U);
}

TEST(Warc, LengthTooSmallIsAFailureOrWhole) {
  const Outcome cut = outcome_of(ferry_record({.length_lie = -100}) + ferry_record());
  EXPECT_EQ(cut.pages.size(), 1U);
  ASSERT_EQ(cut.failures.size(), 2U);
  EXPECT_NE(cut.failures[0].find("no record follows where its length says"), std::string::npos);
  EXPECT_NE(cut.failures[1].find("102 bytes before record 2 are part of no record"), std::string::npos)
      << cut.failures[1];
}

TEST(Warc, WithoutLength) {
  std::string none = ferry_record();
  none.replace(none.find("Content-Length"), 14, "Length-Content");
  const Outcome out = outcome_of(none + ferry_record());
  EXPECT_EQ(out.pages.size(), 1U);
  EXPECT_EQ(out.summary.failed, 1U);
  EXPECT_NE(out.failures[0].find("gives no length"), std::string::npos);
}

TEST(Warc, TruncatedPageIsAnErrorUnlessItIsWhole) {
  const std::string whole = ferry_record();
  const Outcome cut = outcome_of(ferry_record() + whole.substr(0, whole.size() - 60));
  EXPECT_EQ(cut.pages.size(), 1U);
  ASSERT_EQ(cut.failures.size(), 1U);
  EXPECT_NE(cut.failures[0].find("record 2"), std::string::npos);
  EXPECT_NE(cut.failures[0].find("the page breaks off"), std::string::npos);
  const Outcome trailing = outcome_of(ferry_record({.length_lie = 2, .end = ""}));
  ASSERT_EQ(trailing.pages.size(), 1U);
  EXPECT_EQ(trailing.pages[0].article.warnings.size(), 1U);
}

TEST(Warc, DamagedMemberCostsItsRecordOnly) {
  std::string damaged = gzipped(ferry_record());
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
  const Outcome out = outcome_of(gzipped(ferry_record()) + damaged + gzipped(ferry_record()));
  EXPECT_EQ(out.pages.size(), 2U);
  for (const ReadArticle& page : out.pages) EXPECT_EQ(page.original, kFerryPage);
  ASSERT_FALSE(out.failures.empty());
  EXPECT_NE(out.failures.back().find("the gzip data are damaged"), std::string::npos);
}

TEST(Arc, BothVersionsPackedOrNot) {
  const std::string block = http_answer(kFerryPage);
  for (const std::string& bytes : {arc_file(kFerryUrl, block), gzipped(arc_file(kFerryUrl, block))}) {
    const Outcome out = outcome_of(bytes);
    ASSERT_EQ(out.pages.size(), 1U);
    EXPECT_TRUE(out.failures.empty());
    EXPECT_EQ(out.pages[0].article.retrieved, "2031-05-03T06:10:01Z");
    EXPECT_EQ(out.pages[0].original, kFerryPage);
  }
  const std::string second = fmt::format(
      "filedesc://x.arc 0.0.0.0 20310503061000 text/plain 200 - - 0 x.arc 4\n2 0 \n\n{} 192.0.2.1 20310503061001 "
      "text/html 200 ABCDEF - 160 x.arc {}\n{}\n",
      kFerryUrl, block.size(), block);
  const Outcome two = outcome_of(second);
  ASSERT_EQ(two.pages.size(), 1U);
  EXPECT_EQ(two.pages[0].article.url, kFerryUrl);
  const Outcome blanks = outcome_of(arc_file("http://courier.example/a?t=Ferry News&x=1", block));
  ASSERT_EQ(blanks.pages.size(), 1U);
  EXPECT_EQ(blanks.pages[0].article.url, "http://courier.example/a?t=Ferry News&x=1");
}

TEST(Warc, LimitsAreOfOnePage) {
  Limits limits;
  limits.max_input_bytes = 2000;
  const std::string large = "<html><body><p>" + std::string(3000, 'x') + "</p></body></html>";
  const Outcome out =
      outcome_of(warc_record(http_answer(large)) + page_with(gzipped(large), "Content-Encoding: gzip\r\n") +
                     warc_record(http_answer(large, "Content-Type: image/png\r\n")) + ferry_record(),
                 limits);
  EXPECT_EQ(out.pages.size(), 1U);
  EXPECT_EQ(out.summary.not_html, 1U);
  ASSERT_EQ(out.failures.size(), 2U);
  EXPECT_NE(out.failures[0].find("above the limit of 2000 bytes for one page"), std::string::npos);
  EXPECT_NE(out.failures[1].find("more than the limit"), std::string::npos) << out.failures[1];
}

TEST(Warc, BombsEndEarly) {
  const std::string blanks(std::size_t{40} << 20, ' ');
  const std::string bomb = gzipped(blanks);
  const Outcome body = outcome_of(page_with(bomb, "Content-Encoding: gzip\r\n") + ferry_record());
  EXPECT_EQ(body.pages.size(), 1U);
  ASSERT_EQ(body.failures.size(), 1U);
  EXPECT_NE(body.failures[0].find("more than 250 times"), std::string::npos);
  const Outcome file = outcome_of(bomb);
  ASSERT_EQ(file.failures.size(), 1U);
  EXPECT_NE(file.failures[0].find("more than 250 times"), std::string::npos);
  const Outcome archive = outcome_of(gzipped(warc_record(http_answer(blanks))) + gzipped(ferry_record()));
  EXPECT_EQ(archive.pages.size(), 1U);
  ASSERT_EQ(archive.failures.size(), 1U);
  EXPECT_NE(archive.failures[0].find("more than 250 times"), std::string::npos);
}

TEST(Gzip, SinglePageTextAndJsonLines) {
  const ReadArticle plain = read_one_article(std::string(kFerryPage));
  const ReadArticle packed = read_one_article(gzipped(kFerryPage));
  EXPECT_EQ(packed.article.text, plain.article.text);
  EXPECT_EQ(packed.article.id, plain.article.id);
  EXPECT_EQ(packed.original, kFerryPage);
  std::string lines;
  for (int i = 0; i < 5000; ++i)
    lines += fmt::format("{{\"id\":\"l{}\",\"text\":\"Ilse Varga said so {}.\"}}\n", i, i * 7919);
  const std::string packed_lines = gzipped(lines);
  EXPECT_EQ(read_all(packed_lines).size(), 5000U);
  const auto cut = read_all(packed_lines.substr(0, packed_lines.size() / 2));
  ASSERT_GT(cut.size(), 1000U);
  EXPECT_TRUE(cut[1000].ok());
  ASSERT_FALSE(cut.back().ok());
  EXPECT_NE(cut.back().error().message.find("break off"), std::string::npos);
}

TEST(Gzip, DamageIsAFailure) {
  const std::string packed = gzipped(kFerryPage);
  EXPECT_NE(failure_of(packed.substr(0, packed.size() - 9)).find("break off"), std::string::npos);
  EXPECT_NE(failure_of(packed.substr(0, packed.size() - 1)).find("break off"), std::string::npos);
  EXPECT_NE(failure_of(packed.substr(0, 12)).find("break off"), std::string::npos);
  EXPECT_NE(failure_of(gzipped(packed)).find("packed twice"), std::string::npos);
  EXPECT_NE(failure_of(gzipped("")).find("empty"), std::string::npos);
  EXPECT_NE(failure_of("\x1F\x8B\x08 nothing of it").find("gzip"), std::string::npos);
}

TEST(Sniff, LooksIntoGzip) {
  EXPECT_EQ(sniffed(gzipped(kFerryPage), "x"), Format::html);
  EXPECT_EQ(sniffed(gzipped(ferry_record()), "x"), Format::warc);
  EXPECT_EQ(sniffed(gzipped(arc_file("http://a.example/", "x")), "x"), Format::warc);
  EXPECT_EQ(sniffed(gzipped("{\"id\":\"a\",\"text\":\"b\"}\n"), "x"), Format::jsonl);
  EXPECT_EQ(sniffed(gzipped("plain words"), "a.html.gz"), Format::html);
  EXPECT_EQ(sniffed(gzipped("plain words"), "a.txt.gz"), Format::text);
}

}  // namespace
}  // namespace whosays::read
