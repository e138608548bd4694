// A statement as keys of a JSON object: the same keys wherever a statement appears in an export.
#pragma once

#include "export/json_line.h"
#include "show/lookup.h"

namespace whosays::exports {

/// Writes the keys of one statement, its article and its receipts into the open object.
void statement_keys(const show::Lookup& lookup, const StatementRecord& statement, JsonLine& json);

}  // namespace whosays::exports
