// Exports of an invented story (show/fixture_for_tests.h): the keys, the guards against hostile words, what is left
// out.
#include "export/export.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <sstream>

#include "base/hash.h"
#include "base/text_util.h"
#include "export/html.h"
#include "show/fixture_for_tests.h"
#include "story/altered.h"

namespace whosays::exports {
namespace {

using show::fixture::Scene;

template <class Write>
std::string written(Write write) {
  std::ostringstream out;
  write(out);
  return out.str();
}

std::vector<rapidjson::Document> parsed_lines(const std::string& text) {
  std::vector<rapidjson::Document> out;
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty()) continue;
    out.emplace_back();
    out.back().Parse(line.data(), line.size());
    EXPECT_FALSE(out.back().HasParseError()) << line;
  }
  return out;
}

std::string jsonl_of(const Scene& scene) {
  return written([&](std::ostream& out) {
    write_jsonl(scene.world, scene.story, out, {"harbour", "2032-06-09", "on trial"});
  });
}
std::string csv_of(const Scene& scene) {
  return written([&](std::ostream& out) { write_csv(scene.world, scene.story, out); });
}
std::string page_of(const Scene& scene) {
  return written([&](std::ostream& out) {
    write_report_html(scene.world, scene.story, out, {"harbour", "2032-06-09", "on trial"});
  });
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++n;
  return n;
}

/// Reads RFC 4180 back: rows of cells.
std::vector<std::vector<std::string>> csv_rows(const std::string& text) {
  std::vector<std::vector<std::string>> rows{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
      rows.back().back() += text[++i];
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && c == ',')
      rows.back().emplace_back();
    else if (!quoted && c == '\r' && text[i + 1] == '\n')
      rows.push_back({""}), ++i;
    else
      rows.back().back() += c;
  }
  rows.pop_back();
  return rows;
}

TEST(Jsonl, OneCommittedStatementALineThenTheEnd) {
  Scene scene = show::fixture::scene(true);
  scene.world.articles[0].retrieved = "2031-05-03T10:20:30Z";
  const auto lines = parsed_lines(jsonl_of(scene));
  ASSERT_EQ(lines.size(), 6U) << "five committed statements and the end";
  const auto& first = lines[0];
  EXPECT_STREQ(first["schema"].GetString(), "whosays.statement/1");
  EXPECT_STREQ(first["publisher"].GetString(), "Callis Courier");
  EXPECT_STREQ(first["retrieved"].GetString(), "2031-05-03T10:20:30Z");
  EXPECT_STREQ(first["claim"].GetString(), "9f3a2b1c00000001");
  EXPECT_STREQ(first["source"]["class"].GetString(), "unnamed");
  EXPECT_TRUE(first["source"]["actor"].IsNull()) << "unnamed sources have no actor";
  EXPECT_EQ(first["source"]["count"].GetUint(), 2U);
  EXPECT_STREQ(first["receipts"][0]["receipt"].GetString(), "r41");
  EXPECT_STREQ(first["against"][0]["actor"].GetString(), "Ilse Varga");
  EXPECT_TRUE(std::any_of(lines.begin(), lines.end() - 1, [](const auto& line) { return line["retrieved"].IsNull(); }));
  const auto& end = lines[5];
  EXPECT_STREQ(end["schema"].GetString(), "whosays.export_end/1");
  EXPECT_EQ(end["statements"].GetUint(), 6U);
  EXPECT_EQ(end["set_aside"].GetUint(), 1U);
  EXPECT_STREQ(end["notice"].GetString(), "on trial");
  EXPECT_STREQ(end["read_by"][0].GetString(), "whosays 0.1.0, model wordlists-test");
}

