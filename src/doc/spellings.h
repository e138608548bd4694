// The words by which an article calls an actor: what `who` lists and what the ledger finds somebody by.
//
// Of a mention that is longer than a person's name ("Mr. Odel, who chairs the board") the name alone counts; pronouns
// and possessive endings do not. O(names + mentions of the actor).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "doc/document.h"

namespace whosays {

struct Spelling {
  std::string text;
  std::uint32_t count = 0;
};

/// "Odel" of "Odel's", "Sallis" of "Sallis’".
std::string_view without_possessive(std::string_view words);

/// One pronoun and nothing else, in any case.
bool is_pronoun_alone(std::string_view words);

class Spellings {
 public:
  explicit Spellings(const Document& document);
  /// In title and text; most frequent first, then in the order of their first use.
  [[nodiscard]] std::vector<Spelling> of(const Actor& actor) const { return collected(actor, true); }
  /// The same in the text alone.
  [[nodiscard]] std::vector<Spelling> in_text(const Actor& actor) const { return collected(actor, false); }

 private:
  [[nodiscard]] std::vector<Spelling> collected(const Actor& actor, bool title_too) const;
  [[nodiscard]] Span name_in(const Actor& actor, const Mention& mention) const;

  const Document& document_;
  std::vector<Name> names_;  ///< by place
};

}  // namespace whosays
