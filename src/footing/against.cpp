// What is said weighs by its words (accusations.h) and by who says it to whom: prosecutors and complaints speak of
// others to their discredit by office, former employees and neighbours by position (lexicon/accusers.tsv).
//
//   words (strong 3, weak 2, each; one more when they say what somebody does or is)  +  source (0 to 3)  >=  3
// where a source of weight 2 is believed when somebody did what is not harmless, and one of weight 3 whatever was done.
#include "footing/against.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "footing/accusations.h"
#include "footing/accuser.h"
#include "footing/beside.h"
#include "footing/clause_words.h"
#include "footing/conduct.h"
#include "footing/gender.h"
#include "footing/learned_against.h"
#include "footing/own_charge.h"
#include "footing/own_statements.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {

class AgainstReader {
 public:
  AgainstReader(const Input& input, const Attribution& a, SourceReading source, const SourceReader& sources, Act act)
      : input_(input),
        a_(a),
        source_(std::move(source)),
        sources_(sources),
        act_(act),
        p_(a.field == Field::text ? input.text : input.title),
        g_(p_),
        parties_(input, a.field, g_, sources),
        accusations_(p_, g_, parties_) {}

  [[nodiscard]] bool has_trees() const { return g_.present(); }

  /// By the rules, and by the net as far as one content goes.
  void weigh() { settled_ = read(); }

  [[nodiscard]] std::vector<AgainstReading> answer() {
    if (!asked_) return std::move(settled_);
    auto out = judged(input_, readers(), std::move(*asked_));
    if (a_.rule == kOwnVoice) return out.empty() ? std::move(settled_) : out;  // it is told because of somebody
    return named_beside(std::move(out));
  }

 private:
  static constexpr int kEnough = 3;
  static constexpr float kBlamedForConduct = 0.75F;

  std::vector<AgainstReading> read() {
    static const WordBag& meaning_well = charge_words("means well");
    static const WordBag& owning_up = charge_words("owns up");
    if (act_ == Act::deny || act_ == Act::dispute) return told(of_itself(false));
    if (owning_up.contains(a_.cue_lemma)) {
      auto own = of_itself(is_one_of(a_.cue_lemma, {"admit", "confess", "plead"}) && !is_to_come());
      return own.empty() ? ask() : told(std::move(own));  // "that the bishop had moved the priest"
    }
    if (meaning_well.contains(a_.cue_lemma)) return {};
    if (a_.rule == kOwnVoice) return of_outlet();
    for (const PartyWords& party : blamed_for_conduct(input_, a_, g_, parties_)) add(party);
    for (AgainstReading& reading : out_) reading.by_habit = kBlamedForConduct;
    if (!out_.empty()) return told(std::move(out_));  // grammar says so: nothing for the net to weigh
    const int base = weight_ = weight_of_accuser(input_, a_, source_, parties_, g_, act_);
    for (const Span content : spans(a_.content))
      for (const Accused& row : accusations_.in(tokens_of(p_, content)))
        if (row.weight + base + (row.direct ? 1 : 0) >= kEnough) add(row.party);
    if (out_.empty()) add_named_before();
    if (out_.empty() && is_unanswered(base)) out_ = read_against_by_words(input_, a_, source_, sources_, act_);
    if (out_.empty() && act_ == Act::accuse) add_accused();
    if (out_.empty()) add_called(base);
    if (out_.empty()) add_beside(base);
    if (out_.empty()) add_doers(least_deed(base));
    // "the doctor signed for patients he had not seen": who did it rather than "he".
    if (base >= 2 && !out_.empty() && are_pronouns_) {
      std::vector<AgainstReading> pronouns = std::move(out_);
      out_.clear();
      add_doers(least_deed(base));
      if (out_.empty()) out_ = std::move(pronouns);
    }
    if (out_.empty() && act_ == Act::question && base >= 3) add_first_named();
    return ask();
  }

  [[nodiscard]] std::span<const Span> spans(Range range) const { return input_.attributions.spans.at(range); }

  /// The outlet's own words: all that is strong enough, or, in a question, whoever it is about.
  std::vector<AgainstReading> of_outlet() {
    for (const Span content : spans(a_.content))
      for (const Accused& row : accusations_.in(tokens_of(p_, content)))
        if (row.weight >= kEnough) add(row.party);
    if (out_.empty()) add_doers(Deed::not_harmless);
    if (out_.empty() && a_.field == Field::title) add_bearers();
    std::vector<AgainstReading> by_rules = out_;
    ask();
    return by_rules;
  }

