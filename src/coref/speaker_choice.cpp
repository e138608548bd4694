#include "coref/speaker_choice.h"

#include <algorithm>
#include <cmath>

#include "lexicon/boosted_trees.h"

namespace whosays::coref {
namespace {

/// A source is somebody's from the first probability on; one that rules or links settled is opened below the second.
struct Bounds {
  double settle, keep;
};
constexpr Bounds kOfPronouns{0.65, 0.3}, kOfDescriptions{0.65, 0.4}, kOfOthers{0.67, 0.4}, kOfTrades{0.68, 0.6};

/// What the signs leave to chance differs: "the man" and "the driver" that are half sure are wrong more often than one
/// bears; "the daughter", "the company" are not.
const Bounds& bounds_of(const SpeakerSigns& source) {
  if (source.has(SpeakerSign::their_noun)) return kOfOthers;
  if (!source.has(SpeakerSign::the_noun)) return kOfPronouns;
  if (source.has(SpeakerSign::head_bare)) return kOfTrades;
  const bool body = source.has(SpeakerSign::head_body) && !source.has(SpeakerSign::head_trade);
  if (body || source.has(SpeakerSign::head_kin)) return kOfDescriptions;
  return source.has(SpeakerSign::head_unlisted) ? kOfOthers : kOfTrades;
}

struct Trees {
  lexicon::BoostedTrees pronouns, descriptions;
  Trees() {
    const lexicon::Table table("speaker_trees.tsv");
    pronouns = lexicon::BoostedTrees(table, "pronoun", speaker_sign_names());
    descriptions = lexicon::BoostedTrees(table, "description", speaker_sign_names());
  }
};

/// Of each candidate how likely it is meant; "nobody" stands beside them with log odds of 0.
std::vector<double> chances(const lexicon::BoostedTrees& trees, const std::vector<SpeakerCandidate>& candidates) {
  std::vector<double> out;
  double most = 0;
  for (const SpeakerCandidate& candidate : candidates) {
    out.push_back(trees.sum(candidate.signs.bits) / 1000.0);
    most = std::max(most, out.back());
  }
  double all = std::exp(-most);
  for (double& score : out) all += score = std::exp(score - most);
  for (double& score : out) score /= all;
  return out;
}

class Chooser {
 public:
  Chooser(const SpeakerGround& ground, Cast& cast)
      : ground_(ground),
        cast_(cast),
        places_(ground.scene, ground.page, ground.rows, ground.steps, cast),
        portraits_(portraits_of(ground.scene, cast)),
        pairs_(ground.scene, ground.page, ground.rows, ground.links, portraits_, cast, places_) {}

  void run(const SpeakerWatch* watch) {
    static const Trees kTrees;
    for (std::uint32_t n = 0; n < places_.sources().size(); ++n) {
      const auto asked = asked_source(ground_.scene, ground_.page, ground_.rows, places_, n);
      if (!asked) continue;
      const auto candidates = pairs_.candidates(*asked);
      if (candidates.empty()) continue;
      if (watch != nullptr) {
        (*watch)(places_.sources()[n], candidates, cast_.actors);
        continue;
      }
      const bool described = asked->form == SourceForm::the_noun || asked->form == SourceForm::their_noun;
      const lexicon::BoostedTrees& trees = described ? kTrees.descriptions : kTrees.pronouns;
      if (!trees.empty()) decide(*asked, candidates, chances(trees, candidates), bounds_of(candidates.front().signs));
    }
  }

 private:
  void decide(const AskedSource& asked, const std::vector<SpeakerCandidate>& candidates,
              const std::vector<double>& likely, const Bounds& bounds) {
    const std::uint32_t now = places_.sources()[asked.number].actor;
    const auto best = static_cast<std::size_t>(std::max_element(likely.begin(), likely.end()) - likely.begin());
    if (likely[best] >= bounds.settle) {
      if (candidates[best].actor != now) settle(asked, candidates[best].actor);
      return;
    }
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (candidates[i].actor == now && likely[i] < bounds.keep) settle(asked, kNobody);
  }

  /// Of a description the whole phrase, else the pronoun.
  [[nodiscard]] Span mention_of(const AskedSource& asked) const {
    const SpeakerSource& source = places_.sources()[asked.number];
    if (asked.phrase) return asked.phrase->span;
    if (source.row == kNew) return ground_.scene.text.span(source.token);
    const Phrase& phrase = ground_.rows[source.row].phrase;
    return ground_.page.span(phrase.first, phrase.end);
  }

  void settle(const AskedSource& asked, std::uint32_t actor) {
    const SpeakerSource& source = places_.sources()[asked.number];
    const Span mention = mention_of(asked);
    if (source.actor != kNobody) forget(source.actor, source.said);
    for (std::uint32_t other = 0; other < cast_.actors.size(); ++other) forget(other, mention);
    if (actor != kNobody) {
      cast_.actors[actor].mentions.push_back({Field::text, mention});
      Gender& gender = cast_.actors[actor].gender;
      if (gender == Gender::unknown && cast_.actors[actor].kind == ActorKind::person) gender = asked.gender;
    }
    places_.settle(asked.number, actor, mention);
  }

  /// The last mention stays, for an actor has one.
  void forget(std::uint32_t actor, Span mention) {
    auto& mentions = cast_.actors[actor].mentions;
    const auto found = std::find_if(mentions.begin(), mentions.end(),
                                    [&](const Mention& m) { return m.field == Field::text && m.span == mention; });
    if (found != mentions.end() && mentions.size() > 1) mentions.erase(found);
  }

  const SpeakerGround& ground_;
  Cast& cast_;
  SpeakerPlaces places_;
  Portraits portraits_;
  SpeakerPairs pairs_;
};

}  // namespace

void choose_speakers(const SpeakerGround& ground, Cast& cast, const SpeakerWatch* watch) {
  Chooser(ground, cast).run(watch);
}

}  // namespace whosays::coref
