// See actor_decisions.h. The payload of a merge is one line: SHA-256 of the original, field, begin, end, the name.
#include "story/actor_decisions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include "base/text_util.h"
#include "story/words.h"

namespace whosays::story {
namespace {

struct Address {
  std::string original;
  Field field = Field::text;
  Span span;
  std::string name;
};

const ArticleRecord* article_of(const World& world, std::int64_t row) {
  const auto it = std::find_if(world.articles.begin(), world.articles.end(),
                               [&](const ArticleRecord& article) { return article.row == row; });
  return it == world.articles.end() ? nullptr : &*it;
}

Address address_of(const World& world, std::size_t i) {
  const ActorRecord& record = world.actors[i];
  const ArticleRecord* article = article_of(world, record.article_row);
  return {article ? article->sha256 : std::string(), record.field, record.span, record.name};
}

std::string payload_of(const Address& address) {
  return fmt::format("{} {} {} {} {}", address.original, word(address.field), address.span.begin, address.span.end,
                     address.name);
}

std::optional<Address> address_from(std::string_view payload) {
  std::array<std::string_view, 4> head;
  for (std::string_view& cell : head) {
    const std::size_t blank = payload.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    cell = payload.substr(0, blank);
    payload.remove_prefix(blank + 1);
  }
  const auto number = [](std::string_view digits) {
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  };
  Address out{std::string(head[0]), Field::text, {number(head[2]), number(head[3])}, std::string(payload)};
  if (const auto field = parse_word<Field>(head[1])) out.field = *field;
  return out;
}

DecisionRecord decision_about(const World& world, std::size_t record, DecisionKind kind) {
  const Address address = address_of(world, record);
  DecisionRecord out;
  out.kind = kind;
  out.original = address.original;
  out.field = address.field;
  out.span = address.span;
  out.words = address.name;
  return out;
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
  [[nodiscard]] std::optional<std::size_t> find(const Address& address) const {
    const auto it = of_.find(address.original);
    if (it == of_.end()) return std::nullopt;
    const std::string name = normal(address.name);
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
  DecisionRecord out = decision_about(world, first, DecisionKind::merge);
  out.payload = payload_of(address_of(world, second));
  return out;
}

DecisionRecord split_decision(const World& world, std::size_t record) {
  return decision_about(world, record, DecisionKind::split);
}

ActorDecisions::ActorDecisions(const World& world) {
  std::vector<const DecisionRecord*> order;
  for (const DecisionRecord& decision : world.decisions)
    if (decision.kind == DecisionKind::merge || decision.kind == DecisionKind::split) order.push_back(&decision);
  if (order.empty()) return;
  std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
    return std::pair(std::string_view(a->decided_at), a->row) < std::pair(std::string_view(b->decided_at), b->row);
  });
  const Records records(world);
  for (const DecisionRecord* decision : order) {
    const auto first = records.find({decision->original, decision->field, decision->span, decision->words});
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
