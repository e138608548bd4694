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

/// What two lists begin and end with alike is in their longest common subsequence: takes it off both. Copies have whole
/// sentences alike.
struct Ends {
  std::size_t front = 0, back = 0;
};
Ends take_off_ends(Stems& a, Stems& b) {
  Ends out;
  const std::size_t most = std::min(a.size(), b.size());
  while (out.front < most && a[out.front] == b[out.front]) ++out.front;
  a = a.subspan(out.front);
  b = b.subspan(out.front);
  while (out.back < most - out.front && a[a.size() - 1 - out.back] == b[b.size() - 1 - out.back]) ++out.back;
  a = a.first(a.size() - out.back);
  b = b.first(b.size() - out.back);
  return out;
}

}  // namespace

std::size_t common_subsequence(Stems a, Stems b) {
  b = b.first(std::min(b.size(), kMostInOrder));
  const Ends ends = take_off_ends(a, b);
  const std::size_t alike = ends.front + ends.back;
  if (a.empty() || b.empty()) return alike;
  if (b.size() > kBits) {
    Columns columns(b.size());
    for (const std::uint32_t entry : a) {
      for (std::size_t j = 0; j < b.size(); ++j)
        columns.mask[j / kBits] |= std::uint64_t{b[j] == entry ? 1U : 0U} << (j % kBits);
      columns.step();
    }
    return alike + columns.length();
  }
  std::uint64_t open = ~std::uint64_t{0};
  for (const std::uint32_t entry : a) {
    std::uint64_t mask = 0;
    for (std::size_t j = 0; j < b.size(); ++j) mask |= std::uint64_t{b[j] == entry ? 1U : 0U} << j;
    open = (open + (open & mask)) | (open & ~mask);
  }
  return alike + static_cast<std::size_t>(std::popcount(~open));
}

std::size_t common_subsequence(Stems a, Stems b, std::span<const std::pair<std::uint32_t, std::uint32_t>> places_of_b) {
  const Ends ends = take_off_ends(a, b);
  const std::size_t alike = ends.front + ends.back;
  if (a.empty() || b.empty()) return alike;
  Columns columns(b.size());
  for (const std::uint32_t entry : a) {
    auto place = std::lower_bound(places_of_b.begin(), places_of_b.end(), std::pair(entry, 0U));
    bool met = false;
    for (; place != places_of_b.end() && place->first == entry; ++place) {
      const std::size_t at = place->second - ends.front;  // beyond all of them when it stands in front
      if (at >= b.size()) continue;
      columns.mask[at / kBits] |= std::uint64_t{1} << (at % kBits);
      met = true;
    }
    if (met) columns.step();
  }
  return alike + columns.length();
}

}  // namespace whosays::relate
