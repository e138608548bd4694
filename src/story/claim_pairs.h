// Two sayings as a pair: what of the one stands in the other, what speaks against their being one claim.
//
//   saying -> items (subject words with weights, names, numbers) -> items aligned by stem, by meaning -> traits ->
//   model
//
// Traits are numbers a person can read. The model (models/claims.tsv, train/claims) says how likely the pair is the
// same, the opposite, or neither; `forbids_joining` has what no probability outweighs: numbers, names, negation,
// firmness, roles. Nobody's words are judged, only compared. Cost: items of one times items of the other.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "story/claims.h"

namespace whosays::story {

enum class PairTrait : std::uint8_t {
  covered_a,  ///< share of the weight of a's items that b has, by stem
  covered_b,
  meant_a,  ///< the same with words of one meaning
  meant_b,
  meant_low,   ///< the smaller
  meant_high,  ///< the larger
  run,         ///< longest common subsequence of all words, of the longer one
  order,       ///< aligned items in the same order, share
  opposites,   ///< unaligned words that are antonyms
  kinds_up,    ///< a's word is a kind of b's ("kitchen", "room")
  kinds_down,
  siblings,        ///< two kinds of one thing ("kitchen", "cellar")
  numbers_differ,  ///< both have numbers, and other ones
  numbers_same,
  names_same,
  names_only_a,
  names_only_b,
  roles_swapped,  ///< two names in both, in the other order, with no passive to explain it
  negation_differs,
  both_negative,
  firmer_a,  ///< a says it more firmly
  firmer_b,
  left_a,  ///< weight of what only a has
  left_b,
  one_word,  ///< each has exactly one item that the other has not
  length,    ///< items of the shorter, of the longer
  doubt_a,   ///< "hoax", "false", "debunked" in a alone
  doubt_b,
  report_a,  ///< "reported", "claims", "according to" in a alone
  report_b,
  modal_a,  ///< "will", "may", "plans", "considers" in a alone
  modal_b,
  // what the above means together
  low_squared,
  low_negation,
  low_opposite,
  low_sibling,
  low_number,
  low_doubt,
  low_report,
  low_modal,
  low_firmness,
  low_names,
  low_unordered,
};
inline constexpr std::size_t kPairTraits = static_cast<std::size_t>(PairTrait::low_unordered) + 1;

using PairTraits = std::array<float, kPairTraits>;

struct PairItem {
  std::string form;  ///< stem, "@label" of a name, digits
  float weight = 0;
  bool name = false, number = false;
  std::uint32_t at = 0;  ///< place among all words
};

/// One side, made ready once.
struct PairSide {
  std::vector<PairItem> items;
  std::vector<std::string> words;  ///< all, as in the saying
  const Saying* saying = nullptr;
  bool doubt = false, report = false, modal = false, passive = false;
  bool told = false;              ///< somebody says it within: "said", "claims", "according to"
  bool bounded = false;           ///< "at least", "more than", "alone", "first": what another may keep to, or exclude
  std::set<std::string> modals;   ///< "will", "may", "plan"
  std::set<std::string> binding;  ///< "before", "until", "without"
};
/// The saying must outlive it.
PairSide side_of(const Saying& saying);

struct PairView {
  PairTraits traits{};
  bool forbids_joining = false;  ///< whatever the model says
  bool only_firmness = false;    ///< forbidden for nothing but that one says it more firmly
  float shared_but = 0;          ///< as meant_low, where opposites and other numbers count as shared
  [[nodiscard]] float operator[](PairTrait trait) const { return traits[static_cast<std::size_t>(trait)]; }
};
PairView view_of(const PairSide& a, const PairSide& b);

/// How much a stem tells of a subject: words of every day little, rare ones most.
float subject_weight(const std::string& form);
/// "investigate" and "investigation": one beginning, other endings.
bool one_root(const std::string& a, const std::string& b);

/// What the words of one text say, without actors: for headlines and for training.
Saying saying_of_words(std::string_view text);

}  // namespace whosays::story
