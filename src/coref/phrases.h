// Noun phrases that may be mentions: every personal pronoun, and every phrase around a noun or name that a linear model
// takes for one, with its kind.
//
// In: a page, its names. Out: phrases in order of their heads, nested ones too. Candidates are read off the trees: a
// noun with what belongs to it on its left, and as much of what follows it as one likes ("the chair", "the chair of the
// board", "the chair of the board, a lawyer"), names as they are, and coordinations. Learned from the entities of GUM.
// Cost: linear in words, at most kMostEnds phrases a noun.
#pragma once

#include <cstdint>
#include <vector>

#include "coref/linear.h"
#include "coref/page.h"

namespace whosays::coref {

inline constexpr std::uint32_t kMostEnds = 6;

/// Columns of the phrase model. `none` is no phrase at all.
enum PhraseKind : std::uint8_t { kNone, kPerson, kBody, kPlace, kThing, kPhraseKinds };

struct Phrase {
  std::uint32_t first = 0;  ///< words
  std::uint32_t end = 0;
  std::uint32_t head = 0;  ///< the noun; of a person's name the last word, of a coordination its conjunction
  std::uint32_t root = 0;  ///< the word by which the phrase hangs in the tree
  PhraseKind kind = kThing;
  float margin = 0;  ///< score over `none`
};

/// For each word the row of Names that holds it, or kNoWord; for rows of the text in order.
std::vector<std::uint32_t> names_of_words(const Page& page, const Names& names);

bool is_pronoun(std::string_view lower);

/// What the model is asked about: spans around each noun. Pronouns are not among them.
void phrase_candidates(const Page& page, const std::vector<std::uint32_t>& name_of, const Names& names,
                       std::uint32_t root, std::vector<Phrase>& out);

void phrase_features(const Page& page, const std::vector<std::uint32_t>& name_of, const Names& names,
                     const Phrase& phrase, Features& out);

/// Phrases whose margin over `none` is more than `least`; of several around one head the surest.
std::vector<Phrase> phrases(const Page& page, const Names& names, const Scorer& model, float least);

}  // namespace whosays::coref
