// The class follows the head of the noun phrase: a person's name, a spokesperson, a paper, a body, an outlet, or a
// description without a name. Unnamed sources get no actor (DESIGN, rule 3).
#include "footing/source.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <tuple>
#include <utility>

#include "footing/count.h"
#include "footing/function_words.h"
#include "footing/own_statements.h"
#include "footing/source_class.h"
#include "footing/source_phrase.h"
#include "footing/source_pronouns.h"
#include "footing/source_titles.h"
#include "footing/spoken_for.h"
#include "footing/token_text.h"
#include "footing/word_lists.h"

namespace whosays::footing {
void describe_unnamed(const SourcePhrase& p, std::string_view text, SourceReading& out) {
  CountReading reading = read_count(p.passage, text, p.range);
  out.count = reading.count;
  out.count_min = reading.count_min;
  out.descriptor = std::move(reading.descriptor);
}

SourceReading classed(SourceClass source_class, std::string_view why, ActorId actor) {
  SourceReading out;
  out.source_class = source_class;
  out.actor = actor;
  out.why = why;
  return out;
}

SourceReader::SourceReader(const Input& input) : input_(input) {
  for (std::uint32_t a = 0; a < input.actors.rows.size(); ++a) {
    const bool named = input.actors.rows[a].named;  // nobody's statement is put into a mouth without a name
    for (const Mention& m : input.actors.mentions.at(input.actors.rows[a].mentions))
      (named ? (m.field == Field::text ? text_ : title_) : (m.field == Field::text ? nameless_ : nameless_in_title_))
          .push_back({m.span, ActorId(a)});
  }
  const auto by_begin = [](const Placed& a, const Placed& b) { return a.span.begin < b.span.begin; };
  std::stable_sort(text_.begin(), text_.end(), by_begin);
  std::stable_sort(title_.begin(), title_.end(), by_begin);
  std::stable_sort(nameless_.begin(), nameless_.end(), by_begin);
  std::stable_sort(nameless_in_title_.begin(), nameless_in_title_.end(), by_begin);
}

std::vector<SourceReader::Placed> SourceReader::mentions_in(Field field, Span span) const {
  const auto& placed = mentions(field);
  auto it = std::lower_bound(placed.begin(), placed.end(), span.begin,
                             [](const Placed& m, std::uint32_t at) { return m.span.begin < at; });
  std::vector<Placed> out;
  for (; it != placed.end() && it->span.begin < span.end; ++it)
    if (it->span.end <= span.end) out.push_back(*it);
  return out;
}

std::optional<SourceReader::Placed> SourceReader::mention_around(Field field, std::uint32_t byte) const {
  const auto& placed = mentions(field);
  const auto after = std::ranges::upper_bound(placed, byte, {}, [](const Placed& m) { return m.span.begin; });
  constexpr std::ptrdiff_t kNested = 4;  // mentions inside a longer one begin behind it
  for (auto it = after; it != placed.begin() && after - it < kNested;)
    if (--it; it->span.end > byte) return *it;
  return std::nullopt;
}

ActorId SourceReader::actor_in(Field field, Span span) const {
  ActorId best;
  for (const Placed& m : mentions_in(field, span)) {
    if (input_.actors.rows[m.actor.value].kind == ActorKind::person) return m.actor;
    if (!best.valid()) best = m.actor;
  }
  return best;
}

ActorId SourceReader::actor_of_head(Field field, Span core, Span own, Span head) const {
  const auto at_head = mention_around(field, head.begin);
  // "Odel" may be all of the source that is marked of "Rancher Odel", and "The Congress" of the Congress of Employees.
  const bool fits =
      at_head &&
      (core.contains(at_head->span) ||
       (at_head->span.contains(core) &&
        !in_relative_clause(field == Field::text ? input_.text : input_.title, {at_head->span.begin, core.begin})) ||
       (at_head->span.begin >= core.begin && at_head->span.end > core.end));
  return fits && at_head->span.contains(head) ? at_head->actor : actor_in(field, own);
}

SourceReading SourceReader::read(const Attribution& attribution) {
  const auto spans = input_.attributions.spans.at(attribution.source);
  const Passage& passage = attribution.field == Field::text ? input_.text : input_.title;
  if (spans.empty())
    return attribution.rule == kOwnVoice ? classed(SourceClass::own_voice, "the outlet itself")
                                         : classed(SourceClass::unspecified, "no source in the text");
  SourceReading out;
  const TokenRange tokens = tokens_of(passage, spans.front());
  if (tokens.empty()) return out;
  const std::uint32_t paragraph = passage.sentences.rows[passage.tokens.sentence[tokens.begin]].paragraph;
  if (!attribution.within.valid() && is_first_person(passage, tokens) && !is_quoted(passage, spans.front())) {
    out = classed(SourceClass::own_voice, "the author");
    out.open_pronoun = true;  // who that is, the text need not say
  } else if (const auto pronoun = without_verb(passage.tokens.lower_at(tokens.begin));
             tokens.end - tokens.begin == 1 && is_pronoun(pronoun)) {
    out = read_pronoun(attribution, pronoun, paragraph <= last_paragraph_ + 2);
  } else {
    out = read_words(attribution.field, spans.front());
    set_spoken_for(attribution, out);
    settle_counsel(source_phrase(passage, spans.front()), attribution.field, out);
    keep_nameless(source_phrase(passage, spans.front()), attribution.field, out);
    const bool label = attribution.cue_lemma == ":" && attribution.field == Field::text;
    if (label && out.source_class == SourceClass::institution && are_initials(passage, tokens))
      out = classed(SourceClass::named, "a speaker's initials");
  }
  remember_spoken_for(attribution, out);
  // Who speaks within somebody's words is not the one that a pronoun behind them goes on with.
  if (!attribution.within.valid()) {
    last_ = out;
    last_tokens_ = tokens;
  }
  last_paragraph_ = paragraph;
  return out;
}

namespace {

/// "Someone", "everybody": one word that names nobody, whatever an earlier stage took it for.
bool is_anybody(const SourcePhrase& p) {
  const std::string_view word = p.lower(p.core.begin);
  return p.range.end - p.range.begin == 1 && (word.ends_with("body") || word.ends_with("one")) &&
         is_one_of(word.substr(0, word.size() - (word.ends_with("body") ? 4 : 3)), {"some", "every", "any"});
}

/// The first token behind the last possessive of the core: in "Odel's lawyer", "his detractors", "the council's chair,
/// Ana Vell" the possessor is not the source.
std::uint32_t behind_possessive(const SourcePhrase& p) {
  std::uint32_t begin = p.core.begin;
  if (begin + 1 < p.core.end && (is_possessive(p.lower(begin)) || p.lower(begin) == "your")) ++begin;
  for (std::uint32_t i = p.core.begin; i + 1 < p.core.end; ++i)
    if (is_one_of(p.lower(i), {"'s", "’s", "'", "’"})) begin = i + 1;
  return begin;
}

constexpr std::uint32_t kTitleAndName = 7;  ///< tokens

/// "Law enforcement and port authority sources": the noun of people stands behind the "and", of which the first part
/// only says whose they are.
bool are_joined_people(const SourcePhrase& p) {
  if (p.core.end + 2 >= p.range.end || p.lower(p.core.end) != "and") return false;
  if (is_person_word(p.lower(p.head)) || source_lists().unnamed.has(p.lower(p.head))) return false;
  const SourcePhrase second = source_phrase(p.passage, span_of(p.passage, {p.core.end + 1, p.range.end}));
  const std::string_view head = second.lower(second.head);
  const bool people = source_lists().unnamed.has(head) && head.ends_with('s') && !second.capital(second.head);
  return people && second.head > second.core.begin;
}

/// Between two names of a list: a comma or, before the last, an "and"; of words only titles, and not "a friend of".
bool parts_names(const SourcePhrase& p, TokenRange between, bool last) {
  std::uint32_t ands = 0;
  std::uint32_t commas = 0;
  for (std::uint32_t i = between.begin; i < between.end; ++i) {
    const std::string_view word = p.lower(i);
    if (is_one_of(word, {"and", "&"})) {
      ++ands;
    } else if (word == ",") {
      if (ands > 0) return false;
      ++commas;
    } else if (p.passage.tokens.kind[i] == TokenKind::word && !p.capital(i)) {
      if (ands == 0 || is_possessive(word) || is_one_of(word, {"a", "an", "married", "with"})) return false;
    }
  }
  return last ? ands == 1 : ands == 0 && commas > 0;
}

/// "a program called Sluice"
bool is_named_behind(const SourcePhrase& p) {
  const std::uint32_t at = p.core.end;
  return at + 1 < p.range.end && source_words("naming").contains(p.lower(at)) && p.capital(at + 1) &&
         !p.capital(p.head);
}

}  // namespace

/// The first person behind the comma is no complement: "the tribunal, chaired by Dame Olwen", "the clerk, a friend of
/// Odel". Another comma begins anew.
bool SourceReader::stands_for_itself(const SourcePhrase& p, Field field, std::uint32_t begin) const {
  const Passage& passage = field == Field::text ? input_.text : input_.title;
  const auto placed = mentions_in(field, span_of(passage, {begin, p.range.end}));
  const auto person = std::ranges::find_if(placed, [&](const Placed& m) { return is_person(m.actor); });
  if (person == placed.end()) return false;
  bool complement = false;
  for (std::uint32_t i = begin; i < p.range.end && passage.tokens.span[i].begin < person->span.begin; ++i) {
    if (is_one_of(p.lower(i), {"of", "by", "to", "with", "for", "from", "against", "under", "like"})) complement = true;
    if (p.lower(i) == ",") complement = false;
  }
  return !complement;
}

/// "Secretary of State Ana Vell", "Sallow Institute director Pia Renn": the first person who is named where all before
/// the name says what they are.
ActorId SourceReader::behind_titles(const SourcePhrase& p, Field field) const {
  const Passage& passage = field == Field::text ? input_.text : input_.title;
  const auto placed = mentions_in(field, span_of(passage, p.range));
  std::vector<TokenRange> bodies;
  for (const Placed& m : placed)
    if (!is_person(m.actor)) bodies.push_back(tokens_of(passage, m.span));
  ActorId out;
  std::uint32_t end = 0;
  for (const Placed& m : placed) {
    const TokenRange name = tokens_of(passage, m.span);
    if (!is_person(m.actor) || !p.capital(name.begin)) continue;
    const bool listed = out.valid() && p.lower(end) == "," && p.lower(end + 1) != "who";
    if (out.valid()) return listed ? ActorId() : out;  // "Secretary of State Ana Vell, Senator Jan Holm"
    if (!are_titles_before(p, name, bodies) || !name_ends_at(p, name.end)) {
      if (name.begin == p.range.begin) continue;  // "Odel administration chief of staff Ana Vell"
      return {};
    }
    out = m.actor;
    end = name.end;
  }
  return out;
}

/// "The developer, Marlpit Homes,": the body whose name is all there is behind the comma.
ActorId SourceReader::body_in_apposition(Field field, const SourcePhrase& p, std::uint32_t begin) const {
  if (begin < p.range.end && p.lower(begin) == "the") ++begin;
  if (begin >= p.range.end) return {};
  const Passage& passage = field == Field::text ? input_.text : input_.title;
  const auto placed = mention_around(field, passage.tokens.span[begin].begin);
  if (!placed || placed->span.begin + 4 < passage.tokens.span[begin].begin) return {};
  if (input_.actors.rows[placed->actor.value].kind != ActorKind::organisation) return {};
  std::uint32_t end = begin;
  while (end < p.range.end && passage.tokens.span[end].end <= placed->span.end) ++end;
  return end >= p.range.end || is_one_of(p.lower(end), {",", "which", "that"}) ? placed->actor : ActorId();
}

bool SourceReader::is_person(ActorId id) const {
  return id.valid() && input_.actors.rows[id.value].kind == ActorKind::person;
}

/// None in "an Odel campaign aide", who is somebody else than Odel, and in "House Republicans", who are not the House;
/// "the clerk" who has a name is no such aide. `own`:
/// the first token behind a possessor.
ActorId SourceReader::actor_of_core(const SourcePhrase& p, Field field, std::uint32_t own) const {
  const Span head = p.passage.tokens.span[p.head];
  const ActorId out = actor_of_head(field, span_of(p.passage, p.core), span_of(p.passage, {own, p.core.end}), head);
  const auto at_head = mention_around(field, head.begin);
  const bool own_mention = at_head && at_head->actor == out && at_head->span.end >= head.end;
  const bool aide = !p.capital(p.head) && is_source_noun(p.lower(p.head)) && is_person(out);
  return !own_mention && (aide || is_partisan(p)) ? ActorId() : out;
}

/// "The president" of whom it has been settled who is meant, and not "the United States commander".
bool SourceReader::bears_head(const SourcePhrase& p, Field field, ActorId actor) const {
  const Span head = p.passage.tokens.span[p.head];
  const auto at_head = mention_around(field, head.begin);
  return at_head && at_head->actor == actor && at_head->span.end >= head.end;
}

/// Who is named in the apposition that begins at `apposed`: "a spokesman for Ana Vell" names somebody else, and so does
/// "the note, which does not name Odel".
ActorId SourceReader::actor_of_apposition(const SourcePhrase& p, Field field, std::uint32_t apposed) const {
  if (apposed >= p.range.end || !stands_for_itself(p, field, apposed)) return {};
  const bool far = apposed > p.core.end + 1;  // something is said of the head before it
  const TokenRange words = far ? TokenRange{apposed, std::min(p.range.end, apposed + kTitleAndName)}
                               : TokenRange{p.core.end, std::max(apposed, apposition_end(p))};
  return actor_in(field, span_of(p.passage, words));
}

/// Whose head is a common noun.
SourceReading SourceReader::read_noun(const SourcePhrase& p, Field field, std::uint32_t own, ActorId in_core) const {
  SourceReading out;
  std::tie(out.source_class, out.why) = class_of_noun(p);
  if (out.source_class == SourceClass::unspecified) return out;
  if (out.source_class == SourceClass::unnamed)
    describe_unnamed(p, input_.article.field(field), out);
  else if ((out.why != kByRole && out.why != kByNoun) || is_person(in_core) || bears_head(p, field, in_core))
    out.actor = in_core;
  if (!source_lists().spokespeople.has(p.lower(p.head))) return out;
  if (own > p.core.begin) out.speaks_for = actor_in(field, span_of(p.passage, {p.core.begin, own}));
  if (!out.speaks_for.valid()) out.speaks_for = actor_in(field, span_of(p.passage, p.range));
  out.actor = is_person(out.speaks_for) ? ActorId() : out.speaks_for;
  if (is_person(out.speaks_for)) out.source_class = SourceClass::named;
  return out;
}

/// How many are named: "Ana Vell and Marek Odel", "Sens. Ana Vell (Callis), Jan Holm and Marek Odel"; 1 where what
/// stands between two names is more than a comma, brackets or a title.
std::uint32_t SourceReader::number_named(const SourcePhrase& p, Field field, ActorId first) const {
  constexpr std::uint32_t kBetween = 9;  // tokens
  std::vector<TokenRange> names;
  for (const Placed& m : mentions_in(field, span_of(p.passage, p.range))) {
    const TokenRange name = tokens_of(p.passage, m.span);
    if (!is_person(m.actor) || !p.capital(name.begin)) continue;
    if (names.empty() && m.actor != first) return 1;
    names.push_back(name);
  }
  for (std::uint32_t i = p.range.begin; !names.empty() && i < names.front().begin; ++i)
    if (p.lower(i) == ",") return 1;
  for (std::size_t k = 1; k < names.size(); ++k) {
    const TokenRange between{names[k - 1].end, names[k].begin};
    const bool last = k + 1 == names.size();
    if (between.end - between.begin > kBetween || !parts_names(p, between, last)) return 1;
  }
  return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(names.size()));
}

