// Closed classes of words, from lexicon/closed_class.tsv and its neighbours.
#pragma once

#include <cstdint>
#include <string_view>

namespace whosays::quote {

using ClassSet = std::uint16_t;
inline constexpr ClassSet kDet = 1, kPoss = 2, kSubj = 4, kObj = 8, kPrep = 16, kSub = 32, kRel = 64, kCoord = 128,
                          kAux = 256, kBe = 512, kNeg = 1024, kAdv = 2048, kCalendar = 4096, kFinite = 8192,
                          kChannel = 16384;

/// All classes of a lower-case word; 0 for an open-class word. Adverbs in -ly count as kAdv.
ClassSet classes_of(std::string_view lower);

}  // namespace whosays::quote