TEST(Jsonl, VerbsGiveWholeRecords) {
  const Scene scene = show::fixture::scene(true);
  const show::Lookup lookup(scene.world, scene.story);
  const auto claims = parsed_lines(written([&](std::ostream& out) { write_claims_jsonl(lookup, out); }));
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_STREQ(claims[0]["answers"][0]["statement"]["act"].GetString(), "deny");
  EXPECT_TRUE(claims[0]["findings"][0]["rejects"].GetBool());
  EXPECT_EQ(claims[0]["carriers"].Size(), 2U);
  EXPECT_FALSE(claims[0]["carriers"][1]["answer"].GetBool());
  EXPECT_STREQ(claims[0]["gaps"][1]["about"].GetString(), "Varga Tolland");
  const auto sources = parsed_lines(written([&](std::ostream& out) { write_sources_jsonl(lookup, out); }));
  for (const auto& source : sources) EXPECT_FALSE(source.HasMember("id")) << "sources are not compared across articles";
  story::ActorPage page;
  page.name = "Ilse Varga";
  page.says = {2};
  page.about = {0};
  const auto actor = parsed_lines(written([&](std::ostream& out) { write_actor_jsonl(lookup, page, true, out); }));
  EXPECT_FALSE(actor[0].HasMember("says"));
  EXPECT_EQ(actor[0]["against"][0]["answers"].Size(), 1U) << "an allegation travels with its answer";
  std::vector<story::Moment> moments(1);
  moments[0].clock = story::Moment::Clock::said;
  moments[0].value = "2031-05-03";
  moments[0].statement = 2;
  moments[0].earliest = "2031-05-03";
  const auto time = parsed_lines(written([&](std::ostream& out) { write_timeline_jsonl(lookup, moments, out); }));
  EXPECT_STREQ(time[0]["clock"].GetString(), "said");
  EXPECT_STREQ(time[0]["statement"].GetString(), "5d00000000000003");
  EXPECT_STREQ(time[0]["earliest"].GetString(), "2031-05-03");
  EXPECT_TRUE(time[0]["latest"].IsNull());
}

TEST(Csv, RowsReadBackWithOneWidth) {
  Scene scene = show::fixture::scene(true);
  scene.world.statements[0].content = "a \"quoted\", comma\nand a line end";
  scene.world.articles[0].retrieved = "2031-05-03T10:20:30Z";
  const auto rows = csv_rows(csv_of(scene));
  ASSERT_EQ(rows.size(), 6U);
  for (const auto& row : rows) EXPECT_EQ(row.size(), rows[0].size());
  EXPECT_EQ(rows[0][0], "id");
  EXPECT_EQ(rows[0].back(), "retrieved");
  EXPECT_EQ(rows[1].back(), "2031-05-03T10:20:30Z");
  EXPECT_EQ(rows[0][18], "content");
  EXPECT_EQ(rows[1][18], scene.world.statements[0].content);
  EXPECT_EQ(csv_of(scene).find("unclear mouth"), std::string::npos);
}

TEST(Csv, NoCellIsAFormula) {
  for (const std::string start : {"=", "+", "-", "@", "\t", "\r"}) {
    const auto rows = csv_rows(csv_of(show::fixture::hostile(start + "HYPERLINK(\"http://x\",\"y\")")));
    for (std::size_t r = 1; r < rows.size(); ++r)
      for (const std::string& cell : rows[r])
        EXPECT_TRUE(cell.empty() || std::string_view("=+-@\t\r").find(cell[0]) == std::string_view::npos) << cell;
    EXPECT_EQ(rows[1][18], "'" + start + "HYPERLINK(\"http://x\",\"y\")") << "the words are kept";
  }
}

