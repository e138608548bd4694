// Near-pairs of claims: reading the table, counting verdicts. The pairs are invented.
#include "eval/claim_pairs.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace whosays::eval {
namespace {

TEST(ClaimPairs, ATableIsReadAndCounted) {
  const auto folder = std::filesystem::temp_directory_path() / ("whosays-pairs." + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "pairs.tsv") << "#id\ta\tb\trelation\twhy\n"
                                         "p1\tThe pool was sold.\tThe council sold the pool.\tsame\tpassive\n"
                                         "p2\tNine people came.\tAt least eight came.\tstronger\tfloor\n"
                                         "p3\tIt rained.\tIt snowed.\tdifferent\t-\n";
  const auto pairs = read_claim_pairs(folder.string());
  ASSERT_TRUE(pairs.ok());
  ASSERT_EQ(pairs->size(), 3U);
  EXPECT_EQ(articles_of((*pairs)[0])[1].text, "Pia Stroud said: “The council sold the pool.”");
  const ClaimPairsReport report =
      score_claim_pairs(*pairs, [](const ClaimPair& pair) { return pair.id == "p2" ? "linked" : "same"; });
  EXPECT_EQ(report.table,
            "different            same            1\n"
            "linked               linked          1\n"
            "same                 same            1\n");
  ASSERT_EQ(report.misses.size(), 1U);
  EXPECT_EQ(report.misses[0], "p3: It rained. / It snowed.: different, got same");
  std::filesystem::remove_all(folder);
  EXPECT_FALSE(read_claim_pairs(folder.string()).ok());
}

}  // namespace
}  // namespace whosays::eval
