// Signs of who else could be meant: people without names, other pronouns, the sentence before; and of how a name
// stands.
#include <algorithm>

#include "coref/described_words.h"
#include "coref/speaker_pairs.h"
#include "coref/titled_names.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kRowsLookedAt = 80;

}  // namespace

/// First row whose head stands at the byte or behind it.
std::uint32_t SpeakerPairs::row_from(std::uint32_t byte) const {
  const auto at = std::partition_point(rows_.begin(), rows_.end(),
                                       [&](const MentionRow& row) { return page_.span(row.phrase.head).begin < byte; });
  return static_cast<std::uint32_t>(at - rows_.begin());
}

bool SpeakerPairs::is_named(const MentionRow& row) const {
  const Span head = page_.span(row.phrase.head);
  std::uint32_t at = places_.place_from(head.end);
  for (int n = 0; at > 0 && n < 4; --at, ++n) {
    const ActorPlace& place = places_.places()[at - 1];
    if (place.span.contains(head) && cast_.actors[place.actor].named) return true;
  }
  return false;
}

void SpeakerPairs::add_strangers(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const {
  if (stand.last == kNobody) return;
  const std::uint32_t own = places_.sources()[asked.number].span.begin;
  const std::uint32_t end = row_from(own);
  for (std::uint32_t i = row_from(places_.places()[stand.last].span.end), n = 0; i < end && n < kRowsLookedAt;
       ++i, ++n) {
    const MentionRow& row = rows_[i];
    if (row.quoted || is_named(row) || in_own_content(asked, page_.span(row.phrase.head))) continue;
    if (row.type == MentionType::pronoun) {
      out.add(SpeakerSign::open_pronoun_since, row.gender != Gender::unknown && row.gender == asked.gender);
      continue;
    }
    const bool person_like = row.phrase.kind == kPerson || is_person_noun(page_.lower[row.phrase.head]);
    if (row.type != MentionType::noun || !person_like || row.number == Number::many) continue;
    if (!compatible(row.gender, asked.gender)) continue;
    out.add(SpeakerSign::noun_since);
    out.add(SpeakerSign::noun_led_since, is_clause_subject(row));
    out.add(SpeakerSign::noun_spoke_since, row.source_of != kNoSpeaker);
    out.add(SpeakerSign::noun_gendered_since, row.gender != Gender::unknown && row.gender == asked.gender);
    out.add(SpeakerSign::noun_new_since, row.article == Article_::indefinite);
  }
}

/// Whose the last "he" was.
void SpeakerPairs::add_same_pronoun(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const {
  if (asked.gender == Gender::unknown) return;
  const auto& places = places_.places();
  for (std::uint32_t at = places_.place_from(places_.sources()[asked.number].span.begin), n = 0; at > 0 && n < 60;
       --at, ++n) {
    const ActorPlace& place = places[at - 1];
    if (place.type != MentionType::pronoun || place.row == kNew || place.quoted) continue;
    if (rows_[place.row].gender != asked.gender || in_own_content(asked, place.span)) continue;
    out.add(place.actor == stand.actor ? SpeakerSign::same_pronoun_last : SpeakerSign::other_pronoun_last);
    return;
  }
}

/// Of those who could be meant in the sentence before.
void SpeakerPairs::add_sentence_before(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const {
  const auto& places = places_.places();
  std::uint32_t first = kNobody, last = kNobody;
  bool several = false;
  const std::uint32_t end = places_.place_from(places_.sources()[asked.number].span.begin);
  for (std::uint32_t at = end, n = 0; at > 0 && n < 40; --at, ++n) {
    const ActorPlace& place = places[at - 1];
    if (place.sentence >= asked.sentence || place.quoted || !may_mean(asked, place.actor)) continue;
    if (told_[place.sentence] + 1 < told_[asked.sentence]) break;
    if (last == kNobody) last = place.actor;
    several = several || place.actor != last;
    first = place.actor;
  }
  out.add(SpeakerSign::first_in_sentence_before, first == stand.actor);
  out.add(SpeakerSign::last_in_sentence_before, last == stand.actor);
  out.add(SpeakerSign::only_in_sentence_before, last == stand.actor && !several);
}

/// By the tree: the head, or what it is in apposition to, is the subject of the sentence's root.
bool SpeakerPairs::is_in_subject(const ActorPlace& place) const {
  if (place.row == kNew) return false;
  std::uint32_t word = rows_[place.row].phrase.root;
  for (int n = 0; n < 6; ++n) {
    const Relation relation = page_.relation(word);
    if (relation == Relation::nsubj || relation == Relation::nsubj_pass) return true;
    if (relation != Relation::appos && relation != Relation::flat && relation != Relation::compound) return false;
    word = page_.head(word);
  }
  return false;
}

void SpeakerPairs::add_name(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const {
  const Draft& draft = cast_.actors[stand.actor];
  const auto words = name_words(draft.name);
  out.add(SpeakerSign::one_word, words.size() == 1);
  const Gender given = words.empty() ? Gender::unknown : gender_of_first_name(words.front());
  out.add(SpeakerSign::given_name, given != Gender::unknown);
  out.add(SpeakerSign::given_other, !compatible(given, asked.gender));
  out.add(SpeakerSign::role_known, !draft.role_words.empty() || !portraits_.of[stand.actor].said.empty());
  const auto& places = places_.places();
  if (stand.last != kNobody) out.add(SpeakerSign::last_in_subject, is_in_subject(places[stand.last]));
  const std::uint32_t first = counted_[stand.actor].first;
  if (first == kNobody || first == 0) return;
  const std::string_view before = view_.lower(first - 1);
  out.add(SpeakerSign::behind_in, is_any_of(before, {"in", "at", "near", "of", "from", "to", "the"}));
  out.add(SpeakerSign::last_title, honorific(before) || role_word(before));
}

void SpeakerPairs::add_kinds(const std::vector<Stand>& all, const Stand& stand, SpeakerSigns& out) const {
  const auto is_person = [&](const Stand& s) { return cast_.actors[s.actor].kind == ActorKind::person; };
  out.add(SpeakerSign::only_of_kind, std::none_of(all.begin(), all.end(), [&](const Stand& other) {
            return other.chosen && other.actor != stand.actor && is_person(other) == is_person(stand);
          }));
}

}  // namespace whosays::coref
