#include "coref/portrait_signs.h"

#include <algorithm>

#include "coref/described_words.h"
#include "coref/pronoun_sentences.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kMostBehind = 25;  ///< tokens behind a name that are looked at

class SignReader {
 public:
  SignReader(const FieldView& view, const Cast& cast, Portraits& portraits)
      : view_(view), cast_(cast), portraits_(portraits) {
    for (std::uint32_t actor = 0; actor < cast.actors.size(); ++actor)
      for (const Mention& m : cast.actors[actor].mentions)
        if (m.field == Field::text && cast.actors[actor].kind == ActorKind::person && !view.quoted(m.span.begin))
          places_.push_back({m.span, actor});
    std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.span < b.span; });
  }

  void run() {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const Range tokens = view_.tokens_of(places_[i].span);
      if (tokens.count == 0) continue;
      const std::uint32_t first = tokens.first + tokens.count;
      std::uint32_t end = std::min(view_.sentence_row(view_.sentence(tokens.first)).end_token, first + kMostBehind);
      if (i + 1 < places_.size()) end = std::min(end, view_.token_at(places_[i + 1].span.begin));
      read_behind(places_[i], first, end);
    }
  }

 private:
  struct Place {
    Span span;
    std::uint32_t actor;
  };

  void read_behind(const Place& place, std::uint32_t first, std::uint32_t end) {
    const bool leads = leads_sentence(view_, place.span);
    for (std::uint32_t i = first; i + 1 < end; ++i) {
      const std::string_view word = view_.lower(i);
      if (view_.quoted(view_.span(i).begin)) continue;
      if (word == "whose" && i < first + 2) {
        add_kin(place.actor, i + 1, end, known_gender(cast_.actors[place.actor]));
      } else if (leads && is_any_of(word, {"his", "her"})) {
        add_kin(place.actor, i + 1, end, word == "his" ? Gender::male : Gender::female);
      } else if (leads && word == "as" && is_any_of(view_.lower(i + 1), {"a", "an"})) {
        add_trade(place.actor, i + 2, end, view_.lower(i - 1));
      } else if (word == "told" && i < first + 2 && before_court(i + 1, end)) {
        add_witness(place.actor, i);
      }
    }
  }

  void add(std::uint32_t actor, std::string_view word, std::uint32_t token, bool tie) {
    Said said;
    said.word = said.whole = word;
    said.token = token;
    said.tie = said.derived = tie;
    portraits_.of[actor].said.push_back(said);
  }

  /// "whose younger son", "her son had come home": she is a mother. One who has a name is a tie.
  void add_kin(std::uint32_t actor, std::uint32_t first, std::uint32_t end, Gender gender) {
    constexpr std::uint32_t kLongest = 3;
    for (std::uint32_t i = first; i < std::min(end, first + kLongest); ++i) {
      if (view_.kind(i) != TokenKind::word || view_.capital(i)) return;
      const Converse converse = converse_of(view_.lower(i));
      if (converse.empty()) continue;
      if (!is_any_of(converse.either, {"parent", "partner", "sibling", "grandparent"})) return;
      if (gender != Gender::female) add(actor, converse.male, i, true);
      if (gender != Gender::male) add(actor, converse.female, i, true);
      return;
    }
  }

  /// "sold it as a young dealer"; what others see in somebody is none: "described him as a dealer".
  void add_trade(std::uint32_t actor, std::uint32_t first, std::uint32_t end, std::string_view before) {
    constexpr std::uint32_t kLongest = 3;
    if (is_any_of(before, {"him", "her", "himself", "herself", "such", "well", "known", "seen", "regarded", "them"}))
      return;
    for (std::uint32_t i = first; i < std::min(end, first + kLongest); ++i) {
      if (view_.kind(i) != TokenKind::word || stops_role(view_.lower(i))) return;
      if (i + 1 < view_.size() && view_.kind(i + 1) == TokenKind::word && !stops_role(view_.lower(i + 1))) continue;
      if (names_trade(view_.lower(i))) add(actor, view_.lower(i), first, false);
      return;
    }
  }

  /// "the court", "a jury"
  [[nodiscard]] bool before_court(std::uint32_t first, std::uint32_t end) const {
    return first + 1 < end && is_any_of(view_.lower(first), {"the", "a"}) &&
           is_any_of(view_.lower(first + 1), {"court", "jury", "jurors", "tribunal", "inquiry", "inquest", "hearing"});
  }

  /// Judges and lawyers tell the court things too.
  void add_witness(std::uint32_t actor, std::uint32_t token) {
    const auto& said = portraits_.of[actor].said;
    const bool trade = std::any_of(said.begin(), said.end(), [](const Said& s) { return !s.tie && !s.word.empty(); });
    if (!trade) add(actor, "witness", token, true);
  }

  const FieldView& view_;
  const Cast& cast_;
  Portraits& portraits_;
  std::vector<Place> places_;  ///< of persons, outside quotations
};

}  // namespace

void add_signs(const FieldView& view, const Cast& cast, Portraits& portraits) {
  SignReader(view, cast, portraits).run();
}

}  // namespace whosays::coref
