#include "footing/answers.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "footing/token_text.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr double kSamePoint = 0.5;  ///< share of the answer's content words found in the allegation: the same point
constexpr double kPartOfIt = 0.2;
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

class AnswerFinder {
 public:
  AnswerFinder(const Input& input, const Statements& statements) : input_(input), statements_(statements) {
    for (std::uint32_t row = 0; row < statements.rows.size(); ++row) {
      const Statement& s = statements.rows[row];
      if (s.field != Field::text || answers_something(s)) continue;
      for (const Against& a : statements.against.at(s.against))
        if (a.actor.valid()) allegations_[a.actor.value].push_back(row);
    }
  }

  std::vector<Answer> of(std::uint32_t row) const {
    const Statement& s = statements_.rows[row];
    if (!answers_something(s)) return {};
    const auto candidates = allegations_for(row);
    if (candidates.empty()) return {Answer{StatementId(), Extent::unclear}};
    const auto words = content_words(s);
    const bool general = words.empty() || speaks_in_general(s);
    if (general) return {Answer{candidates.size() == 1 ? candidates.front() : StatementId(), Extent::unclear}};
    StatementId best;
    double best_share = 0;
    for (const StatementId id : candidates) {
      const double share = shared(words, content_words(statements_.rows[id.value]));
      if (share > best_share) {
        best_share = share;
        best = id;
      }
    }
    if (best_share >= kSamePoint) return {Answer{best, Extent::all}};
    if (best_share >= kPartOfIt) return {Answer{best, Extent::part}};
    return {Answer{StatementId(), Extent::another_point}};
  }

 private:
  /// Lower-case words of five letters and more, cut to five: a crude stem that needs no list.
  [[nodiscard]] std::set<std::string_view> content_words(const Statement& s) const {
    std::set<std::string_view> out;
    const Passage& passage = s.field == Field::text ? input_.text : input_.title;
    for (const Span span : statements_.spans.at(s.content)) {
      const TokenRange range = tokens_of(passage, span);
      for (std::uint32_t i = range.begin; i < range.end; ++i)
        if (passage.tokens.lower_at(i).size() >= 4) out.insert(passage.tokens.lower_at(i).substr(0, 5));
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

  /// "these allegations", "the claims": no single point is named.
  [[nodiscard]] bool speaks_in_general(const Statement& s) const {
    static const lexicon::PhraseIndex general("unclear_answers.tsv");
    const Passage& passage = s.field == Field::text ? input_.text : input_.title;
    for (const Span span : statements_.spans.at(s.content)) {
      const TokenRange range = tokens_of(passage, span);
      const bool brief = range.end - range.begin <= 8;
      if (brief && first_phrase(passage, range, general)) return true;
    }
    return false;
  }

  static double shared(const std::set<std::string_view>& answer, const std::set<std::string_view>& allegation) {
    const auto both =
        std::count_if(answer.begin(), answer.end(), [&](std::string_view w) { return allegation.contains(w); });
    return static_cast<double>(both) / static_cast<double>(answer.size());
  }

  const Input& input_;
  const Statements& statements_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> allegations_;  ///< rows, by the actor they are against
};

}  // namespace

std::vector<std::vector<Answer>> read_answers(const Input& input, const Statements& statements) {
  const AnswerFinder finder(input, statements);
  std::vector<std::vector<Answer>> out;
  out.reserve(statements.rows.size());
  for (std::uint32_t row = 0; row < statements.rows.size(); ++row) out.push_back(finder.of(row));
  return out;
}

}  // namespace whosays::footing
