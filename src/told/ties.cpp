// Who had to do with whom: verbs between two actors (lexicon/tie_verbs.tsv) whose clause's standing is known, and roles
// that name a body ("chair of the regional council", lexicon/tie_roles.tsv). Both ends are actors of the article;
// unnamed sources are none.
#include <algorithm>

#include "base/one_of.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "base/word_map.h"
#include "told/clause.h"
#include "told/frame.h"
#include "told/people.h"
#include "told/told.h"

namespace whosays::told {
namespace {

struct TieVerb {
  std::string_view kind, whom;
  bool mutual = false, alone = false, to = false;
};

const WordMap<std::vector<TieVerb>>& tie_verbs() {
  static const auto out = [] {
    static const lexicon::Table table("tie_verbs.tsv");
    WordMap<std::vector<TieVerb>> rows;
    for (std::size_t r = 0; r < table.rows(); ++r)
      rows[table.at(r, "lemma")].push_back({table.at(r, "kind"), table.at(r, "whom"), table.at(r, "mutual") == "yes",
                                            table.at(r, "alone") == "yes", table.at(r, "alone") == "to"});
    return rows;
  }();
  return out;
}

const WordMap<std::string_view>& tie_roles() {
  static const auto out = [] {
    static const lexicon::Table table("tie_roles.tsv");
    WordMap<std::string_view> rows;
    for (std::size_t r = 0; r < table.rows(); ++r) rows[table.at(r, "role")] = table.at(r, "kind");
    return rows;
  }();
  return out;
}

class TieReader {
 public:
  TieReader(const Input& input, const SyntaxView& view)
      : input_(input), view_(view), clauses_(input, view), people_(input, view) {}

  std::vector<Tie> run() {
    for (WordId w = 0; w < view_.passage().words.size(); ++w) {
      const auto found = tie_verbs().find(view_.lemma(w));
      if (found == tie_verbs().end()) continue;
      const bool finite = is_finite(view_, clauses_, w);
      for (const TieVerb& verb : found->second)
        if (finite) {
          read(w, verb);
        } else {
          read_participle(w, verb);
        }
    }
    for (std::uint32_t a = 0; a < input_.actors.rows.size(); ++a)
      if (input_.actors.rows[a].named) read_roles(ActorId(a));
    std::stable_sort(rows_.begin(), rows_.end(), [](const Tie& a, const Tie& b) { return a.cue < b.cue; });
    return std::move(rows_);
  }

 private:
  void read(WordId w, const TieVerb& verb) {
    const auto standing = clauses_.standing(w);
    if (!standing || standing->until) return;
    const WordId complement = view_.child(w, {Relation::xcomp, Relation::ccomp, Relation::compound_prt});
    if (verb.alone && complement != kNoWord && complement != named_object(w)) return;
    if (verb.to && !has_infinitive(w)) return;
    const bool passive = clauses_.is_passive(w);
    std::vector<Person> subject = people_.subject(w, *standing, clauses_);
    std::vector<Person> who, whom;
    if (verb.whom != "object") {
      if (passive) return;
      who = subject;
      whom = people_.after(w, verb.whom, *standing);
    } else if (passive) {
      who = people_.after(w, "by", *standing);
      whom = subject;
    } else {
      who = subject;
      whom = people_.object(w, *standing);
      // "met Velling's brother", "paid the council's bill": the other is not who is named.
      if (view_.child(w, {Relation::iobj, Relation::obj}) == kNoWord && named_object(w) == kNoWord) whom.clear();
      if (verb.kind == "appointed")
        if (auto named = people_.object_of_office(w); !named.empty()) whom = std::move(named);
    }
    if (verb.alone && !passive) std::erase_if(whom, [&](const Person& p) { return !is_alone(w, p); });
    const bool object = view_.child(w, {Relation::obj, Relation::iobj}) != kNoWord;
    if (verb.mutual && whom.empty() && !object && !passive && verb.whom == "object" && subject.size() == 2) {
      who = {subject[0]};
      whom = {subject[1]};
    }
    const Span cue = verb_words(view_, w, w);
    for (const Person& a : who)
      for (const Person& b : whom) add(verb.kind, a, b, cue, *standing, w);
  }

  /// "advised Hanne Velling": a name right behind the verb that the tree takes for another kind of complement.
  [[nodiscard]] WordId named_object(WordId verb) const {
    const WordId next = verb + 1;
    if (next >= view_.sentence(verb).end_word || view_.upos(next) != Upos::propn || view_.head(next) != verb)
      return kNoWord;
    return view_.relation(next) == Relation::xcomp ? next : kNoWord;
  }

  /// "Ruta Amsel, appointed by Hanne Velling,": taken for granted by whoever says so.
  void read_participle(WordId w, const TieVerb& verb) {
    const bool behind = view_.relation(w) == Relation::acl && view_.xpos(w) == Xpos::vbn && view_.head(w) < w;
    if (!behind || verb.whom != "object" || verb.alone || verb.to) return;
    if (view_.child(w, {Relation::nsubj_pass, Relation::aux, Relation::aux_pass}) != kNoWord) return;
    if (view_.child_called(w, "not") != kNoWord || view_.child_called(w, "never") != kNoWord) return;
    const auto standing = clauses_.around(w);
    if (!standing) return;
    const std::vector<Person> who = people_.after(w, "by", *standing);
    const std::vector<Person> whom = people_.all_at(view_.head(w), *standing);
    if (who.size() != 1 || whom.size() != 1) return;
    add(verb.kind, who.front(), whom.front(), verb_words(view_, w, w), *standing, w);
  }

