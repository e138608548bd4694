#include "quote/adverbials.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace whosays::quote {
namespace {

/// "an hour later", "two days ago", "moments earlier"; `begin` where it is none.
std::uint32_t skip_lapse(const Segment& s, std::uint32_t begin, std::uint32_t high) {
  constexpr std::array<std::string_view, 8> kLengths = {"moment", "moments", "minute", "minutes",
                                                        "hour",   "hours",   "decade", "decades"};
  std::uint32_t length = begin;
  while (length < high && (s.has(length, kDet) || s.is_number(length) || s.is(length, "few"))) ++length;
  const bool lapse = s.has(length, kCalendar) || s.is(length, "days") ||
                     std::ranges::any_of(kLengths, [&](std::string_view word) { return s.is(length, word); });
  const std::uint32_t end = length + 1;
  return lapse && end < high && (s.is(end, "later") || s.is(end, "earlier") || s.is(end, "ago")) ? end + 1 : begin;
}

std::uint32_t skip_time(const Segment& s, std::uint32_t begin, std::uint32_t high) {
  if (const std::uint32_t lapse = skip_lapse(s, begin, high); lapse > begin) return lapse;
  std::uint32_t at = begin;
  if (s.is(at, "on") || s.is(at, "in") || s.is(at, "late") || s.is(at, "early") || s.is(at, "at") || s.is(at, "this") ||
      s.is(at, "the") || s.is(at, "that")) {
    ++at;
  }
  std::uint32_t end = at;
  while (end < high && (s.has(end, kCalendar) || (s.is_number(end) && end > at))) ++end;
  return end > at ? end : begin;
}

}  // namespace

std::uint32_t skip_channel(const Segment& s, std::uint32_t begin, std::uint32_t high) {
  if (!s.has(begin, kPrep)) return begin;
  for (std::uint32_t i = begin + 1; i < high && i - begin <= 6; ++i) {
    if (!s.is_word(i) || s.has(i, kAux | kRel | kSubj) || s.is(i, "that")) return begin;
    if (!s.has(i, kChannel)) continue;
    std::uint32_t end = i + 1;
    while (s.has(end, kChannel)) ++end;  // "a text message"
    // "... with the Courier", "... to reporters"
    if (s.is(end, "with") || s.is(end, "to") || s.is(end, "by") || s.is(end, "from")) {
      const UnitRange hearer = hearer_from(s, end + 1, high);
      if (!hearer.empty()) end = hearer.end;
    }
    return end;
  }
  return begin;
}

std::uint32_t skip_adverbials(const Segment& s, std::uint32_t begin, std::uint32_t high) {
  std::uint32_t at = begin;
  for (;;) {
    std::uint32_t next = skip_time(s, at, high);
    if (next == at) next = skip_channel(s, at, high);
    if (next == at && s.has(at, kAdv) && at < high) next = at + 1;
    if (next == at || next > high) return std::min(at, high);
    at = next;
  }
}

UnitRange hearer_from(const Segment& s, std::uint32_t begin, std::uint32_t high) {
  std::uint32_t end = begin;
  if (end >= high || !s.is_word(end)) return {begin, begin};
  if (s.has(end, kObj)) return {begin, begin + 1};
  if (s.is(end, "that") || s.has(end, kPrep | kSub | kSubj | kAdv | kAux)) return {begin, begin};
  if (s.has(end, kDet | kPoss)) ++end;
  if (end > begin && s.is(end, "of") && s.has(end + 1, kObj)) return {begin, end + 2};  // "both of them"
  const std::uint32_t core = end;
  while (end < high && s.is_word(end) && (s.capital(end) || s.is(end, "'s") || s.is(end, "’s"))) ++end;
  if (end > core) {
    if (s.is(end, "of") && (s.capital(end + 1) || s.is(end + 1, "the"))) {
      end += 2;
      while (end < high && s.capital(end)) ++end;
    }
    return {begin, end};
  }
  while (end < high && end - core < 3 && s.is_word(end) && s.units[end].classes == 0) ++end;
  // Without a determiner only a single plural noun is a hearer ("reporters"); two words are likelier a clause.
  if (core == begin && end - core > 1) end = core + 1;
  return {begin, end > core ? end : begin};
}

}  // namespace whosays::quote
