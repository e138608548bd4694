// Which earlier mention, if any, a mention stands for: a linear ranking of antecedents, left to right.
//
// For each mention the candidates within reach, and "somebody new", get a score; the best wins, and the mention joins
// what is known of that entity by then (its gender, its number, its name, where it stood last). After Durrett and Klein
// 2013 (surface features in a mention-ranking model) with features of the entity so far and of the trees. Of one entity
// its last mention and its last description are candidates. Two actors that the rules for names keep apart are never
// joined. Cost: mentions times what is within kReach.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "coref/linear.h"
#include "coref/mentions.h"

namespace whosays::coref {

inline constexpr std::uint32_t kReach = 60;  ///< mentions looked back at
inline constexpr std::uint32_t kNew = 0xFFFFFFFFU;

struct Entity {
  Gender gender = Gender::unknown;
  bool surely_gendered = false;
  Number number = Number::unknown;
  std::uint32_t cast = kNobody;
  bool named = false;
  bool first_person = false;
  std::uint8_t name_type = kNoName;       ///< of its first name
  std::uint32_t subject_in = kNobody;     ///< last sentence in which it was the subject
  std::uint32_t last = kNew;              ///< mention
  std::uint32_t last_description = kNew;  ///< mention that is no pronoun
  std::uint32_t seen_by = kNew;           ///< scratch: mention that has looked at it last
  std::vector<std::uint32_t> mentions;
  std::vector<std::uint32_t> heads;       ///< hashes of heads that are no pronouns
  std::vector<std::uint32_t> name_words;  ///< hashes of the words of the names of a person
};

struct Link {
  std::uint32_t antecedent = kNew;
  float probability = 1;        ///< of the entity chosen, over all candidates
  bool forced = false;          ///< by the rules for names
  std::uint32_t second = kNew;  ///< entity that is the next likely, and how likely
  float second_probability = 0;
};

struct Linking {
  std::vector<Link> links;            ///< one a mention
  std::vector<std::uint32_t> entity;  ///< of each mention
  std::vector<Entity> entities;
};

/// Somebody who may be meant by "he" or "she": an entity by its last mention before the pronoun, and by a name that
/// follows in the sentence; one of the two may be missing.
struct Candidate {
  std::uint32_t mention = kNew;  ///< before the pronoun
  std::uint32_t ahead = kNew;    ///< behind it
  const Entity* entity = nullptr;
};

/// A choice as it is made, for training: the candidates (kNew last), the features of each, the scores.
struct Choice {
  std::uint32_t mention = 0;
  const std::vector<std::uint32_t>* candidates = nullptr;
  const std::vector<Candidate>* people = nullptr;  ///< where the net chose: the same, without kNew
  const std::vector<Features>* features = nullptr;
  const std::vector<float>* scores = nullptr;
  const Linking* so_far = nullptr;
};

struct RankerSettings {
  float new_bias = 0;     ///< added to the score of "new"; chosen on dev
  float nobody_bias = 0;  ///< the same for "he" and "she"
  // Probability from which a pronoun, or a description, that is the source of a statement is taken for somebody who has
  // a name.
  float sure_pronoun = 0.93F;
  float surest_pronoun = 0.99F;  ///< from here on one slight doubt does not count: in news 46 of 49 were right
  float sure_speaker = 0.5F;     ///< of a pronoun for whoever spoke last
  float sure_description = 0.8F;
};

/// What scores the links; without a net for "he" and "she" they are links as others.
struct LinkScorers {
  const Scorer& links;
  const Scorer* he_or_she = nullptr;
};

/// `watch` is called at each choice that is not forced.
Linking link(const Page& page, const std::vector<MentionRow>& mentions, const LinkScorers& scorers,
             const RankerSettings& settings, const std::function<void(const Choice&)>& watch = {});

}  // namespace whosays::coref
