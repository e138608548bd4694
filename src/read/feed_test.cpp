// Feeds of every kind, all invented. What they promise is written in feed.h.
#include "read/feed.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "read/feed_dates.h"
#include "read/feed_names.h"
#include "read/feed_url.h"
#include "read/read_test_help.h"

namespace whosays::read {
namespace {

const std::string kSentence = "The harbour office of Callis said on Monday that the ferry would sail again in May. ";

std::string times(const std::string& text, std::size_t count) {
  std::string out;
  while (count-- > 0) out += text;
  return out;
}

std::string rss(const std::string& items, const std::string& head = "") {
  return "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Callis Courier</title>"
         "<link>https://courier.example/</link><language>en</language>" +
         head + items + "</channel></rss>";
}

std::string atom(const std::string& entries) {
  return "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Callis Courier</title>" + entries +
         "</feed>";
}

bool warns(const ReadArticle& read, const std::string& words) {
  for (const std::string& warning : read.article.warnings)
    if (warning.find(words) != std::string::npos) return true;
  return false;
}

TEST(Feed, RssEntryWithFullContent) {
  const ReadArticle read = read_one_article(
      rss("<item><title>Ferry &amp;amp; harbour</title><link>https://courier.example/ferry</link>"
          "<dc:creator>Ilse Varga</dc:creator><pubDate>Thu, 01 May 2031 06:10:00 +0200</pubDate>"
          "<description>In short.</description><content:encoded><![CDATA[<p>The ferry &amp; the quay, Ilse Varga "
          "said, were &ldquo;safe&rdquo;.</p><p>Nobody asked.</p>]]></content:encoded></item>"));
  EXPECT_EQ(read.article.title, "Ferry & harbour");
  EXPECT_EQ(read.article.text, "The ferry & the quay, Ilse Varga said, were \u201Csafe\u201D.\n\nNobody asked.");
  EXPECT_EQ(read.article.url, "https://courier.example/ferry");
  EXPECT_EQ(read.article.byline, "Ilse Varga");
  EXPECT_EQ(read.article.publisher, "Callis Courier");
  EXPECT_EQ(read.article.published, "2031-05-01T06:10:00+02:00");
  EXPECT_EQ(read.article.modified, "");
  EXPECT_EQ(read.article.language, "en");
  EXPECT_EQ(read.article.media_type, "text/html");
  EXPECT_EQ(read.article.charset, "utf-8");
  EXPECT_EQ(read.article.sha256, sha256_hex(read.original));
  EXPECT_EQ(read.article.id.size(), 16u);
  EXPECT_TRUE(read.article.title_map.empty());
  EXPECT_TRUE(read.article.warnings.empty());
  EXPECT_EQ(original_of(read, "\u201Csafe\u201D"), "&ldquo;safe&rdquo;");
  expect_mapped(read);
}

TEST(Feed, ShortDescriptionIsASummaryAndSaysSo) {
  const ReadArticle read =
      read_one_article(rss("<item><title>Ferry</title><description>" + kSentence + "</description></item>"));
  EXPECT_EQ(read.article.text + " ", kSentence);
  EXPECT_TRUE(warns(read, "only the summary is in the feed; fetch the page"));
  EXPECT_EQ(read.article.media_type, "text/plain");
  expect_mapped(read);
}

TEST(Feed, LongDescriptionIsTheArticleUnlessItBreaksOff) {
  const std::string text = times(kSentence, 13);
  EXPECT_FALSE(
      warns(read_one_article(rss("<item><description>" + text + "</description></item>")), "only the summary"));
  EXPECT_TRUE(
      warns(read_one_article(rss("<item><description>" + text + "[...]</description></item>")), "only the summary"));
  const ReadArticle cut = read_one_article(rss("<item><content:encoded>" + text + "[...]</content:encoded></item>"));
  EXPECT_TRUE(warns(cut, "breaks off"));
}

TEST(Feed, TitleAloneIsItsOwnOriginal) {
  const ReadArticle read = read_one_article(rss("<item><title>Ferry sails, says Varga</title></item>"));
  EXPECT_EQ(read.article.text, "");
  EXPECT_EQ(read.original, "Ferry sails, says Varga");
  EXPECT_TRUE(warns(read, "only the title"));
  EXPECT_EQ(original_of(read, "Varga", Field::title), "Varga");
}

TEST(Feed, EntryWithOnlyALinkIsListedAndAnEmptyOneCounted) {
  const auto all = read_all(rss(
      "<item><guid>x</guid></item><item><link>https://courier.example/1</link></item><item><title>Two</title></item>"));
  ASSERT_EQ(all.size(), 2u);
  ASSERT_TRUE(all[0].ok());
  EXPECT_EQ(all[0]->article.url, "https://courier.example/1");
  EXPECT_TRUE(warns(*all[0], "only a link"));
  EXPECT_TRUE(warns(*all[0], "1 entry is left out"));
  ASSERT_TRUE(all[1].ok());
  EXPECT_EQ(all[1]->article.title, "Two");
}

TEST(Feed, EntryOfAPictureIsLeftOutAndTheOthersAreRead) {
  const auto all =
      read_all(rss("<item><description>&lt;img src='x'&gt;</description></item><item><title>Two</title></item>"));
  ASSERT_EQ(all.size(), 1u);
  ASSERT_TRUE(all[0].ok());
  EXPECT_EQ(all[0]->article.title, "Two");
}

TEST(Feed, PublisherIsTheSourceBeforeTheFeed) {
  const ReadArticle read =
      read_one_article(rss("<item><title>T</title><source url=\"https://wire.example/\">Quay Wire</source></item>"));
  EXPECT_EQ(read.article.publisher, "Quay Wire");
  const ReadArticle other =
      read_one_article(atom("<entry><title>T</title><source><title>Quay "
                            "Wire</title><updated>2030-01-01T00:00:00Z</updated></source></entry>"));
  EXPECT_EQ(other.article.publisher, "Quay Wire");
  EXPECT_EQ(other.article.modified, "");
}

TEST(Feed, AtomEntry) {
  const ReadArticle read = read_one_article(atom(
      "<author><name>The desk</name></author><entry xml:base=\"https://courier.example/a/b\">"
      "<title type=\"html\">&lt;b&gt;Ferry&lt;/b&gt; sails</title><link rel=\"self\" href=\"self\"/>"
      "<link href=\"../ferry?x=1&amp;y=2\"/><id>tag:1</id><published>2031-05-01T06:10:00Z</published>"
      "<updated>2031-05-02T07:00:00Z</updated><author><name>Ilse Varga</name><email>i@courier.example</email></author>"
      "<author><name>Jon Tam</name></author><summary>Short.</summary><content type=\"xhtml\" xml:lang=\"en-GB\">"
      "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>She said &lt;no&gt;.</p><p>He <i>agreed</i>.</p></div></content>"
      "</entry>"));
  EXPECT_EQ(read.article.title, "Ferry sails");
  EXPECT_EQ(read.article.url, "https://courier.example/ferry?x=1&y=2");
  EXPECT_EQ(read.article.published, "2031-05-01T06:10:00Z");
  EXPECT_EQ(read.article.modified, "2031-05-02T07:00:00Z");
  EXPECT_EQ(read.article.byline, "Ilse Varga, Jon Tam");
  EXPECT_EQ(read.article.language, "en-GB");
  EXPECT_EQ(read.article.text, "She said <no>.\n\nHe agreed.");
  EXPECT_EQ(original_of(read, "<no>"), "&lt;no&gt;");
}

TEST(Feed, AtomTextIsTakenAtItsWord) {
  const ReadArticle read =
      read_one_article(atom("<entry><title>a &lt;b&gt; c</title><content>1 &lt;b&gt; 2&#13;\nnext</content></entry>"));
  EXPECT_EQ(read.article.title, "a <b> c");
  EXPECT_EQ(read.article.text, "1 <b> 2\nnext");
  expect_mapped(read);
}

TEST(Feed, UpdatedIsNotPublication) {
  const ReadArticle read =
      read_one_article(atom("<entry><title>T</title><updated>2031-05-02T07:00:00Z</updated></entry>"));
  EXPECT_EQ(read.article.published, "");
  EXPECT_EQ(read.article.modified, "2031-05-02T07:00:00Z");
}

TEST(Feed, Atom03AndRss10) {
  const ReadArticle old = read_one_article(
      "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>C</title><entry><title>T</title>"
      "<issued>2031-05-01</issued><content type=\"text/html\" "
      "mode=\"escaped\">&lt;p&gt;Old.&lt;/p&gt;</content></entry></feed>");
  EXPECT_EQ(old.article.text, "Old.");
  EXPECT_EQ(old.article.published, "2031-05-01");
  const ReadArticle rdf = read_one_article(
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"x\"><title>Courier</title>"
      "<image><title>logo</title></image></channel><item rdf:about=\"https://courier.example/1\"><title>One</title>"
      "<link>https://courier.example/1</link><dc:date>2031-05-01T06:10Z</dc:date></item></rdf:RDF>");
  EXPECT_EQ(rdf.article.title, "One");
  EXPECT_EQ(rdf.article.publisher, "Courier");
  EXPECT_EQ(rdf.article.published, "2031-05-01T06:10Z");
}

TEST(Feed, JsonFeed) {
  const auto all = read_all(
      R"({"version": "https:\/\/jsonfeed.org\/version\/1.1", "title": "Callis Courier", "language": "en",
          "authors": [{"name": "The desk"}], "items": [
          {"id": 7, "url": "https://courier.example/7", "title": "Seven", "content_html": "<p>She said no.</p>",
           "date_published": "2031-05-01T06:10:00+02:00", "date_modified": "2031-05-02"},
          {"id": "8", "content_text": "He said\r\nyes.", "authors": [{"name": "Jon Tam"}]},
          {"id": "9", "title": "Nine", "summary": "In short."}, 5]})");
  ASSERT_EQ(all.size(), 3u);
  for (const auto& one : all) ASSERT_TRUE(one.ok());
  EXPECT_EQ(all[0]->article.text, "She said no.");
  EXPECT_EQ(all[0]->article.published, "2031-05-01T06:10:00+02:00");
  EXPECT_EQ(all[0]->article.modified, "2031-05-02");
  EXPECT_EQ(all[0]->article.byline, "The desk");
  EXPECT_EQ(all[1]->article.text, "He said\nyes.");
  EXPECT_EQ(all[1]->article.byline, "Jon Tam");
  expect_mapped(*all[1]);
  EXPECT_TRUE(warns(*all[2], "only the summary"));
  EXPECT_NE(failure_of("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [").find("not JSON"),
            std::string::npos);
}

TEST(Feed, SniffedByContent) {
  EXPECT_EQ(sniffed("\n<?xml version='1.0'?><!-- <html> --><?x y?><rss>", "a.html"), Format::feed);
  EXPECT_EQ(sniffed("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a \"b\">]><rss>", ""), Format::feed);
  EXPECT_EQ(sniffed("<?xml version='1.0'?><rdf:RDF xmlns:rdf='x'>", ""), Format::feed);
  EXPECT_EQ(sniffed("<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>", ""), Format::feed);
  EXPECT_EQ(sniffed(std::string_view("<\0r\0s\0s\0>\0", 10), ""), Format::feed);
  EXPECT_EQ(sniffed("{\"version\":\"https://jsonfeed.org/version/1\",\"text\":1}", "a.jsonl"), Format::feed);
  EXPECT_EQ(sniffed("<?xml version='1.0'?><html><body>&lt;rss> <rss>", ""), Format::html);
  EXPECT_EQ(sniffed("<!DOCTYPE html><html><rss>", ""), Format::html);
  EXPECT_EQ(sniffed("{\"id\":\"1\",\"text\":\"see https://jsonfeed.org/version/1\"}", ""), Format::jsonl);
  EXPECT_EQ(sniffed("rss is not a feed", ""), Format::text);
  EXPECT_NE(failure_of("<html><p>x</p></html>", Format::feed).find("no feed: its first element is <html>"),
            std::string::npos);
}

TEST(Feed, Encodings) {
  const auto title_of = [](const std::string& bytes) { return read_one_article(bytes, Format::feed).article.title; };
  const auto feed = [](const std::string& name, const std::string& title) {
    return "<?xml version=\"1.0\" encoding=\"" + name + "\"?><rss><channel><item><title>" + title +
           "</title></item></channel></rss>";
  };
  const std::string wanted = "Caf\u00E9 \u0160koda";
  EXPECT_EQ(title_of(feed("utf-8", wanted)), wanted);
  EXPECT_EQ(title_of("\xEF\xBB\xBF" + feed("iso-8859-1", wanted)), wanted);
  EXPECT_EQ(title_of(feed("iso-8859-1", wanted)), wanted) << "declared otherwise, but UTF-8";
  EXPECT_EQ(title_of(feed("iso-8859-1", "Caf\xE9 \x8Akoda")), wanted);
  EXPECT_EQ(title_of(feed("utf-8", "Caf\xE9 vu par le maire de la ville")), "Caf\u00E9 vu par le maire de la ville");
  EXPECT_EQ(title_of(feed("utf-16", "Ferry")), "Ferry");
  for (const bool mark : {true, false}) {
    std::string wide = mark ? "\xFF\xFE" : "";
    for (const char c : feed("utf-16", "Ferry")) wide += {c, '\0'};
    EXPECT_EQ(read_one_article(wide).article.title, "Ferry");
  }
}

TEST(Feed, References) {
  const ReadArticle read = read_one_article(
      "<!DOCTYPE rss [<!ENTITY outlet \"Callis &#67;ourier\"><!ENTITY town 'Callis > "
      "town'>]><rss><channel><item><title>a&nbsp;b "
      "&eacute; &#8217; &#146; &#x41; AT&T &unknown; &town; &lt;1</title></item></channel></rss>");
  EXPECT_EQ(read.article.title, "a b \u00E9 \u2019 \u2019 A AT&T &unknown; Callis > town <1");
  EXPECT_TRUE(warns(read, "not well-formed")) << "AT&T";
}

TEST(Feed, BrokenOnesAreReadAsFarAsTheyGo) {
  const auto all = read_all(
      "<rss><channel><item><title>One</title></item><item><title>Two<description><p>Words here."
      "</description></item><item><title>Three</title><description><![CDATA[cut");
  ASSERT_EQ(all.size(), 3u);
  for (const auto& one : all) {
    ASSERT_TRUE(one.ok());
    EXPECT_TRUE(warns(*one, "not well-formed"));
  }
  EXPECT_EQ(all[0]->article.title, "One");
  EXPECT_EQ(all[2]->article.title, "Three");
  EXPECT_EQ(all[2]->article.text, "cut");
  const ReadArticle after =
      read_one_article("<rss><channel><item><link>a</b></link><title>x</q> &amp;lt;y</title></item>", Format::feed);
  EXPECT_TRUE(warns(after, "not well-formed"));
}

TEST(Feed, HopelessInputIsAClearError) {
  EXPECT_NE(failure_of("<rss", Format::feed).find("no entry could be read"), std::string::npos);
  EXPECT_NE(failure_of("<rss>", Format::feed).find("no entry could be read"), std::string::npos);
  EXPECT_NE(failure_of("words", Format::feed).find("no feed: no element in it"), std::string::npos);
  EXPECT_NE(failure_of(std::string(100, '\0'), Format::feed).find("no feed: no element in it"), std::string::npos);
  EXPECT_TRUE(read_all(rss("")).empty()) << "a feed without entries is no error";
}

TEST(Feed, NoEntityGrowsAndNoFileIsOpened) {
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a0 \"lol\">";
  for (int i = 1; i < 10; ++i)
    bomb += "<!ENTITY a" + std::to_string(i) + " \"" + times("&a" + std::to_string(i - 1) + ";", 10) + "\">";
  bomb += "]><rss><channel><item><title>&a9;</title></item></channel></rss>";
  auto all = read_all(bomb);
  ASSERT_EQ(all.size(), 1u);
  ASSERT_FALSE(all[0].ok());
  EXPECT_NE(all[0].error().message.find("\"a9\" is made of"), std::string::npos);
  for (const std::string declared : {"x SYSTEM \"file:///etc/passwd\"", "x PUBLIC 'p' 'http://courier.example/'",
                                     "% x SYSTEM 'file:///etc/passwd'> %x; <!ENTITY x '&y;'"}) {
    all = read_all("<!DOCTYPE rss [<!ENTITY " + declared +
                   ">]><rss><channel><item><title>One</title></item><item><title>&x;"
                   "</title></item></channel></rss>");
    ASSERT_GE(all.size(), 1u);
    ASSERT_TRUE(all[0].ok());
    EXPECT_EQ(all[0]->article.title, "One");
    EXPECT_TRUE(warns(*all[0], "\"x\" is made of")) << declared;
    for (const auto& one : all) EXPECT_TRUE(!one.ok() || one->article.title.find("root:") == std::string::npos);
  }
  std::string many = "<!DOCTYPE rss [<!ENTITY a \"" + std::string(250, 'a') + "\">]><rss><channel><item><title>" +
                     times("&a;", 100000);
  all = read_all(many);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_TRUE(all[0].ok() ? all[0]->original.size() < 2'000'000 : true);
}

TEST(Feed, DepthAttributesAndEntriesAreBounded) {
  EXPECT_NE(failure_of("<rss>" + times("<a>", 200000), Format::feed).find("depth"), std::string::npos);
  const auto deep =
      read_all(rss("<item><title>One</title></item><item><title>Two</title><description>" + times("<b>", 200000)));
  ASSERT_GE(deep.size(), 1u);
  ASSERT_TRUE(deep[0].ok());
  EXPECT_EQ(deep[0]->article.title, "One");
  const auto escaped = read_all(
      rss("<item><title>One</title><description>" + times("&lt;b&gt;", 200000) + "words</description></item>"));
  ASSERT_EQ(escaped.size(), 1u);
  ASSERT_TRUE(escaped[0].ok());
  EXPECT_TRUE(warns(*escaped[0], "nested more than"));
  std::string attributes = "<rss ";
  for (int i = 0; i < 100000; ++i) attributes += "a" + std::to_string(i) + "='' ";
  EXPECT_NE(failure_of(attributes + ">", Format::feed).find("more than 1000 attributes"), std::string::npos);
  const auto huge =
      read_all("<rss><channel><item a='" + times("x", 12000000) + "'><title>One</title></item></channel></rss>");
  ASSERT_EQ(huge.size(), 1u);
  EXPECT_FALSE(huge[0].ok());
  Limits limits;
  limits.max_feed_entries = 3;
  const auto few = read_all(rss(times("<item><title>One</title></item>", 10)), Format::feed, limits);
  ASSERT_EQ(few.size(), 3u);
  ASSERT_TRUE(few[0].ok());
  EXPECT_TRUE(warns(*few[0], "more than 3 entries"));
}

TEST(Feed, TruncationAnywhereNeverCrashes) {
  const std::string whole = rss(
      "<item><title>Ferry &amp; quay &#233; "
      "&x;</title><link>https://courier.example/ferry</link><description><![CDATA[<p>In "
      "short.</p>]]></description></item><!-- note --><item><title>\u00E9</title><dc:date>2031-05-01</dc:date></item>",
      "<?pi x?>");
  const std::string declared = "<!DOCTYPE rss [<!ENTITY x 'y'><!-- c -->]>" + whole.substr(whole.find("<rss"));
  const std::string json =
      R"({"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"A","content_html":"<p>B \u00e9</p>"}]})";
  std::size_t articles = 0;
  for (const std::string& feed : {whole, declared, json}) {
    for (std::size_t size = 1; size <= feed.size(); ++size)
      for (const auto& one : read_all(feed.substr(0, size), Format::feed)) {
        if (!one.ok()) continue;
        ++articles;
        EXPECT_EQ(utf8::first_invalid(one->article.text + one->article.title), std::string::npos);
        expect_mapped(*one);
      }
  }
  EXPECT_GT(articles, 300u);
}

