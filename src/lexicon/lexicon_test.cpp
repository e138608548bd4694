// The word lists as people edit them: every file is whole, and the readers find in it what the eye finds.
//
// The files are read here a second time, from lexicon/, the plain way; a failure names file and line.
#include "lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/hash.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "lexicon/word_classes.h"

namespace whosays::lexicon {
namespace {

struct Line {
  std::string text;
  std::string place;  ///< "cues.tsv:17"
};

struct ListFile {
  std::string name;
  std::string bytes;
  std::vector<Line> lines;  ///< those with content
  [[nodiscard]] bool is_table() const { return name.ends_with(".tsv"); }
};

/// All files of lexicon/, by name.
const std::vector<ListFile>& files() {
  static const std::vector<ListFile> all = [] {
    std::vector<ListFile> out;
    for (const auto& entry : std::filesystem::directory_iterator(WHOSAYS_SOURCE_DIR "/lexicon")) {
      ListFile list;
      list.name = entry.path().filename().string();
      if (!list.name.ends_with(".tsv") && !list.name.ends_with(".txt")) continue;
      std::ostringstream bytes;
      bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      list.bytes = bytes.str();
      std::istringstream in(list.bytes);
      std::string line;
      for (int number = 1; std::getline(in, line); ++number)
        if (!line.empty() && line.front() != '#')
          list.lines.push_back({line, list.name + ":" + std::to_string(number)});
      out.push_back(std::move(list));
    }
    std::ranges::sort(out, {}, &ListFile::name);
    return out;
  }();
  return all;
}

const ListFile& file_of(std::string_view name) {
  const auto found = std::ranges::find(files(), name, &ListFile::name);
  EXPECT_NE(found, files().end()) << name;
  return *found;
}

TEST(Lexicon, TheBinaryHoldsTheFilesAsTheyAre) {
  EXPECT_GE(files().size(), 40U);
  for (const ListFile& list : files()) EXPECT_EQ(file(list.name), list.bytes) << list.name;
}

TEST(Lexicon, FingerprintIsThatOfNamesAndBytes) {
  const auto hash_of = [](const std::vector<ListFile>& lists) {
    HashBuilder hash;
    for (const ListFile& list : lists) hash.add(list.name).add(list.bytes);
    return hash.hex(16);
  };
  EXPECT_EQ(fingerprint().size(), 16U);
  EXPECT_EQ(fingerprint(), hash_of(files()));
  for (std::size_t i = 0; i < files().size(); ++i) {
    std::vector<ListFile> changed = files();
    changed[i].bytes[changed[i].bytes.size() / 2] ^= 1;
    EXPECT_NE(hash_of(changed), fingerprint()) << "one bit of " << changed[i].name;
    changed = files();
    changed[i].name += "x";
    EXPECT_NE(hash_of(changed), fingerprint()) << "the name of " << changed[i].name;
  }
}

TEST(Lexicon, FilesAreCleanText) {
  for (const ListFile& list : files()) {
    EXPECT_EQ(utf8::first_invalid(list.bytes), std::string::npos) << list.name;
    EXPECT_EQ(list.bytes.find('\r'), std::string::npos) << list.name;
    EXPECT_TRUE(list.bytes.starts_with("# ")) << list.name << " does not say what it is";
    EXPECT_TRUE(list.bytes.ends_with('\n')) << list.name;
  }
}

TEST(Lexicon, NoStrayBlanks) {
  for (const ListFile& list : files()) {
    for (const Line& line : list.lines) {
      for (const std::string_view cell : split(line.text, '\t')) EXPECT_EQ(cell, blanks_collapsed(cell)) << line.place;
      EXPECT_TRUE(list.is_table() || line.text.find('\t') == std::string::npos) << line.place << " a tab in a list";
    }
  }
}

TEST(Lexicon, EntriesAreInLowerCase) {
  for (const ListFile& list : files()) {
    for (const Line& line : list.lines) {
      const std::string_view entry = split(line.text, '\t').front();
      EXPECT_EQ(entry, utf8::ascii_lowered(entry)) << line.place;
    }
  }
}

TEST(Lexicon, RowsFitTheirColumns) {
  for (const ListFile& list : files()) {
    if (!list.is_table()) continue;
    ASSERT_FALSE(list.lines.empty()) << list.name << " names no columns";
    const std::size_t columns = split(list.lines.front().text, '\t').size();
    for (const Line& line : list.lines) {
      const auto cells = split(line.text, '\t');
      EXPECT_LE(cells.size(), columns) << line.place << " has more cells than columns";
      EXPECT_FALSE(cells.front().empty()) << line.place << " has no key";
    }
  }
}

TEST(Lexicon, WordSetsHoldTheirLines) {
  for (const ListFile& list : files()) {
    if (list.is_table()) continue;
    const WordSet set(list.name);
    std::map<std::string_view, std::string_view> places;
    for (const Line& line : list.lines) {
      EXPECT_TRUE(set.has(line.text)) << line.place;
      EXPECT_FALSE(set.has(line.text + "-")) << line.place;
      places.emplace(line.text, line.place);
    }
    EXPECT_EQ(set.size(), places.size()) << list.name;
    EXPECT_EQ(std::ranges::distance(set), std::ssize(places)) << list.name;
    EXPECT_FALSE(set.has("")) << list.name;
    EXPECT_FALSE(set.has("#")) << list.name << " comments are no entries";
  }
}

TEST(Lexicon, TablesHoldTheirCells) {
  for (const ListFile& list : files()) {
    if (!list.is_table()) continue;
    const Table table(list.name);
    const auto columns = split(list.lines.front().text, '\t');
    EXPECT_EQ(table.columns(), columns) << list.name;
    ASSERT_EQ(table.rows(), list.lines.size() - 1) << list.name;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const Line& line = list.lines[row + 1];
      const auto cells = split(line.text, '\t');
      for (std::size_t c = 0; c < columns.size(); ++c)
        EXPECT_EQ(table.at(row, columns[c]), c < cells.size() ? cells[c] : "") << line.place;
      EXPECT_EQ(table.at(row, "no such column"), "") << line.place;
    }
  }
}

/// Tables that code reads into a map or searches for one row: a second row of a key would never be seen.
TEST(Lexicon, KeysOfMapsAreUnique) {
  struct Map {
    std::string_view file;
    std::size_t key_columns;  ///< the first so many columns together
  };
  static constexpr Map kMaps[] = {
      {"acts.tsv", 1},         {"allegation_phrases.tsv", 1}, {"anonymity.tsv", 1},        {"basis.tsv", 1},
      {"closed_class.tsv", 1}, {"coref_given_names.tsv", 1},  {"coref_honorifics.tsv", 1}, {"cues.tsv", 1},
      {"hedges.tsv", 1},       {"implicit.tsv", 1},           {"names_given.tsv", 1},      {"names_words.tsv", 2},
      {"act_words.tsv", 2},    {"charge_words.tsv", 2},       {"ground_words.tsv", 2},     {"groups.tsv", 1},
      {"many.tsv", 1},         {"notice_words.tsv", 2},       {"source_words.tsv", 2},     {"notices.tsv", 1},
      {"numbers.tsv", 1},      {"refusals.tsv", 1},           {"unanswered.tsv", 1},       {"charges.tsv", 1},
      {"accusers.tsv", 1},     {"allegation_idioms.tsv", 1},  {"rule_confidence.tsv", 1},  {"unclear_answers.tsv", 1},
      {"unknowns.tsv", 1},
  };
  for (const Map& map : kMaps) {
    std::map<std::string, std::string> places;
    for (const Line& line : file_of(map.file).lines) {
      std::string key;
      const auto cells = split(line.text, '\t');
      for (std::size_t c = 0; c < map.key_columns && c < cells.size(); ++c) key += std::string(cells[c]) + "\t";
      const auto [at, fresh] = places.emplace(key, line.place);
      EXPECT_TRUE(fresh) << line.place << " repeats the key of " << at->second << ": " << key;
    }
  }
}

TEST(Lexicon, WordsStandInTheirClasses) {
  const WordClasses classes("names_words.tsv");
  EXPECT_TRUE(classes.of("honorific").contains("gov"));
  EXPECT_FALSE(classes.of("honorific").contains("mayor"));
  EXPECT_TRUE(classes.of("title").contains("mayor"));
}

TEST(Lexicon, NoFormBelongsToTwoCues) {
  const Table cues("cues.tsv");
  std::map<std::string_view, std::string_view> lemmas;
  for (std::size_t row = 0; row < cues.rows(); ++row) {
    for (const std::string_view form : split(cues.at(row, "forms"), ' ')) {
      const auto [at, fresh] = lemmas.emplace(form, cues.at(row, "lemma"));
      EXPECT_TRUE(fresh) << form << " is a form of " << at->second << " and of " << cues.at(row, "lemma");
    }
  }
  EXPECT_EQ(lemmas.at("said"), "say");
}

#ifndef NDEBUG
TEST(LexiconDeathTest, AListThatIsNotThereIsAMistakeOfOurs) {
  EXPECT_DEATH(file("no_such_list.txt"), "no such word list");
  EXPECT_DEATH((void)WordClasses("names_words.tsv").of("no such class"), "no such class of words");
}
#endif

}  // namespace
}  // namespace whosays::lexicon
