// The stage, in order: what rules know for sure (persons, organisations, places that speak, roles, "the commissioner",
// pronouns that are sources), then what is learned (learned.h); then the layer.
//
// In: names and the spans of attributions. Out: actors with roles and mentions. Cost: linear in tokens, names and
// mentions.
#include "coref/coref.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "coref/abbreviated.h"
#include "coref/apposed_names.h"
#include "coref/credits.h"
#include "coref/descriptions.h"
#include "coref/elimination.h"
#include "coref/inhabitants.h"
#include "coref/learned.h"
#include "coref/namesakes.h"
#include "coref/pronouns.h"
#include "coref/retyped.h"
#include "coref/scene.h"
#include "coref/titled_names.h"
#include "coref/told_gender.h"
#include "coref/unlisted_given.h"
#include "coref/unnamed_again.h"
#include "coref/whole_bodies.h"
#include "coref/whole_names.h"

namespace whosays::coref {
namespace {

/// Title first, then by place.
auto place_of(const Mention& mention) { return std::make_tuple(mention.field == Field::text, mention.span); }

void put_in_order(Draft& draft) {
  auto& mentions = draft.mentions;
  std::sort(mentions.begin(), mentions.end(),
            [](const Mention& a, const Mention& b) { return place_of(a) < place_of(b); });
  auto& roles = draft.roles;
  std::sort(roles.begin(), roles.end(), [](const Role& a, const Role& b) { return a.span < b.span; });
}

Actors layer_of(Cast& cast) {
  for (Draft& draft : cast.actors) put_in_order(draft);
  std::sort(cast.actors.begin(), cast.actors.end(),
            [](const Draft& a, const Draft& b) { return place_of(a.mentions.front()) < place_of(b.mentions.front()); });
  Actors out;
  out.state = LayerState::present;
  for (const Draft& draft : cast.actors) {
    Actor actor;
    actor.name = draft.name;
    actor.named = draft.named;
    actor.kind = draft.kind;
    actor.roles = out.roles.add(draft.roles);
    actor.mentions = out.mentions.add(draft.mentions);
    out.rows.push_back(std::move(actor));
  }
  return out;
}

}  // namespace

Actors resolve(const Article& article, const Passage& text, const Passage& title, const Names& by_rules,
               const Names& names, const Attributions& attributions, const SpeakerWatch* watch) {
  const FieldView in_text(article.text, text, Field::text);
  const FieldView in_title(article.title, title, Field::title);
  const Names own = with_whole_surnames(
      in_text, cut_at_speakers(in_text, with_whole_headline_names(in_title, by_rules, names), attributions));
  const Names whole = with_whole_surnames(in_text, cut_at_speakers(in_text, names, attributions));
  const Names trained = retyped(in_text, in_title, whole, own);
  const Names known = retyped(in_text, in_title, with_sources(in_text, own, trained, attributions), trained);
  const Names rows = without_inhabitants(
      in_text, with_whole_bodies(
                   in_text, with_abbreviated(in_text, with_unlisted_given(in_text, without_credits(in_text, known)))));
  const Scene scene{in_text, in_title, rows, trained, attributions};
  Cast cast = cast_of_names(scene);
  add_apposed(scene, cast);
  settle_namesakes(scene, cast);
  tell_genders(scene, cast);
  Steps steps;
  steps.note(Steps::roles, cast);
  resolve_descriptions(scene, cast);
  steps.note(Steps::descriptions, cast);
  resolve_pronouns(scene, cast);
  steps.note(Steps::pronouns, cast);
  resolve_by_elimination(scene, cast);
  steps.note(Steps::elimination, cast);
  add_learned(scene, steps, cast, watch);
  keep_unnamed_apart(scene, cast);
  return layer_of(cast);
}

}  // namespace whosays::coref
