// ISO dates as ranges of minutes, so that "2031-05" and "2031-05-03T06:00Z" can be compared without guessing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace whosays::story {

/// First and last minute (UTC, counted from 1 January 1970) that a written date can mean.
struct Moments {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

inline constexpr std::int64_t kMinutesADay = std::int64_t{24} * 60;

/// "2031", "2031-05", "2031-05-03", "2031-05-03T06:00[:00][Z|+01:00]"; a time without a zone is read as UTC. Anything
/// else gives nothing.
std::optional<Moments> moments_of(std::string_view iso);

/// True only when every moment that `a` can mean is before every moment of `b`; unknown dates are before nothing.
bool surely_before(std::string_view a, std::string_view b);

/// "3 May 2031", "May 2031", "2031"; what is no date comes back as it is.
std::string date_words(std::string_view iso);

}  // namespace whosays::story
