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

// Only whether it is one label or several is asked: thousands of namesakes need no list.
void add_one_or_two(std::vector<std::string>& list, const std::string& text) {
  if (list.size() < 2 && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

}  // namespace

ActorsAcross::ActorsAcross(const World& world, const std::unordered_map<std::int64_t, std::size_t>& order)
    : actors_(group_actors(world, order)) {
  for (const JoinedActor& actor : actors_) {
    shown_.emplace(actor.own_label, actor.name);
    shown_.emplace(actor.label, actor.name);
    by_label_.add(world, actor, actor.label);
    by_own_label_.add(world, actor, actor.own_label);
    if (actor.kind == ActorKind::document) documents_.insert(actor.label);
  }
  list_spellings(world);
  list_offices(world);
}

void ActorsAcross::Labels::add(const World& world, const JoinedActor& actor, const std::string& label) {
  const std::string name = normal(actor.name);
  add_one_or_two(by_name[name], label);
  if (word_count(name) >= 2)
    for (const Word& word : words_in(name)) add_one_or_two(longer[word.text], label);
  for (const std::size_t i : actor.records)
    of_record[{world.actors[i].article_row, normal(world.actors[i].name)}] = label;
}

void ActorsAcross::list_spellings(const World& world) {
  for (const JoinedActor& actor : actors_)
    for (const std::size_t i : actor.records) {
      const ActorRecord& record = world.actors[i];
      auto& list = spellings_[record.article_row];
      const std::string label = by_label_.lengthened(actor.label);
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

// Kin is no office, and what says when or how somebody holds one is no part of it: "former", "accused".
void ActorsAcross::list_offices(const World& world) {
  static const std::set<std::string_view> kNone = {
      "former",    "ex",        "then",    "late",      "acting",   "alleged",       "convicted", "suspected",
      "corrupt",   "disgraced", "accused", "jailed",    "sacked",   "dead",          "victim",    "witness",
      "source",    "wife",      "husband", "son",       "daughter", "brother",       "sister",    "father",
      "mother",    "friend",    "rival",   "neighbour", "suspect",  "whistleblower", "defendant", "criminal",
      "fraudster", "thief",     "forger",  "killer",    "liar",     "self",          "future",    "next"};
  for (const JoinedActor& actor : actors_)
    for (const std::size_t i : actor.records) {
      const ActorRecord& record = world.actors[i];
      auto& words = offices_[{record.article_row, by_label_.lengthened(actor.label)}];
      for (const std::string& role : record.roles)
        for (const Word& word : words_in(role))
          if (!is_filler(word.text) && !is_function(stem(word.text)) && !kNone.contains(word.text))
            words.insert(stem(word.text));
    }
}

const std::set<std::string>& ActorsAcross::offices(std::int64_t row, const std::string& label) const {
  static const std::set<std::string> kNothing;
  const auto it = offices_.find({row, label});
  return it == offices_.end() ? kNothing : it->second;
}

std::string ActorsAcross::Labels::lengthened(const std::string& label) const {
  const std::string name = label.substr(0, label.find('#'));
  if (word_count(name) != 1) return label;
  const auto it = longer.find(name);
  return it != longer.end() && it->second.size() == 1 ? it->second.front() : label;
}

std::string ActorsAcross::Labels::of(std::int64_t row, std::string_view name) const {
  const std::string form = normal(name);
  if (form.empty()) return {};
  if (const auto it = of_record.find({row, form}); it != of_record.end()) return lengthened(it->second);
  const auto it = by_name.find(form);
  if (it != by_name.end() && it->second.size() == 1) return lengthened(it->second.front());
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
