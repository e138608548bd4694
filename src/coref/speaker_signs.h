// Signs by which the actor whom the words of a source mean is told from others: each holds or does not.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace whosays::coref {

/// In lexicon/speaker_trees.tsv by these names. First what is said of the source, then of one candidate.
enum class SpeakerSign : std::uint8_t {
  he_or_she,  ///< "he", "she"
  it,
  they,
  the_noun,    ///< "the mayor"
  their_noun,  ///< "her lawyer"
  src_quoted,  ///< the source stands in somebody's words
  src_nested,
  src_leads,   ///< begins its sentence
  src_behind,  ///< stands behind its words
  src_direct,  ///< its words are quoted
  src_direct_behind,
  src_says,
  src_adds,
  src_answers,
  src_asks,
  src_thinks,
  src_first,            ///< no source before it
  src_opens_paragraph,  ///< no source before it in its paragraph
  src_second,           ///< a source before it in its sentence
  src_sentence_spoke,   ///< a source in the sentence before
  src_after_question,
  src_last_open,  ///< nobody knows who spoke last
  src_alone,      ///< the only source of its paragraph so far, whose sentence begins it
  one_candidate,
  two_candidates,
  few_candidates,
  one_fitting,  ///< known to be of that gender, where one is asked
  two_fitting,
  no_fitting,
  has_link,
  link_is_new,  ///< the learned link finds nobody
  nobody_current,
  person,
  body,
  place,
  gender_same,
  gender_unknown,
  gender_told,
  named_once,
  named_twice,
  named_often,
  first_named,
  last_named,
  same_sentence,
  sentence_before,
  two_before,
  three_to_five,
  far,
  same_paragraph,
  paragraph_before,
  ahead_only,
  nearest,
  second_nearest,
  nearest_fitting,
  second_fitting,
  last_name,
  last_pronoun,
  last_description,
  last_quoted,
  last_subject,
  last_possessor,
  last_object,
  last_apposition,
  last_behind_preposition,
  last_main_clause,
  last_hearer,
  in_own_words,
  named_in_own_words,
  in_last_words,  ///< told of by whoever spoke last
  last_speaker,
  speaker_before,
  last_main_speaker,
  main_speaker_before,
  spoke_same_sentence,
  spoke_sentence_before,
  spoke_same_paragraph,
  spoke_ever,
  spoke_most,
  led_own_sentence,
  led_sentence_before,
  led_two_before,
  led_paragraph,
  in_first_sentence,
  in_title,
  named_sentence_before,
  one_since,  ///< others who fit, since
  more_since,
  other_spoke_since,
  other_led_since,
  stranger_since,
  other_same_sentence,
  other_sentence_before,
  joined,
  only_of_kind,
  last_in_subject,  ///< stands in the subject of its sentence, by the tree
  first_in_sentence_before,
  only_in_sentence_before,
  last_in_sentence_before,
  noun_since,  ///< somebody without a name who fits, since
  noun_led_since,
  noun_spoke_since,
  noun_gendered_since,
  noun_new_since,     ///< "a guard"
  same_pronoun_last,  ///< the last "he" was of this one
  other_pronoun_last,
  open_pronoun_since,
  given_name,
  given_other,  ///< which says another gender
  one_word,
  behind_in,   ///< "in Harnfeld"
  last_title,  ///< an office or courtesy stands right before the name
  role_known,
  described_before,
  linked,
  link_30,
  link_50,
  link_70,
  link_85,
  link_93,
  link_97,
  link_99,
  runner_up,
  runner_up_20,
  doubt_gender,
  doubt_trade,
  doubt_beside,
  doubt_another_spoke,
  doubt_came_between,
  doubt_stranger,
  doubt_named_since,
  doubt_spoken_of,
  doubt_either,
  doubt_two,
  doubt_known_other,
  doubt_one_of_two,
  sure_fits,
  sure_spoke_last,
  sure_leads,
  current,
  other_current,
  by_roles,
  by_description,
  by_pronoun,
  by_elimination,
  by_link,
  office_exact,
  office_list,
  office_broad,
  office_rival,
  office_none_has,
  trade_unknown,
  trade_other,
  kin_fit,
  head_kin,
  possessor,
  head_bare,
  head_scene,
  head_any,
  head_unlisted,
  head_body,
  head_trade,
  nation,
  nation_said,
  age,
  age_said,
  age_other,
  former,
  words_before,
  head_before,
  head_in_roles,
  stranger_head,
  head_in_name,
  head_counter,       ///< "her predecessor", "his rival"
  others_have_trade,  ///< everybody else is something else
  age_known,
  age_nobody,
  told_three,
  head_generic,  ///< "the company"
  told_one,
  told_two,
  told_verb,
  walks_unnamed,  ///< "the magistrate" before, of whom no name is known
  owner,          ///< "his" of "his colleague" is this one, for all one can tell
  owner_other,
  only_but_owner,
  head_stem_told,  ///< "the investor" of whom it was told that she invested
  modifier_told,   ///< "the board member" of one who sits on the board
  relative_of,     ///< "the son" of one who was told to have a father
  relative_had,
  kind_in_name,  ///< "the club" of a Rovers
  used_before,   ///< "the cellist" before
  use_nearest,   ///< spoken of last before the words were used first
  use_only,      ///< and the only one
  use_led,
  use_before_name,  ///< has no name yet there
  office_later,     ///< said of this one behind the source
  told_later,
  head_later,
  called_alike,
  called_other,       ///< "the surgeon", asked for "the anaesthetist"
  others_are_others,  ///< everybody else is or is called something else
  last_left,          ///< and this one is not
  field_known,        ///< speaker_fields.h
  field_told,
  field_told_two,
  field_told_four,
  field_most,
  field_only,
  field_nobody,
  echo_same,  ///< "the inventor said she was relieved" (speaker_words.cpp)
  echo_other,
  echo_his_same,
  echo_his_other,
  next_same,  ///< who speaks next is "she"
  next_other,
  called_here,  ///< where the name stands
  called_rival,
  noun_before_name,  ///< "the volcano Monte Ferro"
  clause_told,       ///< words behind the head are told of this one
  clause_told_two,
  clause_only,
  clause_rival,
  field_at_place,  ///< behind mentions of every kind
  field_at_places,
  field_place_only,
  count
};
inline constexpr std::size_t kSpeakerSigns = static_cast<std::size_t>(SpeakerSign::count);

/// A set of them.
struct SpeakerSigns {
  std::bitset<kSpeakerSigns> bits;
  void add(SpeakerSign sign, bool holds = true) {
    if (holds) bits.set(static_cast<std::size_t>(sign));
  }
  [[nodiscard]] bool has(SpeakerSign sign) const { return bits.test(static_cast<std::size_t>(sign)); }
};

/// In their order.
std::span<const std::string_view> speaker_sign_names();

}  // namespace whosays::coref
