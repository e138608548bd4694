#include "show/lookup.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "story/altered.h"

namespace whosays::show {
namespace {

const ArticleRecord& no_article() {
  static const ArticleRecord none;
  return none;
}

/// The running number that a short decimal handle means.
std::optional<std::size_t> running_number(std::string_view handle) {
  if (handle.empty() || handle.size() > 3) return std::nullopt;
  std::size_t value = 0;
  const char* end = handle.data() + handle.size();
  const auto [stop, problem] = std::from_chars(handle.data(), end, value);
  if (problem != std::errc{} || stop != end) return std::nullopt;
  return value;
}

}  // namespace

Lookup::Lookup(const story::World& world, const story::Story& story) : world_(world), story_(story) {
  for (std::size_t i = 0; i < world.articles.size(); ++i) article_by_row_.emplace(world.articles[i].row, i);
  for (std::size_t i = 0; i < world.statements.size(); ++i)
    statements_by_row_[world.statements[i].article_row].push_back(i);
  claim_by_statement_.resize(world.statements.size());
  for (std::size_t c = 0; c < story.claims.size(); ++c)
    for (const story::StatementIndex s : story.claims[c].members) claim_by_statement_[s] = c;
  drift_by_article_.resize(world.articles.size());
  names_by_article_.resize(world.articles.size());
  for (std::size_t i = 0; i < story.drift.size(); ++i) drift_by_article_[story.drift[i].later.article].push_back(i);
  for (std::size_t i = 0; i < story.names.size(); ++i) names_by_article_[story.names[i].article].push_back(i);
  committed_ = static_cast<std::size_t>(std::count_if(world.statements.begin(), world.statements.end(),
                                                      [](const StatementRecord& s) { return s.committed(); }));
}

std::optional<story::ArticleIndex> Lookup::article_index(std::int64_t row) const {
  const auto found = article_by_row_.find(row);
  if (found == article_by_row_.end()) return std::nullopt;
  return found->second;
}

const ArticleRecord& Lookup::article_at(std::int64_t row) const {
  const auto index = article_index(row);
  return index ? world_.articles[*index] : no_article();
}

const std::vector<story::StatementIndex>& Lookup::statements_of(std::int64_t article_row) const {
  static const std::vector<story::StatementIndex> none;
  const auto found = statements_by_row_.find(article_row);
  return found == statements_by_row_.end() ? none : found->second;
}

std::optional<story::ClaimIndex> Lookup::claim_of(story::StatementIndex statement) const {
  return claim_by_statement_[statement];
}

const StatementRecord* Lookup::outer(const StatementRecord& statement) const {
  if (statement.within.empty()) return nullptr;
  for (const story::StatementIndex i : statements_of(statement.article_row))
    if (this->statement(i).id == statement.within) return &this->statement(i);
  return nullptr;
}

Result<story::ClaimIndex> Lookup::find_claim(std::string_view handle) const {
  if (const auto number = running_number(handle)) {
    if (*number >= 1 && *number <= story_.claims.size()) return *number - 1;
    return Error{ErrorKind::not_found, fmt::format("there is no claim {}: {} in this view; `whosays claims` lists them",
                                                   *number, story_.claims.size())};
  }
  std::set<story::ClaimIndex> found;
  std::string outside;
  for (std::size_t s = 0; s < world_.statements.size(); ++s) {
    const StatementRecord& statement = world_.statements[s];
    if (handle.empty() || !std::string_view(statement.id).starts_with(handle)) continue;
    if (const auto claim = claim_by_statement_[s]) {
      found.insert(*claim);
    } else {
      const bool altered = statement.set_aside == story::kAlteredCopy;
      outside = statement.committed() ? "it stands in no claim"
                : altered             ? "it stands in a copy that a machine altered; a closer version is here"
                                      : "it was set aside: " + statement.set_aside;
    }
  }
  if (found.size() == 1) return *found.begin();
  if (found.size() > 1) {
    std::string candidates;
    for (const story::ClaimIndex c : found) candidates += " " + story_.claims[c].id.substr(0, kHandleDigits);
    return Error{ErrorKind::usage,
                 fmt::format("{} claims begin with {}:{}; give more of the id", found.size(), handle, candidates)};
  }
  if (!outside.empty())
    return Error{ErrorKind::not_found, fmt::format("{} is a statement, but no claim's: {}", handle, outside)};
  return Error{ErrorKind::not_found,
               fmt::format("no claim or statement begins with {}; `whosays claims` lists them with their ids", handle)};
}

bool Lookup::is_copy(std::int64_t article_row) const {
  const auto index = article_index(article_row);
  if (!index || *index >= story_.relations.size()) return false;
  const story::Relation relation = story_.relations[*index].relation;
  return relation == story::Relation::verbatim || relation == story::Relation::spun ||
         relation == story::Relation::translated;
}

std::vector<Check> Lookup::checks(const StatementRecord& statement) const {
  std::vector<Check> out;
  const ArticleRecord& article = article_at(statement.article_row);
  for (const DecisionRecord& decision : world_.decisions) {
    if (decision.kind != DecisionKind::accept && decision.kind != DecisionKind::reject) continue;
    if (article.sha256.empty() || decision.original != article.sha256 || decision.field != statement.field) continue;
    if (!world_.as_of.empty() && std::string_view(decision.decided_at).substr(0, 10) > world_.as_of) continue;
    const bool meant = std::any_of(statement.parts.begin(), statement.parts.end(), [&](const PartRecord& p) {
      return p.part == Part::content && p.span.overlaps(decision.span);
    });
    if (meant) out.push_back({decision.initials, decision.decided_at, decision.kind});
  }
  return out;
}

const PartRecord* part_of(const StatementRecord& statement, Part part) {
  for (const PartRecord& p : statement.parts)
    if (p.part == part) return &p;
  return nullptr;
}

std::string receipt_of(const StatementRecord& statement) {
  for (const Part part : {Part::content, Part::cue, Part::source})
    if (const PartRecord* p = part_of(statement, part); p != nullptr && !p->receipt.empty()) return p->receipt;
  return {};
}

}  // namespace whosays::show