/// The actor has no longer name than the source: "Amtrak" taken for a person, and not "Jordan" of "Ana Jordan".
bool SourceReader::bears_no_more(const SourcePhrase& p, ActorId actor) const {
  const Span core = span_of(p.passage, p.core);
  return input_.actors.rows[actor.value].name.size() <= core.end - core.begin;
}

/// "North Korea", taken for a person: a name of several words that the list of places knows.
bool SourceReader::bears_places_name(ActorId actor) const {
  const std::string& name = input_.actors.rows[actor.value].name;
  return name.find(' ') != name.npos && is_places_name(name);
}

/// "A program called Sluice": what it is called names it; a paper or a body is one by its noun.
SourceReading SourceReader::named_thing(const SourcePhrase& p, Field field) const {
  const auto source_class = class_of_noun(p).first;
  const bool by_noun = source_class == SourceClass::document || source_class == SourceClass::institution ||
                       source_class == SourceClass::media;
  const Span rest = span_of(p.passage, {p.core.end + 1, p.range.end});
  return classed(by_noun ? source_class : SourceClass::named, "a name behind its noun", actor_in(field, rest));
}

SourceReading SourceReader::read_words(Field field, Span span) const {
  const Passage& passage = field == Field::text ? input_.text : input_.title;
  const SourcePhrase p = source_phrase(passage, span);
  if (is_anybody(p)) return classed(SourceClass::unnamed, "a description without a name");
  const std::uint32_t own = behind_possessive(p);
  const std::uint32_t apposed = apposition_begin(p);
  const ActorId in_core = actor_of_core(p, field, own);
  const ActorId in_rest = actor_of_apposition(p, field, apposed);
  if (leads_with_outlet(p))
    return classed(SourceClass::media, "an outlet's name", is_person(in_core) ? ActorId() : in_core);
  const bool named = is_person(in_rest) || (is_person(in_core) && bears_head(p, field, in_core));
  if (are_many_people(p) || (is_some_partisan(p) && !named)) return read_noun(p, field, own, ActorId());
  if (is_site(p)) return classed(class_of_site(p), "a site's address", is_person(in_core) ? ActorId() : in_core);
  if (are_joined_people(p) && !is_person(in_core)) {
    SourceReading out = classed(SourceClass::unnamed, "a description without a name");
    describe_unnamed(p, input_.article.field(field), out);
    return out;
  }
  if (is_person(in_core) && ((is_known_body(p) && bears_no_more(p, in_core)) || bears_places_name(in_core)))
    return classed(SourceClass::institution, "a body's name", in_core);
  if (is_person(in_core) || is_person(in_rest)) {
    SourceReading out = classed(SourceClass::named, "a person's name", is_person(in_core) ? in_core : in_rest);
    const Span core = span_of(passage, p.core);
    if (any_in(p, p.range, source_lists().spokespeople))
      out.speaks_for = actor_in(field, is_person(in_core) ? Span{core.end, span.end} : core);
    if (is_person(out.speaks_for) || out.speaks_for == out.actor) out.speaks_for = ActorId();
    if (const std::uint32_t number = number_named(p, field, out.actor); number > 1) out.count = number;
    return out;
  }
  if (const ActorId titled = behind_titles(p, field); titled.valid())
    return classed(SourceClass::named, "a person's name", titled);
  if (is_named_behind(p) && !is_outlets_name(p)) return named_thing(p, field);
  const bool unnamed_head = source_lists().unnamed.has(p.lower(p.head));
  const Span head = passage.tokens.span[p.head];
  if ((p.name_like(p.head) || is_lone_name(p)) && !unnamed_head && !is_people_noun(p)) {
    if (is_outlets_name(p) || is_named_as_outlet(p, apposed) ||
        (!is_known_body(p) && is_call_sign(slice(input_.article.field(field), head))))
      return classed(SourceClass::media, "an outlet's name", in_core);
    if (is_named_paper(p)) return read_noun(p, field, own, in_core);
    if (is_role_in_capitals(p) && (is_definite_determiner(p.lower(p.core.begin)) || !bears_head(p, field, in_core)))
      return classed(SourceClass::named, kByRole);
    if (any_in(p, p.core, source_lists().institutions) || in_core.valid() || is_known_body(p) ||
        is_named_as_body(p, apposed))
      return classed(SourceClass::institution, "a body's name", in_core);
    return classed(SourceClass::named, "a name");
  }
  const ActorId body = body_in_apposition(field, p, apposed);
  if (body.valid() && !source_lists().spokespeople.has(p.lower(p.head)))
    return classed(SourceClass::institution, "a body's name", body);
  return read_noun(p, field, own, in_core);
}

}  // namespace whosays::footing
