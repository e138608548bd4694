// Who is spoken against, and where they answer: in this text, and in the record of who was asked.
//
// An answer is shown in its own act and extent and never mirrored (DESIGN, rule 4): one on another point leaves this
// point without an answer.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "audit/checks.h"
#include "base/text_util.h"
#include "story/dates.h"
#include "story/words.h"

namespace whosays::audit {
namespace {

std::string_view answer_words(Act act) {
  switch (act) {
    case Act::deny: return "denies";
    case Act::dispute: return "disputes";
    case Act::acknowledge: return "acknowledges";
    case Act::confirm: return "confirms";
    case Act::apologise: return "apologises";
    case Act::decline: return "declined";
    case Act::no_response: return "did not respond";
    case Act::unreachable: return "not reached";
    case Act::neither_confirm_nor_deny: return "neither confirms nor denies";
    default: return "answers";
  }
}

std::string_view extent_of_answer(Extent extent) {
  switch (extent) {
    case Extent::all: return " this point";
    case Extent::part: return " a part of it";
    case Extent::another_point: return " another point";
    case Extent::unclear: return "; to what is unclear";
  }
  return {};
}

bool answers_by_nature(Act act) {
  return act == Act::deny || act == Act::dispute || act == Act::acknowledge || act == Act::apologise || is_refusal(act);
}

/// Stems of names and deeds: what has to be in a question for it to put an allegation.
std::set<std::string> key_stems(std::string_view text) {
  std::set<std::string> out;
  for (const story::Word& word : story::words_in(text)) {
    const std::string form = story::stem(word.text);
    if (!story::is_filler(word.text) && !story::is_function(form) && !story::is_pointing(word.text)) out.insert(form);
  }
  return out;
}

/// True when a question has at least a third of what an allegation is made of.
bool puts_it(std::string_view question, std::string_view allegation) {
  const auto wanted = key_stems(allegation);
  const auto there = key_stems(question);
  std::size_t shared = 0;
  for (const std::string& stem : wanted) shared += there.contains(stem) ? 1U : 0U;
  return !wanted.empty() && shared * 3 >= wanted.size();
}

/// One name is the other, or stands in it: "Odel" asked, Marek Odel accused.
bool same_person(std::string_view a, std::string_view b) {
  const auto bare = [](std::string_view name) {
    std::string words = story::normal(name);
    return words.starts_with("the ") ? words.substr(4) : words;
  };
  const std::string one = bare(a);
  const std::string other = bare(b);
  return !one.empty() && !other.empty() && (story::has_words(one, other) || story::has_words(other, one));
}

/// "9 June 2032 21:40" of an ISO moment.
std::string moment_words(std::string_view iso) {
  const std::size_t t = iso.find('T');
  if (t == std::string_view::npos) return story::date_words(iso);
  return fmt::format("{} {}", story::date_words(iso.substr(0, t)), iso.substr(t + 1, 5));
}

class Answers {
 public:
  Answers(const Job& job, const std::vector<Request>* requests)
      : job_(job), draft_(job.draft), doc_(draft_.doc()), requests_(requests) {}

  void run() {
    for (std::uint32_t i = 0; i < doc_.statements.rows.size(); ++i)
      if (doc_.statements.rows[i].set_aside.empty()) add_accused(StatementId(i));
    for (std::uint32_t i = 0; i < doc_.statements.rows.size(); ++i)
      if (is_allegation(doc_.statements.rows[i])) add_named(StatementId(i));
    for (const OwnVoice& own : job_.own_voice) add_own(own);
    std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
      return std::pair(a.shown.field == Field::text, a.shown.span.begin) <
             std::pair(b.shown.field == Field::text, b.shown.span.begin);
    });
    for (std::size_t r = 0; r < rows_.size(); ++r) finish(r);
    add_unmatched_requests();
  }

 private:
  struct Row {
    SpokenAgainst shown;
    ActorId actor;
    StatementId allegation;
  };

