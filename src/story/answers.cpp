// Who answers a claim, and how far.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <unordered_set>

#include "story/claim_joins.h"
#include "story/claim_links.h"
#include "story/dates.h"
#include "story/standing.h"
#include "story/words.h"

namespace whosays::story {
namespace {

constexpr std::size_t kMostBounds = 3;  // words by which one of two may be longer that agree word for word: "at least"
// A reply to questions put before publication is often dated some days before it.
constexpr std::int64_t kAskedBefore = 7 * kMinutesADay;

bool is_answer_act(Act act) {
  return act == Act::deny || act == Act::dispute || act == Act::acknowledge || act == Act::confirm || is_refusal(act);
}

bool may_answer(const StatementRecord& s, const Saying& saying) {
  if (is_answer_act(s.act)) return true;
  return s.act == Act::assert_ && (saying.negative || s.polarity == Polarity::negative);
}

// A named source that commits to a content: what it says may be the opposite of a claim.
bool says_something(const StatementRecord& s) {
  return s.source_class != SourceClass::unnamed && s.source_class != SourceClass::own_voice && !s.content.empty() &&
         s.polarity == Polarity::positive && !is_by_body(s) &&
         (s.act == Act::assert_ || s.act == Act::confirm || s.act == Act::acknowledge || s.act == Act::accuse);
}

std::string speaker_of(const Desk& desk, const StatementRecord& s) {
  if (s.source_class == SourceClass::unnamed) return {};
  return desk.actors().label(s.article_row, s.actor.empty() ? s.speaks_for : s.actor);
}

// +1 when the statement commits to its content as the claim reads, -1 when it commits to the opposite.
int sign(const StatementRecord& s, const Saying& saying) {
  return (s.polarity == Polarity::negative) != saying.negative ? -1 : 1;
}

}  // namespace

/// One claim and what answers it.
class Standing::Answering {
 public:
  Answering(const Room& room, const ClaimGroup& group)
      : room_(room),
        desk_(room.desk),
        carriers_(carriers_of(room.desk, group)),
        carried_(carriers_.begin(), carriers_.end()),
        first_(first_published(room.desk, carriers_)),
        first_moments_(moments_of(first_)),
        claimed_(group.members.front()),
        claim_(room.sayings[claimed_]),
        members_(group.members.begin(), group.members.end()),
        concerned_(concerned(room, group)),
        against_(group.against) {
    for (const ArticleIndex i : carriers_) groups_.insert(room.relations.rows[i].group);
  }

  [[nodiscard]] const std::set<std::string>& speakers() const { return concerned_; }
  [[nodiscard]] const std::set<std::size_t>& groups() const { return groups_; }
  [[nodiscard]] const std::vector<ArticleIndex>& carriers() const { return carriers_; }
  [[nodiscard]] bool is_carried(StatementIndex i) const { return carried_.contains(desk_.home(i)); }
  [[nodiscard]] const Saying& claim() const { return claim_; }

  /// Whether what is said so may answer the claim outside the articles that carry it.
  enum class Elsewhere : std::uint8_t { no, in_reports_of_it, anywhere };
  [[nodiscard]] Elsewhere may_answer_elsewhere(StatementIndex i) const {
    const Extent extent = by_words(i);
    if (extent == Extent::all || extent == Extent::part) return Elsewhere::anywhere;
    const bool unclear = extent == Extent::unclear && desk_.statement(i).act != Act::assert_;
    return unclear ? Elsewhere::in_reports_of_it : Elsewhere::no;
  }
  [[nodiscard]] bool is_in_report(StatementIndex i) const {
    return groups_.contains(room_.relations.rows[desk_.home(i)].group);
  }

  /// The first of them that may be looked at outside the carriers, and on which line the number of the others goes.
  void take_others(const std::vector<StatementIndex>& statements, bool of_one_report,
                   std::vector<StatementIndex>& out) {
    std::size_t taken = 0;
    std::size_t more = 0;  // later than those that were taken, so not too early either
    for (const StatementIndex i : statements) {
      if (is_carried(i) || (of_one_report && !is_in_report(i))) continue;
      if (taken == kMostRepeats) {
        ++more;
      } else if (!too_early(i, false)) {
        out.push_back(i);
        ++taken;
      }
    }
    if (more > 0) more_[out.back()] = more;
  }

