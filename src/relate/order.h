// How much of one list stands in another in the same order: the length of their longest common subsequence.
//
// Bit-parallel (Hyyrö, "Bit-parallel LCS-length computation revisited", 2004): a step is one addition for each 64
// entries of b, however many they are. Exact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace whosays::relate {

using Stems = std::span<const std::uint32_t>;

/// O(|a| * |b|), quick where b has at most 64 entries, as nearly all sentences have; at most kMostInOrder of b are
/// taken.
inline constexpr std::size_t kMostInOrder = 320;
std::size_t common_subsequence(Stems a, Stems b);

/// The same with the places of the entries of b at hand, sorted by entry: O(|a| log |b|), and a step for each entry of
/// a that b has. b has at most kMostInOrder entries.
std::size_t common_subsequence(Stems a, Stems b, std::span<const std::pair<std::uint32_t, std::uint32_t>> places_of_b);

}  // namespace whosays::relate
