// What the learned reader of allegations (charge_net.h) sees of somebody in a content: the words around whom it may be
// against, by their place in the tree, and what the rules say.
//
// A row stands for one party. Its words are lemmas, and stand for their meaning alone: the net has vectors for them and
// no table of its own, and names are left out, so that it cannot learn the samples it was trained on by heart. The
// trainer (train/footing) prints the same rows.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "footing/accusations.h"
#include "footing/against.h"
#include "footing/charge_figures.h"
#include "footing/footing.h"
#include "footing/grammar.h"
#include "footing/party.h"
#include "footing/source.h"

namespace whosays::footing {

/// Places of words; an empty word where nothing stands.
enum class Place : std::uint8_t {
  predicate,    ///< the verb, noun or adjective whose argument the party is
  inner,        ///< what hangs on it as a clause of the same subject: "agreed to hide"
  object,       ///< its object, or the inner one's
  of_object,    ///< a modifier of the object: "a false report"
  oblique,      ///< what stands behind a preposition with it: "for the tests"
  beside,       ///< an adverb, or the verb of an adverbial clause
  second,       ///< a predicate joined to it by "and"
  of_second,    ///< that one's object
  thing,        ///< whose the party is, or where it stands: "Odel's ledger", "damp at the council"
  own_clause,   ///< the verb of a clause about the party: "the clerk who hid it"
  party,        ///< the party's own noun; a name has none
  own_quality,  ///< "the corrupt judge"
  above,        ///< what the predicate's clause hangs on
  source,       ///< the noun of who says it
  cue           ///< the verb of saying
};
inline constexpr std::size_t kPlaces = 15;
inline constexpr std::size_t kChargedPlaces = 12;  ///< the first of them, whose words may be in the lists
inline constexpr std::size_t kNumbers = 163;       ///< beside the words, each 0 or 1
inline constexpr std::size_t kRemembered = 7;      ///< numbers of charge_memory.h, 64 for 1

/// Who says what, as far as it matters: a statement's, or a sentence of the outlet.
struct Said {
  Field field = Field::text;
  std::vector<TokenRange> contents;  ///< as tokens
  std::vector<Span> source, cue;  ///< none for the outlet; whoever stands beside them in the sentence may be meant too
  std::string_view cue_lemma;
  Form form = Form::indirect;
  Act act = Act::assert_;
  SourceClass source_class = SourceClass::own_voice;
  ActorId source_actor, speaks_for;
  int accuser = 0;       ///< accuser.h
  bool again = false;    ///< a sentence that was judged before it became a statement
  bool praises = false;  ///< speaks well of somebody, and charges nobody: the net adds no one
  bool inner = false;    ///< stands inside another: whoever is beside it is the other's business
  std::function<bool(const PartyWords&)> is_source;  ///< the speaker, in other words or the same
};

struct ChargeRow {
  using Memory = std::array<std::int8_t, kRemembered>;
  PartyWords party;
  std::uint32_t group = 0;               ///< parties joined by "and" have one number
  std::vector<std::string_view> clause;  ///< as ChargeRows::content, of the predicates that the party belongs to
  std::array<std::string_view, kPlaces> words;
  std::array<std::uint8_t, kNumbers> numbers{};
  std::uint8_t used = 0;    ///< numbers that were filled: kNumbers
  Memory memory{};          ///< of the article's earlier contents; nothing at first
  ChargeFigures figures{};  ///< at first those that need no scores
  bool harmed = false;      ///< the subject of "was robbed": nobody's charge, whatever else is said
};

struct ChargeRows {
  std::vector<ChargeRow> rows;
  std::vector<std::string_view> content;  ///< lemmas of all nouns, verbs, adjectives and adverbs that are no names
};

/// Is told who stands in each content that is judged, and whom the rules take it to be against.
struct ChargeWatch : std::function<void(const Said&, const ChargeRows&, std::span<const AgainstReading>)> {
  using function::function;
};

/// A row for everybody in the contents who can act, in order, other than the speaker: a report and a memo cannot.
/// `by_rules`: whom the rules take it to be against.
ChargeRows charge_rows(const Passage& passage, const Grammar& grammar, const PartyFinder& parties,
                       const Accusations& accusations, const Said& said, std::span<const AgainstReading> by_rules);

}  // namespace whosays::footing
