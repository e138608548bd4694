// Actors across articles: who is the same person or body in two articles, conservatively.
//
// Two records join when kind and full name are equal and no role conflicts; a bare surname joins nobody. Everything
// else is kept apart and can be listed. Unnamed sources have no actor at all (DESIGN, rule 3): a record whose name is
// the wording of an unnamed source in its article is left out here. Cost: n log n in records.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "story/story.h"

namespace whosays::story {

/// One actor behind records of several articles.
struct JoinedActor {
  std::string name;   ///< as most articles write it
  std::string label;  ///< normal form, with a mark where two share it: equal only for the same actor
  ActorKind kind = ActorKind::person;
  std::vector<std::size_t> records;  ///< in World::actors, by article
};

class ActorsAcross {
 public:
  /// `order` gives each article row its place in the canonical order.
  ActorsAcross(const World& world, const std::unordered_map<std::int64_t, std::size_t>& order);

  [[nodiscard]] const std::vector<JoinedActor>& all() const { return actors_; }

  /// Label of the actor called `name` in the article `row`. A short form stands for a longer name only where one longer
  /// name in all these articles has it; a name without a record is its own normal form. Empty for an empty name.
  [[nodiscard]] std::string label(std::int64_t row, std::string_view name) const;

  /// The name to show for a label.
  [[nodiscard]] std::string shown(const std::string& label, std::string_view otherwise) const;

  /// Names and spellings of one article, as (normal form, label), longest first.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& spellings(std::int64_t row) const;

 private:
  void group(const World& world, std::vector<std::size_t> records);
  void index(const World& world);
  [[nodiscard]] std::string lengthened(const std::string& label) const;

  std::vector<JoinedActor> actors_;
  std::map<std::pair<std::int64_t, std::string>, std::string> label_of_;
  std::map<std::string, std::vector<std::size_t>> by_name_;  ///< normal full name to actors
  std::map<std::string, std::vector<std::string>> longer_;   ///< a word to the labels of longer names that have it
  std::map<std::string, std::string> shown_;
  std::unordered_map<std::int64_t, std::vector<std::pair<std::string, std::string>>> spellings_;
};

/// True when the roles of two records exclude each other as far as words can tell: both have some and share no word.
bool roles_conflict(const ActorRecord& a, const ActorRecord& b);

}  // namespace whosays::story
