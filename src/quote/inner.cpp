#include "quote/inner.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/one_of.h"
#include "base/word_map.h"
#include "lexicon/lexicon.h"
#include "quote/cues.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

constexpr float kInnerConfidence = 0.7F;  ///< of what is right on the open chains (docs/notes/statements.md)

enum class Kind : std::uint8_t { verb, noun, quoting };

const WordMap<Kind>& inner_cues() {
  static const auto all = [] {
    const lexicon::Table table("inner_cues.tsv");
    WordMap<Kind> out;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view kind = table.at(row, "kind");
      out.emplace(table.at(row, "lemma"), kind == "noun" ? Kind::noun : kind == "quoting" ? Kind::quoting : Kind::verb);
    }
    return out;
  }();
  return all;
}

bool is_a(Relation r, std::initializer_list<Relation> relations) {
  return std::ranges::find(relations, r) != relations.end();
}

class InnerReader {
 public:
  InnerReader(const Passage& passage, const std::vector<Found>& rows) : p_(passage), limit_(p_.words.size()) {
    for (const Found& row : rows) {
      for (const Span span : row.cue) mark(span, taken_);
      for (const Span span : row.content) note_content(span);
    }
  }

  std::vector<Found> run() {
    std::vector<Found> out;
    for (std::uint32_t w = 0; w < p_.words.size(); ++w) {
      if (!taken_.empty() && taken_[w] != 0) continue;
      if (auto found = limit_[w].empty() ? quoted_by(w) : said_by(w))
        out.push_back(std::move(*found));
      else if (limit_[w].empty() && goes_on_to_say(w))
        if (auto more = said_by(w)) out.push_back(std::move(*more));
    }
    return out;
  }

 private:
  void mark(Span span, std::vector<std::uint8_t>& to) const {
    to.resize(p_.words.size());
    for (std::uint32_t w = word_at(p_, span.begin); w < p_.words.size() && p_.words.span[w].begin < span.end; ++w)
      to[w] = 1;
  }

  /// The smallest content around each word.
  void note_content(Span content) {
    for (std::uint32_t w = word_at(p_, content.begin); w < p_.words.size() && p_.words.span[w].end <= content.end; ++w)
      if (limit_[w].empty() || content.size() < limit_[w].size()) limit_[w] = content;
  }

