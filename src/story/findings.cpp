// What bodies with a mandate found, and what people decided about it; notices, open questions and gaps of a claim.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

#include "story/dates.h"
#include "story/same_voice.h"
#include "story/standing.h"
#include "story/words.h"

namespace whosays::story {
namespace {

constexpr std::size_t kFewestWithoutNames = 3;
constexpr double kShareWithoutNames = 0.6;
constexpr std::size_t kFewestOfNotice = 4;  // words that make a notice one about a point

bool has_any(const std::string& text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has_words(text, word); });
}

// Sources that speak for a body are not the body examining something.
bool is_spokesperson(const std::string& source) {
  return has_any(source, {"spokesperson", "spokesman", "spokeswoman", "spokespeople", "lawyer", "lawyers", "counsel",
                          "minister", "commissioner", "politician", "member", "members", "official", "officials"});
}

// "Could not establish whether" and "no evidence that" say less than "did not".
bool is_inconclusive(const Desk& desk, StatementIndex i) {
  const std::string words = normal(desk.statement(i).content) + " | " + normal(desk.sentence_words(i));
  return has_any(words,
                 {"no evidence", "insufficient evidence", "not enough evidence", "could not establish",
                  "could not determine", "unable to establish", "unable to determine", "not proven", "could not say",
                  "could not conclude", "cannot be established", "did not establish whether", "inconclusive"});
}

int weight(const FindingLine& line) {
  const int by_scope = line.scope == Extent::all       ? 3
                       : line.scope == Extent::part    ? 2
                       : line.scope == Extent::unclear ? 1
                                                       : 0;
  return 2 * by_scope + (line.rejects ? 1 : 0);
}

bool mentions_shared_actor(const std::set<std::string>& concerned, const Saying& saying) {
  return std::any_of(saying.names.begin(), saying.names.end(),
                     [&](const auto& name) { return concerned.contains(name); });
}

}  // namespace

bool is_by_body(const StatementRecord& s) {
  if (s.source_class != SourceClass::institution && s.source_class != SourceClass::document &&
      s.source_class != SourceClass::named)
    return false;
  if (s.content.empty() || is_refusal(s.act)) return false;
  const std::string source = normal(s.source) + " | " + normal(s.actor);
  if (is_spokesperson(normal(s.source))) return false;
  const bool examines =
      has_any(source, {"court", "tribunal", "inquiry", "inquest", "review", "ombudsman", "ombudswoman", "auditor",
                       "auditors", "audit", "press council", "coroner", "judge", "jury", "royal commission",
                       "commission of inquiry", "inspection review"});
  if (examines)
    return s.act == Act::find || s.act == Act::assert_ || s.act == Act::confirm || s.act == Act::deny ||
           s.act == Act::dispute;
  return s.act == Act::find && has_any(source, {"commission", "regulator", "authority", "panel", "watchdog", "board"});
}

namespace {

/// Findings of one body in the same words are one, however many articles report it; so is what people decided about it.
class Findings {
 public:
  void add(FindingLine line, std::string body, std::string words, const DecisionRecord* verdict) {
    const std::pair key(std::move(body), std::move(words));
    const auto same = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.key == key; });
    if (same == rows_.end()) {
      rows_.push_back({std::move(line), key, verdict});
    } else if (verdict != nullptr && (same->verdict == nullptr || is_before(*same->verdict, *verdict))) {
      same->line = std::move(line);
      same->verdict = verdict;
    }
  }

  /// Those that no person rejected, what settles most first: a card has room for one.
  std::vector<FindingLine> lines() {
    std::vector<FindingLine> out;
    for (Row& row : rows_) {
      if (row.verdict != nullptr && row.verdict->kind == DecisionKind::reject) continue;
      if (row.verdict != nullptr) {
        row.line.accepted = true;
        row.line.accepted_by = row.verdict->initials.empty() ? "?" : row.verdict->initials;
        row.line.accepted_at = row.verdict->decided_at;
      }
      out.push_back(std::move(row.line));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const FindingLine& a, const FindingLine& b) { return weight(a) > weight(b); });
    return out;
  }

 private:
  struct Row {
    FindingLine line;
    std::pair<std::string, std::string> key;  ///< body and content
    const DecisionRecord* verdict = nullptr;
  };
  static bool is_before(const DecisionRecord& a, const DecisionRecord& b) {
    return std::pair(std::string_view(a.decided_at), a.row) < std::pair(std::string_view(b.decided_at), b.row);
  }
  std::vector<Row> rows_;
};

