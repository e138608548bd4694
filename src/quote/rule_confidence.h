// How often a pattern's attributions are right, measured (lexicon/rule_confidence.tsv).
#pragma once

#include <string_view>

namespace whosays::quote {

/// 0 to 1; 0.5 for a pattern that has not been measured.
float rule_confidence(std::string_view rule);

}  // namespace whosays::quote
