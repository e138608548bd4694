// See actor_groups.h.
//
// One pass in the canonical order: a record is compared with the groups that have its name, not with their records, so
// that a thousand copies cost a thousand comparisons. Then groups whose names are spellings of each other, found by the
// index of names. Then what people decided. At last labels: groups that stay two and may be one have one.
#include "story/actor_groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "match/name_index.h"
#include "story/actor_decisions.h"
#include "story/words.h"

namespace whosays::story {
namespace {

constexpr double kSpelledAlike = 0.85;
constexpr std::size_t kMostSpellings = 20;  ///< groups of other spellings that one is compared with
constexpr std::size_t kMostNamesakes =
    100;  ///< groups of one name that a record is compared with; beyond, it stays apart
constexpr std::size_t kMostMatter = 200;
constexpr std::size_t kShortestMatter = 3;
constexpr std::size_t kMostCompany = 64;  ///< names of one article that are looked at: enough to know a circle by

// Wordings of unnamed sources by article: nothing that carries such a name becomes an actor.
std::set<std::pair<std::int64_t, std::string>> unnamed_wordings(const World& world) {
  std::set<std::pair<std::int64_t, std::string>> out;
  for (const StatementRecord& statement : world.statements) {
    if (statement.source_class != SourceClass::unnamed) continue;
    out.insert({statement.article_row, normal(statement.source)});
    out.insert({statement.article_row, normal(statement.descriptor)});
    if (!statement.actor.empty()) out.insert({statement.article_row, normal(statement.actor)});
  }
  return out;
}

// Normal names of those to whose discredit something is said, by article.
std::set<std::pair<std::int64_t, std::string>> spoken_against(const World& world) {
  std::set<std::pair<std::int64_t, std::string>> out;
  for (const StatementRecord& statement : world.statements)
    for (const PartRecord& part : statement.parts)
      if (part.is_charge() && !part.actor.empty()) out.insert({statement.article_row, normal(part.actor)});
  return out;
}

bool is_about(const StatementRecord& statement, const std::string& name) {
  return has_words(normal(statement.content), name) ||
         std::any_of(statement.parts.begin(), statement.parts.end(),
                     [&](const PartRecord& part) { return normal(part.actor) == name; });
}

bool keeps_company(const ActorRecord& record) {
  return record.kind != ActorKind::place && record.kind != ActorKind::group &&
         normal(record.name).find(' ') != std::string::npos;
}

class ActorGrouping {
 public:
  ActorGrouping(const World& world, const std::unordered_map<std::int64_t, std::size_t>& order)
      : world_(world), against_(spoken_against(world)) {
    const auto unnamed = unnamed_wordings(world);
    for (std::size_t i = 0; i < world.articles.size(); ++i) article_of_[world.articles[i].row] = i;
    for (const StatementRecord& statement : world.statements) said_[statement.article_row].push_back(&statement);
    for (std::size_t i = 0; i < world.actors.size(); ++i) {
      const ActorRecord& record = world.actors[i];
      const std::string name = normal(record.name);
      if (name.empty() || !order.contains(record.article_row) || unnamed.contains({record.article_row, name})) continue;
      records_.push_back(i);
      auto& company = company_[record.article_row];
      if (keeps_company(record) && company.size() < kMostCompany) company.push_back(i);
    }
    std::sort(records_.begin(), records_.end(), [&](std::size_t a, std::size_t b) {
      const auto rank = [&](std::size_t i) {
        return std::tuple(order.at(world.actors[i].article_row), world.actors[i].ordinal, i);
      };
      return rank(a) < rank(b);
    });
  }

  std::vector<JoinedActor> run() {
    const ActorDecisions decisions(world_);
    for (const std::size_t i : records_) place(i, decisions.stands_alone(i));
    join_spellings();
    for (const ActorDecisions::Merge& merge : decisions.merges()) join_by_hand(merge);
    return finished();
  }

 private:
  using NamedGroups = std::pair<const std::pair<std::string, ActorKind>, std::vector<std::size_t>>;