TEST(Feed, Dates) {
  EXPECT_EQ(feed_date("Thu, 01 May 2031 06:10:00 +0200"), "2031-05-01T06:10:00+02:00");
  EXPECT_EQ(feed_date("Thursday, 1 May 2031 6:10 GMT"), "2031-05-01T06:10Z");
  EXPECT_EQ(feed_date("01 May 31 06:10:00 EST"), "2031-05-01T06:10:00-05:00");
  EXPECT_EQ(feed_date("Thu, 1-May-2031 06:10:00 GMT-0300"), "2031-05-01T06:10:00-03:00");
  EXPECT_EQ(feed_date("May 1, 2031 06:10:00 -0700"), "2031-05-01T06:10:00-07:00");
  EXPECT_EQ(feed_date("Thu May  1 06:10:00 2031"), "2031-05-01");
  EXPECT_EQ(feed_date("Thu, 01 May 2031 06:10:00 BST"), "2031-05-01");
  EXPECT_EQ(feed_date(" 2031-05-01T06:10:00.5Z "), "2031-05-01T06:10:00.5Z");
  EXPECT_EQ(feed_date("2031-05-01 06:10 -0330"), "2031-05-01T06:10-03:30");
  EXPECT_EQ(feed_date("2031-05-01t06:10:00+02"), "2031-05-01T06:10:00+02:00");
  EXPECT_EQ(feed_date("20310501"), "2031-05-01");
  EXPECT_EQ(feed_date("2031-05"), "2031-05");
  EXPECT_EQ(feed_date("2031"), "2031");
  for (const std::string wrong :
       {"", "yesterday", "2031-13-01", "2031-02-29", "Thu, 31 Apr 2031 06:10:00 GMT", "0", "05/01/2031"})
    EXPECT_EQ(feed_date(wrong), "") << wrong;
  EXPECT_EQ(feed_date("2028-02-29"), "2028-02-29");
}

