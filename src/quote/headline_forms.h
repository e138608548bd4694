// Verbs of saying in the present tense of headlines, known by their form (lexicon/headline_present.tsv).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "doc/document.h"

namespace whosays::quote {

/// What has to follow for it to be said.
enum class Wants : std::uint8_t { object, reason, as, clause };

struct PresentForm {
  std::string_view lemma;
  std::string_view particle;  ///< empty, or the words behind the verb: "back at"
  Wants wants = Wants::object;
  bool third = false;  ///< "blasts", not "blast"
};

/// The verbs of a form in lower case; those with words of their own before the same alone.
std::span<const PresentForm> present_forms(std::string_view lower);

/// The word begins what the subject does besides, by its tag or by its form: "praises", which the tagger takes for a
/// noun.
bool is_headline_present(const Passage& passage, std::uint32_t word);

}  // namespace whosays::quote
