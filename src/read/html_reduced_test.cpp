// Pages without what nobody reads: what goes, what must stay, and that the tree is the same, over many pages made at
// random of what HTML's rules are hardest about.
#include "read/html_reduced.h"

#include <gtest/gtest.h>

#include <random>

#include "read/html_reduced_test_help.h"

namespace whosays::read {
namespace {

std::string reduced(const std::string& html) {
  const MappedText page{html, SourceMap::identity(static_cast<std::uint32_t>(html.size()))};
  MappedText out = reduced_page(page);
  EXPECT_EQ(out.map.text_size(), out.text.size());
  for (const SourceMap::Piece& piece : out.map.pieces()) {
    EXPECT_TRUE(piece.verbatim());
    EXPECT_EQ(html.compare(piece.original_begin, piece.original_size, out.text, piece.text_begin, piece.text_size), 0);
  }
  return out.text;
}

TEST(HtmlReduced, WhatNobodyReadsGoes) {
  EXPECT_EQ(reduced("<script async>var a = '<p>';</script><style>p{}</style><p>A"),
            "<script></script><style></style><p>A");
  EXPECT_EQ(reduced("<p data-x='1>2' class=big id=\"a\" onclick=go()>A</p>"), "<p>A</p>");
  EXPECT_EQ(reduced("<p>A <!-- <p> -- > --> B<!--x--!>C<!-->D<!--->E"), "<p>A <!----> B<!----!>C<!-->D<!--->E");
  EXPECT_EQ(reduced("<div>\r\n\r\n  A \t\f B\n</div>"), "<div>\r\nA B\n</div>");
  EXPECT_EQ(reduced("<svg class=i><title>Share</title><g><path d='M0'/></g></svg><p>A"), "<svg></svg><p>A");
  EXPECT_EQ(reduced("<a href=/x/>A</a><img src=a/>"), "<a>A</a><img>");
  EXPECT_EQ(reduced("<link rel=stylesheet href=/a.css><textarea rows=4><p></textarea>"), "<link><textarea></textarea>");
}

TEST(HtmlReduced, WhatIsReadStays) {
  for (const char* kept :
       {"<p class=\"share-bar\">A</p>", "<p style=\"display: none\">A</p>", "<p hidden>A</p>", "<p role=dialog>A</p>",
        "<b data-x=1>A</b>", "<meta property='og:title' content='A'>", "<link rel=canonical href=/a>", "<html lang=en>",
        "<time datetime=2031-05-03>A</time>", "<script type=application/ld+json>{ }</script>",
        "<p id='&#115;hare'>A</p>", "<title> A  <b> </title>", "<pre>\n\n A</pre>", "<input type=hidden>",
        "<p class=a class=share>A</p>", "<a id=share data-x=\"1\"/>A", "<p data-x=\"1\"id=share>A</p>",
        "<p / data-x>A</p>"})
    EXPECT_EQ(reduced(kept), kept);
}

TEST(HtmlReduced, WhereTheRulesLeaveItOpenTheRestStays) {
  const std::string rest = "<script>1</script><!-- x --><p data-x>A";
  for (const char* begin : {"<script><!-- <script></script>", "<plaintext>", "<frameset>", "<svg><style><p></style>",
                            "<svg><foreignObject>", "<math><mi><p>", "<select><style><p></style>", "<svg><![CDATA[>]]>",
                            "<select><template>", "<svg></p>", "<style><p>", "<p title='"})
    EXPECT_EQ(reduced(begin + rest), begin + rest);
}

/// Pieces of pages, broken ones among them.
std::string random_page(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"<p>",
                                                  "</p>",
                                                  "<div class=share>",
                                                  "<div data-a=1 class='x y'>",
                                                  "</div>",
                                                  "<b id=1>",
                                                  "<b id=2>",
                                                  "</b>",
                                                  "<i>",
                                                  "</i>",
                                                  "<a href=/x data-y>",
                                                  "</a>",
                                                  "<table>",
                                                  "<tr>",
                                                  "<td>",
                                                  "</td>",
                                                  "</table>",
                                                  "<caption>",
                                                  "<svg>",
                                                  "</svg>",
                                                  "<svg a=b/>",
                                                  "<svg/>",
                                                  "<g>",
                                                  "</g>",
                                                  "<path d='M0'/>",
                                                  "<title>",
                                                  "</title>",
                                                  "<desc>",
                                                  "</desc>",
                                                  "<foreignObject>",
                                                  "</foreignObject>",
                                                  "<math>",
                                                  "</math>",
                                                  "<mi>",
                                                  "</mi>",
                                                  "<annotation-xml encoding=text/html>",
                                                  "<select>",
                                                  "</select>",
                                                  "<option>",
                                                  "<input type=hidden>",
                                                  "<textarea>",
                                                  "</textarea>",
                                                  "<script>",
                                                  "</script>",
                                                  "<script type=application/ld+json>",
                                                  "<script/>",
                                                  "</SCRIPT >",
                                                  "<style>",
                                                  "</style>",
                                                  "<iframe src=x>",
                                                  "</iframe>",
                                                  "<noscript>",
                                                  "</noscript>",
                                                  "<template>",
                                                  "</template>",
                                                  "<xmp>",
                                                  "</xmp>",
                                                  "<noframes>",
                                                  "</noframes>",
                                                  "<!--",
                                                  "-->",
                                                  "--!>",
                                                  "<!-->",
                                                  "<!--->",
                                                  "<!DOCTYPE html>",
                                                  "<?x ?>",
                                                  "</ >",
                                                  "<![CDATA[",
                                                  "]]>",
                                                  "<br>",
                                                  "</br>",
                                                  "<br data-x=1 />",
                                                  "<body class=a>",
                                                  "<html lang=de x>",
                                                  "<head>",
                                                  "</head>",
                                                  "</body>",
                                                  "</html>",
                                                  "<frameset>",
                                                  "<font color=red>",
                                                  "<li>",
                                                  "<ul>",
                                                  "</ul>",
                                                  "<h1>",
                                                  "</h1>",
                                                  "<form>",
                                                  "</form>",
                                                  "<button>",
                                                  "</button>",
                                                  "<nobr>",
                                                  "<pre>",
                                                  "\n",
                                                  "\n\n  ",
                                                  " ",
                                                  "\r\n \r\n",
                                                  "A",
                                                  "B &amp; C",
                                                  "D<",
                                                  "&lt;",
                                                  "\t\f",
                                                  "<p",
                                                  " x='",
                                                  "'>",
                                                  "\"",
                                                  "=",
                                                  "/",
                                                  ">",
                                                  "<",
                                                  "</",
                                                  "<time datetime=2031 id=a>",
                                                  "<meta name=author content=A data-z>",
                                                  "<isindex>",
                                                  "<image a>",
                                                  "<plaintext>",
                                                  "<object>",
                                                  "</object>",
                                                  "<p id=a data-b=\"1\"/>",
                                                  "<p data-b=\"1\"id=a>",
                                                  "<p style=' DISPLAY : none'>"};
  std::string out;
  for (auto count = random() % 24 + 1; count > 0; --count) {
    out += pieces[random() % pieces.size()];
  }
  return out;
}

TEST(HtmlReduced, TheTreeIsTheSame) {
  std::mt19937 random(3);
  std::size_t shorter = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string html = random_page(random);
    const std::string less = reduced(html);
    shorter += less.size() < html.size() ? std::size_t{1} : std::size_t{0};
    ASSERT_EQ(tree_as_read(less), tree_as_read(html)) << html << "\n--\n" << less;
  }
  EXPECT_GT(shorter, 5'000u);
}

TEST(HtmlReduced, CostsNoMoreThanItsBytes) {
  for (const char* piece :
       {"<svg><g>", "<!--", "<script>", "<svg></svg", "<p a='", "</", "<select><style>", "<p a ", "<svg><title>"}) {
    std::string html;
    while (html.size() < 2'000'000) html += piece;
    reduced(html);  // the test's time limit is what holds it to that
  }
}

}  // namespace
}  // namespace whosays::read
