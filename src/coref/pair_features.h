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
  std::uint32_t rank = 0;      ///< among the candidates that agree, nearest first; entities count once
};

class PairFeatures {
 public:
  PairFeatures(const Page& page, const std::vector<MentionRow>& mentions) : page_(page), m_(mentions) {}

  void of_new(std::uint32_t i, const Outlook& outlook, Features& out) const;
  void of_pair(std::uint32_t i, std::uint32_t j, const Entity& entity, const Outlook& outlook, Standing standing,
               Features& out) const;
  /// Nothing that is sure speaks against it.
  [[nodiscard]] bool possible(std::uint32_t i, std::uint32_t j, const Entity& entity) const;
  /// Gender and number do not contradict each other, sure or not.
  [[nodiscard]] bool agrees(std::uint32_t i, const Entity& entity) const;

 private:
  [[nodiscard]] std::uint32_t group(const MentionRow& m) const;
  [[nodiscard]] std::uint32_t speech(const MentionRow& i, const MentionRow& j) const;
  [[nodiscard]] std::uint32_t strings(const MentionRow& i, const MentionRow& j, const Entity& entity) const;
  [[nodiscard]] std::uint32_t between(const MentionRow& i, const MentionRow& j) const;
  [[nodiscard]] bool is_acronym_of(const MentionRow& a, const MentionRow& b) const;

  const Page& page_;
  const std::vector<MentionRow>& m_;
};

}  // namespace whosays::coref
