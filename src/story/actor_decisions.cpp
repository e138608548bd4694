// See actor_decisions.h. The payload of a merge is the address of the other side (decision_address.h).
#include "story/actor_decisions.h"

#include <algorithm>
#include <unordered_map>

#include "story/decision_address.h"
#include "story/words.h"

namespace whosays::story {
namespace {

const ArticleRecord* article_of(const World& world, std::int64_t row) {
  const auto it = std::find_if(world.articles.begin(), world.articles.end(),
                               [&](const ArticleRecord& article) { return article.row == row; });
  return it == world.articles.end() ? nullptr : &*it;
}

DecisionAddress actor_address(const World& world, std::size_t i) {
  const ActorRecord& record = world.actors[i];
  const ArticleRecord* article = article_of(world, record.article_row);
  return {article ? article->sha256 : std::string(), record.field, record.span, record.name};
}

/// Records by the original that their article was read from.
class Records {
 public:
  explicit Records(const World& world) : world_(world) {
    std::unordered_map<std::int64_t, const std::string*> originals;
    for (const ArticleRecord& article : world.articles) originals[article.row] = &article.sha256;
    for (std::size_t i = 0; i < world.actors.size(); ++i)
      if (const auto it = originals.find(world.actors[i].article_row); it != originals.end())
        of_[*it->second].push_back(i);
  }
  /// The record of that name, else the one whose mention is at that place.
  [[nodiscard]] std::optional<std::size_t> find(const DecisionAddress& address) const {
    const auto it = of_.find(address.original);
    if (it == of_.end()) return std::nullopt;
    const std::string name = normal(address.words);
    for (const std::size_t i : it->second)
      if (normal(world_.actors[i].name) == name) return i;
    for (const std::size_t i : it->second) {
      const ActorRecord& record = world_.actors[i];
      if (!record.span.empty() && record.field == address.field && record.span.overlaps(address.span)) return i;
    }
    return std::nullopt;
  }

 private:
  const World& world_;
  std::unordered_map<std::string, std::vector<std::size_t>> of_;
};

}  // namespace

DecisionRecord merge_decision(const World& world, std::size_t first, std::size_t second) {
  DecisionRecord out = decision_at(actor_address(world, first), DecisionKind::merge, DecisionAbout::actor);
  out.payload = payload_of(actor_address(world, second));
  return out;
}

DecisionRecord split_decision(const World& world, std::size_t record) {
  return decision_at(actor_address(world, record), DecisionKind::split, DecisionAbout::actor);
}

ActorDecisions::ActorDecisions(const World& world) {
  std::vector<const DecisionRecord*> order;
  for (const DecisionRecord& decision : world.decisions)
    if (decision.about == DecisionAbout::actor &&
        (decision.kind == DecisionKind::merge || decision.kind == DecisionKind::split))
      order.push_back(&decision);
  if (order.empty()) return;
  std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
    return std::pair(std::string_view(a->decided_at), a->row) < std::pair(std::string_view(b->decided_at), b->row);
  });
  const Records records(world);
  for (const DecisionRecord* decision : order) {
    const auto first = records.find(address_of(*decision));
    if (!first) continue;
    if (decision->kind == DecisionKind::split) {
      alone_.insert(*first);
      std::erase_if(merges_, [&](const Merge& merge) { return merge.first == *first || merge.second == *first; });
      continue;
    }
    const auto other = address_from(decision->payload);
    const auto second = other ? records.find(*other) : std::nullopt;
    if (!second || *second == *first) continue;
    merges_.push_back({*first, *second, decision->initials});
  }
}

}  // namespace whosays::story
