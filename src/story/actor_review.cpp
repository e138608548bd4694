// See actor_review.h.
#include "story/actor_review.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "match/name_index.h"
#include "story/desk.h"

namespace whosays::story {
namespace {

constexpr double kAlikeEnough = 0.5;
constexpr std::size_t kMostAlike = 20;

class Review {
 public:
  explicit Review(const World& world) : desk_(world), actors_(desk_.actors().all()) {}

  std::vector<Suggestion> run() const {
    match::NameIndex index;
    for (std::size_t i = 0; i < actors_.size(); ++i) index.add(static_cast<std::uint32_t>(i), actors_[i].sketch.name);
    std::vector<Scored> found;
    for (std::size_t i = 0; i < actors_.size(); ++i)
      for (const auto& match : index.find(actors_[i].sketch.name, kAlikeEnough, kMostAlike)) {
        if (match.number <= i || share_an_article(i, match.number)) continue;
        match::Judgement judged =
            match::judge(actors_[i].sketch, actors_[match.number].sketch, match::Scope::two_articles);
        if (judged.verdict != match::Verdict::different)
          found.push_back({i, match.number, match.likeness.score, std::move(judged)});
      }
    std::stable_sort(found.begin(), found.end(), [](const Scored& a, const Scored& b) {
      return std::tuple(b.score, b.judged.verdict == match::Verdict::same, b.judged.one_matter) <
             std::tuple(a.score, a.judged.verdict == match::Verdict::same, a.judged.one_matter);
    });
    return those_that_join(std::move(found));
  }

 private:
  struct Scored {
    std::size_t first, second;  ///< in actors_
    double score;
    match::Judgement judged;
  };

  /// Of ten actors of one name nine suggestions are enough: accepted, they are one.
  [[nodiscard]] std::vector<Suggestion> those_that_join(std::vector<Scored> found) const {
    std::vector<std::size_t> leads_to(actors_.size());
    std::iota(leads_to.begin(), leads_to.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
      while (leads_to[i] != i) i = leads_to[i] = leads_to[leads_to[i]];
      return i;
    };
    std::vector<Suggestion> out;
    for (Scored& scored : found) {
      const std::size_t a = root(scored.first), b = root(scored.second);
      if (a == b) continue;
      leads_to[std::max(a, b)] = std::min(a, b);
      const JoinedActor &first = actors_[scored.first], &second = actors_[scored.second];
      out.push_back(
          {side(first), side(second), std::move(scored.judged.because), first.spoken_against || second.spoken_against});
    }
    return out;
  }

  [[nodiscard]] bool share_an_article(std::size_t a, std::size_t b) const {
    std::set<std::int64_t> rows;
    for (const std::size_t i : actors_[a].records) rows.insert(desk_.world.actors[i].article_row);
    return std::any_of(actors_[b].records.begin(), actors_[b].records.end(),
                       [&](std::size_t i) { return rows.contains(desk_.world.actors[i].article_row); });
  }

  [[nodiscard]] ReviewSide side(const JoinedActor& actor) const {
    ReviewSide out;
    out.record = actor.records.front();
    out.name = actor.name;
    for (const std::size_t i : actor.records)
      if (out.role.empty() && !desk_.world.actors[i].roles.empty()) out.role = desk_.world.actors[i].roles.front();
    out.articles = actor.records.size();
    return out;
  }

  Desk desk_;
  const std::vector<JoinedActor>& actors_;
};

}  // namespace

std::vector<Suggestion> suggestions(const World& world) { return Review(world).run(); }

Result<std::size_t> actor_at(const World& world, std::string_view receipt) {
  for (std::size_t i = 0; i < world.actors.size(); ++i)
    if (!receipt.empty() && world.actors[i].receipt == receipt) return i;
  return Error{
      ErrorKind::not_found,
      fmt::format("no actor's first mention has the receipt {}; `whosays who --review` and the page of an actor "
                  "(`whosays who NAME`) print them",
                  receipt)};
}

}  // namespace whosays::story
