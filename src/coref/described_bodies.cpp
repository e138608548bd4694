#include "coref/described_bodies.h"

#include <algorithm>

#include "base/text_util.h"
#include "base/word_map.h"
#include "coref/described_words.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

constexpr std::size_t kMostBodies = 300;     ///< beyond it an article is a list
constexpr std::size_t kMostToldOfOne = 200;  ///< words about one body that are kept
constexpr int kByKind = 20;                  ///< its name has a word of such bodies
constexpr int kByName = 40;                  ///< its name or the text calls it so
constexpr std::size_t kNoRow = ~std::size_t{0};

struct BodyNouns {
  struct Row {
    bool any = false;
    std::vector<std::string_view> names, cues;
  };
  std::vector<Row> rows;
  WordMap<std::size_t> at;

  BodyNouns() {
    const lexicon::Table table("coref_body_nouns.tsv");
    for (std::size_t i = 0; i < table.rows(); ++i) {
      rows.push_back({table.at(i, "any") == "yes", split(table.at(i, "names"), ' '), split(table.at(i, "cues"), ' ')});
      at.emplace(table.at(i, "word"), i);
    }
  }
  [[nodiscard]] std::size_t row(std::string_view word) const {
    const auto found = at.find(word);
    return found == at.end() ? kNoRow : found->second;
  }
};

const BodyNouns& body_nouns() {
  static const BodyNouns nouns;
  return nouns;
}

bool is_plural_of(std::string_view many, std::string_view one) {
  if (many.size() == one.size() + 1) return many.starts_with(one) && many.back() == 's';
  return many.ends_with("ies") && one.ends_with('y') &&
         many.substr(0, many.size() - 3) == one.substr(0, one.size() - 1);
}

