// What bodies with a mandate found; notices, open questions and gaps of a claim.
#include <algorithm>
#include <array>

#include "story/dates.h"
#include "story/standing.h"
#include "story/words.h"

namespace whosays::story {
namespace {

bool has_any(const std::string& text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has_words(text, word); });
}

// Sources that speak for a body are not the body examining something.
bool is_spokesperson(const std::string& source) {
  return has_any(source, {"spokesperson", "spokesman", "spokeswoman", "spokespeople", "lawyer", "lawyers", "counsel",
                          "minister", "commissioner", "politician", "member", "members", "official", "officials"});
}

bool rejected_by_person(const Desk& desk, StatementIndex i, std::string& accepted_by) {
  const StatementRecord& s = desk.statement(i);
  const std::string& original = desk.article(desk.home(i)).sha256;
  const DecisionRecord* last = nullptr;
  for (const DecisionRecord& decision : desk.world.decisions) {
    if (decision.kind != DecisionKind::accept && decision.kind != DecisionKind::reject) continue;
    if (decision.original != original || decision.field != s.field) continue;
    const bool here = std::any_of(s.parts.begin(), s.parts.end(), [&](const PartRecord& part) {
      return part.part == Part::content && part.span.overlaps(decision.span);
    });
    if (!here) continue;
    const auto when = [](const DecisionRecord& d) { return std::pair(std::string_view(d.decided_at), d.row); };
    if (!last || when(*last) < when(decision)) last = &decision;
  }
  if (last && last->kind == DecisionKind::accept) accepted_by = last->initials.empty() ? "?" : last->initials;
  return last && last->kind == DecisionKind::reject;
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

std::vector<FindingLine> Standing::findings(const ClaimGroup& group) const {
  const Desk& desk = room_.desk;
  const auto carriers = carriers_of(desk, group);
  const std::string first = first_published(desk, carriers);
  const Saying& claim = room_.sayings[group.members.front()];
  const auto who = concerned(room_, group);
  std::vector<FindingLine> out;
  std::vector<std::pair<std::string, std::string>> seen;  // body and content: one finding in many articles is one
  for (const StatementIndex i : bodies_) {
    if (!surely_before(first, desk.made(i))) continue;
    const StatementRecord& s = desk.statement(i);
    const Saying& saying = room_.sayings[i];
    const bool linked = std::any_of(s.answers.begin(), s.answers.end(), [&](const AnswerRecord& answer) {
      const auto target = desk.find(desk.home(i), answer.statement);
      return target && std::find(group.members.begin(), group.members.end(), *target) != group.members.end();
    });
    const Overlap shared = overlap(claim, saying);
    const bool same_actors = who.empty() || mentions_shared_actor(who, saying);
    if (!linked && (!same_actors || shared.shared == 0)) continue;
    FindingLine line;
    line.statement = i;
    line.scope = extent_of(shared);
    if (line.scope == Extent::unclear && !shared.generic && !linked) line.scope = Extent::another_point;
    const bool contradicts = (s.polarity == Polarity::negative) != (saying.negative != claim.negative);
    line.inconclusive = is_inconclusive(desk, i);
    line.rejects = contradicts && !line.inconclusive && (line.scope == Extent::all || line.scope == Extent::part);
    const std::string& name = s.actor.empty() ? s.source : s.actor;
    line.body = desk.actors().shown(desk.actors().label(s.article_row, name), name);
    if (rejected_by_person(desk, i, line.accepted_by)) continue;
    line.accepted = !line.accepted_by.empty();
    const std::pair key(normal(line.body), normal(s.content));
    const auto same = std::find(seen.begin(), seen.end(), key);
    if (same == seen.end()) {
      seen.push_back(key);
      out.push_back(std::move(line));
    } else if (line.accepted && !out[static_cast<std::size_t>(same - seen.begin())].accepted) {
      out[static_cast<std::size_t>(same - seen.begin())] = std::move(line);
    }
  }
  // What settles most comes first: a card has room for one.
  std::stable_sort(out.begin(), out.end(),
                   [](const FindingLine& a, const FindingLine& b) { return weight(a) > weight(b); });
  return out;
}

std::vector<NoticeLine> notices(const Room& room, const std::vector<ArticleIndex>& carriers) {
  std::vector<NoticeLine> out;
  for (const ArticleIndex article : carriers)
    for (const std::size_t i : room.desk.remarks_of(article))
      if (room.desk.world.remarks[i].notice) out.push_back({i, article});
  return out;
}

std::vector<std::size_t> unknowns(const Room& room, const ClaimGroup& group,
                                  const std::vector<ArticleIndex>& carriers) {
  const Saying& claim = room.sayings[group.members.front()];
  std::vector<std::size_t> out;
  for (const ArticleIndex article : carriers)
    for (const std::size_t i : room.desk.remarks_of(article)) {
      const RemarkRecord& remark = room.desk.world.remarks[i];
      const std::vector<Word> words = words_in(remark.words);
      const bool shares = std::any_of(words.begin(), words.end(), [&](const Word& word) {
        const std::string form = stem(word.text);
        return claim.keys.contains(form) && !is_generic_charge(form);
      });
      if (!remark.notice && shares) out.push_back(i);
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
      return line.extent != Extent::another_point && (is(s.actor) || is(s.speaks_for));
    });
    if (!answered) out.push_back({GapKind::answer, name});
  }
  if (claim.origins.at_least < 2) out.push_back({GapKind::second_origin, {}});
  if (claim.findings.empty()) out.push_back({GapKind::finding, {}});
  return out;
}

}  // namespace whosays::story
