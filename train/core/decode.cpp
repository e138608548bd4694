// Viterbi over ten states: no name is open, or one of a type is.
#include "decode.h"

#include <algorithm>
#include <array>

namespace whosays::train {
namespace {

enum Step : std::int8_t { kOutside, kSingle, kEnd };

}  // namespace

std::vector<GoldName> decoded(const std::vector<float>& scores, std::size_t words) {
  struct Cell {
    Step step = kOutside;
    std::int8_t type = 0;
    std::array<bool, kNameTypes> begins{};
  };
  std::vector<Cell> cells(words);
  float closed = 0;
  std::array<float, kNameTypes> open{};
  open.fill(-1e9F);
  for (std::size_t i = 0; i < words; ++i) {
    const float* s = scores.data() + i * kNameLabels;
    Cell& cell = cells[i];
    float best = closed + s[0];
    for (std::int8_t t = 0; t < kNameTypes; ++t) {
      const float* at = s + 1 + 4 * t;
      float& inside = open[static_cast<std::size_t>(t)];
      if (closed + at[3] > best) {
        best = closed + at[3];
        cell.step = kSingle;
        cell.type = t;
      }
      if (inside + at[2] > best) {
        best = inside + at[2];
        cell.step = kEnd;
        cell.type = t;
      }
      cell.begins[static_cast<std::size_t>(t)] = closed + at[0] >= inside + at[1];
      inside = std::max(closed + at[0], inside + at[1]);
    }
    closed = best;
  }
  std::vector<GoldName> out;
  for (std::size_t i = words; i > 0; --i) {
    const Cell& cell = cells[i - 1];
    if (cell.step == kOutside) continue;
    const auto end = static_cast<std::uint32_t>(i);
    if (cell.step == kEnd) {
      --i;
      while (!cells[i - 1].begins[static_cast<std::size_t>(cell.type)]) --i;
    }
    out.push_back({static_cast<std::uint32_t>(i - 1), end, 1U << static_cast<unsigned>(cell.type)});
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace whosays::train
