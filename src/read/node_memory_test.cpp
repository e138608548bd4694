#include "read/node_memory.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>

namespace whosays::read {
namespace {

TEST(NodeMemory, PiecesDoNotOverlapAndAreUsedAgain) {
  NodeMemory memory;
  std::mt19937 random(1);
  struct Piece {
    unsigned char* at;
    std::size_t size;
    unsigned char mark;
  };
  std::vector<Piece> held;
  for (int i = 0; i < 20'000; ++i) {
    if (held.size() > 300 || (!held.empty() && random() % 2 == 0)) {
      const std::size_t chosen = random() % held.size();
      const Piece piece = held[chosen];
      for (std::size_t k = 0; k < piece.size; ++k) ASSERT_EQ(piece.at[k], piece.mark);
      memory.give_back(piece.at);
      held[chosen] = held.back();
      held.pop_back();
      continue;
    }
    const std::size_t size = random() % 50 == 0 ? random() % 100'000 : random() % 200;
    auto* at = static_cast<unsigned char*>(memory.take(size));
    ASSERT_EQ(reinterpret_cast<std::uintptr_t>(at) % alignof(std::max_align_t), 0u);
    const auto mark = static_cast<unsigned char>(i);
    std::memset(at, mark, size);
    held.push_back({at, size, mark});
  }
  void* const piece = memory.take(40);
  memory.give_back(piece);
  EXPECT_EQ(memory.take(33), piece) << "the same class";
  memory.give_back(nullptr);
}

}  // namespace
}  // namespace whosays::read
