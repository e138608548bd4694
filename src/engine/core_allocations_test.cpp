// No heap allocation per token: what the core stage takes from the heap does not depend on how long the text is.
#include <gtest/gtest.h>

#include <string>

#include "base/test_allocations.h"
#include "engine/core.h"
#include "token/token.h"

namespace whosays::engine {
namespace {

/// Paragraphs with all that costs memory somewhere: names, quotations, clitics, addresses, a bare list, a sentence that
/// is too long for trees without crossings and one that is longer than a window.
std::string paragraphs(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    out += "Commissioner Marek Odel didn't deny it on Tuesday. \"We've asked nobody,\" he said of the Callis Harbour";
    out +=
        " Authority's papers (no. " + std::to_string(i) + "), which cost $1,250.50 at https://harbour.example/a?b=1.\n";
    out += "Ferry late\nAna Vell, 43; Lena Brosk - Dunmere; U.S. envoy Tarn: \"no\"\n";
    for (int word = 0; word < 90; ++word) out += word % 3 == 0 ? "said of " : word % 3 == 1 ? "Odel and " : "ferries ";
    out += ".\n";
    if (i % 5 == 0)
      for (int word = 0; word < 600; ++word) out += word % 2 == 0 ? "late " : "ferry ";
    out += "\n";
  }
  return out;
}

struct Taken {
  std::size_t words;
  std::uint64_t splitting, reading;
};

Taken taken_by(const std::string& text, CoreScratch& scratch) {
  const std::uint64_t before = allocations();
  const token::Split split = token::split(text);
  const std::uint64_t between = allocations();
  const CoreLayers layers = embedded_core().read(Field::text, text, split.sentences, split.words, scratch);
  return {layers.trees.head.size(), between - before, allocations() - between};
}

TEST(CoreAllocations, DoNotGrowWithTheTokens) {
  const std::string text = paragraphs(5);
  const std::string longer = paragraphs(50);
  CoreScratch scratch;
  taken_by(longer, scratch);
  const Taken few = taken_by(text, scratch);
  const Taken many = taken_by(longer, scratch);
  ASSERT_GT(many.words, 9 * few.words);
  EXPECT_EQ(many.reading, few.reading) << many.words << " words beside " << few.words;
  EXPECT_EQ(many.splitting, few.splitting) << many.words << " words beside " << few.words;
  EXPECT_LT(many.reading + many.splitting, 100U);
}

}  // namespace
}  // namespace whosays::engine
