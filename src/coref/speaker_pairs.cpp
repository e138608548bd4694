#include "coref/speaker_pairs.h"

#include <algorithm>

#include "coref/described_words.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kPlacesLookedAt = 200;  ///< looked back at
constexpr std::size_t kMostCandidates = 10;
constexpr std::uint32_t kSourcesLookedAt = 40;

}  // namespace

SpeakerPairs::SpeakerPairs(const Scene& scene, const Page& page, const std::vector<MentionRow>& rows,
                           const LinkSigns& links, const Portraits& portraits, const Cast& cast,
                           const SpeakerPlaces& places)
    : scene_(scene),
      view_(scene.text),
      page_(page),
      rows_(rows),
      links_(links),
      portraits_(portraits),
      cast_(cast),
      places_(places),
      counted_(cast.actors.size()) {
  for (const ActorPlace& place : places.places()) {
    if (place.type != MentionType::name) continue;
    Counted& counted = counted_[place.actor];
    if (counted.names++ == 0) counted.first = place.token;
    if (first_named_ == kNobody && cast.actors[place.actor].named && cast.actors[place.actor].kind == ActorKind::person)
      first_named_ = place.actor;
  }
  for (const Attribution& row : scene.attributions.rows)
    if (row.field == Field::text)
      for (const Span span : scene.attributions.spans.at(row.hearer)) hearers_.push_back(span);
  std::sort(hearers_.begin(), hearers_.end(), [](Span a, Span b) { return a.end < b.end; });
  std::uint32_t told = 0;
  for (const Sentence& sentence : view_.passage().sentences.rows) {
    told_.push_back(told);
    const bool spoken =
        !sentence.span.empty() && view_.quoted(sentence.span.begin) && view_.quoted(sentence.span.end - 1);
    if (!spoken) ++told;
  }
}

bool SpeakerPairs::in_own_content(const AskedSource& asked, Span span) const {
  const Attribution& row = scene_.attributions.rows[places_.sources()[asked.number].attribution];
  const auto content = scene_.attributions.spans.at(row.content);
  return std::any_of(content.begin(), content.end(), [&](Span s) { return s.contains(span); });
}

bool SpeakerPairs::may_mean(const AskedSource& asked, std::uint32_t actor) const {
  const Draft& draft = cast_.actors[actor];
  const bool person = draft.kind == ActorKind::person;
  if (person ? !asked.persons : !asked.bodies) return false;
  return !person || compatible(known_gender(draft), asked.gender);
}

bool SpeakerPairs::fits_gender(const AskedSource& asked, std::uint32_t actor) const {
  return asked.gender == Gender::unknown || known_gender(cast_.actors[actor]) == asked.gender;
}

std::vector<SpeakerPairs::Stand> SpeakerPairs::stands(const AskedSource& asked) const {
  std::vector<Stand> out;
  const SpeakerSource& own = places_.sources()[asked.number];
  const auto& places = places_.places();
  const std::uint32_t end = places_.place_from(own.span.begin);
  for (std::uint32_t at = end, n = 0; at > 0 && n < kPlacesLookedAt; --at, ++n) {
    const ActorPlace& place = places[at - 1];
    auto found = std::find_if(out.begin(), out.end(), [&](const Stand& s) { return s.actor == place.actor; });
    if (found == out.end()) {
      if (out.size() >= 2 * kMostCandidates || !may_mean(asked, place.actor)) continue;
      Stand stand;
      stand.actor = place.actor;
      stand.fits = fits_gender(asked, place.actor);
      found = out.insert(out.end(), stand);
    }
    if (found->any == kNobody) found->any = at - 1;
    if (found->last == kNobody && !place.quoted && !in_own_content(asked, place.span)) found->last = at - 1;
  }
  add_ahead(asked, out);
  std::stable_sort(out.begin(), out.end(), [](const Stand& a, const Stand& b) {
    return (a.last == kNobody ? 0 : a.last + 1) > (b.last == kNobody ? 0 : b.last + 1);
  });
  std::size_t chosen = 0;
  for (Stand& stand : out)
    if (cast_.actors[stand.actor].named && chosen < kMostCandidates) {
      stand.chosen = true;
      ++chosen;
    }
  return out;
}