  /// Somebody else says the opposite of what the claim says: surely by the words, or only if both speak of one event.
  enum class Opposite : std::uint8_t { no, surely, of_one_event };
  [[nodiscard]] Opposite opposite(StatementIndex i, std::size_t shared, const std::vector<ClaimReading>& mine,
                                  const PairSide& my_side, const std::vector<ClaimReading>& theirs,
                                  const PairSide& their_side) const {
    const Saying& other = room_.sayings[i];
    if (shared > 1 && contradicts(my_side, their_side)) return Opposite::surely;
    const bool as_long = std::max(claim_.words.size(), other.words.size()) <=
                         std::min(claim_.words.size(), other.words.size()) + kMostBounds;
    return as_long && excludes(mine, theirs) ? Opposite::of_one_event : Opposite::no;
  }
  void consider_opposite(StatementIndex i, Opposite how) {
    if (placed_.contains(i) || members_.contains(i) || too_early(i, is_carried(i))) return;
    const bool holds =
        how == Opposite::surely || may_be_one_event(room_.desk, room_.relations, room_.sayings, claimed_, i);
    if (holds) place(i, Extent::all);
  }

  void consider(StatementIndex i, bool linked) {
    const StatementRecord& s = desk_.statement(i);
    const bool carried = is_carried(i);
    if (too_early(i, carried)) return;
    const bool admits = s.act == Act::acknowledge || s.act == Act::confirm;
    if (members_.contains(i) && !admits) return;
    const auto extent = linked ? linked_extent(i) : free_extent(i, carried);
    if (!extent) return;
    place(i, *extent);
  }

  std::vector<AnswerLine> lines() {
    fold_generic();
    std::stable_sort(lines_.begin(), lines_.end(), [&](const AnswerLine& a, const AnswerLine& b) {
      return desk_.place(a.statement) < desk_.place(b.statement);
    });
    return std::move(lines_);
  }

 private:
  // Said before the claim was made: answers nothing in it. A dated reply in an article that carries the claim may be a
  // week older than the article; it was asked for.
  [[nodiscard]] bool too_early(StatementIndex i, bool carried) const {
    if (!first_moments_) return false;
    const auto before = [&](const std::optional<Moments>& moments) {
      return moments && moments->last < first_moments_->first;
    };
    if (before(desk_.published(desk_.home(i)))) return true;
    const auto said = moments_of(desk_.statement(i).said);
    return before(said) && (!carried || first_moments_->first - said->last > kAskedBefore);
  }

  [[nodiscard]] Extent by_words(StatementIndex i) const {
    const StatementRecord& s = desk_.statement(i);
    const Saying& saying = room_.sayings[i];
    if (is_refusal(s.act) || saying.words.empty()) return Extent::unclear;
    const Extent extent = extent_of(overlap(claim_, saying));
    const bool about_it = extent == Extent::all || extent == Extent::part;
    const int commits = claim_.negative ? -sign(s, saying) : sign(s, saying);
    const bool admits = s.act == Act::acknowledge || s.act == Act::confirm;
    // A denial of the opposite, or an admission of it, is about this point; how far it answers cannot be told by words.
    return about_it && commits != (admits ? 1 : -1) ? Extent::unclear : extent;
  }

  [[nodiscard]] std::optional<Extent> linked_extent(StatementIndex i) const {
    for (const AnswerRecord& answer : desk_.statement(i).answers) {
      const auto target = desk_.find(desk_.home(i), answer.statement);
      if (!target || !members_.contains(*target)) continue;
      return answer.extent == Extent::unclear ? by_words(i) : answer.extent;
    }
    return std::nullopt;
  }

  // What answers the lead of an article answers what is said again below it, in other words, against the same people.
  [[nodiscard]] bool says_nearly_the_same(StatementIndex other) const {
    const Extent extent = extent_of(overlap(claim_, room_.sayings[other]));
    if (extent != Extent::all && extent != Extent::part) return false;
    const std::set<std::string> theirs = against_of(desk_, other);
    return !theirs.empty() && std::includes(against_.begin(), against_.end(), theirs.begin(), theirs.end());
  }

  // "I asked nobody to delay anything", said by whom the claim is against, with a word of the claim.
  [[nodiscard]] bool own_defence(StatementIndex i) const {
    const Saying& saying = room_.sayings[i];
    return saying.first_person && saying.negative && against_.contains(speaker_of(desk_, desk_.statement(i))) &&
           overlap(claim_, saying).shared > 0;
  }

