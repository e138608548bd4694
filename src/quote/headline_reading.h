// Headlines read by the net beside the word lists, and set right by what their grammar leaves out: articles and
// auxiliaries ("Bishop criticised for silence" is a passive), the rest of a list behind a comma.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "quote/found.h"
#include "quote/label_net.h"

namespace whosays::quote {

/// The lists' reading of a title becomes that of both. Wants tags and trees, and `states` as LabelNet::read does.
void read_with_net(std::string_view title, const Passage& passage, const LabelNet& net,
                   std::span<const std::int8_t> states, std::vector<Found>& found);

/// Where contents end, and whose voice a participle without its auxiliary is.
void settle_headline_grammar(const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
