// Verbs of telling (lexicon/told_verbs.tsv), each with its hearer, its teller, what it is of, when; kept when the
// clause's standing is known.
#include "told/told.h"

#include <algorithm>
#include <array>

#include "base/text_util.h"
#include "base/word_map.h"
#include "told/clause.h"
#include "told/frame.h"
#include "told/people.h"

namespace whosays::told {
namespace {

struct Telling {
  std::string_view with;  ///< lemma that must hang on the verb
  bool hearer_is_subject = false;
  std::vector<std::string_view> what;
  bool not_told = false;
};

using Tellings = WordMap<std::vector<Telling>>;

const Tellings& tellings() {
  static const Tellings out = [] {
    static const lexicon::Table table("told_verbs.tsv");
    Tellings rows;
    for (std::size_t r = 0; r < table.rows(); ++r)
      rows[table.at(r, "lemma")].push_back({table.at(r, "with"), table.at(r, "hearer") == "subject",
                                            split(table.at(r, "what"), ' '), table.at(r, "state") == "not_told"});
    return rows;
  }();
  return out;
}

bool takes(const Telling& telling, std::string_view word) {
  return std::find(telling.what.begin(), telling.what.end(), word) != telling.what.end();
}

class Reader {
 public:
  Reader(const Input& input, const SyntaxView& view)
      : input_(input), view_(view), clauses_(input, view), people_(input, view) {}

  std::vector<ToldRow> run() {
    for (WordId w = 0; w < view_.passage().words.size(); ++w) {
      const auto found = tellings().find(view_.lemma(w));
      if (found == tellings().end() || !is_finite(view_, clauses_, w)) continue;
      for (const Telling& telling : found->second) read(w, telling);
    }
    return std::move(rows_);
  }

 private:
  /// The word that makes the verb a telling: "aware" of "made aware"; the verb itself where it needs none.
  [[nodiscard]] WordId with(WordId verb, const Telling& telling) const {
    if (telling.with.empty()) return verb;
    for (const WordId c : view_.children(verb))
      if (c > verb && view_.lemma(c) == telling.with) return c;
    return kNoWord;
  }

  void read(WordId verb, const Telling& telling) {
    const WordId last = with(verb, telling);
    if (last == kNoWord) return;
    const bool passive = clauses_.is_passive(verb);
    if (telling.hearer_is_subject && passive) return;
    // "advised to find a deputy": advice, where the verb takes no infinitive for what is told.
    if (!takes(telling, "to") && telling.with.empty())
      for (const WordId c : view_.children(verb))
        if (view_.relation(c) == Relation::xcomp && view_.led_by(c) == "to") return;
    // "told off", "tipped off"
    if (view_.child(verb, {Relation::compound_prt}) != kNoWord || next_is(verb, "off")) return;
    // "kept informed" is one telling, not two.
    if (telling.with.empty() && view_.relation(verb) == Relation::xcomp && view_.xpos(verb) == Xpos::vbn) return;
    const auto standing = clauses_.standing(verb);
    if (!standing) return;
    const bool by_subject = telling.hearer_is_subject || passive;
    const std::vector<Person> hearers =
        by_subject ? people_.subject(verb, *standing, clauses_) : people_.object(verb, *standing);
    const std::vector<Person> tellers = telling.hearer_is_subject ? people_.after(verb, "from", *standing)
                                        : passive                 ? people_.after(verb, "by", *standing)
                                                                  : people_.subject(verb, *standing, clauses_);
    for (const Person& hearer : hearers) add({verb, last, telling, *standing, hearers}, hearer, tellers);
  }

  [[nodiscard]] bool next_is(WordId w, std::string_view lower) const {
    return w + 1 < view_.sentence(w).end_word && view_.lower(w + 1) == lower;
  }

  struct Found {
    WordId verb, last;
    const Telling& telling;
    const Standing& standing;
    const std::vector<Person>& hearers;
  };