  // Not linked by the reading: by the words. Outside the claim's own articles only what names the point answers it.
  [[nodiscard]] std::optional<Extent> free_extent(StatementIndex i, bool carried) const {
    const StatementRecord& s = desk_.statement(i);
    const Extent extent = by_words(i);
    const bool names_point = extent == Extent::all || extent == Extent::part;
    if (names_point) return extent;
    if (s.act == Act::assert_) return carried && own_defence(i) ? std::optional(Extent::unclear) : std::nullopt;
    const bool meant_elsewhere = std::any_of(s.answers.begin(), s.answers.end(), [&](const AnswerRecord& answer) {
      const auto target = desk_.find(desk_.home(i), answer.statement);
      return target && !says_nearly_the_same(*target);
    });
    if (meant_elsewhere) return std::nullopt;
    if (carried) return extent;
    return is_in_report(i) && extent == Extent::unclear ? std::optional(extent) : std::nullopt;
  }

  // Unnamed speakers are the same only where one article copies the other word for word.
  [[nodiscard]] bool same_speaker(StatementIndex a, StatementIndex b) const {
    const StatementRecord& first = desk_.statement(a);
    const StatementRecord& second = desk_.statement(b);
    const std::string speaker = speaker_of(desk_, first);
    if (!speaker.empty()) return speaker == speaker_of(desk_, second);
    const auto& roots = room_.relations.copy_root;
    return first.source_class == second.source_class && roots[desk_.home(a)] == roots[desk_.home(b)] &&
           desk_.home(a) != desk_.home(b) && normal(first.content) == normal(second.content) &&
           normal(first.source) == normal(second.source);
  }

  [[nodiscard]] bool same_answer(const AnswerLine& line, StatementIndex i, Extent extent) const {
    const StatementRecord& first = desk_.statement(line.statement);
    const StatementRecord& second = desk_.statement(i);
    if (first.act != second.act || !same_speaker(line.statement, i)) return false;
    if (room_.sayings[line.statement].words == room_.sayings[i].words) return true;
    if (line.extent != extent || extent == Extent::another_point) return false;
    const bool dated = moments_of(first.said) && moments_of(second.said);
    return !dated || first.said.substr(0, 10) == second.said.substr(0, 10);
  }

  void place(StatementIndex i, Extent extent) {
    placed_.insert(i);
    const auto counted = more_.find(i);
    const std::size_t more = counted == more_.end() ? 0 : counted->second;
    for (AnswerLine& line : lines_)
      if (same_answer(line, i, extent)) {
        line.repeats.push_back(i);
        line.more += more;
        return;
      }
    const StatementRecord& s = desk_.statement(i);
    const std::string speaker = speaker_of(desk_, s);
    const std::string& named = s.actor.empty() ? s.speaks_for : s.actor;
    lines_.push_back({i, {}, speaker.empty() ? s.source : desk_.actors().shown(speaker, named), extent, {}, more});
  }

  // "He denies the allegations" elsewhere is the same denial as the one that names the point.
  void fold_generic() {
    for (std::size_t generic = 0; generic < lines_.size();) {
      const AnswerLine line = lines_[generic];
      const auto same = std::find_if(lines_.begin(), lines_.end(), [&](const AnswerLine& other) {
        return other.statement != line.statement && (other.extent == Extent::all || other.extent == Extent::part) &&
               desk_.statement(other.statement).act == desk_.statement(line.statement).act &&
               same_speaker(other.statement, line.statement);
      });
      if (line.extent != Extent::unclear || same == lines_.end() ||
          speaker_of(desk_, desk_.statement(line.statement)).empty()) {
        ++generic;
        continue;
      }
      same->repeats.push_back(line.statement);
      same->repeats.insert(same->repeats.end(), line.repeats.begin(), line.repeats.end());
      same->more += line.more;
      lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(generic));
    }
    for (AnswerLine& line : lines_)
      std::sort(line.repeats.begin(), line.repeats.end(),
                [&](StatementIndex a, StatementIndex b) { return desk_.place(a) < desk_.place(b); });
  }

  const Room& room_;
  const Desk& desk_;
  std::vector<ArticleIndex> carriers_;
  std::unordered_set<ArticleIndex> carried_;
  std::string first_;
  std::optional<Moments> first_moments_;
  StatementIndex claimed_;
  const Saying& claim_;
  std::set<StatementIndex> members_;
  std::set<std::string> concerned_;
  std::set<std::string> against_;
  std::set<std::size_t> groups_;
  std::vector<AnswerLine> lines_;
  std::unordered_set<StatementIndex> placed_;             // on a line
  std::unordered_map<StatementIndex, std::size_t> more_;  // repeats that were only counted, by the last that was not
};

