// Receipts verify without the reader, and do not verify when anything was changed.
#include "ledger/ledger_test_support.h"
#include "ledger/plain_bytes.h"

namespace whosays {
namespace {

using namespace testing;

class Receipts : public LedgerTest {};

/// A page whose text maps to its bytes piece by piece, as a reader of HTML makes it.
Document page(const std::string& html, const std::vector<std::pair<std::string, std::string>>& pieces) {
  Document d = plain("page", html);
  d.article.media_type = "text/html";
  d.article.text.clear();
  d.article.text_map = SourceMap();
  std::size_t from = 0;
  for (const auto& [text, raw] : pieces) {
    const std::size_t at = html.find(raw, from);
    EXPECT_NE(at, std::string::npos) << raw;
    d.article.text += text;
    d.article.text_map.add(static_cast<std::uint32_t>(text.size()), at, static_cast<std::uint32_t>(raw.size()));
    from = at + raw.size();
  }
  return d;
}

TEST_F(Receipts, AllOfAPlainTextHold) {
  Ledger ledger = open();
  add(ledger, ferry());
  const Verified verified = verify(ledger);
  EXPECT_GT(verified.count, 15U);
  EXPECT_EQ(verified.failures, std::vector<std::string>());
}

TEST_F(Receipts, OfAPageHoldThroughTagsEntitiesAndAnEncoding) {
  const std::string html =
      "<p>Ren\xE9 <b>Od</b>el said:</p><aside>Share this</aside>\n<p>&#8220;No&nbsp;delay&#148; at caf\xE9s</p>";
  Document d = page(html, {{"Ren", "Ren"},
                           {"\xC3\xA9", "\xE9"},
                           {" ", " "},
                           {"Od", "Od"},
                           {"el said:", "el said:"},
                           {"\n\n", "</p><aside>Share this</aside>\n<p>"},
                           {"\xE2\x80\x9C", "&#8220;"},
                           {"No", "No"},
                           {"\xC2\xA0", "&nbsp;"},
                           {"delay", "delay"},
                           {"\xE2\x80\x9D", "&#148;"},
                           {" at caf", " at caf"},
                           {"\xC3\xA9", "\xE9"},
                           {"s", "s"}});
  d.article.charset = "windows-1252";
  add_statement(d, "Ren\xC3\xA9 Odel", "said",
                "No\xC2\xA0"
                "delay\xE2\x80\x9D at caf\xC3\xA9s");
  const std::string& text = d.article.text;
  d.unknowns.rows = {{Field::text, {0, static_cast<std::uint32_t>(text.size())}}};  // over two paragraphs and a box
  Ledger ledger = open();
  ASSERT_TRUE(ledger.add(d, html, {}).ok());
  const Verified verified = verify(ledger);
  EXPECT_EQ(verified.count, 4U);
  EXPECT_EQ(verified.failures, std::vector<std::string>());
  EXPECT_EQ(*ledger.original(d.article.sha256), html);
}

TEST_F(Receipts, OfATitleFromElsewhereHoldByTheTitleAlone) {
  Document d = plain("a", "Body.");
  Statement s;
  s.field = Field::title;
  s.content = d.statements.spans.add({Span{0, 5}});
  s.id = "0123456789abcdef";
  d.statements.rows.push_back(s);
  Ledger ledger = open();
  add(ledger, d);
  EXPECT_EQ(verify(ledger).count, 1U);
  EXPECT_TRUE(verify(ledger).failures.empty());
  EXPECT_EQ(ledger.receipt("r1")->bytes, std::nullopt);
  EXPECT_EQ(ledger.receipt("r1")->words, "Ferry");
}

TEST_F(Receipts, FailWhenAnythingWasChanged) {
  struct Case {
    const char* change;
    const char* reason;
  };
  for (const Case& one : {
           Case{"UPDATE receipt SET words = 'Marek Odal' WHERE words = 'Marek Odel'", "the text has other words there"},
           Case{"UPDATE receipt SET byte_begin = byte_begin + 1 WHERE words = 'Marek Odel'",
                "the original has other words there"},
           Case{"UPDATE receipt SET byte_end = 99999 WHERE words = 'Marek Odel'",
                "its range lies outside the original"},
           Case{"UPDATE receipt SET span_end = 99999 WHERE words = 'Marek Odel'", "its span lies outside the text"},
           Case{"UPDATE reading SET text = replace(text, 'Tuesday', 'Thursda')", "the stored text was changed"},
           Case{"UPDATE reading SET charset = 'no-such-thing'", "the encoding \"no-such-thing\" is not known"},
           Case{"DROP TRIGGER original_fixed; UPDATE original SET compressed = x'28b52ffd2000010000'",
                "the stored original does not give its hash"},
       }) {
    fs::remove(path());
    {
      Ledger ledger = open();
      add(ledger, ferry());
    }
    EXPECT_EQ(sql(one.change), "") << one.change;
    Ledger ledger = open(OpenMode::read);
    const Verified verified = verify(ledger);
    ASSERT_FALSE(verified.failures.empty()) << one.change;
    EXPECT_NE(verified.failures.front().find(one.reason), std::string::npos) << verified.failures.front();
  }
}

TEST_F(Receipts, NumbersAreNotGivenTwice) {
  Ledger ledger = open();
  add(ledger, ferry("a"));
  const std::size_t first = verify(ledger).count;
  ASSERT_EQ(*ledger.forget("a"), 1U);
  EXPECT_EQ(verify(ledger).count, 0U);
  add(ledger, ferry("b"));
  EXPECT_EQ(ledger.receipt("r1").error().kind, ErrorKind::not_found);
  EXPECT_TRUE(ledger.receipt("r" + std::to_string(first + 1)).ok());
}

TEST(PlainBytes, SeesWhatAReaderOfThePageSees) {
  EXPECT_EQ(comparable(without_markup("<b>w</b>ord<br>next <!-- no > -->one<script>var x = '</b>';</script> two")),
            "word next one two");
  EXPECT_EQ(comparable(without_markup("<p title=\"a > b\">x</p><P>y</P>")), "x y");
  EXPECT_EQ(comparable(without_markup("1 < 2 &amp; 3 &lt; 4 & 5 &unknown; &eacute;&#xE9;&#0;")),
            "1 < 2 & 3 < 4 & 5 &unknown; \xC3\xA9\xC3\xA9\xEF\xBF\xBD");
  EXPECT_EQ(comparable("soft\xC2\xADhyphen\xE2\x80\x8B \t\r\n x"), "softhyphen x");
  EXPECT_EQ(without_markup("<style>never closed"), "\n");
  EXPECT_EQ(without_markup("<p never closed"), "\n");
  EXPECT_EQ(without_markup("&#"), "&#");
  EXPECT_EQ(without_markup("&#99999999;"), "\xEF\xBF\xBD");
  EXPECT_EQ(*decoded(std::string("\xD8\x3D\xDE\x00", 4), "UTF-16BE"), "\xF0\x9F\x98\x80");
  EXPECT_EQ(*decoded(std::string("\xD8\x3D", 2), "utf-16be"), "\xEF\xBF\xBD") << "half a character";
  EXPECT_EQ(*decoded("\xFF", ""), "\xEF\xBF\xBD");
}

TEST(PlainBytes, DoesNotTakeOtherWordsForTheSame) {
  const ReadAs html{"text/html", "utf-8"};
  EXPECT_FALSE(*reads_as("the <b>rapist</b>", html, "therapist")) << "blanks count";
  EXPECT_FALSE(*reads_as("did not ask", html, "did ask"));
  EXPECT_FALSE(*reads_as("<p>one</p><p>not two</p>", html, "one\n\ntwo\n\nthree"));
  EXPECT_FALSE(*reads_as("<p>did</p><p>x</p><p>not ask</p>", html, "did not ask"));
  EXPECT_TRUE(*reads_as("<p>one</p><figure>x</figure><p>two</p>", html, "one\n\ntwo"));
  const ReadAs plain{"text/plain", ""};
  EXPECT_TRUE(*reads_as("the cafÃ© was â€œsafeâ€\u009D", plain, "the café was “safe”")) << "put right by the reader";
  EXPECT_TRUE(*reads_as("the cafÃ© was â€œsafe", plain, "the cafÃ© was “safe")) << "put right in part";
  EXPECT_TRUE(*reads_as("the caf\xE9 was \x93safe", plain, "the café was “safe"));
  EXPECT_FALSE(*reads_as("the cafÃ© was safe", plain, "the cafè was safe"));
  EXPECT_FALSE(*reads_as("the caf\xE9 was safe", plain, "the cafe was safe"));
  EXPECT_TRUE(*reads_as("&lt;b&gt;", {"text/plain", ""}, "&lt;b&gt;")) << "plain text has no entities";
}

}  // namespace
}  // namespace whosays
