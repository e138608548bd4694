#include "quote/voices.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/word_map.h"
#include "lexicon/lexicon.h"
#include "quote/cues.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

enum class PassiveSubject : std::uint8_t { heard, spoken_of, judged };

const WordMap<PassiveSubject>& passive_subjects() {
  static const auto all = [] {
    static const lexicon::Table table("passive_subjects.tsv");
    WordMap<PassiveSubject> out;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view subject = table.at(row, "subject");
      out.emplace(table.at(row, "lemma"), subject == "heard"    ? PassiveSubject::heard
                                          : subject == "judged" ? PassiveSubject::judged
                                                                : PassiveSubject::spoken_of);
    }
    return out;
  }();
  return all;
}

class Voices {
 public:
  explicit Voices(const Passage& passage) : p_(passage) {}

  /// "allows prosecutors" begins in the middle of what somebody does: whatever was found there, nobody speaks.
  [[nodiscard]] bool begins_with_predicate(const Found& found) const {
    if (found.source.empty()) return false;
    const std::uint32_t first = word_at(p_, found.source.front().begin);
    if (first >= p_.words.size() || p_.tokens.capital[p_.words.token[first]] != 0) return false;
    const Xpos tag = p_.tags.xpos[first];
    if (tag == Xpos::vbg) {  // "planning to sail over swing", but "serving officers"
      const Upos next = first + 1 < p_.tags.upos.size() ? p_.tags.upos[first + 1] : Upos::noun;
      return next == Upos::part || next == Upos::adp || next == Upos::det || next == Upos::pron || next == Upos::sconj;
    }
    return tag == Xpos::vbz || tag == Xpos::vbp || tag == Xpos::vbd || tag == Xpos::md;
  }

  void settle(Found& found) const {
    if (found.cue.empty() || found.source.empty()) return;
    if (is_expletive(found) || is_anothers(found) || is_passive_it(found)) return drop(found);
    const auto cue = only_verb(p_, found.cue, true);
    if (!cue) return;
    if (stands_before_its_noun(p_, *cue)) {
      if (is_all_of(found.cue, *cue) && !is_subject_pronoun(found.source)) drop(found);
      return;
    }
    const auto of_verb = passive_subjects().find(p_.tags.lemma_at(*cue));
    if (of_verb == passive_subjects().end()) return;
    if ((of_verb->second != PassiveSubject::heard && is_reduced(found, *cue)) ||
        (of_verb->second == PassiveSubject::judged && lacks_its_object(found, *cue))) {
      found.content.insert(found.content.begin(), found.source.front());
      return drop(found);
    }
    if (!is_passive(*cue) && !is_asked_of(found, *cue)) return;
    const auto source = top_of(p_, found.source.front());
    if (!source || p_.trees.head[*source] != *cue) return;
    const Relation relation = p_.trees.relation[*source];
    if (relation != Relation::nsubj_pass && relation != Relation::nsubj) return;
    if (of_verb->second == PassiveSubject::heard && found.hearer.empty()) found.hearer = found.source;
    drop(found);
  }

 private:
  static void drop(Found& found) { found.source.clear(); }

  /// "Odel's alleged request" is nobody's claim; "Odel's repeated warnings" are Odel's.
  [[nodiscard]] bool is_all_of(const std::vector<Span>& cue, std::uint32_t word) const {
    return cue.size() == 1 && cue.front() == p_.words.span[word];
  }

  /// Then the tree has mistaken a verb: "she blamed police shootings on the mayor".
  [[nodiscard]] bool is_subject_pronoun(const std::vector<Span>& source) const {
    const std::string_view who = slice(p_.tokens.lower, source.front());
    return who == "he" || who == "she" || who == "they" || who == "we" || who == "i";
  }

  /// "It seems clear that", "it emerged that": "it" is nobody.
  [[nodiscard]] bool is_expletive(const Found& found) const {
    static const lexicon::WordSet cues("expletive_cues.txt");
    const std::uint32_t first = word_at(p_, found.source.front().begin);
    if (first >= p_.words.size() || p_.words.span[first] != found.source.front() ||
        slice(p_.tokens.lower, p_.words.span[first]) != "it")
      return false;
    for (const Span span : found.cue)
      for (std::uint32_t word = word_at(p_, span.begin); word < p_.words.size() && p_.words.span[word].begin < span.end;
           ++word)
        if (cues.has(p_.tags.lemma_at(word))) return true;
    return false;
  }