TEST(Report, HostileWordsStayWords) {
  const std::string page = page_of(show::fixture::hostile(
      "<script>alert(1)</script>\" onmouseover='x' <img src=x onerror=y> \xE2\x80\xAE\x1b[2J\x01 [r88] &amp;"));
  EXPECT_EQ(count(page, "<script"), 0U);
  EXPECT_EQ(count(page, "<img"), 0U);
  for (const std::string_view bad : {"\xE2\x80\xAE", "\x1b", "\x01", "javascript:"})
    EXPECT_EQ(page.find(bad), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;alert(1)&lt;/script&gt;"), std::string::npos);
  EXPECT_NE(page.find("&amp;amp;"), std::string::npos) << "shown as it was written";
  EXPECT_EQ(count(page, "<q>"), count(page, "</q>"));
  // Every attribute value that is opened is closed inside its tag: no quotation mark of an article got out.
  EXPECT_EQ(page.find("onmouseover='x'"), std::string::npos);
}

TEST(Report, LoadsNothingAndRunsNothing) {
  const std::string page = page_of(show::fixture::scene(true));
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
  for (const std::string_view tag : {"<script", "<link", "<img", "<iframe", "src=", "@import", "url("})
    EXPECT_EQ(page.find(tag), std::string::npos) << tag;
  const std::size_t begin = page.find("<style>") + 7;
  const std::string style = page.substr(begin, page.find("</style>") - begin);
  EXPECT_NE(page.find("'sha256-" + base64_of_hex(sha256_hex(style)) + "'"), std::string::npos)
      << "the policy must allow the very style that stands in the page";
}

TEST(Report, WhatAMachineAlteredIsCountedApart) {
  Scene scene = show::fixture::scene(true);
  scene.world.statements.front().set_aside = story::kAlteredCopy;
  EXPECT_NE(page_of(scene).find("1 set aside as unclear and 1 in copies altered by machine and left out"),
            std::string::npos);
  const std::string lines = jsonl_of(scene);
  EXPECT_NE(lines.find("\"set_aside\":2,\"altered\":1"), std::string::npos) << lines.substr(lines.rfind("{"));
}

TEST(Report, WhatDriftedStandsBesideTheEarlierForm) {
  Scene scene = show::fixture::scene(true);
  ASSERT_GE(scene.world.articles.size(), 2U);
  story::DriftLine line;
  line.kind = story::DriftKind::name;
  line.earlier = {0, Field::text, {}, 4, "Ilse Varga asked Tolland to keep the survey back", "r42"};
  line.later = {1, Field::text, {}, 6, "Ilse Vargo asked Tolland to keep the survey back", ""};
  line.note = "Varga, now Vargo";
  scene.story.drift = {line};
  const std::string page = page_of(scene);
  EXPECT_NE(page.find("<li>name differs, l.6: Varga, now Vargo<br>earlier <q>Ilse Varga asked Tolland"),
            std::string::npos);
  EXPECT_NE(page.find("<br>here <q>Ilse Vargo asked Tolland to keep the survey back</q></li>"), std::string::npos);
}

TEST(Report, AllegationsStandWithTheirStanding) {
  const std::string page = page_of(show::fixture::scene(true));
  const std::size_t card = page.find("<article class=\"card\"");
  ASSERT_NE(card, std::string::npos);
  const std::string text = page.substr(card, page.find("</article>", card) - card);
  for (const std::string_view heading :
       {"Against", "Said by", "How they know", "Origins", "Answers", "Findings", "Notices", "Open"})
    EXPECT_NE(text.find("<dt>" + std::string(heading) + "</dt>"), std::string::npos) << heading;
  EXPECT_NE(text.find("DENIES this point, <q>I asked nobody to delay anything</q>"), std::string::npos) << text;
  EXPECT_NE(text.find("href=\"#r47\""), std::string::npos);
  EXPECT_NE(page.find("<li id=\"r47\">"), std::string::npos) << "each link has its receipt on the page";
  EXPECT_EQ(page.find("unclear mouth"), std::string::npos);
  EXPECT_NE(page.find("1 set aside as unclear"), std::string::npos);
  EXPECT_NE(page.find("on trial"), std::string::npos);
}

TEST(Report, EveryLinkInsideThePageHasItsPlace) {
  const std::string page = page_of(show::fixture::scene(true));
  std::size_t links = 0;
  for (std::size_t at = page.find("href=\"#"); at != std::string::npos; at = page.find("href=\"#", at + 1), ++links) {
    const std::string name = page.substr(at + 7, page.find('"', at + 7) - at - 7);
    EXPECT_NE(page.find("id=\"" + name + "\""), std::string::npos) << name;
  }
  EXPECT_GT(links, 10U);
}

TEST(Html, LinksOnlyToTheWeb) {
  EXPECT_EQ(link_target("https://example.org/a?b=1&c=2"), "https://example.org/a?b=1&amp;c=2");
  for (const std::string_view bad : {"javascript:alert(1)", "data:text/html,x", "//example.org",
                                     "https://x\" onclick=\"y", "", "ftp://x", " https://x", "https://x y"})
    EXPECT_EQ(link_target(bad), "") << bad;
}

TEST(Html, Base64) {
  EXPECT_EQ(base64_of_hex(""), "");
  EXPECT_EQ(base64_of_hex("66"), "Zg==");
  EXPECT_EQ(base64_of_hex("666f"), "Zm8=");
  EXPECT_EQ(base64_of_hex("666f6f"), "Zm9v");
  EXPECT_EQ(base64_of_hex("666f6f62"), "Zm9vYg==");
}

TEST(Html, WordsOfArticlesCannotMakeAReceipt) {
  const Scene scene = show::fixture::scene(true);
  ReceiptBook book(scene.world);
  EXPECT_EQ(book.phrase("said \"see [r47]\" here [r41]"),
            "said <q>see [r47]</q> here <a class=\"receipt\" href=\"#r41\">r41</a>");
  EXPECT_EQ(book.phrase("[r999] [rx] [r"), "r999 [rx] [r");
  EXPECT_EQ(book.used().size(), 1U);
}

}  // namespace
}  // namespace whosays::exports
