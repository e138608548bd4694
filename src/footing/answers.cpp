#include "footing/answers.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "footing/answer_sides.h"
#include "footing/answer_words.h"
#include "footing/contradiction.h"
#include "footing/statement_words.h"
#include "footing/token_text.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr double kSamePoint = 0.5;  ///< share of the answer's content words found in the allegation: the same point
constexpr double kPartOfIt = 0.2;
constexpr std::uint32_t kNearRows = 12;    ///< rows back in which an answer that names its allegation by words finds it
constexpr std::uint32_t kNearestRows = 4;  ///< in which "he" or "his lawyer" finds it
constexpr std::size_t kFewWords = 2;       ///< fewer content words than this cannot tell which point is meant
constexpr std::ptrdiff_t kMostAllegations = 50;  ///< on either side, so that a long text stays linear

bool answers_something(const Statement& s) {
  switch (s.act) {
    case Act::deny:
    case Act::dispute:
    case Act::acknowledge:
    case Act::confirm:
    case Act::decline:
    case Act::no_response:
    case Act::unreachable:
    case Act::neither_confirm_nor_deny:
    case Act::apologise: return true;
    default: return false;
  }
}

/// Of whoever is spoken against, and said right behind it, it can be of nothing else; what is denied may be.
bool owns_up(Act act) { return act == Act::acknowledge || act == Act::confirm || act == Act::apologise; }

class AnswerFinder {
 public:
  AnswerFinder(const Input& input, const Statements& statements)
      : input_(input), statements_(statements), words_(input, statements) {
    for (std::uint32_t row = 0; row < statements.rows.size(); ++row) {
      const Statement& s = statements.rows[row];
      if (s.field != Field::text || answers_something(s)) continue;
      said_.push_back(row);
      for (const Against& a : statements.against.at(s.against))
        if (a.actor.valid()) allegations_[a.actor.value].push_back(row);
    }
  }

  /// "I asked nobody to delay anything": an assertion that negates a point of what is alleged against its source.
  [[nodiscard]] bool denies(std::uint32_t row) const {
    const Statement& s = statements_.rows[row];
    if (s.act != Act::assert_ || !s.negated || s.form == Form::indirect || !s.actor.valid()) return false;
    const auto words = words_.content_words(s);
    return !words.empty() && best_of(words, allegations_for(row)).share >= kPartOfIt;
  }

  std::vector<Answer> of(std::uint32_t row) const {
    const Statement& s = statements_.rows[row];
    if (!answers_something(s)) return of_assertion(row);
    auto candidates = allegations_for(row);
    const bool by_actor = !candidates.empty();
    if (!by_actor) candidates = addressed(row, false);
    const auto words = words_.content_words(s);
    const Meant meant = words_.meant_by(s);
    if (words_.is_pronoun(s))
      if (const StatementId last = said_just_before(row); last.valid()) return {Answer{last, Extent::all}};
    if (words.empty() && !s.content.empty() && meant == Meant::point)
      if (const StatementId same = answered_just_before(row); same.valid()) return {Answer{same, Extent::unclear}};
    if (words.empty() && candidates.size() == 1 && words_.echoes(s)) return {Answer{candidates.front(), Extent::all}};
    if (words.empty() || meant != Meant::point) return of_general(row, candidates, meant);
    const Best against = best_of(words, candidates);
    const bool telling = words.size() >= kFewWords;
    const bool only = by_actor && candidates.size() == 1;  // "denied drinking", and nothing else is alleged
    if (against.share >= kSamePoint && (telling || only))
      return {Answer{against.id, covers(s, words, statements_.rows[against.id.value]) ? Extent::all : Extent::part}};
    if (against.share >= kSamePoint) return {Answer{against.id, Extent::unclear}};
    if (against.share >= kPartOfIt && telling) return {Answer{against.id, Extent::part}};
    // No allegation names the point; another statement of somebody else may ("the call was on 27 March").
    const Best said = best_of(words, said_before(row));
    if (said.share >= kSamePoint && (telling || said.ties == 1))
      return {Answer{said.id, is_refusal(s.act) ? Extent::unclear : Extent::part}};
    const bool touches = said.share * static_cast<double>(words.size()) >= kFewWords;
    if (said.share >= kPartOfIt && touches && words_.follows(s, statements_.rows[said.id.value]))
      return {Answer{said.id, Extent::part}};
    if (!by_actor && !candidates.empty())
      return {Answer{candidates.front(), is_refusal(s.act) ? Extent::unclear : Extent::part}};
    if (candidates.empty() && s.act == Act::deny && words_.points_back(s))
      if (const StatementId last = said_just_before(row); last.valid()) return {Answer{last, Extent::all}};
    if (const StatementId open = open_before(row, candidates); open.valid() && owns_up(s.act))
      return {Answer{open, s.act == Act::apologise ? Extent::another_point : Extent::part}};
    return {Answer{StatementId(), candidates.empty() ? Extent::unclear : Extent::another_point}};
  }