  void add(const Found& found, const Person& hearer, const std::vector<Person>& tellers) {
    if (hearer.outlet) return;
    ToldRow row;
    row.who = hearer.span;
    row.actor = hearer.actor;
    row.cue = verb_words(view_, found.verb, found.last);
    if (!settle(found, row)) return;
    row.what = what_of(found);
    if (!row.what) row.what = what_after(found);
    if (!tellers.empty()) {
      row.from_span = tellers.front().span;
      if (tellers.size() == 1) row.from = tellers.front().actor;
      if (row.from.valid() && row.from == row.actor) return;
    }
    const bool passive = !found.telling.hearer_is_subject && clauses_.is_passive(found.verb);
    // "told a crowd a story", "told his backers on Monday": without what it was, it says too little, or was misread.
    const bool enough = row.state != ToldState::told || (passive && row.actor.valid());
    if (!row.what && (!enough || found.telling.hearer_is_subject)) return;
    // "It tells us that": everybody.
    if (!passive && !row.actor.valid() && is_first_person(row.who)) return;
    row.when = time_of(input_, view_, found.verb, found.standing.until, row.what);
    if (!row.when.valid() && found.last != found.verb)
      row.when = time_of(input_, view_, found.last, found.standing.until, row.what);
    if (!inside_account(row, found.standing.statement)) row.when = {};
    row.statement = found.standing.statement;
    row.own_account = found.standing.own_account;
    if (row.own_account && !row.statement.valid()) row.statement = committed(clauses_.said_by(found.verb));
    const bool known =
        std::any_of(rows_.begin(), rows_.end(), [&](const ToldRow& r) { return r.who == row.who && r.cue == row.cue; });
    if (!known) rows_.push_back(row);
  }

  /// "said last May that she was told": May is when it was said, though the tree may give it to the telling.
  [[nodiscard]] bool inside_account(const ToldRow& row, StatementId around) const {
    if (!around.valid() || !row.when.valid()) return true;
    const Span time = input_.times.rows[row.when.value].span;
    const auto content = input_.statements.spans.at(input_.statements.rows[around.value].content);
    const auto holds = [&](Span what) {
      return std::any_of(content.begin(), content.end(), [&](Span span) { return span.contains(what); });
    };
    return !holds(row.cue) || holds(time);
  }

  [[nodiscard]] bool is_first_person(Span who) const {
    const std::string_view words = view_.lower(view_.word_at(who.begin));
    return words == "us" || words == "we" || words == "ourselves";
  }

  [[nodiscard]] StatementId committed(StatementId id) const {
    return id.valid() && input_.statements.rows[id.value].set_aside.empty() ? id : StatementId();
  }

  /// The state of a row; false when there is none to be told.
  [[nodiscard]] bool settle(const Found& found, ToldRow& row) const {
    Footing footing = found.standing.footing;
    const bool no_such = found.last != found.verb && view_.child_called(found.last, "no") != kNoWord;
    if (found.telling.not_told || no_such) {
      if (footing == Footing::not_so) return false;  // "was not kept in the dark": what she was told is not said
      if (footing == Footing::so) footing = Footing::not_so;
    }
    row.state = footing == Footing::so       ? ToldState::told
                : footing == Footing::not_so ? ToldState::not_told
                                             : ToldState::unclear;
    return true;
  }

  // ---- what it is of ----

  /// The earliest phrase behind the verb that says what was told.
  [[nodiscard]] std::optional<Span> what_of(const Found& found) const {
    std::optional<Span> best;
    const auto consider = [&](std::optional<Span> span) {
      if (span && !span->empty() && (!best || span->begin < best->begin)) best = span;
    };
    const SyntaxView::Reach reach = view_.reach(found.verb);
    for (WordId w = found.verb + 1; w <= reach.last; ++w) {
      consider(clause_at(found, w));
      consider(phrase_at(found, w));
    }
    if (best) return best;
    const StatementId telling = clauses_.said_by(found.verb);
    if (!telling.valid() || !found.telling.with.empty()) return std::nullopt;
    const auto content = input_.statements.spans.at(input_.statements.rows[telling.value].content);
    const bool quoted = !content.empty() && input_.statements.rows[telling.value].form == Form::direct;
    return quoted ? std::optional(content.front()) : std::nullopt;
  }

  /// "Residents were told that the water was safe, Velling said": the content of Velling's statement begins there.
  [[nodiscard]] std::optional<Span> what_after(const Found& found) const {
    const StatementId around = found.standing.statement;
    if (!around.valid() || !takes(found.telling, "that")) return std::nullopt;
    const auto content = input_.statements.spans.at(input_.statements.rows[around.value].content);
    if (content.empty() || content.front().begin <= view_.span(found.last).end) return std::nullopt;
    WordId first = view_.word_at(content.front().begin);
    if (view_.lower(first) != "that") return std::nullopt;
    return Span{view_.span(first + 1).begin, content.front().end};
  }

