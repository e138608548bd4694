#include "footing/charge_features.h"

#include <algorithm>
#include <optional>

#include "footing/charge_candidates.h"
#include "footing/charge_places.h"
#include "footing/charge_signs.h"
#include "footing/clause_words.h"
#include "footing/discredit.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr int kMostHeads = 8;

class RowMaker {
 public:
  RowMaker(const Passage& p, const Grammar& g, const PartyFinder& parties, const Accusations& accusations,
           const Said& said, std::span<const AgainstReading> by_rules)
      : p_(p),
        g_(g),
        accusations_(accusations),
        said_(said),
        by_rules_(by_rules),
        candidates_(charge_candidates(p, g, parties, said)) {}

  ChargeRows run() {
    if (candidates_.empty()) return std::move(out_);
    for (const ChargeCandidate& candidate : candidates_) {
      ChargeRow row;
      row.party = candidate.party;
      row.group = candidate.group;
      out_.rows.push_back(std::move(row));
    }
    read_content();
    signs_ = content_signs(p_, g_, said_, charges_);
    for (std::uint32_t i = 0; i < out_.rows.size(); ++i) fill(out_.rows[i], i);
    compare_signs(out_.rows);
    return std::move(out_);
  }

 private:
  // ---- the content ----

  void read_content() {
    for (const TokenRange tokens : said_.contents) {
      const TokenRange words = words_of_tokens(p_, g_, tokens);
      for (std::uint32_t w = words.begin; w < words.end; ++w) {
        const Upos pos = g_.upos(w);
        if (pos == Upos::noun || pos == Upos::verb || pos == Upos::adj || pos == Upos::adv)
          out_.content.push_back(g_.lemma(w));
        const std::string_view form = g_.lower(w);
        asks_ = asks_ || form == "?";
        second_ = second_ || form == "you" || form == "your";
        first_ = first_ || form == "i" || form == "we" || form == "me" || form == "us" || form == "my" || form == "our";
        negative_ = negative_ || is_one_of(form, {"not", "n't", "n’t", "never", "no", "nothing", "without", "nobody"});
        length_ += 1;
      }
      for (const Charge& charge : charges_in(p_, tokens)) charges_.push_back(charge);
      const auto rows = accusations_.in(tokens);
      accused_.insert(accused_.end(), rows.begin(), rows.end());
      emptied_ = emptied_ || is_emptied(p_, tokens);
      exculpates_ = exculpates_ || exculpates(p_, tokens);
    }
    for (const TokenRange sentence : sentences_around(p_, said_)) exculpated_ = exculpated_ || exculpates(p_, sentence);
  }

  // ---- the words around a party ----

  /// The lemma, and nothing for a name: what a name means is nobody's fault.
  [[nodiscard]] std::string_view word_of(std::uint32_t w) const {
    const Upos pos = g_.upos(w);
    if (pos == Upos::propn || pos == Upos::num || pos == Upos::punct) return {};
    return g_.lemma(w);
  }

  [[nodiscard]] std::string_view source_noun() const {
    for (const Span span : said_.source) {
      const TokenRange words = g_.words_of(span);
      for (std::uint32_t w = words.begin; w < words.end; ++w)
        if (g_.is_root(w) || !words.holds(g_.head(w))) return word_of(w);
    }
    return {};
  }

  [[nodiscard]] int weight_at(std::uint32_t word) const {
    const std::uint32_t token = p_.words.token[word];
    for (const Charge& charge : charges_)
      if (charge.tokens.holds(token)) return charge.weight;
    return 0;
  }

  /// The words that belong to the party's predicates, and not to a verb below them.
  void read_clause(const PartyPlaces& c, ChargeRow& row) const {
    const auto is_own = [&](std::uint32_t w) {
      for (const Place place : {Place::predicate, Place::inner, Place::second, Place::own_clause})
        if (c.at[static_cast<std::size_t>(place)] == w) return true;
      return false;
    };
    const TokenRange all = g_.sentence(row.party.word);
    for (std::uint32_t w = all.begin; w < all.end; ++w) {
      const Upos pos = g_.upos(w);
      if (pos != Upos::noun && pos != Upos::verb && pos != Upos::adj && pos != Upos::adv) continue;
      std::uint32_t at = w;
      for (int steps = 0; steps < kMostHeads && !is_own(at) && !g_.is_root(at) && g_.upos(at) != Upos::verb; ++steps)
        at = g_.head(at);
      if (is_own(at)) row.clause.push_back(g_.lemma(w));
    }
  }

  // ---- one row ----