/// "Before she spoke, Ana Vell had": of pronouns only.
void SpeakerPairs::add_ahead(const AskedSource& asked, std::vector<Stand>& out) const {
  if (asked.form == SourceForm::the_noun) return;
  const SpeakerSource& own = places_.sources()[asked.number];
  const auto& places = places_.places();
  const std::uint32_t end = view_.sentence_row(own.sentence).span.end;
  for (std::uint32_t at = places_.place_from(own.span.end); at < places.size() && places[at].span.begin < end; ++at) {
    const ActorPlace& place = places[at];
    if (place.type != MentionType::name || place.quoted || !may_mean(asked, place.actor)) continue;
    if (std::any_of(out.begin(), out.end(), [&](const Stand& s) { return s.actor == place.actor; })) continue;
    Stand stand;
    stand.actor = place.actor;
    stand.ahead = true;
    stand.any = at;
    stand.fits = fits_gender(asked, place.actor);
    out.push_back(stand);
  }
}

void SpeakerPairs::add_counts(const AskedSource& asked, const std::vector<Stand>& all, SpeakerSigns& out) const {
  const auto count = std::count_if(all.begin(), all.end(), [](const Stand& s) { return s.chosen; });
  const auto fit = std::count_if(all.begin(), all.end(), [](const Stand& s) { return s.chosen && s.fits; });
  out.add(SpeakerSign::one_candidate, count == 1);
  out.add(SpeakerSign::two_candidates, count == 2);
  out.add(SpeakerSign::few_candidates, count == 3 || count == 4);
  out.add(SpeakerSign::no_fitting, fit == 0);
  out.add(SpeakerSign::one_fitting, fit == 1);
  out.add(SpeakerSign::two_fitting, fit == 2);
  const SpeakerSource& own = places_.sources()[asked.number];
  out.add(SpeakerSign::nobody_current, own.actor == kNobody);
  out.add(SpeakerSign::has_link, own.row != kNew);
  out.add(SpeakerSign::link_is_new, own.row != kNew && links_.linking.links[own.row].antecedent == kNew);
}

