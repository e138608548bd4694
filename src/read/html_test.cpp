// Pages: body, title, metadata, the way back through entities, hostile markup. All names are invented.
#include "read/html.h"

#include "read/html_guard.h"
#include "read/read_test_help.h"

namespace whosays::read {
namespace {

constexpr std::string_view kOnPage =
    "The harbour commissioner of Callis asked a shipping agent this spring to wait, two officials said. ";

std::string paragraphs(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "<p>Paragraph " + std::to_string(i) + ". " + std::string(kOnPage) + "</p>\n";
  return out;
}

std::string page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html lang=en-GB><head>" + head + "</head><body>" + body + "</body></html>";
}

TEST(Html, TheArticleAndNothingButIt) {
  const ReadArticle read = read_one_article(page(
      "<title>Ferry report was held back | Callis Courier</title>",
      "<nav><ul><li><a href=/>Home</a></ul></nav><main><article><h1>Ferry report was held back</h1>"
      "<p class=byline>By <a href=/i>Ilse Varga</a></p><div class=share-bar><p>Share this on every network there "
      "is</p></div>"
      "<div class=body>" +
          paragraphs(3) +
          "<p>Read more: <a href=/x>Council backs the line</a></p>"
          "<p>Advertisement</p><h2>What came next</h2><blockquote><p>I asked nobody to delay anything, he "
          "wrote.</p></blockquote>"
          "<ul><li>First point of three</li><li>Second point</li></ul><p class=correction>Correction: the ferry has 41 "
          "defects.</p>"
          "<h2>Related stories</h2><ul><li><a href=/a>A ferry remembered in pictures</a><li><a href=/b>The fish quay "
          "at night</a></ul>"
          "</div></article></main><section class=comments><p>Everyone at the bar knew about that ramp. Everyone. " +
          std::string(kOnPage) +
          "</p></section><footer><p>All rights reserved, says the Callis Courier.</p></footer>"));
  const std::string& text = read.article.text;
  EXPECT_EQ(read.article.title, "Ferry report was held back");
  EXPECT_EQ(text.find("Paragraph 0. The harbour"), 0u) << text;
  EXPECT_NE(text.find("\n\nWhat came next\n\nI asked nobody"), std::string::npos) << text;
  EXPECT_NE(text.find("First point of three\nSecond point"), std::string::npos) << text;
  EXPECT_TRUE(text.ends_with("Correction: the ferry has 41 defects.")) << text;
  for (const char* gone :
       {"Home", "Ilse", "Share", "Read more", "Advertisement", "Related", "remembered", "bar knew", "rights"})
    EXPECT_EQ(text.find(gone), std::string::npos) << gone;
  EXPECT_EQ(read.article.media_type, "text/html");
  expect_mapped(read);
}

TEST(Html, CardsOfLinksBehindNamesGo) {
  const ReadArticle read = read_one_article(page(
      "<title>Ferry report was held back</title>",
      "<article><p>Sen. <span><a href=/v>Ana Vell</a> <span>Annabel (Ana) Maria Vell<b>Harbour toll rises again</b> "
      "<b>Odel leaves the board</b> <a href=/m>MORE</a></span></span> (N-Callis) said the ferry was late.</p>" +
          paragraphs(3) + "</article>"));
  EXPECT_TRUE(read.article.text.starts_with("Sen. Ana Vell (N-Callis) said the ferry was late.")) << read.article.text;
  EXPECT_TRUE(original_of(read, "Vell (N").starts_with("Vell</a>"));
  expect_mapped(read);
}

TEST(Html, HiddenMayBeSaidOfSomethingElse) {
  for (const char* name : {"class='field field--label-hidden'", "class='field--label-visually_hidden'",
                           "class='grid overflow-hidden'", "class='ssr-variant hidden-1a2b'", "hidden id='S:0'"}) {
    const ReadArticle read =
        read_one_article(page("", paragraphs(2) + "<div " + name + "><p>It rained on the quay all day.</p></div>"));
    EXPECT_TRUE(read.article.text.ends_with("all day.")) << name;
    expect_mapped(read);
  }
  for (const char* name : {"class='hidden'", "class='label-x hidden'", "hidden id='S'", "class='visually-hidden'"}) {
    const ReadArticle read =
        read_one_article(page("", paragraphs(2) + "<div " + name + "><p>It rained on the quay all day.</p></div>"));
    EXPECT_FALSE(read.article.text.ends_with("all day.")) << name;
  }
}

TEST(Html, VariantsForOtherScreensAreReadOnce) {
  const std::string variant = "<div><h2>What came next</h2>" + paragraphs(2) + "<p>Yes.</p></div>";
  const ReadArticle read = read_one_article(page("", "<p>Yes.</p>" + variant + variant));
  EXPECT_EQ(read.article.text.find("What came next"), read.article.text.rfind("What came next"));
  EXPECT_EQ(read.article.text.find("Paragraph 1."), read.article.text.rfind("Paragraph 1."));
  EXPECT_TRUE(read.article.text.ends_with("\n\nYes.")) << "short lines may be said twice";
  expect_mapped(read);
}

TEST(Html, APageThatNamesAllItsParagraphsLikeFurnitureIsRead) {
  std::string body;
  for (int i = 0; i < 5; ++i) body += "<div class=promo>" + paragraphs(1) + "</div>";
  EXPECT_EQ(read_one_article(page("", body)).article.text.find("Paragraph 0."), 0U);
}

TEST(Html, WhatIsShownWithoutScriptsIsReadWhenThereIsNothingElse) {
  const std::string kept = "<noscript><article>" + paragraphs(4) + "</article></noscript>";
  const ReadArticle read = read_one_article(page("<title>Ferry</title>", "<div id=app></div>" + kept));
  EXPECT_EQ(read.article.text.find("Paragraph 0."), 0U);
  expect_mapped(read);
  EXPECT_EQ(read_one_article(page("", paragraphs(1) + "<noscript><p>Else.</p></noscript>")).article.text.find("Else"),
            std::string::npos);
  EXPECT_NE(failure_of(page("", "<div id=app></div><noscript>You need to enable JavaScript to run this.</noscript>"),
                       Format::html),
            "");
}

TEST(Html, AFigureOfATableIsText) {
  const ReadArticle read = read_one_article(
      page("", paragraphs(2) + "<figure class=wp-block-table><table><tr><td>Ferries late<td>41</table></figure>" +
                   "<figure><img src=a.png><p>Picture: Ilse Varga</p></figure>" + paragraphs(1)));
  EXPECT_NE(read.article.text.find("Ferries late"), std::string::npos);
  EXPECT_EQ(read.article.text.find("Picture"), std::string::npos);
}

TEST(Html, EntitiesLeadBackToTheirSpelling) {
  const ReadArticle read = read_one_article(
      page("", "<p>" + std::string(kOnPage) +
                   "R&amp;D &#8220;caf&eacute;&#x201D; &notin; A&ampB AT&T &copy2031 &lt;b&gt; x&nbsp;&nbsp;y a < b " +
                   "&amp;amp; end</p>"));
  const std::string& text = read.article.text;
  EXPECT_NE(text.find("R&D “café” ∉ A&B AT&T ©2031 <b> x y a < b &amp; end"), std::string::npos) << text;
  EXPECT_EQ(original_of(read, "R&D"), "R&amp;D");
  EXPECT_EQ(original_of(read, "“café”"), "&#8220;caf&eacute;&#x201D;");
  EXPECT_EQ(original_of(read, "∉"), "&notin;");
  EXPECT_EQ(original_of(read, "A&B"), "A&ampB");
  EXPECT_EQ(original_of(read, "AT&T"), "AT&T");
  EXPECT_EQ(original_of(read, "©2031"), "&copy2031");
  EXPECT_EQ(original_of(read, "<b>"), "&lt;b&gt;");
  EXPECT_EQ(original_of(read, "&amp; end"), "&amp;amp; end");
}

TEST(Html, ReferencesBeyondAnyCharacterAreReplaced) {
  const ReadArticle read = read_one_article(
      page("", "<p>" + std::string(kOnPage) +
                   "a &#x1aaaaaaaaaaaa; b &#4294967338; c &#00000000000000233; d &#x0000000000e9; e</p>"));
  EXPECT_NE(read.article.text.find("a \uFFFD b \uFFFD c é d é e"), std::string::npos) << read.article.text;
  EXPECT_EQ(original_of(read, "c é d"), "c &#00000000000000233; d");
  expect_mapped(read);
}

TEST(Html, LegacyBytesAndEntitiesTogether) {
  const ReadArticle read = read_one_article(
      page("<meta charset=windows-1252>", "<p>" + std::string(kOnPage) + "\x93No,\x94 said R\xFCth&eacute;.</p>"));
  EXPECT_EQ(read.article.charset, "windows-1252");
  EXPECT_EQ(original_of(read, "“No,” said Rüthé"), "\x93No,\x94 said R\xFCth&eacute;");
}

TEST(Html, TextAcrossInlineMarkupAndLineEnds) {
  const ReadArticle read = read_one_article(
      page("", "<div>" + std::string(kOnPage) + "One<br>two<br><br>three <em>four</em>\r\n  five</div>"));
  EXPECT_NE(read.article.text.find("One\ntwo\n\nthree four five"), std::string::npos) << read.article.text;
  EXPECT_EQ(original_of(read, "three four five"), "three <em>four</em>\r\n  five");
  expect_mapped(read);
}

TEST(Html, MetadataFromJsonLdThenOpenGraph) {
  const ReadArticle read = read_one_article(page(
      "<title>x</title><meta property=og:site_name content='Not this'><meta property=og:title content='Nor this one'>"
      "<link rel=canonical href=https://courier.callis.example/1>"
      "<script type='application/ld+json'>[{\"@type\":\"BreadcrumbList\"},{\"@graph\":[{\"@type\":[\"NewsArticle\"],"
      "\"headline\":\"Ferry &amp; report\",\"author\":[{\"name\":\"Ilse Varga\"},\"Jon Tam\"],"
      "\"datePublished\":\"2031-05-03T06:10:00+02:00\",\"publisher\":{\"name\":\"Callis Courier\"}}]}]</script>",
      "<h1>Ferry  &amp; report</h1>" + paragraphs(2)));
  EXPECT_EQ(read.article.title, "Ferry & report");
  EXPECT_EQ(original_of(read, "& report", Field::title), "&amp; report");
  EXPECT_EQ(read.article.byline, "Ilse Varga, Jon Tam");
  EXPECT_EQ(read.article.publisher, "Callis Courier");
  EXPECT_EQ(read.article.published, "2031-05-03T06:10:00+02:00");
  EXPECT_EQ(read.article.url, "https://courier.callis.example/1");
  EXPECT_EQ(read.article.language, "en-GB");
  EXPECT_EQ(read.article.text.find("Ferry"), std::string::npos);
}

TEST(Html, ATitleOnlyInMetadataHasNoPlaceOnThePage) {
  const ReadArticle read = read_one_article(
      page("<meta property=og:title content='Ferry held back'>", "<h1>Callis</h1><h1>Courier</h1>" + paragraphs(2)));
  EXPECT_EQ(read.article.title, "Ferry held back");
  EXPECT_TRUE(read.article.title_map.empty());
}

TEST(Html, HalfASurrogateInJsonLdIsNoHalfCharacter) {
  const ReadArticle read = read_one_article(
      page(R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry \udea2 late",)"
           R"("articleBody":"The ferry was late \udea2 again."}</script>)",
           ""));
  EXPECT_EQ(read.article.title, "Ferry \uFFFD\uFFFD\uFFFD late");
  EXPECT_EQ(read.article.text, "The ferry was late \uFFFD\uFFFD\uFFFD again.");
}

TEST(Html, ABodyOnlyInJsonLdStandsForItsScript) {
  const ReadArticle read =
      read_one_article(page("<script type=application/ld+json>{\"@type\":\"Article\",\"articleBody\":\"The ferry sank. "
                            "Nobody spoke.\"}</script>",
                            "<div></div>"));
  EXPECT_EQ(read.article.text, "The ferry sank. Nobody spoke.");
  EXPECT_NE(original_of(read, "ferry").find("articleBody"), std::string::npos);
  EXPECT_EQ(read.article.warnings.size(), 1u);
}

TEST(Html, OfTwoDatesTheFirstIsTakenAndTheOtherSaid) {
  const auto warnings_of = [](const std::string& head, const std::string& body) {
    return read_one_article(page(head, body + "<p>The ferry sank. Nobody spoke of it for a week, the mayor said.</p>"))
        .article.warnings;
  };
  const std::string json =
      R"(<script type=application/ld+json>{"@type":"Article","datePublished":"2031-05-03T22:10:00Z"}</script>)";
  const auto tag = [](const std::string& day) { return "<meta property=article:published_time content=" + day + ">"; };
  EXPECT_TRUE(warnings_of(json + tag("2031-05-04"), "").empty()) << "two time zones";
  const auto warnings = warnings_of(json + tag("2031-05-09"), "");
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_NE(warnings[0].find("2031-05-03T22:10:00Z and 2031-05-09: the first was taken"), std::string::npos)
      << warnings[0];
}

TEST(Html, APageWithoutTextSaysSo) {
  EXPECT_NE(failure_of(page("", "<img src=x>")).find("no article text found"), std::string::npos);
}

TEST(Html, ABodyThatIsNamedAfterFurnitureIsKept) {
  const ReadArticle read =
      read_one_article(page("", "<div class='has-sidebar comments share'>" + paragraphs(4) + "</div>"));
  EXPECT_NE(read.article.text.find("Paragraph 3."), std::string::npos);
}

// ---- hostile pages
// -----------------------------------------------------------------------------------------------------

std::string repeated(std::string_view part, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += part;
  return out;
}

/// Every one of these would take Gumbo minutes.
TEST(HostileHtml, DeepTreesAreReadWithoutATree) {
  const std::string text = "The ferry sank.";
  for (const std::string& opening :
       {repeated("<div>", 200'000), repeated("<span><div></span>", 50'000), repeated("<table><tr><td>", 50'000),
        repeated("<ul><li>", 50'000), repeated("<x-y>", 50'000), repeated("<font>", 50'000),
        repeated("<div></p></x></span>", 50'000)}) {
    EXPECT_TRUE(estimated_tree(opening, {}).too_deep) << opening.substr(0, 20);
    const ReadArticle read = read_one_article("<!DOCTYPE html><body>" + opening + text);
    EXPECT_EQ(read.article.text, text);
    ASSERT_EQ(read.article.warnings.size(), 1u) << opening.substr(0, 20);
    EXPECT_EQ(original_of(read, "ferry"), "ferry");
  }
}

TEST(HostileHtml, FormattingThatIsReopenedCountsAsDepth) {
  std::string html = "<body>";
  for (int i = 0; i < 5000; ++i) html += "<p><b class=c" + std::to_string(i) + ">x</p>";
  EXPECT_TRUE(estimated_tree(html, {}).too_deep);
}

TEST(HostileHtml, OrdinaryUnclosedMarkupIsNotDeep) {
  const std::string html = repeated("<p>one<li>two<br><img src=x><td>three<option>four", 5000);
  EXPECT_LT(estimated_tree(html, {}).depth, 20u);
  EXPECT_LT(estimated_tree(repeated("<table><tr><td>a<td>b<tr><td>c</table>", 2000), {}).depth, 20u);
  EXPECT_LT(estimated_tree(repeated("<p><b>x</p>", 2000), {}).depth, 20u) << "HTML keeps three equal ones";
}

TEST(HostileHtml, HugeAttributesTagsAndComments) {
  const std::string huge(2'000'000, 'a');
  const std::string body = "<body><p>" + std::string(kOnPage) + "</p>";
  EXPECT_EQ(read_one_article(body + "<div title=\"" + huge + "\">x</div>").article.text.find("The harbour"), 0u);
  EXPECT_EQ(read_one_article(body + "<!-- " + huge).article.text.find("The harbour"), 0u);
  EXPECT_EQ(read_one_article(body + "<div title=\"" + huge).article.text.find("The harbour"), 0u);
  const ReadArticle unread = read_one_article(body + "<div " + repeated("q ", 200'000) + ">x</div>");
  EXPECT_EQ(unread.article.text.find("The harbour"), 0u);
  EXPECT_TRUE(unread.article.warnings.empty()) << "taken out before the parser compares each with each";
  const ReadArticle compared = read_one_article(body + "<b " + repeated("q ", 200'000) + ">x</b>");
  EXPECT_EQ(compared.article.warnings.size(), 1u);
}

TEST(HostileHtml, TheLimitOnTagsIsTheCallers) {
  Limits limits;
  limits.max_html_tags = 10;
  const auto all = read_all(page("", paragraphs(20)), Format::html, limits);
  ASSERT_TRUE(all.at(0).ok());
  EXPECT_NE(all[0]->article.warnings.at(0).find("10 tags"), std::string::npos);
  EXPECT_NE(all[0]->article.text.find("Paragraph 19."), std::string::npos);
}

TEST(HostileHtml, ZeroBytesAndBrokenUtf8) {
  std::string html = "<body><p>" + std::string(kOnPage) + "Be" + std::string(1, '\0') + "fore \xFF\xC3 after</p>";
  const ReadArticle read = read_one_article(html);
  EXPECT_EQ(utf8::first_invalid(read.article.text), std::string::npos);
  EXPECT_NE(read.article.text.find("Before"), std::string::npos) << read.article.text;
  EXPECT_EQ(original_of(read, "after"), "after");
}

TEST(HostileHtml, JsonLdOfAMillionBracketsIsLeftAlone) {
  const ReadArticle read = read_one_article(
      page("<script type=application/ld+json>{\"@graph\":" + std::string(1'000'000, '[') + "</script>", paragraphs(2)));
  EXPECT_EQ(read.article.text.find("Paragraph 0."), 0u);
}

}  // namespace
}  // namespace whosays::read
