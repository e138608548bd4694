// What newly added findings and notices touch: which claims of the ledger, how many articles carry them, how many of
// those without a notice.
#pragma once

#include <set>
#include <string>

#include "cli/verb.h"
#include "doc/document.h"

namespace whosays::cli {

/// True when a body with a mandate speaks in the document, or it has a notice.
bool may_touch(const Document& document);

/// A line each for findings and for notices of the articles (by id), with the command that lists the carriers; nothing
/// where they touch nothing. Tells the story of the whole ledger, so beyond some thousand articles it only says how to
/// ask.
Status print_touched(Context& context, Ledger& ledger, const std::string& path, const std::set<std::string>& articles);

}  // namespace whosays::cli
