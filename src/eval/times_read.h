// What reads the gold of times shares; for the two files that do.
#pragma once

#include <string>

#include "base/result.h"
#include "eval/times.h"

namespace whosays::eval {

Result<std::string> file_of_times(const std::string& path);

/// A page of GUM: CoNLL-U with TEI date tags.
Result<TimesPage> gum_page(const std::string& path);

}  // namespace whosays::eval