  [[nodiscard]] bool has_infinitive(WordId w) const {
    const auto children = view_.children(w);
    return std::any_of(children.begin(), children.end(),
                       [&](WordId c) { return c > w && view_.led_by(c) == "to" && view_.upos(c) == Upos::verb; });
  }

  /// "called Velling on Monday", not "called Velling a liar": right behind the verb, and nothing that names it follows.
  [[nodiscard]] bool is_alone(WordId verb, const Person& whom) const {
    if (view_.word_at(whom.span.begin) != verb + 1) return false;
    const WordId next = view_.word_at(whom.span.end - 1) + 1;
    if (next >= view_.sentence(verb).end_word) return true;
    if (!times_in(input_.times, view_.span(next)).empty()) return true;  // "called Odel the night before"
    const Upos u = view_.upos(next);
    const std::string_view word = view_.lower(next);
    if (u == Upos::punct) return word == "," || word == "." || word == ";" || word == ")";
    return u != Upos::det && u != Upos::adj && u != Upos::noun && u != Upos::propn && u != Upos::num;
  }

  void add(std::string_view kind, const Person& a, const Person& b, Span cue, const Standing& standing, WordId verb) {
    if (!a.actor.valid() || !b.actor.valid() || a.actor == b.actor || a.outlet || b.outlet) return;
    const ActorKind other = input_.actors.rows[b.actor.value].kind;
    // "led Velling by ten points", "visited Callis"
    if (kind == "leads" && (other == ActorKind::person || other == ActorKind::document)) return;
    if (verb != kNoWord && kind != "leads" && other == ActorKind::place) return;
    Tie tie;
    tie.kind = kind;
    tie.who = a.actor;
    tie.whom = b.actor;
    tie.who_span = a.span;
    tie.whom_span = b.span;
    tie.cue = cue;
    tie.state = standing.footing == Footing::so       ? TieState::stated
                : standing.footing == Footing::not_so ? TieState::negated
                                                      : TieState::unclear;
    if (verb != kNoWord) tie.when = time_of(input_, view_, verb, false, std::nullopt);
    tie.statement = standing.statement;
    tie.own_account = standing.own_account;
    rows_.push_back(std::move(tie));
  }

  /// Roles are taken for granted by whoever calls somebody so.
  void read_roles(ActorId actor) {
    for (const Role& role : input_.actors.roles.at(input_.actors.rows[actor.value].roles)) {
      if (role.span.empty() || past(role.text)) continue;
      const WordId first = view_.word_at(role.span.begin);
      if (first >= view_.passage().words.size()) continue;
      const WordId end = std::min(view_.sentence(first).end_word, view_.word_at(role.span.end - 1) + 4);
      WordId head = kNoWord;
      for (WordId w = first; w < end && view_.span(w).begin < role.span.end; ++w) {
        if (view_.lower(w) == "of" || view_.lower(w) == "for" || view_.lower(w) == "at") break;
        if (tie_roles().contains(view_.lemma(w)) && view_.upos(w) != Upos::verb) head = w;
      }
      if (head == kNoWord || head + 2 >= end) continue;
      const std::string_view joint = view_.lower(head + 1);
      if (joint != "of" && joint != "for" && joint != "at") continue;
      WordId body = head + 2;
      if (view_.lower(body) == "the") ++body;
      // The body must be named right there, by a mention that begins with the next word.
      const ActorId other = body < end ? people_.actor_at(body) : ActorId();
      if (!other.valid() || other == actor || view_.upos(body) == Upos::pron) continue;
      const ActorKind kind = input_.actors.rows[other.value].kind;
      if (kind == ActorKind::person || kind == ActorKind::document) continue;
      const auto standing = clauses_.around(head);
      if (!standing) continue;
      const Span whole{view_.span(head).begin, view_.span(body).end};
      std::string_view tie = tie_roles().find(view_.lemma(head))->second;
      // "The reviews director of" leads less than the whole.
      if (tie == "leads" && !leads_whole(first, head)) tie = "works for";
      add(tie, {role.span, actor}, {view_.span(body), other}, whole, *standing, kNoWord);
    }
  }

  [[nodiscard]] bool leads_whole(WordId first, WordId head) const {
    for (WordId w = first; w < head; ++w) {
      if (!is_one_of(view_.lower(w),
                     {"the", "its", "chief", "executive", "managing", "general", "new", "founding", ",", "-", "and"}))
        return false;
    }
    return true;
  }

  static bool past(std::string_view role) {
    const std::string lower = utf8::ascii_lowered(role);
    for (const std::string_view word : {"former", "ex-", "then", "late ", "acting", "until", "deputy", "vice", "would"})
      if (lower.find(word) != std::string::npos) return true;
    return false;
  }

  const Input& input_;
  const SyntaxView& view_;
  ClauseReader clauses_;
  People people_;
  std::vector<Tie> rows_;
};

}  // namespace

Ties ties(const Input& input) {
  Ties out;
  const SyntaxView view(input.text);
  if (!view.usable() || input.statements.state != LayerState::present) return out;
  out.state = LayerState::present;
  out.rows = TieReader(input, view).run();
  return out;
}

}  // namespace whosays::told
