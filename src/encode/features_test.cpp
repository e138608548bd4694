// Features: what must be equal, what must differ, and words of any length.
#include "encode/features.h"

#include <gtest/gtest.h>

#include <string>

namespace whosays::encode {
namespace {

std::vector<Rows> rows_of(const std::vector<std::string_view>& words, const KnownWords& known = {}) {
  std::vector<WordKeys> keys;
  std::vector<Rows> rows;
  features_of(words, known, keys, rows);
  return rows;
}

TEST(Features, KnowsWordsInAnyCaseAndMarksOfAnyKind) {
  const std::vector<std::uint64_t> hashes = {word_hash("ferry"), word_hash("\"")};
  const std::vector<std::uint64_t> slots = KnownWords::build(hashes);
  const KnownWords known(slots);
  EXPECT_EQ(known.find(word_hash("Ferry")), 1U);
  for (const char* mark : {"“", "”", "„", "«", "»", "``", "''"}) EXPECT_EQ(known.find(word_hash(mark)), 2U) << mark;
  EXPECT_EQ(known.find(word_hash("harbour")), 0U);
  EXPECT_EQ(rows_of({"FERRY"}, known)[0].back(), kUnknownRow + 1);
}

TEST(Features, EveryRowLiesInItsTable) {
  const std::string lengthy(100000, 'x');
  const std::vector<std::string_view> words = {"The", "U.S.", "", "naïve", lengthy, "2031", "—"};
  for (const Rows& rows : rows_of(words)) {
    for (std::size_t f = 0; f + 1 < kFeatures; ++f) {
      EXPECT_GE(rows[f], first_row(static_cast<Table>(f)));
      EXPECT_LT(rows[f], first_row(static_cast<Table>(f + 1)));
    }
    EXPECT_EQ(rows.back(), kUnknownRow);
  }
}

TEST(Features, NeighboursShowInTheRowsOfContext) {
  const auto at = [](Table table) { return static_cast<std::size_t>(table); };
  const Rows after_a = rows_of({"old", "ferry"})[1];
  const Rows after_b = rows_of({"new", "ferry"})[1];
  EXPECT_NE(after_a[at(Table::previous_word)], after_b[at(Table::previous_word)]);
  EXPECT_EQ(after_a[at(Table::letters)], after_b[at(Table::letters)]);
}

}  // namespace
}  // namespace whosays::encode
