// What a person decides of claims: these say the same, this one stands apart, this finding stands, this one does not.
#pragma once

#include <string>
#include <vector>

#include "cli/verb.h"

namespace whosays::cli {

struct ClaimDecision {
  std::vector<std::string> join;  ///< ids of statements or claims, or running numbers
  std::string split, accept, reject;
  std::string initials;
  [[nodiscard]] bool asked() const { return !join.empty() || !split.empty() || !accept.empty() || !reject.empty(); }
};

/// Adds --join, --split, --accept, --reject, --by; none of them goes with `id`.
void add_claim_decision(CLI::App& verb, ClaimDecision& decision, CLI::Option* id);

/// Keeps the decision in the ledger, all of it or nothing, and says how to undo it.
Result<ExitCode> decide_claims(Context& context, const std::string& path, const ClaimDecision& decision);

}  // namespace whosays::cli
