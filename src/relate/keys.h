// Keys under which a page is found by pages made from it, whatever was done to it.
//
// Three families, since each survives another treatment: winnowed five-word grams outside quotations (Schleimer,
// Wilkerson, Aiken, "Winnowing", 2003: any shared run of 28 words shares one), pairs of rare names or numbers that
// follow each other (round trips, rewrites), and the function words of a sentence in order (spinners). Cost: linear.
#pragma once

#include <cstdint>
#include <vector>

#include "relate/scan.h"

namespace whosays::relate {

struct Keys {
  std::vector<std::uint64_t> strong;  ///< one in common is enough to compare two pages; distinct
  std::vector<std::uint64_t> weak;    ///< three in common
};

Keys keys_of(const Page& page);

}  // namespace whosays::relate
