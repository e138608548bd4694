// Passages that may say the same in other words: one sentence beside another.
//
// Wider than what makes one claim (claim_pairs.h) and wider than what may be one (claim_near.h): here the question is
// who cannot be saying it. Two sentences may say the same when they share enough telling words, by stem, root or
// meaning, each on the same side of a negation, and nothing in them excludes it: another number of the same thing, an
// antonym, another firmness. Never looked at: who says it. Cost: words of one times words of the other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "story/words.h"

namespace whosays::story {

/// A word of a sentence, as it is compared.
struct AkinWord {
  std::string form;       ///< stem, or digits
  std::uint32_t tie = 0;  ///< tie_number of the form (claim_words.h)
  float weight = 0;       ///< how much it tells
  bool number = false;
  int open = 0;          ///< of a number: 1 when it may be more ("at least nine"), -1 when it may be less
  bool name = false;     ///< a capital inside the sentence: tells of whom, not what
  bool telling = false;  ///< of the subject: no name, no day, no word of every day
  bool negated = false;  ///< behind a negation, up to the next mark
  bool denied = false;   ///< the first behind it: what is not so
  bool common = false;   ///< in so many of the articles that it tells what they are about, and not what is said
  bool says_no = false;  ///< "put off", "failed"
};

inline constexpr float kHalfTelling = 0.5F;      ///< a name; a word that all the articles have
inline constexpr float kQuarterTelling = 0.25F;  ///< a word of every day, a day
inline constexpr float kFewestTelling = 1.5F;    ///< that two sentences must share at least

struct AkinSentence {
  std::vector<AkinWord> words;
  Span span;                      ///< in the text that was given
  int strength = 3;               ///< as Saying::strength
  std::vector<std::string> noes;  ///< "put off", "failed": what the other side may say with a "not"
  [[nodiscard]] bool tells_enough() const;
};

/// The sentences of a text or of the words of a statement. With `negated` all of it is denied.
std::vector<AkinSentence> akin_sentences(std::string_view text, bool negated = false);

/// How much is asked of two that may say the same. Who says something is looked for wider than an article's own words,
/// which are of everything; and of what somebody credits the least is asked.
enum class Asked : std::uint8_t { of_text, of_statement, of_credited };

/// 0 when the two cannot say the same; else the more they share, the more, up to 2.
float likeness(const AkinSentence& a, const AkinSentence& b, Asked asked);

/// True when `a` denies what a word of `b` says: "was not stopped", "has halted".
bool denies_a_word(const AkinSentence& a, const AkinSentence& b);

}  // namespace whosays::story