  /// "that the ramp was cracked", "to keep the report back", "how it was done": the clause that this word leads in.
  [[nodiscard]] std::optional<Span> clause_at(const Found& found, WordId w) const {
    if (view_.relation(w) == Relation::mark) {
      const WordId clause = view_.head(w);
      if (clause == kNoWord || clause < w) return std::nullopt;
      if (view_.lower(w) == "that" && takes(found.telling, "that") && hangs_near(found, clause))
        return clause_words(clause, w + 1);
      if (view_.lower(w) == "to" && takes(found.telling, "to") && view_.relation(clause) == Relation::xcomp &&
          view_.head(clause) == found.verb)
        return clause_words(clause, w > found.verb + 1 && view_.lower(w - 1) == "not" ? w - 1 : w);
      return std::nullopt;
    }
    if (view_.relation(w) != Relation::ccomp || view_.head(w) != found.verb || !takes(found.telling, "that"))
      return std::nullopt;
    if (clauses_.said_by(w).valid() && !found.hearers.empty()) return std::nullopt;  // "..., she said"
    const SyntaxView::Reach reach = view_.reach(w);
    return reach.first > found.verb
               ? clause_words(w, view_.lower(reach.first) == "that" ? reach.first + 1 : reach.first)
               : std::nullopt;
  }

  /// The clause hangs on the verb, or on what stands between (the tree may give it to the hearer or to a date).
  [[nodiscard]] bool hangs_near(const Found& found, WordId clause) const {
    WordId above = view_.head(clause);
    for (int steps = 0; above != kNoWord && above != found.verb && steps < 3; ++steps) {
      if (view_.upos(above) == Upos::verb && above != found.last) return false;
      // "told of the claim that": the claim comes first and is what was told.
      above = view_.head(above);
    }
    return above == found.verb;
  }

  [[nodiscard]] std::optional<Span> clause_words(WordId clause, WordId first) const {
    const auto stop = [&](WordId c) {
      return view_.relation(c) == Relation::parataxis ||
             (clauses_.said_by(c).valid() && c > clause && view_.relation(c) == Relation::ccomp);
    };
    SyntaxView::Reach reach = view_.reach(clause, stop);
    reach.first = std::max(reach.first, first);
    if (reach.first > reach.last) return std::nullopt;
    return view_.bytes(reach);
  }

  /// "of the defects": the phrase of this head word.
  [[nodiscard]] std::optional<Span> phrase_at(const Found& found, WordId w) const {
    const Relation relation = view_.relation(w);
    if (relation != Relation::obl && relation != Relation::nmod) return std::nullopt;
    const std::string_view led = view_.led_by(w);
    if (led.empty() || led == "that" || led == "to" ? !(led == "to" && view_.lemma(found.verb) == "alert")
                                                    : !takes(found.telling, led))
      return std::nullopt;
    const WordId above = view_.head(w);
    const bool beside = above == found.verb || above == found.last;
    const bool on_hearer = std::any_of(found.hearers.begin(), found.hearers.end(), [&](const Person& p) {
      return p.span.contains(view_.span(above)) && !p.span.overlaps(view_.span(w));
    });
    if (!beside && !on_hearer) return std::nullopt;
    // "told Ilse Varn of Callis Radio"
    if (!beside && led == "of" && people_.actor_at(w).valid()) return std::nullopt;
    if (view_.upos(w) == Upos::pron && view_.lower(w) != "it" && view_.lower(w) != "this" && view_.lower(w) != "that")
      return std::nullopt;
    const auto stop = [&](WordId c) {
      const std::string_view by = view_.led_by(c);
      return view_.relation(c) == Relation::parataxis || (c > w && (by == "by" || by == "from" || is_time(c)));
    };
    SyntaxView::Reach reach = view_.reach(w, stop);
    for (const WordId c : view_.children(w))
      if (view_.relation(c) == Relation::case_ && c < w && view_.lower(c) == led) reach.first = c + 1;
    const Span span = view_.bytes(reach);
    return is_time(w) ? std::nullopt : std::optional(span);
  }

  [[nodiscard]] bool is_time(WordId w) const { return !times_in(input_.times, view_.span(w)).empty(); }

  const Input& input_;
  const SyntaxView& view_;
  ClauseReader clauses_;
  People people_;
  std::vector<ToldRow> rows_;
};

}  // namespace

Told told(const Input& input) {
  Told out;
  const SyntaxView view(input.text);
  if (!view.usable() || input.statements.state != LayerState::present) return out;
  out.state = LayerState::present;
  out.rows = Reader(input, view).run();
  return out;
}

}  // namespace whosays::told
