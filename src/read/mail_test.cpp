// Mails. People, places and addresses are invented.
#include "read/mail.h"

#include "base/hash.h"
#include "read/mail_parts.h"
#include "read/read_test_help.h"
#include "read/rendition.h"
#include "read/transfer_coding.h"

namespace whosays::read {
namespace {

const std::string kHead =
    "Received: from relay.example by mx.example; Mon, 5 May 2031 08:00:00 +0200\r\n"
    "From: =?utf-8?Q?Ilse_V=C3=A1rga?= <i.varga@courier.example>\r\n"
    "To: secret.reader@desk.example\r\n"
    "Subject: =?utf-8?B?RmVycnkgcmVwb3J0IGhlbGQgYmFjaywgc2F5cyA=?=\r\n =?utf-8?B?b2ZmaWNpYWw=?=\r\n"
    "Date: Mon, 05 May 2031 07:59:58 +0200\r\nMIME-Version: 1.0\r\n";

std::string multipart(const std::string& kind, const std::vector<std::string>& parts) {
  std::string out = kHead + "Content-Type: multipart/" + kind + ";\r\n boundary=\"b 1\"\r\n\r\nThis is MIME.\r\n";
  for (const std::string& part : parts) out += "--b 1\r\n" + part + "\r\n";
  return out + "--b 1--\r\n";
}

const std::string kBody = "Two officials said the ferry report was held back until after the vote.";

TEST(Mail, SubjectNameAndDateAreAllThatIsKeptOfTheHeader) {
  const std::string mail = kHead + "\r\n" + kBody + "\r\n\r\nMarek Odel denied it.\r\n-- \r\nIlse, +99 555 0100\r\n";
  const ReadArticle read = read_one_article(mail);
  EXPECT_EQ(read.article.title, "Ferry report held back, says official");
  EXPECT_EQ(read.article.byline, "Ilse Várga");
  EXPECT_EQ(read.article.published, "2031-05-05T07:59:58+02:00");
  EXPECT_EQ(read.article.text, kBody + "\n\nMarek Odel denied it.");
  EXPECT_EQ(read.article.media_type, "message/rfc822");
  for (const char* secret : {"secret.reader", "relay.example", "courier.example", "555"})
    EXPECT_EQ(read.original.find(secret), std::string::npos) << secret;
  expect_mapped(read);
  EXPECT_EQ(original_of(read, "held back, says", Field::title), "held back, says");
}

TEST(Mail, TheRenditionNamesItsFileAndReadsAsTheSameArticle) {
  const std::string mail = kHead + "\r\n" + kBody + "\r\n";
  const ReadArticle read = read_one_article(mail);
  const auto file = rendition_file(read.original);
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->sha256, sha256_hex(mail));
  EXPECT_EQ(file->size, mail.size());
  EXPECT_EQ(read.article.sha256, sha256_hex(read.original));
  const ReadArticle again = read_one_article(read.original);
  EXPECT_EQ(again.article.text, read.article.text);
  EXPECT_EQ(again.article.title, read.article.title);
  EXPECT_EQ(again.article.byline, read.article.byline);
  EXPECT_EQ(again.article.published, read.article.published);
  EXPECT_EQ(again.article.media_type, read.article.media_type);
}

TEST(Mail, PlainTextBeforeHtml) {
  const std::string html = "Content-Type: text/html; charset=utf-8\r\n\r\n<p>" + kBody + " In HTML.</p>";
  const std::string plain = "Content-Type: text/plain; charset=utf-8\r\n\r\n" + kBody;
  EXPECT_EQ(read_one_article(multipart("alternative", {plain, html})).article.text, kBody);
  EXPECT_EQ(read_one_article(multipart("alternative", {html})).article.text, kBody + " In HTML.");
}

TEST(Mail, APlainTextThatOnlyPointsToTheHtmlIsPassedOver) {
  std::string paragraphs;
  for (int i = 0; i < 40; ++i) paragraphs += "<p>" + kBody + " Paragraph " + std::to_string(i) + ".</p>\r\n";
  const ReadArticle read = read_one_article(multipart(
      "alternative", {"Content-Type: text/plain\r\n\r\nYour program shows no HTML.",
                      "Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<html><body>" + paragraphs}));
  EXPECT_NE(read.article.text.find("Paragraph 39."), std::string::npos);
}

TEST(Mail, CodingsAndCharsets) {
  const auto body = [](const std::string& type, const std::string& coding, const std::string& coded) {
    return read_one_article(kHead + "Content-Type: " + type + "\r\nContent-Transfer-Encoding: " + coding + "\r\n\r\n" +
                            coded)
        .article.text;
  };
  EXPECT_EQ(
      body("text/plain; charset=iso-8859-1", "quoted-printable", "The caf=E9 on the pier, he said, =\r\nis safe."),
      "The café on the pier, he said, is safe.");
  EXPECT_EQ(body("text/plain; charset=\"windows-1252\"", "8bit", "He said it is \x93safe\x94."),
            "He said it is “safe”.");
  EXPECT_EQ(body("text/plain; charset=utf-8", "base64", "VGhlIGNhZsOpIGlzIHNh\r\nZmUsIGhlIHNhaWQu"),
            "The café is safe, he said.");
  EXPECT_EQ(body("text/plain; charset=koi8-r", "8bit", "\xF0\xC1\xD2\xCF\xCD \xD0\xD2\xC9\xDB\xA3\xCC."),
            "Паром пришёл.");
  EXPECT_EQ(body("text/plain; charset=no-such-thing", "7bit", "It is safe."), "It is safe.");
  EXPECT_EQ(body("text/plain; format=flowed", "7bit", "The ferry \r\nis safe, \r\nhe said.\r\nSo he did."),
            "The ferry is safe, he said.\nSo he did.");
}

TEST(Mail, AttachmentsAndMailsInsideAreLeftOutAndCounted) {
  const ReadArticle read = read_one_article(
      multipart("mixed", {"Content-Type: text/plain\r\n\r\n" + kBody,
                          "Content-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nNotes.",
                          "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=",
                          "Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\nSubject: x\r\n\r\nInside.",
                          "Content-Type: text/plain\r\n\r\nMarek Odel denied it."}));
  EXPECT_EQ(read.article.text, kBody + "\n\nMarek Odel denied it.");
  ASSERT_EQ(read.article.warnings.size(), 1u);
  EXPECT_EQ(read.article.warnings[0], "left out: 2 attachments and 1 mail inside it; save them, and read them apart");
}

TEST(Mail, ASenderWithoutANameHasNoByline) {
  const auto byline = [](const std::string& from) {
    return read_one_article("From: " + from + "\nSubject: Ferry\nDate: x\n\n" + kBody).article.byline;
  };
  EXPECT_EQ(byline("i.varga@courier.example"), "");
  EXPECT_EQ(byline("<i.varga@courier.example>"), "");
  EXPECT_EQ(byline("\"Varga, Ilse\" <i.varga@courier.example>"), "Varga, Ilse");
  EXPECT_EQ(byline("i.varga@courier.example (Ilse Varga)"), "Ilse Varga");
}

TEST(Mail, BrokenOnesGiveWhatTheyHave) {
  EXPECT_EQ(
      read_one_article(kHead + "Content-Transfer-Encoding: base64\r\n\r\nVGhl*IGZlcnJ5IGlzIHNhZmUu!!").article.text,
      "The ferry is safe.");
  EXPECT_EQ(read_one_article(kHead + "Content-Type: multipart/mixed\r\n\r\n" + kBody).article.text, kBody);
  EXPECT_EQ(
      read_one_article(kHead + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n" + kBody).article.text,
      kBody);
  EXPECT_NE(failure_of(kHead + "\r\n").find("a mail without text"), std::string::npos);
  EXPECT_NE(failure_of(kHead + "Content-Type: application/zip\r\n\r\nPK").find("1 attachment"), std::string::npos);
}

TEST(Mail, ThousandsOfPartsAndDeepNestingAreCutShort) {
  std::vector<std::string> parts(3000, "Content-Type: text/plain\r\n\r\nIt is safe.");
  const ReadArticle many = read_one_article(multipart("mixed", parts));
  ASSERT_FALSE(many.article.warnings.empty());
  EXPECT_NE(many.article.warnings.back().find("more than 1000 parts"), std::string::npos);
  std::string deep = "From: a <a@b.example>\nSubject: deep\n";
  for (int i = 0; i < 500; ++i)
    deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
  EXPECT_NE(failure_of(deep + "\nText.").find("a mail without text"), std::string::npos);
}

TEST(TransferCoding, EncodedWords) {
  EXPECT_EQ(decoded_header("plain"), "plain");
  EXPECT_EQ(decoded_header("=?utf-8?q?F=C3=A4hre?= sinks"), "Fähre sinks");
  EXPECT_EQ(decoded_header("=?utf-8?b?RsM=?= =?utf-8?b?pGhyZQ==?="), "Fähre") << "a character cut between two words";
  EXPECT_EQ(decoded_header("=?iso-8859-1*de?q?F=E4hre_sinkt?="), "Fähre sinkt");
  EXPECT_EQ(decoded_header("=?broken"), "=?broken");
  EXPECT_EQ(decoded_header("a =? b ?= c"), "a =? b ?= c");
}

TEST(MailParts, Parameters) {
  EXPECT_EQ(parameter("text/plain; charset=utf-8; format=flowed", "format"), "flowed");
  EXPECT_EQ(parameter("multipart/mixed; boundary=\"a;b=\\\"c\"; x=1", "boundary"), "a;b=\"c");
  EXPECT_EQ(parameter("multipart/mixed; boundary=\"a;b=\\\"c\"; x=1", "x"), "1");
  EXPECT_EQ(parameter("text/plain", "charset"), "");
  EXPECT_EQ(parameter("text/plain;;;=;", "charset"), "");
}

}  // namespace
}  // namespace whosays::read