// "Both Courier sources relied on one draft": sources, rely, one, in the body's own sentence.
bool says_one_paper(const std::string& words) {
  return has_any(words, {"sources", "source", "officials", "informants"}) &&
         has_any(words, {"relied", "rely", "based", "rested", "read", "misread"}) &&
         has_any(words, {"on one", "on a single", "on the same", "upon one", "read one", "read a single",
                         "read the same", "misread one", "misread a single", "misread the same"}) &&
         !has_any(words, {"one of", "not on one", "more than one"}) &&
         has_any(words,
                 {"draft", "paper", "document", "memo", "memorandum", "note", "report", "email", "letter", "file"});
}

std::string body_of(const Desk& desk, const StatementRecord& s) {
  const std::string& name = s.actor.empty() ? s.source : s.actor;
  return desk.actors().shown(desk.actors().label(s.article_row, name), name);
}

}  // namespace

void Standing::file_finding(StatementIndex i) {
  const Desk& desk = room_.desk;
  const StatementRecord& s = desk.statement(i);
  if (!is_by_body(s)) return;
  const Saying& saying = room_.sayings[i];
  const std::string body = normal(body_of(desk, s));
  const std::string words = fmt::format("{}|{}|{}|{}|{}", body, normal(s.content), static_cast<int>(s.polarity),
                                        saying.negative, fmt::join(saying.names, ","));
  Repeated& repeated = findings_.put(words, i, room_);
  const auto made = moments_of(desk.made(i));
  if (made && (repeated.statements.size() == 1 || made->first > repeated.latest)) repeated.latest = made->first;
  for (const AnswerRecord& answer : s.answers)
    if (!answer.statement.empty()) found_on_[{desk.home(i), answer.statement}].push_back(i);
  if (s.polarity == Polarity::negative || saying.negative) return;
  const std::string sentence = normal(desk.sentence_words(i)) + " | " + normal(s.content);
  if (says_one_paper(sentence) && seen_on_one_paper_.insert(body + '|' + sentence).second) on_one_paper_.push_back(i);
}

// Of findings in the same words the first that was made since, those that a person looked at, those that are linked.
std::vector<StatementIndex> Standing::worth_reading(const ClaimGroup& group, const std::set<std::string>& who,
                                                    const std::string& first) const {
  const Desk& desk = room_.desk;
  const Saying& claim = room_.sayings[group.members.front()];
  std::set<std::size_t> wordings;
  const auto gather = [&](const std::map<std::string, std::vector<std::size_t>>& from,
                          const std::set<std::string>& words) {
    for (const std::string& word : words)
      if (const auto it = from.find(word); it != from.end()) wordings.insert(it->second.begin(), it->second.end());
  };
  gather(who.empty() ? findings_.by_key : findings_.by_name, who.empty() ? claim.keys : who);
  std::set<std::pair<std::pair<std::size_t, std::uint32_t>, StatementIndex>> out;
  const auto since = moments_of(first);
  for (const std::size_t wording : wordings) {
    const Repeated& repeated = findings_.all[wording];
    if (since && repeated.latest <= since->last) continue;
    if (overlap(claim, room_.sayings[repeated.statements.front()]).shared == 0) continue;
    bool taken = false;
    for (const StatementIndex i : repeated.statements) {
      const bool is_first = !taken && surely_before(first, desk.made(i));
      taken = taken || is_first;
      if (is_first || room_.decisions.verdict(i) != nullptr) out.insert({desk.place(i), i});
      if (taken && !room_.decisions.any()) break;
    }
  }
  for (const StatementIndex member : group.members)
    if (const auto it = found_on_.find({desk.home(member), desk.statement(member).id}); it != found_on_.end())
      for (const StatementIndex i : it->second) out.insert({desk.place(i), i});
  std::vector<StatementIndex> in_order;
  for (const auto& [place, i] : out) in_order.push_back(i);
  return in_order;
}

std::vector<FindingLine> Standing::findings(const ClaimGroup& group) const {
  const Desk& desk = room_.desk;
  const std::string first = first_published(desk, carriers_of(desk, group));
  const Saying& claim = room_.sayings[group.members.front()];
  const auto who = concerned(room_, group);
  const std::set<StatementIndex> members(group.members.begin(), group.members.end());
  Findings out;
  for (const StatementIndex i : worth_reading(group, who, first)) {
    if (!surely_before(first, desk.made(i))) continue;
    const StatementRecord& s = desk.statement(i);
    const Saying& saying = room_.sayings[i];
    FindingLine line;
    line.statement = i;
    line.linked = std::any_of(s.answers.begin(), s.answers.end(), [&](const AnswerRecord& answer) {
      const auto target = desk.find(desk.home(i), answer.statement);
      return target && members.contains(*target);
    });
    const Overlap shared = overlap(claim, saying);
    // A claim that names nobody has only its words to be recognised by: then most of them, and several.
    const bool about_it = who.empty() ? shared.shared >= kFewestWithoutNames && shared.share >= kShareWithoutNames
                                      : mentions_shared_actor(who, saying) && shared.shared > 0;
    if (!line.linked && !about_it) continue;
    line.scope = extent_of(shared);
    if (line.scope == Extent::unclear && !shared.generic && !line.linked) line.scope = Extent::another_point;
    const bool contradicts = (s.polarity == Polarity::negative) != (saying.negative != claim.negative);
    line.inconclusive = is_inconclusive(desk, i);
    line.rejects = contradicts && !line.inconclusive && (line.scope == Extent::all || line.scope == Extent::part);
    line.body = body_of(desk, s);
    out.add(line, normal(line.body), normal(s.content), room_.decisions.verdict(i));
  }
  return out.lines();
}

