#include "quote/source_repair.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/one_of.h"
#include "lexicon/lexicon.h"
#include "quote/cues.h"
#include "quote/tree_sources.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

class Repair {
 public:
  explicit Repair(const Passage& passage) : p_(passage), parsed_(has_trees(passage)) {}

  void settle(Found& f) const {
    if (f.cue.empty()) return;
    keep_to_paragraph(f.source, f.cue.front());
    if (f.form == Form::indirect) keep_to_paragraph(f.content, f.cue.front());
    if (parsed_ && f.source.empty()) speak_by_paper(f);
    if (!parsed_ || f.source.size() != 1) return;
    begin_behind_marker(f);
    leave_out_time(f.source.front());
    end_with_the_name(f);
    begin_with_token(f.source.front());
    speak_through_noun(f);
    if (speak_by_verb_before(f) || speak_behind_but(f) || speak_when_quoted(f) || speak_by_subject(f)) return;
    speak_as_head(f);
    if (f.lemma == "according_to" && f.cue.size() == 1) end_with_noun(f);  // "in her view" has two parts
  }

  /// Who speaks is no part of what is said.
  void keep_from_content(Found& f) const {
    for (const Span source : f.source) {
      std::erase_if(f.content, [&](Span part) { return f.content.size() > 1 && source.contains(part); });
      for (Span& part : f.content)
        if (part.begin >= source.begin) part = behind(part, source.end);
    }
  }

 private:
  [[nodiscard]] std::uint32_t paragraph_at(std::uint32_t byte) const {
    const auto token = std::ranges::partition_point(p_.tokens.span, [&](Span t) { return t.end <= byte; });
    const auto at = static_cast<std::size_t>(token - p_.tokens.span.begin());
    return p_.sentences.rows[p_.tokens.sentence[std::min<std::size_t>(at, p_.tokens.size() - 1)]].paragraph;
  }

  /// Cuts what stands in another paragraph than the cue off a span that runs from one into the other.
  void keep_to_paragraph(std::vector<Span>& spans, Span cue) const {
    const std::uint32_t own = paragraph_at(cue.begin);
    for (Span& span : spans) {
      if (paragraph_at(span.begin) == paragraph_at(span.end - 1)) continue;
      Span kept{span.end, span.begin};
      const auto first = std::ranges::partition_point(p_.tokens.span, [&](Span t) { return t.end <= span.begin; });
      for (auto t = first; t != p_.tokens.span.end() && t->begin < span.end; ++t) {
        const auto row = p_.tokens.sentence[static_cast<std::size_t>(t - p_.tokens.span.begin())];
        if (p_.sentences.rows[row].paragraph != own) continue;
        kept = {std::min(kept.begin, t->begin), std::max(kept.end, t->end)};
      }
      if (kept.begin < kept.end) span = kept;
    }
  }

  /// "that authorities believe": the conjunction is no part of who believes. One with a capital may be a wrong tag.
  void begin_behind_marker(Found& f) const {
    Span& source = f.source.front();
    std::uint32_t first = word_at(p_, source.begin);
    while (first + 1 < p_.words.size() && p_.words.span[first + 1].begin < source.end &&
           p_.tokens.capital[p_.words.token[first]] == 0 &&
           (p_.trees.relation[first] == Relation::mark || p_.trees.relation[first] == Relation::cc))
      source.begin = p_.words.span[++first].begin;
  }

  /// "[Members today] are warning", "[almost daily another member] is saying": when, and not who.
  void leave_out_time(Span& source) const {
    const std::uint32_t last = word_at(p_, source.end - 1);
    std::uint32_t first = word_at(p_, source.begin);
    if (first >= last || last >= p_.words.size()) return;
    const std::string_view when = slice(p_.tokens.lower, p_.words.span[last]);
    if ((when == "today" || when == "yesterday") && !has_capital(last) && is_noun(last - 1))
      source.end = p_.words.span[last - 1].end;
    constexpr auto kOften =
        std::to_array<std::string_view>({"daily", "hourly", "lately", "monthly", "recently", "weekly", "yearly"});
    while (first < last && p_.tags.upos[first] != Upos::det && p_.tags.upos[first] != Upos::noun) ++first;
    if (p_.tags.upos[first] == Upos::det && first > word_at(p_, source.begin) &&
        is_one_of(slice(p_.tokens.lower, p_.words.span[first - 1]), kOften))
      source.begin = p_.words.span[first].begin;
  }

