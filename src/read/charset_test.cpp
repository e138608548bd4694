// Encodings: found, declared, contradicted, broken. All names are invented.
#include "read/charset.h"

#include "read/read_test_help.h"

namespace whosays::read {
namespace {

TEST(Charset, Windows1252IsPreferredForLatinBytes) {
  const ReadArticle read = read_one_article(
      "Die \x84"
      "F\xE4hre\x93 sank.\n\nEs regnete \x96 sagt man.");
  EXPECT_EQ(read.article.charset, "windows-1252");
  EXPECT_EQ(read.article.text, "Die \u201EF\u00E4hre\u201C sank.\n\nEs regnete \u2013 sagt man.");
  EXPECT_EQ(original_of(read, "F\u00E4hre"), "F\xE4hre");
  EXPECT_EQ(original_of(read, "sank.\n\nEs"), "sank.\n\nEs");
  ASSERT_EQ(read.article.warnings.size(), 1u);
  EXPECT_NE(read.article.warnings[0].find("0x84 at offset 4"), std::string::npos);
}

TEST(Charset, Utf16ByItsMark) {
  std::string bytes = "\xFF\xFE";
  for (const char c : std::string("Ferry sinks\r\n\r\nIt sank.")) bytes += {c, '\0'};
  const ReadArticle read = read_one_article(bytes);
  EXPECT_EQ(read.article.title, "Ferry sinks");
  EXPECT_EQ(read.article.text, "It sank.");
  EXPECT_EQ(original_of(read, "It"), std::string("I\0t\0", 4));
}

TEST(Charset, CyrillicIsFound) {
  // "Паром вышел из порта. Никто ничего не сказал ..." in windows-1251, invented.
  std::string bytes;
  const std::u32string text =
      U"Паром вышел из порта утром. Никто ничего не сказал об этом. Совет голосовал за договор.";
  for (const char32_t c : text) bytes += static_cast<char>(c < 0x80 ? c : c - 0x410 + 0xC0);
  const ReadArticle read = read_one_article(bytes);
  EXPECT_EQ(read.article.charset, "windows-1251");
  EXPECT_EQ(read.article.text.find("\u041F\u0430\u0440\u043E\u043C"), 0u);
}

TEST(Charset, OneBrokenByteInUtf8IsMarkedNotGuessed) {
  const ReadArticle read =
      read_one_article("“Nobody,” she said. “Nothing,” he – “Never,” they. “No” — “Nay” “Nil” \xFF end.");
  EXPECT_EQ(read.article.charset, "utf-8");
  EXPECT_NE(read.article.text.find("\uFFFD end."), std::string::npos);
  EXPECT_EQ(original_of(read, "\uFFFD"), "\xFF");
  ASSERT_EQ(read.article.warnings.size(), 1u);
}

TEST(Charset, NothingFitsNamesTheByte) {
  std::string noise = "words ";
  for (int i = 0; i < 200; ++i) noise += static_cast<char>(0x80 + (i * 7) % 32);
  const std::string message = failure_of(noise, Format::text);
  EXPECT_NE(message.find("byte 0x80 at offset 6"), std::string::npos) << message;
  EXPECT_NE(message.find("iconv"), std::string::npos);
}

TEST(Charset, DeclarationsOfPages) {
  EXPECT_EQ(declared_charset("<meta charset=\"ISO-8859-1\">"), "iso-8859-1");
  EXPECT_EQ(declared_charset("<META http-equiv='Content-Type' content='text/html; charset=koi8-r'>"), "koi8-r");
  EXPECT_EQ(declared_charset("<meta name=viewport><p>charset=utf-8"), "");
}

TEST(Charset, APageThatDeclaresLatinButIsUtf8IsUtf8) {
  const auto decoded = decode_html("<meta charset=iso-8859-1><p>“Ferry” – sank</p>");
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->charset, "utf-8");
  EXPECT_EQ(decoded->warnings.size(), 1u);
  const auto noise = decode_html(
      "<meta charset='iso\xCB\xC6'><p>Le caf\xE9 \x93"
      "de la mer\x94</p>");
  ASSERT_EQ(noise->warnings.size(), 1U);
  EXPECT_TRUE(utf8::first_invalid(noise->warnings[0]) == std::string::npos) << "the page's own label, any bytes";
  const auto latin = decode_html("<meta charset=iso-8859-1><p>F\xE4hre</p>");
  EXPECT_EQ(latin->charset, "windows-1252");
  EXPECT_NE(latin->text.text.find("F\u00E4hre"), std::string::npos);
}

TEST(Charset, SevenBitsOfACharsetThatNobodyKnowsAreUtf8) {
  for (const auto& decoded : {decode_text("The ferry sank", "iso-2022.nonsense"),
                              decode_html("<meta charset=iso-2022-x><p>The ferry sank", "iso-2022.nonsense")}) {
    ASSERT_TRUE(decoded.ok());
    EXPECT_EQ(decoded->charset, "utf-8");
    EXPECT_TRUE(decoded->warnings.empty());
  }
}

}  // namespace
}  // namespace whosays::read