namespace {

/// What a notice speaks of, in its own words; what every notice says of itself is not among it.
Saying subject_of_notice(const std::string& words) {
  static const std::set<std::string> kOfNotices = [] {
    std::set<std::string> out;
    for (const std::string_view word :
         {"article",    "publish", "version",       "early",   "earlier",    "editor",   "note",      "correct",
          "correction", "clarify", "clarification", "retract", "retraction", "withdraw", "withdrawn", "apologise",
          "apology",    "update",  "report",        "state",   "story",      "text"})
      out.insert(stem(word));
    return out;
  }();
  Saying out;
  for (const Word& word : words_in(words)) {
    const std::string form = stem(word.text);
    if (word.number || word.capital || is_filler(word.text) || is_function(form) || is_negation(word.text)) continue;
    if (!kOfNotices.contains(form)) out.keys.insert(form);
  }
  return out;
}

}  // namespace

std::vector<NoticeLine> notices(const Room& room, const ClaimGroup& group, const std::vector<ArticleIndex>& carriers) {
  const Saying& claim = room.sayings[group.members.front()];
  std::vector<NoticeLine> out;
  for (const ArticleIndex article : carriers)
    for (const std::size_t i : room.desk.remarks_of(article)) {
      const RemarkRecord& remark = room.desk.world.remarks[i];
      if (!remark.notice) continue;
      const Saying subject = subject_of_notice(remark.words);
      const Extent extent = extent_of(overlap(claim, subject));
      // A notice that names no point ("this article has been withdrawn") is about all of it.
      out.push_back(
          {i, article, subject.keys.size() < kFewestOfNotice || extent == Extent::all || extent == Extent::part});
    }
  return out;
}

std::vector<std::size_t> unknowns(const Room& room, const ClaimGroup& group,
                                  const std::vector<ArticleIndex>& carriers) {
  const Saying& claim = room.sayings[group.members.front()];
  std::vector<std::size_t> out;
  std::set<std::string> said;  // copies repeat it; the earliest is shown
  for (const ArticleIndex article : carriers)
    for (const std::size_t i : room.desk.remarks_of(article)) {
      const RemarkRecord& remark = room.desk.world.remarks[i];
      const std::vector<Word> words = words_in(remark.words);
      const bool shares = std::any_of(words.begin(), words.end(), [&](const Word& word) {
        const std::string form = stem(word.text);
        return claim.keys.contains(form) && !is_generic_charge(form);
      });
      if (!remark.notice && shares && said.insert(normal(remark.words)).second) out.push_back(i);
    }
  return out;
}

std::vector<Gap> gaps(const Room& room, const ClaimGroup& group, const Claim& claim) {
  std::vector<Gap> out;
  const auto none = [&](auto holds) {
    return std::none_of(group.members.begin(), group.members.end(),
                        [&](StatementIndex i) { return holds(room.desk.statement(i)); });
  };
  const auto witnessed = [](const StatementRecord& s) { return s.source_class == SourceClass::witnessed; };
  if (none([&](const StatementRecord& s) { return s.basis != Basis::not_stated || witnessed(s); }))
    out.push_back({GapKind::basis, {}});
  if (none([&](const StatementRecord& s) {
        return s.source_class == SourceClass::named || s.source_class == SourceClass::institution ||
               s.source_class == SourceClass::document || witnessed(s);
      }))
    out.push_back({GapKind::named_source, {}});
  for (const std::string& name : claim.against) {
    const std::string wanted = normal(name);
    const bool answered = std::any_of(claim.answers.begin(), claim.answers.end(), [&](const AnswerLine& line) {
      const StatementRecord& s = room.desk.statement(line.statement);
      const auto is = [&](const std::string& other) {
        return !other.empty() &&
               normal(room.desk.actors().shown(room.desk.actors().label(s.article_row, other), other)) == wanted;
      };
      return line.extent != Extent::another_point && (is(s.actor) || is(s.speaks_for) || is_spokesperson_of(s, name));
    });
    if (!answered) out.push_back({GapKind::answer, name});
  }
  if (claim.origins.at_least < 2) out.push_back({GapKind::second_origin, {}});
  if (claim.findings.empty()) out.push_back({GapKind::finding, {}});
  return out;
}

}  // namespace whosays::story
