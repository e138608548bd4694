#include "coref/speaker_places.h"

#include <algorithm>

#include "coref/phrases.h"
#include "coref/pronoun_sentences.h"

namespace whosays::coref {

void Steps::note(Step step, const Cast& cast) {
  auto& counts = mentions[step];
  counts.clear();
  for (const Draft& draft : cast.actors) counts.push_back(static_cast<std::uint32_t>(draft.mentions.size()));
}

Steps::Step Steps::of(std::uint32_t actor, std::uint32_t mention) const {
  for (std::uint8_t step = roles; step < links; ++step)
    if (actor < mentions[step].size() && mention < mentions[step][actor]) return static_cast<Step>(step);
  return links;
}

SpeakerPlaces::SpeakerPlaces(const Scene& scene, const Page& page, const std::vector<MentionRow>& rows,
                             const Steps& steps, const Cast& cast)
    : scene_(scene), view_(scene.text), page_(page), rows_(rows), steps_(steps), cast_(cast) {
  row_of_word_.assign(page.size(), kNew);
  for (std::uint32_t i = 0; i < rows.size(); ++i) row_of_word_[rows[i].phrase.head] = i;
  collect_places();
  collect_sources();
}

/// The mention whose head stands last in the span.
std::uint32_t SpeakerPlaces::row_in(Span span) const {
  const auto& spans = page_.passage->words.span;
  const auto end = std::partition_point(spans.begin(), spans.end(), [&](Span s) { return s.begin < span.end; });
  for (auto word = static_cast<std::uint32_t>(end - spans.begin()); word > 0 && spans[word - 1].begin >= span.begin;) {
    --word;
    if (row_of_word_[word] != kNew) return row_of_word_[word];
  }
  return kNew;
}

void SpeakerPlaces::collect_places() {
  for (std::uint32_t actor = 0; actor < cast_.actors.size(); ++actor) {
    const auto& mentions = cast_.actors[actor].mentions;
    for (std::uint32_t n = 0; n < mentions.size(); ++n) {
      if (mentions[n].field != Field::text) continue;
      ActorPlace place;
      place.span = mentions[n].span;
      place.actor = actor;
      place.token = view_.token_at(place.span.begin);
      if (place.token >= view_.size()) continue;
      place.sentence = view_.sentence(place.token);
      place.paragraph = view_.sentence_row(place.sentence).paragraph;
      place.row = row_in(place.span);
      place.quoted = view_.quoted(place.span.begin);
      place.by = steps_.of(actor, n);
      if (is_pronoun(view_.lower(place.token)))
        place.type = MentionType::pronoun;
      else if (place.row != kNew)
        place.type = rows_[place.row].type;
      place.leads = !place.quoted && leads_sentence(view_, place.span);
      places_.push_back(place);
    }
  }
  std::sort(places_.begin(), places_.end(), [](const ActorPlace& a, const ActorPlace& b) { return a.span < b.span; });
}

void SpeakerPlaces::collect_sources() {
  const auto& rows = scene_.attributions.rows;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    const auto spans = scene_.attributions.spans.at(rows[i].source);
    if (rows[i].field != Field::text || spans.empty()) continue;
    SpeakerSource source;
    source.span = spans.front();
    source.attribution = i;
    source.token = view_.token_at(source.span.begin);
    if (source.token >= view_.size()) continue;
    source.sentence = view_.sentence(source.token);
    source.paragraph = view_.sentence_row(source.sentence).paragraph;
    source.main = !rows[i].within.valid() && !view_.quoted(source.span.begin);
    sources_.push_back(source);
  }
  std::stable_sort(sources_.begin(), sources_.end(),
                   [](const SpeakerSource& a, const SpeakerSource& b) { return a.span < b.span; });
  std::vector<std::uint32_t> head_of(rows.size(), kNew);
  for (std::uint32_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].source_of < rows.size() && head_of[rows_[i].source_of] == kNew) head_of[rows_[i].source_of] = i;
  for (SpeakerSource& source : sources_) source.row = head_of[source.attribution];
  for (std::uint32_t n = 0; n < sources_.size(); ++n) find_speaker(n);
}

/// Whose mention holds the head of the words; where no head is known, the first that nothing hangs on.
void SpeakerPlaces::find_speaker(std::uint32_t n) {
  SpeakerSource& source = sources_[n];
  const auto possesses = [&](const ActorPlace& place) {
    const std::uint32_t next = view_.token_at(place.span.end);
    const bool marked = next < view_.size() && (view_.lower(next) == "'s" || view_.lower(next) == "’s");
    const std::string_view word = view_.lower(place.token);
    return marked || ((word == "his" || word == "her" || word == "its" || word == "their") &&
                      view_.token_at(source.span.end - 1) > place.token && place.type == MentionType::pronoun);
  };
  const bool known = source.row != kNew;
  const std::uint32_t head = known ? page_.span(rows_[source.row].phrase.head).begin : 0;
  for (std::uint32_t at = place_from(source.span.begin); at < places_.size(); ++at) {
    ActorPlace& place = places_[at];
    if (place.span.begin >= source.span.end) break;
    if (possesses(place) || !cast_.actors[place.actor].named) continue;
    if (known && !place.span.contains({head, head + 1}) && place.span != source.span) continue;
    source.actor = place.actor;
    source.said = place.span;
    source.by = place.by;
    place.source = n;
    return;
  }
}

void SpeakerPlaces::settle(std::uint32_t n, std::uint32_t actor, Span mention) {
  SpeakerSource& source = sources_[n];
  std::erase_if(places_, [&](const ActorPlace& p) {
    return p.span == mention || (p.span == source.said && p.actor == source.actor);
  });
  source.actor = actor;
  source.said = mention;
  if (actor == kNobody) return;
  ActorPlace place;
  place.span = mention;
  place.actor = actor;
  place.token = source.token;
  place.sentence = source.sentence;
  place.paragraph = source.paragraph;
  place.row = source.row;
  place.source = n;
  place.type = is_pronoun(view_.lower(place.token)) ? MentionType::pronoun : MentionType::noun;
  place.by = Steps::links;
  place.quoted = view_.quoted(mention.begin);
  place.leads = !place.quoted && leads_sentence(view_, mention);
  const auto at = std::upper_bound(places_.begin(), places_.end(), place,
                                   [](const ActorPlace& a, const ActorPlace& b) { return a.span < b.span; });
  places_.insert(at, place);
}

std::uint32_t SpeakerPlaces::place_from(std::uint32_t byte) const {
  const auto at =
      std::partition_point(places_.begin(), places_.end(), [&](const ActorPlace& p) { return p.span.begin < byte; });
  return static_cast<std::uint32_t>(at - places_.begin());
}

}  // namespace whosays::coref
