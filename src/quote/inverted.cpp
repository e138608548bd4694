#include "quote/inverted.h"

#include <algorithm>
#include <string_view>

#include "lexicon/lexicon.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

class Behind {
 public:
  Behind(const Passage& passage, std::uint32_t verb)
      : p_(passage),
        verb_(verb),
        end_(passage.sentences.rows[passage.tokens.sentence[passage.words.token[verb]]].end_word) {}

  [[nodiscard]] std::optional<Span> somebody() const {
    const std::uint32_t first = verb_ + 1;
    if (first >= end_ || p_.tags.upos[first] == Upos::punct) return std::nullopt;  // told “Morning News”
    if (lower(first) == "he" || lower(first) == "she" || lower(first) == "they") return p_.words.span[first];
    std::uint32_t top = first;
    while (top >= first && top < end_ && p_.trees.head[top] != verb_) top = p_.trees.head[top];
    if (top < first || top >= end_ || !may_be_subject(p_.trees.relation[top]) || !is_somebody(top)) return std::nullopt;
    Span whole = branch_of(p_, top);
    if (whole.begin != p_.words.span[first].begin) return std::nullopt;
    for (std::uint32_t w = top + 1; w + 1 < end_ && p_.words.span[w].end <= whole.end; ++w)
      if (lower(w) == "," && !goes_on_with_somebody(w + 1)) whole.end = p_.words.span[w - 1].end;
    return with_name(whole);
  }

  [[nodiscard]] bool ends_sentence(Span who) const {
    const std::uint32_t next = word_at(p_, who.end);
    return next >= end_ || p_.tags.upos[next] == Upos::punct;
  }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }

  /// Of broken sentences and names behind "called" the tree makes a complement.
  static bool may_be_subject(Relation r) {
    return r == Relation::nsubj || r == Relation::obj || r == Relation::iobj || r == Relation::xcomp ||
           r == Relation::ccomp;
  }

  [[nodiscard]] bool is_somebody(std::uint32_t w) const {
    static const lexicon::WordSet people("people_and_bodies.txt");
    static const lexicon::WordSet speakers("source_nouns.txt");
    static const lexicon::WordSet persons("person_nouns.txt");
    if (p_.tags.upos[w] == Upos::propn) return true;
    const bool aged = lower(w) == "old" && lower(w - 1) == "-";  // "a 17-year-old"
    if (aged) return true;
    if (p_.tags.upos[w] != Upos::noun) return false;
    if (people.has(p_.tags.lemma_at(w)) || speakers.has(lower(w)) || persons.has(lower(w))) return true;
    const auto name = child_of(p_, w, {Relation::flat});  // "vice-president Vell"
    return name && p_.tags.upos[*name] == Upos::propn;
  }

  /// "the chief of the ward, Dr. Ana Vell.": a name behind the comma that ends the sentence is who it is.
  [[nodiscard]] Span with_name(Span who) const {
    std::uint32_t w = word_at(p_, who.end);
    if (w + 1 >= end_ || lower(w) != "," || p_.tags.upos[w + 1] != Upos::propn) return who;
    ++w;
    while (w < end_ && (p_.tags.upos[w] == Upos::propn || lower(w) == "-")) ++w;
    if (w < end_ && lower(w) != "." && lower(w) != ",") return who;
    return {who.begin, p_.words.span[w - 1].end};
  }

  /// Behind a comma an apposition or "who" goes on with somebody, anything else with the sentence.
  [[nodiscard]] bool goes_on_with_somebody(std::uint32_t w) const {
    const Upos upos = p_.tags.upos[w];
    return upos == Upos::det || upos == Upos::noun || upos == Upos::propn || upos == Upos::num || upos == Upos::adj ||
           lower(w) == "who";
  }

  const Passage& p_;
  std::uint32_t verb_, end_;
};

}  // namespace

std::optional<Span> somebody_behind(const Passage& passage, std::uint32_t verb) {
  return Behind(passage, verb).somebody();
}

bool speak_from_behind(const Passage& p, Found& f) {
  constexpr std::uint32_t kMarks = 4;  // bytes: a comma, a quotation mark, a blank
  if (!f.source.empty() || f.cue.size() != 1 || std::ranges::none_of(f.content, [&](Span part) {
        return part.end <= f.cue.front().begin && f.cue.front().begin - part.end <= kMarks;
      }))
    return false;
  const auto verb = only_verb(p, f.cue, false);
  if (!verb || *verb == 0 || p.words.span[*verb] != f.cue.front() || p.tags.upos[*verb - 1] != Upos::punct)
    return false;
  if (p.tags.xpos[*verb] == Xpos::vbg || p.tags.xpos[*verb] == Xpos::vb) return false;
  const Behind behind(p, *verb);
  const auto who = behind.somebody();
  // Behind plain words it must end the sentence: "The roof leaks, told the mayor's deputy."
  if (!who || (f.form == Form::indirect && !behind.ends_sentence(*who))) return false;
  std::erase_if(f.content, [&](Span part) { return part.begin >= who->begin && part.begin < who->end; });
  for (Span& part : f.content)
    if (part.overlaps(*who)) part.end = who->begin;
  f.source = {*who};
  return !f.content.empty();
}

}  // namespace whosays::quote
