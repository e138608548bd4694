// The program: arguments in, a verb called, an exit code out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/verb.h"

namespace whosays::cli {

/// Runs the program with arguments that do not include its name. Prints to the streams only; never throws.
int run_program(std::vector<std::string> arguments, Streams& streams);

/// The known word nearest to what was typed, empty when none is near (more than two letters wrong, or more than a
/// third).
std::string nearest(std::string_view typed, const std::vector<std::string>& known);

}  // namespace whosays::cli
