// Signs of a description that no list need know: words that it shares with what is told of somebody, whose relative it
// means, whether such a one already walks through the text without a name.
#include <algorithm>

#include "coref/described_bodies.h"
#include "coref/speaker_pairs.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kHintsFarthest = 600;  ///< tokens looked back at
constexpr std::size_t kShortestShared = 5;     ///< letters of a word that two have in common by no chance

class Hints {
 public:
  explicit Hints(const DescriptionGround& ground)
      : ground_(ground),
        view_(ground.view),
        cast_(ground.cast),
        places_(ground.places),
        asked_(ground.asked),
        own_(ground.source()) {}

  /// "told the magistrate. ... The magistrate said": one whom nothing names.
  [[nodiscard]] bool walks_unnamed() const {
    if (asked_.head.empty()) return false;
    const std::uint32_t end = own_.token;
    for (std::uint32_t i = end > kHintsFarthest ? end - kHintsFarthest : 1; i < end; ++i) {
      if (view_.lower(i) != asked_.head || view_.lower(i - 1) != "the" || view_.quoted(view_.span(i).begin)) continue;
      const std::uint32_t at = places_.place_from(view_.span(i).end);
      if (at == 0 || !places_.places()[at - 1].span.contains(view_.span(i))) return true;
    }
    return false;
  }

  /// Whose colleague "his colleague" is: whoever stands at "his", or the last speaker where he can be meant.
  [[nodiscard]] std::uint32_t owner() const {
    if (asked_.form != SourceForm::their_noun) return kNobody;
    const std::uint32_t at = places_.place_from(own_.span.begin);
    if (at < places_.places().size()) {
      const ActorPlace& place = places_.places()[at];
      if (place.span.begin == own_.span.begin && place.span.end < own_.span.end) return place.actor;
    }
    const std::string_view whose = view_.lower(view_.tokens_of(own_.span).first);
    const Gender gender = whose == "his" ? Gender::male : whose == "her" ? Gender::female : Gender::unknown;
    const std::uint32_t last = asked_.last == kNobody ? kNobody : places_.sources()[asked_.last].actor;
    return last != kNobody && compatible(known_gender(cast_.actors[last]), gender) ? last : kNobody;
  }

  void add(std::uint32_t actor, SpeakerSigns& out) const {
    for (const std::uint32_t token : ground_.told_of(actor)) {
      add_shared(view_.lower(token), out);
      add_relative(token, out);
    }
    ground_.each_said(actor, [&](const Said& said) { add_shared(said.whole, out); });
    for (const std::string& word : name_words(cast_.actors[actor].name))
      out.add(SpeakerSign::kind_in_name, is_named_as(asked_.head, word));
  }

 private:
  void add_shared(std::string_view words, SpeakerSigns& out) const {
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      const std::string_view word = words.substr(at, end - at);
      at = end + 1;
      if (word.size() < kShortestShared) continue;
      out.add(SpeakerSign::head_stem_told, word != asked_.head && same_stem(asked_.head, word));
      if (asked_.phrase)
        for (const std::string_view modifier : asked_.phrase->modifiers)
          out.add(SpeakerSign::modifier_told, modifier.size() >= kShortestShared && same_stem(modifier, word));
    }
  }

  /// "the son": who is told to have a father is one, who is told to have a son is none.
  void add_relative(std::uint32_t token, SpeakerSigns& out) const {
    if (token == 0 || !is_any_of(view_.lower(token - 1), {"his", "her", "their"})) return;
    const std::string_view word = view_.lower(token);
    out.add(SpeakerSign::relative_of, converse_of(word).has(asked_.head));
    out.add(SpeakerSign::relative_had, word == asked_.head);
  }

  const DescriptionGround& ground_;
  const FieldView& view_;
  const Cast& cast_;
  const SpeakerPlaces& places_;
  const AskedSource& asked_;
  const SpeakerSource& own_;
};

}  // namespace

void add_description_hints(const DescriptionGround& ground, std::vector<SpeakerCandidate>& candidates) {
  const Hints hints(ground);
  const bool unnamed = hints.walks_unnamed();
  const std::uint32_t owner = hints.owner();
  const auto others = std::count_if(candidates.begin(), candidates.end(), [&](const SpeakerCandidate& c) {
    return c.actor != owner && c.signs.has(SpeakerSign::person);
  });
  for (SpeakerCandidate& candidate : candidates) {
    candidate.signs.add(SpeakerSign::walks_unnamed, unnamed);
    candidate.signs.add(SpeakerSign::owner, candidate.actor == owner);
    candidate.signs.add(SpeakerSign::owner_other, owner != kNobody && candidate.actor != owner);
    candidate.signs.add(SpeakerSign::only_but_owner, owner != kNobody && candidate.actor != owner && others == 1);
    hints.add(candidate.actor, candidate.signs);
  }
}

}  // namespace whosays::coref
