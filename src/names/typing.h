// What kind of name a run is: by its own words where a list knows them, else by what the article says around it.
//
// Two passes over all runs: `learn` gathers evidence (full names, votes of contexts) under each name's key; `decide`
// then gives one answer a run, or none where it is no name. O(runs).
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "names/runs.h"

namespace whosays::names {

class Typing {
 public:
  explicit Typing(const Usage& usage) : usage_(usage) {}
  void learn(const Reading& reading, const Run& run);
  [[nodiscard]] std::optional<NameType> decide(const Reading& reading, const Run& run) const;

 private:
  struct Votes {
    int person = 0;
    int place = 0;
  };
  [[nodiscard]] std::optional<NameType> single(const Reading& reading, const Run& run) const;
  [[nodiscard]] std::optional<NameType> lone_unknown(const Reading& reading, const Run& run) const;
  [[nodiscard]] NameType several(const Reading& reading, const Run& run) const;
  const Usage& usage_;
  std::unordered_map<std::string, Votes> votes_;
  std::unordered_set<std::string> person_parts_;  ///< words of names that are surely persons'
  std::unordered_set<std::string> organisation_starts_;
  std::unordered_set<std::string> media_ends_;  ///< "courier" when the text has a "Callis Courier"
};

}  // namespace whosays::names
