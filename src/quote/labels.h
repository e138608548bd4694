// Labels of words for the three roles, and the best path through them.
//
// A word is outside (0) or the first, an inner, the last or the single word of a source, a cue or a content: 13 labels.
// Which label may follow which, and what it costs, depends on what stands between two words: nothing, a sentence's end,
// a paragraph's end, each inside a quotation or not, so that "a quotation is not split" is learned and not decreed.
// Scores are integers in steps of 1/2048, so that the path is the same on every machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "doc/document.h"

namespace whosays::quote {

enum class LabelRole : std::uint8_t { source, cue, content };
inline constexpr std::uint32_t kLabelRoles = 3;
enum class Place : std::uint8_t { first, inner, last, single };
inline constexpr std::uint32_t kLabels = 1 + 4 * kLabelRoles;
inline constexpr std::size_t kLabelLanes = 16;  ///< kLabels, filled up to what vectors hold

constexpr std::uint8_t label_of(LabelRole role, Place place) {
  return static_cast<std::uint8_t>(1 + 4 * static_cast<unsigned>(role) + static_cast<unsigned>(place));
}

/// "outside", "source first", "content inner", ...: for people.
std::string name_of_label(std::uint8_t label);

/// What stands between a word and the next one.
inline constexpr std::uint32_t kBorders = 6;  ///< {in a sentence, sentence's end, paragraph's end} x {outside, inside
                                              ///< one quotation}

/// True when `after` may follow `before`: what is open goes on, what is closed is not gone on with.
constexpr bool may_follow(std::uint32_t before, std::uint32_t after) {
  const bool open = before != 0 && ((before - 1) % 4 == 0 || (before - 1) % 4 == 1);
  const bool goes_on = after != 0 && ((after - 1) % 4 == 1 || (after - 1) % 4 == 2);
  if (open != goes_on) return false;
  return !open || (before - 1) / 4 == (after - 1) / 4;
}
constexpr bool may_begin(std::uint32_t label) { return may_follow(0, label); }
constexpr bool may_end(std::uint32_t label) { return may_follow(label, 0); }

/// Words [first, end) of one role.
struct RoleSpan {
  LabelRole role = LabelRole::source;
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  friend bool operator==(const RoleSpan&, const RoleSpan&) = default;
};

/// Border behind each word of a passage (the last word's is a paragraph's end).
void borders_of(const Passage& passage, std::vector<std::uint8_t>& out);

using Transitions = std::array<std::int32_t, std::size_t{kBorders} * kLabels * kLabels>;  ///< [border][before][after]

/// The best path. `scores` has kLabels numbers a word, `borders` one a word.
std::vector<std::uint8_t> best_labels(std::span<const std::int32_t> scores, std::span<const std::uint8_t> borders,
                                      const Transitions& transitions);

/// Spans of a path that keeps may_follow, in text order.
std::vector<RoleSpan> spans_of(std::span<const std::uint8_t> labels);

}  // namespace whosays::quote