bool holds(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_body_noun(std::string_view word) {
  static const lexicon::WordSet kinds("institutions.txt");
  static const lexicon::WordSet media("media.txt");
  return body_nouns().row(word) != kNoRow || kinds.has(word) || media.has(word);
}

bool is_named_as(std::string_view noun, std::string_view word) {
  const std::size_t row = body_nouns().row(noun);
  return row != kNoRow && holds(body_nouns().rows[row].names, word);
}

Range spoken_for(const FieldView& view, Range source) {
  const std::uint32_t end = source.first + source.count;
  for (std::uint32_t i = source.first; i < end; ++i) {
    if (!view.lower(i).starts_with("spokes")) continue;
    if (i + 3 < end && is_any_of(view.lower(i + 1), {"for", "of"}) && view.lower(i + 2) == "the")
      return {i + 2, end - i - 2};
    const bool owner = i > source.first + 2 && is_any_of(view.lower(i - 1), {"'s", "’s"});
    if (owner && view.lower(source.first) == "the") return {source.first, i - 1 - source.first};
  }
  return {};
}

DescribedBodies::DescribedBodies(const Scene& scene, const Cast& cast) : view_(scene.text) {
  std::size_t mentions = 0;
  for (std::uint32_t actor = 0; actor < cast.actors.size(); ++actor) {
    const Draft& draft = cast.actors[actor];
    if (draft.kind != ActorKind::organisation && draft.kind != ActorKind::place) continue;
    Body body{actor, kNobody, name_words(draft.name), {}, {}, draft.kind == ActorKind::place};
    for (const Mention& m : draft.mentions) {
      if (m.field != Field::text) continue;
      if (m.span.end - m.span.begin > draft.name.size()) body.words = name_words(view_.words(m.span));
      const Range tokens = view_.tokens_of(m.span);
      body.first = std::min(body.first, tokens.first);
      if (++mentions > 2000 || tokens.count == 0 || view_.quoted(m.span.begin)) continue;
      body.places.push_back(tokens);
    }
    if (body.first != kNobody) bodies_.push_back(std::move(body));
  }
  too_many_ = bodies_.size() > kMostBodies;
  tell();
}

/// Of a sentence each body has the words from its name to the next body's, the first also those before its name.
void DescribedBodies::tell() {
  std::vector<std::uint32_t> names;
  for (const Body& body : bodies_)
    if (!body.named_only)
      for (const Range place : body.places) names.push_back(place.first);
  std::sort(names.begin(), names.end());
  for (Body& body : bodies_)
    for (const Range place : body.places) {
      if (body.named_only) break;
      const Sentence& sentence = view_.sentence_row(view_.sentence(place.first));
      const auto at = std::lower_bound(names.begin(), names.end(), place.first);
      const bool leads = at == names.begin() || *(at - 1) < sentence.first_token;
      const auto next = std::upper_bound(names.begin(), names.end(), place.first);
      const std::uint32_t end = next == names.end() ? sentence.end_token : std::min(*next, sentence.end_token);
      for (std::uint32_t i = leads ? sentence.first_token : place.first; i < end; ++i)
        if (body.told.size() < kMostToldOfOne && (i < place.first || i >= place.first + place.count))
          body.told.push_back(i);
    }
}

/// The name has the word or, where that stands `alone`, ends in it: "the dairy" of Merriweather Dairies, "the bank" of
/// Nordbank. "The task force" is none of the Police Forces.
bool DescribedBodies::is_named_so(const Body& body, std::string_view word, bool alone) {
  constexpr std::size_t kShortest = 4, kPrefix = 3;  // letters
  if (std::find(body.words.begin(), body.words.end(), word) != body.words.end()) return true;
  if (!alone || body.words.empty()) return false;
  const std::string_view last = body.words.back();
  return is_plural_of(last, word) ||
         (word.size() >= kShortest && last.size() >= word.size() + kPrefix && last.ends_with(word));
}

/// "The park" of Marwell Park: its name says what it is, whatever the lists know.
bool DescribedBodies::ends_so(const Body& body, std::string_view word) {
  return body.words.size() > 1 && (body.words.back() == word || is_plural_of(body.words.back(), word));
}

/// Named only as where somebody works or is: "an analyst at Orrin Securities".
bool DescribedBodies::employs_only(const Body& body, std::uint32_t before) const {
  return std::all_of(body.places.begin(), body.places.end(), [&](Range place) {
    if (place.first >= before) return true;
    std::uint32_t i = place.first;
    if (i > 1 && view_.lower(i - 1) == "the") --i;
    return i > 1 && is_any_of(view_.lower(i - 1), {"at", "of", "with", "from"}) && names_trade(view_.lower(i - 2));
  });
}

/// "Energy firm Borealis Wind", "Meridian Mutual, an insurer,"
bool DescribedBodies::is_called(const Body& body, std::string_view word, std::uint32_t before) const {
  constexpr std::uint32_t kLongest = 5;
  return std::any_of(body.places.begin(), body.places.end(), [&](Range place) {
    if (place.first == 0 || place.first >= before) return false;
    if (view_.lower(place.first - 1) == word) return true;
    const std::uint32_t comma = place.first + place.count;
    // "Her publisher, Amity House, said"
    if (place.first > 2 && view_.word(place.first - 1) == "," && view_.lower(place.first - 2) == word &&
        comma < view_.size() && view_.kind(comma) == TokenKind::punctuation)
      return true;
    if (comma + 2 >= view_.size() || view_.word(comma) != ",") return false;
    if (!is_any_of(view_.lower(comma + 1), {"a", "an", "the"})) return false;
    for (std::uint32_t i = comma + 2; i < std::min(before, comma + 2 + kLongest); ++i) {
      if (view_.kind(i) != TokenKind::word || stops_role(view_.lower(i))) return false;
      if (view_.lower(i) == word &&
          (i + 1 >= view_.size() || view_.kind(i + 1) != TokenKind::word || stops_role(view_.lower(i + 1))))
        return true;
    }
    return false;
  });
}

/// "Oflow found": right behind the name.
bool DescribedBodies::follows_name(const Body& body, std::uint32_t token) {
  return std::any_of(body.places.begin(), body.places.end(),
                     [&](Range place) { return place.first + place.count == token; });
}

/// "was ordered", "has been fined": by another.
bool DescribedBodies::is_undergone(std::uint32_t token) const {
  const std::string_view word = view_.lower(token);
  return token > 0 && (word.ends_with("ed") || word.ends_with("en")) &&
         is_any_of(view_.lower(token - 1), {"was", "were", "been", "being", "be"});
}

/// "to be published by Halberd & Sons": the verb of which the noun is made.
bool DescribedBodies::does_it(const Body& body, std::string_view noun, std::uint32_t before) const {
  constexpr std::uint32_t kReach = 6;
  return std::any_of(body.places.begin(), body.places.end(), [&](Range place) {
    if (place.first >= before || place.first == 0 || view_.lower(place.first - 1) != "by") return false;
    const std::uint32_t first = view_.sentence_row(view_.sentence(place.first)).first_token;
    for (std::uint32_t i = place.first - 1; i > first && place.first - i < kReach; --i)
      if (view_.lower(i - 1).ends_with("ed") && same_stem(noun, view_.lower(i - 1))) return true;
    return false;
  });
}

int DescribedBodies::points(const Body& body, std::string_view word, std::size_t row, std::uint32_t before,
                            bool alone) const {
  if (is_named_so(body, word, alone)) return kByName;
  if (body.named_only) return 0;
  if (is_called(body, word, before)) return kByName;
  if (row == kNoRow) return 0;
  const BodyNouns::Row& noun = body_nouns().rows[row];
  int out = 0;
  for (const std::string_view w : body.words)
    if (holds(noun.names, w.ends_with('\'') ? w.substr(0, w.size() - 1) : w)) out = kByKind;  // "Workers' Alliance"
  if (out == 0 ? is_of_another_kind(body, word, row) : heads_another_kind(body, row)) return 0;
  for (const std::string_view cue : noun.cues) {
    int best = 0;
    for (const std::uint32_t i : body.told)
      if (i < before && same_stem(cue, view_.lower(i)) && !is_undergone(i))
        best = std::max(
            best, out < kByKind && follows_name(body, i) ? 2 : 1);  // what it does tells more than what stands near
    out += best;
  }
  if (does_it(body, word, before)) out += 2;
  return out;
}

/// "the news agency" is no department; "the rail operator" runs trains, and its name or the text tells so.
bool DescribedBodies::modifier_fits(std::uint32_t actor, std::string_view word, std::size_t row,
                                    std::uint32_t before) const {
  const auto body = std::find_if(bodies_.begin(), bodies_.end(), [&](const Body& b) { return b.actor == actor; });
  if (body == bodies_.end()) return false;
  if (row == kNoRow || !is_any_of(word, {"news", "press", "aid"})) return true;
  return holds(body_nouns().rows[row].names, word) || holds(body_nouns().rows[row].cues, word) ||
         std::find(body->words.begin(), body->words.end(), word) != body->words.end() ||
         std::any_of(body->told.begin(), body->told.end(),
                     [&](std::uint32_t i) { return i < before && view_.lower(i) == word; });
}

/// Companies of a kind; "the group" and "the charity" can be anything.
bool DescribedBodies::trades(std::string_view noun) {
  const std::size_t row = body_nouns().row(noun);
  return row != kNoRow && body_nouns().rows[row].any &&
         !is_any_of(noun, {"group", "organisation", "organization", "charity", "orchestra"});
}

/// "The firm" is not "the charity Rooftree", nor "the charity" the "carmaker Hollander".
bool DescribedBodies::is_called_otherwise(const Body& body, std::string_view noun) const {
  return std::any_of(body.places.begin(), body.places.end(), [&](Range place) {
    if (place.first == 0) return false;
    const std::string_view called = view_.lower(place.first - 1);
    if (view_.capital(place.first - 1) || !is_body_noun(called) ||
        is_any_of(noun, {"group", "organisation", "organization"}))
      return false;
    return trades(called) != trades(noun);
  });
}

/// "the company" is no ministry: its name says what it is.
bool DescribedBodies::is_of_another_kind(const Body& body, std::string_view word, std::size_t row) const {
  if (is_called_otherwise(body, word)) return true;
  static const lexicon::WordSet kinds("institutions.txt");
  const BodyNouns::Row& noun = body_nouns().rows[row];
  static const lexicon::WordSet things("coref_things_in_ers.txt");
  // "United Assemblers" is a union of people, no maker of anything.
  const bool of_people = std::any_of(noun.names.begin(), noun.names.end(), [](std::string_view name) {
    return is_any_of(name, {"union", "association", "federation", "coalition", "guild", "league", "society", "club"});
  });
  const bool people =
      !body.words.empty() && !of_people &&
      (names_trades(body.words.back()) || (body.words.back().size() > 6 && body.words.back().ends_with("ers"))) &&
      !things.has(body.words.back());
  return people || std::any_of(body.words.begin(), body.words.end(),
                               [&](const std::string& w) { return kinds.has(w) && !holds(noun.names, w); });
}

/// "The operator" is no "Union of Railway Staff"; "the utility" may be an "Electricity Company of Khami".
bool DescribedBodies::heads_another_kind(const Body& body, std::size_t row) {
  static const lexicon::WordSet kinds("institutions.txt");
  const auto of = std::find(body.words.begin(), body.words.end(), "of");
  return of != body.words.end() && of != body.words.begin() && kinds.has(*(of - 1)) && !trades(*(of - 1)) &&
         !holds(body_nouns().rows[row].names, *(of - 1));
}

/// "The paint maker": of those that fit the one whose name or story has the word, or the only one.
std::uint32_t DescribedBodies::told_apart(const std::vector<const Body*>& fitting, std::string_view modifier,
                                          std::uint32_t before) const {
  const Body* named = nullptr;
  for (const Body* body : fitting) {
    if (std::none_of(body->words.begin(), body->words.end(), [&](const auto& w) { return same_stem(w, modifier); }))
      continue;
    if (named != nullptr) return kNobody;
    named = body;
  }
  if (named != nullptr) return named->actor;
  if (fitting.size() != 1) return kNobody;
  const auto& told = fitting.front()->told;
  const bool by_story = std::any_of(told.begin(), told.end(),
                                    [&](std::uint32_t i) { return i < before && same_stem(view_.lower(i), modifier); });
  return by_story || bodies_before(before) == 1 ? fitting.front()->actor : kNobody;
}

std::size_t DescribedBodies::bodies_before(std::uint32_t token) const {
  return static_cast<std::size_t>(std::count_if(
      bodies_.begin(), bodies_.end(), [&](const Body& body) { return !body.named_only && body.first < token; }));
}

std::uint32_t DescribedBodies::meant(Range tokens) const {
  static const lexicon::WordSet kinds("institutions.txt");
  if (too_many_ || tokens.count < 2 || tokens.count > 3 || view_.lower(tokens.first) != "the") return kNobody;
  const std::uint32_t token = tokens.first + tokens.count - 1;
  const std::string_view word = view_.lower(token);
  const std::string_view modifier = tokens.count > 2 ? view_.lower(token - 1) : std::string_view();
  const std::size_t row = body_nouns().row(word);
  const bool listed = row != kNoRow || kinds.has(word);
  if (!listed && (!modifier.empty() || names_trade(word))) return kNobody;
  std::uint32_t best = kNobody;
  std::vector<const Body*> fitting;
  int most = 0;
  bool equal = false;
  for (const Body& body : bodies_) {
    const int points = listed                ? this->points(body, word, row, tokens.first, modifier.empty())
                       : ends_so(body, word) ? kByName
                                             : 0;
    // Named later only: good where its name has the word, and nobody else's has.
    if (body.first > token && (points < kByName || !listed)) continue;
    if (row != kNoRow && !body.named_only && (points > 0 || !is_of_another_kind(body, word, row)) &&
        !employs_only(body, tokens.first))
      fitting.push_back(&body);
    if (points == most && points > 0) equal = true;
    if (points <= most) continue;
    most = points;
    best = body.actor;
    equal = false;
  }
  const bool any = row != kNoRow && body_nouns().rows[row].any;
  if (other_called(token, modifier) || (most < kByName && named_otherwise(token)))
    return any ? named_just_before(fitting, tokens) : kNobody;
  if (!modifier.empty() && (most < kByKind || !modifier_fits(best, modifier, row, tokens.first)))
    return any ? told_apart(fitting, modifier, tokens.first) : kNobody;
  if (most == 0 && fitting.size() == 1 && any) best = fitting.front()->actor;
  if (best == kNobody || equal) return any ? named_just_before(fitting, tokens) : kNobody;
  // A cue or two are little where another body is there as well.
  return most == 1 && fitting.size() > 1 ? kNobody : best;
}

/// "The Volta administration" stands somewhere, and is no name here.
bool DescribedBodies::named_otherwise(std::uint32_t token) const {
  for (std::uint32_t i = 1; i < view_.size(); ++i)
    if (view_.lower(i) == view_.lower(token) && !view_.capital(i) && view_.capital(i - 1) &&
        view_.lower(i - 1) != "the")
      return true;
  return false;
}

/// "Volta Ltd. asked for time. The company said": whatever other companies there are, the only body of the sentence
/// before, or of its own, that fits.
std::uint32_t DescribedBodies::named_just_before(const std::vector<const Body*>& fitting, Range tokens) const {
  const std::uint32_t row = view_.sentence(tokens.first);
  if (tokens.count > 2 || row == 0) return kNobody;
  const std::uint32_t begin = view_.sentence_row(row - 1).first_token;
  const std::string_view word = view_.lower(tokens.first + 1);
  for (std::uint32_t i = begin + 1; i < tokens.first; ++i)
    if (is_plural_of(view_.lower(i), word) ||
        (view_.lower(i) == word && is_any_of(view_.lower(i - 1), {"a", "an", "another"})))
      return kNobody;
  std::uint32_t out = kNobody;
  for (const Body& body : bodies_) {
    const bool near = std::any_of(body.places.begin(), body.places.end(),
                                  [&](Range place) { return place.first >= begin && place.first < tokens.first; });
    if (!near || body.named_only) continue;
    if (out != kNobody || std::find(fitting.begin(), fitting.end(), &body) == fitting.end()) return kNobody;
    out = body.actor;
  }
  return out;
}

/// "a company", "another agency", "agencies": the word is of somebody else too. "The lens maker" is none of the "phone
/// makers".
bool DescribedBodies::other_called(std::uint32_t token, std::string_view modifier) const {
  const std::string_view word = view_.lower(token);
  for (std::uint32_t i = 1; i < view_.size(); ++i) {
    const std::string_view w = view_.lower(i);
    if (w.size() < word.size() || w.size() > word.size() + 3 || w[0] != word[0] || view_.capital(i)) continue;
    const bool told_apart = !modifier.empty() && view_.lower(i - 1) != modifier &&
                            !is_any_of(view_.lower(i - 1), {"a", "an", "the", "other", "another"});
    if (is_plural_of(w, word) && !told_apart) return true;
    if (i == token || w != word) continue;
    if (is_any_of(view_.lower(i - 1), {"a", "an", "another", "one", "this", "that", "second", "other"})) return true;
  }
  return false;
}

}  // namespace whosays::coref
