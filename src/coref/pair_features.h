// What speaks for and against two mentions being one: the features of the ranker.
#pragma once

#include "coref/ranker.h"

namespace whosays::coref {

/// What a mention has before it that candidates are measured against.
struct Outlook {
  std::uint32_t same_words = kNew;  ///< nearest earlier mention of the same words
  std::uint32_t same_head = kNew;   ///< nearest earlier one that is no pronoun, with the same head
  std::uint32_t fitting = 0;        ///< candidates that agree in gender and number
};

/// One candidate as it stands to the mention.
struct Standing {
  std::uint32_t distance = 0;  ///< in mentions
  std::uint32_t rank = 0;      ///< of its entity among those that agree, nearest first
  bool largest = false;        ///< no entity that agrees has more mentions so far
};

class PairFeatures {
 public:
  PairFeatures(const Page& page, const std::vector<MentionRow>& mentions);

  void of_new(std::uint32_t i, const Outlook& outlook, Features& out) const;
  void of_pair(std::uint32_t i, std::uint32_t j, const Entity& entity, const Outlook& outlook, Standing standing,
               Features& out) const;
  /// Nothing that is sure speaks against it, and it is near enough for what the two are.
  [[nodiscard]] bool possible(std::uint32_t i, std::uint32_t j, const Entity& entity) const;
  /// The words of a person's name in the mention, without courtesy.
  void name_words(std::uint32_t i, std::vector<std::uint32_t>& out) const;
  /// Gender and number do not contradict each other, sure or not.
  [[nodiscard]] bool agrees(std::uint32_t i, const Entity& entity) const;

 private:
  /// What of a mention alone goes into its pairs.
  struct Known {
    std::uint32_t group = 0;       ///< weights of names, descriptions and kinds of pronouns are apart
    std::uint32_t group_hash = 0;  ///< condition
    std::uint32_t form_hash = 0;   ///< condition
    std::uint32_t before = 0;      ///< words on either side
    std::uint32_t after = 0;
    bool leads = false;  ///< one of the first two words of its sentence
  };

  [[nodiscard]] std::uint32_t group(const MentionRow& m) const;
  [[nodiscard]] std::uint32_t strings(const MentionRow& i, const MentionRow& j, const Entity& entity) const;
  [[nodiscard]] std::uint32_t between(const MentionRow& i, const MentionRow& j) const;
  [[nodiscard]] std::uint32_t in_tree(const MentionRow& i, const MentionRow& j) const;
  [[nodiscard]] std::uint32_t of_clauses(const MentionRow& i, const MentionRow& j) const;
  [[nodiscard]] std::uint32_t ahead(const MentionRow& m) const;
  [[nodiscard]] bool is_acronym_of(const MentionRow& a, const MentionRow& b) const;

  const Page& page_;
  const std::vector<MentionRow>& m_;
  std::vector<Known> known_;
};

}  // namespace whosays::coref
