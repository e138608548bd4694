// Suggested commands: what a shell reads back is what was meant, and no line is wider than the page.
#include "show/command.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "base/layout.h"
#include "base/text_util.h"
#include "show/fixture_for_tests.h"

namespace whosays::show {
namespace {

using Words = std::vector<std::string>;

/// The words that /bin/sh makes of a command that begins with "whosays", one a line.
Words as_a_shell_reads(const std::string& lines) {
  const std::string path = testing::TempDir() + "whosays-command.sh";
  std::ofstream(path) << "whosays() { printf '%s\\n' \"$@\"; }\n" << lines;
  std::FILE* shell = ::popen(("/bin/sh " + path).c_str(), "r");
  std::string out;
  std::array<char, 512> piece{};
  while (std::fgets(piece.data(), piece.size(), shell) != nullptr) out += piece.data();
  EXPECT_EQ(::pclose(shell), 0) << lines;
  Words words;
  for (const std::string_view word : split(out, '\n')) words.emplace_back(word);
  words.pop_back();
  return words;
}

Setting in_a_view() {
  Setting setting;
  setting.same_view = {"-l", "may story.db", "--as-of", "2031-05-04", "--publisher", "Callis Courier"};
  return setting;
}

TEST(Command, WordsAreMarkedOnlyWhereAShellNeedsIt) {
  EXPECT_EQ(shell_word("9f3a2b1c"), "9f3a2b1c");
  EXPECT_EQ(shell_word("desk/may.db"), "desk/may.db");
  EXPECT_EQ(shell_word("Callis Courier"), "\"Callis Courier\"");
  EXPECT_EQ(shell_word("Lena's $HOME"), "'Lena'\\''s $HOME'");
  EXPECT_EQ(shell_word(""), "\"\"");
  EXPECT_EQ(on_one_line(command({}, {"who", "Varga"})), "whosays who Varga");
}

TEST(Command, NamesTheLedgerTheDayAndThePublisherOfThePage) {
  EXPECT_EQ(on_one_line(command(in_a_view(), {"claims", "9f3a2b1c", "--carriers"})),
            "whosays claims 9f3a2b1c --carriers -l \"may story.db\" --as-of 2031-05-04 --publisher \"Callis Courier\"");
}

TEST(Command, AShellReadsBackWhatWasMeantAtAnyWidth) {
  const std::string path = "/home/desk/" + std::string(90, 'x') + "/it's $(touch gone) `x` \"y\" \\ !z.db";
  for (const Words& words :
       {Words{"who", "Varga"}, Words{"who", "a;b|c&d>e<f*?[g]~#"}, Words{"claims", "-l", path},
        Words{"who", std::string(300, '\'')}, Words{"who", "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"},
        Words{"claims", "x", "--publisher", "The Callis Harbour and Island Courier of Skerrin"}})
    for (std::size_t width = 20; width <= 100; width += 7) {
      const std::string lines = in_lines(command({}, words), 5, width);
      EXPECT_EQ(as_a_shell_reads(lines), words) << lines;
      for (const std::string_view line : split(lines, '\n')) EXPECT_LE(layout::width_of(line), width) << lines;
    }
}

TEST(Command, StandsBesideItsTextOrBelow) {
  const Words words = command({}, {"claims", "--all"});
  EXPECT_EQ(with_command("and 3 more:", words, 5, 80), "     and 3 more: whosays claims --all\n");
  EXPECT_EQ(with_command("and 3 more:", words, 5, 30), "     and 3 more:\n     whosays claims --all\n");
}

TEST(Command, EveryCommandOfTheFirstScreenCanBeCopied) {
  const fixture::Scene scene = fixture::scene(true);
  const Lookup lookup(scene.world, scene.story);
  for (const std::size_t width : {60U, 80U, 100U}) {
    Setting setting = in_a_view();
    setting.width = width;
    const std::string page = overview(lookup, {"may story.db", true}, setting);
    std::size_t commands = 0;
    for (std::size_t at = page.find("whosays c"); at != std::string::npos; at = page.find("whosays c", at + 1)) {
      std::size_t end = page.find('\n', at);
      while (page[end - 1] == '\\') end = page.find('\n', end + 1);
      Words words = as_a_shell_reads(page.substr(at, end - at) + "\n");
      ASSERT_GE(words.size(), 6U);
      EXPECT_EQ(Words(words.end() - 6, words.end()), setting.same_view) << page;
      ++commands;
    }
    EXPECT_EQ(commands, 3U) << page;
    for (const std::string_view line : split(page, '\n')) EXPECT_LE(layout::width_of(line), width) << line;
  }
}

}  // namespace
}  // namespace whosays::show
