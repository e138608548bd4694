#include "footing/basis.h"

#include <algorithm>
#include <string>

#include "base/word_map.h"
#include "footing/function_words.h"
#include "footing/token_text.h"
#include "footing/via.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

using Reading = std::optional<std::pair<Basis, Span>>;

constexpr std::uint32_t kPaperReach = 7;  ///< tokens behind a verb in which its paper stands
constexpr std::uint32_t kFront = 9;       ///< tokens of a content in which a source speaks of how it knows

struct VerbBasis {
  std::optional<Basis> alone, of_paper, passive;
};

const WordMap<VerbBasis>& verbs() {
  static const auto all = [] {
    WordMap<VerbBasis> out;
    const lexicon::Table table("basis_verbs.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row)
      out[table.at(row, "form")] = {parse_word<Basis>(table.at(row, "basis")),
                                    parse_word<Basis>(table.at(row, "of_paper")),
                                    parse_word<Basis>(table.at(row, "passive"))};
    return out;
  }();
  return all;
}

class BasisReader {
 public:
  BasisReader(const Input& input, const Attribution& a)
      : input_(input), a_(a), p_(a.field == Field::text ? input.text : input.title) {}

  Reading run() {
    if (cue().empty()) return std::nullopt;
    if (!source().empty()) {
      const TokenRange tokens = tokens_of(p_, source().front());
      if (auto found = of_description(tokens)) return found;
      if (is_denied(tokens)) return std::nullopt;
    }
    const TokenRange sentence = sentence_tokens(p_, cue().front().begin);
    if (auto found = beside(sentence)) return found;
    for (const Span content : contents())
      if (auto found = of_content(tokens_of(p_, content))) return found;
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::span<const Span> source() const { return input_.attributions.spans.at(a_.source); }
  [[nodiscard]] std::span<const Span> cue() const { return input_.attributions.spans.at(a_.cue); }
  [[nodiscard]] std::span<const Span> contents() const { return input_.attributions.spans.at(a_.content); }
  [[nodiscard]] std::string_view lower(std::uint32_t i) const {
    return i < p_.tokens.size() ? p_.tokens.lower_at(i) : std::string_view();
  }
  template <std::size_t N>
  [[nodiscard]] bool is(std::uint32_t i, const std::string_view (&words)[N]) const {
    return i < p_.tokens.size() && is_one_of(p_.tokens.lower_at(i), words);
  }
  [[nodiscard]] bool is(std::uint32_t i, const WordBag& words) const {
    return i < p_.tokens.size() && words.contains(p_.tokens.lower_at(i));
  }

  /// "who used to sit in but had left", "who was abroad": it was not there.
  [[nodiscard]] bool is_denied(TokenRange clause) const {
    for (std::uint32_t i = clause.begin; i < clause.end; ++i)
      if (is(i, {"not", "never", "abroad", "elsewhere", "away", "no"}) || lower(i).ends_with("n't") ||
          lower(i).ends_with("n’t") || (is(i, {"used"}) && is(i + 1, {"to"})))
        return true;
    return false;
  }

  /// The clause from a word to a comma, a dash, a verb of saying.
  [[nodiscard]] TokenRange clause_from(std::uint32_t begin, std::uint32_t limit) const {
    std::uint32_t end = begin + 1;
    while (end < limit && !is(end, {",", ";", "—", "–", ".", "”", ":", "said", "says"}) &&
           !(is(end, {"and"}) && is(end + 1, {"he", "she", "it", "they", "i", "we", "you", "that", "found", "who"})))
      ++end;
    return {begin, std::min(end, limit)};
  }

  // ---- "who stood behind the curtain", "briefed on the autopsy" ----

  [[nodiscard]] Reading of_description(TokenRange source) const {
    static const WordBag& briefed = ground_words("briefed");
    for (std::uint32_t i = source.begin; i < source.end; ++i) {
      if (is(i, {"who", "whom", "which"})) {
        const TokenRange clause = clause_from(i, source.end);
        if (is_denied({i, source.end})) return std::nullopt;
        if (const auto basis = of_clause({i + 1, clause.end})) return std::pair(*basis, span_of(p_, clause));
      } else if (i > source.begin) {
        const bool participle = is(i, briefed) && !is(i - 1, {"was", "were"});
        if (participle && is(i + 1, {"on", "about", "by", "in", "of", "the"}) && !is_denied(source)) {
          const auto found = verbs().find(lower(i));
          const TokenRange clause = clause_from(i, source.end);
          if (found != verbs().end() && found->second.passive)
            return std::pair(*found->second.passive, span_of(p_, clause));
        }
        if (const auto found = of_handed_paper(i, source)) return found;
      }
    }
    return std::nullopt;
  }

  /// "Invoices obtained by the Lantern", "Footage seen by this newspaper"
  [[nodiscard]] Reading of_handed_paper(std::uint32_t i, TokenRange source) const {
    static const WordBag& of_pictures = ground_words("picture");
    static const WordBag& handed_on = ground_words("handed on");
    if (!is(i, handed_on)) return std::nullopt;
    if (!is(i + 1, {"by", "to"}) || i + 2 >= source.end) return std::nullopt;
    bool pictures = false;
    for (std::uint32_t k = source.begin; k < i; ++k) pictures = pictures || is(k, of_pictures);
    return std::pair(pictures ? Basis::saw_or_heard : Basis::read_document, span_of(p_, {i, source.end}));
  }

  [[nodiscard]] bool has_paper(TokenRange range) const {
    static const WordBag& more_papers = ground_words("paper");
    static const lexicon::WordSet papers("documents.txt");
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (papers.has(lower(i)) || is(i, more_papers)) return true;
    return false;
  }

  /// The basis that the verbs of a clause state: "was shown the draft accounts", "helped draft the plan".
  [[nodiscard]] std::optional<Basis> of_clause(TokenRange clause) const {
    static const WordBag& went_through = ground_words("went through");
    static const WordBag& with_others = ground_words("with others");
    static const WordBag& retold = ground_words("retold");
    bool passive = false;
    for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
      if (is(i, {"was", "were", "been", "being", "'ve", "’ve"})) {
        passive = !is(i, {"'ve", "’ve"});
        if (passive)
          if (const auto there = of_place(i + 1, clause.end)) return there;
        continue;
      }
      if (is(i, {"had",        "has",      "have", "also",     "himself", "herself", "themselves",
                 "personally", "directly", "both", "all",      "later",   "first",   "once",
                 "just",       "himself",  "each", "actually", "been",    "up",      "down"}))
        continue;
      // "who took part in a poll", "who wrote to me", "viewed it as a problem"
      if (is_asked(i, clause.end) || (is(i, {"wrote", "written"}) && is(i + 1, {"to"})) || is_opinion(i, clause.end))
        return std::nullopt;
      if (is(i, {"took"}) && is(i + 1, {"part"})) return Basis::took_part;
      if (is(i, went_through) && is(i + 1, {"through", "over", "at"}) &&
          has_paper({i, std::min(clause.end, i + kPaperReach)}))
        return Basis::read_document;
      const std::uint32_t had = i;  // "had the call described to him"
      for (std::uint32_t k = had; k + 1 < clause.end && k < had + kPaperReach; ++k)
        if (is(k, retold) && is(k + 1, {"to"}) && is(k + 2, {"him", "her", "them", "me", "us"})) return Basis::was_told;
      const auto found = verbs().find(lower(i));
      if (found == verbs().end()) return std::nullopt;
      if (passive) return found->second.passive;
      const TokenRange behind{i + 1, std::min(clause.end, i + kPaperReach)};
      if (found->second.of_paper && has_paper(behind)) return found->second.of_paper;
      if (is(i, with_others) && !is(i + 1, {"on", "with", "in", "him", "her", "them", "the", "past", "by"}))
        return std::nullopt;
      return found->second.alone;
    }
    return std::nullopt;
  }

  /// "participated in a poll": to have been asked is no part in what is told.
  [[nodiscard]] bool is_asked(std::uint32_t i, std::uint32_t end) const {
    static const WordBag& asking = ground_words("asking");
    const bool part = is(i, {"took"}) && is(i + 1, {"part"});
    if (!part && !is(i, {"participated", "joined", "answered"})) return false;
    for (std::uint32_t k = i + 1; k < std::min(end, i + kPaperReach); ++k)
      if (is(k, asking)) return true;
    return false;
  }

  /// "Saw him as a friend", "viewed Norland as a threat"
  [[nodiscard]] bool is_opinion(std::uint32_t i, std::uint32_t end) const {
    if (!is(i, {"saw", "see", "seen", "viewed", "view"})) return false;
    for (std::uint32_t k = i + 2; k < std::min(end, i + kPaperReach); ++k)
      if (is(k, {"as"})) return !is(k + 1, {"he", "she", "it", "they", "well", "soon", "i", "we"});
    return false;
  }

  /// "was in the room", "was two cars behind", "were on the call"
  [[nodiscard]] std::optional<Basis> of_place(std::uint32_t at, std::uint32_t end) const {
    static const WordBag& meetings = ground_words("meeting");
    static const WordBag& there = ground_words("there");
    static const lexicon::WordSet places("scenes.txt");
    while (at < end && is(at, {"also", "both", "all", "only", "just", "still", "up", "down", "out"})) ++at;
    if (is(at, there)) return Basis::saw_or_heard;
    const bool in = is(at, {"in", "on", "at", "by", "among", "with"});
    for (std::uint32_t i = at; i < std::min(end, at + kPaperReach); ++i) {
      if (in && is(i, meetings)) return Basis::took_part;
      if (in && places.has(lower(i))) return Basis::saw_or_heard;
      if (!in && i > at && is(i, {"behind", "away", "ahead"})) return Basis::saw_or_heard;  // "two cars behind"
    }
    return std::nullopt;
  }

  // ---- beside the content ----

  [[nodiscard]] Reading beside(TokenRange sentence) const {
    static const lexicon::PhraseIndex phrases("basis.tsv");
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      const Span token = p_.tokens.span[i];
      const auto holds = [&](Span c) { return c.overlaps(token); };
      if (std::ranges::any_of(contents(), holds)) continue;
      if (is(i, {"citing", "quoting"})) {
        const TokenRange clause = clause_from(i, sentence.end);
        if (!can_be_cited(p_, {clause.begin + 1, clause.end})) continue;
        return std::pair(cites_people(clause) ? Basis::was_told : Basis::read_document, span_of(p_, clause));
      }
      if (is(i, {"concluded", "inferred", "deduced"}) && !std::ranges::any_of(cue(), holds)) {
        std::uint32_t begin = i;
        while (begin > sentence.begin && !is(begin - 1, {","})) --begin;
        return std::pair(Basis::infers, span_of(p_, {begin, i + 1}));
      }
      if (const auto hit = phrases.match(i, sentence.end, [&](std::uint32_t k) { return p_.tokens.lower_at(k); })) {
        constexpr std::uint32_t kBefore = 3;
        if (is_denied({std::max(sentence.begin + kBefore, i) - kBefore, hit->end})) continue;
        const auto basis = parse_word<Basis>(phrases.table().at(hit->row, "basis")).value_or(Basis::not_stated);
        const bool runs_on = basis == Basis::infers;
        const TokenRange clause = runs_on ? clause_from(i, sentence.end) : TokenRange{i, hit->end};
        return std::pair(basis, span_of(p_, clause));
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool cites_people(TokenRange clause) const {
    static const WordBag& tellers = ground_words("teller");
    static const lexicon::WordSet nouns("source_nouns.txt");
    static const lexicon::WordSet papers("documents.txt");
    bool people = false;
    for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
      if (papers.has(lower(i)) || has_paper({i, i + 1})) return false;
      people = people || (nouns.has(lower(i)) && !is(i, {"source"})) || is(i, tellers);
      if (is(i, {"at", "in", "from", "with", "who"})) break;
    }
    return people;
  }

  // ---- what the source says of itself ----

  [[nodiscard]] Reading of_content(TokenRange content) const {
    static const WordBag& reckoned = ground_words("reckoned");
    static const WordBag& reckonings = ground_words("reckoning");
    const std::uint32_t front = std::min(content.end, content.begin + kFront);
    for (std::uint32_t i = content.begin; i < content.end; ++i)
      if (is(i, {"told", "assured", "informed"}) && is(i + 1, {"me", "us"}) && i > content.begin)
        return std::pair(Basis::was_told, span_of(p_, {i - 1, i + 2}));
    for (std::uint32_t i = content.begin; i + 2 < content.end; ++i)
      if (is(i, {"explained", "described", "reported", "confirmed", "admitted"}) && is(i + 1, {"to"}) &&
          is(i + 2, {"me", "us"}) && i > content.begin)
        return std::pair(Basis::was_told, span_of(p_, {i - 1, i + 3}));
    for (std::uint32_t i = content.begin; i < front; ++i) {
      const bool first = is(i, {"i", "we", "i've", "we've"});
      const bool third = is(i, {"he", "she", "they"}) && i <= content.begin + 1 && a_.form != Form::direct;
      if (is_possessive(lower(i)) && is(i + 1, reckonings) && is(i + 2, reckoned))
        return std::pair(Basis::infers, span_of(p_, {i, i + 3}));
      if (!first && !third) continue;
      const TokenRange clause = clause_from(i, content.end);
      if (is_denied(clause)) return std::nullopt;
      if (is(i + 1, {"had", "have", "got", "has", "heard", "learned", "learnt"}) &&
          (is(i + 2, {"it"}) || first || third))
        for (std::uint32_t k = i + 2; k < std::min(clause.end, i + 4); ++k)
          if (is(k, {"from"})) return std::pair(Basis::was_told, span_of(p_, clause));
      // "The pattern I see", "when we see such seizures": how it looks to whoever speaks.
      if (first && is(i + 1, {"see", "hear"})) return std::nullopt;
      // "I felt rested", "I learned that it pays": how it was, and what one makes of it.
      if (is(i + 1, {"felt", "feel"}) && !is(i + 2, {"the", "a", "an", "it", "something", "my", "his", "her"}))
        return std::nullopt;
      if (is(i + 1, {"learned", "learnt"}) && !is(i + 2, {"from", "of", "about"})) return std::nullopt;
      auto basis = of_clause({i + 1, clause.end});
      if (is(i + 1, {"’ve", "'ve", "have", "had"}) && is(i + 2, {"been"}) && (is(i + 3, {"up", "down", "out", "in"})) &&
          (is(i + 4, {"there", "here"})))
        basis = Basis::saw_or_heard;
      if (!basis) return std::nullopt;
      // Of a third person only what it took in: "said he had seen lights", not "said she had signed".
      const bool takes_in =
          *basis == Basis::saw_or_heard || *basis == Basis::read_document || *basis == Basis::was_told;
      if (third && !takes_in) return std::nullopt;
      return std::pair(*basis, span_of(p_, clause));
    }
    return std::nullopt;
  }

  const Input& input_;
  const Attribution& a_;
  const Passage& p_;
};

}  // namespace

Reading read_basis(const Input& input, const Attribution& attribution) { return BasisReader(input, attribution).run(); }

}  // namespace whosays::footing