  [[nodiscard]] bool is_noun(std::uint32_t w) const {
    return p_.tags.upos[w] == Upos::noun || p_.tags.upos[w] == Upos::propn;
  }

  /// "[Harbour Watch] First said", "[Ana] Best said": a name's last word that reads as an adverb is no part of the cue.
  void end_with_the_name(Found& f) const {
    if (f.cue.size() != 1) return;
    Span& source = f.source.front();
    const std::uint32_t last = word_at(p_, source.end - 1);
    const std::uint32_t word = word_at(p_, f.cue.front().begin);
    if (word != last + 1 || word + 1 >= p_.words.size() || p_.words.span[word + 1].begin >= f.cue.front().end) return;
    const bool reads_otherwise = p_.tags.upos[word] == Upos::adv || p_.tags.upos[word] == Upos::adj;
    // In a headline the verb has a capital too.
    if (!reads_otherwise || p_.tags.upos[last] != Upos::propn || !has_capital(word) || has_capital(word + 1)) return;
    source.end = p_.words.span[word].end;
    f.cue.front().begin = p_.words.span[word + 1].begin;
  }

  [[nodiscard]] bool has_capital(std::uint32_t w) const { return p_.tokens.capital[p_.words.token[w]] != 0; }

  /// "[the-fence senators]" of "on-the-fence senators"
  void begin_with_token(Span& source) const {
    const std::uint32_t first = word_at(p_, source.begin);
    if (first == 0 || first >= p_.words.size() || p_.words.token[first - 1] != p_.words.token[first]) return;
    const std::string_view before = slice(p_.tokens.lower, p_.words.span[first - 1]);
    if (before == "-" && p_.tokens.span[p_.words.token[first]].end < source.end)
      source.begin = p_.tokens.span[p_.words.token[first]].begin;
  }

  /// "In a report of the office it is said that ...": the report says so.
  void speak_by_paper(Found& f) const {
    static const lexicon::WordSet papers("documents.txt");
    const auto verb = only_verb(p_, f.cue, false);
    if (!verb || p_.tags.xpos[*verb] != Xpos::vbn) return;
    const std::uint32_t in = p_.sentences.rows[p_.tokens.sentence[p_.words.token[*verb]]].first_word;
    const std::uint32_t paper = p_.trees.head[in];
    if (slice(p_.tokens.lower, p_.words.span[in]) != "in" || paper == Trees::kRoot || paper > *verb ||
        !papers.has(p_.tags.lemma_at(paper)) || p_.trees.head[paper] != *verb ||
        p_.words.span[paper].end > f.cue.front().begin)
      return;
    const Span whole{p_.words.span[in + 1].begin, branch_of(p_, paper).end};
    const auto taken = [&](Span span) { return span.overlaps(whole); };
    const auto it = child_of(p_, *verb, {Relation::nsubj_pass, Relation::expl, Relation::nsubj});
    if (!it || slice(p_.tokens.lower, p_.words.span[*it]) != "it" || std::ranges::any_of(f.content, taken)) return;
    f.source = {whole};
  }

  /// "[No group] claimed the act, but the front, which ..., said": the tree takes the front for a second object, which
  /// "but" does not join, and so the first subject for the second verb's.
  [[nodiscard]] bool speak_behind_but(Found& f) const {
    const auto verb = only_verb(p_, f.cue, false);
    if (!verb || *verb == 0 || p_.trees.relation[*verb] != Relation::conj || child_of(p_, *verb, {Relation::nsubj}))
      return false;
    std::uint32_t last = word_at(p_, f.cue.front().begin);
    while (last > 0 && (is_comma(last - 1) || p_.tags.upos[last - 1] == Upos::adv)) --last;
    if (last-- == 0 || p_.trees.relation[last] == Relation::cc) return false;
    constexpr int kHighest = 8;  // words from the last of the second object up to it
    std::uint32_t w = last;
    for (int steps = 0; steps < kHighest && w != Trees::kRoot && p_.words.span[w].begin >= f.source.front().end;
         ++steps, w = p_.trees.head[w]) {
      const auto but = child_of(p_, w, {Relation::cc});
      if (w == *verb) return false;
      if (p_.trees.relation[w] != Relation::conj || p_.tags.upos[w] == Upos::verb || !but || *but > w ||
          !is_comma(*but - 1) || slice(p_.tokens.lower, p_.words.span[*but]) != "but" ||
          branch_of(p_, w).end < p_.words.span[last].end)
        continue;
      f.source = {{p_.words.span[*but + 1].begin, p_.words.span[last].end}};
      return true;
    }
    return false;
  }

