#include "story/actors_across.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "story/words.h"

namespace whosays::story {
namespace {

std::set<std::string> role_words(const ActorRecord& record) {
  std::set<std::string> out;
  for (const std::string& role : record.roles)
    for (const Word& word : words_in(role)) {
      const std::string form = stem(word.text);
      if (!is_filler(word.text) && !is_function(form) && form != "former" && form != "deputy") out.insert(form);
    }
  return out;
}

std::size_t word_count(std::string_view name) {
  return name.empty() ? 0 : static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
}

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

bool may_join(const ActorRecord& record, const std::string& name) {
  return record.kind != ActorKind::person || word_count(name) >= 2;
}

}  // namespace

bool roles_conflict(const ActorRecord& a, const ActorRecord& b) {
  const auto first = role_words(a);
  const auto second = role_words(b);
  if (first.empty() || second.empty()) return false;
  return std::none_of(first.begin(), first.end(), [&](const std::string& word) { return second.contains(word); });
}

ActorsAcross::ActorsAcross(const World& world, const std::unordered_map<std::int64_t, std::size_t>& order) {
  const auto unnamed = unnamed_wordings(world);
  std::map<std::pair<std::string, ActorKind>, std::vector<std::size_t>> same_name;
  for (std::size_t i = 0; i < world.actors.size(); ++i) {
    const ActorRecord& record = world.actors[i];
    const std::string name = normal(record.name);
    if (name.empty() || !order.contains(record.article_row) || unnamed.contains({record.article_row, name})) continue;
    same_name[{name, record.kind}].push_back(i);
  }
  for (auto& [key, records] : same_name) {
    std::sort(records.begin(), records.end(), [&](std::size_t a, std::size_t b) {
      const auto rank = [&](std::size_t i) {
        return std::pair(order.at(world.actors[i].article_row), world.actors[i].ordinal);
      };
      return rank(a) < rank(b);
    });
    group(world, records);
  }
  index(world);
}

// Records of one name and kind: roles that share a word hang together. With one such cluster everybody is in it; with
// several, those without a role belong to nobody in particular and stay alone.
void ActorsAcross::group(const World& world, std::vector<std::size_t> records) {
  const std::string name = normal(world.actors[records.front()].name);
  std::vector<std::vector<std::size_t>> clusters;
  std::vector<std::size_t> without;
  for (const std::size_t i : records) {
    const ActorRecord& record = world.actors[i];
    if (!may_join(record, name)) {
      clusters.push_back({i});
    } else if (role_words(record).empty()) {
      without.push_back(i);
    } else {
      std::vector<std::size_t> merged{i};
      std::erase_if(clusters, [&](const std::vector<std::size_t>& cluster) {
        const bool fits = std::any_of(cluster.begin(), cluster.end(),
                                      [&](std::size_t other) { return !roles_conflict(record, world.actors[other]); });
        if (fits) merged.insert(merged.end(), cluster.begin(), cluster.end());
        return fits;
      });
      clusters.push_back(std::move(merged));
    }
  }
  if (clusters.size() <= 1) {
    if (clusters.empty()) clusters.emplace_back();
    clusters.front().insert(clusters.front().end(), without.begin(), without.end());
  } else {
    for (const std::size_t i : without) clusters.push_back({i});
  }
  std::map<std::size_t, std::size_t> place;
  for (std::size_t i = 0; i < records.size(); ++i) place[records[i]] = i;
  for (auto& cluster : clusters)
    std::sort(cluster.begin(), cluster.end(), [&](std::size_t a, std::size_t b) { return place[a] < place[b]; });
  std::sort(clusters.begin(), clusters.end(),
            [&](const auto& a, const auto& b) { return place[a.front()] < place[b.front()]; });
  const std::size_t kinds = by_name_[name].size();
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    JoinedActor actor;
    actor.name = world.actors[clusters[i].front()].name;
    actor.kind = world.actors[clusters[i].front()].kind;
    actor.label = i + kinds == 0 ? name : fmt::format("{}#{}", name, i + kinds + 1);
    actor.records = clusters[i];
    by_name_[name].push_back(actors_.size());
    actors_.push_back(std::move(actor));
  }
}

void ActorsAcross::index(const World& world) {
  for (const JoinedActor& actor : actors_) {
    const std::string name = normal(actor.name);
    shown_[actor.label] = actor.name;
    if (word_count(name) >= 2)
      for (const Word& word : words_in(name)) {
        auto& labels = longer_[word.text];
        if (std::find(labels.begin(), labels.end(), actor.label) == labels.end()) labels.push_back(actor.label);
      }
    for (const std::size_t i : actor.records) label_of_[{world.actors[i].article_row, name}] = actor.label;
  }
  for (const JoinedActor& actor : actors_)
    for (const std::size_t i : actor.records) {
      const ActorRecord& record = world.actors[i];
      auto& list = spellings_[record.article_row];
      const std::string label = lengthened(actor.label);
      list.emplace_back(normal(record.name), label);
      for (const auto& alias : record.aliases) {
        const std::vector<Word> words = words_in(alias.text);
        // Pronouns and roles ("he", "the commissioner") are no spellings of a name.
        if (words.empty() || std::none_of(words.begin(), words.end(), [](const Word& w) { return w.capital; }))
          continue;
        if (!is_pointing(words.front().text) && !is_filler(words.back().text))
          list.emplace_back(normal(alias.text), label);
      }
    }
  for (auto& [row, list] : spellings_) {
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
      return std::tuple(b.first.size(), a.first, a.second) < std::tuple(a.first.size(), b.first, b.second);
    });
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
}

std::string ActorsAcross::lengthened(const std::string& label) const {
  const std::string name = label.substr(0, label.find('#'));
  if (word_count(name) != 1) return label;
  const auto it = longer_.find(name);
  return it != longer_.end() && it->second.size() == 1 ? it->second.front() : label;
}

std::string ActorsAcross::label(std::int64_t row, std::string_view name) const {
  const std::string form = normal(name);
  if (form.empty()) return {};
  if (const auto it = label_of_.find({row, form}); it != label_of_.end()) return lengthened(it->second);
  const auto it = by_name_.find(form);
  if (it != by_name_.end() && it->second.size() == 1) return lengthened(actors_[it->second.front()].label);
  return lengthened(form);
}

std::string ActorsAcross::shown(const std::string& label, std::string_view otherwise) const {
  const auto it = shown_.find(label);
  return it == shown_.end() ? std::string(otherwise) : it->second;
}

const std::vector<std::pair<std::string, std::string>>& ActorsAcross::spellings(std::int64_t row) const {
  static const std::vector<std::pair<std::string, std::string>> kNone;
  const auto it = spellings_.find(row);
  return it == spellings_.end() ? kNone : it->second;
}

}  // namespace whosays::story