  std::vector<AgainstReading> told(std::vector<AgainstReading> out) const {
    if (input_.watch == nullptr) return out;
    Said said;
    said.field = a_.field;
    said.act = act_;
    said.source_class = source_.source_class;
    (*input_.watch)(said, {}, out);
    return out;
  }

  [[nodiscard]] ChargeReaders readers() const { return {p_, g_, parties_, accusations_}; }

  /// Whom the rules found and whom the net finds: to be judged when all contents are known.
  std::vector<AgainstReading> ask() {
    Said said;
    said.field = a_.field;
    for (const Span content : spans(a_.content)) said.contents.push_back(tokens_of(p_, content));
    said.source.assign(spans(a_.source).begin(), spans(a_.source).end());
    said.cue.assign(spans(a_.cue).begin(), spans(a_.cue).end());
    said.cue_lemma = a_.cue_lemma;
    said.form = a_.form;
    said.act = act_;
    said.source_class = source_.source_class;
    said.source_actor = source_.actor;
    said.speaks_for = source_.speaks_for;
    said.accuser = weight_;
    said.inner = a_.within.valid();
    said.again = a_.rule == kOwnVoice;
    said.praises = speaks_well() && !has_charge();
    said.is_source = [this](const PartyWords& party) { return is_source(party); };
    asked_ = weighed(input_, readers(), std::move(said), std::move(out_));
    return {};
  }

  /// Of a heading of nouns: who owns what is charged, or else who leads it.
  void add_bearers() {
    for (const bool owner : {true, false})
      for (std::uint32_t w = 0; w < p_.words.size() && (out_.empty() || owner); ++w) {
        const bool leads = g_.is_root(w) || g_.relation(w) == Relation::nsubj;
        if (owner ? g_.relation(w) == Relation::nmod_poss : leads)
          for (const PartyWords& party : parties_.all_at(w)) add(party);
      }
  }

  /// "“She’d had a few,” a steward said of the captain": whom the pronoun means, where the sentence says so.
  [[nodiscard]] std::vector<AgainstReading> named_beside(std::vector<AgainstReading> found) const {
    constexpr std::uint32_t kLongest = 4;  // "them"; not "her manager"
    const auto is_pronoun = [&](const AgainstReading& r) {
      return r.spans.front().size() <= kLongest && g_.upos(g_.words_of(r.spans.front()).begin) == Upos::pron;
    };
    const auto pronoun = std::ranges::find_if(found, is_pronoun);
    if (pronoun == found.end()) return found;
    std::vector<AgainstReading> out;
    for (const PartyWords& party : spoken_of(input_, a_, g_, parties_, true))
      out.push_back({party.actor, {party.span}, pronoun->by_rule, pronoun->log_odds});
    return out.empty() ? found : out;
  }

  [[nodiscard]] static Deed least_deed(int base) {
    if (base >= 3) return Deed::any;
    if (base == 2) return Deed::not_harmless;
    return base == 1 ? Deed::to_somebody : Deed::by_bond;
  }

  void add_doers(Deed least) {
    std::vector<TokenRange> whole;
    for (const Span content : spans(a_.content)) whole.push_back(tokens_of(p_, content));
    for (const TokenRange tokens : whole)
      for (const PartyWords& party : accusations_.doers_in(tokens, least, whole)) add(party);
  }

  [[nodiscard]] bool is_source(const PartyWords& party) const {
    // "The prosecutor said that he had sold them": of somebody else, whomever the pronoun was taken for.
    const bool by_office = g_.upos(party.word) == Upos::pron && weight_ >= 3 && act_ != Act::accuse;
    return !by_office && is_source_itself(input_, a_, source_, g_, party, weight_);
  }

  void add(const PartyWords& party) {
    if (is_source(party)) return;
    for (const AgainstReading& row : out_)
      if (row.spans.front().overlaps(party.span)) return;
    are_pronouns_ = (out_.empty() || are_pronouns_) && g_.upos(party.word) == Upos::pron;
    out_.push_back({party.actor, {party.span}});
  }

  /// Charges that weigh enough, with a tree that does not say whose they are.
  [[nodiscard]] bool is_unanswered(int base) const {
    int weight = base;
    for (const Span content : spans(a_.content)) {
      const TokenRange tokens = tokens_of(p_, content);
      for (const Charge& charge : charges_in(p_, tokens)) weight += charge.weight + (charge.phrase ? 1 : 0);
      if (accusations_.are_answered(tokens)) return false;
    }
    return weight >= base + kWeak && weight >= kEnough;
  }

