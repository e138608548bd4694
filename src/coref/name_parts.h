// Which words that stand before or behind a name are no part of it: "Tenor Umberto Salis", "Sleepy Jonas Odel".
#pragma once

#include <cstdint>
#include <string_view>

#include "coref/scene.h"

namespace whosays::coref {

/// Trades that are given names as often.
bool is_name_too(std::string_view word);

/// "JUST WATCHED Odel", "COURIER Odel's plan": a label in capitals before a name that is not in capitals. "ODEL Marek"
/// is a name.
bool shouts_before(const FieldView& v, std::uint32_t token);

/// "Ailsa Drummoyne KC"
bool is_behind_names(std::string_view word);

/// The token of a name that ends before `end` says what somebody is, or what others call him.
bool is_no_part(const FieldView& v, std::uint32_t token, std::uint32_t end);

}  // namespace whosays::coref