  [[nodiscard]] bool is_allegation(const Statement& s) const {
    return s.set_aside.empty() && doc_.statements.is_against_somebody(s) && !answers_by_nature(s.act);
  }

  void add_row(StatementId id, ActorId actor, std::string who, bool named) {
    const Statement& s = doc_.statements.rows[id.value];
    Row row;
    row.actor = actor;
    row.allegation = id;
    row.shown.who = std::move(who);
    row.shown.named_in_it = named;
    row.shown.field = s.field;
    row.shown.span = draft_.place(s);
    row.shown.line = draft_.line(s);
    row.shown.allegation = draft_.words(s, s.content);
    row.shown.by = draft_.speaker(s);
    rows_.push_back(std::move(row));
  }

  void add_accused(StatementId id) {
    const Statement& s = doc_.statements.rows[id.value];
    if (!is_allegation(s)) return;
    for (const Against& against : doc_.statements.against.at(s.against)) {
      if (!against.is_likely()) continue;
      std::string who = draft_.actor(against.actor);
      if (who.empty()) who = draft_.words(s, against.spans);
      if (who.empty() || story::is_pointing(story::normal(who))) continue;
      // What stands inside an allegation against the same person is part of it.
      const bool within = std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
        return row.shown.who == who && (s.within == row.allegation || overlap(id, row.allegation));
      });
      if (!within) add_row(id, against.actor, std::move(who), false);
    }
  }

  /// What the text itself says against somebody.
  void add_own(const OwnVoice& own) {
    Row row;
    row.actor = own.actor;
    row.shown = {own.whom,
                 false,
                 draft_.line(own.field, own.span.begin),
                 draft_.words(own.field, own.span),
                 "the text itself",
                 {},
                 {},
                 false,
                 own.field,
                 own.span};
    rows_.push_back(std::move(row));
  }

  [[nodiscard]] bool overlap(StatementId a, StatementId b) const {
    const Statement& one = doc_.statements.rows[a.value];
    const Statement& other = doc_.statements.rows[b.value];
    if (one.field != other.field) return false;
    for (const Span x : doc_.statements.spans.at(one.content))
      for (const Span y : doc_.statements.spans.at(other.content))
        if (x.overlaps(y)) return true;
    return false;
  }

  /// People named in what is said against somebody else: each once, where they are named first.
  void add_named(StatementId id) {
    const Statement& s = doc_.statements.rows[id.value];
    for (const Span span : doc_.statements.spans.at(s.content))
      for (const ActorId actor : draft_.named_in(s.field, span)) {
        if (doc_.actors.rows[actor.value].kind != ActorKind::person || actor == s.actor) continue;
        const bool there = std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) { return row.actor == actor; });
        if (!there) add_row(id, actor, draft_.actor(actor), true);
      }
  }

  /// Where the actor answers, and whether one of the answers is to this point as far as can be told.
  bool find_answers(Row& row) const {
    bool to_the_point = false;
    for (const Statement& s : doc_.statements.rows) {
      if (!s.set_aside.empty() || !(answers_by_nature(s.act) || is_defence(s, row))) continue;
      const bool theirs = row.actor.valid() ? (s.actor == row.actor || s.speaks_for == row.actor)
                                            : same_person(draft_.words(s, s.source), row.shown.who);
      if (!theirs) continue;
      const Extent extent = extent_to(s, row.allegation);
      to_the_point = to_the_point || extent != Extent::another_point;
      row.shown.answers.push_back(fmt::format("l.{} {}{}", draft_.line(s), answer_words(s.act),
                                              is_refusal(s.act) ? std::string_view() : extent_of_answer(extent)));
    }
    return to_the_point;
  }

  /// "I took nothing": in the first person, with a negation, and with a word of what is said against them.
  [[nodiscard]] bool is_defence(const Statement& s, const Row& row) const {
    if (s.act != Act::assert_ || s.source_class != SourceClass::named) return false;
    const std::string content = draft_.words(s, s.content);
    const std::vector<story::Word> words = story::words_in(content);
    const auto any = [&](auto is) {
      return std::any_of(words.begin(), words.end(), [&](const story::Word& word) { return is(word.text); });
    };
    if (!any(story::is_first_person) || !any(story::is_negation)) return false;
    const auto alleged = key_stems(row.shown.allegation);
    const auto theirs = key_stems(content);
    return std::any_of(theirs.begin(), theirs.end(), [&](const std::string& stem) { return alleged.contains(stem); });
  }

  [[nodiscard]] Extent extent_to(const Statement& s, StatementId allegation) const {
    Extent extent = Extent::unclear;
    if (!allegation.valid()) return extent;
    for (const Answer& answer : doc_.statements.answers.at(s.answers)) {
      const bool this_one =
          answer.statement == allegation || (answer.statement.valid() && overlap(answer.statement, allegation));
      if (this_one) return answer.extent;
      extent =
          answer.extent == Extent::another_point || answer.statement.valid() ? Extent::another_point : answer.extent;
    }
    return extent;
  }

  void finish(std::size_t r) {
    Row& row = rows_[r];
    const bool answered = find_answers(row);
    if (!answered) {
      ++job_.audit.unanswered;
      job_.add(draft_.spot(
          "no_answer", row.shown.field, row.shown.span,
          fmt::format(
              "{} ({}): {}; {}", row.shown.who, row.shown.named_in_it ? "named in it" : "spoken against",
              in_marks(row.shown.allegation),
              row.shown.answers.empty() ? "no answer found in this text" : "the answers found are to another point")));
    }
    if (requests_ != nullptr) match_requests(row);
    job_.audit.against.push_back(row.shown);
  }

  void match_requests(Row& row) {
    bool put = false;
    for (const Request& request : *requests_) {
      if (!same_person(request.who, row.shown.who)) continue;
      matched_.insert(&request);
      row.shown.asked = true;
      std::string words = request_words(request);
      if (puts_it(request.words_put, row.shown.allegation)) {
        put = true;
      } else {
        words += fmt::format("; the words put do not say it: {}", in_marks(request.words_put));
      }
      row.shown.replies.push_back(std::move(words));
    }
    if (put) return;
    ++job_.audit.never_put;
    row.shown.replies.push_back(row.shown.asked ? "NEVER PUT to them, as far as the words put tell"
                                                : "NEVER PUT: no row of the reply file asks them");
  }

  [[nodiscard]] static std::string request_words(const Request& request) {
    std::string words = fmt::format("asked {}", moment_words(request.asked_at));
    if (!request.channel.empty()) words += fmt::format(" ({})", request.channel);
    if (const auto minutes = request.minutes_given())
      words += fmt::format(", deadline {}: {}", moment_words(request.deadline), duration_words(*minutes));
    else if (!request.deadline.empty())
      words += fmt::format(", deadline {}", moment_words(request.deadline));
    else
      words += ", no deadline noted";
    if (request.answered_at.empty()) return words + ", no answer noted";
    words += fmt::format(", answered {}", moment_words(request.answered_at));
    if (story::surely_before(request.deadline, request.answered_at)) words += " (after the deadline)";
    return words;
  }

  void add_unmatched_requests() {
    if (requests_ == nullptr) return;
    for (const Request& request : *requests_)
      if (!matched_.contains(&request))
        job_.audit.asked_not_in_text.push_back(
            fmt::format("{}: {}; put: {}", request.who, request_words(request), in_marks(request.words_put)));
  }

  const Job& job_;
  const Draft& draft_;
  const Document& doc_;
  const std::vector<Request>* requests_;
  std::vector<Row> rows_;
  std::set<const Request*> matched_;
};

}  // namespace

void check_answers(const Job& job, const std::vector<Request>* requests) { Answers(job, requests).run(); }

}  // namespace whosays::audit
