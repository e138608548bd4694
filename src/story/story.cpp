// The page: records in, a story out, in order.
#include "story/story.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "base/text_util.h"
#include "doc/document.h"
#include "story/akin.h"
#include "story/altered.h"
#include "story/dates.h"
#include "story/drift.h"
#include "story/drifted_names.h"
#include "story/origins.h"
#include "story/room.h"
#include "story/standing.h"
#include "story/words.h"

namespace whosays::story {
namespace {

// Copies that have at its place what one of these statements says; each article once, by date.
std::vector<AlteredPlace> altered_places(const Room& room, const std::vector<StatementIndex>& statements) {
  std::vector<AlteredPlace> out;
  std::set<ArticleIndex> seen;
  for (const StatementIndex i : statements)
    for (const AlteredCopies::Place& place : room.altered.places_of(i)) {
      if (!seen.insert(place.article).second) continue;
      const std::string& text = room.desk.article(place.article).text;
      out.push_back(
          {place.article, i, line_of(text, place.sentence.begin), blanks_collapsed(slice(text, place.sentence))});
    }
  std::sort(out.begin(), out.end(), [&](const AlteredPlace& a, const AlteredPlace& b) {
    return room.desk.rank(a.article) < room.desk.rank(b.article);
  });
  return out;
}

std::vector<ArticleIndex> altered_articles(const Room& room, std::vector<StatementIndex> statements) {
  std::vector<ArticleIndex> out;
  for (const AlteredPlace& place : altered_places(room, statements)) out.push_back(place.article);
  return out;
}

// They carry the claim as well; that they do is no origin.
void add_altered(const Room& room, const ClaimGroup& group, Claim& claim) {
  claim.altered = altered_places(room, group.members);
  for (AnswerLine& line : claim.answers) {
    std::vector<StatementIndex> all = line.repeats;
    all.insert(all.begin(), line.statement);
    line.altered = altered_articles(room, std::move(all));
  }
  for (FindingLine& line : claim.findings) line.altered = altered_articles(room, {line.statement});
  claim.only_altered = std::all_of(group.members.begin(), group.members.end(), [&](StatementIndex i) {
    return room.altered.all()[room.desk.home(i)] == Altered::alone;
  });
  if (claim.altered.empty()) return;
  std::vector<ArticleIndex>& carriers = claim.origins.carriers;
  for (const AlteredPlace& place : claim.altered) carriers.push_back(place.article);
  std::sort(carriers.begin(), carriers.end(),
            [&](ArticleIndex a, ArticleIndex b) { return room.desk.rank(a) < room.desk.rank(b); });
  const std::size_t n = claim.altered.size();
  claim.origins.because.push_back(fmt::format(
      "{} by machine {} it at the same place: no further origin.",
      n == 1 ? std::string("1 copy altered") : fmt::format("{} copies altered", n), n == 1 ? "has" : "have"));
}

/// Whoever denies or disputes it takes it to be said against them.
void add_who_denies(const Room& room, Claim& claim) {
  for (const AnswerLine& line : claim.answers) {
    const Act act = room.desk.statement(line.statement).act;
    const bool theirs = std::find(claim.against.begin(), claim.against.end(), line.who) != claim.against.end();
    if (theirs && (act == Act::deny || act == Act::dispute)) claim.surely_against.insert(line.who);
  }
}

Claim claim_of(const Room& room, const Akin& akin, Standing& standing, const ClaimGroup& group) {
  Claim claim;
  claim.id = room.desk.statement(group.members.front()).id;
  claim.members = group.members;
  claim.allegation = group.allegation;
  claim.against = group.against_names;
  claim.surely_against = group.surely_against;
  claim.weaker = group.weaker;
  claim.reports = group.reports;
  claim.near = group.near;
  claim.by_machine = group.by_machine;
  claim.joined_by = group.joined_by;
  claim.answers = standing.answers(group);
  add_who_denies(room, claim);
  claim.findings = standing.findings(group);
  claim.origins = origins_of(room, akin, group, claim.findings, standing.on_one_paper());
  claim.unknowns = unknowns(room, group, claim.origins.carriers);
  add_altered(room, group, claim);
  claim.notices = notices(room, group, claim.origins.carriers);
  claim.gaps = gaps(room, group, claim);
  return claim;
}

// Those against someone first, then by number of carriers; groups come in order of their earliest statement.
std::vector<Claim> in_order(std::vector<Claim> claims) {
  std::vector<std::size_t> order(claims.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto key = [&](std::size_t i) { return std::pair(claims[i].allegation, claims[i].origins.carriers.size()); };
    return key(a) > key(b);
  });
  std::vector<std::size_t> place(claims.size());
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<Claim> out;
  out.reserve(claims.size());
  for (const std::size_t i : order) {
    for (auto* links : {&claims[i].weaker, &claims[i].reports, &claims[i].near}) {
      for (ClaimIndex& other : *links) other = place[other];
      std::sort(links->begin(), links->end());
    }
    out.push_back(std::move(claims[i]));
  }
  for (ClaimIndex i = 0; i < out.size(); ++i) {
    for (const ClaimIndex other : out[i].weaker) out[other].firmer.push_back(i);
    for (const ClaimIndex other : out[i].reports) out[other].reported_by.push_back(i);
  }
  return out;
}

}  // namespace

