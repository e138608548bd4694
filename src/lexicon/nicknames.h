// Short and pet forms of given names (lexicon/nicknames.tsv).
#pragma once

#include <string_view>

namespace whosays::lexicon {

/// One is a short or pet form of the other: "bob", "robert". Both in lower case.
bool is_nickname(std::string_view a, std::string_view b);

}  // namespace whosays::lexicon
