// Who stands behind a statement: class, actor, count and descriptor of its source.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "footing/footing.h"
#include "footing/token_text.h"

namespace whosays::footing {

inline constexpr std::string_view kByNoun = "one by a noun that no list knows";  ///< somebody, or a thing
inline constexpr std::string_view kByRole = "one person by role";                ///< why a source counts as named
/// Why nobody speaks where a source stands: "a conversation revealed that".
inline constexpr std::string_view kHappening = "what happened, which says nothing";

/// Why nobody is known behind a pronoun.
inline constexpr std::string_view kOpenPronoun = "pronoun, not settled";

struct SourcePhrase;

struct SourceReading {
  SourceClass source_class = SourceClass::unspecified;
  ActorId actor;
  ActorId speaks_for;
  std::optional<std::uint32_t> count;
  std::optional<std::uint32_t> count_min;
  std::string descriptor;
  bool open_pronoun = false;  ///< a pronoun whose actor is not settled
  std::string why;
};

/// Count and descriptor of a source without a name.
void describe_unnamed(const SourcePhrase& phrase, std::string_view text, SourceReading& out);

SourceReading classed(SourceClass source_class, std::string_view why, ActorId actor = {});

/// Reads the sources of one document one after another; a pronoun may take the class of the source before it.
class SourceReader {
 public:
  explicit SourceReader(const Input& input);
  SourceReading read(const Attribution& attribution);
  /// The actor whose mention lies in a span, persons first.
  [[nodiscard]] ActorId actor_in(Field field, Span span) const;
  /// The actor whose name holds the head of a source's core ("Velling policy adviser Jakob Sallow", "The Dockers'
  /// Union"), else the first in `own`, which is the core behind a possessive.
  [[nodiscard]] ActorId actor_of_head(Field field, Span core, Span own, Span head) const;

  struct Placed {
    Span span;
    ActorId actor;
  };
  /// Mentions that lie in a span, in order. O(log mentions + result).
  [[nodiscard]] std::vector<Placed> mentions_in(Field field, Span span) const;
  /// The mention that holds a byte, if there is one. O(log mentions).
  [[nodiscard]] std::optional<Placed> mention_around(Field field, std::uint32_t byte) const;

 private:
  void set_spoken_for(const Attribution& attribution, SourceReading& out) const;
  [[nodiscard]] ActorId named_for(Field field, Span body) const;
  [[nodiscard]] ActorId called_so_before(const Attribution& attribution, Span body) const;
  void remember_spoken_for(const Attribution& attribution, SourceReading& out);
  void keep_nameless(const SourcePhrase& phrase, Field field, SourceReading& out);
  void settle_counsel(const SourcePhrase& phrase, Field field, SourceReading& out) const;
  [[nodiscard]] SourceReading read_pronoun(const Attribution& attribution, std::string_view word, bool near) const;
  [[nodiscard]] bool goes_on_as_subject(const Attribution& attribution, std::string_view word) const;
  [[nodiscard]] SourceClass class_of_open(const Attribution& attribution, std::string_view word, bool near) const;
  [[nodiscard]] SourceReading read_words(Field field, Span span) const;
  [[nodiscard]] SourceReading read_noun(const SourcePhrase& phrase, Field field, std::uint32_t own,
                                        ActorId in_core) const;
  [[nodiscard]] bool is_person(ActorId id) const;
  [[nodiscard]] std::uint32_t number_named(const SourcePhrase& phrase, Field field, ActorId first) const;
  [[nodiscard]] bool bears_head(const SourcePhrase& phrase, Field field, ActorId actor) const;
  [[nodiscard]] bool bears_places_name(ActorId actor) const;
  [[nodiscard]] SourceReading named_thing(const SourcePhrase& phrase, Field field) const;
  [[nodiscard]] bool bears_no_more(const SourcePhrase& phrase, ActorId actor) const;
  [[nodiscard]] ActorId actor_of_core(const SourcePhrase& phrase, Field field, std::uint32_t own) const;
  [[nodiscard]] ActorId actor_of_apposition(const SourcePhrase& phrase, Field field, std::uint32_t apposed) const;
  [[nodiscard]] const std::vector<Placed>& mentions(Field field) const { return field == Field::text ? text_ : title_; }

  /// Can the pronoun stand for the unnamed source that spoke last: "they" for several, "he" for one?
  [[nodiscard]] ActorId named_before(const Attribution& attribution) const;
  [[nodiscard]] bool stands_for_itself(const SourcePhrase& phrase, Field field, std::uint32_t begin) const;
  [[nodiscard]] ActorId behind_titles(const SourcePhrase& phrase, Field field) const;
  [[nodiscard]] ActorId body_in_apposition(Field field, const SourcePhrase& phrase, std::uint32_t begin) const;
  [[nodiscard]] bool agrees(std::string_view pronoun) const;

  const Input& input_;
  std::vector<Placed> text_, title_;                       ///< mentions in order of their begin
  std::vector<Placed> nameless_, nameless_in_title_;       ///< of actors without a name, who can be spoken for
  std::unordered_map<std::uint32_t, ActorId> spoken_for_;  ///< by the actor who was said to speak for somebody
  std::unordered_set<std::string> came_nameless_;          ///< nouns of unnamed sources: "manager" of "a manager"
  SourceReading last_;
  TokenRange last_tokens_;  ///< of the words that named it
  std::uint32_t last_paragraph_ = 0;
};

}  // namespace whosays::footing
