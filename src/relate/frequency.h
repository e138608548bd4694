// How rare a stem is, by a frozen table: models/relation_frequencies.tsv, made by train/stories from news.
//
// Evidence of a pair must not change when a third article comes, so rarity is not counted in the ledger. A new table is
// a new version of this module.
#pragma once

#include <cstdint>

namespace whosays::relate {

/// Level of a stem that the table does not have.
inline constexpr std::uint8_t kRarest = 20;

/// Twice the binary logarithm of (articles / articles with the stem), rounded: 0 in all, 20 in one of a thousand.
std::uint8_t level_of(std::uint32_t stem);

}  // namespace whosays::relate