void SpeakerPairs::add_self(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const {
  const Draft& draft = cast_.actors[stand.actor];
  const Gender gender = known_gender(draft);
  out.add(SpeakerSign::person, draft.kind == ActorKind::person);
  out.add(SpeakerSign::body, draft.kind == ActorKind::organisation || draft.kind == ActorKind::group);
  out.add(SpeakerSign::place, draft.kind == ActorKind::place);
  out.add(SpeakerSign::gender_same, asked.gender != Gender::unknown && gender == asked.gender);
  out.add(SpeakerSign::gender_unknown, gender == Gender::unknown);
  out.add(SpeakerSign::gender_told, draft.gender != Gender::unknown);
  const Counted& counted = counted_[stand.actor];
  out.add(SpeakerSign::named_once, counted.names == 1);
  out.add(SpeakerSign::named_twice, counted.names == 2 || counted.names == 3);
  out.add(SpeakerSign::named_often, counted.names > 3);
  out.add(SpeakerSign::first_named, stand.actor == first_named_);
  out.add(SpeakerSign::in_first_sentence, counted.first != kNobody && view_.sentence(counted.first) == 0);
  out.add(SpeakerSign::in_title, std::any_of(draft.mentions.begin(), draft.mentions.end(),
                                             [](const Mention& m) { return m.field == Field::title; }));
}

void SpeakerPairs::add_distance(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const {
  out.add(SpeakerSign::ahead_only, stand.ahead);
  out.add(SpeakerSign::in_own_words, stand.any != kNobody && in_own_content(asked, places_.places()[stand.any].span));
  out.add(SpeakerSign::last_quoted, stand.last == kNobody && !stand.ahead);
  if (stand.last == kNobody) return;
  const ActorPlace& last = places_.places()[stand.last];
  const std::uint32_t far_off = told_[asked.sentence] - std::min(told_[asked.sentence], told_[last.sentence]);
  out.add(SpeakerSign::same_sentence, last.sentence >= asked.sentence);
  out.add(SpeakerSign::sentence_before, last.sentence < asked.sentence && far_off <= 1);
  out.add(SpeakerSign::two_before, far_off == 2);
  out.add(SpeakerSign::three_to_five, far_off >= 3 && far_off <= 5);
  out.add(SpeakerSign::far, far_off > 5);
  out.add(SpeakerSign::same_paragraph, last.paragraph == asked.paragraph);
  out.add(SpeakerSign::paragraph_before, last.paragraph + 1 == asked.paragraph);
}

void SpeakerPairs::add_last(const Stand& stand, SpeakerSigns& out) const {
  const std::uint32_t at = stand.last != kNobody ? stand.last : stand.any;
  if (at == kNobody) return;
  const ActorPlace& last = places_.places()[at];
  out.add(SpeakerSign::last_name, last.type == MentionType::name);
  out.add(SpeakerSign::last_pronoun, last.type == MentionType::pronoun);
  out.add(SpeakerSign::last_description, last.type == MentionType::noun);
  const auto hearer =
      std::partition_point(hearers_.begin(), hearers_.end(), [&](Span s) { return s.end < last.span.end; });
  out.add(SpeakerSign::last_hearer, hearer != hearers_.end() && hearer->contains(last.span));
  if (last.row == kNew) return;
  const MentionRow& row = rows_[last.row];
  out.add(SpeakerSign::last_subject, is_clause_subject(row));
  out.add(SpeakerSign::last_possessor, row.place == Place::possessor);
  out.add(SpeakerSign::last_object, row.place == Place::object);
  out.add(SpeakerSign::last_apposition, row.place == Place::apposition);
  out.add(SpeakerSign::last_behind_preposition,
          row.place == Place::behind_preposition || row.place == Place::inside_phrase);
  out.add(SpeakerSign::last_main_clause, row.main_clause);
}

void SpeakerPairs::add_spoke(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const {
  const auto& sources = places_.sources();
  const auto is_by = [&](std::uint32_t n) { return n != kNobody && sources[n].actor == stand.actor; };
  out.add(SpeakerSign::last_speaker, is_by(asked.last));
  out.add(SpeakerSign::speaker_before, is_by(asked.before));
  out.add(SpeakerSign::last_main_speaker, is_by(asked.last_main));
  out.add(SpeakerSign::main_speaker_before, is_by(asked.before_main));
  std::uint32_t mine = 0, most = 0;
  std::vector<std::uint32_t> speakers;
  for (std::uint32_t n = asked.number, steps = 0; n > 0 && steps < kSourcesLookedAt; --n, ++steps) {
    const SpeakerSource& other = sources[n - 1];
    if (other.actor == kNobody) continue;
    speakers.push_back(other.actor);
    most = std::max(most, static_cast<std::uint32_t>(std::count(speakers.begin(), speakers.end(), other.actor)));
    if (other.actor != stand.actor) continue;
    ++mine;
    out.add(SpeakerSign::spoke_same_sentence, other.sentence == sources[asked.number].sentence);
    out.add(SpeakerSign::spoke_sentence_before,
            other.sentence < asked.sentence && told_[other.sentence] + 1 >= told_[asked.sentence]);
    out.add(SpeakerSign::spoke_same_paragraph, other.paragraph == asked.paragraph);
  }
  out.add(SpeakerSign::spoke_ever, mine > 0);
  out.add(SpeakerSign::spoke_most, mine > 0 && mine == most);
  if (stand.last == kNobody || asked.last == kNobody) return;
  const Attribution& row = scene_.attributions.rows[sources[asked.last].attribution];
  for (const Span words : scene_.attributions.spans.at(row.content))
    out.add(SpeakerSign::in_last_words, words.contains(places_.places()[stand.last].span));
}

void SpeakerPairs::add_led(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const {
  const auto& places = places_.places();
  const std::uint32_t end = places_.place_from(places_.sources()[asked.number].span.begin);
  for (std::uint32_t at = end, n = 0; at > 0 && n < kPlacesLookedAt; --at, ++n) {
    const ActorPlace& here = places[at - 1];
    if (here.actor != stand.actor) continue;
    const bool own = in_own_content(asked, here.span);
    out.add(SpeakerSign::named_in_own_words, own && here.type == MentionType::name);
    if (own || here.quoted) continue;
    const bool before = here.sentence < asked.sentence;
    const std::uint32_t far_off = told_[asked.sentence] - std::min(told_[asked.sentence], told_[here.sentence]);
    out.add(SpeakerSign::named_sentence_before, before && far_off <= 1 && here.type == MentionType::name);
    if (!here.leads) continue;
    out.add(SpeakerSign::led_own_sentence, !before);
    out.add(SpeakerSign::led_sentence_before, before && far_off <= 1);
    out.add(SpeakerSign::led_two_before, far_off == 2);
    const bool opens = here.sentence == 0 || view_.sentence_row(here.sentence - 1).paragraph != here.paragraph;
    out.add(SpeakerSign::led_paragraph, opens && here.paragraph == asked.paragraph);
  }
}

void SpeakerPairs::add_rivals(const AskedSource& asked, const std::vector<Stand>& all, const Stand& stand,
                              SpeakerSigns& out) const {
  std::uint32_t rank = 0, fitting = 0, since = 0;
  const ActorPlace* mine = stand.last == kNobody ? nullptr : &places_.places()[stand.last];
  bool passed = false;
  for (const Stand& other : all) {
    if (other.actor == stand.actor) {
      passed = true;
      continue;
    }
    if (other.last == kNobody) continue;
    const ActorPlace& theirs = places_.places()[other.last];
    out.add(SpeakerSign::other_same_sentence, mine != nullptr && theirs.sentence == mine->sentence);
    out.add(SpeakerSign::other_sentence_before,
            theirs.sentence < asked.sentence && told_[theirs.sentence] + 1 >= told_[asked.sentence]);
    if (passed) continue;
    ++since;
    if (other.chosen) ++rank;
    if (other.chosen && other.fits) ++fitting;
  }
  out.add(SpeakerSign::nearest, rank == 0 && mine != nullptr);
  out.add(SpeakerSign::second_nearest, rank == 1);
  out.add(SpeakerSign::nearest_fitting, fitting == 0 && stand.fits && mine != nullptr);
  out.add(SpeakerSign::second_fitting, fitting == 1 && stand.fits);
  out.add(SpeakerSign::one_since, since == 1);
  out.add(SpeakerSign::more_since, since > 1);
}

void SpeakerPairs::add_since(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const {
  if (stand.last == kNobody) return;
  const auto& places = places_.places();
  const ActorPlace& mine = places[stand.last];
  const std::uint32_t end = places_.sources()[asked.number].span.begin;
  std::uint32_t last_named = kNobody;
  for (std::uint32_t at = stand.last + 1; at < places.size() && places[at].span.begin < end; ++at) {
    const ActorPlace& other = places[at];
    if (other.actor == stand.actor || other.quoted || in_own_content(asked, other.span)) continue;
    if (!may_mean(asked, other.actor)) continue;
    out.add(SpeakerSign::other_led_since, other.leads);
    out.add(SpeakerSign::other_spoke_since, other.source != kNobody);
    out.add(SpeakerSign::stranger_since, !cast_.actors[other.actor].named);
    if (other.type == MentionType::name) last_named = other.actor;
  }
  out.add(SpeakerSign::last_named, last_named == kNobody);
  // "Aunes and Holm"
  for (const std::uint32_t at : {stand.last == 0 ? kNobody : stand.last - 1, stand.last + 1}) {
    if (at >= places.size() || places[at].actor == stand.actor) continue;
    const Span first = std::min(places[at].span, mine.span), second = std::max(places[at].span, mine.span);
    if (first.end + 5 == second.begin) out.add(SpeakerSign::joined, view_.words({first.end, second.begin}) == " and ");
  }
}

std::uint32_t SpeakerPairs::actor_of_entity(std::uint32_t entity) const {
  const Entity& e = links_.linking.entities[entity];
  if (e.cast != kNobody) return e.cast;
  for (const std::uint32_t i : e.mentions) {
    const Span head = page_.span(rows_[i].phrase.head);
    const std::uint32_t at = places_.place_from(head.end);
    if (rows_[i].type == MentionType::name && at > 0 && places_.places()[at - 1].span.contains(head))
      return places_.places()[at - 1].actor;
  }
  return kNobody;
}

void SpeakerPairs::add_link(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const {
  const SpeakerSource& own = places_.sources()[asked.number];
  if (own.row == kNew) return;
  const Link& link = links_.linking.links[own.row];
  if (link.second != kNew && actor_of_entity(link.second) == stand.actor) {
    out.add(SpeakerSign::runner_up);
    out.add(SpeakerSign::runner_up_20, link.second_probability >= 0.2F);
  }
  if (link.antecedent == kNew || actor_of_entity(links_.linking.entity[own.row]) != stand.actor) return;
  out.add(SpeakerSign::linked);
  out.add(SpeakerSign::link_30, link.probability >= 0.3F);
  out.add(SpeakerSign::link_50, link.probability >= 0.5F);
  out.add(SpeakerSign::link_70, link.probability >= 0.7F);
  out.add(SpeakerSign::link_85, link.probability >= 0.85F);
  out.add(SpeakerSign::link_93, link.probability >= 0.93F);
  out.add(SpeakerSign::link_97, link.probability >= 0.97F);
  out.add(SpeakerSign::link_99, link.probability >= 0.99F);
  out.bits |= links_.doubts[own.row].bits;
}

void SpeakerPairs::add_current(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const {
  const SpeakerSource& own = places_.sources()[asked.number];
  out.add(SpeakerSign::other_current, own.actor != kNobody && own.actor != stand.actor);
  if (own.actor != stand.actor) return;
  out.add(SpeakerSign::current);
  out.add(SpeakerSign::by_roles, own.by == Steps::roles);
  out.add(SpeakerSign::by_description, own.by == Steps::descriptions);
  out.add(SpeakerSign::by_pronoun, own.by == Steps::pronouns);
  out.add(SpeakerSign::by_elimination, own.by == Steps::elimination);
  out.add(SpeakerSign::by_link, own.by == Steps::links);
}

std::vector<SpeakerCandidate> SpeakerPairs::candidates(const AskedSource& asked) const {
  const std::vector<Stand> all = stands(asked);
  SpeakerSigns common = signs_of_source(scene_, places_, asked);
  add_counts(asked, all, common);
  std::vector<SpeakerCandidate> out;
  for (const Stand& stand : all) {
    if (!stand.chosen) continue;
    SpeakerCandidate one{stand.actor, common};
    add_self(asked, stand, one.signs);
    add_distance(asked, stand, one.signs);
    add_last(stand, one.signs);
    add_spoke(asked, stand, one.signs);
    add_led(asked, stand, one.signs);
    add_rivals(asked, all, stand, one.signs);
    add_since(asked, stand, one.signs);
    add_strangers(asked, stand, one.signs);
    add_same_pronoun(asked, stand, one.signs);
    add_sentence_before(asked, stand, one.signs);
    add_name(asked, stand, one.signs);
    add_kinds(all, stand, one.signs);
    add_link(asked, stand, one.signs);
    add_current(asked, stand, one.signs);
    out.push_back(one);
  }
  if (!asked.head.empty() || asked.phrase) {
    const DescriptionGround ground{view_, portraits_, cast_, places_, asked};
    add_description_signs(ground, out);
    add_description_hints(ground, out);
    add_description_uses(ground, out);
    add_description_words(ground, scene_, out);
  }
  return out;
}

}  // namespace whosays::coref
