// Markdown. People and places are invented.
#include "read/markdown.h"

#include "read/read_test_help.h"

namespace whosays::read {
namespace {

ReadArticle md(const std::string& bytes) { return read_one_article(bytes, Format::markdown); }

TEST(Markdown, MarksAreNotShown) {
  const ReadArticle read =
      md("# Ferry report *held back*\n\nTwo officials **said** the [report](https://courier.example/a_b \"x\") was "
         "`late`\n"
         "and \\*not\\* lost &amp; found.\n\n> “I asked nobody,” he\n> said.\n\n![a "
         "picture](p.png)\n\n<div>box</div>\n\n---\n");
  EXPECT_EQ(read.article.title, "Ferry report held back");
  EXPECT_EQ(read.article.text,
            "Two officials said the report was late and *not* lost & found.\n\n“I asked nobody,” he said.");
  expect_mapped(read);
  EXPECT_EQ(original_of(read, "the report was"), "the [report](https://courier.example/a_b \"x\") was");
  EXPECT_EQ(read.article.media_type, "text/markdown");
}

TEST(Markdown, ListsTablesAndCode) {
  EXPECT_EQ(md("Before:\n\n- one\n- two\n  more\n\n1. three\n\nAfter.").article.text,
            "Before:\n\none\ntwo more\n\nthree\n\nAfter.");
  EXPECT_EQ(md("| Pier | Four |\n|---|---|\n| a | b |\n").article.text, "Pier | Four\na | b");
  EXPECT_EQ(md("Text.\n\n```\ncode line\nsecond\n```\n").article.text, "Text.\n\ncode line\nsecond");
}

TEST(Markdown, FrontMatter) {
  const ReadArticle read =
      md("---\ntitle: \"Ferry report\"\nauthor: Ilse Varga\ndate: 2031-05-03\nlang: en\n---\n\n# Ferry report\n\nIt "
         "sank.\n");
  EXPECT_EQ(read.article.title, "Ferry report");
  EXPECT_EQ(read.article.byline, "Ilse Varga");
  EXPECT_EQ(read.article.published, "2031-05-03");
  EXPECT_EQ(read.article.text, "It sank.");
}

TEST(Markdown, HostileNesting) {
  for (const std::string piece : {"[", "*a ", "> ", "![", "<", "`", "- ", "| "}) {
    std::string text;
    while (text.size() < 100'000) text += piece;
    const auto read = read_all(text + "\n\nThe ferry sank.\n", Format::markdown);
    ASSERT_EQ(read.size(), 1u) << piece;
  }
}

TEST(Markdown, FilesAreTakenByTheirName) {
  EXPECT_EQ(sniffed("# Ferry\n", "notes.md"), Format::markdown);
  EXPECT_EQ(sniffed("# Ferry\n", "notes.txt"), Format::text);
}

}  // namespace
}  // namespace whosays::read
