// The program without a process: help, wrong use, inputs, output files. People and places are invented.
#include <gtest/gtest.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/inputs.h"
#include "cli/output_file.h"
#include "cli/program.h"
#include "cli/receipt_view.h"
#include "cli/verbs.h"

namespace whosays::cli {
namespace {

namespace fs = std::filesystem;

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
};

Outcome run(std::vector<std::string> arguments) {
  std::ostringstream out;
  std::ostringstream err;
  Streams streams{out, err};
  const int code = run_program(std::move(arguments), streams);
  return {code, out.str(), err.str()};
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(Program, WithoutArgumentsTeachesAndFails) {
  const Outcome alone = run({});
  EXPECT_EQ(alone.code, kUsage);
  for (const char* word : {"To begin with:", "Reading", "Ledger", "Stories", "Working on it", "Not built yet", "audit"})
    EXPECT_NE(alone.out.find(word), std::string::npos) << word;
  EXPECT_EQ(run({"--help"}).code, kFine);
  EXPECT_EQ(run({"--help"}).out, alone.out);
}

TEST(Program, EveryVerbHasAnExampleThatNamesIt) {
  for (const char* verb : {"read", "add", "search", "cite", "receipts", "info", "export", "refresh", "forget", "claims",
                           "who", "sources", "timeline", "audit", "inspect", "eval"}) {
    const Outcome help = run({verb, "--help"});
    EXPECT_EQ(help.code, kFine) << verb;
    EXPECT_NE(help.out.find("Example"), std::string::npos) << verb << "\n" << help.out;
    EXPECT_NE(help.out.find(fmt::format("  whosays {}", verb)), std::string::npos) << verb << "\n" << help.out;
  }
}

TEST(Program, WrongUseIsOneClearLine) {
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{"raed", "x.txt"},
                                             {"read"},
                                             {"read", "x.txt", "--format", "pdf"},
                                             {"info", "--nonsense"},
                                             {"--nonsense"},
                                             {"search", "x", "--from", "2031-13-01"},
                                             {"search", "x", "--from", "2031-02-29"},
                                             {"audit", "draft.txt", "--x"}}) {
    const Outcome got = run(wrong);
    EXPECT_EQ(got.code, kUsage) << wrong.front();
    EXPECT_EQ(lines_of(got.err), 1U) << got.err;
    EXPECT_EQ(got.out, "");
  }
  EXPECT_NE(run({"raed"}).err.find("whosays read"), std::string::npos);
  EXPECT_NE(run({"story.html"}).err.find("whosays read story.html"), std::string::npos);
  EXPECT_NE(run({"serve"}).err.find("not built yet"), std::string::npos);
}

TEST(Program, AWordFromOutsideIsNeverShownRaw) {
  EXPECT_EQ(run({"re\033[2Jad"}).err.find('\033'), std::string::npos);
  EXPECT_EQ(run({"read", "\xff\xfe\033.txt"}).err.find('\033'), std::string::npos);
}

TEST(Program, UsageNamesTheVerbsInsideAVerb) {
  EXPECT_NE(run({"eval", "--help"}).out.find("Usage: whosays eval attribution|footing|"), std::string::npos)
      << run({"eval", "--help"}).out;
  EXPECT_NE(run({"eval", "footing", "--help"}).out.find("Usage: whosays eval footing [paths...] [options]"),
            std::string::npos);
}

TEST(Program, TheFrozenGoldensAreNeverADefaultOrAnExample) {
  for (const std::vector<std::string>& help :
       std::vector<std::vector<std::string>>{{"eval", "--help"}, {"eval", "footing", "--help"}}) {
    const std::string page = run(help).out;
    for (std::size_t at = page.find("golden/statements"); at != std::string::npos;
         at = page.find("golden/statements", at + 1))
      EXPECT_EQ(page.substr(at, 22), "golden/statements/open") << page;
    EXPECT_NE(page.find("golden/statements/open"), std::string::npos);
  }
}

TEST(Program, NearestKeepsToWhatIsNear) {
  const std::vector<std::string> verbs{"read", "add", "claims", "who"};
  EXPECT_EQ(nearest("claim", verbs), "claims");
  EXPECT_EQ(nearest("raed", verbs), "read");
  EXPECT_EQ(nearest("raad", verbs), "read");
  EXPECT_EQ(nearest("dear", verbs), "");
  EXPECT_EQ(nearest("red", verbs), "read");
  EXPECT_EQ(nearest("elephant", verbs), "");
}

TEST(SafeJson, EscapesWhatWouldMoveTheScreenAndNothingElse) {
  EXPECT_EQ(safe_json("{\"a\":\"é\u202E\u0085“x”\"}"), "{\"a\":\"é\\u202e\\u0085“x”\"}");
  EXPECT_EQ(safe_json("\U000E0041"), "\\udb40\\udc41");
  EXPECT_EQ(safe_json(""), "");
}

class InputsTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / fmt::format("whosays-inputs-{}", ::getpid());
    fs::create_directories(folder_ / "b" / ".hidden");
    for (const char* name :
         {"z.txt", "a.html", "picture.png", ".secret.txt", "b/c.JSONL", "b/.hidden/d.txt", "odd.dat"})
      std::ofstream(folder_ / name) << "x";
    std::error_code ignored;
    fs::create_directory_symlink(folder_, folder_ / "b" / "circle", ignored);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::vector<std::string> names(const std::vector<std::string>& paths) {
    std::vector<std::string> names;
    for (const std::string& file : expanded(paths).files)
      names.push_back(file == "-" ? file : fs::relative(file, folder_).string());
    return names;
  }
  fs::path folder_;
};

