// How exact a date is: the first and last day that it can mean, and words that say so.
//
// "2031-05" is some day of May; "before 12 May" ends on the 11th and begins nowhere. Nothing is inferred beyond the
// value and the word that leads it in.
#pragma once

#include <string>
#include <string_view>

#include "base/span.h"

namespace whosays::story {

struct Stretch {
  std::string earliest, latest;  ///< ISO days, both included; empty where it is open
  std::string words;             ///< "4 May 2031", "in May 2031", "before 12 May 2031", "in the week of 5 May 2031"
};

/// `value` as in Moment: a day, week (2031-W18), month, quarter (2031-Q2), half (2031-H1), season (2031-SU), year or
/// decade (203X), also with a time of day. `lead`: "before", "by", "until", "after", "since", "around" or empty;
/// any other word counts as none. A value of no known form comes back as its own words, with open ends.
Stretch stretch_of(std::string_view value, std::string_view lead = {});

/// The word that leads a time expression in, in lower case: "before" of "before 12 May", "around" of "around 12 May".
std::string_view lead_of(std::string_view text, Span time);

}  // namespace whosays::story
