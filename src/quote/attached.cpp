#include "quote/attached.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "base/one_of.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

class Attached {
 public:
  explicit Attached(const Passage& passage) : p_(passage) {}

  void settle(Found& f) const {
    const auto verb = only_verb(p_, f.cue, false);
    if (f.source.size() == 1) {
      if (verb) {
        speak_in_relative(f, *verb);
        speak_in_inner_relative(f);
        speak_as_blamed(f, *verb);
        speak_by_means(f, *verb);
        is_only_seen(f, *verb);
      } else {
        drop_far_source(f);
      }
    }
    begin_with_relative(f);
    if (verb) end_with_relative(f, *verb);
    if (verb && is_condition(f, *verb)) f.unmade = "it stands in a condition";
  }

  /// "..., indicating that the work was far from done": what the article makes of it.
  [[nodiscard]] bool is_inference(const Found& f) const {
    constexpr auto kVerbs =
        std::to_array<std::string_view>({"demonstrate", "indicate", "mean", "prove", "reveal", "show"});
    const auto verb = only_verb(p_, f.cue, false);
    return verb && *verb > 0 && !f.within.valid() && p_.tags.xpos[*verb] == Xpos::vbg &&
           p_.trees.relation[*verb] == Relation::advcl && lower(*verb - 1) == "," &&
           is_one_of(p_.tags.lemma_at(*verb), kVerbs);
  }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }

  [[nodiscard]] bool is_relative(std::uint32_t w) const {
    constexpr auto kWords = std::to_array<std::string_view>({"that", "which", "who", "whom", "whose"});
    return is_one_of(lower(w), kWords);
  }

  /// "[The firm, which the minister] said had lied": the minister.
  void speak_in_relative(Found& f, std::uint32_t verb) const {
    const auto subject = child_of(p_, verb, {Relation::nsubj});
    const Span source = f.source.front();
    if (!subject || *subject > verb || !source.contains(p_.words.span[*subject]) || is_relative(*subject)) return;
    const Span own = branch_of(p_, *subject);
    if (own.begin <= source.begin || own.end > f.cue.front().begin) return;
    const std::uint32_t before = word_at(p_, own.begin) - 1;
    if (is_relative(before) && p_.words.span[before].begin > source.begin) f.source = {own};
  }

  /// "[Those who mock guards who] admit it": the guards. The tree often gives both clauses to the first noun.
  void speak_in_inner_relative(Found& f) const {
    const Span source = f.source.front();
    const std::uint32_t who = word_at(p_, source.end - 1);
    std::uint32_t first = who;
    while (first > 0 && p_.words.span[first - 1].begin > source.begin && is_in_noun_phrase(first - 1)) --first;
    if (lower(who) != "who" || first == who || p_.tags.upos[who - 1] != Upos::noun) return;
    const Span before{source.begin, p_.words.span[first - 1].end};
    const bool outer = any_word(p_, before, [&](std::uint32_t w) { return lower(w) == "who"; });
    if (outer && p_.tags.upos[first - 1] == Upos::verb) f.source = {{p_.words.span[first].begin, source.end}};
  }

  [[nodiscard]] bool is_in_noun_phrase(std::uint32_t w) const {
    const Upos upos = p_.tags.upos[w];
    return upos == Upos::det || upos == Upos::adj || upos == Upos::num || upos == Upos::noun || upos == Upos::propn;
  }

  /// "The hall put pressure on [the board] by warning that ...": who does the one does the other.
  void speak_by_means(Found& f, std::uint32_t verb) const {
    if (p_.tags.xpos[verb] != Xpos::vbg || verb == 0 || lower(verb - 1) != "by") return;
    std::uint32_t above = p_.trees.head[verb];
    while (above != Trees::kRoot && p_.tags.upos[above] != Upos::verb) above = p_.trees.head[above];
    while (above != Trees::kRoot && !child_of(p_, above, {Relation::nsubj, Relation::nsubj_pass}) &&
           (p_.trees.relation[above] == Relation::xcomp || p_.trees.relation[above] == Relation::conj))
      above = p_.trees.head[above];
    if (above == Trees::kRoot) return;
    const auto subject = child_of(p_, above, {Relation::nsubj});
    const auto top = top_of(p_, f.source.front());
    if (!subject || *subject > above || !top || *top <= above || *top > verb) return;
    if (p_.trees.relation[*top] == Relation::nsubj || in_quotation(p_, p_.words.span[*subject])) return;
    const Span whole = branch_of(p_, *subject);
    f.source = {{whole.begin, std::min(whole.end, p_.words.span[above - 1].end)}};
  }

  /// "Odel left, with [Vell] seen as the heir": by whom is not told.
  void is_only_seen(Found& f, std::uint32_t verb) const {
    constexpr auto kSeen = std::to_array<std::string_view>(
        {"believed", "considered", "deemed", "expected", "regarded", "seen", "thought", "viewed"});
    if (!is_one_of(lower(verb), kSeen)) return;
    const std::uint32_t first = word_at(p_, f.source.front().begin);
    const std::uint32_t last = word_at(p_, f.source.front().end - 1);
    if (first == 0 || lower(first - 1) != "with" || last > verb) return;
    for (std::uint32_t w = last + 1; w < verb; ++w)
      if (p_.tags.upos[w] != Upos::adv) return;
    if (!f.content.empty() && f.content.front().begin < f.source.front().begin) return;
    f.content.insert(f.content.begin(), f.source.front());
    f.source.clear();
  }

  /// "[Odel] criticised Vell for calling the ferry unsafe and expressing concern": Vell has.
  void speak_as_blamed(Found& f, std::uint32_t verb) const {
    std::uint32_t first = verb;
    while (p_.trees.relation[first] == Relation::conj && p_.tags.xpos[first] == Xpos::vbg) first = p_.trees.head[first];
    const auto mark = child_of(p_, first, {Relation::mark});
    if (p_.tags.xpos[first] != Xpos::vbg || p_.trees.relation[first] != Relation::advcl || !mark ||
        lower(*mark) != "for")
      return;
    const std::uint32_t above = p_.trees.head[first];
    const auto passive = child_of(p_, above, {Relation::nsubj_pass});
    const auto blamed = passive ? passive : child_of(p_, above, {Relation::obj});
    const auto top = top_of(p_, f.source.front());
    if (!blamed || !top || *top == *blamed || p_.trees.head[*top] != above) return;
    const Span whole = branch_of(p_, *blamed);
    f.source = {{whole.begin, whole.end > f.cue.front().begin ? p_.words.span[*blamed].end : whole.end}};
  }

  /// "removed from [the board] based on claims that ...", "stood by [Vell] in the face of calls for her to leave":
  /// whose claims they are is not told.
  void drop_far_source(Found& f) const {
    constexpr auto kClaims = std::to_array<std::string_view>({"accusation", "allegation", "assertion", "call", "charge",
                                                              "claim", "complaint", "criticism", "demand", "rumor",
                                                              "rumour", "speculation", "suggestion", "warning"});
    if (f.cue.size() != 1 || f.source.front().end > f.cue.front().begin) return;
    const std::uint32_t noun = word_at(p_, f.cue.front().begin);
    if (noun == 0 || p_.tags.xpos[noun] != Xpos::nns || !is_one_of(p_.tags.lemma_at(noun), kClaims)) return;
    const bool told = any_word(p_, f.cue.front(), [&](std::uint32_t w) {
      return p_.tags.upos[w] == Upos::verb || lower(w) == "by" || lower(w) == "from";
    });
    const auto top = top_of(p_, f.source.front());
    if (told || !top || hangs_on(p_, *top, noun) || lower(noun - 1) == "'s" || lower(noun - 1) == "’s") return;
    const Relation relation = p_.trees.relation[*top];
    if (relation == Relation::obl || relation == Relation::obj || relation == Relation::nmod ||
        relation == Relation::nsubj_pass)
      f.source.clear();
  }

  /// "The ruling was upheld by the court, [which], Odel noted, did not mention the ferry"
  void begin_with_relative(Found& f) const {
    if (f.content.size() != 2 || f.content[0].end > f.cue.front().begin || f.content[1].begin < f.cue.back().end)
      return;
    std::uint32_t w = word_at(p_, f.content[0].end - 1);
    while (w > 0 && p_.words.span[w].begin > f.content[0].begin && lower(w) == ",") --w;
    const bool relative = lower(w) == "which" || lower(w) == "who" || lower(w) == "whom";
    const Span before{f.content[0].begin, p_.words.span[w].begin};
    // "the court, which": a noun stands with its clause.
    const bool clause = before.begin < before.end && any_word(p_, before, [&](std::uint32_t v) {
                          return p_.tags.upos[v] == Upos::verb || p_.tags.upos[v] == Upos::aux;
                        });
    if (relative && clause && lower(w - 1) != "of") f.content[0].begin = before.end;  // "all of which" is one
  }

  /// "[who] described", "which [Odel] said"; else the tree is wrong ("The judge who stopped it
  /// said that ...").
  [[nodiscard]] bool is_beside_relative(const Found& f) const {
    if (f.source.size() != 1) return false;
    const std::uint32_t first = word_at(p_, f.source.front().begin);
    return is_relative(word_at(p_, f.source.front().end - 1)) || is_relative(first) ||
           (first > 0 && is_relative(first - 1));
  }

  /// The noun whose relative clause has this one as object: "those who mock guards".
  [[nodiscard]] std::optional<std::uint32_t> noun_around(std::uint32_t noun) const {
    const std::uint32_t verb = p_.trees.head[noun];
    if (p_.trees.relation[noun] != Relation::obj || p_.trees.relation[verb] != Relation::acl_relcl) return std::nullopt;
    return p_.trees.head[verb];
  }

  /// "The manager, who described himself [as tired], left the hall": what he did is not what he said.
  void end_with_relative(Found& f, std::uint32_t verb) const {
    if (f.content.empty() || f.form == Form::direct || p_.trees.relation[verb] != Relation::acl_relcl ||
        f.content.back().begin < f.cue.back().end || !is_beside_relative(f))
      return;
    std::uint32_t noun = p_.trees.head[verb];
    if (const auto outer = noun_around(noun)) noun = *outer;
    const Relation relation = p_.trees.relation[noun];
    if (relation != Relation::nsubj && relation != Relation::nsubj_pass) return;
    const std::uint32_t predicate = p_.trees.head[noun];
    Span& content = f.content.back();
    if (!content.contains(p_.words.span[predicate]) || in_quotation(p_, p_.words.span[predicate])) return;
    std::uint32_t w = word_at(p_, content.begin);
    while (w <= predicate && hangs_on(p_, w, noun)) ++w;
    while (w > 0 && p_.trees.relation[w - 1] == Relation::punct && lower(w - 1) != "\"" && lower(w - 1) != "”") --w;
    if (w > 0 && p_.words.span[w - 1].end > content.begin) content.end = p_.words.span[w - 1].end;
  }

  /// "If the council thinks that the quay is lost, ..."
  [[nodiscard]] bool is_condition(const Found& f, std::uint32_t verb) const {
    if (f.within.valid() || f.form != Form::indirect || p_.trees.relation[verb] != Relation::advcl) return false;
    const auto mark = child_of(p_, verb, {Relation::mark});
    return mark && (lower(*mark) == "if" || lower(*mark) == "unless") && !in_quotation(p_, f.cue.front());
  }

  const Passage& p_;
};

