// Signs by which a statement is seen to answer another: each holds or does not.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace whosays::footing {

/// In the tables (lexicon/answer_*.tsv) by these names. `said` is what may answer, `told` what may be answered.
enum class Sign : std::uint8_t {
  denies,
  disputes,
  owns_up,
  apologises,
  declines,
  silent,        ///< unreachable, no response
  noncommittal,  ///< neither confirms nor denies
  asserts,
  accuses,  ///< accuse, demand, question
  promises,
  quoted,
  negated,
  negated_early,
  absolute,  ///< never, always, every, nobody
  alibi,
  rejects,
  admits,
  knows_nothing,
  gives_reason,
  limits,
  numbers,
  whole,  ///< "the claims"
  vague,  ///< "any wrongdoing"
  pronoun,
  points_back,
  first_person,
  brief,
  lengthy,
  replies,  ///< "responded", "hit back"
  insists,
  says_deny,  ///< by its cue: denies, refutes, pleads
  says_reject,
  says_confirm,
  says_agree,
  says_admit,
  names_claim,  ///< "denied allegations that"
  asked,        ///< "asked about", "in response to" in its sentence
  bound,
  loyal,
  body,
  spokesman,
  unnamed,
  document,
  outlet,
  earlier,      ///< "had said"
  charges,      ///< is itself against somebody
  untold_whom,  ///< its source has no actor
  few,          ///< the text has hardly any other statement
  in_title,     ///< is said in the title
  told_against,
  told_accuses,
  told_found,
  told_answers,
  told_own_voice,
  told_document,
  told_outlet,
  told_unnamed,
  told_several,
  told_alleges,  ///< by its cue: claims, accuses
  told_reports,
  told_plans,  ///< promises, proposes, believes
  told_asks,
  told_title,
  told_brief,
  side_actor,         ///< told is against who says it
  side_for,           ///< ... against whom they speak for
  side_named,         ///< ... by a word of their name
  side_mentioned,     ///< told speaks of who says it
  side_word,          ///< by a word
  against_other,      ///< told is against somebody, and none of these
  elsewhere_charged,  ///< who says it is spoken against in another statement
  names_teller,       ///< said speaks of who told
  charges_self,
  countercharge,  ///< said is against who told
  share_actor,    ///< both speak of somebody
  hearer,         ///< told to who says it
  common_one,
  common_two,
  common_three,
  common_rare,  ///< a word that few other statements have
  rare_two,
  half_of_said,
  fifth_of_said,
  half_of_told,
  fifth_of_told,
  negates_common,
  numbers_differ,
  numbers_same,
  next,  ///< the statement right before
  second,
  third_fourth,
  same_sentence,
  next_sentence,
  second_sentence,
  within_five,
  same_paragraph,
  behind,  ///< told later
  next_behind,
  nearest_side,  ///< the nearest against who says it
  only_side,
  nearest_against,
  only_against,
  most_common,  ///< shares most words
  follows_own,  ///< the statement right before is by the same speaker
  count
};
inline constexpr std::size_t kSigns = static_cast<std::size_t>(Sign::count);
using Signs = std::bitset<kSigns>;

std::string_view name_of(Sign sign);

}  // namespace whosays::footing
