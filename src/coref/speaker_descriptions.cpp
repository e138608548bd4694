// What a description says and what the article has told of each actor: offices, kin, ages, nations, words.
#include <algorithm>

#include "coref/described_bodies.h"
#include "coref/description_ages.h"
#include "coref/description_verbs.h"
#include "coref/roles.h"
#include "coref/speaker_pairs.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kMostToldOf = 400;  ///< tokens of clauses about somebody

class Describing {
 public:
  explicit Describing(const DescriptionGround& ground)
      : ground_(ground),
        view_(ground.view),
        portraits_(ground.portraits),
        cast_(ground.cast),
        places_(ground.places),
        asked_(ground.asked),
        noun_(describing_noun(asked_.head)),
        first_(ground.source().token) {}

  [[nodiscard]] SpeakerSigns of_head() const {
    SpeakerSigns out;
    const auto& phrase = asked_.phrase;
    out.add(SpeakerSign::head_kin, !converse_of(asked_.head).empty());
    out.add(SpeakerSign::head_counter,
            is_any_of(asked_.head, {"colleague", "counterpart", "opponent", "rival", "predecessor", "successor",
                                    "partner", "other", "co-author", "deputy", "neighbour", "neighbor", "friend"}));
    out.add(SpeakerSign::head_generic,
            is_any_of(asked_.head, {"company", "firm", "group", "organisation", "organization", "agency", "body",
                                    "business", "authority", "institution", "operator", "manufacturer", "charity"}));
    out.add(SpeakerSign::head_bare, noun_.use == NounUse::bare);
    out.add(SpeakerSign::head_scene, noun_.use == NounUse::scene);
    out.add(SpeakerSign::head_any, noun_.use == NounUse::any);
    out.add(SpeakerSign::head_unlisted, noun_.use == NounUse::none && !role_word(asked_.head));
    out.add(SpeakerSign::head_body, is_body_noun(asked_.head));
    out.add(SpeakerSign::head_trade, names_trade(asked_.head));
    out.add(SpeakerSign::nation, phrase && phrase->nation);
    out.add(SpeakerSign::age, phrase && phrase->age.has_value());
    out.add(SpeakerSign::former, phrase && phrase->former);
    return out;
  }

  /// 0 to 4, as stands_for.
  [[nodiscard]] int office(std::uint32_t actor) const {
    int best = 0;
    ground_.each_said(actor, [&](const Said& said) { best = std::max(best, stands_for(asked_.head, said.word)); });
    return best;
  }

  void add(std::uint32_t actor, SpeakerSigns& out) const {
    add_said(actor, out);
    add_ages(portraits_.of[actor], out);
    add_told(actor, out);
    add_called(actor, out);
    const Draft& draft = cast_.actors[actor];
    out.add(SpeakerSign::head_in_roles,
            !asked_.head.empty() &&
                std::find(draft.role_words.begin(), draft.role_words.end(), asked_.head) != draft.role_words.end());
    for (const std::string& word : name_words(draft.name)) out.add(SpeakerSign::head_in_name, word == asked_.head);
    for (const Tie& tie : portraits_.ties)
      if (tie.who == actor && tie.token < first_) out.add(SpeakerSign::kin_fit, tie.relation == asked_.head);
  }

 private:
  void add_said(std::uint32_t actor, SpeakerSigns& out) const {
    bool trade = false;
    ground_.each_said(actor, [&](const Said& said) {
      if (honorific(said.word)) return;
      if (is_nation(said.word))
        out.add(SpeakerSign::nation_said, said.word == asked_.head);
      else
        trade = trade || (!said.tie && converse_of(said.word).empty());
    });
    out.add(SpeakerSign::trade_unknown, !trade);
    out.add(SpeakerSign::trade_other, trade);
  }

  void add_ages(const Portrait& portrait, SpeakerSigns& out) const {
    out.add(SpeakerSign::age_known, portrait.age.has_value());
    if (!asked_.phrase) return;
    out.add(SpeakerSign::age_said,
            portrait.age && (asked_.phrase->age || is_of_an_age(asked_.head)) && age_fits(*asked_.phrase, portrait));
    out.add(SpeakerSign::age_other, !age_fits(*asked_.phrase, portrait));
  }

  void add_told(std::uint32_t actor, SpeakerSigns& out) const {
    int told = 0;
    for (const std::uint32_t token : ground_.told_of(actor)) {
      const std::string_view word = view_.lower(token);
      for (const Cue& cue : noun_.cues) told += same_stem(cue.word, word) ? (cue.enough ? 2 : 1) : 0;
      out.add(SpeakerSign::told_verb, word != asked_.head && is_verb_of(view_, asked_.head, token));
    }
    out.add(SpeakerSign::told_three, told > 2);
    out.add(SpeakerSign::told_one, told > 0);
    out.add(SpeakerSign::told_two, told > 1);
  }

