// A claim in the cells of a table: its words, and the four lines of its standing, each on its own. See words.h.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_set>

#include "show/words.h"

namespace whosays::show {
namespace {

/// Findings on this very point come before those on a part of it and on another point; rejections first.
int weight(const story::FindingLine& finding) {
  constexpr int kOrder[] = {0, 1, 3, 2};
  return kOrder[static_cast<std::size_t>(finding.scope)] * 2 + (finding.rejects ? 0 : 1);
}

void note(const Lookup& lookup, story::StatementIndex statement, std::unordered_set<story::ArticleIndex>& articles) {
  if (const auto article = lookup.article_index(lookup.statement(statement).article_row)) articles.insert(*article);
}

}  // namespace

std::string handle_of(const story::Claim& claim) { return claim.id.substr(0, kHandleDigits); }

std::string claim_words(const Lookup& lookup, const story::Claim& claim, std::size_t width) {
  const StatementRecord& first = lookup.first(claim);
  if (first.content.empty()) return std::string(act_words(first.act));
  if (first.polarity == Polarity::positive) return quoted_short(first.content, width);
  const std::string act = std::string(first.act == Act::assert_ ? "said not" : act_past(first.act)) + ": ";
  return act + quoted_short(first.content, width > act.size() ? width - act.size() : 1);
}

std::string checked_words(const Lookup& lookup, const story::Claim& claim) {
  std::set<std::string> people;
  for (const story::StatementIndex s : claim.members)
    for (const Check& check : lookup.checks(lookup.statement(s)))
      people.insert(fmt::format("{} by {} {}", check.kind == DecisionKind::accept ? "accepted" : "rejected",
                                check.initials, date_words(check.decided_at)));
  if (people.empty()) return "read by machine; checked by nobody";
  return fmt::format("read by machine; {}", fmt::join(people, ", "));
}

int answer_weight(const Lookup& lookup, const story::AnswerLine& answer) {
  constexpr int kOrder[] = {0, 1, 3, 2};  // all, part, another point, unclear
  const Act act = lookup.statement(answer.statement).act;
  constexpr int kRefusals = 20;
  if (is_refusal(act)) return kRefusals + static_cast<int>(act);
  const int by_act = act == Act::deny || act == Act::dispute ? 0 : act == Act::assert_ ? 1 : 2;
  return 3 * kOrder[static_cast<std::size_t>(answer.extent)] + by_act;
}

std::string answers_cell(const Lookup& lookup, const story::Claim& claim) {
  if (claim.answers.empty()) return "none found";
  const auto& best = *std::min_element(claim.answers.begin(), claim.answers.end(), [&](const auto& a, const auto& b) {
    return answer_weight(lookup, a) < answer_weight(lookup, b);
  });
  const Act act = lookup.statement(best.statement).act;
  std::string out(act_past(act));
  if (!is_refusal(act) && best.extent != Extent::unclear) out += fmt::format(", {}", extent_words(best.extent));
  if (claim.answers.size() > 1) out += fmt::format(" +{}", claim.answers.size() - 1);
  return out;
}

std::string findings_cell(const Lookup& lookup, const story::Claim& claim) {
  if (claim.findings.empty()) return "none found";
  const auto& best = *std::min_element(claim.findings.begin(), claim.findings.end(),
                                       [](const auto& a, const auto& b) { return weight(a) < weight(b); });
  const StatementRecord& s = lookup.statement(best.statement);
  const std::string& when = s.said.empty() ? lookup.article_at(s.article_row).published : s.said;
  return fmt::format("{}, {}", best.scope == Extent::another_point ? extent_words(best.scope) : finding_words(best),
                     date_words(when));
}

std::string notices_cell(const story::Claim& claim) {
  const auto noticed = articles_with_notice(claim);
  std::size_t with = 0;
  for (const story::ArticleIndex a : claim.origins.carriers)
    with += noticed.contains(a) ? std::size_t{1} : std::size_t{0};
  if (with == 0) return "none found";
  return fmt::format("{} of {}", with, claim.origins.carriers.size());
}

Carrying carrying(const Lookup& lookup, const story::Claim& claim) {
  Carrying out;
  for (const story::AnswerLine& answer : claim.answers) {
    note(lookup, answer.statement, out.answer);
    for (const story::StatementIndex s : answer.repeats) note(lookup, s, out.answer);
    out.answer.insert(answer.altered.begin(), answer.altered.end());
  }
  for (const story::FindingLine& finding : claim.findings) {
    note(lookup, finding.statement, out.finding);
    out.finding.insert(finding.altered.begin(), finding.altered.end());
  }
  out.notice = articles_with_notice(claim);
  return out;
}

std::unordered_set<story::ArticleIndex> articles_with_notice(const story::Claim& claim) {
  std::unordered_set<story::ArticleIndex> out;
  for (const story::NoticeLine& notice : claim.notices) out.insert(notice.article);
  return out;
}

}  // namespace whosays::show
