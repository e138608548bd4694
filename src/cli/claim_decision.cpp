#include "cli/claim_decision.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text_util.h"
#include "cli/story_view.h"
#include "show/lookup.h"
#include "story/claim_decisions.h"

namespace whosays::cli {
namespace {

/// "r41", as the reasons of a range name it: a receipt of the statement.
bool has_receipt(const StatementRecord& s, const std::string& handle) {
  return handle.starts_with('r') &&
         std::any_of(s.parts.begin(), s.parts.end(), [&](const PartRecord& part) { return part.receipt == handle; });
}

/// Statements that a handle may mean: the earliest of the claim with that number, the one with that receipt, or those
/// whose ids begin like it. The same id in several articles is one statement of one original.
Result<story::StatementIndex> statement_of(const show::Lookup& lookup, const std::string& handle) {
  if (const bool number = handle.size() <= 3 && handle.find_first_not_of("0123456789") == std::string::npos; number) {
    TRY(const story::ClaimIndex claim, lookup.find_claim(handle));
    return lookup.claim(claim).members.front();
  }
  std::vector<story::StatementIndex> found;
  std::set<std::string> ids;
  const auto& statements = lookup.world().statements;
  for (story::StatementIndex i = 0; i < statements.size(); ++i) {
    if (!std::string_view(statements[i].id).starts_with(handle) && !has_receipt(statements[i], handle)) continue;
    if (ids.insert(statements[i].id).second) found.push_back(i);
  }
  if (found.empty())
    return Error{
        ErrorKind::not_found,
        fmt::format("no statement begins with {}; `whosays claims ID --carriers` lists them with their ids", handle)};
  if (found.size() > 1)
    return Error{ErrorKind::usage, fmt::format("{} statements begin with {}: {}; give more of the id", found.size(),
                                               handle, joined(std::vector<std::string>(ids.begin(), ids.end()), " "))};
  const StatementRecord& s = statements[found.front()];
  if (!s.committed())
    return Error{ErrorKind::usage,
                 fmt::format("{} was set aside ({}): nothing is decided about it", handle, s.set_aside)};
  return found.front();
}

Result<story::ClaimIndex> claim_of(const show::Lookup& lookup, const std::string& handle) {
  TRY(const story::StatementIndex statement, statement_of(lookup, handle));
  if (const auto claim = lookup.claim_of(statement)) return *claim;
  return Error{ErrorKind::usage, fmt::format("{} stands in no claim: it {}", handle,
                                             is_refusal(lookup.statement(statement).act)
                                                 ? "answers or refuses to"
                                                 : "answers, asks, or stands inside another statement")};
}

using Decisions = std::vector<DecisionRecord>;

/// Of one handle: every original of its claim with the first. Of several: each with the first.
Result<Decisions> joins_of(const show::Lookup& lookup, const std::vector<std::string>& handles) {
  std::vector<story::StatementIndex> sides;
  for (const std::string& handle : handles) {
    TRY([[maybe_unused]] const story::ClaimIndex claim, claim_of(lookup, handle));
    TRY(const story::StatementIndex side, statement_of(lookup, handle));
    if (std::find(sides.begin(), sides.end(), side) == sides.end()) sides.push_back(side);
  }
  if (handles.size() > 1 && sides.size() < 2)
    return Error{ErrorKind::usage,
                 "these are one and the same statement; --join takes two, or one claim to accept as grouped"};
  if (handles.size() == 1) {
    TRY(const story::ClaimIndex claim, claim_of(lookup, handles.front()));
    std::set<std::string> originals;
    sides.clear();
    for (const story::StatementIndex i : lookup.claim(claim).members)
      if (originals.insert(lookup.article_at(lookup.statement(i).article_row).sha256).second) sides.push_back(i);
    if (sides.size() < 2)
      return Error{ErrorKind::usage,
                   fmt::format("all of claim {} stands in one text: nothing was grouped that could be accepted",
                               handles.front())};
  }
  Decisions out;
  for (std::size_t i = 1; i < sides.size(); ++i)
    out.push_back(story::join_decision(lookup.world(), sides.front(), sides[i]));
  return out;
}

/// True when the most of some claim's origins counts whoever makes a statement, though no claim was made of the two.
bool may_say_a_claim(const show::Lookup& lookup, story::StatementIndex statement) {
  const auto& claims = lookup.story().claims;
  return std::any_of(claims.begin(), claims.end(), [&](const story::Claim& claim) {
    const auto& may = claim.origins.may;
    return std::find(may.begin(), may.end(), statement) != may.end();
  });
}

Result<Decisions> split_of(const show::Lookup& lookup, const std::string& handle) {
  TRY(const story::StatementIndex statement, statement_of(lookup, handle));
  if (may_say_a_claim(lookup, statement)) return Decisions{story::apart_decision(lookup.world(), statement)};
  TRY(const story::ClaimIndex claim, claim_of(lookup, handle));
  if (lookup.claim(claim).members.size() < 2)
    return Error{ErrorKind::usage, fmt::format("{} stands alone already", handle)};
  return Decisions{story::apart_decision(lookup.world(), statement)};
}

/// What is accepted may be any statement: then a person has checked how it was read. Rejected are findings alone.
Result<Decisions> verdict_of(const show::Lookup& lookup, const std::string& handle, bool accepted) {
  TRY(const story::StatementIndex statement, statement_of(lookup, handle));
  const std::string& id = lookup.statement(statement).id;
  const auto& claims = lookup.story().claims;
  const bool finding = std::any_of(claims.begin(), claims.end(), [&](const story::Claim& claim) {
    return std::any_of(claim.findings.begin(), claim.findings.end(),
                       [&](const story::FindingLine& line) { return lookup.statement(line.statement).id == id; });
  });
  if (!accepted && !finding)
    return Error{
        ErrorKind::usage,
        fmt::format("{} is no finding of any claim; what is no part of a claim is taken out by --split", handle)};
  return Decisions{story::verdict_decision(lookup.world(), statement, accepted)};
}

Result<Decisions> decisions_of(const show::Lookup& lookup, const ClaimDecision& decision) {
  if (!decision.join.empty()) return joins_of(lookup, decision.join);
  if (!decision.split.empty()) return split_of(lookup, decision.split);
  const bool accepted = !decision.accept.empty();
  return verdict_of(lookup, accepted ? decision.accept : decision.reject, accepted);
}

std::string said_of(const ClaimDecision& decision) {
  if (decision.join.size() == 1)
    return fmt::format("the grouping of {} is accepted, by {}; claims --split of one of its statements undoes it\n",
                       decision.join.front(), decision.initials);
  if (!decision.join.empty())
    return fmt::format("{} are one claim from now on, by {}; claims --split {} undoes it\n",
                       joined(decision.join, " and "), decision.initials, decision.join.back());
  if (!decision.split.empty())
    return fmt::format("{} is taken out, by {}; claims --join undoes it\n", decision.split, decision.initials);
  if (!decision.accept.empty())
    return fmt::format("{} is accepted, by {}; a later --reject holds instead\n", decision.accept, decision.initials);
  return fmt::format("{} is rejected, by {}: it is shown no more; a later --accept holds instead\n", decision.reject,
                     decision.initials);
}

}  // namespace

void add_claim_decision(CLI::App& verb, ClaimDecision& decision, CLI::Option* id) {
  CLI::Option* join =
      verb.add_option("--join", decision.join,
                      "two or more say the same: denying one denies the other. One alone: its grouping is accepted")
          ->type_name("ID")
          ->expected(1, 100)
          ->excludes(id);
  CLI::Option* split =
      verb.add_option(
              "--split", decision.split,
              "takes a statement out of its claim, or out of the most of others; of one that was joined by --join: "
              "undoes that")
          ->type_name("ID")
          ->excludes(id)
          ->excludes(join);
  CLI::Option* accept = verb.add_option("--accept", decision.accept,
                                        "the finding (or another statement) stands there so, and was checked")
                            ->type_name("ID")
                            ->excludes(id)
                            ->excludes(join)
                            ->excludes(split);
  verb.add_option("--reject", decision.reject, "this is no finding, or none about what it is shown with")
      ->type_name("ID")
      ->excludes(id)
      ->excludes(join)
      ->excludes(split)
      ->excludes(accept);
  verb.add_option("--by", decision.initials, "initials of the person who decides; kept with the decision for ever")
      ->type_name("INITIALS");
}

Result<ExitCode> decide_claims(Context& context, const std::string& path, const ClaimDecision& decision) {
  if (trimmed(decision.initials).empty())
    return Error{ErrorKind::usage, "a decision needs the initials of who makes it: --by INITIALS"};
  TRY(Ledger ledger, Ledger::open(path, {OpenMode::write, std::chrono::milliseconds(5000)}));
  LedgerOptions everything;
  everything.path = path;
  TRY(story::World world, load_world(ledger, everything));
  const story::Story story = story::tell_setting_aside(world);
  TRY(Decisions kept, decisions_of(show::Lookup(world, story), decision));
  for (DecisionRecord& one : kept) one.initials = std::string(trimmed(decision.initials));
  TRY_VOID(ledger.decide(kept));
  context.streams.out << said_of(decision);
  return kFine;
}

}  // namespace whosays::cli
