#include "coref/told_gender.h"

#include <algorithm>

#include "coref/described_words.h"
#include "coref/portraits.h"
#include "coref/pronoun_sentences.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kMostOfSentence = 60;  ///< of a sentence that is looked at

/// "he", "her", "himself"
Gender gender_of_pronoun(std::string_view word) {
  if (is_any_of(word, {"he", "him", "his", "himself"})) return Gender::male;
  if (is_any_of(word, {"she", "her", "hers", "herself"})) return Gender::female;
  return Gender::unknown;
}

class GenderTeller {
 public:
  GenderTeller(const Scene& scene, Cast& cast) : view_(scene.text), cast_(cast) {
    for (std::uint32_t actor = 0; actor < cast.actors.size(); ++actor) {
      const Draft& draft = cast.actors[actor];
      for (const Role& role : draft.roles) roles_.push_back(role.span);
      if (draft.kind != ActorKind::person) continue;
      for (const Mention& m : draft.mentions)
        if (m.field == Field::text) places_.push_back({m.span, actor});
    }
    for (std::uint32_t row = 0; row < scene.names.rows.size(); ++row)
      if (const Name& name = scene.names.rows[row];
          name.field == Field::text && name.type == NameType::person && cast.actor_of_name[row] == kNobody)
        places_.push_back({name.span, kNobody});
    std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.span < b.span; });
    std::sort(roles_.begin(), roles_.end());
  }

  void run() {
    std::vector<int> votes(cast_.actors.size());  // women count up
    std::vector<bool> split(cast_.actors.size());
    for (std::size_t i = 0; i < places_.size();) {
      const std::uint32_t sentence = view_.sentence(view_.token_at(places_[i].span.begin));
      std::size_t end = i + 1;
      while (end < places_.size() && view_.sentence(view_.token_at(places_[end].span.begin)) == sentence) ++end;
      const std::uint32_t actor = places_[i].actor;
      const bool alone = std::all_of(places_.begin() + static_cast<std::ptrdiff_t>(i),
                                     places_.begin() + static_cast<std::ptrdiff_t>(end),
                                     [&](const Place& p) { return p.actor == actor; });
      if (alone && actor != kNobody && known_gender(cast_.actors[actor]) == Gender::unknown) {
        const Gender told = told_in(sentence, places_[i].span);
        const int vote = told == Gender::female ? 1 : told == Gender::male ? -1 : 0;
        split[actor] = split[actor] || votes[actor] * vote < 0;
        if (!split[actor]) votes[actor] += vote;
      }
      i = end;
    }
    for (std::size_t actor = 0; actor < votes.size(); ++actor)
      if (!split[actor] && votes[actor] != 0)
        cast_.actors[actor].gender = votes[actor] > 0 ? Gender::female : Gender::male;
  }

 private:
  struct Place {
    Span span;
    std::uint32_t actor;  ///< kNobody for a name that stayed open
  };

  /// The first pronoun behind the name, where nobody else has been brought up before it.
  [[nodiscard]] Gender told_in(std::uint32_t sentence, Span name) const {
    const Sentence& row = view_.sentence_row(sentence);
    const Range tokens = view_.tokens_of(name);
    const std::uint32_t end = std::min(row.end_token, row.first_token + kMostOfSentence);
    const std::uint32_t behind = tokens.first + tokens.count;
    const std::uint32_t who = behind < row.end_token && view_.word(behind) == "," ? behind + 1 : behind;
    if (!leads_sentence(view_, name) && (who >= row.end_token || view_.lower(who) != "who")) return Gender::unknown;
    for (std::uint32_t i = row.first_token; i < end; ++i) {
      if (i >= tokens.first && i < behind) continue;
      const std::string_view word = view_.lower(i);
      if (view_.quoted(view_.span(i).begin)) continue;
      if (const Gender gender = gender_of_pronoun(word); gender != Gender::unknown) {
        const bool clause = is_any_of(word, {"he", "she"}) && view_.word(i - (i > 0)) == ",";  // "Citing Vell, she"
        return i < behind || clause ? Gender::unknown : gender;
      }
      if (is_somebody(i) && !(i + 4 > tokens.first && i < tokens.first) && !in_role(view_.span(i)))
        return Gender::unknown;
    }
    return Gender::unknown;
  }

  [[nodiscard]] bool is_somebody(std::uint32_t i) const {
    const std::string_view word = view_.lower(i);
    return view_.kind(i) == TokenKind::word &&
           (role_word(word) || !converse_of(word).empty() || describing_noun(word).use != NounUse::none);
  }

  [[nodiscard]] bool in_role(Span span) const {
    const auto at = std::partition_point(roles_.begin(), roles_.end(), [&](Span s) { return s.begin <= span.begin; });
    return at != roles_.begin() && (at - 1)->contains(span);
  }

  const FieldView& view_;
  Cast& cast_;
  std::vector<Place> places_;  ///< of people, by place
  std::vector<Span> roles_;    ///< by place
};

}  // namespace

void tell_genders(const Scene& scene, Cast& cast) { GenderTeller(scene, cast).run(); }

}  // namespace whosays::coref
