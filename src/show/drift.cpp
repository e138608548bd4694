#include "show/drift.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "show/words.h"

namespace whosays::show {
namespace {

constexpr std::size_t kShownForm = 150;

bool overlaps_part(const StatementRecord& s, const ArticleRecord& article, const story::DriftPlace& place) {
  if (s.article_row != article.row || s.field != place.field) return false;
  return std::any_of(s.parts.begin(), s.parts.end(), [&](const PartRecord& part) {
    return part.part == Part::content && part.span.overlaps(place.span);
  });
}

std::string at_line(const story::DriftPlace& place) {
  return place.field == Field::title ? "headline" : fmt::format("l.{}", place.line);
}

std::string receipt_words(const story::DriftPlace& place) {
  return place.receipt.empty() ? std::string() : fmt::format(" [{}]", place.receipt);
}

}  // namespace

std::string_view drift_label(story::DriftKind kind) {
  switch (kind) {
    case story::DriftKind::quotation: return "quotation differs";
    case story::DriftKind::name: return "name differs";
    case story::DriftKind::number: return "number differs";
    case story::DriftKind::attribution: return "attribution dropped";
    case story::DriftKind::hedge: return "hedge lost";
    case story::DriftKind::roles: return "roles swapped";
    case story::DriftKind::negation: return "negation differs";
    case story::DriftKind::headline: return "headline firmer";
  }
  return {};
}

std::vector<const story::DriftLine*> drift_in(const Lookup& lookup, story::ArticleIndex article) {
  std::vector<const story::DriftLine*> out;
  for (const std::size_t i : lookup.drift_of(article)) out.push_back(&lookup.story().drift[i]);
  return out;
}

std::vector<const story::DriftLine*> drift_of_claim(const Lookup& lookup, const story::Claim& claim) {
  std::vector<story::StatementIndex> statements = claim.members;
  for (const story::AnswerLine& answer : claim.answers) {
    statements.push_back(answer.statement);
    statements.insert(statements.end(), answer.repeats.begin(), answer.repeats.end());
  }
  for (const story::FindingLine& finding : claim.findings) statements.push_back(finding.statement);
  std::unordered_map<std::int64_t, std::vector<story::StatementIndex>> of_article;
  for (const story::StatementIndex i : statements) of_article[lookup.statement(i).article_row].push_back(i);
  const auto concerned = [&](const story::DriftPlace& place) {
    const ArticleRecord& article = lookup.article(place.article);
    const auto theirs = of_article.find(article.row);
    return theirs != of_article.end() &&
           std::any_of(theirs->second.begin(), theirs->second.end(),
                       [&](story::StatementIndex i) { return overlaps_part(lookup.statement(i), article, place); });
  };
  std::vector<const story::DriftLine*> out;
  for (const story::DriftLine& line : lookup.story().drift)
    if (concerned(line.earlier) || concerned(line.later)) out.push_back(&line);
  return out;
}

std::string drift_words(const Lookup& lookup, const story::DriftLine& line) {
  std::string out = fmt::format("{}, {}", drift_label(line.kind), at_line(line.later));
  const bool says_more = line.kind != story::DriftKind::headline && line.kind != story::DriftKind::attribution;
  if (says_more && !line.note.empty()) out += fmt::format(": {}", line.note);
  const std::string where = line.earlier.article == line.later.article
                                ? std::string("the text")
                                : outlet_words(lookup.article(line.earlier.article));
  out += fmt::format("\nearlier {} ({}, {}{})", quoted_short(line.earlier.words, kShownForm), where,
                     at_line(line.earlier), receipt_words(line.earlier));
  out += fmt::format("\nhere {}{}", quoted_short(line.later.words, kShownForm), receipt_words(line.later));
  return out;
}

}  // namespace whosays::show
