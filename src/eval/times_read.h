// The readers of the gold of times, a file each.
#pragma once

#include <string>

#include "base/result.h"
#include "eval/times.h"

namespace whosays::eval {

/// A page of GUM: CoNLL-U with TEI date tags.
Result<TimesPage> gum_page(const std::string& path);

}  // namespace whosays::eval
