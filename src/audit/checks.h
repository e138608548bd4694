// The checks of an audit, one function for each family of rules; each adds what it finds to the audit. In no order:
// audit.cpp sorts by place.
#pragma once

#include "audit/audit.h"
#include "audit/draft.h"

namespace whosays::audit {

/// A sentence against somebody that nobody is said to say.
struct OwnVoice {
  std::string whom;
  ActorId actor;  ///< none for bodies that the reading has no actor for
  Field field = Field::text;
  Span span;
};

/// What every check gets.
struct Job {
  const Draft& draft;
  const Rules& rules;
  Audit& audit;
  std::vector<OwnVoice>& own_voice;  ///< filled by check_voice, read by check_answers

  /// Adds a spot where its rule is on.
  void add(Spot spot) const {
    if (!rules.on(spot.rule)) return;
    (rules.at(spot.rule).kind == RuleKind::look ? audit.look : audit.note).push_back(std::move(spot));
  }
};

/// own_voice, revealed, off_record, loaded: who is said to say it, and with what verb. Linear.
void check_voice(const Job& job);
/// basis, separate, reason, reason_stated, details. Linear.
void check_unnamed(const Job& job);
/// headline. Linear.
void check_headline(const Job& job);
/// paper_name, shared_name, broken. Papers times persons of a paragraph.
void check_papers(const Job& job, const story::World* world);
/// Fills Audit::against from the text and the reply file; no_answer.
void check_answers(const Job& job, const std::vector<Request>* requests);
/// found_otherwise, corrected, harder, quotation: against the ledger.
void check_ledger(const Job& job, const story::World& world);

}  // namespace whosays::audit