void Standing::file_answer(StatementIndex i) {
  const Desk& desk = room_.desk;
  const StatementRecord& s = desk.statement(i);
  const Saying& saying = room_.sayings[i];
  const std::string words =
      fmt::format("{}|{}|{}|{}|{}|{}|{}", static_cast<int>(s.act), static_cast<int>(s.polarity), saying.negative,
                  saying.first_person, saying.strength, fmt::join(saying.words, " "), fmt::join(saying.keys, " "));
  if (says_something(s)) said_.put(words, i, room_);
  if (!may_answer(s, saying)) return;
  for (const AnswerRecord& answer : s.answers)
    if (!answer.statement.empty()) by_answered_[{desk.home(i), answer.statement}].push_back(i);
  if (s.source_class == SourceClass::unnamed) return;
  std::set<std::string> labels;
  if (!s.actor.empty()) labels.insert(desk.actors().label(s.article_row, s.actor));
  if (!s.speaks_for.empty()) labels.insert(desk.actors().label(s.article_row, s.speaks_for));
  const std::string said_by = speaker_of(desk, s);
  for (const std::string& label : labels) by_speaker_[label].put(fmt::format("{}|{}", words, said_by), i, room_);
}

// Those of the claim's own articles, all; of others those that speak of its subject, or stand in a report of it.
void Standing::add_replies(const Shelf& shelf, Answering& answering, Places& in_order) const {
  constexpr std::size_t kMostOfGroup = 300;  // wordings of one group of articles that name no point
  const auto add = [&](StatementIndex i) { in_order[{room_.desk.place(i), i}]; };
  for (const ArticleIndex carrier : answering.carriers())
    if (const auto it = shelf.by_article.find(carrier); it != shelf.by_article.end())
      for (const StatementIndex i : it->second) add(i);
  std::set<std::size_t> wordings;
  for (const std::string& key : answering.claim().keys)
    if (const auto it = shelf.by_key.find(key); it != shelf.by_key.end())
      wordings.insert(it->second.begin(), it->second.end());
  for (const std::size_t group : answering.groups())
    if (const auto it = shelf.by_group.find(group); it != shelf.by_group.end()) {
      std::size_t left = kMostOfGroup;
      for (auto wording = it->second.begin(); wording != it->second.end() && left > 0; ++wording, --left)
        wordings.insert(*wording);
    }
  for (const std::size_t wording : wordings) {
    const std::vector<StatementIndex>& statements = shelf.all[wording].statements;
    const auto where = answering.may_answer_elsewhere(statements.front());
    if (where == Answering::Elsewhere::no) continue;
    std::vector<StatementIndex> others;
    answering.take_others(statements, where == Answering::Elsewhere::in_reports_of_it, others);
    for (const StatementIndex i : others) add(i);
  }
}

void Standing::consider_opposites(Answering& answering) {
  constexpr std::size_t kCommonest = 300;
  std::map<std::size_t, std::size_t> shared;
  for (const std::string& key : answering.claim().keys)
    if (const auto it = said_.by_key.find(key); it != said_.by_key.end() && it->second.size() <= kCommonest)
      for (const std::size_t wording : it->second) ++shared[wording];
  if (shared.empty()) return;
  const std::vector<ClaimReading> readings = readings_of(answering.claim());
  const PairSide side = side_of(answering.claim());
  std::map<std::pair<std::pair<std::size_t, std::uint32_t>, StatementIndex>, Answering::Opposite> in_order;
  for (const auto& [wording, n] : shared) {
    const Compared& other = compared(wording);
    const std::vector<StatementIndex>& statements = said_.all[wording].statements;
    const auto how = answering.opposite(statements.front(), n, readings, side, other.readings, other.side);
    if (how == Answering::Opposite::no) continue;
    std::vector<StatementIndex> all;
    answering.take_others(statements, false, all);
    for (const StatementIndex i : statements)
      if (answering.is_carried(i)) all.push_back(i);
    for (const StatementIndex i : all) in_order[{room_.desk.place(i), i}] = how;
  }
  for (const auto& [place, how] : in_order) answering.consider_opposite(place.second, how);
}

std::vector<AnswerLine> Standing::answers(const ClaimGroup& group) {
  Answering answering(room_, group);
  Places in_order;  // to whether it is linked
  for (const std::string& label : answering.speakers())
    if (const auto it = by_speaker_.find(label); it != by_speaker_.end()) add_replies(it->second, answering, in_order);
  for (const StatementIndex member : group.members)
    if (const auto it = by_answered_.find({room_.desk.home(member), room_.desk.statement(member).id});
        it != by_answered_.end())
      for (const StatementIndex i : it->second) in_order[{room_.desk.place(i), i}] = true;
  for (const auto& [place, linked] : in_order) answering.consider(place.second, linked);
  consider_opposites(answering);
  return answering.lines();
}

}  // namespace whosays::story
