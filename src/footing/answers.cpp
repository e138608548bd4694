#include "footing/answers.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "footing/answer_pairs.h"
#include "footing/answer_trees.h"
#include "footing/statement_words.h"
#include "footing/token_text.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr double kSamePoint = 0.5;  ///< share of the answer's content words found in the allegation: the same point
constexpr double kPartOfIt = 0.2;   ///< a point of it
constexpr std::int32_t kLinkedByAct = -1500;  ///< log odds in thousandths from which on a denial or refusal is linked
constexpr std::int32_t kLinkedPlain = 500;    ///< a plain assertion: it is no claim of its own then
constexpr std::int32_t kAlso = 1500;          ///< by so much less likely may be the others of "the accusations"

constexpr std::int32_t kUntied = -100000;

/// What one statement answers, and by which act.
struct ActAndAnswers {
  Act act = Act::assert_;
  std::vector<Answer> answers;
};

class AnswerReader {
 public:
  AnswerReader(const Input& input, const Statements& statements)
      : input_(input), statements_(statements), words_(input, statements), pairs_(input, statements) {}

  [[nodiscard]] ActAndAnswers read(std::uint32_t row) const {
    const Statement& s = statements_.rows[row];
    const bool by_act = answers_by_act(s);
    const auto candidates = pairs_.candidates(row);
    const auto signs = pairs_.signs(row, candidates);
    if (input_.answers != nullptr)
      for (std::size_t i = 0; i < candidates.size(); ++i) (*input_.answers)(row, candidates[i], signs[i]);
    if (const auto denied = negated_of(s, candidates, signs); denied && !by_act)
      return {Act::deny, {Answer{*denied, extent_of(s, statements_.rows[denied->value])}}};
    std::vector<std::int32_t> scores;
    scores.reserve(signs.size());
    const bool both = words_.means_both(s);
    for (const Signs& one : signs)
      scores.push_back((is_tied(one) && (both || !is_of_another(one))) || is_refusal(s.act) ? trees_.link(one)
                                                                                            : kUntied);
    const std::string_view verb = std::string_view(s.cue_lemma).substr(0, s.cue_lemma.find('_'));
    if (by_act && is_one_of(verb, {"agree", "disagree", "concur"}) && names_alone(s))
      if (const auto with = agreed_with(signs)) return {s.act, {Answer{StatementId(candidates[*with]), Extent::all}}};
    const auto best = std::ranges::max_element(scores);
    const bool linked = best != scores.end() && *best >= (by_act ? kLinkedByAct : kLinkedPlain);
    if (by_act && !linked) return {s.act, {Answer{StatementId(), Extent::unclear}}};
    if (!linked || (!by_act && words_.said_earlier(s))) return {s.act, of_asked(s)};
    const auto at = static_cast<std::size_t>(best - scores.begin());
    if (!by_act) return plain(s, candidates[at], signs[at]);
    std::vector<StatementId> several;
    for (std::size_t i = 0; i < scores.size(); ++i)
      if ((scores[i] >= *best - kAlso || is_against_speaker(signs[i])) && candidates[i] < row)
        several.emplace_back(candidates[i]);
    return {s.act, by_its_act(s, candidates[at], std::move(several))};
  }