  void fill(ChargeRow& row, std::uint32_t index) {
    const PartyPlaces c = places_around(g_, row.party.word);
    for (std::size_t i = 0; i < kChargedPlaces + 1; ++i)
      if (c.at[i]) row.words[i] = word_of(*c.at[i]);
    row.words[static_cast<std::size_t>(Place::source)] = source_noun();
    row.words[static_cast<std::size_t>(Place::cue)] = said_.cue_lemma;
    row.harmed = is_harmed(g_, row.party.word);
    row_ = &row;
    read_clause(c, row);
    add_signs(p_, g_, signs_, candidates_[index], c, row.figures);
    for (std::size_t i = 0; i < kChargedPlaces; ++i) {
      const int weight = c.at[i] ? weight_at(*c.at[i]) : 0;
      flag(weight >= kStrong);
      flag(weight == kWeak);
      flag(weight == kFaint);
    }
    numbers_of_tree(c);
    numbers_of_party(row, index);
    numbers_of_rules(row);
    numbers_of_saying();
    flag(exculpates_);
    flag(exculpated_ && !exculpates_);
    for (const bool sign : clearing_signs(g_, c)) flag(sign);
    const auto office = office_signs(g_, c, g_.words_of(row.party.span));
    for (const bool sign : office) flag(sign);
    note(ChargeFigure::office, office[0] ? 1 : 0);
    note(ChargeFigure::harmed, row.harmed ? 1 : 0);
    flag(candidates_[index].in_source && g_.relation(row.party.word) == Relation::nmod_poss);
  }

  void flag(bool value) {
    if (row_->used < kNumbers) row_->numbers[row_->used] = value ? 1 : 0;
    ++row_->used;
  }
  void note(ChargeFigure figure, std::int32_t value) { row_->figures[static_cast<std::size_t>(figure)] = value; }
  void one_of(std::uint32_t value, std::uint32_t kinds) {
    for (std::uint32_t i = 0; i < kinds; ++i) flag(i == std::min(value, kinds - 1));
  }

  void numbers_of_tree(const PartyPlaces& c) {
    const std::uint32_t verb = c.predicate;
    const std::uint32_t place = g_.is_root(c.head) ? 9 : place_kind_of(g_.relation(c.head));
    one_of(place, 12);
    note(ChargeFigure::place, static_cast<std::int32_t>(place));
    const bool inside = c.thing.has_value();
    flag(inside && place_kind_of(g_.relation(*c.thing)) == 0);
    flag(inside && place_kind_of(g_.relation(*c.thing)) == 1);
    flag(inside && place_kind_of(g_.relation(*c.thing)) == 2);
    flag(inside && place_kind_of(g_.relation(*c.thing)) > 2);
    one_of(clause_kind_of(g_.relation(verb)), 8);
    note(ChargeFigure::clause_place, static_cast<std::int32_t>(clause_kind_of(g_.relation(verb))));
    flag(g_.upos(verb) == Upos::verb);
    flag(g_.upos(verb) == Upos::noun);
    flag(g_.upos(verb) == Upos::adj);
    flag(g_.child(verb, {Relation::aux_pass}).has_value());
    flag(g_.child(verb, {Relation::cop}).has_value());
    flag(g_.child(verb, {Relation::aux}).has_value());
    flag(is_modal(g_, verb));
    flag(g_.is_negated(verb));
    flag(is_condition(g_, verb));
    flag(g_.child(verb, {Relation::mark}).has_value());
    const Xpos tag = g_.xpos(verb);
    flag(tag == Xpos::vbd);
    flag(tag == Xpos::vbn);
    flag(tag == Xpos::vbg);
    flag(tag == Xpos::vbz || tag == Xpos::vbp);
    flag(tag == Xpos::vb);
    const auto inner = c.at[static_cast<std::size_t>(Place::inner)];
    flag(inner && g_.is_negated(*inner));
    const auto second = c.at[static_cast<std::size_t>(Place::second)];
    flag(second && g_.is_negated(*second));
    flag(verb > c.head);
    flag(g_.upos(verb) == Upos::verb && c.at[static_cast<std::size_t>(Place::object)].has_value());
  }

