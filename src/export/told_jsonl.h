// Schema "whosays.told/1": a line a telling by one account.
#pragma once

#include <iosfwd>

#include "show/lookup.h"
#include "story/told.h"

namespace whosays::exports {

void write_told_jsonl(const show::Lookup& lookup, const story::ToldPage& page, std::ostream& out);

}  // namespace whosays::exports