 private:
  /// "I asked nobody to delay anything": of what is alleged against its source, that of which these words negate most.
  [[nodiscard]] std::optional<StatementId> negated_of(const Statement& s, const std::vector<std::uint32_t>& candidates,
                                                      const std::vector<Signs>& signs) const {
    if (s.act != Act::assert_ || !s.negated || s.form == Form::indirect || !s.actor.valid()) return std::nullopt;
    const auto words = words_.content_words(s);
    double most = kPartOfIt;
    std::optional<StatementId> out;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (!holds(signs[i], Sign::side_actor) && !holds(signs[i], Sign::side_for)) continue;
      const double share = shared(words, words_.content_words(statements_.rows[candidates[i]]));
      if (share < most) continue;  // of equals the first that was told: the nearest stand first
      most = share;
      out = StatementId(candidates[i]);
    }
    return out;
  }

  /// "denied the allegations" answers each that is open.
  [[nodiscard]] std::vector<Answer> by_its_act(const Statement& s, std::uint32_t to,
                                               std::vector<StatementId> several) const {
    const bool both = words_.means_both(s);
    if (both && several.size() > 2) several.resize(2);  // the nearest stand first
    if (several.size() > 1 && (both || words_.means_several(s))) {
      std::ranges::sort(several, {}, &StatementId::value);
      std::vector<Answer> out;
      for (const StatementId id : several) out.push_back({id, both ? Extent::all : Extent::unclear});
      return out;
    }
    return {Answer{StatementId(to), extent_of(s, statements_.rows[to])}};
  }

  /// How much of what was said a denial, an admission or a refusal is about.
  [[nodiscard]] Extent extent_of(const Statement& s, const Statement& to) const {
    if (s.content.empty()) return Extent::unclear;
    if (words_.is_pronoun(s) || words_.echoes(s) || words_.points_back(s)) return Extent::all;
    const Meant meant = words_.meant_by(s);
    if (meant != Meant::point) return meant == Meant::whole ? Extent::all : Extent::unclear;
    const auto words = words_.content_words(s);
    const auto told = words_.content_words(to);
    const double share = shared(words, told);
    if (is_refusal(s.act)) return share >= kSamePoint ? Extent::all : Extent::unclear;
    if (words.empty()) return words_.begins_with_pronoun(s) ? Extent::all : Extent::unclear;
    if (share < kSamePoint) return s.act == Act::apologise ? Extent::another_point : Extent::part;
    const bool covers = !words_.limits(s, to) && (!words_.joins(to) || shared(told, words) >= kSamePoint);
    return covers ? Extent::all : Extent::part;
  }

  /// Whoever is spoken against says something else: whether that denies it is seen in the words.
  [[nodiscard]] ActAndAnswers plain(const Statement& s, std::uint32_t to, const Signs& signs) const {
    const Statement& told = statements_.rows[to];
    const bool some = words_.has_several(told) || words_.limits(s, told);
    const bool plain = s.act == Act::assert_ || s.act == Act::believe;
    const auto reading = [&](Act act, Extent extent) {
      return ActAndAnswers{plain ? act : s.act, {Answer{StatementId(to), extent}}};
    };
    switch (trees_.kind(signs)) {
      case AnswerKind::denies:
        if (!touches(signs)) break;
        // Another number, another reason: of that point, and not that there is nothing in it.
        if (holds(signs, Sign::numbers_differ) || holds(signs, Sign::gives_reason))
          return reading(Act::dispute, Extent::part);
        return reading(Act::deny, some ? Extent::part : Extent::all);
      case AnswerKind::partly: return reading(Act::dispute, Extent::part);
      case AnswerKind::admits: return reading(Act::acknowledge, some ? Extent::part : Extent::all);
      case AnswerKind::unclear: return reading(s.act, Extent::unclear);
      case AnswerKind::another_point: break;
    }
    // What touches no point of it is an answer only where it stands beside it.
    return words_.follows(s, told) ? reading(s.act, Extent::another_point) : ActAndAnswers{s.act, {}};
  }

  /// "Asked about reports that the ferry had sailed, Marsh Rail said its ships were fine.": of what is not told here.
  [[nodiscard]] std::vector<Answer> of_asked(const Statement& s) const {
    static const lexicon::PhraseIndex asked("asked_about.tsv");
    if (s.act != Act::assert_ || s.within.valid() || s.field != Field::text || s.cue.empty()) return {};
    const TokenRange sentence = sentence_tokens(input_.text, statements_.spans.at(s.cue).front().begin);
    const auto hit = first_phrase(input_.text, {sentence.begin, std::min(sentence.end, sentence.begin + 5)}, asked);
    if (!hit || hit->tokens.begin > sentence.begin + 1) return {};
    return {Answer{StatementId(), Extent::another_point}};
  }

  static bool holds(const Signs& signs, Sign sign) { return signs.test(static_cast<std::size_t>(sign)); }
  /// Something says that it may be of the other, beside its place.
  static bool is_tied(const Signs& signs) {
    for (const Sign sign :
         {Sign::side_actor,  Sign::side_for,    Sign::side_named,     Sign::side_mentioned, Sign::side_word,
          Sign::common_one,  Sign::common_two,  Sign::common_three,   Sign::share_actor,    Sign::bound,
          Sign::loyal,       Sign::body,        Sign::whole,          Sign::vague,          Sign::pronoun,
          Sign::points_back, Sign::names_claim, Sign::numbers_differ, Sign::names_teller,   Sign::told_against})
      if (holds(signs, sign)) return true;
    return false;
  }
  /// What is told against others and shares no point with it is not owned up to by this; and of what is told later
  /// whatever is against nobody (whoever defends the accused) not denied either.
  static bool is_of_another(const Signs& signs) {
    if (!holds(signs, Sign::denies) && !holds(signs, Sign::owns_up)) return false;
    for (const Sign sign : {Sign::side_actor, Sign::side_for, Sign::side_named, Sign::bound, Sign::loyal, Sign::body,
                            Sign::spokesman, Sign::share_actor, Sign::common_two, Sign::common_three,
                            Sign::names_teller, Sign::names_claim, Sign::numbers_differ, Sign::numbers_same})
      if (holds(signs, sign)) return false;
    if (holds(signs, Sign::behind)) return !holds(signs, Sign::told_against);
    for (const Sign sign : {Sign::common_one, Sign::side_mentioned, Sign::side_word, Sign::whole, Sign::vague,
                            Sign::pronoun, Sign::points_back})
      if (holds(signs, sign)) return false;
    return holds(signs, Sign::against_other) && holds(signs, Sign::owns_up);
  }
  /// "Vell agreed with Odel": with what Odel said last.
  static std::optional<std::size_t> agreed_with(const std::vector<Signs>& signs) {
    for (std::size_t i = 0; i < signs.size(); ++i)
      if (holds(signs[i], Sign::names_teller) && !holds(signs[i], Sign::behind) && !holds(signs[i], Sign::told_title))
        return i;
    return std::nullopt;
  }
  /// Somebody's name, and nothing that was said.
  [[nodiscard]] bool names_alone(const Statement& s) const {
    const auto content = statements_.spans.at(s.content);
    if (content.size() != 1) return false;
    const Passage& p = words_.passage_of(s);
    const TokenRange tokens = tokens_of(p, content.front());
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i)
      if (p.tokens.capital[i] == 0 && !is_one_of(p.tokens.lower_at(i), {"with", ".", "the"})) return false;
    return true;
  }
  /// Told nearby.
  static bool is_against_speaker(const Signs& signs) {
    return holds(signs, Sign::within_five) &&
           (holds(signs, Sign::side_actor) || holds(signs, Sign::side_for) || holds(signs, Sign::side_named));
  }
  /// A word of the point, or none that is needed: "he was in hospital", "nobody was beaten", "I stood beside him".
  static bool touches(const Signs& signs) {
    for (const Sign sign : {Sign::common_one, Sign::common_two, Sign::common_three, Sign::alibi, Sign::rejects,
                            Sign::negated, Sign::absolute, Sign::first_person, Sign::numbers_differ})
      if (holds(signs, sign)) return true;
    return false;
  }

  static double shared(const std::set<std::string_view>& words, const std::set<std::string_view>& others) {
    if (words.empty()) return 0;
    const auto both = std::ranges::count_if(words, [&](std::string_view w) { return others.contains(w); });
    return static_cast<double>(both) / static_cast<double>(words.size());
  }

  const Input& input_;
  const Statements& statements_;
  StatementWords words_;
  AnswerPairs pairs_;
  const AnswerTrees& trees_ = AnswerTrees::embedded();
};

}  // namespace

std::vector<std::vector<Answer>> read_answers(const Input& input, Statements& statements) {
  const AnswerReader reader(input, statements);
  std::vector<Act> acts;
  acts.reserve(statements.rows.size());
  std::vector<std::vector<Answer>> out;
  out.reserve(statements.rows.size());
  for (std::uint32_t row = 0; row < statements.rows.size(); ++row) {
    ActAndAnswers reading = reader.read(row);
    acts.push_back(reading.act);
    out.push_back(std::move(reading.answers));
  }
  // Only now: what one answers must not hang on what another was made.
  for (std::uint32_t row = 0; row < statements.rows.size(); ++row) statements.rows[row].act = acts[row];
  return out;
}

}  // namespace whosays::footing
