// Phrases: where the noun phrase before or after a cue begins and ends, and where a content ends. Shallow rules on
// closed classes and capitals; a tree replaces them when there is one.
#pragma once

#include <optional>

#include "quote/cues.h"
#include "quote/units.h"

namespace whosays::quote {

/// The subject whose verb group begins at `verb`, with its appositions; searched back to `low`.
std::optional<UnitRange> subject_before(const Segment& segment, std::uint32_t verb, std::uint32_t low);

/// The subject that follows an inverted cue ("..., said the mayor, Ana Vell"), searched up to `high`.
std::optional<UnitRange> subject_after(const Segment& segment, std::uint32_t begin, std::uint32_t high);

/// The noun phrase that stands alone in a range, as the source of "according to": up to a comma, a verb or the end.
std::optional<UnitRange> noun_phrase_from(const Segment& segment, std::uint32_t begin, std::uint32_t high);

/// Where the content that begins at `begin` ends: the segment's stop, or a comma before the next attribution ("...,
/// adding that", "..., according to", "..., but the agency said").
std::uint32_t content_end(const Segment& segment, std::uint32_t begin, std::uint32_t high);

/// `high` without the stop and closing brackets that end the segment.
std::uint32_t without_final_stop(const Segment& segment, std::uint32_t begin, std::uint32_t high);

/// Number of words (and words inside quotations) in a range.
std::uint32_t words_in(const Segment& segment, UnitRange range);

/// A unit that parts clauses: comma, semicolon, colon, dash, bracket.
bool is_clause_mark(const Segment& segment, std::uint32_t i);
bool is_comma(const Segment& segment, std::uint32_t i);
bool is_dash(const Segment& segment, std::uint32_t i);

}  // namespace whosays::quote
