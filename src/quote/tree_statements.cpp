#include "quote/tree_statements.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "lexicon/lexicon.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

constexpr float kTreeConfidence = 0.8F;  ///< PolNeAR train and dev: docs/notes/statements.md

class TreeReader {
 public:
  TreeReader(const Passage& passage, const std::vector<Found>& rows) : p_(passage) {
    for (const Found& row : rows)
      for (const auto* spans : {&row.cue, &row.content, &row.source})
        taken_.insert(taken_.end(), spans->begin(), spans->end());
    std::ranges::sort(taken_);
  }

  std::vector<Found> run() {
    for (std::uint32_t w = 0; w < p_.words.size(); ++w) {
      if (p_.tags.upos[w] != Upos::verb) continue;
      if (p_.tags.lemma_at(w) == "put")
        put_at(w);
      else if (reactions().has(p_.tags.lemma_at(w)))
        reacted(w);
    }
    return std::move(out_);
  }

 private:
  static const lexicon::WordSet& reactions() {
    static const lexicon::WordSet set("reactions.txt");
    return set;
  }

  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }
  [[nodiscard]] std::uint32_t sentence_end(std::uint32_t w) const {
    return p_.sentences.rows[p_.tokens.sentence[p_.words.token[w]]].end_word;
  }
  [[nodiscard]] bool is_finite(std::uint32_t w) const {
    const Xpos tag = p_.tags.xpos[w];
    return tag == Xpos::vbd || tag == Xpos::vbz || tag == Xpos::vbp;
  }

  /// Something of a row shares bytes with the span. Contents nest a few levels deep at most.
  [[nodiscard]] bool is_taken(Span span) const {
    constexpr int kNested = 16;
    auto at = std::ranges::partition_point(taken_, [&](Span s) { return s.begin < span.end; });
    for (int steps = 0; at != taken_.begin() && steps < kNested; ++steps)
      if ((--at)->overlaps(span)) return true;
    return false;
  }

  [[nodiscard]] bool is_free(std::uint32_t w) const {
    return !is_taken(p_.words.span[w]) && !in_quotation(p_, p_.words.span[w]);
  }

  void add(Span source, std::vector<Span> cue, std::vector<Span> content, std::uint32_t verb, std::string_view rule) {
    Found f;
    f.source = {source};
    f.cue = std::move(cue);
    f.content = std::move(content);
    f.lemma = std::string(p_.tags.lemma_at(verb));
    f.rule = rule;
    f.confidence = kTreeConfidence;
    out_.push_back(std::move(f));
  }

  /// "The agency puts the loss at four million".
  void put_at(std::uint32_t w) {
    if (!is_finite(w) && !child_of(p_, w, {Relation::aux})) return;
    const auto subject = child_of(p_, w, {Relation::nsubj});
    const auto object = child_of(p_, w, {Relation::obj});
    if (!subject || !object || *subject > w || *object < w || !is_free(w)) return;
    for (std::uint32_t at = *object + 1; at + 1 < sentence_end(w); ++at) {
      if (lower(at) != "at") continue;
      const std::uint32_t figure = p_.trees.head[at];
      if (figure == Trees::kRoot || figure < at || p_.trees.relation[at] != Relation::case_ || !counts(at + 1, figure))
        continue;
      Span content = branch_of(p_, figure);
      content.begin = p_.words.span[at + 1].begin;
      if (!is_taken(content))
        add(without_clause(*subject, w), {{p_.words.span[w].begin, p_.words.span[at].end}}, {content}, w, "put_at");
      return;
    }
  }

  /// "four", "about $2", "none", "more than half".
  [[nodiscard]] bool counts(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t w = first; w <= last; ++w)
      if (p_.tags.upos[w] == Upos::num || lower(w) == "none" || lower(w) == "zero" || lower(w) == "half") return true;
    return false;
  }

  /// "One mother, Ana Vell, disagreed.": the verb ends the sentence.
  void reacted(std::uint32_t w) {
    const std::uint32_t next = w + 1;
    // A past form alone may be taken for a passive.
    const bool past = p_.tags.xpos[w] == Xpos::vbn && !child_of(p_, w, {Relation::aux, Relation::aux_pass});
    if (!(is_finite(w) || past) || next >= sentence_end(w) || lower(next) != "." || !is_free(w)) return;
    const auto subject = child_of(p_, w, {Relation::nsubj, Relation::nsubj_pass});
    if (!subject || *subject > w || !speaks(*subject) || is_denied(w)) return;
    const Span who = without_clause(*subject, w);
    if (!is_taken(who)) add(who, {p_.words.span[w]}, {}, w, "reaction");
  }

  [[nodiscard]] bool speaks(std::uint32_t w) const {
    static const lexicon::WordSet people("people_and_bodies.txt");
    if (p_.tags.upos[w] == Upos::pron) return lower(w) == "he" || lower(w) == "she" || lower(w) == "they";
    return p_.tags.upos[w] == Upos::propn || people.has(p_.tags.lemma_at(w));
  }

  [[nodiscard]] bool is_denied(std::uint32_t verb) const {
    const Sentence& row = p_.sentences.rows[p_.tokens.sentence[p_.words.token[verb]]];
    for (std::uint32_t w = row.first_word; w < verb; ++w)
      if (p_.trees.head[w] == verb && (lower(w) == "not" || lower(w) == "n't" || lower(w) == "never")) return true;
    return false;
  }

  /// The branch about `who` before the verb.
  [[nodiscard]] Span without_clause(std::uint32_t who, std::uint32_t verb) const {
    Span whole = branch_of(p_, who);
    whole.end = std::min(whole.end, p_.words.span[verb - 1].end);
    return whole;
  }

  const Passage& p_;
  std::vector<Span> taken_;  ///< by place
  std::vector<Found> out_;
};

}  // namespace

std::vector<Found> tree_statements(const Passage& passage, const std::vector<Found>& rows) {
  if (!has_trees(passage)) return {};
  return TreeReader(passage, rows).run();
}

}  // namespace whosays::quote
