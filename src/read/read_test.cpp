// Files, formats and failures. All names in these tests are invented.
#include "read/read.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "read/read_test_help.h"

namespace whosays::read {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("whosays_read_" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) {
    std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  static std::string failure(const std::string& path, const Limits& limits = {}) {
    Request request;
    request.limits = limits;
    std::string message;
    int calls = 0;
    read_file(path, request, [&](Result<ReadArticle> read) {
      ++calls;
      if (!read.ok()) message = read.error().message;
      return true;
    });
    EXPECT_EQ(calls, 1);
    return message;
  }

  fs::path folder_;
};

TEST_F(Files, EachThingThatIsNoFileSaysSoAndNamesItself) {
  const std::string missing = (folder_ / "gone.txt").string();
  EXPECT_EQ(failure(missing), missing + ": no such file; check the name");
  EXPECT_NE(failure(folder_.string()).find("is a folder"), std::string::npos);
  const std::string pipe = (folder_ / "pipe").string();
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_NE(failure(pipe).find("no regular file"), std::string::npos) << "must not wait for a writer";
  EXPECT_NE(failure(write("empty.txt", "")).find("is empty"), std::string::npos);
  EXPECT_NE(failure("/dev/null").find("no regular file"), std::string::npos);
}

TEST_F(Files, TooLargeSaysHowLarge) {
  Limits limits;
  limits.max_input_bytes = 1000;
  const std::string message = failure(write("long.txt", std::string(1500, 'a')), limits);
  EXPECT_NE(message.find("1500 bytes"), std::string::npos) << message;
  EXPECT_NE(message.find("limit of 1000 bytes"), std::string::npos) << message;
}

TEST_F(Files, JsonLinesMayBeLongerThanTheLimitOfOneLine) {
  Request request;
  request.limits.max_input_bytes = 100;
  std::string lines;
  for (int i = 0; i < 50; ++i) lines += "{\"id\":\"a" + std::to_string(i) + "\",\"text\":\"The ferry sank.\"}\n";
  int articles = 0;
  read_file(write("a.jsonl", lines), request, [&](const Result<ReadArticle>& read) {
    articles += read.ok() ? 1 : 0;
    return true;
  });
  EXPECT_EQ(articles, 50);
}

TEST_F(Files, AControlCharacterInANameNeverReachesTheTerminal) {
  EXPECT_EQ(failure((folder_ / "a\x1b[31m").string()).find('\x1b'), std::string::npos);
}

TEST(Failures, BinaryIsNotText) {
  EXPECT_NE(failure_of(std::string("abc\0def", 7)).find("binary"), std::string::npos);
  EXPECT_NE(failure_of(std::string(40, '\x01') + "text text text").find("binary"), std::string::npos);
}

TEST(Sniffing, ByContentFirst) {
  EXPECT_EQ(sniffed("<!-- saved --><!DOCTYPE html><html>", "a.txt"), Format::html);
  EXPECT_EQ(sniffed("\xEF\xBB\xBF\n <HTML lang=en>", ""), Format::html);
  EXPECT_EQ(sniffed("{\"id\":\"1\",\"text\":\"x\"}", ""), Format::jsonl);
  EXPECT_EQ(sniffed("{\"curly\": \"not ours\"}", "notes.txt"), Format::text);
  EXPECT_EQ(sniffed("<feed xmlns='http://www.w3.org/2005/Atom'>", ""), Format::feed);
  EXPECT_EQ(sniffed("<?xml version=\"1.0\"?><html xmlns='http://www.w3.org/1999/xhtml'>", ""), Format::html);
  EXPECT_EQ(sniffed("From: a\nMIME-Version: 1.0\n\nx", ""), Format::eml);
  EXPECT_EQ(sniffed("From: the harbour\n\nSubject: none", ""), Format::text);
  EXPECT_EQ(sniffed("<3 ferries", ""), Format::text);
  EXPECT_EQ(sniffed("words", "x.HTML"), Format::html);
  EXPECT_EQ(sniffed("From a@b.example Mon May  5 08:00:00 2031\nFrom: a\nDate: b\n\nx", ""), Format::eml);
  EXPECT_EQ(sniffed("\n%PDF-1.7", ""), Format::pdf);
  EXPECT_EQ(sniffed("A text about %PDF-1.7", ""), Format::text);
  EXPECT_EQ(sniffed("PK\x03\x04 ... [Content_Types].xml", ""), Format::docx);
  EXPECT_EQ(sniffed("PK\x03\x04 ... [Content_Types].xml ... xl/workbook.xml", ""), Format::text);
  EXPECT_EQ(sniffed("PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text", ""), Format::odt);
}

TEST(Identity, IdIsAHashOfBytesAndUrl) {
  const std::string bytes = "Ferry sinks\n\nThe ferry sank on Monday.";
  const ReadArticle read = read_one_article(bytes);
  EXPECT_EQ(read.article.sha256, sha256_hex(bytes));
  EXPECT_EQ(read.original, bytes);
  EXPECT_EQ(read.article.id.size(), 16u);
  EXPECT_EQ(read.article.id, read_one_article(bytes).article.id);
  std::istringstream in(bytes);
  Request request;
  request.url = "https://courier.callis.example/ferry";
  read_stream(in, request, [&](Result<ReadArticle> with_url) {
    EXPECT_NE(with_url->article.id, read.article.id);
    EXPECT_EQ(with_url->article.url, request.url);
    return true;
  });
}

}  // namespace
}  // namespace whosays::read