  /// Where the tree leads nowhere: who is named in front of a strong word, not behind a preposition.
  void add_named_before() {
    for (const Span content : spans(a_.content)) {
      for (const Charge& charge : charges_in(p_, tokens_of(p_, content))) {
        if (charge.weight < kStrong) continue;
        const std::uint32_t word = g_.word_at(charge.tokens.begin);
        if (g_.subject_of(word) || g_.upos(word) != Upos::verb) continue;
        const Sentence& sentence = p_.sentences.rows[p_.tokens.sentence[charge.tokens.begin]];
        const Span before{sentence.span.begin, p_.tokens.span[charge.tokens.begin].begin};
        const auto mentions = sources_.mentions_in(a_.field, before);
        for (auto m = mentions.rbegin(); m != mentions.rend() && out_.empty(); ++m) {
          const std::uint32_t at = tokens_of(p_, m->span).begin;
          if (at > sentence.first_token && is_preposition(p_.tokens.lower_at(at - 1))) continue;
          const ActorKind kind = input_.actors.rows[m->actor.value].kind;
          if (kind == ActorKind::person || kind == ActorKind::organisation) add({m->actor, m->span, g_.word_at(at)});
        }
      }
    }
  }

  /// "accused the mayor of ...": the object of the accusing verb, or its subject in the passive.
  void add_accused() {
    if (const auto hearer = spans(a_.hearer); !hearer.empty()) {
      for (std::uint32_t w = g_.words_of(hearer.front()).begin; w < g_.words_of(hearer.front()).end; ++w)
        if (g_.head(w) == Trees::kRoot || !g_.words_of(hearer.front()).holds(g_.head(w)))
          for (const PartyWords& party : parties_.all_at(w)) add(party);
    }
    for (const Span cue : spans(a_.cue)) {
      const TokenRange words = g_.words_of(cue);
      for (std::uint32_t w = words.begin; w < words.end; ++w) {
        if (g_.upos(w) != Upos::verb) continue;
        if (const auto object = g_.child(w, {Relation::obj, Relation::iobj}))
          for (const PartyWords& party : parties_.all_at(*object)) add(party);
        if (!out_.empty()) return;
        if (const auto subject = g_.subject_of(w); subject && subject->passive)
          for (const PartyWords& party : parties_.all_at(subject->word)) add(party);
      }
    }
    for (const Span content : spans(a_.content)) {
      if (!out_.empty()) return;
      add_doers(Deed::any);
      if (!out_.empty()) return;
      for (const SourceReader::Placed& m : sources_.mentions_in(a_.field, content))
        if (out_.empty()) add({m.actor, m.span, g_.words_of(m.span).begin});
    }
  }

  /// Those who are named among the source's own words: "said the cook, who worked for Aldous Finch".
  void add_from_source(const std::vector<PartyWords>& found) {
    for (const PartyWords& party : found)
      if (!party.actor.valid() || party.actor != source_.actor) out_.push_back({party.actor, {party.span}});
  }

  /// "want to know what became of the tulips that Pell Rowan says she planted"
  void add_first_named() {
    for (const Span content : spans(a_.content))
      for (const SourceReader::Placed& m : sources_.mentions_in(a_.field, content))
        if (out_.empty() && (input_.actors.rows[m.actor.value].kind == ActorKind::person ||
                             input_.actors.rows[m.actor.value].kind == ActorKind::organisation))
          add({m.actor, m.span, g_.words_of(m.span).begin});
  }

  /// "Locals call the surveyor ..."
  void add_called(int base) {
    static const WordBag& calling = charge_words("calls");
    if (!calling.contains(a_.cue_lemma)) return;
    const auto cue = spans(a_.cue);
    const bool for_something = !cue.empty() && is_one_of(p_.tokens.lower_at(tokens_of(p_, cue.back()).end - 1),
                                                         {"for", "on", "upon", "off", "out", "into"});
    if (for_something) return;  // "called for"
    if (has_charge() || (base >= 2 && !speaks_well()))
      for (const PartyWords& party : called(input_, a_, g_, parties_, sources_)) add(party);
  }