  /// "The mayor denied it. ... the mayor added", "A baker who sold": how the article has called them before.
  void add_called(std::uint32_t actor, SpeakerSigns& out) const {
    const auto& places = places_.places();
    const Span own = places_.sources()[asked_.number].span;
    for (std::uint32_t at = places_.place_from(own.begin), n = 0; at > 0 && n < 300; --at, ++n) {
      const ActorPlace& place = places[at - 1];
      if (place.actor != actor || place.type != MentionType::noun) continue;
      out.add(SpeakerSign::described_before);
      const Range tokens = view_.tokens_of(place.span);
      if (tokens.count == 0) continue;
      out.add(SpeakerSign::head_before, view_.lower(tokens.first + tokens.count - 1) == asked_.head);
      out.add(SpeakerSign::words_before, view_.words(place.span).substr(1) == view_.words(own).substr(1));
    }
  }

  const DescriptionGround& ground_;
  const FieldView& view_;
  const Portraits& portraits_;
  const Cast& cast_;
  const SpeakerPlaces& places_;
  const AskedSource& asked_;
  const DescribingNoun& noun_;
  std::uint32_t first_;
};

/// "a baker" before, of whom no name is known.
bool brought_in_unnamed(const FieldView& view, const SpeakerPlaces& places, const AskedSource& asked) {
  constexpr std::uint32_t kFarthest = 600;  // tokens
  const std::uint32_t end = places.sources()[asked.number].token;
  for (std::uint32_t i = end > kFarthest ? end - kFarthest : 1; i < end; ++i) {
    if (view.lower(i) != asked.head || !introduces_unnamed(view, i)) continue;
    const std::uint32_t at = places.place_from(view.span(i).end);
    if (at == 0 || !places.places()[at - 1].span.contains(view.span(i))) return true;
  }
  return false;
}

/// The actor of "her" in "her lawyer".
std::uint32_t possessor_of(const SpeakerPlaces& places, const AskedSource& asked) {
  const Span own = places.sources()[asked.number].span;
  const std::uint32_t at = places.place_from(own.begin);
  if (at >= places.places().size() || asked.form != SourceForm::their_noun) return kNobody;
  const ActorPlace& place = places.places()[at];
  return place.span.begin == own.begin && place.span.end < own.end ? place.actor : kNobody;
}

}  // namespace

std::span<const std::uint32_t> DescriptionGround::told_of(std::uint32_t actor) const {
  const auto& told = portraits.of[actor].told;
  const auto before = std::ranges::find_if(told, [&](std::uint32_t token) { return token >= source().token; });
  return {told.begin(), told.begin() + std::min<std::ptrdiff_t>(before - told.begin(), kMostToldOf)};
}

void add_description_signs(const DescriptionGround& ground, std::vector<SpeakerCandidate>& candidates) {
  const auto& [view, portraits, cast, places, asked] = ground;
  const Describing describing(ground);
  SpeakerSigns common = describing.of_head();
  common.add(SpeakerSign::stranger_head, !asked.head.empty() && brought_in_unnamed(view, places, asked));
  std::vector<int> offices;
  for (const SpeakerCandidate& candidate : candidates)
    offices.push_back(asked.head.empty() ? 0 : describing.office(candidate.actor));
  const int best = offices.empty() ? 0 : *std::max_element(offices.begin(), offices.end());
  common.add(SpeakerSign::office_none_has, best == 0);
  common.add(SpeakerSign::age_nobody, std::none_of(candidates.begin(), candidates.end(), [&](const auto& candidate) {
               return portraits.of[candidate.actor].age.has_value();
             }));
  const std::uint32_t owner = possessor_of(places, asked);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    SpeakerSigns& out = candidates[i].signs;
    out.bits |= common.bits;
    out.add(SpeakerSign::office_exact, offices[i] == 4);
    out.add(SpeakerSign::office_list, offices[i] == 3);
    out.add(SpeakerSign::office_broad, offices[i] == 2 || offices[i] == 1);
    bool rival = false;
    for (std::size_t j = 0; j < candidates.size(); ++j)
      rival = rival || (j != i && offices[j] > 0 && offices[j] >= offices[i]);
    out.add(SpeakerSign::office_rival, rival);
    out.add(SpeakerSign::possessor, candidates[i].actor == owner);
    describing.add(candidates[i].actor, out);
  }
  for (SpeakerCandidate& one : candidates)
    one.signs.add(SpeakerSign::others_have_trade,
                  std::all_of(candidates.begin(), candidates.end(), [&](const SpeakerCandidate& other) {
                    return other.actor == one.actor || other.signs.has(SpeakerSign::trade_other) ||
                           !other.signs.has(SpeakerSign::person);
                  }));
}

}  // namespace whosays::coref
