#include "quote/unsaid.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "base/one_of.h"
#include "base/word_map.h"
#include "lexicon/lexicon.h"
#include "quote/tree_spans.h"
#include "quote/voices.h"

namespace whosays::quote {
namespace {

class UnsaidReader {
 public:
  explicit UnsaidReader(const Passage& passage) : p_(passage) {}

  [[nodiscard]] bool is_unsaid(const Found& f) const {
    if (f.cue.empty()) return false;
    if (is_label(f) || is_cut_short(f) || is_thing_reached(f)) return true;
    if (!f.sure && f.rule == "leading_quotation") return is_noun(f);
    if (f.form != Form::indirect) return false;
    if (is_told_by_deeds(f) || is_heard(f)) return true;
    if (!f.sure)
      return reads_verb(f) && (is_noun(f) || is_participle_of_noun(f) || is_adjunct(f) || is_infinitive(f) ||
                               is_plain_adjective(f) || speaks_as_adverb(f));
    return !f.within.valid() && f.rule == "learned" && (is_for_reader(f) || is_deed(f));
  }

 private:
  template <class Test>
  bool any_word(const std::vector<Span>& spans, Test test) const {
    return std::ranges::any_of(spans, [&](Span span) { return quote::any_word(p_, span, test); });
  }

  [[nodiscard]] bool is_verb(std::uint32_t w) const {
    return p_.tags.upos[w] == Upos::verb || p_.tags.upos[w] == Upos::aux;
  }

