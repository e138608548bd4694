// Mentions as the ranker sees them: phrases with what is known of each alone.
//
// In: a page, its phrases, quotations, attributions, and the cast that the rules for names have made. Out: one
// row a mention, in text order. O(phrases).
#pragma once

#include <cstdint>
#include <vector>

#include "coref/phrases.h"
#include "coref/scene.h"

namespace whosays::coref {

enum class MentionType : std::uint8_t { pronoun, name, noun };
enum class Number : std::uint8_t { unknown, one, many };
enum class Place : std::uint8_t {
  other,
  subject,
  passive_subject,
  object,
  behind_preposition,
  inside_phrase,
  possessor,
  apposition,
  part_of_name,
  predicate,
  vocative
};
enum class Article_ : std::uint8_t { none, definite, indefinite, possessive, demonstrative, number };

inline constexpr std::uint32_t kNoSpeaker = 0xFFFFFFFFU;
inline constexpr std::uint8_t kNoName = 15;

struct MentionRow {
  Phrase phrase;
  MentionType type = MentionType::noun;
  std::uint32_t form = 0;  ///< hash: the pronoun in lower case, else one of the type and determiner
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  Gender gender = Gender::unknown;
  bool surely_gendered = false;  ///< by pronoun, courtesy or word, not by a given name
  Number number = Number::unknown;
  std::uint8_t person = 3;  ///< grammatical
  Place place = Place::other;
  Article_ article = Article_::none;
  std::uint32_t head_hash = 0;
  std::uint32_t words_hash = 0;      ///< all words, without a first determiner
  std::uint32_t given_hash = 0;      ///< first word of a person's name
  std::uint32_t cast = kNobody;      ///< actor of the rules whose name is the head
  std::uint32_t name_row = kNobody;  ///< row of Names
  bool quoted = false;
  std::uint32_t speaker = kNoSpeaker;    ///< attribution or (from kQuotations on) quotation whose words these are
  std::uint32_t source_of = kNoSpeaker;  ///< attribution whose source this is
  bool nested = false;                   ///< inside a longer phrase with another head
  std::uint8_t name_type = kNoName;      ///< NameType of the trained name that is the head
  std::uint8_t depth = 0;                ///< arcs up to the clause
  bool main_clause = false;
  std::uint32_t verb = kNoWord;  ///< word that heads its clause
  std::uint32_t clause = 0;      ///< hash of that word's lemma
};

/// The name of a person, as far as the recogniser of names or else the phrase says.
inline bool names_person(const MentionRow& m) {
  const bool person = m.name_type == static_cast<std::uint8_t>(NameType::person);
  return m.type == MentionType::name && m.number != Number::many &&
         (person || (m.name_type == kNoName && m.phrase.kind == kPerson));
}

inline constexpr std::uint32_t kQuotations = 0x40000000U;

/// Names of persons are mentions even where the phrases have none of them.
std::vector<MentionRow> mentions_of(const Page& page, std::vector<Phrase> phrases, const Scene& scene,
                                    const Cast& cast);

}  // namespace whosays::coref
