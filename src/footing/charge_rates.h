// How often careful readers of news found somebody accused where a word stands at such a place: the logarithm of its
// share over the share of all, in thousandths (lexicon/allegation_rates.tsv). 0 for words that say nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace whosays::footing {

/// Those of Place (charge_features.h), the predicate by what the party is to it, and words anywhere.
enum class RatePlace : std::uint8_t {
  of_subject,
  of_passive,
  of_object,
  of_other,
  inner,
  object,
  of_object_itself,
  oblique,
  beside,
  second,
  of_second,
  thing,
  own_clause,
  party,
  own_quality,
  above,
  source,
  cue,
  clause,
  content,  ///< any word of the party's clause, of the content
  count_
};

/// The place of a predicate whose party is of a kind of charge_places.h's place_kind_of.
RatePlace predicate_place(std::int32_t kind);
/// Of the other places of charge_features.h.
RatePlace rate_place(std::size_t place);

std::int32_t charge_rate(std::string_view lemma, RatePlace place);

}  // namespace whosays::footing
