// Property: whatever a page or a text is built from, every character of the clean text leads to the bytes it was
// written as. Pieces are chosen by a generator with a fixed seed; words are unique, so that places can be compared.
#include <random>

#include "read/read_test_help.h"

namespace whosays::read {
namespace {

struct Spelling {
  std::string_view written;
  std::string_view read;
};

constexpr Spelling kSpellings[] = {
    {"&amp;", "&"},    {"&lt;", "<"},   {"&#233;", "é"},   {"&eacute;", "é"},        {"&#x1F6A2;", "\U0001F6A2"},
    {"&hellip;", "…"}, {"—", "—"},      {"&ampx", "&x"},   {"&nosuch;", "&nosuch;"}, {"&", "&"},
    {"&copy", "©"},    {"&#150;", "–"}, {"<b>b</b>", "b"}, {"<!-- c -->", ""},       {"</unknown>", ""}};

struct Written {
  std::string bytes;
  std::vector<std::pair<std::string, std::size_t>> words;  ///< word and where its bytes begin
};

void write_words(std::mt19937& random, bool html, int count, int& number, Written& out) {
  for (int i = 0; i < count; ++i) {
    const std::string word = "w" + std::to_string(number++) + "q";
    out.words.emplace_back(word, out.bytes.size());
    out.bytes += word;
    if (html && random() % 3 == 0) out.bytes += kSpellings[random() % std::size(kSpellings)].written;
    static constexpr std::string_view kBlanks[] = {" ", "  ", " \t"};
    out.bytes += kBlanks[random() % 3];
    if (html && random() % 9 == 0) out.bytes += "<i> ";
    if (html && random() % 9 == 0) out.bytes += "</i>\r\n";
  }
  out.bytes += "end.";
}

void expect_words_lead_back(const ReadArticle& read, const Written& written, int seed) {
  ASSERT_EQ(read.article.text_map.text_size(), read.article.text.size());
  std::size_t found = 0;
  for (const auto& [word, place] : written.words) {
    const std::size_t at = read.article.text.find(word);
    if (at == std::string::npos) continue;
    ++found;
    const auto begin = static_cast<std::uint32_t>(at);
    const auto range = read.article.text_map.find({begin, begin + static_cast<std::uint32_t>(word.size())});
    ASSERT_TRUE(range.has_value());
    ASSERT_EQ(range->begin, place) << word << " seed " << seed;
    ASSERT_EQ(range->end, place + word.size()) << word << " seed " << seed;
  }
  EXPECT_EQ(found, written.words.size()) << "seed " << seed << "\n" << read.article.text;
}

TEST(Property, EveryWordOfAPageLeadsBack) {
  for (int seed = 0; seed < 300; ++seed) {
    std::mt19937 random(static_cast<unsigned>(seed));
    Written page;
    page.bytes = "<!DOCTYPE html><body><article>";
    int number = 100;
    for (int p = 0; p < 4; ++p) {
      page.bytes += random() % 2 == 0 ? "<p>" : "<div class=x><p id='a>b'>";
      write_words(random, true, 15 + static_cast<int>(random() % 20), number, page);
      page.bytes += random() % 3 == 0 ? "\n" : "</p>\n";
    }
    const ReadArticle read = read_one_article(page.bytes);
    expect_words_lead_back(read, page, seed);
    if (HasFatalFailure()) return;
  }
}

TEST(Property, EverySpellingLeadsBackToItself) {
  for (const Spelling& spelling : kSpellings) {
    if (spelling.read.empty()) continue;
    const std::string written =
        "<body><p>The harbour commissioner of Callis said that the ferry was safe, twice. before|" +
        std::string(spelling.written) + "|after</p>";
    const ReadArticle read = read_one_article(written);
    const std::string around = "|" + std::string(spelling.read) + "|";
    EXPECT_EQ(original_of(read, around), "|" + std::string(spelling.written) + "|") << read.article.text;
  }
}

TEST(Property, EveryWordOfATextLeadsBack) {
  for (int seed = 0; seed < 300; ++seed) {
    std::mt19937 random(static_cast<unsigned>(seed));
    Written text;
    if (random() % 2 == 0) text.bytes = "\xEF\xBB\xBF";
    int number = 100;
    static constexpr std::string_view kEnds[] = {"\n", "\r\n", "\r", "\n\n", "\r\n\r\n\r\n", " \n \n"};
    for (int p = 0; p < 6; ++p) {
      write_words(random, false, 3 + static_cast<int>(random() % 30), number, text);
      text.bytes += kEnds[random() % std::size(kEnds)];
      if (random() % 4 == 0) text.bytes += "Advertisement\n";
    }
    const ReadArticle read = read_one_article(text.bytes);
    expect_words_lead_back(read, text, seed);
    EXPECT_EQ(read.article.text.find("Advertisement"), std::string::npos);
    if (HasFatalFailure()) return;
  }
}

TEST(Property, RandomBytesNeverCrash) {
  static constexpr std::string_view kParts[] = {"<p>",       "</p>",      "<table>",  "<tr>",     "<a href=",
                                                "\"",        "'",         ">",        "<",        "&",
                                                "&#",        ";",         "<!--",     "-->",      "<script>",
                                                "</script>", "<title>",   "\xC3\xA9", "\xFF",     "words of text. ",
                                                "<svg>",     "<![CDATA[", "]]>",      "<select>", "<template>",
                                                "</body>",   "<br>",      "&amp",     "\r"};
  for (unsigned seed = 0; seed < 2000; ++seed) {
    std::mt19937 random(seed);
    std::string bytes = "<html>";
    for (unsigned i = 0; i < 60; ++i) bytes += kParts[random() % std::size(kParts)];
    for (const auto& read : read_all(bytes, seed % 2 == 0 ? Format::html : Format::text)) {
      if (!read.ok()) continue;
      ASSERT_EQ(utf8::first_invalid(read->article.text), std::string::npos) << bytes;
      ASSERT_EQ(read->article.text_map.text_size(), read->article.text.size()) << bytes;
      for (const SourceMap::Piece& p : read->article.text_map.pieces())
        ASSERT_LE(p.original_begin + p.original_size, read->original.size()) << bytes;
    }
  }
}

}  // namespace
}  // namespace whosays::read