  /// "The board has stood by her in the face of criticism and calls for her resignation": these are not the board's.
  [[nodiscard]] bool is_anothers(const Found& found) const {
    const auto noun = top_of(p_, found.cue.front());
    if (!noun || p_.trees.relation[*noun] != Relation::conj) return false;
    const auto is_noun = [&](std::uint32_t word) {
      return p_.tags.upos[word] == Upos::noun && p_.tags.xpos[word] != Xpos::vbg;
    };
    if (!is_noun(*noun) || !is_noun(p_.trees.head[*noun])) return false;
    for (std::uint32_t word = word_at(p_, found.cue.front().begin); word < *noun; ++word)
      if (p_.tags.upos[word] == Upos::verb) return false;  // "express reservations about"
    const auto source = top_of(p_, found.source.front());
    return source && p_.trees.head[*source] != *noun && p_.trees.head[*source] != p_.trees.head[*noun];
  }

  /// "It was also said that the mayor knew"
  [[nodiscard]] bool is_passive_it(const Found& found) const {
    const auto verb = only_verb(p_, found.cue, false);
    return verb && found.source.size() == 1 && slice(p_.tokens.lower, found.source.front()) == "it" &&
           is_passive(*verb);
  }

  [[nodiscard]] bool is_passive(std::uint32_t verb) const {
    if (p_.tags.xpos[verb] != Xpos::vbn) return false;
    const Span sentence = sentence_of(verb);
    for (std::uint32_t word = verb; word > sentence.begin && word + 16 > verb; --word)
      if (p_.trees.head[word - 1] == verb && p_.trees.relation[word - 1] == Relation::aux_pass) return true;
    return false;
  }

  /// "Why are residents expected to pay": the tag is often that of the active, which has no "be" before its subject.
  [[nodiscard]] bool is_asked_of(const Found& found, std::uint32_t verb) const {
    const std::uint32_t first = word_at(p_, found.source.front().begin);
    return first > sentence_of(verb).begin && first < verb && p_.trees.head[first - 1] == verb &&
           p_.tags.lemma_at(first - 1) == "be" && p_.tags.xpos[verb] != Xpos::vbg;
  }

  /// "Two men believed to have left": who believes something has no infinitive behind it, who is believed to do it has.
  [[nodiscard]] bool is_reduced(const Found& found, std::uint32_t verb) const {
    const Xpos tag = p_.tags.xpos[verb];
    if ((tag != Xpos::vbn && tag != Xpos::vbd) || verb + 2 >= p_.words.size() || found.content.empty()) return false;
    return found.source.size() == 1 && found.source.front().end <= found.cue.front().begin &&
           found.content.front().begin == p_.words.span[verb + 1].begin &&
           slice(p_.tokens.lower, p_.words.span[verb + 1]) == "to" && p_.tags.xpos[verb + 2] == Xpos::vb &&
           !has_infinitive(verb);
  }

  /// "Professor blasted for a tweet": who blasts, blasts somebody.
  [[nodiscard]] bool lacks_its_object(const Found& found, std::uint32_t verb) const {
    const Xpos tag = p_.tags.xpos[verb];
    if ((tag != Xpos::vbn && tag != Xpos::vbd) || verb + 1 >= p_.words.size() || found.source.size() != 1) return false;
    if (found.cue.size() != 1 || found.cue.front() != p_.words.span[verb] || found.content.empty()) return false;
    const std::string_view next = slice(p_.tokens.lower, p_.words.span[verb + 1]);
    return found.source.front().end <= found.cue.front().begin &&
           found.content.front().begin == p_.words.span[verb + 1].begin &&
           (next == "for" || next == "over" || next == "by");
  }

  /// "expected to find"
  [[nodiscard]] bool has_infinitive(std::uint32_t verb) const {
    const std::uint32_t token = p_.words.token[verb];
    const Segment word = segment_of({}, p_, token, token + 1, 0);
    const Cue* cue = cue_at(word, 0);
    return cue != nullptr && (cue->frames & kInfinitive) != 0;
  }

  /// First and end word.
  [[nodiscard]] Span sentence_of(std::uint32_t word) const {
    const Sentence& row = p_.sentences.rows[p_.tokens.sentence[p_.words.token[word]]];
    return {row.first_word, row.end_word};
  }

  const Passage& p_;
};

}  // namespace

bool stands_before_its_noun(const Passage& p, std::uint32_t word) {
  const bool behind_comma = word > 0 && slice(p.tokens.lower, p.words.span[word - 1]) == ",";
  return p.trees.relation[word] == Relation::amod && p.tags.xpos[word] != Xpos::vbg && !behind_comma;
}

void settle_voices(const Passage& passage, std::vector<Found>& found) {
  if (passage.trees.state != LayerState::present || passage.trees.head.size() != passage.words.size()) return;
  const Voices voices(passage);
  leave_out(found, [&](const Found& f) { return voices.begins_with_predicate(f); });
  for (Found& f : found) voices.settle(f);
}

}  // namespace whosays::quote
