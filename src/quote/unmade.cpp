#include "quote/unmade.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/one_of.h"
#include "lexicon/lexicon.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

class UnmadeReader {
 public:
  explicit UnmadeReader(const Passage& passage) : p_(passage) {}

  [[nodiscard]] bool is_unmade(const Found& f) const {
    if (f.cue.empty() || f.content.empty() || f.rule.starts_with("refusal")) return false;
    if (says_whatever(f) || is_kept_back(f) || is_no_speaker(f) || is_yet_to_be(f)) return true;
    if (speaks_of_self(f)) return false;
    const auto verb = verb_of(f);
    return verb && (is_possible(*verb) || is_advised(*verb) || is_foretold(f, *verb) || is_not_urged(*verb));
  }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }

  /// The verb at the top of the cue: of "could then consider using" the first one.
  [[nodiscard]] std::optional<std::uint32_t> verb_of(const Found& f) const {
    const auto top = top_of(p_, f.cue.front());
    if (!top || p_.tags.upos[*top] != Upos::verb) return std::nullopt;
    return top;
  }

  /// "I must say", "we should ask": said in these very words.
  [[nodiscard]] bool speaks_of_self(const Found& f) const {
    if (f.source.size() != 1) return false;
    const std::string_view who = slice(p_.tokens.lower, f.source.front());
    return who == "i" || who == "we";
  }

  /// The auxiliary beside the verb, also beside the one that it is joined to ("will do and say"). What stands further
  /// off is nearly always another verb's.
  [[nodiscard]] std::optional<std::uint32_t> modal_of(std::uint32_t verb) const {
    constexpr auto kModals = std::to_array<std::string_view>(
        {"could", "may", "might", "must", "ought", "shall", "should", "will", "'ll", "’ll"});
    constexpr std::uint32_t kFarthest = 6;
    if (p_.tags.xpos[verb] == Xpos::vbd || p_.tags.xpos[verb] == Xpos::vbz) return std::nullopt;
    const Sentence& row = p_.sentences.rows[p_.tokens.sentence[p_.words.token[verb]]];
    const std::uint32_t first = std::max(row.first_word, verb - std::min(verb, kFarthest));
    for (std::uint32_t w = verb; w-- > first && !is_nominal(w);) {
      const bool joined = p_.trees.head[w] == p_.trees.head[verb] && p_.trees.relation[verb] == Relation::conj;
      if ((p_.trees.head[w] == verb || joined) && is_one_of(lower(w), kModals)) return w;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_nominal(std::uint32_t w) const {
    return p_.tags.upos[w] == Upos::noun || p_.tags.upos[w] == Upos::propn || p_.tags.upos[w] == Upos::pron;
  }

  [[nodiscard]] bool is_perfect(std::uint32_t verb) const { return p_.tags.xpos[verb] == Xpos::vbn; }

  [[nodiscard]] bool is_denied(std::uint32_t verb) const {
    constexpr auto kNo = std::to_array<std::string_view>({"n't", "n’t", "never", "no", "not", "nor", "hardly"});
    const Sentence& row = p_.sentences.rows[p_.tokens.sentence[p_.words.token[verb]]];
    for (std::uint32_t w = row.first_word; w < verb; ++w)
      if (p_.trees.head[w] == verb && is_one_of(lower(w), kNo)) return true;
    return false;
  }

  /// "might say", "could have concluded"; not "could only say", "could see that".
  [[nodiscard]] bool is_possible(std::uint32_t verb) const {
    constexpr auto kSenses = std::to_array<std::string_view>(
        {"bear", "bring", "feel", "hear", "imagine", "recall", "remember", "see", "sense", "tell", "understand"});
    const auto modal = modal_of(verb);
    if (!modal || is_denied(verb)) return false;
    const std::string_view word = lower(*modal);
    if (word == "may" || word == "might")
      return !is_perfect(verb);  // "may have called him a fool, but ..." has done so
    if (word != "could" || is_one_of(p_.tags.lemma_at(verb), kSenses)) return false;
    return lower(verb - 1) != "only";
  }

  /// "should make clear", "must admit", "needs to explain"
  [[nodiscard]] bool is_advised(std::uint32_t verb) const {
    const std::string_view lemma = p_.tags.lemma_at(verb);
    if (lemma == "need" || lemma == "ought") {
      const auto what = child_of(p_, verb, {Relation::xcomp});
      const Xpos tag = p_.tags.xpos[verb];
      return what && p_.tags.xpos[*what] == Xpos::vb && tag != Xpos::vbd && tag != Xpos::vbn && !is_denied(verb);
    }
    const auto modal = modal_of(verb);
    return modal && (lower(*modal) == "should" || lower(*modal) == "must" || lower(*modal) == "ought");
  }

  /// "he'll argue", but not "will announce", "“...,” he will say", "will argue in court".
  [[nodiscard]] bool is_foretold(const Found& f, std::uint32_t verb) const {
    constexpr auto kSays =
        std::to_array<std::string_view>({"acknowledge", "admit", "argue", "believe", "claim", "complain", "conclude",
                                         "insist", "maintain", "say", "think", "wonder"});
    const auto modal = modal_of(verb);
    if (!modal || f.form != Form::indirect || is_denied(verb) || !is_one_of(p_.tags.lemma_at(verb), kSays))
      return false;
    const std::string_view word = lower(*modal);
    if (word != "will" && word != "shall" && word != "'ll" && word != "’ll") return false;
    static const lexicon::WordSet papers("documents.txt");
    const auto who = f.source.empty() ? std::nullopt : top_of(p_, f.source.front());
    if (who && papers.has(lower(*who))) return false;  // "a report due this week will say"
    const auto when = child_of(p_, verb, {Relation::obl, Relation::obl_unmarked});
    return !when || *when < verb;
  }

  /// "haven't encouraged visitors": what somebody leaves undone.
  [[nodiscard]] bool is_not_urged(std::uint32_t verb) const {
    const std::string_view lemma = p_.tags.lemma_at(verb);
    return (lemma == "encourage" || lemma == "discourage") && is_denied(verb);
  }

  /// "Vell has yet to endorse Odel"
  [[nodiscard]] bool is_yet_to_be(const Found& f) const {
    return any_word(p_, f.cue.front(), [&](std::uint32_t w) {
      return lower(w) == "yet" && w + 1 < p_.words.size() && lower(w + 1) == "to" &&
             p_.words.span[w + 1].end <= f.cue.front().end;
    });
  }

  /// "He will say [whatever serves him]": how somebody speaks, not what.
  [[nodiscard]] bool says_whatever(const Found& f) const {
    if (f.form != Form::indirect || f.content.size() != 1 || f.content.front().begin < f.cue.front().begin)
      return false;
    const std::uint32_t first = word_at(p_, f.content.front().begin);
    if (first >= p_.words.size() || lower(first) != "whatever") return false;
    return !any_word(p_, f.content.front(), [&](std::uint32_t w) { return lower(w) == ","; });
  }

  /// "has been silent on the date", "are divided over the plan"; with what they differ on ("whether it is safe") the
  /// latter tells something.
  [[nodiscard]] bool is_kept_back(const Found& f) const {
    static const lexicon::Table table("unspoken_states.tsv");
    if (f.form != Form::indirect) return false;
    const Span cue = f.cue.front();
    if (any_word(p_, cue, [&](std::uint32_t w) { return lower(w) == "n't" || lower(w) == "n’t" || lower(w) == "not"; }))
      return false;
    return any_word(p_, cue, [&](std::uint32_t w) {
      for (std::size_t row = 0; row < table.rows(); ++row)
        if (table.at(row, "word") == lower(w))
          return table.at(row, "unless") != "clause" || !any_word(p_, f.content.front(), [&](std::uint32_t c) {
                   return p_.tags.upos[c] == Upos::verb || p_.tags.upos[c] == Upos::aux;
                 });
      return false;
    });
  }

  /// "History shows that bridges fall"; "the history of the bridge" may be a paper, "their experience" theirs.
  [[nodiscard]] bool is_no_speaker(const Found& f) const {
    static const lexicon::WordSet speechless("speechless.txt");
    if (f.source.size() != 1 || f.form != Form::indirect) return false;
    const auto top = top_of(p_, f.source.front());
    return top && p_.tags.upos[*top] == Upos::noun && speechless.has(p_.tags.lemma_at(*top)) &&
           !child_of(p_, *top, {Relation::nmod, Relation::nmod_poss});
  }

  const Passage& p_;
};

}  // namespace

void settle_unmade(const Passage& passage, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  const UnmadeReader reader(passage);
  for (Found& f : found)
    if (f.unmade.empty() && reader.is_unmade(f)) f.unmade = "nobody has said it";
}

}  // namespace whosays::quote
