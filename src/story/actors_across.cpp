#include "story/actors_across.h"

#include <fmt/format.h>

#include <algorithm>

#include "story/actor_groups.h"
#include "story/words.h"

namespace whosays::story {
namespace {

std::size_t word_count(std::string_view name) {
  return name.empty() ? 0 : static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
}

}  // namespace

ActorsAcross::ActorsAcross(const World& world, const std::unordered_map<std::int64_t, std::size_t>& order)
    : actors_(group_actors(world, order)) {
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    const std::string name = normal(actors_[i].name);
    auto& namesakes = by_name_[name];
    namesakes.push_back(i);
    actors_[i].label = namesakes.size() == 1 ? name : fmt::format("{}#{}", name, namesakes.size());
  }
  index(world);
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
    for (const std::size_t i : actor.records)
      label_of_[{world.actors[i].article_row, normal(world.actors[i].name)}] = actor.label;
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
