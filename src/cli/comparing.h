// Comparing articles that wait for it: those of an older format, or of another frequency table.
#pragma once

#include "cli/verb.h"

namespace whosays::cli {

/// Compares all that wait, on two threads, some hundred a transaction; arranges the groups. Stops when it is
/// interrupted, what is done is kept.
Status compare_waiting(Context& context, Ledger& ledger, std::uint64_t waiting);

/// What `add` does at its end: arranges the groups of large families, and compares what waited, with a line on it.
Status finish_comparing(Context& context, Ledger& ledger, const std::string& path);

}  // namespace whosays::cli
