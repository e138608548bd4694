#include "relate/order.h"

#include <algorithm>
#include <array>
#include <bit>

namespace whosays::relate {
namespace {

constexpr std::size_t kBits = 64;

/// A bit of b is 0 where the common subsequence grows by one.
struct Columns {
  std::array<std::uint64_t, kMostInOrder / kBits> open, mask;
  std::size_t blocks;

  explicit Columns(std::size_t entries) : blocks((entries + kBits - 1) / kBits) {
    std::fill_n(open.begin(), blocks, ~std::uint64_t{0});
    std::fill_n(mask.begin(), blocks, 0);
  }

  void step() {
    std::uint64_t carry = 0;
    for (std::size_t k = 0; k < blocks; ++k) {
      const std::uint64_t both = open[k] & mask[k];
      const std::uint64_t sum = open[k] + both;
      const std::uint64_t with_carry = sum + carry;
      carry = (sum < open[k] || with_carry < sum) ? 1 : 0;
      open[k] = with_carry | (open[k] & ~mask[k]);
      mask[k] = 0;
    }
  }

  [[nodiscard]] std::size_t length() const {
    std::size_t out = 0;
    for (std::size_t k = 0; k < blocks; ++k) out += static_cast<std::size_t>(std::popcount(~open[k]));
    return out;
  }
};

}  // namespace

std::size_t common_subsequence(Stems a, Stems b) {
  b = b.first(std::min(b.size(), kMostInOrder));
  if (b.size() > kBits) {
    Columns columns(b.size());
    for (const std::uint32_t entry : a) {
      for (std::size_t j = 0; j < b.size(); ++j)
        columns.mask[j / kBits] |= std::uint64_t{b[j] == entry ? 1U : 0U} << (j % kBits);
      columns.step();
    }
    return columns.length();
  }
  std::uint64_t open = ~std::uint64_t{0};
  for (const std::uint32_t entry : a) {
    std::uint64_t mask = 0;
    for (std::size_t j = 0; j < b.size(); ++j) mask |= std::uint64_t{b[j] == entry ? 1U : 0U} << j;
    open = (open + (open & mask)) | (open & ~mask);
  }
  return static_cast<std::size_t>(std::popcount(~open));
}

std::size_t common_subsequence(Stems a, std::span<const std::pair<std::uint32_t, std::uint32_t>> places_of_b) {
  Columns columns(std::min(places_of_b.size(), kMostInOrder));
  for (const std::uint32_t entry : a) {
    auto place = std::lower_bound(places_of_b.begin(), places_of_b.end(), std::pair(entry, 0U));
    if (place == places_of_b.end() || place->first != entry) continue;  // nothing grows
    for (; place != places_of_b.end() && place->first == entry; ++place)
      columns.mask[place->second / kBits] |= std::uint64_t{1} << (place->second % kBits);
    columns.step();
  }
  return columns.length();
}

}  // namespace whosays::relate
