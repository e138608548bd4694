// Actors across articles: who is the same person or body in two articles. The default is two.
//
// Two records join by themselves only when match::judge says `same`: one full name, one office, dates that fit, and
// nothing that excludes it; and only where nothing is said against either: then a person must accept. A person's
// decisions (merge, split) come before all that. A bare surname joins nobody. Unnamed sources have no actor at all
// (DESIGN, rule 3): a record whose name is the wording of an unnamed source in its article is left out here.
//
// Two that stay two may still be one, so what is said of them is held beside each other (match::Judgement::one_matter):
// they have one `label`, by which claims are compared, answers found and witnesses counted, each name once. A page of
// an actor, an edge of the graph go by `own_label`. Cost: n log n in records.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "match/same_actor.h"
#include "story/story.h"

namespace whosays::story {

/// One actor behind records of several articles.
struct JoinedActor {
  std::string name;       ///< as most articles write it
  std::string own_label;  ///< normal form, with a mark where two share it: equal only for the same actor
  std::string label;      ///< the same for those who may be one
  ActorKind kind = ActorKind::person;
  std::vector<std::size_t> records;     ///< in World::actors, by article
  match::Sketch sketch;                 ///< what is known of all of them
  bool spoken_against = false;          ///< to whose discredit some statement is
  bool alone = false;                   ///< a person took it out, and it stands for itself
  std::vector<std::string> decided_by;  ///< initials of those who joined records by hand
};

class ActorsAcross {
 public:
  /// `order` gives each article row its place in the canonical order.
  ActorsAcross(const World& world, const std::unordered_map<std::int64_t, std::size_t>& order);

  [[nodiscard]] const std::vector<JoinedActor>& all() const { return actors_; }

  /// Label of the actor called `name` in the article `row`. A short form stands for a longer name only where one longer
  /// name in all these articles has it; a name without a record is its own normal form. Empty for an empty name.
  [[nodiscard]] std::string label(std::int64_t row, std::string_view name) const { return by_label_.of(row, name); }
  [[nodiscard]] std::string own_label(std::int64_t row, std::string_view name) const {
    return by_own_label_.of(row, name);
  }

  /// True of the label of a paper: a report, a memo, a filing.
  [[nodiscard]] bool is_document(const std::string& label) const { return documents_.contains(label); }

  /// The name to show for a label.
  [[nodiscard]] std::string shown(const std::string& label, std::string_view otherwise) const;

  /// Names and spellings of one article, as (normal form, label), longest first.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& spellings(std::int64_t row) const;

  /// Stems of the words by which an article gives this actor an office or a trade ("harbour", "commissioner"), without
  /// those that say when or how ("former"). Empty for none.
  [[nodiscard]] const std::set<std::string>& offices(std::int64_t row, const std::string& label) const;

 private:
  /// Names to labels of one of the two sorts.
  struct Labels {
    std::map<std::pair<std::int64_t, std::string>, std::string> of_record;
    std::map<std::string, std::vector<std::string>>
        by_name;                                             ///< a normal full name to labels that have it, two at most
    std::map<std::string, std::vector<std::string>> longer;  ///< a word to labels of longer names with it, two at most

    void add(const World& world, const JoinedActor& actor, const std::string& label);
    [[nodiscard]] std::string lengthened(const std::string& label) const;
    [[nodiscard]] std::string of(std::int64_t row, std::string_view name) const;
  };

  void list_spellings(const World& world);
  void list_offices(const World& world);

  std::vector<JoinedActor> actors_;
  Labels by_label_, by_own_label_;
  std::map<std::string, std::string> shown_;
  std::set<std::string> documents_;  ///< labels
  std::unordered_map<std::int64_t, std::vector<std::pair<std::string, std::string>>> spellings_;
  std::map<std::pair<std::int64_t, std::string>, std::set<std::string>> offices_;  ///< by article and label
};

}  // namespace whosays::story
