// What speaks for somebody being meant by "he" or "she": the features of the small net (pronoun_net.h).
//
// All are small classes, most of places, trees and of what has been told of the candidate so far; few are words, since
// there is little to learn from and words are learned by heart. Salience of an entity after Lappin and Leass 1994:
// subjects weigh more than objects, and all weigh half with each sentence.
#pragma once

#include "coref/ranker.h"

namespace whosays::coref {

class PronounFeatures {
 public:
  PronounFeatures(const Page& page, const std::vector<MentionRow>& mentions);

  /// What is common to the candidates of the mention `i`; to be called before the others.
  void look(std::uint32_t i, const std::vector<Candidate>& candidates);
  void of_candidate(std::size_t candidate, Features& out) const;
  void of_new(Features& out) const;
  /// A name behind the mention `i`, in its sentence, that it may stand for: not the phrase that the pronoun is part of.
  [[nodiscard]] bool may_be_ahead(std::uint32_t i, std::uint32_t j) const;

 private:
  /// One candidate in the order of the look.
  struct Standing {
    float salience = 0;
    std::uint32_t by_salience = 0;  ///< rank among those that agree
    std::uint32_t by_distance = 0;
    bool agrees = false;
  };
  class Adder;

  [[nodiscard]] float salience(const Entity& entity) const;
  [[nodiscard]] std::uint32_t frequency(const Entity& entity) const;
  [[nodiscard]] std::uint32_t clauses(const MentionRow& a) const;
  [[nodiscard]] std::uint32_t path(const MentionRow& a) const;
  [[nodiscard]] std::uint32_t verbs_between(const MentionRow& a) const;
  [[nodiscard]] std::uint32_t case_word(const MentionRow& a) const;
  [[nodiscard]] std::uint32_t setting(std::uint32_t i) const;
  void of_entity(const Entity& entity, const Standing& standing, Adder& add) const;
  void of_mention(const MentionRow& a, const Standing& standing, Adder& add) const;
  void of_pronoun(Adder& add) const;

  const Page& page_;
  const std::vector<MentionRow>& m_;
  std::vector<std::uint32_t> named_;  ///< of each mention: names with its head in the whole text
  std::uint32_t most_named_ = 0;      ///< the largest of persons
  std::uint32_t first_person_ = kNew;
  // Of the look.
  std::uint32_t i_ = 0;
  std::vector<Candidate> candidates_;
  std::vector<Standing> standings_;
  std::uint32_t agreeing_ = 0;
  std::uint32_t aheads_ = 0;
  std::uint32_t last_same_ = kNew;     ///< last pronoun of the same gender
  std::uint32_t last_subject_ = kNew;  ///< last mention that is a subject and agrees
};

}  // namespace whosays::coref