std::string_view word(Relation relation) {
  constexpr std::array<std::string_view, 9> kWords{"origin",      "verbatim", "spun",  "translated", "rewrite",
                                                   "independent", "followup", "other", "unknown"};
  return kWords[static_cast<std::size_t>(relation)];
}

Story tell(const World& world) {
  Desk desk(world);
  const Credits credits(desk);
  const Relations relations = relate(desk, credits);
  Story story;
  story.relations = relations.rows;
  story.drift = drift_of(desk, story.relations);
  Aligner aligner(desk);
  const AlteredCopies altered(desk, relations.rows, credits, aligner);
  story.altered = altered.all();
  story.names = drifted_names(desk, altered);
  desk.set_aside(altered.all());
  const std::vector<Saying> sayings = sayings_of(desk);
  const ClaimDecisions decisions(desk);
  const Room room{desk, credits, relations, altered, sayings, decisions};
  Standing standing(room);
  const Akin akin(desk, credits, relations, altered, decisions);
  for (const ClaimGroup& group : group_claims(desk, relations, sayings, decisions))
    story.claims.push_back(claim_of(room, akin, standing, group));
  story.claims = in_order(std::move(story.claims));
  return story;
}

Story tell_setting_aside(World& world) {
  Story story = tell(world);
  set_altered_aside(world, story);
  return story;
}

std::vector<ArticleIndex> carriers_of(const Desk& desk, const ClaimGroup& group) {
  std::vector<ArticleIndex> out;
  for (const StatementIndex i : group.members) out.push_back(desk.home(i));  // members are in canonical order
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string first_published(const Desk& desk, const std::vector<ArticleIndex>& carriers) {
  for (const ArticleIndex i : carriers)
    if (moments_of(desk.article(i).published)) return desk.article(i).published;
  return {};
}

std::set<std::string> concerned(const Room& room, const ClaimGroup& group) {
  std::set<std::string> out = group.against;
  for (const StatementIndex i : group.members) out.insert(room.sayings[i].names.begin(), room.sayings[i].names.end());
  return out;
}

Overlap overlap(const Saying& claim, const Saying& content) {
  Overlap out;
  out.generic =
      std::all_of(content.keys.begin(), content.keys.end(), [](const auto& key) { return is_generic_charge(key); });
  if (out.generic || claim.keys.empty()) return out;
  std::size_t own = 0;
  std::size_t theirs = 0;
  for (const std::string& key : content.keys) theirs += is_everyday(key) ? 0U : 1U;
  for (const std::string& key : claim.keys) {
    if (is_everyday(key)) continue;
    ++own;
    out.shared += content.keys.contains(key) ? 1U : 0U;
  }
  if (own > 0) out.share = static_cast<double>(out.shared) / static_cast<double>(own);
  if (theirs > 0) out.of_content = static_cast<double>(out.shared) / static_cast<double>(theirs);
  return out;
}

Extent extent_of(const Overlap& overlap) {
  constexpr double kThisPoint = 0.5;
  constexpr double kPart = 0.3;
  if (overlap.generic) return Extent::unclear;
  if (overlap.shared == 0) return Extent::another_point;
  if (overlap.shared >= 2 && overlap.share >= kThisPoint) return Extent::all;
  if (overlap.shared >= 2 && overlap.share >= kPart) return Extent::part;
  // A short "did not ask for the report to be held back" against a long claim: most of what it says is in the claim.
  constexpr double kMostOfIt = 0.75;
  constexpr double kEnoughOfIt = 0.34;
  if (overlap.shared >= 2 && overlap.of_content >= kMostOfIt) return Extent::part;
  if (overlap.shared >= 3 && overlap.of_content >= kEnoughOfIt) return Extent::part;
  return Extent::unclear;
}

std::string range_words(const Origins& origins) {
  if (!origins.at_most) return fmt::format("{} to ?", origins.at_least);
  if (*origins.at_most == origins.at_least) return fmt::format("{}", origins.at_least);
  return fmt::format("{} to {}", origins.at_least, *origins.at_most);
}

std::size_t carriers_without_notice(const Claim& claim) {
  std::set<ArticleIndex> with;
  for (const NoticeLine& line : claim.notices) with.insert(line.article);
  return claim.origins.carriers.size() - with.size();
}

}  // namespace whosays::story
