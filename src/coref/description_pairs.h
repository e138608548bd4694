// Descriptions that tell two people apart by each other: "the elder", "the older man", "the latter", "the other woman",
// "her father". By ties and ages (portraits.h) and by who is named last. O(persons + ties) each.
#pragma once

#include <vector>

#include "coref/description_phrase.h"
#include "coref/portraits.h"

namespace whosays::coref {

/// What the noun says of a person's gender.
Gender gender_of(const DescriptionPhrase& phrase);

struct Pairs {
  const Scene& scene;
  const Cast& cast;
  const Portraits& portraits;
  const std::vector<std::uint32_t>& persons;  ///< actors with a mention in the text

  /// The phrase compares: "the elder", "the former", "the other woman".
  [[nodiscard]] bool compares(const DescriptionPhrase& phrase) const;
  /// Who is meant by such a phrase, or kNobody.
  [[nodiscard]] std::uint32_t compared(const DescriptionPhrase& phrase) const;
  /// "The former president": whom the article calls the predecessor of the one who is president, or kNobody.
  [[nodiscard]] std::uint32_t predecessor(const DescriptionPhrase& phrase) const;
  /// "her father", "his wife": by the ties of two who have names.
  [[nodiscard]] std::uint32_t relative(const DescriptionPhrase& phrase) const;

 private:
  [[nodiscard]] std::uint32_t by_age(const DescriptionPhrase& phrase, int asked) const;
  [[nodiscard]] std::uint32_t oldest(const DescriptionPhrase& phrase, bool older) const;
  [[nodiscard]] std::uint32_t opponent(const DescriptionPhrase& phrase) const;
  [[nodiscard]] std::uint32_t of_two(const DescriptionPhrase& phrase) const;
  [[nodiscard]] std::uint32_t begins_at(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t only_lawyer(const DescriptionPhrase& phrase) const;
  [[nodiscard]] bool share_surname(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] std::uint32_t spouse(const DescriptionPhrase& phrase) const;
  [[nodiscard]] std::uint32_t last_speaker(std::uint32_t before) const;
  [[nodiscard]] std::uint32_t the_other(const DescriptionPhrase& phrase) const;
};

}  // namespace whosays::coref