TEST(Feed, Links) {
  EXPECT_EQ(resolved_url("https://courier.example/a/b?c#d", "e"), "https://courier.example/a/e");
  EXPECT_EQ(resolved_url("https://courier.example/a/b", "/e/./f/../g"), "https://courier.example/e/g");
  EXPECT_EQ(resolved_url("https://courier.example/a/b", "../../../e"), "https://courier.example/e");
  EXPECT_EQ(resolved_url("https://courier.example", "e"), "https://courier.example/e");
  EXPECT_EQ(resolved_url("https://courier.example/a?b", "?c"), "https://courier.example/a?c");
  EXPECT_EQ(resolved_url("https://courier.example/a?b", "#c"), "https://courier.example/a?b#c");
  EXPECT_EQ(resolved_url("https://courier.example/a", "//wire.example/b"), "https://wire.example/b");
  EXPECT_EQ(resolved_url("https://courier.example/a", "tag:wire.example"), "tag:wire.example");
  EXPECT_EQ(resolved_url("", "a/b"), "a/b");
}

TEST(Feed, Names) {
  EXPECT_EQ(name_of_author("ilse@courier.example (Ilse Varga)"), "Ilse Varga");
  EXPECT_EQ(name_of_author("Ilse  Varga <ilse@courier.example>"), "Ilse Varga");
  EXPECT_EQ(name_of_author("ilse@courier.example"), "");
  EXPECT_EQ(name_of_author("Ilse Varga (Callis)"), "Ilse Varga (Callis)");
  EXPECT_TRUE(looks_like_html("a <b>c</b>"));
  EXPECT_TRUE(looks_like_html("a &amp; b"));
  EXPECT_FALSE(looks_like_html("a < b & c > d; e"));
}

}  // namespace
}  // namespace whosays::read