  void numbers_of_party(const ChargeRow& row, std::uint32_t index) {
    const Upos pos = g_.upos(row.party.word);
    flag(pos == Upos::pron);
    flag(pos == Upos::propn);
    flag(row.party.actor.valid());
    flag(g_.xpos(row.party.word) == Xpos::nns);
    flag(candidates_[index].acts);
    flag(candidates_[index].may_act);
    flag(candidates_[index].specific);
    flag(candidates_[index].in_content);
    flag(candidates_[index].before);
    flag(candidates_[index].in_source);
    flag(candidates_[index].of_actor == ActorKind::person);
    flag(candidates_[index].of_actor == ActorKind::organisation);
    flag(candidates_[index].of_actor == ActorKind::place);
    const std::string_view form = g_.lower(row.party.word);
    flag(form == "it");
    flag(form == "they" || form == "them");
    one_of(index, 4);
    one_of(static_cast<std::uint32_t>(out_.rows.size()) - 1, 4);
    flag(g_.preposition(row.party.word) == "by");
    flag(g_.preposition(row.party.word) == "of");
    flag(is_one_of(g_.preposition(row.party.word), {"at", "in", "inside", "within"}));
    flag(is_one_of(g_.preposition(row.party.word), {"against", "for", "to"}));
    note(ChargeFigure::pronoun, pos == Upos::pron ? 1 : 0);
    note(ChargeFigure::name, pos == Upos::propn ? 1 : 0);
    note(ChargeFigure::acts, candidates_[index].acts ? 1 : 0);
    note(ChargeFigure::specific, candidates_[index].specific ? 1 : 0);
    note(ChargeFigure::in_content, candidates_[index].in_content ? 1 : 0);
    note(ChargeFigure::person, candidates_[index].of_actor == ActorKind::person ? 1 : 0);
    note(ChargeFigure::body, candidates_[index].of_actor == ActorKind::organisation ? 1 : 0);
  }

  void numbers_of_rules(const ChargeRow& row) {
    int weight = 0;
    bool direct = false;
    for (const Accused& a : accused_) {
      if (!is_same_party(p_, a.party.span, row.party.span)) continue;
      weight += a.weight;
      direct = direct || a.direct;
    }
    one_of(static_cast<std::uint32_t>(std::max(weight, 0)), 6);
    flag(direct);
    const auto is_this = [&](const AgainstReading& r) { return is_same_party(p_, r.spans.front(), row.party.span); };
    const bool by_rules = std::ranges::any_of(by_rules_, is_this);
    flag(by_rules);
    flag(!by_rules_.empty() && !by_rules);
    int all = 0;
    int most = 0;
    for (const Charge& charge : charges_) {
      all += charge.weight;
      most = std::max(most, charge.weight);
    }
    one_of(static_cast<std::uint32_t>(most), 4);
    flag(all > most);
    flag(emptied_);
    note(ChargeFigure::by_rules, by_rules ? 1 : 0);
    note(ChargeFigure::rules_another, !by_rules_.empty() && !by_rules ? 1 : 0);
    note(ChargeFigure::weight, weight);
    note(ChargeFigure::direct, direct ? 1 : 0);
    note(ChargeFigure::most_weight, most);
    note(ChargeFigure::exculpates, exculpates_ || exculpated_ ? 1 : 0);
  }

  void numbers_of_saying() {
    one_of(static_cast<std::uint32_t>(std::clamp(said_.accuser, 0, 4)), 5);
    one_of(static_cast<std::uint32_t>(said_.source_class), 8);
    flag(said_.act == Act::accuse);
    flag(said_.act == Act::find);
    flag(said_.act == Act::question);
    flag(said_.act == Act::believe);
    flag(said_.act == Act::acknowledge || said_.act == Act::confirm);
    flag(said_.act == Act::demand || said_.act == Act::propose);
    flag(said_.form == Form::direct);
    flag(said_.form == Form::mixed);
    flag(said_.field == Field::title);
    flag(asks_);
    flag(first_);
    flag(second_);
    flag(negative_);
    flag(length_ < 8);
    flag(length_ > 24);
    note(ChargeFigure::accuser, said_.accuser);
    note(ChargeFigure::own_voice, said_.source_class == SourceClass::own_voice ? 1 : 0);
    note(ChargeFigure::accuses, said_.act == Act::accuse ? 1 : 0);
    note(ChargeFigure::direct_speech, said_.form == Form::direct ? 1 : 0);
    note(ChargeFigure::title, said_.field == Field::title ? 1 : 0);
    note(ChargeFigure::asks, asks_ ? 1 : 0);
    note(ChargeFigure::length, static_cast<std::int32_t>(length_));
    note(ChargeFigure::source_class, static_cast<std::int32_t>(said_.source_class));
  }

  const Passage& p_;
  const Grammar& g_;
  const Accusations& accusations_;
  const Said& said_;
  std::span<const AgainstReading> by_rules_;
  ChargeRows out_;
  std::vector<ChargeCandidate> candidates_;  ///< of the rows
  std::vector<Charge> charges_;
  ContentSigns signs_;
  std::vector<Accused> accused_;
  ChargeRow* row_ = nullptr;
  bool asks_ = false, first_ = false, second_ = false, negative_ = false, emptied_ = false;
  bool exculpates_ = false;  ///< the content has words of exculpations.tsv
  bool exculpated_ = false;  ///< its sentence has
  std::uint32_t length_ = 0;
};

}  // namespace

ChargeRows charge_rows(const Passage& passage, const Grammar& grammar, const PartyFinder& parties,
                       const Accusations& accusations, const Said& said, std::span<const AgainstReading> by_rules) {
  return RowMaker(passage, grammar, parties, accusations, said, by_rules).run();
}

}  // namespace whosays::footing