/// "According to Odel, [the report] concludes that ... and says ...": the second verb has the first one's source.
void share_sources(const Passage& p, std::vector<Found>& found) {
  constexpr std::size_t kNear = 8;  // statements
  for (std::size_t row = 0; row < found.size(); ++row) {
    Found& f = found[row];
    const auto verb = only_verb(p, f.cue, false);
    if (!verb || f.source.empty() || p.trees.relation[*verb] != Relation::conj || child_of(p, *verb, {Relation::nsubj}))
      continue;
    const auto hands_on = [&](const Found& g) { return g.lemma == "according_to" && g.source == f.source; };
    const auto has_first = [&](const Found& g) {
      const auto other = only_verb(p, g.cue, false);
      return other && *other == p.trees.head[*verb] && !g.source.empty() && g.source != f.source;
    };
    const auto before = std::span(found).subspan(row - std::min(row, kNear), std::min(row, kNear));
    if (std::ranges::none_of(before, hands_on)) continue;
    const auto first = std::ranges::find_if(before, has_first);
    if (first != before.end()) f.source = first->source;
  }
}

/// What a source has taken is nobody's cue: "according to Trade Office [reports], ..."
void leave_out_taken_cues(std::vector<Found>& found) {
  std::vector<Span> sources;
  for (const Found& f : found)
    if (f.lemma == "according_to" && f.source.size() == 1) sources.push_back(f.source.front());
  if (sources.empty()) return;
  leave_out(found, [&](const Found& f) {
    return f.cue.size() == 1 && f.lemma != "according_to" && std::ranges::any_of(sources, [&](Span source) {
             return source.contains(f.cue.front()) && source.end == f.cue.front().end;
           });
  });
}

}  // namespace

void settle_attached(const Passage& passage, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  leave_out_taken_cues(found);
  const Attached attached(passage);
  leave_out(found, [&](const Found& f) { return !f.cue.empty() && attached.is_inference(f); });
  for (Found& f : found)
    if (!f.cue.empty()) attached.settle(f);
  share_sources(passage, found);
}

}  // namespace whosays::quote