  /// "[Lobstermen say new rules] meant to protect whales will cost them": they say so, and what was taken for the verb
  /// stands in what they say.
  [[nodiscard]] bool speak_by_verb_before(Found& f) const {
    const auto cue = only_verb(p_, f.cue, false);
    if (!cue || f.cue.size() != 1 || f.content.size() != 1) return false;
    const Span source = f.source.front();
    if (source.end > f.cue.front().begin || f.content.front().begin < f.cue.front().end) return false;
    const std::uint32_t begin = word_at(p_, source.begin);
    for (std::uint32_t w = begin + 1; w < p_.words.size() && p_.words.span[w].end < source.end; ++w) {
      if (p_.tags.upos[w] != Upos::verb || (frames_of(slice(p_.tokens.lower, p_.words.span[w])) & kClause) == 0 ||
          !child_of(p_, w, {Relation::nsubj}) || !hangs_on(p_, *cue, w))
        continue;
      f.source = {{source.begin, p_.words.span[w - 1].end}};
      f.cue = {p_.words.span[w]};
      f.content.front().begin = p_.words.span[w + 1].begin;
      f.lemma = std::string(p_.tags.lemma_at(w));
      return true;
    }
    return false;
  }

  /// "[Vell walked away], saying": its subject; "[Frustrated] about this, she asserted": what the tree says; "denied
  /// [reports], calling them": who denied. True when the source is another one now.
  [[nodiscard]] bool speak_by_subject(Found& f) const {
    const auto top = top_of(p_, f.source.front());
    if (!top) return false;
    if (const auto subject = subject_of_clause(f.source.front(), *top)) {
      // "[the survey tracked voters who] said", "[Vell wrote that guards] asked": the cue has a subject of its own.
      const auto own = own_subject(f, *top);
      f.source = {own ? *own : *subject};
      return true;
    }
    if (!is_nobody(f.source.front(), *top) && !is_spoken_of(f, *top)) return false;
    Found asked = f;
    asked.source.clear();
    const auto who = source_by_tree(p_, asked);
    if (who) f.source = {*who};
    return who.has_value();
  }

  /// The subject of the cue's verb, where it stands in the source behind `verb`.
  [[nodiscard]] std::optional<Span> own_subject(const Found& f, std::uint32_t verb) const {
    const auto cue = only_verb(p_, f.cue, false);
    const auto subject = cue ? child_of(p_, *cue, {Relation::nsubj}) : std::nullopt;
    if (!subject || *subject < verb || !f.source.front().contains(p_.words.span[*subject])) return std::nullopt;
    const Span whole = branch_of(p_, *subject);
    return Span{std::max(whole.begin, p_.words.span[verb].end), std::min(whole.end, f.source.front().end)};
  }

  /// What stands before the verb of a clause that begins with its subject. Tags of nouns that look like verbs are often
  /// wrong ("[the nominee]", "[Vell aides]"), so it has to look like a past form.
  [[nodiscard]] std::optional<Span> subject_of_clause(Span source, std::uint32_t top) const {
    const std::string_view form = slice(p_.tokens.lower, p_.words.span[top]);
    const bool past = p_.tags.xpos[top] == Xpos::vbd && (form.ends_with("ed") || finite_verbs().has(form));
    const auto subject = child_of(p_, top, {Relation::nsubj, Relation::nsubj_pass});
    if (!past || !subject || *subject > top || branch_of(p_, *subject).begin != source.begin) return std::nullopt;
    std::uint32_t last = top - 1;
    while (last > *subject && (p_.tags.upos[last] == Upos::aux || p_.tags.upos[last] == Upos::adv || is_comma(last)))
      --last;
    if (last != *subject && p_.tags.upos[last] == Upos::pron) return std::nullopt;  // "everyone I asked"
    return Span{source.begin, p_.words.span[last].end};
  }