  /// Patterns whose cue is a verb.
  static bool reads_verb(const Found& f) {
    constexpr std::array<std::string_view, 12> kRules = {
        "clause",        "attached",           "attached_inverted", "that",       "question_word", "hearer_that",
        "hearer_clause", "hearer_preposition", "hearer_infinitive", "infinitive", "noun",          "preposition"};
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

  /// "a video posted on a page". A clause behind it is said: the tree has mistaken the verb.
  [[nodiscard]] bool is_participle_of_noun(const Found& f) const {
    const auto verb = only_verb(p_, f.cue, false);
    return verb && p_.tags.xpos[*verb] == Xpos::vbn && p_.trees.relation[*verb] == Relation::acl &&
           !any_word(f.content, [&](std::uint32_t w) { return is_verb(w); });
  }

  /// "who try to work and report": an infinitive has no subject of its own.
  [[nodiscard]] bool is_infinitive(const Found& f) const {
    const auto verb = only_verb(p_, f.cue, false);
    return verb && p_.tags.xpos[*verb] == Xpos::vb && !child_of(p_, *verb, {Relation::nsubj, Relation::aux});
  }

  /// "the proposed rule" is a rule; "the alleged plot" may be none.
  [[nodiscard]] bool is_plain_adjective(const Found& f) const {
    const auto verb = only_verb(p_, f.cue, true);
    if (!verb || !stands_before_its_noun(p_, *verb)) return false;
    return !hedges().contains(slice(p_.tokens.lower, p_.words.span[*verb]));
  }

  static const std::unordered_set<std::string_view>& hedges() {
    static const auto all = [] {
      static const lexicon::Table table("hedges.tsv");
      std::unordered_set<std::string_view> out;
      for (std::size_t row = 0; row < table.rows(); ++row) out.insert(table.at(row, "phrase"));
      return out;
    }();
    return all;
  }

  /// "[Overall] reported crime fell"
  [[nodiscard]] bool speaks_as_adverb(const Found& f) const {
    return !f.source.empty() && !any_word(f.source, [&](std::uint32_t w) { return p_.tags.upos[w] != Upos::adv; });
  }

  /// "In January, sales have continued ...": what stands before the verb says when or where; not in "Not today, she
  /// wrote".
  [[nodiscard]] bool is_adjunct(const Found& f) const {
    if (f.rule != "attached" || f.source.empty() || f.content.empty()) return false;
    const std::uint32_t first = word_at(p_, f.content.front().begin);
    const bool pronoun = any_word(f.source, [&](std::uint32_t w) { return p_.tags.upos[w] == Upos::pron; });
    return !pronoun && p_.tags.upos[first] == Upos::adp &&
           !any_word(f.content, [&](std::uint32_t w) { return is_verb(w); });
  }

  /// "Related: Ferry fares rise", "NEW: ...": a label before a colon is nobody.
  [[nodiscard]] bool is_label(const Found& f) const {
    static const lexicon::WordSet labels("headline_labels.txt");
    if (f.source.size() != 1 || slice(p_.tokens.lower, f.cue.front()) != ":" || f.cue.front() < f.source.front())
      return false;
    const std::uint32_t last = word_at(p_, f.source.front().end - 1);
    return labels.has(slice(p_.tokens.lower, p_.words.span[word_at(p_, f.source.front().begin)])) ||
           labels.has(slice(p_.tokens.lower, p_.words.span[last]));
  }

  /// "An agreement could not be reached", "the prize was out of reach": no refusal, since nobody was asked.
  [[nodiscard]] bool is_thing_reached(const Found& f) const {
    static const lexicon::WordSet things("reached_things.txt");
    static const lexicon::WordSet persons("person_nouns.txt");
    static const lexicon::WordSet agents("people_and_bodies.txt");
    if (f.rule != "refusal") return false;
    const std::string_view cue = slice(p_.tokens.lower, f.cue.back());
    const bool out_of_reach = cue.ends_with("out of reach");
    if (!out_of_reach && !cue.ends_with("reached")) return false;
    return any_word(f.source, [&](std::uint32_t w) {
      const Relation relation = p_.trees.relation[w];
      if (relation != Relation::nsubj && relation != Relation::nsubj_pass) return false;
      const std::string_view lemma = p_.tags.lemma_at(w);
      const bool person = persons.has(lemma) || agents.has(lemma);
      return things.has(lemma) || (out_of_reach && p_.tags.upos[w] == Upos::noun && !person);
    });
  }

  /// "It says." and "It is said." alone are what a translation leaves: nobody knows of what.
  [[nodiscard]] bool is_cut_short(const Found& f) const {
    constexpr std::uint32_t kWords = 4;
    const std::uint32_t cue = word_at(p_, f.cue.front().begin);
    if (cue >= p_.words.size()) return false;
    const Sentence& row = p_.sentences.rows[p_.tokens.sentence[p_.words.token[cue]]];
    if (row.end_word - row.first_word > kWords || slice(p_.tokens.lower, p_.words.span[row.first_word]) != "it")
      return false;
    return std::ranges::none_of(f.content, [&](Span c) { return row.span.overlaps(c); }) &&
           slice(p_.tokens.lower, p_.words.span[row.end_word - 1]) == ".";
  }

  /// "Get the stories you care about", "Read more about the festival".
  [[nodiscard]] bool is_for_reader(const Found& f) const {
    const std::uint32_t first = word_at(p_, f.cue.front().begin);
    if (first >= p_.words.size()) return false;
    const Sentence& sentence = p_.sentences.rows[p_.tokens.sentence[p_.words.token[first]]];
    const bool reads = f.source.empty() ? sentence.first_word == first && p_.tags.xpos[first] == Xpos::vb
                                        : slice(p_.tokens.lower, f.source.front()) == "you";
    return reads && !in_quotation(p_, f.cue.front());
  }

  /// A verb of deeds alone, with nothing behind it that could be said.
  [[nodiscard]] bool is_deed(const Found& f) const {
    const auto verb = only_verb(p_, f.cue, false);
    if (!verb || f.content.empty()) return false;
    const auto deed = deeds().find(p_.tags.lemma_at(*verb));
    if (deed == deeds().end() || is_clause_of(*verb, f)) return false;
    if (any_word(f.cue, [&](std::uint32_t w) { return speaks_beside(*verb, w); })) return false;
    return deed->second == Unless::clause || hurts_somebody(f);
  }

  /// "attacked a guard", but "attacked the plan", "attacked Vell", "attacked the guards for their silence".
  [[nodiscard]] bool hurts_somebody(const Found& f) const {
    static const lexicon::WordSet people("person_nouns.txt");
    static const lexicon::WordSet speakers("source_nouns.txt");
    const bool somebody = any_word(f.content, [&](std::uint32_t w) {
      const std::string_view word = slice(p_.tokens.lower, p_.words.span[w]);
      return people.has(word) || speakers.has(word);
    });
    return somebody && !any_word(f.content, [&](std::uint32_t w) {
             const std::string_view word = slice(p_.tokens.lower, p_.words.span[w]);
             return p_.tags.upos[w] == Upos::propn || word == "for" || word == "over" || word == "as";
           });
  }

  /// "issued a statement calling", "approves of", "pushed back against".
  [[nodiscard]] bool speaks_beside(std::uint32_t verb, std::uint32_t word) const {
    const Upos upos = p_.tags.upos[word];
    return upos == Upos::noun || upos == Upos::adj ||
           (word == verb + 1 && slice(p_.tokens.lower, p_.words.span[word]) == "of");
  }

  /// "Police arrested a man whose passport was false, suggesting that both were": not they, what they did suggests it.
  [[nodiscard]] bool is_told_by_deeds(const Found& f) const {
    const auto verb = only_verb(p_, f.cue, false);
    if (!verb || *verb == 0 || f.within.valid() || p_.tags.xpos[*verb] != Xpos::vbg ||
        p_.trees.relation[*verb] != Relation::advcl || slice(p_.tokens.lower, p_.words.span[*verb - 1]) != ",")
      return false;
    const std::string_view lemma = p_.tags.lemma_at(*verb);
    constexpr std::array<std::string_view, 10> kDeeds = {"arrest", "capture", "detain",  "discover", "evacuate",
                                                         "find",   "raid",    "recover", "seize",    "uncover"};
    const std::uint32_t above = p_.trees.head[*verb];
    return (lemma == "suggest" || lemma == "signal") && above != Trees::kRoot &&
           is_one_of(p_.tags.lemma_at(above), kDeeds);
  }

  /// "to question witnesses": they are asked, and what is not told; not "to question their motives".
  [[nodiscard]] bool is_heard(const Found& f) const {
    static const lexicon::WordSet people("person_nouns.txt");
    static const lexicon::WordSet speakers("source_nouns.txt");
    const auto verb = only_verb(p_, f.cue, false);
    if (!verb || p_.tags.lemma_at(*verb) != "question" || f.content.size() != 1) return false;
    const auto top = top_of(p_, f.content.front());
    if (!top || p_.tags.upos[*top] != Upos::noun || child_of(p_, *top, {Relation::nmod}) ||
        any_word(f.content, [&](std::uint32_t w) { return is_verb(w); }))
      return false;
    const std::string_view word = slice(p_.tokens.lower, p_.words.span[*top]);
    return people.has(word) || speakers.has(word);
  }

  enum class Unless : std::uint8_t { clause, thing };

  static const WordMap<Unless>& deeds() {
    static const auto all = [] {
      static const lexicon::Table table("deeds.tsv");
      WordMap<Unless> out;
      for (std::size_t row = 0; row < table.rows(); ++row)
        out.emplace(table.at(row, "lemma"), table.at(row, "unless") == "thing" ? Unless::thing : Unless::clause);
      return out;
    }();
    return all;
  }

  /// The content holds a clause that the verb governs ("that", "whether", "as", "for doing"); what it is done for is
  /// none
  /// ("to close the bridge").
  [[nodiscard]] bool is_clause_of(std::uint32_t verb, const Found& f) const {
    return any_word(f.content, [&](std::uint32_t w) {
      if (p_.trees.head[w] != verb) return false;
      const Relation relation = p_.trees.relation[w];
      if (relation == Relation::advcl) return p_.tags.xpos[w] != Xpos::vb;
      return relation == Relation::ccomp || relation == Relation::xcomp;
    });
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
