#include "footing/own_charge.h"

#include <optional>
#include <span>
#include <string_view>

#include "footing/clause_words.h"
#include "footing/cue_acts.h"
#include "footing/discredit.h"
#include "footing/token_text.h"
#include "footing/word_lists.h"

namespace whosays::footing {
namespace {

// How often what is denied or owned up to so is to the source's own discredit, read in 100 statements of news
// (docs/notes/goldens.md).
constexpr float kDenied = 0.8F;         ///< "denied taking it"
constexpr float kSaidOtherwise = 0.4F;  ///< "said it was not true", and what a thing is said not to do
constexpr float kDisputed = 0.6F;       ///< "disputed that he had taken it"
constexpr float kOwnedUp = 0.4F;
constexpr float kOwnedUpToCharge = 0.6F;

class OwnChargeReader {
 public:
  explicit OwnChargeReader(const OwnContent& c) : c_(c), g_(c.grammar) {}

  [[nodiscard]] std::vector<AgainstReading> run(bool whatever) {
    const auto content = spans(c_.attribution.content);
    if (content.empty() || spans(c_.attribution.source).empty()) return {};
    const TokenRange tokens = tokens_of(c_.passage, content.front());
    charged_ = !charges_in(c_.passage, tokens).empty();
    if (tokens.end < tokens.begin + 2 && !charged_) return {};
    const TokenRange words = g_.words_of(content.front());
    bool itself = false;
    for (std::uint32_t w = words.begin; w < words.end && !itself; ++w)
      if (g_.is_root(w) || !words.holds(g_.head(w))) itself = is_of_itself(w, words, content.size() == 1);
    const bool denies = c_.act == Act::deny || c_.act == Act::dispute;
    if (!itself || (!denies && !whatever && !charged_ && !is_negated_in(words))) return {};
    return {{c_.source.actor, {spans(c_.attribution.source).front()}, true, std::nullopt, habit()}};
  }

 private:
  [[nodiscard]] std::span<const Span> spans(Range range) const { return c_.input.attributions.spans.at(range); }

  /// By the word on which a clause of the content hangs.
  [[nodiscard]] bool is_of_itself(std::uint32_t top, TokenRange words, bool whole) {
    const auto subject = g_.child(top, {Relation::nsubj, Relation::nsubj_pass});
    if (!subject || !words.holds(*subject)) return has_no_subject_but_it(top, whole);
    const auto party = c_.parties.at(*subject);
    // "denies that the robot was a man in a suit": a thing's fault is the fault of whoever has to deny it.
    of_thing_ = c_.act == Act::deny && !party && g_.upos(*subject) == Upos::noun;
    return (g_.upos(*subject) == Upos::pron && is_own_pronoun(*subject)) || is_us(*subject) || of_thing_ ||
           (c_.act == Act::deny && party && party->actor.valid() &&
            (party->actor == c_.source.actor || party->actor == c_.source.speaks_for));
  }

  /// "denied taking it", "denied any fraud", "the suggestion that it would ..."
  [[nodiscard]] bool has_no_subject_but_it(std::uint32_t top, bool whole) const {
    const auto clause = g_.child(top, {Relation::acl, Relation::acl_relcl});
    const auto inner = clause ? g_.child(*clause, {Relation::nsubj}) : std::nullopt;
    if (inner && g_.upos(*inner) == Upos::pron && is_own_pronoun(*inner)) return true;
    // "opposed waiting", "pushed back on the plan": what is disputed is seldom about who disputes it.
    if (c_.act == Act::dispute) return false;
    return is_gerund(g_, top) || (g_.upos(top) == Upos::noun && charged_ && whole && !is_anothers_word(top));
  }

  /// "rejected Vell's inflammatory language", "called Odel's statement “false”": what another said. An accusation by
  /// another is about the one who rejects it.
  [[nodiscard]] bool is_anothers_word(std::uint32_t noun) const {
    static const WordBag& words = charge_words("words of");
    const auto owner = g_.child(noun, {Relation::nmod_poss});
    if (!owner || !words.contains(g_.lemma(noun))) return false;
    const auto party = c_.parties.at(*owner);
    return party && !c_.is_source(*party) && g_.upos(*owner) != Upos::pron;
  }

  [[nodiscard]] float habit() const {
    if (c_.act == Act::dispute) return kDisputed;
    if (c_.act != Act::deny) return charged_ ? kOwnedUpToCharge : kOwnedUp;
    const CueAct* by_cue = cue_act(c_.passage, c_.attribution.cue_lemma, spans(c_.attribution.cue));
    return by_cue != nullptr && by_cue->act == Act::deny && !of_thing_ ? kDenied : kSaidOtherwise;
  }

  [[nodiscard]] bool is_negated_in(TokenRange words) const {
    for (std::uint32_t w = words.begin; w < words.end; ++w)
      if (g_.upos(w) == Upos::verb && g_.is_negated(w)) return true;
    return false;
  }

  [[nodiscard]] bool is_own_pronoun(std::uint32_t word) const {
    if (is_one_of(g_.lower(word), {"i", "we", "it"})) return true;  // "the suggestion that it would ..."
    const auto party = c_.parties.at(word);
    return party && (!party->actor.valid() || c_.is_source(*party));
  }

  /// "every one of us"
  [[nodiscard]] bool is_us(std::uint32_t word) const {
    const auto of = g_.child(word, {Relation::nmod});
    return of && g_.lower(*of) == "us";
  }

  const OwnContent& c_;
  const Grammar& g_;
  bool charged_ = false;   ///< a word of discredit stands in the content
  bool of_thing_ = false;  ///< "denied that the brakes were rotten"
};

}  // namespace

std::vector<AgainstReading> own_charge(const OwnContent& content, bool whatever) {
  return OwnChargeReader(content).run(whatever);
}

}  // namespace whosays::footing
