#include "story/claim_decisions.h"

#include <algorithm>

#include "story/decision_address.h"
#include "story/words.h"

namespace whosays::story {
namespace {

/// Where a statement's own words stand: its content, or its cue where it has none.
const PartRecord* words_part(const StatementRecord& s) {
  for (const Part wanted : {Part::content, Part::cue})
    for (const PartRecord& part : s.parts)
      if (part.part == wanted) return &part;
  return nullptr;
}

DecisionAddress statement_address(const World& world, StatementIndex i) {
  const StatementRecord& s = world.statements[i];
  DecisionAddress out;
  for (const ArticleRecord& article : world.articles)
    if (article.row == s.article_row) out.original = article.sha256;
  out.field = s.field;
  if (const PartRecord* part = words_part(s)) out.span = part->span;
  out.words = s.content.empty() ? s.cue : s.content;
  return out;
}

/// Committed statements by the original that their article was read from, in the canonical order.
class StatementFinder {
 public:
  explicit StatementFinder(const Desk& desk) : desk_(desk) {
    for (const StatementIndex i : desk.statements()) of_[desk.article(desk.home(i)).sha256].push_back(i);
  }

  /// Those with these very words, the nearest to their place; else those that overlap it, most of it first.
  [[nodiscard]] std::vector<StatementIndex> find(const DecisionAddress& address) const {
    const auto it = of_.find(address.original);
    if (it == of_.end()) return {};
    const std::string words = normal(address.words);
    std::vector<Found> same;
    std::vector<Found> near;
    for (const StatementIndex i : it->second) {
      const StatementRecord& s = desk_.statement(i);
      if (s.field != address.field) continue;
      const Found found{i, overlap(s, address.span)};
      if (!words.empty() && normal(s.content.empty() ? s.cue : s.content) == words) same.push_back(found);
      if (found.overlap > 0) near.push_back(found);
    }
    std::vector<Found>& best = same.empty() ? near : same;
    std::stable_sort(best.begin(), best.end(), [](const Found& a, const Found& b) { return a.overlap > b.overlap; });
    std::vector<StatementIndex> out;
    for (const Found& found : best)
      if (found.overlap > 0 || best.front().overlap == 0) out.push_back(found.statement);
    return out;
  }

 private:
  struct Found {
    StatementIndex statement = 0;
    std::uint32_t overlap = 0;  ///< bytes
  };

  static std::uint32_t overlap(const StatementRecord& s, Span span) {
    std::uint32_t out = 0;
    for (const PartRecord& part : s.parts) {
      if (part.part != Part::content && !(s.content.empty() && part.part == Part::cue)) continue;
      const std::uint32_t begin = std::max(part.span.begin, span.begin);
      const std::uint32_t end = std::min(part.span.end, span.end);
      if (begin < end) out += end - begin;
    }
    return out;
  }

  const Desk& desk_;
  std::unordered_map<std::string, std::vector<StatementIndex>> of_;
};

bool is_about_statement(const DecisionRecord& d) {
  if (d.kind == DecisionKind::accept || d.kind == DecisionKind::reject) return true;
  return d.about == DecisionAbout::statement && (d.kind == DecisionKind::merge || d.kind == DecisionKind::split);
}

}  // namespace

DecisionRecord join_decision(const World& world, StatementIndex first, StatementIndex second) {
  DecisionRecord out = decision_at(statement_address(world, first), DecisionKind::merge, DecisionAbout::statement);
  out.payload = payload_of(statement_address(world, second));
  return out;
}

DecisionRecord apart_decision(const World& world, StatementIndex statement) {
  return decision_at(statement_address(world, statement), DecisionKind::split, DecisionAbout::statement);
}

DecisionRecord verdict_decision(const World& world, StatementIndex statement, bool accepted) {
  return decision_at(statement_address(world, statement), accepted ? DecisionKind::accept : DecisionKind::reject,
                     DecisionAbout::statement);
}

ClaimDecisions::ClaimDecisions(const Desk& desk) {
  std::vector<const DecisionRecord*> order;
  for (const DecisionRecord& decision : desk.world.decisions)
    if (is_about_statement(decision)) order.push_back(&decision);
  if (order.empty()) return;
  std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
    return std::pair(std::string_view(a->decided_at), a->row) < std::pair(std::string_view(b->decided_at), b->row);
  });
  const StatementFinder finder(desk);
  const std::string& as_of = desk.world.as_of;
  for (const DecisionRecord* decision : order) {
    const std::vector<StatementIndex> found = finder.find(address_of(*decision));
    if (found.empty()) continue;
    if (decision->kind == DecisionKind::accept || decision->kind == DecisionKind::reject) {
      if (as_of.empty() || std::string_view(decision->decided_at).substr(0, as_of.size()) <= as_of)
        for (const StatementIndex i : found) verdicts_[i] = decision;
    } else if (decision->kind == DecisionKind::split) {
      const bool joined = std::erase_if(joins_, [&](const Join& join) {
                            return join.first == found.front() || join.second == found.front();
                          }) > 0;
      if (!joined) apart_.insert(found.front());
    } else if (const auto other = address_from(decision->payload)) {
      const std::vector<StatementIndex> second = finder.find(*other);
      if (!second.empty() && second.front() != found.front())
        joins_.push_back({found.front(), second.front(), decision});
    }
  }
}

const DecisionRecord* ClaimDecisions::verdict(StatementIndex statement) const {
  const auto it = verdicts_.find(statement);
  return it == verdicts_.end() ? nullptr : it->second;
}

}  // namespace whosays::story
