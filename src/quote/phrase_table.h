// Fixed phrases: refusals and cues without a source (lexicon/refusals.tsv, lexicon/implicit.tsv).
#pragma once

#include <optional>
#include <string_view>

#include "quote/units.h"

namespace whosays::quote {

struct PhraseMatch {
  std::uint32_t end = 0;
  std::uint32_t cue_begin = 0;  ///< without the leading "it" of "it is believed"
  std::uint32_t cue_end = 0;    ///< without the trailing "to" of "is said to"
  std::uint32_t content_begin = 0;
  std::string_view lemma;    ///< the phrase
  std::string_view shape;    ///< column `shape`, implicit phrases only
  std::string_view content;  ///< column `content`, refusals only
};

std::optional<PhraseMatch> refusal_at(const Segment& segment, std::uint32_t at, std::uint32_t high);
std::optional<PhraseMatch> implicit_at(const Segment& segment, std::uint32_t at, std::uint32_t high);

/// Where the content of a refusal begins, or 0 when it has none ("declined to comment on the report").
std::uint32_t refusal_content_begin(const Segment& segment, const PhraseMatch& match, std::uint32_t high);

/// A word that names a source in a headline: "sources", "officials", "police", "report".
bool is_source_noun(const Segment& segment, UnitRange range);

}  // namespace whosays::quote