  /// "Arden shakes her head and says she is young": outside of all that is said, the second of two predicates.
  [[nodiscard]] bool goes_on_to_say(std::uint32_t w) const {
    return p_.trees.relation[w] == Relation::conj && p_.tags.upos[w] == Upos::verb &&
           (frames_of(lower(w)) & kClause) != 0 && !child(w, {Relation::nsubj}) && p_.trees.head[w] != Trees::kRoot &&
           (taken_.empty() || taken_[p_.trees.head[w]] == 0);
  }

  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }

  [[nodiscard]] std::optional<Found> said_by(std::uint32_t w) const {
    const auto known = inner_cues().find(p_.tags.lemma_at(w));
    const bool listed = known != inner_cues().end();
    if (p_.tags.upos[w] == Upos::noun) {
      if (!listed || known->second != Kind::noun) return std::nullopt;
      return built(w, child(w, {Relation::nmod_poss}), clause_of_noun(w));
    }
    if (p_.tags.upos[w] != Upos::verb) return std::nullopt;
    constexpr std::uint32_t kSays = kQuote | kClause | kThat | kWhether | kInfinitive;
    const bool says = (listed && known->second == Kind::verb) || (frames_of(lower(w)) & kSays) != 0;
    if (!says) return std::nullopt;
    const auto speaker = speaker_of(w);
    if (!speaker || only_softens(w, *speaker) || is_denied(w)) return std::nullopt;
    return built(w, speaker, clause_of_verb(w));
  }

  /// "did not say that", "asked nobody to", "no officer claimed that": then it is not said, and who heard so would be
  /// told the contrary.
  [[nodiscard]] bool is_denied(std::uint32_t verb) const {
    static constexpr std::array<std::string_view, 12> kNo = {"not",     "n't",    "n’t", "never", "nobody", "nothing",
                                                             "neither", "hardly", "no",  "none",  "nor",    "without"};
    const Sentence& row = p_.sentences.rows[p_.tokens.sentence[p_.words.token[verb]]];
    for (std::uint32_t c = row.first_word; c < row.end_word; ++c) {
      const bool of_noun = p_.trees.relation[c] == Relation::det && p_.trees.head[c] != Trees::kRoot &&
                           p_.trees.head[p_.trees.head[c]] == verb;
      if ((p_.trees.head[c] == verb || of_noun) && is_one_of(lower(c), kNo)) return true;
    }
    return false;
  }

  /// "I think", "you'd believe" in somebody's speech say how sure the speaker is, and nothing of their own.
  [[nodiscard]] bool only_softens(std::uint32_t verb, std::uint32_t speaker) const {
    static constexpr std::array<std::string_view, 21> kThinks = {
        "think", "believe", "hope", "guess",  "suppose", "feel", "expect", "fear", "suspect", "doubt", "wonder",
        "find",  "imagine", "know", "assume", "reckon",  "see",  "mean",   "want", "need",    "wish"};
    const std::string_view who = lower(speaker);
    if (who != "i" && who != "we" && who != "you") return false;
    const auto modal = child(verb, {Relation::aux});
    if (modal && (lower(*modal) == "can" || lower(*modal) == "could" || lower(*modal) == "ca")) return true;
    const bool imagined = child(verb, {Relation::aux}) && p_.tags.lemma_at(verb) == "say";
    return imagined || is_one_of(p_.tags.lemma_at(verb), kThinks);
  }

  /// "The agency quoted a porter as saying ...": what the agency says is the whole, the porter's words stand inside.
  [[nodiscard]] std::optional<Found> quoted_by(std::uint32_t w) const {
    const auto known = inner_cues().find(p_.tags.lemma_at(w));
    if (known == inner_cues().end() || known->second != Kind::quoting || p_.tags.upos[w] != Upos::verb)
      return std::nullopt;
    const auto quoted = child(w, {Relation::obj});
    const auto saying = child(w, {Relation::advcl});
    const auto outlet = child(w, {Relation::nsubj});
    if (!quoted || !saying || !outlet || *quoted < w || *saying < *quoted || lower(*saying - 1) != "as" ||
        *outlet > w || (!taken_.empty() && taken_[*saying] != 0))
      return std::nullopt;
    const Span content{branch_of(p_, *quoted).begin, branch_of(p_, *saying).end};
    return put_together(w, source_span(*outlet, p_.words.span[w].begin), content, sentence_span(w));
  }

  [[nodiscard]] Span sentence_span(std::uint32_t w) const {
    return p_.sentences.rows[p_.tokens.sentence[p_.words.token[w]]].span;
  }

  [[nodiscard]] std::optional<std::uint32_t> child(std::uint32_t w, std::initializer_list<Relation> relations) const {
    return child_of(p_, w, relations);
  }

  /// The subject; of "as saying" the object of the verb that quotes; of a passive nobody.
  [[nodiscard]] std::optional<std::uint32_t> speaker_of(std::uint32_t w) const {
    if (child(w, {Relation::nsubj_pass, Relation::aux_pass})) return std::nullopt;
    if (const auto subject = child(w, {Relation::nsubj})) return subject;
    const std::uint32_t up = p_.trees.head[w];
    if (up == Trees::kRoot || p_.tags.upos[up] != Upos::verb) return std::nullopt;
    if (p_.trees.relation[w] == Relation::conj) return child(up, {Relation::nsubj});
    const auto quoting = inner_cues().find(p_.tags.lemma_at(up));
    const bool quoted =
        quoting != inner_cues().end() && quoting->second == Kind::quoting && w > 0 && lower(w - 1) == "as";
    return quoted ? child(up, {Relation::obj, Relation::nsubj_pass}) : std::nullopt;
  }

  [[nodiscard]] std::optional<std::uint32_t> clause_of_verb(std::uint32_t w) const {
    if (const auto clause = child(w, {Relation::ccomp}); clause && *clause > w) return clause;
    if (const auto wanted = child(w, {Relation::obl}); wanted && *wanted > w && asks_for(w, *wanted)) return wanted;
    if (const auto clause = child(w, {Relation::xcomp}); clause && takes_infinitive(w) && *clause > w && *clause > 0)
      for (std::uint32_t m = w + 1; m < *clause; ++m)
        if (p_.trees.head[m] == *clause && lower(m) == "to") return clause;
    return std::nullopt;
  }

  [[nodiscard]] bool takes_infinitive(std::uint32_t verb) const {
    return (frames_of(lower(verb)) & kInfinitive) != 0 || p_.tags.lemma_at(verb) == "tell";
  }

  /// "asked the agent to have the report | kept back": trees part what is wanted in two. The word with which it begins,
  /// else `first`, that of the clause.
  [[nodiscard]] std::uint32_t begin_of_wanted(std::uint32_t cue, std::uint32_t clause, std::uint32_t first) const {
    constexpr std::uint32_t kFar = 40;  // words
    if (p_.trees.relation[clause] != Relation::ccomp || !takes_infinitive(cue) || child(clause, {Relation::mark}))
      return first;
    for (std::uint32_t to = std::max(cue + 1, first - std::min(first, kFar)); to + 1 < first; ++to) {
      const std::uint32_t verb = p_.trees.head[to];
      if (lower(to) != "to" || verb != to + 1 || p_.tags.upos[verb] != Upos::verb) continue;
      const bool wanted = p_.trees.head[verb] == cue && p_.trees.relation[verb] == Relation::xcomp;
      if (wanted || verb + 1 == first) return to;
    }
    return first;
  }

  /// "asked for more time".
  [[nodiscard]] bool asks_for(std::uint32_t verb, std::uint32_t noun) const {
    const std::string_view lemma = p_.tags.lemma_at(verb);
    const bool asks = lemma == "ask" || lemma == "call" || lemma == "appeal" || lemma == "plead";
    return asks && verb + 1 < noun && lower(verb + 1) == "for" && p_.trees.head[verb + 1] == noun;
  }

  /// "that ..." behind a noun.
  [[nodiscard]] std::optional<std::uint32_t> clause_of_noun(std::uint32_t w) const {
    const auto clause = child(w, {Relation::acl, Relation::ccomp});
    if (!clause || *clause < w || w + 1 >= p_.words.size() || lower(w + 1) != "that") return std::nullopt;
    return clause;
  }

  [[nodiscard]] std::optional<Found> built(std::uint32_t cue, std::optional<std::uint32_t> speaker,
                                           std::optional<std::uint32_t> clause) const {
    if (!speaker || !clause) return std::nullopt;
    Span content = branch_of(p_, *clause);
    content.begin = std::max(content.begin, p_.words.span[cue + 1].begin);
    content.begin = p_.words.span[begin_of_wanted(cue, *clause, word_at(p_, content.begin))].begin;
    return put_together(cue, source_span(*speaker, p_.words.span[cue].begin), content,
                        limit_[cue].empty() ? sentence_span(cue) : limit_[cue]);
  }

  [[nodiscard]] std::optional<Found> put_together(std::uint32_t cue, std::optional<Span> source, Span content,
                                                  Span whole) const {
    const Span verb = cue_span(cue);
    content = content.clamped_to(whole);
    trim(content);
    if (!source || content.size() < 2 || !whole.contains(*source) || !whole.contains(verb)) return std::nullopt;
    if (source->overlaps(content) || source->overlaps(verb) || content.overlaps(verb)) return std::nullopt;
    Found found;
    found.source = {*source};
    found.cue = {verb};
    found.content = {content};
    found.lemma = std::string(p_.tags.lemma_at(cue));
    found.rule = "inner_clause";
    found.confidence = kInnerConfidence;
    return found;
  }

  /// The verb with the auxiliaries right before it.
  [[nodiscard]] Span cue_span(std::uint32_t verb) const {
    std::uint32_t first = verb;
    while (first > 0 && p_.trees.head[first - 1] == verb &&
           is_a(p_.trees.relation[first - 1], {Relation::aux, Relation::advmod}))
      --first;
    while (first < verb && p_.trees.relation[first] == Relation::advmod) ++first;
    return {p_.words.span[first].begin, p_.words.span[verb].end};
  }

  /// Who speaks; for "who" the noun before it.
  [[nodiscard]] std::optional<Span> source_span(std::uint32_t speaker, std::uint32_t verb) const {
    if (!is_a(p_.trees.relation[speaker], {Relation::nsubj, Relation::nsubj_pass, Relation::obj, Relation::nmod_poss}))
      return std::nullopt;
    const std::string_view word = lower(speaker);
    // Nobody in particular, or whom only a clause outside this one names.
    static constexpr std::array<std::string_view, 11> kNobody = {"it",   "there",  "that",   "which",   "what", "who",
                                                                 "whom", "nobody", "anyone", "anybody", "none"};
    if (is_one_of(word, kNobody)) return std::nullopt;
    Span span = branch_of(p_, speaker);
    const std::uint32_t first = word_at(p_, span.begin);
    if (first < speaker && p_.trees.relation[first] == Relation::case_) span.begin = p_.words.span[first + 1].begin;
    if (span.begin < verb) span.end = std::min(whole_name(span, speaker, verb).end, verb);
    if (p_.trees.relation[speaker] == Relation::nmod_poss) span.end = p_.words.span[speaker].end;
    trim(span);
    if (span.empty()) return std::nullopt;
    return span;
  }

  /// "Mr" of "Mr Odel asked Odel Brandt", which the tree has parted.
  [[nodiscard]] Span whole_name(Span span, std::uint32_t speaker, std::uint32_t verb) const {
    const auto is_name = [&](std::uint32_t w) { return p_.tags.upos[w] == Upos::propn; };
    if (!is_name(speaker)) return span;
    for (std::uint32_t w = word_at(p_, span.end - 1) + 1;
         w < p_.words.size() && p_.words.span[w].end <= verb && is_name(w); ++w)
      span.end = p_.words.span[w].end;
    return span;
  }

  static bool is_a_stop(std::string_view word) {
    return word == "," || word == ";" || word == ":" || word == "." || word == "-" || word == "—" || word == "–";
  }

  void trim(Span& span) const {
    for (std::uint32_t first = word_at(p_, span.begin); !span.empty() && is_a_stop(lower(first)); ++first)
      span.begin = first + 1 < p_.words.size() ? std::min(span.end, p_.words.span[first + 1].begin) : span.end;
    while (!span.empty()) {
      const std::uint32_t last = word_at(p_, span.end - 1);
      if (!is_a_stop(lower(last)) && p_.words.span[last].begin < span.end) return;
      span.end = last == 0 ? span.begin : std::max(span.begin, std::min(span.end - 1, p_.words.span[last - 1].end));
    }
  }

  const Passage& p_;
  std::vector<Span> limit_;          ///< the smallest content around each word, empty outside
  std::vector<std::uint8_t> taken_;  ///< words of cues that are there
};

}  // namespace

std::vector<Found> inner_statements(const Passage& passage, const std::vector<Found>& rows) {
  if (!has_trees(passage)) return {};
  return InnerReader(passage, rows).run();
}

}  // namespace whosays::quote
