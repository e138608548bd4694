#include "quote/content_edges.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/one_of.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

class ContentEdges {
 public:
  explicit ContentEdges(const Passage& passage) : p_(passage) {}

  void settle(Found& f) const {
    if (f.cue.empty() || f.content.empty()) return;
    begin_with_token(f);
    share_subject(f);
    begin_with_noun(f);
    part_from_hearer(f);
    go_on_behind_speaker(f);
    end_before_hindsight(f);
    leave_out_reason(f);
  }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }

  [[nodiscard]] std::uint32_t first_of_sentence(std::uint32_t w) const {
    return p_.sentences.rows[p_.tokens.sentence[p_.words.token[w]]].first_word;
  }

  [[nodiscard]] std::uint32_t end_of_sentence(std::uint32_t w) const {
    return p_.sentences.rows[p_.tokens.sentence[p_.words.token[w]]].end_word;
  }

  static bool is_taken(const Found& f, Span span) {
    for (const auto* spans : {&f.source, &f.cue})
      if (std::ranges::any_of(*spans, [&](Span s) { return s.overlaps(span); })) return true;
    return false;
  }

  /// "I think [’s a lack]" of "there’s a lack"
  void begin_with_token(Found& f) const {
    Span& content = f.content.front();
    const std::uint32_t first = word_at(p_, content.begin);
    if (first == 0 || first >= p_.words.size() || (!lower(first).starts_with("'") && !lower(first).starts_with("’")))
      return;
    const Span before = p_.words.span[first - 1];
    const bool word = p_.tags.upos[first - 1] != Upos::punct;
    if (word && before.end == content.begin && lower(first).size() > 1 && !is_taken(f, before))
      content.begin = before.begin;
  }

  /// "[The mayor] met the board and was expected [to march]": what the mayor did is not what is expected.
  void share_subject(Found& f) const {
    if (!f.source.empty() || f.content.size() != 2) return;
    Span& before = f.content.front();
    const auto verb = top_of(p_, f.cue.front());
    if (!verb || before.end > f.cue.front().begin || p_.trees.relation[*verb] != Relation::conj ||
        child_of(p_, *verb, {Relation::nsubj, Relation::nsubj_pass}))
      return;
    const std::uint32_t first = p_.trees.head[*verb];
    if (!before.contains(p_.words.span[first])) return;
    const auto subject = child_of(p_, first, {Relation::nsubj, Relation::nsubj_pass});
    if (!subject || *subject > first) return;
    const Span own = branch_of(p_, *subject).clamped_to(before);
    for (std::uint32_t w = word_at(p_, own.end); w < first; ++w)  // else the tree has lost a part of the subject
      if (p_.tags.upos[w] != Upos::aux && p_.tags.upos[w] != Upos::adv && p_.tags.upos[w] != Upos::punct) return;
    if (own.begin < own.end && own.end <= p_.words.span[first].begin) before = own;
  }

  /// "[a step] they believe [could help]", "[what] the council said [was a loss]": a finite verb behind the cue has its
  /// subject before the source. By words: trees of such clauses are often wrong.
  void begin_with_noun(Found& f) const {
    if (f.source.size() != 1 || f.content.size() != 1 || f.cue.size() != 1) return;
    const std::uint32_t verb = word_at(p_, f.content.front().begin);
    const std::uint32_t source = word_at(p_, f.source.front().begin);
    if (verb >= p_.words.size() || source == 0 || !lacks_subject(verb) || !follow_each_other(f, verb)) return;
    std::uint32_t last = source - 1;
    if (source == first_of_sentence(source)) return;
    const bool which = lower(last) == "what" || lower(last) == "which" || lower(last) == "who";
    const std::uint32_t noun = lower(last) == "that" && last > 0 ? last - 1 : last;
    std::uint32_t first = last;
    if (!which) {
      if (!is_nominal(noun)) return;
      first = noun;
      while (first > first_of_sentence(noun) && goes_on_back(first - 1)) --first;
    }
    const Span whole{p_.words.span[first].begin, p_.words.span[last].end};
    if (!is_taken(f, whole)) f.content.insert(f.content.begin(), whole);
  }

  /// "the speech, [which] the hall tells the board [was long], comes": who is told is no part of it.
  void part_from_hearer(Found& f) const {
    const auto verb = only_verb(p_, f.cue, false);
    if (f.source.size() != 1 || !verb || p_.tags.lemma_at(*verb) != "tell" || f.form != Form::indirect) return;
    const std::uint32_t source = word_at(p_, f.source.front().begin);
    if (source == 0 || lower(source - 1) != "which" || p_.words.span[*verb].end != f.cue.back().end) return;
    const std::uint32_t limit = end_of_sentence(*verb);
    std::uint32_t told = *verb + 1;
    while (told < limit && is_in_noun_phrase(told)) ++told;
    if (told == *verb + 1 && told < limit && p_.tags.xpos[told] == Xpos::prp) ++told;
    if (told == *verb + 1 || told >= limit || !is_finite(told)) return;
    std::uint32_t end = told;
    while (end < limit && lower(end) != "," && lower(end) != "." && lower(end) != ";") ++end;
    f.hearer = {{p_.words.span[*verb + 1].begin, p_.words.span[told - 1].end}};
    f.content = {p_.words.span[source - 1], {p_.words.span[told].begin, p_.words.span[end - 1].end}};
  }

  /// "[Both of these], said Vell, [favored Odel]": a content without a verb has it behind who speaks.
  void go_on_behind_speaker(Found& f) const {
    if (f.source.size() != 1 || f.cue.size() != 1 || f.content.size() != 1 || f.form != Form::indirect) return;
    const Span content = f.content.front();
    const std::uint32_t cue = word_at(p_, f.cue.front().begin);
    if (content.end > f.cue.front().begin || f.cue.front().end > f.source.front().begin || cue == 0 ||
        p_.words.span[cue] != f.cue.front() || lower(cue - 1) != ",")
      return;  // not "another plan, proposed by Vell, is dearer"
    const std::uint32_t comma = word_at(p_, f.source.front().end);
    const std::uint32_t first = comma + 1;
    if (first + 1 >= p_.words.size() || lower(comma) != "," || first >= end_of_sentence(comma)) return;
    const Xpos tag = p_.tags.xpos[first];
    // A past form alone may be taken for a participle.
    const bool past = tag == Xpos::vbd || (tag == Xpos::vbn && p_.tags.upos[first + 1] != Upos::adp);
    const bool finite = is_finite(first) || past || tag == Xpos::vbp;
    const bool has_verb = any_word(
        p_, content, [&](std::uint32_t w) { return p_.tags.upos[w] == Upos::verb || p_.tags.upos[w] == Upos::aux; });
    if (!finite || has_verb || in_quotation(p_, p_.words.span[first])) return;
    std::uint32_t end = end_of_sentence(comma);
    while (end > first + 1 && lower(end - 1) == ".") --end;
    f.content.push_back({p_.words.span[first].begin, p_.words.span[end - 1].end});
  }

  [[nodiscard]] bool is_in_noun_phrase(std::uint32_t w) const {
    const Upos upos = p_.tags.upos[w];
    return upos == Upos::det || upos == Upos::adj || upos == Upos::num || upos == Upos::noun || upos == Upos::propn;
  }

  /// Source, cue and content with nothing between them.
  [[nodiscard]] bool follow_each_other(const Found& f, std::uint32_t verb) const {
    const std::uint32_t cue = word_at(p_, f.cue.front().begin);
    const std::uint32_t cue_end = word_at(p_, f.cue.front().end - 1) + 1;
    const std::uint32_t source_end = word_at(p_, f.source.front().end - 1) + 1;
    std::uint32_t between = source_end;
    while (between < cue && p_.tags.upos[between] == Upos::adv) ++between;
    return between == cue && cue_end == verb && p_.tags.upos[cue_end - 1] == Upos::verb;
  }

  /// A form that is no participle and no infinitive, whatever the tags.
  [[nodiscard]] bool is_finite(std::uint32_t w) const {
    const Xpos tag = p_.tags.xpos[w];
    return tag == Xpos::vbz || tag == Xpos::md ||
           (p_.tags.upos[w] == Upos::aux && (tag == Xpos::vbp || tag == Xpos::vbd));
  }

  /// A finite form, and what follows is not its subject ("said is he").
  [[nodiscard]] bool lacks_subject(std::uint32_t verb) const {
    if (!is_finite(verb) || verb + 1 >= end_of_sentence(verb) || lower(end_of_sentence(verb) - 1) == "?") return false;
    const auto subject = child_of(p_, verb, {Relation::nsubj});
    return (!subject || *subject < verb) && p_.tags.xpos[verb + 1] != Xpos::prp;
  }

  [[nodiscard]] bool is_nominal(std::uint32_t w) const {
    return p_.tags.upos[w] == Upos::noun || p_.tags.upos[w] == Upos::propn ||
           (p_.tags.upos[w] == Upos::pron && lower(w) != "it" && p_.tags.xpos[w] != Xpos::prp);
  }

  [[nodiscard]] bool goes_on_back(std::uint32_t w) const {
    const Upos upos = p_.tags.upos[w];
    return upos == Upos::det || upos == Upos::adj || upos == Upos::num || upos == Upos::noun || upos == Upos::propn ||
           p_.tags.xpos[w] == Xpos::prp_poss || p_.tags.xpos[w] == Xpos::pos ||
           (lower(w) == "of" && w > 0 && p_.tags.upos[w - 1] == Upos::noun);
  }

  /// "that the fires were accidents, which was later proven wrong": nobody says so of the own words.
  void end_before_hindsight(Found& f) const {
    constexpr auto kProven =
        std::to_array<std::string_view>({"corrected", "debunked", "discredited", "disproved", "disproven", "found",
                                         "proved", "proven", "refuted", "retracted", "shown"});
    Span& content = f.content.back();
    std::uint32_t w = word_at(p_, content.begin);
    for (; w + 3 < p_.words.size() && p_.words.span[w].begin < content.end; ++w) {
      if (lower(w) != "," || lower(w + 1) != "which" || in_quotation(p_, p_.words.span[w])) continue;
      std::uint32_t v = w + 2;
      while (v < end_of_sentence(w) && (p_.tags.upos[v] == Upos::aux || p_.tags.upos[v] == Upos::adv)) ++v;
      if (v + 1 >= p_.words.size()) return;
      const bool past = lower(w + 2) == "was" || lower(w + 2) == "were" || lower(w + 2) == "has" ||
                        lower(w + 2) == "have" || lower(w + 2) == "later";
      const bool turned = lower(v) == "turned" && lower(v + 1) == "out";
      if ((!past || v == w + 3 || !is_one_of(lower(v), kProven)) && !turned) continue;
      if (p_.words.span[w].begin > content.begin) content.end = p_.words.span[w - 1].end;
      return;
    }
  }

  /// "objected, out of anger that the rule was weak": why, and not to what.
  void leave_out_reason(Found& f) const {
    constexpr auto kObject = std::to_array<std::string_view>({"demur", "disagree", "object", "protest"});
    const auto verb = only_verb(p_, f.cue, false);
    if (!verb || f.form == Form::direct || !is_one_of(p_.tags.lemma_at(*verb), kObject) || f.content.size() != 1)
      return;
    std::uint32_t w = word_at(p_, f.content.front().begin);
    constexpr auto kLead = std::to_array<std::string_view>(
        {",", "in", "large", "part", "partly", "mostly", "largely", "mainly", "chiefly"});
    while (w + 1 < p_.words.size() && is_one_of(lower(w), kLead)) ++w;
    if (w + 1 < p_.words.size() && lower(w) == "out" && lower(w + 1) == "of") f.content.clear();
  }

  const Passage& p_;
};

}  // namespace

void settle_content_edges(const Passage& passage, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  const ContentEdges edges(passage);
  for (Found& f : found) edges.settle(f);
}

}  // namespace whosays::quote