  /// What those spoken against say next, in plain assertions: of a point in it, or of another.
  [[nodiscard]] std::vector<Answer> of_assertion(std::uint32_t row) const {
    const auto found = contradicted(row);
    if (!found) return of_asked(row);
    return {Answer{found->first, found->second.extent}};
  }

  /// The act of a plain assertion by which somebody denies or disputes what was said against them.
  [[nodiscard]] Act act_of(std::uint32_t row) const {
    const auto found = contradicted(row);
    return found ? found->second.act : statements_.rows[row].act;
  }

 private:
  struct Best {
    StatementId id;
    double share = 0;  ///< of the answer's content words
    int ties = 0;      ///< candidates with that share
  };

  /// The nearest of the candidates that stands before, where the answer follows it.
  [[nodiscard]] StatementId open_before(std::uint32_t row, const std::vector<StatementId>& candidates) const {
    StatementId out;
    for (const StatementId id : candidates)
      if (id.value < row && (!out.valid() || out.value < id.value)) out = id;
    return out.valid() && words_.follows(statements_.rows[row], statements_.rows[out.value]) ? out : StatementId();
  }

  /// "denied the allegations", "called the report misleading", "declined to comment": each that is open, or the latest.
  [[nodiscard]] std::vector<Answer> of_general(std::uint32_t row, std::vector<StatementId> candidates,
                                               Meant meant) const {
    const Statement& s = statements_.rows[row];
    std::erase_if(candidates, [&](StatementId id) { return id.value > row; });
    if (candidates.empty() && !s.content.empty()) candidates = latest_allegation(row);
    if (candidates.empty() && meant == Meant::whole)
      if (const StatementId before = said_just_before(row); before.valid()) candidates = {before};
    if (candidates.empty()) return {Answer{StatementId(), Extent::unclear}};
    if (candidates.size() > 1 && words_.means_several(s)) {  // "the accusations"
      std::vector<Answer> out;
      for (const StatementId id : candidates) out.push_back({id, Extent::unclear});
      return out;
    }
    if (meant == Meant::whole) return {Answer{std::ranges::max(candidates, {}, &StatementId::value), Extent::all}};
    return {Answer{candidates.size() == 1 ? candidates.front() : StatementId(), Extent::unclear}};
  }

