// What an article has told of each person whom it names, by place: what they are said to be, how old they are, who they
// are to one another, and the words of the clauses about them.
//
// A sentence belongs to whoever it names, from the first name's beginning on to the next name; a sentence that names
// nobody to whoever led the sentence before it, for at most two sentences. Words in quotation marks tell nothing.
// O(tokens).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coref/scene.h"

namespace whosays::coref {

/// "a fire chief", "Dr", "was transport minister": one word for somebody, and where it says so.
struct Said {
  std::string word;         ///< lower case, without a stop
  std::string whole;        ///< the phrase in lower case: "former foreign minister"
  std::uint32_t token = 0;  ///< from here on it is known
  bool past = false;        ///< "former", "was", "served as"
  bool title = false;       ///< a title with a capital before the name
  bool tie = false;         ///< only to somebody else: "his lawyer"
  bool derived = false;     ///< what they are to somebody who is called something to them
};

struct Portrait {
  std::uint32_t first = kNobody;    ///< token of the first mention in the text
  std::vector<std::uint32_t> told;  ///< tokens of clauses about them, in order
  std::vector<Said> said;           ///< in no order
  std::vector<Range> called;        ///< words right before the name, or behind its comma: "third seed", "a flanker"
  std::optional<int> age;
};

/// Two persons, and what the second is to the first: "Odel's wife, Ana", "Tarrow and his daughter Elin".
struct Tie {
  std::uint32_t to;  ///< actors
  std::uint32_t who;
  std::string relation;
  std::string modifier;  ///< the word before it: "younger"
  std::uint32_t token;
  Gender gender = Gender::unknown;  ///< of `to`, where "his" or "her" says it
};

struct Portraits {
  std::vector<Portrait> of;  ///< a row an actor; empty rows for what is no person
  std::vector<Tie> ties;
};

Portraits portraits_of(const Scene& scene, const Cast& cast);

/// The first name decides where nothing else says what somebody is.
Gender known_gender(const Draft& draft);

/// "78-year-old", "Eight-year-old": the number; of "seventies" and the like nothing.
std::optional<int> age_of(std::string_view word);

}  // namespace whosays::coref