TEST_F(InputsTest, AFolderIsItsArticlesSortedWithoutHiddenOnesAndCircles) {
  EXPECT_EQ(names({folder_.string()}), (std::vector<std::string>{"a.html", "b/c.JSONL", "z.txt"}));
}

TEST_F(InputsTest, AFolderIsTakenWithoutNotesOnItAndSaysWhatItPassedOver) {
  for (const char* name : {"README.md", "README.fr.md", "readme.txt", "LICENSE.md", "CONTRIBUTING.md",
                           "license-fees-rise.md", "readme-of-the-port.txt", "draft.md"})
    std::ofstream(folder_ / name) << "x";
  EXPECT_EQ(names({folder_.string()}),
            (std::vector<std::string>{"a.html", "b/c.JSONL", "draft.md", "license-fees-rise.md",
                                      "readme-of-the-port.txt", "z.txt"}));
  const PassedOver passed = expanded({folder_.string()}).passed_over;
  EXPECT_EQ(passed.notes, 5U);
  EXPECT_EQ(passed.hidden, 2U);
  EXPECT_EQ(passed.other_endings, 2U);
  EXPECT_EQ(passed.link_folders, 1U);
  EXPECT_EQ(words(passed),
            "10 passed over: 2 with another ending, 5 notes (README, LICENSE ...), 2 hidden, 1 link to a folder");
  const Inputs named = expanded({(folder_ / "README.md").string(), (folder_ / ".secret.txt").string()});
  EXPECT_EQ(named.files.size(), 2U) << "a file that is named is always taken";
  EXPECT_EQ(named.passed_over.total(), 0U);
}

TEST_F(InputsTest, WhatIsNotThereIsToldAsReadTellsIt) {
  const std::string gone = (folder_ / "gone.txt").string();
  EXPECT_EQ(run({"add", gone, "-l", (folder_ / "x.db").string()}).err,
            "whosays: " + gone + ": no such file; check the name\n");
  EXPECT_NE(run({"read", gone}).err.find("whosays: " + gone + ": no such file; check the name\n"), std::string::npos);
}

TEST_F(InputsTest, AFileNamedIsTakenWhateverItsEndingAndOnce) {
  const std::string odd = (folder_ / "odd.dat").string();
  EXPECT_EQ(names({odd, odd, "-"}), (std::vector<std::string>{"odd.dat", "-"}));
}

TEST_F(InputsTest, APatternIsFollowedAndAMissingFileIsAFailure) {
  EXPECT_EQ(names({(folder_ / "*.html").string()}), (std::vector<std::string>{"a.html"}));
  const Inputs inputs = expanded({(folder_ / "no*.html").string(), (folder_ / "gone.txt").string()});
  EXPECT_TRUE(inputs.files.empty());
  EXPECT_EQ(inputs.failures.size(), 2U);
}

TEST_F(InputsTest, AnAddressStandsForItself) {
  EXPECT_EQ(expanded({"https://callis.example/a?b=*"}).files, std::vector<std::string>{"https://callis.example/a?b=*"});
  EXPECT_EQ(run({"add", "ftp://callis.example/ferry", "-l", (folder_ / "a.db").string()}).code, kUsage);
}

TEST(OutputFile, NamesOfArticlesStayInTheirFolder) {
  EXPECT_EQ(file_stem_of("3fa9c2d1"), "3fa9c2d1");
  EXPECT_EQ(file_stem_of("a/../b").find('/'), std::string::npos);
  EXPECT_NE(file_stem_of("a/b"), file_stem_of("a:b"));
  EXPECT_NE(file_stem_of("..").front(), '.');
  EXPECT_LE(file_stem_of(std::string(500, 'x')).size(), 90U);
  EXPECT_FALSE(file_stem_of("").find_first_not_of('-') == std::string::npos);
}

TEST(ReceiptView, MarksTheWordsAndSaysWhatTheyAre) {
  ReceiptRecord receipt;
  receipt.id = "r7";
  receipt.words = "asked nobody";
  receipt.before = "“I ";
  receipt.after = ",” he said";
  receipt.line = 4;
  receipt.bytes = OriginalRange{100, 112};
  const std::string page = receipt_view(receipt, {}, {}, 80);
  EXPECT_NE(page.find("[[asked nobody]]"), std::string::npos) << page;
  EXPECT_NE(page.find("100 to 112"), std::string::npos);
  EXPECT_EQ(receipt_json(receipt).find("holds"), std::string::npos);
  EXPECT_NE(receipt_json(receipt, {true, "words differ"}).find("\"holds\":false,\"failure\":\"words differ\""),
            std::string::npos);
}

TEST(ReceiptView, WhatPeopleCopyIsNeverBroken) {
  ReceiptRecord receipt;
  receipt.id = "r7";
  receipt.words = "asked nobody";
  receipt.original = std::string(64, 'a');
  ArticleRecord article;
  article.url = "https://courier.callis.example/2031/05/03/" + std::string(60, 'x') + "\033[2J";
  const std::string page = receipt_view(receipt, article, {}, 80);
  EXPECT_NE(page.find("\nsha256        " + receipt.original + "\n"), std::string::npos) << page;
  EXPECT_NE(page.find("\nurl\nhttps://courier.callis.example/2031/05/03/" + std::string(60, 'x')), std::string::npos)
      << page;
  EXPECT_EQ(page.find('\033'), std::string::npos);
  EXPECT_NE(receipt_view(receipt, article, {}, 60).find("\nsha256\n" + receipt.original + "\n"), std::string::npos);
}

}  // namespace
}  // namespace whosays::cli