  [[nodiscard]] std::optional<std::pair<StatementId, Contradiction>> contradicted(std::uint32_t row) const {
    const Statement& s = statements_.rows[row];
    if (s.within.valid() || s.field != Field::text || s.source.empty() || s.content.empty()) return std::nullopt;
    if (s.act != Act::assert_ && s.act != Act::promise && s.act != Act::believe) return std::nullopt;
    if (!s.against.empty() && !answers_for_itself(s)) return std::nullopt;
    if (s.source_class == SourceClass::document) return std::nullopt;  // a handbook answers nobody
    if (words_.said_earlier(s)) return std::nullopt;
    auto candidates = addressed(row, true);
    const bool own = !candidates.empty();
    if (candidates.empty()) candidates = allegations_before(row);
    const Passage& p = words_.passage_of(s);
    const TokenRange content = tokens_of(p, statements_.spans.at(s.content).front());
    if (candidates.empty() && read_asserted(p, content, s.cue_lemma, {}).knows_nothing)
      candidates = latest_allegation(row);
    if (candidates.empty()) return std::nullopt;
    const auto words = words_.content_words(s);
    const Best best = best_of(words, candidates);
    const StatementId to = best.share > 0 ? best.id : candidates.front();
    const Statement& allegation = statements_.rows[to.value];
    const auto alleged = words_.content_words(allegation);
    std::set<std::string_view> common;
    std::set_intersection(words.begin(), words.end(), alleged.begin(), alleged.end(),
                          std::inserter(common, common.end()));
    for (const std::string_view name : words_.names_of(s, allegation)) common.erase(name);
    const Asserted asserted = read_asserted(p, content, s.cue_lemma, common);
    const TokenRange other = tokens_of(words_.passage_of(allegation), statements_.spans.at(allegation.content).front());
    const bool differ = asserted.numbers && numbers_in(p, content) != numbers_in(words_.passage_of(allegation), other);
    Contradiction out = contradicts(asserted, common.size(), differ, words_.has_several(allegation), own);
    if (s.act != Act::assert_ && out.act == Act::dispute) out = {};
    // One word of many tells no point.
    if (out.act == Act::assert_ && out.extent == Extent::part && best.share < kPartOfIt)
      out.extent = Extent::another_point;
    // What touches no point of it is an answer only where it stands beside it.
    if (out.act == Act::assert_ && !words_.follows(s, allegation)) return std::nullopt;
    return std::pair(to, out);
  }

  /// "Asked about reports that the ferry had sailed, Marsh Rail said its ships were fine.": of what is not told here.
  [[nodiscard]] std::vector<Answer> of_asked(std::uint32_t row) const {
    static const lexicon::PhraseIndex asked("asked_about.tsv");
    const Statement& s = statements_.rows[row];
    if (s.act != Act::assert_ || s.within.valid() || s.field != Field::text || s.cue.empty()) return {};
    const TokenRange sentence = sentence_tokens(input_.text, statements_.spans.at(s.cue).front().begin);
    const auto hit = first_phrase(input_.text, {sentence.begin, std::min(sentence.end, sentence.begin + 5)}, asked);
    if (!hit || hit->tokens.begin > sentence.begin + 1) return {};
    return {Answer{StatementId(), Extent::another_point}};
  }

  /// Allegations against the source or whom it speaks for, told before it, the nearest first.
  [[nodiscard]] std::vector<StatementId> allegations_before(std::uint32_t row) const {
    std::vector<StatementId> out;
    for (const StatementId id : allegations_for(row))
      if (id.value < row && row - id.value <= kNearRows) out.insert(out.begin(), id);
    return out;
  }

  /// The nearest allegation before, whomever it is against.
  [[nodiscard]] std::vector<StatementId> latest_allegation(std::uint32_t row) const {
    for (std::uint32_t back = 1; back <= kNearRows && back <= row; ++back) {
      const Statement& other = statements_.rows[row - back];
      if (other.field == Field::text && !other.against.empty() && !answers_something(other) && !other.within.valid())
        return {StatementId(row - back)};
    }
    return {};
  }

  /// The nearest of the two statements before, when it is another's and no answer.
  [[nodiscard]] StatementId said_just_before(std::uint32_t row) const {
    const Statement& s = statements_.rows[row];
    for (std::uint32_t back = 1; back <= 2 && back <= row; ++back) {
      const Statement& before = statements_.rows[row - back];
      const bool other = !before.actor.valid() || before.actor != s.actor;
      if (before.field == s.field && other && !answers_something(before) && !before.within.valid())
        return StatementId(row - back);
    }
    return {};
  }

