// The header of a container as JSON.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/container.h"

namespace whosays::model {

/// One line, keys in a fixed order.
std::string header_to_json(const Header& header);

/// Unknown keys are passed over; a key of the wrong type, or none of name, kind, version, is an error.
Result<Header> header_from_json(std::string_view json);

}  // namespace whosays::model
