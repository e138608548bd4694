// What the verbs that tell stories share: the World of the options' view, its Story, the way to print it.
#pragma once

#include <functional>

#include "cli/verb.h"
#include "show/show.h"
#include "story/story.h"

namespace whosays::cli {

/// Today as an ISO date, in the zone of the computer.
std::string today();

/// Width, emphasis and today's date for show::, and what suggested commands need to see the same as these options.
show::Setting show_setting(const Context& context, const LedgerOptions& options);

/// Loads the view, tells its story, prints the opening line for people, and calls `print` with the way through both.
Result<ExitCode> with_story(Context& context, const LedgerOptions& options,
                            const std::function<Result<ExitCode>(const show::Lookup&)>& print);

}  // namespace whosays::cli
