// The list of what drifted, as claims and origins print it for programs.
#pragma once

#include <vector>

#include "export/json_line.h"
#include "show/lookup.h"

namespace whosays::exports {

/// "drift":[{"kind","note","earlier":{"article","field","line","words","receipt"},"later":{..}}]
void drift_list(const show::Lookup& lookup, const std::vector<const story::DriftLine*>& lines, JsonLine& json);

/// "altered_names":[{"spelling","article","line","original"|null,"settled","settled_by"|null}]
void name_list(const show::Lookup& lookup, const std::vector<story::DriftedName>& names, JsonLine& json);

}  // namespace whosays::exports
