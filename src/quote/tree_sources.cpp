#include "quote/tree_sources.h"

#include <algorithm>
#include <initializer_list>

#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

class SourceReader {
 public:
  SourceReader(const Passage& passage, const Found& statement) : p_(passage), s_(statement) {}

  [[nodiscard]] std::optional<Span> run() const {
    const auto verb = verb_of_cue();
    const auto who = verb ? speaker_of(*verb) : std::nullopt;
    if (!who || p_.tags.upos[*who] == Upos::verb) return std::nullopt;
    return span_of(*who);
  }

 private:
  /// The last verb of the cue ("has been accused", "came away convinced"), else an adjective ("is supportive of").
  [[nodiscard]] std::optional<std::uint32_t> verb_of_cue() const {
    std::optional<std::uint32_t> verb;
    const Span cue = s_.cue.front();
    for (std::uint32_t w = word_at(p_, cue.begin); w < p_.words.size() && p_.words.span[w].begin < cue.end; ++w)
      if (p_.tags.upos[w] == Upos::verb || (!verb && p_.tags.upos[w] == Upos::adj)) verb = w;
    return verb;
  }

  /// The agent of a passive; the subject, also of the clause that it is shared with.
  [[nodiscard]] std::optional<std::uint32_t> speaker_of(std::uint32_t verb) const {
    constexpr int kHighest = 4;  // clauses: beyond, a shared subject is a guess
    for (int steps = 0; steps < kHighest; ++steps) {
      if (const auto agent = child(verb, {Relation::obl_agent})) return agent;
      if (is_passive(verb)) return std::nullopt;
      if (const auto subject = child(verb, {Relation::nsubj})) return subject;
      const std::uint32_t above = p_.trees.head[verb];
      if (above == Trees::kRoot) return std::nullopt;
      const Relation relation = p_.trees.relation[verb];
      if (relation != Relation::conj && relation != Relation::advcl && relation != Relation::xcomp) return std::nullopt;
      verb = above;
    }
    return std::nullopt;
  }

  /// Also "when asked about that, she ..." and "titled": participles without an auxiliary, whatever their tag.
  [[nodiscard]] bool is_passive(std::uint32_t verb) const {
    if (child(verb, {Relation::nsubj_pass, Relation::aux_pass})) return true;
    const bool clause = p_.trees.relation[verb] == Relation::advcl && p_.tags.xpos[verb] == Xpos::vbd;
    return (clause || p_.tags.xpos[verb] == Xpos::vbn) && !child(verb, {Relation::aux, Relation::nsubj});
  }

  [[nodiscard]] std::optional<std::uint32_t> child(std::uint32_t w, std::initializer_list<Relation> relations) const {
    return child_of(p_, w, relations);
  }

  /// The branch about `who` as far as it is neither cue nor content, without "by" before it and marks behind it.
  [[nodiscard]] std::optional<Span> span_of(std::uint32_t who) const {
    const Span word = p_.words.span[who];
    Span span = branch_of(p_, who);
    for (const auto* others : {&s_.cue, &s_.content})
      for (const Span other : *others) {
        if (other.contains(word)) return std::nullopt;
        if (other.begin > word.begin) span.end = std::min(span.end, other.begin);
        if (other.end <= word.begin) span.begin = std::max(span.begin, other.end);
      }
    std::uint32_t first = word_at(p_, span.begin);
    while (first < who && (p_.trees.relation[first] == Relation::case_ || p_.trees.relation[first] == Relation::punct))
      ++first;
    std::uint32_t last = who;
    for (std::uint32_t w = who; w < p_.words.size() && p_.words.span[w].end <= span.end; ++w)
      if (p_.trees.relation[w] != Relation::punct) last = w;
    return Span{p_.words.span[first].begin, p_.words.span[last].end};
  }

  const Passage& p_;
  const Found& s_;
};

}  // namespace

std::optional<Span> source_by_tree(const Passage& passage, const Found& statement) {
  if (!has_trees(passage) || statement.cue.empty()) return std::nullopt;
  return SourceReader(passage, statement).run();
}

}  // namespace whosays::quote
