// What is looked at to say whether a content is against somebody, beside the net's score (charge_net.h): how the score
// lies to those of the others, what the article said before, how often careful readers found somebody accused at such
// words, and signs of the saying and of the party. charge_trees.h weighs them; train/footing/run_against learns how.
//
// All are whole numbers: log odds and logarithms of rates in thousandths, counts, and 1 or 0 for what holds or does
// not.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace whosays::footing {

struct ChargeRow;
struct ChargeRows;

// clang-format off
enum class ChargeFigure : std::uint8_t {
  score, bare,             // of the net, with what is remembered and without
  lead,                    // of the score before the best of the others, or how far it lies behind
  rank, rows,              // by score; how many there are
  article_known, article_highest, article_charges,           // charge_memory.h
  actor_known, actor_highest, actor_mean, actor_times,
  predicate_rate, inner_rate, object_rate, of_object_rate, oblique_rate, beside_rate, second_rate,  // charge_rates.h
  of_second_rate, thing_rate, own_clause_rate, party_rate, own_quality_rate, above_rate, source_rate, cue_rate,
  clause_mean, clause_most, content_mean, content_most,      // of all words, and of the two that have most
  place, clause_place,                                       // kinds of charge_places.h
  by_rules, rules_another, weight, direct, most_weight, exculpates,  // accusations.h, discredit.h
  harmed, office,
  pronoun, name, acts, specific, in_content,                 // the party
  person, body,                                              // what its actor is
  mentions, in_title, speaks,                                // of its actor, in the article; how often as a source
  accuser, own_voice, accuses, direct_speech, title,         // the saying
  asks, length,                                              // of the content
  hurt, charged, wanted,                                     // charge_signs.h: what the verb makes of it
  charge_steps, charge_tokens, charge_around, charge_undone, charge_nearer,  // the way to words of discredit
  open_pronoun, plural, modifier, party_words, from_begin, depth,            // the party, and where it stands
  source_word, source_role, subjects,                        // charge_ties.h
  source_class,
  all_known, all_highest, all_charges, all_actor, all_actor_mean, all_actor_times, all_actor_charged,  // charge_others.h
  pair, back, same_source, same_source_mean, beside, beside_actor,
  count_
};
// clang-format on
inline constexpr std::size_t kChargeFigures = static_cast<std::size_t>(ChargeFigure::count_);
using ChargeFigures = std::array<std::int32_t, kChargeFigures>;

/// The enumerator's own name.
std::string_view name_of(ChargeFigure figure);

/// Fills those that come from the net's scores, with what is remembered and without, each of a row.
void add_scores(ChargeRows& found, std::span<const std::int32_t> scores, std::span<const std::int32_t> bare);
/// Of all words, and of the two whose rates are highest; 0 of none.
struct ContentRates {
  std::int32_t mean = 0, most = 0;
};
ContentRates content_rates(std::span<const std::string_view> content);

/// Fills those of its words, and of its content's.
void add_rates(ChargeRow& row, ContentRates content);

}  // namespace whosays::footing