  /// "He disputed that he had made it" after "He acknowledged the call": what the same actor answered a moment ago.
  [[nodiscard]] StatementId answered_just_before(std::uint32_t row) const {
    if (row == 0) return {};
    const Statement& s = statements_.rows[row];
    const Statement& before = statements_.rows[row - 1];
    if (!s.actor.valid() || before.actor != s.actor || before.field != s.field || !answers_something(before)) return {};
    const auto earlier = of(row - 1);
    return earlier.empty() ? StatementId() : earlier.front().statement;
  }

  /// The nearest statements of others, a few rows back, that speak of the source of `row` by a word of its name or
  /// role; `spoken_against`: only to its discredit. "He", "his lawyer" mean whoever was spoken of last.
  [[nodiscard]] std::vector<StatementId> addressed(std::uint32_t row, bool spoken_against) const {
    const Statement& s = statements_.rows[row];
    const auto spans = statements_.spans.at(s.source);
    if (spans.empty()) return {};
    const Passage& passage = words_.passage_of(s);
    const Speaker speaker = speaker_of(passage, tokens_of(passage, spans.front()));
    std::vector<StatementId> out;
    std::uint32_t others = 0;  // that somebody else told, and that answer nothing
    for (std::uint32_t back = 1; back <= kNearRows && back <= row; ++back) {
      const Statement& other = statements_.rows[row - back];
      if (other.field != s.field || other.within.valid() || answers_something(other)) continue;
      if (s.actor.valid() && other.actor == s.actor) continue;
      ++others;
      if (spoken_against && other.against.empty()) continue;
      const bool near = others <= 2 && back <= kNearestRows && !other.against.empty() &&
                        (speaker.bound || (speaker.body && is_against_name(other))) &&
                        !is_against_somebody_else(s, other);
      if (near || names(other, speaker, spoken_against)) out.push_back(StatementId(row - back));
      if (near) break;
    }
    return out;
  }

  /// "He" whose own allegations are known answers these, and not what stands nearer and is against another.
  [[nodiscard]] bool is_against_somebody_else(const Statement& s, const Statement& other) const {
    const TokenRange source = tokens_of(words_.passage_of(s), statements_.spans.at(s.source).front());
    const bool alone = source.end == source.begin + 1 && s.actor.valid() && allegations_.contains(s.actor.value);
    return alone && std::ranges::none_of(statements_.against.at(other.against),
                                         [&](const Against& a) { return a.actor == s.actor; });
  }

  /// Not against a noun: "the airline" that answers may be the name that was spoken against.
  [[nodiscard]] bool is_against_name(const Statement& other) const {
    return std::ranges::any_of(statements_.against.at(other.against), [&](const Against& a) {
      return has_name(words_.passage_of(other), statements_.spans.at(a.spans));
    });
  }

  [[nodiscard]] bool names(const Statement& other, const Speaker& speaker, bool spoken_against) const {
    const Passage& passage = words_.passage_of(other);
    if (!spoken_against) {
      for (const Span span : statements_.spans.at(other.content)) {
        const TokenRange range = tokens_of(passage, span);
        for (std::uint32_t i = range.begin; i < range.end; ++i)
          if (speaker.keys.contains(passage.tokens.lower_at(i))) return true;
      }
      return false;
    }
    return std::ranges::any_of(statements_.against.at(other.against), [&](const Against& a) {
      return is_named_at(passage, speaker, statements_.spans.at(a.spans));
    });
  }

  /// What is against somebody is mostly no answer; of whoever is spoken against, or speaks for them, it may be.
  [[nodiscard]] bool answers_for_itself(const Statement& s) const {
    const Passage& passage = words_.passage_of(s);
    if (s.actor.valid() && allegations_.contains(s.actor.value)) return true;
    return is_loyal(passage, tokens_of(passage, statements_.spans.at(s.source).front()));
  }

