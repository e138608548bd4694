#include "quote/unsaid.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "lexicon/lexicon.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

class UnsaidReader {
 public:
  explicit UnsaidReader(const Passage& passage) : p_(passage) {}

  [[nodiscard]] bool is_unsaid(const Found& f) const {
    if (f.cue.empty() || f.form != Form::indirect) return false;
    if (!f.sure) return reads_verb(f) && (is_noun(f) || is_participle_of_noun(f) || is_adjunct(f));
    return !f.within.valid() && f.rule == "learned" && (is_for_reader(f) || is_deed(f));
  }

 private:
  template <class Test>
  bool any_word(Span span, Test test) const {
    for (std::uint32_t w = word_at(p_, span.begin); w < p_.words.size() && p_.words.span[w].begin < span.end; ++w)
      if (test(w)) return true;
    return false;
  }

  template <class Test>
  bool any_word(const std::vector<Span>& spans, Test test) const {
    return std::ranges::any_of(spans, [&](Span span) { return any_word(span, test); });
  }

  [[nodiscard]] bool is_verb(std::uint32_t w) const {
    return p_.tags.upos[w] == Upos::verb || p_.tags.upos[w] == Upos::aux;
  }

  /// Patterns whose cue is a verb.
  static bool reads_verb(const Found& f) {
    constexpr std::array<std::string_view, 10> kRules = {
        "clause",        "attached",           "attached_inverted", "that",      "question_word", "hearer_that",
        "hearer_clause", "hearer_preposition", "hearer_infinitive", "infinitive"};
    return std::ranges::find(kRules, f.rule) != kRules.end();
  }

  /// "initial claims for aid fell", "field reports suggest".
  [[nodiscard]] bool is_noun(const Found& f) const {
    const std::uint32_t last = word_at(p_, f.cue.back().end - 1);
    if (last >= p_.words.size() || any_word(f.cue, [&](std::uint32_t w) { return is_verb(w); })) return false;
    // A root is rather a verb with a wrong tag ("Vell reports from the quay: ...").
    const bool noun = p_.tags.upos[last] == Upos::noun || p_.tags.upos[last] == Upos::propn;
    return noun && p_.trees.relation[last] != Relation::root;
  }

  /// "a video posted on a page".
  [[nodiscard]] bool is_participle_of_noun(const Found& f) const {
    const auto verb = only_verb(p_, f.cue, false);
    return verb && p_.tags.xpos[*verb] == Xpos::vbn && p_.trees.relation[*verb] == Relation::acl;
  }

  /// "In January, sales have continued ...": what stands before the verb says when or where.
  [[nodiscard]] bool is_adjunct(const Found& f) const {
    return f.rule == "attached" && !any_word(f.content, [&](std::uint32_t w) { return is_verb(w); });
  }

  /// "Get the stories you care about", "Read more about the festival".
  [[nodiscard]] bool is_for_reader(const Found& f) const {
    const std::uint32_t first = word_at(p_, f.cue.front().begin);
    if (first >= p_.words.size() || in_quotation(f.cue.front())) return false;
    if (!f.source.empty()) return slice(p_.tokens.lower, f.source.front()) == "you";
    const Sentence& sentence = p_.sentences.rows[p_.tokens.sentence[p_.words.token[first]]];
    return sentence.first_word == first && p_.tags.xpos[first] == Xpos::vb;
  }

  /// A verb of deeds alone, with nothing behind it that could be said.
  [[nodiscard]] bool is_deed(const Found& f) const {
    static const lexicon::WordSet deeds("deeds.txt");
    const auto verb = only_verb(p_, f.cue, false);
    if (!verb || !deeds.has(p_.tags.lemma_at(*verb)) || f.content.empty()) return false;
    const bool speaks =
        any_word(f.cue, [&](std::uint32_t w) { return p_.tags.upos[w] == Upos::noun || p_.tags.upos[w] == Upos::adj; });
    return !speaks && !is_clause_of(*verb, f);
  }

  /// The content holds a clause that the verb governs ("that", "whether", "how", "as", "for doing").
  [[nodiscard]] bool is_clause_of(std::uint32_t verb, const Found& f) const {
    return any_word(f.content, [&](std::uint32_t w) {
      const Relation relation = p_.trees.relation[w];
      return p_.trees.head[w] == verb &&
             (relation == Relation::ccomp || relation == Relation::xcomp || relation == Relation::advcl);
    });
  }

  [[nodiscard]] bool in_quotation(Span span) const {
    return std::ranges::any_of(p_.quotations.rows, [&](const Quotation& q) { return q.span.contains(span); });
  }

  const Passage& p_;
};

}  // namespace

void leave_out_unsaid(const Passage& passage, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  const UnsaidReader reader(passage);
  leave_out(found, [&](const Found& f) { return reader.is_unsaid(f); });
}

}  // namespace whosays::quote
