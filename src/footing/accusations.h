// Whom the words of discredit in a text are about: from each such word up its tree to who did it, or is it.
//
//   deed       "hid the letter", "letters forged by Odel"   the subject of the clause, the agent of a passive
//   charging   "was accused of", "police arrested Odel"     the object, the subject of a passive
//   wrong      "took bribes", "Odel's negligence"           whoever did it or has it; nobody for "investigates fraud"
//   trait      "is corrupt", "the corrupt judge"            the one who is so
//   duty       "did not check", "never told the parents"    the subject, if it is a verb of duties.txt
//
// Who was harmed is nobody's party, and what is said not to have been done is no charge.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "footing/discredit.h"
#include "footing/party.h"

namespace whosays::footing {

struct Accused {
  PartyWords party;
  int weight = 0;       ///< sum over the words of discredit that are about it
  bool direct = false;  ///< one of them is what it does or is
};

/// What somebody has to have done to be spoken against by it.
enum class Deed : std::uint8_t {
  any,           ///< anything, and what it is
  not_harmless,  ///< what is not in harmless.txt
  to_somebody,   ///< that, and to somebody or something, and it is over
  by_bond        ///< that, and by somebody to whom another is bound ("her landlord")
};

class Accusations {
 public:
  Accusations(const Passage& passage, const Grammar& grammar, const PartyFinder& parties)
      : p_(passage), g_(grammar), parties_(parties) {}

  /// Everybody whom words of discredit in the range are about, in order.
  [[nodiscard]] std::vector<Accused> in(TokenRange tokens) const;
  /// The tree says of a charge whose it is, or that it is nobody's; where it does not, words in front may tell.
  [[nodiscard]] bool are_answered(TokenRange tokens) const;
  /// Who did what the content says, when it is such a deed. `whole`: the content's parts, among which `tokens` is one.
  [[nodiscard]] std::vector<PartyWords> doers_in(TokenRange tokens, Deed least,
                                                 std::span<const TokenRange> whole) const;

 private:
  [[nodiscard]] std::vector<PartyWords> of_charge(const Charge& charge) const;
  [[nodiscard]] std::vector<PartyWords> of_verb(std::uint32_t verb, bool may_be_negated, bool phrase) const;
  [[nodiscard]] std::vector<PartyWords> of_noun(std::uint32_t noun) const;
  [[nodiscard]] std::vector<PartyWords> of_adjective(std::uint32_t adjective) const;
  [[nodiscard]] std::vector<PartyWords> of_clause(std::uint32_t word, bool may_be_negated) const;
  [[nodiscard]] std::vector<PartyWords> of_subject(const Subject& subject, std::uint32_t word) const;
  [[nodiscard]] bool is_direct(const Charge& charge) const;
  [[nodiscard]] std::uint32_t main_word(const Charge& charge) const;
  [[nodiscard]] bool is_relative(std::uint32_t verb) const;
  [[nodiscard]] bool is_such(std::uint32_t verb, Deed least) const;
  [[nodiscard]] std::vector<PartyWords> doers_of(std::uint32_t verb, TokenRange words,
                                                 std::span<const TokenRange> whole) const;
  [[nodiscard]] std::vector<PartyWords> keepers_of(std::uint32_t kept) const;
  [[nodiscard]] std::vector<PartyWords> in_part_before(std::uint32_t verb, TokenRange words,
                                                       std::span<const TokenRange> whole) const;
  [[nodiscard]] std::vector<PartyWords> first_in_front(std::uint32_t verb, std::uint32_t begin) const;
  [[nodiscard]] TokenRange words_in(TokenRange tokens) const;
  [[nodiscard]] std::vector<TokenRange> sentences_in(TokenRange tokens) const;
  void add_verbs(TokenRange words, std::vector<Accused>& out) const;

  const Passage& p_;
  const Grammar& g_;
  const PartyFinder& parties_;
};

}  // namespace whosays::footing