  /// Whom the sentence names outside the content.
  void add_beside(int base) {
    for (const PartyWords& party : pointed_at(input_, a_, g_, parties_)) add(party);
    if (!out_.empty()) return;
    if (has_charge() || !speaks_well()) add_from_source(spoken_of(input_, a_, g_, parties_, has_charge() || base >= 1));
    if (!out_.empty()) return;
    const bool negated =
        std::ranges::any_of(spans(a_.content), [&](Span content) { return is_negated_in(g_.words_of(content)); });
    if (is_of_itself() && (has_charge() || (negated && base >= 2)))
      add_from_source(answerable_for_source(input_, a_, g_, parties_));
  }

  /// What the source went through: "I was never paid", "they learned never to be alone".
  [[nodiscard]] bool is_of_itself() const {
    for (const Span content : spans(a_.content)) {
      const TokenRange words = g_.words_of(content);
      for (std::uint32_t w = words.begin; w < words.end; ++w) {
        const bool subject = g_.relation(w) == Relation::nsubj || g_.relation(w) == Relation::nsubj_pass;
        const bool object = g_.relation(w) == Relation::obj || g_.relation(w) == Relation::iobj;
        if (subject && g_.upos(w) == Upos::pron && is_one_of(g_.lower(w), {"i", "we", "they", "she", "he"}))
          return true;
        if (object && is_one_of(g_.lower(w), {"me", "us"})) return true;
        if (subject) return false;
      }
    }
    return false;
  }

  [[nodiscard]] bool speaks_well() const {
    return std::ranges::any_of(spans(a_.content), [&](Span content) { return praises(p_, tokens_of(p_, content)); });
  }

  [[nodiscard]] bool has_charge() const {
    return std::ranges::any_of(spans(a_.content),
                               [&](Span content) { return !charges_in(p_, tokens_of(p_, content)).empty(); });
  }

  /// What a source denies or admits of itself is to its own discredit; what it denies of another is none.
  [[nodiscard]] std::vector<AgainstReading> of_itself(bool whatever) const {
    const auto is_source_itself = [this](const PartyWords& party) { return is_source(party); };
    return own_charge({input_, a_, source_, p_, g_, parties_, act_, is_source_itself}, whatever);
  }

  /// "admitted that she would miss it"
  [[nodiscard]] bool is_to_come() const {
    for (const Span content : spans(a_.content)) {
      const TokenRange tokens = tokens_of(p_, content);
      for (std::uint32_t i = tokens.begin; i < std::min(tokens.end, tokens.begin + 4); ++i)
        if (is_one_of(p_.tokens.lower_at(i), {"will", "would", "might", "may", "could"})) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_negated_in(TokenRange words) const {
    for (std::uint32_t w = words.begin; w < words.end; ++w)
      if (g_.upos(w) == Upos::verb && g_.is_negated(w)) return true;
    return false;
  }

  const Input& input_;
  const Attribution& a_;
  const SourceReading source_;
  const SourceReader& sources_;
  Act act_;
  std::optional<WeighedContent> asked_;
  std::vector<AgainstReading> settled_;  ///< where nothing is asked; of the outlet's own voice, where nobody is judged
  int weight_ = 0;                       ///< of the source
  bool are_pronouns_ = false;            ///< all that were found
  const Passage& p_;
  Grammar g_;
  PartyFinder parties_;
  Accusations accusations_;
  std::vector<AgainstReading> out_;
};

AgainstQuestion::AgainstQuestion(const Input& input, const Attribution& attribution, SourceReading source,
                                 const SourceReader& sources, Act act) {
  if (is_refusal(act) || act == Act::retract || act == Act::correct || act == Act::apologise) return;
  reader_ = std::make_unique<AgainstReader>(input, attribution, source, sources, act);
  if (reader_->has_trees()) {
    reader_->weigh();
    return;
  }
  settled_ = read_against_by_words(input, attribution, source, sources, act);
  reader_.reset();
}

AgainstQuestion::~AgainstQuestion() = default;
AgainstQuestion::AgainstQuestion(AgainstQuestion&&) noexcept = default;
AgainstQuestion& AgainstQuestion::operator=(AgainstQuestion&&) noexcept = default;

float AgainstReading::confidence() const {
  constexpr float kSlope = 0.9F;  // fitted on contents that the trees had not seen
  return log_odds ? std::round(100 / (1 + std::exp(-kSlope * *log_odds))) / 100 : by_habit;
}

std::vector<AgainstReading> AgainstQuestion::answer() { return reader_ ? reader_->answer() : std::move(settled_); }

}  // namespace whosays::footing