  match::Sketch sketch_of(std::size_t i) const {
    const ActorRecord& record = world_.actors[i];
    match::Sketch out = match::sketch(record.name, word(record.kind));
    for (const std::string& role : record.roles) match::add_role(out, role);
    if (const auto it = company_.find(record.article_row); it != company_.end())
      for (const std::size_t other : it->second)
        if (other != i) match::add_company(out, world_.actors[other].name);
    add_matter(out, record);
    if (const auto it = article_of_.find(record.article_row); it != article_of_.end())
      match::add_date(out, world_.articles[it->second].published);
    return out;
  }

  /// What statements of its article say where they name it.
  void add_matter(match::Sketch& sketch, const ActorRecord& record) const {
    const auto it = said_.find(record.article_row);
    if (it == said_.end()) return;
    for (const StatementRecord* statement : it->second) {
      if (sketch.matter.size() >= kMostMatter) return;
      if (!is_about(*statement, normal(record.name))) continue;
      for (const Word& word : words_in(statement->content)) {
        std::string form = stem(word.text);
        const bool carries = form.size() >= kShortestMatter && !word.capital && !word.number && !is_filler(word.text) &&
                             !is_function(form) && !is_generic_charge(form);
        if (carries) sketch.matter.insert(std::move(form));
      }
    }
  }

  void place(std::size_t i, bool alone) {
    const ActorRecord& record = world_.actors[i];
    JoinedActor fresh;
    fresh.name = record.name;
    fresh.kind = record.kind;
    fresh.sketch = sketch_of(i);
    fresh.spoken_against = against_.contains({record.article_row, normal(record.name)});
    fresh.records = {i};
    fresh.alone = alone;
    group_of_[i] = groups_.size();
    if (!alone) {
      // What fits two groups that do not fit each other is a matter for a person.
      auto& candidates = by_name_[{normal(record.name), record.kind}];
      std::vector<std::size_t> fitting;
      for (const std::size_t g : candidates)
        if (may_join(groups_[g], fresh)) fitting.push_back(g);
      if (fitting.size() == 1) {
        absorb(fitting.front(), std::move(fresh));
        return;
      }
      // Who is spoken against joins by hand only: in a family of thousands he is a group in each.
      if (!fresh.spoken_against && candidates.size() < kMostNamesakes) candidates.push_back(groups_.size());
    }
    groups_.push_back(std::move(fresh));
  }

  /// Where something is said against either, a person must accept.
  static bool may_join(const JoinedActor& a, const JoinedActor& b) {
    return !a.spoken_against && !b.spoken_against &&
           match::judge(a.sketch, b.sketch, match::Scope::two_articles).verdict == match::Verdict::same;
  }

  void absorb(std::size_t g, JoinedActor&& other) {
    JoinedActor& group = groups_[g];
    match::merge(group.sketch, other.sketch);
    group.spoken_against = group.spoken_against || other.spoken_against;
    group.alone = false;
    group.decided_by.insert(group.decided_by.end(), other.decided_by.begin(), other.decided_by.end());
    for (const std::size_t i : other.records) group_of_[i] = g;
    group.records.insert(group.records.end(), other.records.begin(), other.records.end());
    other.records.clear();
  }

  /// "Vellmark Foods Ltd" and "Vellmark Foods Limited".
  void join_spellings() {
    match::NameIndex index;  // each name once, however many groups have it
    std::vector<const NamedGroups*> names;
    for (const NamedGroups& named : by_name_) {
      if (named.second.empty()) continue;
      index.add(static_cast<std::uint32_t>(names.size()), groups_[named.second.front()].sketch.name);
      names.push_back(&named);
    }
    std::map<std::string, std::vector<const NamedGroups*>> known;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (groups_[g].records.empty() || groups_[g].spoken_against) continue;
      const std::string name = normal(groups_[g].name);
      auto found = known.find(name);
      if (found == known.end()) {
        found = known.emplace(name, std::vector<const NamedGroups*>()).first;
        for (const auto& match : index.find(groups_[g].sketch.name, kSpelledAlike, kMostSpellings + 1))
          if (names[match.number]->first.first != name) found->second.push_back(names[match.number]);
      }
      join_spelled_so(g, found->second);
    }
  }

