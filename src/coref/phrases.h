// Noun phrases that may be mentions: every pronoun, and every span that a linear model takes for one, with its kind.
//
// In: a tagged page. Out: phrases in order of their first word, nested ones too. Learned from the entities of GUM.
// Cost: linear in words, at most kLongest spans a word.
#pragma once

#include <cstdint>
#include <vector>

#include "coref/linear.h"
#include "coref/tagged.h"

namespace whosays::coref {

inline constexpr std::uint32_t kLongest = 24;  ///< words of a phrase

/// Columns of the phrase model. `none` is no phrase at all.
enum PhraseKind : std::uint8_t { kNone, kPerson, kBody, kPlace, kThing, kPhraseKinds };

struct Phrase {
  std::uint32_t first = 0;  ///< words
  std::uint32_t end = 0;
  std::uint32_t head = 0;
  PhraseKind kind = kThing;
  float margin = 0;  ///< score over `none`
};

/// Head of [first, end): the last noun before the first preposition, clause or comma behind a noun.
std::uint32_t head_of(const Page& page, std::uint32_t first, std::uint32_t end);

/// Could a phrase begin or end here at all?
bool may_begin(const Page& page, std::uint32_t i);
bool may_end(const Page& page, std::uint32_t i);
bool is_pronoun(const std::string& lower);

void phrase_features(const Page& page, std::uint32_t first, std::uint32_t end, Features& out);

/// Phrases whose margin over `none` is more than `least`. Two with one head: both may be there.
std::vector<Phrase> phrases(const Page& page, const Scorer& model, float least);

}  // namespace whosays::coref
