// The cue lexicon: verbs by which somebody is said to say something (lexicon/cues.tsv, more_cues.tsv).
#pragma once

#include <cstdint>
#include <string_view>

#include "doc/vocabulary.h"
#include "quote/units.h"

namespace whosays::quote {

/// How a content may be attached to a cue; the words of the column `frames`.
enum Frame : std::uint32_t {
  kQuote = 1,
  kClause = 2,
  kThat = 4,
  kWhether = 8,
  kNoun = 16,
  kInfinitive = 32,
  kHearer = 64,
  kOf = 128,
  kFor = 256,
  kOn = 512,
  kAs = 1024,
  kAgainst = 2048,
  kAbout = 4096,
  kLabel = 8192,
  kObject = 16384
};
inline constexpr std::uint32_t kAnyPreposition = kOf | kFor | kOn | kAs | kAgainst | kAbout;

struct Cue {
  std::string_view lemma;
  std::uint32_t frames = 0;
  std::uint32_t units = 1;  ///< how many units the form takes ("went on": 2)
  bool participle = false;  ///< the -ing form
  bool base = false;        ///< the dictionary form: needs a plural subject, or is an infinitive
};

/// The cue whose form begins at unit i, longest first; nullptr when there is none.
const Cue* cue_at(const Segment& segment, std::uint32_t i);

/// Frames of all cue forms of cues.tsv that begin with a lower-case word; 0 when there is none.
std::uint32_t frames_of(std::string_view lower);

/// The verb group of a cue form at `verb`: leading auxiliaries and the adverbs between. `usable` is false for passives,
/// infinitives, negated and merely possible sayings ("was told", "to say", "did not say", "would say").
struct VerbGroup {
  std::uint32_t begin = 0;      ///< first unit of the group, adverbs before it included
  std::uint32_t cue_begin = 0;  ///< first auxiliary or the verb
  std::uint32_t end = 0;
  bool usable = false;
};
VerbGroup verb_group(const Segment& segment, std::uint32_t verb, const Cue& cue);

}  // namespace whosays::quote
