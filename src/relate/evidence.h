// What two pages have in common, as numbers between 0 and 1 that a person can read.
//
// Depends on the two pages and the frozen frequency table, on nothing else: no third article changes it, and it does
// not matter which of the two was added first.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "relate/scan.h"

namespace whosays::relate {

enum class Trait : std::uint8_t {
  run_share,      ///< own words in runs, of the page that has the larger share of them
  run_share_low,  ///< of the other page
  run_words,      ///< own words in runs, logarithm
  run_longest,    ///< logarithm
  run_quoted,     ///< quoted words in runs, logarithm
  chain_share,    ///< own words in aligned sentences, larger share
  chain_share_low,
  chain_similarity,  ///< mean over aligned sentences
  chain_function,    ///< order of function words, mean
  chain_content,     ///< order of other words, mean
  chain_count,       ///< aligned sentences, logarithm
  chain_straight,    ///< most aligned sentences one after the other on both pages, logarithm
  order,             ///< how much of what could be aligned stands in one order
  names,             ///< rare names and numbers of one page that the other has, larger share
  names_low,
  name_order,  ///< names and numbers in common order, of those of the page with fewer
  title,       ///< words of the headlines in common
  credit,      ///< one names the other's outlet: once, or more
  agency,      ///< one page, or both, carry an agency's tag
  one_house,   ///< the same publisher
  gap,         ///< days between, in steps; not known: a middle value
  length,      ///< own words of the shorter page, logarithm
  length_ratio,
};
inline constexpr std::size_t kTraits = 23;

std::string_view word(Trait trait);

/// One page as the other sees it.
struct Side {
  float run_share = 0, chain_share = 0, names = 0;
  float rarer = 0;  ///< mean level of its words that the aligned sentence does not have: spinners choose rare words
  std::uint32_t names_other = 0;  ///< times it names the other's outlet
};

struct Evidence {
  std::array<float, kTraits> traits{};
  Side a, b;
  std::uint32_t own_words = 0, quoted_words = 0, longest = 0;  ///< in runs
  std::uint32_t aligned = 0;                                   ///< sentences
  std::uint32_t names = 0;                                     ///< rare names and numbers in common order
  float exact = 0;         ///< share of the aligned mass whose sentences read the same
  float stretch = 1;       ///< words of b for each of a in aligned sentences
  bool same_text = false;  ///< every word, quotations too, and at least five of them
  bool same_address = false;
  [[nodiscard]] float trait(Trait t) const { return traits[static_cast<std::size_t>(t)]; }
};

Evidence compare(const Page& a, const Page& b);

/// Evidence as bytes and back, bit for bit: how a ledger keeps it. Bytes of another length give nothing.
std::string packed(const Evidence& evidence);
std::optional<Evidence> unpacked(std::string_view bytes);

}  // namespace whosays::relate
