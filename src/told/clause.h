// How a clause stands in its text: is it said to be so, not so, left open; and by whose account.
//
// From the verb upwards: its own negation and modal verbs, then every word on which it hangs ("failed to", "denied
// that", "it is unclear whether", lexicon/clause_governors.tsv) until the content of the statement around it, or the
// sentence, ends; then how that statement's source commits to it. Where a step is not understood the answer is none.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/one_of.h"
#include "base/word_map.h"
#include "told/syntax_view.h"
#include "told/told.h"

namespace whosays::told {

enum class Footing : std::uint8_t { so, not_so, unclear };

/// Who does what a verb without a subject of its own says.
enum class Doer : std::uint8_t {
  own_subject,  ///< the subject of Standing::by
  object,       ///< the object of Standing::by: "accused HIM of failing to tell"
  source        ///< the source of the statement around it: "denied having told"
};

struct Standing {
  Footing footing = Footing::so;
  StatementId statement;    ///< around the clause; none where the article speaks
  bool own_account = true;  ///< the article's, as ToldRow says it
  Doer doer = Doer::own_subject;
  WordId by = kNoWord;
  bool until = false;  ///< "not told until May": told in May
};

class ClauseReader {
 public:
  ClauseReader(const Input& input, const SyntaxView& view);

  /// None where the clause says nothing that may be kept.
  [[nodiscard]] std::optional<Standing> standing(WordId verb) const;

  /// By whose account the words at `w` stand where no verb of theirs is asked: what a role takes for granted.
  [[nodiscard]] std::optional<Standing> around(WordId w) const;

  /// The statement whose cue holds the verb, the telling itself: "Odel TOLD the court that".
  [[nodiscard]] StatementId said_by(WordId verb) const;

  /// A passive: was, were, been, being told.
  [[nodiscard]] bool is_passive(WordId verb) const;

 private:
  struct Modality {
    bool negated = false, may = false, unfit = false, until = false;
  };
  struct Governor {
    std::string_view plain, whether, negated, negated_whether;
    bool deed = false, object = false;
  };
  struct Walk;

  /// Of clause_governors.tsv, read once.
  static const WordMap<Governor>& governors();
  [[nodiscard]] Modality modality(WordId verb) const;
  [[nodiscard]] bool subject_negates(WordId subject, bool& unfit) const;
  [[nodiscard]] bool negated(WordId governor) const;
  [[nodiscard]] const Governor* governor(WordId w) const;
  [[nodiscard]] bool sentence_is_fit(WordId verb) const;
  [[nodiscard]] bool after_whether(WordId verb) const;
  [[nodiscard]] bool is_inverted_condition(WordId verb) const;
  [[nodiscard]] bool is_own_doubt(const Statement& s) const;
  [[nodiscard]] bool says_unclear(WordId verb, StatementId carrier) const;
  [[nodiscard]] bool in_content(WordId w, StatementId statement) const;
  [[nodiscard]] bool is_cue(WordId w, StatementId statement) const;
  [[nodiscard]] bool has(WordId w, std::string_view mark) const;

  /// The statement around the verb (none: the article); nothing when it is in doubt.
  [[nodiscard]] std::optional<StatementId> carrier_of(WordId verb) const;
  [[nodiscard]] bool quoted_by_nobody(WordId verb) const;
  [[nodiscard]] bool leads_content(WordId clause, StatementId carrier) const;

  /// One step up; false when it is not understood. `done` when nothing above matters.
  bool step(Walk& walk) const;
  bool step_conjoined(Walk& walk) const;
  bool step_governed(Walk& walk, WordId above) const;
  bool at_top(Walk& walk) const;
  bool by_source(Walk& walk) const;

  const Input& input_;
  const SyntaxView& view_;
  const WordMap<Governor>& governors_;
  std::vector<std::vector<std::uint32_t>> statements_;  ///< of each sentence: those with a cue or content in it
  std::vector<char> broken_;                            ///< sentences that an integrity mark touches
};

}  // namespace whosays::told