  [[nodiscard]] bool is_comma(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]) == ","; }

  static const lexicon::WordSet& finite_verbs() {
    static const lexicon::WordSet set("finite_verbs.txt");
    return set;
  }

  /// Adjectives and participles alone that are nobody's subject; what somebody does besides ("requiring guards").
  [[nodiscard]] bool is_nobody(Span source, std::uint32_t top) const {
    const Relation relation = p_.trees.relation[top];
    if (relation != Relation::amod && relation != Relation::acl && relation != Relation::advcl) return false;
    if (p_.tags.xpos[top] == Xpos::vbg && relation != Relation::amod) return true;
    return !any_word(p_, source, [&](std::uint32_t w) {
      const Upos upos = p_.tags.upos[w];
      return upos == Upos::noun || upos == Upos::propn || upos == Upos::pron || upos == Upos::det || upos == Upos::num;
    });
  }

  [[nodiscard]] bool quotes(std::uint32_t verb) const {
    return p_.tags.lemma_at(verb) == "quote" || p_.tags.lemma_at(verb) == "cite";
  }

  /// "The agency quoted [a porter], saying the crane shook": the porter says so.
  [[nodiscard]] bool speak_when_quoted(Found& f) const {
    const auto verb = only_verb(p_, f.cue, false);
    if (!verb || p_.tags.xpos[*verb] != Xpos::vbg || p_.trees.relation[*verb] != Relation::advcl) return false;
    const std::uint32_t above = p_.trees.head[*verb];
    if (above == Trees::kRoot || !quotes(above)) return false;
    const auto porter = child_of(p_, above, {Relation::obj});
    if (!porter || *porter < above || *porter > *verb) return false;
    f.source = {branch_of(p_, *porter)};
    return true;
  }

  /// The cue is a participle behind a comma, and the source the object of the verb that it goes with.
  [[nodiscard]] bool is_spoken_of(const Found& f, std::uint32_t top) const {
    const auto verb = only_verb(p_, f.cue, false);
    if (!verb || p_.tags.xpos[*verb] != Xpos::vbg || p_.trees.relation[*verb] != Relation::advcl) return false;
    const std::uint32_t above = p_.trees.head[*verb];
    if (above == Trees::kRoot) return false;
    return !quotes(above) && p_.trees.head[top] == above && p_.trees.relation[top] == Relation::obj &&
           child_of(p_, above, {Relation::nsubj});
  }

  /// "Ana Vell, [president of the union,]": an apposition speaks with the name before it.
  void speak_as_head(Found& f) const {
    Span& source = f.source.front();
    const auto top = top_of(p_, source);
    if (!top || p_.trees.relation[*top] != Relation::appos) return;
    const std::uint32_t name = p_.trees.head[*top];
    if (name >= *top || p_.trees.relation[name] != Relation::nsubj) return;
    const Span whole = branch_of(p_, name);
    const auto taken = [&](Span span) { return span.overlaps({whole.begin, source.begin}); };
    // A long name, one with a verb, or behind a conjunction, is a tree gone wrong.
    constexpr std::uint32_t kMostNameBytes = 80;
    const bool clause = any_word(p_, {whole.begin, source.begin}, [&](std::uint32_t w) {
      const Upos upos = p_.tags.upos[w];
      return upos == Upos::verb || upos == Upos::aux || upos == Upos::sconj ||
             slice(p_.tokens.lower, p_.words.span[w]) == ":";
    });
    if (whole.begin >= source.begin || clause || source.begin - whole.begin > kMostNameBytes ||
        std::ranges::any_of(f.cue, taken) || std::ranges::any_of(f.content, taken))
      return;
    source.begin = whole.begin;
  }

  /// Contents without what a source has taken of their beginning, and without the comma behind it.
  void begin_behind(std::vector<Span>& content, std::uint32_t end) const {
    for (Span& part : content) part = behind(part, end);
  }

  [[nodiscard]] Span behind(Span part, std::uint32_t end) const {
    if (part.begin >= end || part.end <= end) return part;
    std::uint32_t w = word_at(p_, end);
    while (w < p_.words.size() && is_comma(w)) ++w;
    if (w < p_.words.size() && p_.words.span[w].begin < part.end) part.begin = p_.words.span[w].begin;
    return part;
  }

  /// "[many] reports suggest", "[field] reports say": a pattern has read the noun as the verb, and the verb stands
  /// behind it.
  void speak_through_noun(Found& f) const {
    if (f.sure || f.cue.size() != 1 || f.content.size() != 1 || f.source.front().end > f.cue.front().begin) return;
    const std::uint32_t noun = word_at(p_, f.cue.front().begin);
    const std::uint32_t verb = noun + 1;
    if (verb >= p_.words.size() || p_.words.span[noun] != f.cue.front() || p_.tags.upos[noun] != Upos::noun ||
        p_.tags.upos[verb] != Upos::verb || p_.trees.head[noun] != verb || p_.trees.relation[noun] != Relation::nsubj ||
        !child_of(p_, verb, {Relation::ccomp}) || f.content.front().begin != p_.words.span[verb].begin)
      return;
    if (verb + 1 >= p_.words.size() || p_.words.span[verb + 1].begin >= f.content.front().end) return;
    f.source.front().end = p_.words.span[noun].end;
    f.cue = {p_.words.span[verb]};
    f.content.front().begin = p_.words.span[verb + 1].begin;
    f.lemma = std::string(p_.tags.lemma_at(verb));
  }

  /// "according to [Harbour News] estimates", "according to [a speaker] of the court": the noun that it stands before,
  /// and what "of" adds.
  void end_with_noun(Found& f) const {
    Span& source = f.source.front();
    const auto top = top_of(p_, source);
    if (!top) return;
    const Relation relation = p_.trees.relation[*top];
    const std::uint32_t head = p_.trees.head[*top];
    const std::uint32_t next = word_at(p_, source.end);
    if (next >= p_.words.size() || p_.tokens.sentence[p_.words.token[next]] != p_.tokens.sentence[p_.words.token[*top]])
      return;
    if ((relation == Relation::compound || relation == Relation::nmod_poss || relation == Relation::amod) &&
        head == next && p_.tags.upos[head] == Upos::noun) {
      source.end = p_.words.span[head].end;
      begin_behind(f.content, source.end);
      return;
    }
    if (ends_in_paper(next)) {
      source.end = p_.words.span[next].end;
      begin_behind(f.content, source.end);
      return;
    }
    const std::uint32_t of = p_.trees.head[next];
    if (slice(p_.tokens.lower, p_.words.span[next]) != "of" || of == Trees::kRoot || p_.trees.head[of] != *top) return;
    const auto taken = [&](Span span) { return span.overlaps({source.end, p_.words.span[of].end}); };
    if (std::ranges::none_of(f.content, taken)) source.end = p_.words.span[of].end;
  }

  /// "according to [Trade Office] reports, ferries sink": the tree reads a verb, but the comma is behind it.
  [[nodiscard]] bool ends_in_paper(std::uint32_t w) const {
    static const lexicon::WordSet papers("documents.txt");
    const std::string_view word = slice(p_.tokens.lower, p_.words.span[w]);
    return w + 1 < p_.words.size() && is_comma(w + 1) && !has_capital(w) && word.ends_with('s') && papers.has(word);
  }

  const Passage& p_;
  bool parsed_;
};

}  // namespace

void repair_sources(const Passage& passage, std::vector<Found>& found) {
  if (passage.tokens.size() == 0) return;
  const Repair repair(passage);
  std::vector<Span> moved;  // cues
  for (Found& f : found) {
    const Span cue = f.cue.empty() ? Span{} : f.cue.front();
    repair.settle(f);
    repair.keep_from_content(f);
    if (!f.cue.empty() && f.cue.front() != cue) moved.push_back(f.cue.front());
  }
  if (moved.empty()) return;
  // The net may have the same verb already.
  std::vector<Span> known;
  for (const Found& f : found)
    if (f.sure && !f.cue.empty()) known.push_back(f.cue.front());
  std::ranges::sort(moved);
  std::ranges::sort(known);
  leave_out(found, [&](const Found& f) {
    return !f.sure && !f.cue.empty() && std::ranges::binary_search(moved, f.cue.front()) &&
           std::ranges::binary_search(known, f.cue.front());
  });
}

}  // namespace whosays::quote
