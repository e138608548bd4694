// See actor_review.h.
#include "story/actor_review.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

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
    struct Scored {
      double score;
      Suggestion suggestion;
    };
    std::vector<Scored> found;
    for (std::size_t i = 0; i < actors_.size(); ++i)
      for (const auto& match : index.find(actors_[i].sketch.name, kAlikeEnough, kMostAlike)) {
        if (match.number <= i || share_an_article(i, match.number)) continue;
        match::Judgement judged =
            match::judge(actors_[i].sketch, actors_[match.number].sketch, match::Scope::two_articles);
        if (judged.verdict == match::Verdict::different) continue;
        const bool against = actors_[i].spoken_against || actors_[match.number].spoken_against;
        found.push_back({match.likeness.score,
                         {side(actors_[i]), side(actors_[match.number]), std::move(judged.because), against}});
      }
    std::stable_sort(found.begin(), found.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
    std::vector<Suggestion> out;
    for (Scored& scored : found) out.push_back(std::move(scored.suggestion));
    return out;
  }

 private:
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
