// The tables of the first screen: claims against someone with their standing, then the others.
#pragma once

#include <string>

#include "show/show.h"

namespace whosays::show {

/// Claims against someone: number, handle, words, origins, answers, findings, notices, the last four in
/// aligned columns where the width allows. Empty when there are none.
std::string claims_against_someone(const Lookup& lookup, const Setting& setting);

/// The other claims, most carried first, who says each; at most a screenful unless Setting::all.
std::string other_claims(const Lookup& lookup, const Setting& setting);

}  // namespace whosays::show
