// Where a ledger lies: git trees with what they ignore. Synced folders are in faults_test.cpp.
#include <gtest/gtest.h>
#include <unistd.h>

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "ledger/ledger.h"

namespace whosays {
namespace {

namespace fs = std::filesystem;

class GitTree : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / fmt::format("whosays-location-{}", ::getpid());
    fs::create_directories(root_ / ".git");
    fs::create_directories(root_ / "desk" / "notes");
  }
  void TearDown() override { fs::remove_all(root_); }

  /// True when a ledger there is warned of, with these lines in the .gitignore of the root.
  bool warned(const std::string& lines, const std::string& ledger = "desk/notes/story.db") {
    write("", lines);
    return !location_warnings((root_ / ledger).string()).empty();
  }
  void write(const std::string& folder, const std::string& lines) {
    std::ofstream(root_ / folder / ".gitignore") << lines;
  }

  fs::path root_;
};

TEST_F(GitTree, WarnsOfWhatIsNotIgnored) {
  for (const char* lines :
       {"", "# story.db\n", "\n\n", "other.db\n", "*.sqlite\n", "story.db/\n", "/story.db\n", "notes/story.db\n",
        "desk/*.db\n", "desk/story.db\n", "tory.db\n", "*.db\n!story.db\n", "a/**/story.db\n", "\\!story.db\n", "[\n"})
    EXPECT_TRUE(warned(lines)) << lines;
  const std::vector<std::string> warnings = location_warnings((root_ / "story.db").string());
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_NE(warnings[0].find("name it in .gitignore"), std::string::npos);
}

TEST_F(GitTree, HeedsPatternsAsGitDoes) {
  for (const char* lines : {"story.db\n", "*.db\n", "*.db", "*.db\r\n", "*.db  \n", "st?ry.db\n", "[s]tory.*\n",
                            "notes/\n", "desk/\n", "/desk\n", "desk/notes\n", "desk/*/story.db\n", "**/story.db\n",
                            "desk/**\n", "# a note\n\n*.db\n", "!story.db\n*.db\n", "desk/\n!story.db\n"})
    EXPECT_FALSE(warned(lines)) << lines;
  EXPECT_FALSE(warned("/story.db\n", "story.db"));
}

TEST_F(GitTree, TheNearerFileDecides) {
  write("desk/notes", "story.db\n");
  EXPECT_FALSE(warned(""));
  write("desk/notes", "!*.db\n");
  EXPECT_TRUE(warned("*.db\n"));
  write("desk", "/notes/story.db\n");
  fs::remove(root_ / "desk/notes/.gitignore");
  EXPECT_FALSE(warned(""));
}

TEST_F(GitTree, AnotherTreesFileSaysNothing) {
  fs::create_directories(root_ / "desk" / ".git");
  EXPECT_TRUE(warned("*.db\n")) << "the ledger lies in the inner tree";
}

TEST_F(GitTree, AGitignoreThatIsNoFileSaysNothing) {
  fs::create_directories(root_ / "desk" / ".gitignore");
  EXPECT_TRUE(warned("")) << "and nothing waits or fails";
}

}  // namespace
}  // namespace whosays
