// The classes of time patterns: how many pieces one takes at a place, and what it then says.
#pragma once

#include "time/patterns.h"

namespace whosays::time {

/// The class of this name (without brackets).
PieceClass class_named(std::string_view name);

/// Tries the class at piece `at`; gives the piece after it and fills captures, or 0.
std::uint32_t match_class(PieceClass piece_class, const Pieces& pieces, std::uint32_t at, Captures& captures);

}  // namespace whosays::time