  void join_spelled_so(std::size_t g, const std::vector<const NamedGroups*>& alike) {
    std::size_t compared = 0;
    for (const NamedGroups* named : alike)
      for (const std::size_t number : named->second) {
        JoinedActor& other = groups_[number];
        if (number <= g || other.records.empty()) continue;
        if (++compared > kMostSpellings) return;
        if (may_join(groups_[g], other)) absorb(g, std::move(other));
      }
  }

  void join_by_hand(const ActorDecisions::Merge& merge) {
    if (!group_of_.contains(merge.first) || !group_of_.contains(merge.second)) return;
    const std::size_t first = group_of_.at(merge.first), second = group_of_.at(merge.second);
    if (first == second) return;
    groups_[std::min(first, second)].decided_by.push_back(merge.initials);
    absorb(std::min(first, second), std::move(groups_[std::max(first, second)]));
  }

  std::vector<JoinedActor> finished() {
    std::erase_if(groups_, [](const JoinedActor& group) { return group.records.empty(); });
    std::unordered_map<std::size_t, std::size_t> at;
    for (std::size_t i = 0; i < records_.size(); ++i) at[records_[i]] = i;
    for (JoinedActor& group : groups_) {
      std::sort(group.records.begin(), group.records.end(),
                [&](std::size_t a, std::size_t b) { return at.at(a) < at.at(b); });
      group.name = most_written(group);
    }
    std::sort(groups_.begin(), groups_.end(), [&](const JoinedActor& a, const JoinedActor& b) {
      return at.at(a.records.front()) < at.at(b.records.front());
    });
    label();
    return std::move(groups_);
  }

  /// Who fits two that do not fit each other has a label of its own.
  void label() {
    struct Circle {
      match::Sketch sketch;
      std::string label;
    };
    std::map<std::pair<std::string, ActorKind>, std::vector<Circle>> circles;
    std::map<std::string, std::size_t> namesakes;
    for (JoinedActor& group : groups_) {
      const std::string name = normal(group.name);
      const std::size_t before = namesakes[name]++;
      group.own_label = before == 0 ? name : fmt::format("{}#{}", name, before + 1);
      group.label = group.own_label;
      if (group.alone) continue;
      std::vector<Circle*> fitting;
      std::vector<Circle>& all = circles[{name, group.kind}];
      for (Circle& circle : all)
        if (match::judge(circle.sketch, group.sketch, match::Scope::two_articles).one_matter)
          fitting.push_back(&circle);
      if (fitting.size() == 1) {
        match::merge(fitting.front()->sketch, group.sketch);
        group.label = fitting.front()->label;
      } else if (all.size() < kMostNamesakes) {
        all.push_back({group.sketch, group.label});
      }
    }
  }

  /// The spelling that most articles have; of several the earliest.
  std::string most_written(const JoinedActor& group) const {
    std::map<std::string, std::size_t> counts;
    for (const std::size_t i : group.records) ++counts[normal(world_.actors[i].name)];
    const std::size_t best =
        *std::max_element(group.records.begin(), group.records.end(), [&](std::size_t a, std::size_t b) {
          return counts.at(normal(world_.actors[a].name)) < counts.at(normal(world_.actors[b].name));
        });
    return world_.actors[best].name;
  }

  const World& world_;
  std::set<std::pair<std::int64_t, std::string>> against_;
  std::unordered_map<std::int64_t, std::size_t> article_of_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> company_;  ///< article row to records with long names
  std::unordered_map<std::int64_t, std::vector<const StatementRecord*>> said_;
  std::vector<std::size_t> records_;  ///< in canonical order
  std::vector<JoinedActor> groups_;
  std::map<std::pair<std::string, ActorKind>, std::vector<std::size_t>> by_name_;
  std::unordered_map<std::size_t, std::size_t> group_of_;
};

}  // namespace

std::vector<JoinedActor> group_actors(const World& world, const std::unordered_map<std::int64_t, std::size_t>& order) {
  return ActorGrouping(world, order).run();
}

}  // namespace whosays::story