  /// One of several things alleged ("hiding the letter, forging the minutes and bribing the captain") is not all of
  /// them, nor is "one of them" or another number.
  [[nodiscard]] bool covers(const Statement& answer, const std::set<std::string_view>& words,
                            const Statement& allegation) const {
    if (words_.limits(answer, allegation)) return false;
    const auto alleged = words_.content_words(allegation);
    return !words_.joins(allegation) || alleged.empty() || shared(alleged, words) >= kSamePoint;
  }

  [[nodiscard]] Best best_of(const std::set<std::string_view>& words,
                             const std::vector<StatementId>& candidates) const {
    Best best;
    for (const StatementId id : candidates) {
      const double share = shared(words, words_.content_words(statements_.rows[id.value]));
      if (share == best.share) ++best.ties;
      if (share > best.share) best = {id, share, 1};
    }
    return best;
  }

  /// What others said earlier in the text, the nearest kMostAllegations.
  [[nodiscard]] std::vector<StatementId> said_before(std::uint32_t row) const {
    const Statement& answer = statements_.rows[row];
    const auto here = std::lower_bound(said_.begin(), said_.end(), row);
    const auto first = here - std::min<std::ptrdiff_t>(here - said_.begin(), kMostAllegations);
    std::vector<StatementId> out;
    for (auto it = first; it != here; ++it) {
      const Statement& other = statements_.rows[*it];
      const bool own = answer.actor.valid() && (other.actor == answer.actor || other.actor == answer.speaks_for);
      if (!own && other.source_class != SourceClass::unspecified) out.emplace_back(*it);
    }
    return out;
  }

  /// Allegations against the answering actor or the body it speaks for, the nearest kMostAllegations of each.
  [[nodiscard]] std::vector<StatementId> allegations_for(std::uint32_t row) const {
    const Statement& answer = statements_.rows[row];
    std::vector<StatementId> out;
    for (const ActorId actor : {answer.actor, answer.speaks_for}) {
      const auto found = allegations_.find(actor.value);
      if (!actor.valid() || found == allegations_.end()) continue;
      const auto& rows = found->second;
      const auto here = std::lower_bound(rows.begin(), rows.end(), row);
      const auto first = here - std::min<std::ptrdiff_t>(here - rows.begin(), kMostAllegations);
      for (auto it = first; it != rows.end() && std::ssize(out) < 2 * kMostAllegations; ++it)
        if (*it != row && std::find(out.begin(), out.end(), StatementId(*it)) == out.end()) out.emplace_back(*it);
    }
    return out;
  }

  static double shared(const std::set<std::string_view>& answer, const std::set<std::string_view>& allegation) {
    const auto both =
        std::count_if(answer.begin(), answer.end(), [&](std::string_view w) { return allegation.contains(w); });
    return static_cast<double>(both) / static_cast<double>(answer.size());
  }

  const Input& input_;
  const Statements& statements_;
  StatementWords words_;
  std::vector<std::uint32_t> said_;                                            ///< rows that answer nothing themselves
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> allegations_;  ///< rows, by the actor they are against
};

}  // namespace

std::vector<std::vector<Answer>> read_answers(const Input& input, Statements& statements) {
  const AnswerFinder finder(input, statements);
  for (std::uint32_t row = 0; row < statements.rows.size(); ++row)
    if (finder.denies(row)) statements.rows[row].act = Act::deny;
  std::vector<Act> acts;
  acts.reserve(statements.rows.size());
  std::vector<std::vector<Answer>> out;
  out.reserve(statements.rows.size());
  for (std::uint32_t row = 0; row < statements.rows.size(); ++row) {
    out.push_back(finder.of(row));
    acts.push_back(finder.act_of(row));
  }
  // Only now: what one answers must not hang on what another was made.
  for (std::uint32_t row = 0; row < statements.rows.size(); ++row) statements.rows[row].act = acts[row];
  return out;
}

}  // namespace whosays::footing
