// Who answers a claim, and how far.
#include <algorithm>

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

class Answering {
 public:
  Answering(const Room& room, const ClaimGroup& group)
      : room_(room),
        desk_(room.desk),
        carriers_(carriers_of(room.desk, group)),
        first_(first_published(room.desk, carriers_)),
        claimed_(group.members.front()),
        claim_(room.sayings[claimed_]),
        members_(group.members.begin(), group.members.end()),
        concerned_(concerned(room, group)),
        against_(group.against) {
    for (const ArticleIndex i : carriers_) groups_.insert(room.relations.rows[i].group);
  }

  [[nodiscard]] const std::set<std::string>& speakers() const { return concerned_; }

  /// Somebody else says the opposite of what the claim says.
  void consider_opposite(StatementIndex i, std::size_t shared) {
    const bool carried = std::find(carriers_.begin(), carriers_.end(), desk_.home(i)) != carriers_.end();
    const bool known = std::any_of(lines_.begin(), lines_.end(), [&](const AnswerLine& line) {
      return line.statement == i || std::find(line.repeats.begin(), line.repeats.end(), i) != line.repeats.end();
    });
    if (known || members_.contains(i) || too_early(i, carried)) return;
    const Saying& other = room_.sayings[i];
    const bool as_long = std::max(claim_.words.size(), other.words.size()) <=
                         std::min(claim_.words.size(), other.words.size()) + kMostBounds;
    const bool opposite = (shared > 1 && contradicts(claim_, other)) ||
                          (as_long && excludes(claim_, other) &&
                           may_be_one_event(room_.desk, room_.relations, room_.sayings, claimed_, i));
    if (!opposite) return;
    place(i, Extent::all);
  }

  [[nodiscard]] const Saying& claim() const { return claim_; }

  void consider(StatementIndex i, bool linked) {
    const StatementRecord& s = desk_.statement(i);
    const bool carried = std::find(carriers_.begin(), carriers_.end(), desk_.home(i)) != carriers_.end();
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
    if (surely_before(desk_.article(desk_.home(i)).published, first_)) return true;
    const std::string& said = desk_.statement(i).said;
    if (!surely_before(said, first_)) return false;
    return !carried || moments_of(first_)->first - moments_of(said)->last > kAskedBefore;
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
    const bool same_report = groups_.contains(room_.relations.rows[desk_.home(i)].group);
    return same_report && extent == Extent::unclear ? std::optional(extent) : std::nullopt;
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
    for (AnswerLine& line : lines_)
      if (same_answer(line, i, extent)) {
        line.repeats.push_back(i);
        return;
      }
    const StatementRecord& s = desk_.statement(i);
    const std::string speaker = speaker_of(desk_, s);
    const std::string& named = s.actor.empty() ? s.speaks_for : s.actor;
    lines_.push_back({i, {}, speaker.empty() ? s.source : desk_.actors().shown(speaker, named), extent});
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
      lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(generic));
    }
    for (AnswerLine& line : lines_)
      std::sort(line.repeats.begin(), line.repeats.end(),
                [&](StatementIndex a, StatementIndex b) { return desk_.place(a) < desk_.place(b); });
  }

  const Room& room_;
  const Desk& desk_;
  std::vector<ArticleIndex> carriers_;
  std::string first_;
  StatementIndex claimed_;
  const Saying& claim_;
  std::set<StatementIndex> members_;
  std::set<std::string> concerned_;
  std::set<std::string> against_;
  std::set<std::size_t> groups_;
  std::vector<AnswerLine> lines_;
};

}  // namespace

Standing::Standing(const Room& room) : room_(room) {
  const Desk& desk = room.desk;
  for (const StatementIndex i : desk.statements()) {
    const StatementRecord& s = desk.statement(i);
    if (is_by_body(s)) bodies_.push_back(i);
    if (says_something(s))
      for (const std::string& key : room.sayings[i].keys)
        if (!is_everyday(key)) by_key_[key].push_back(i);
    if (!may_answer(s, room.sayings[i])) continue;
    for (const AnswerRecord& answer : s.answers)
      if (!answer.statement.empty()) by_answered_[{desk.home(i), answer.statement}].push_back(i);
    if (s.source_class == SourceClass::unnamed) continue;
    std::set<std::string> labels;
    if (!s.actor.empty()) labels.insert(desk.actors().label(s.article_row, s.actor));
    if (!s.speaks_for.empty()) labels.insert(desk.actors().label(s.article_row, s.speaks_for));
    for (const std::string& label : labels) by_speaker_[label].push_back(i);
  }
}

std::vector<std::pair<StatementIndex, std::size_t>> Standing::near(const Saying& claim) const {
  constexpr std::size_t kCommonest = 300;
  std::map<StatementIndex, std::size_t> shared;
  for (const std::string& key : claim.keys)
    if (const auto it = by_key_.find(key); it != by_key_.end() && it->second.size() <= kCommonest)
      for (const StatementIndex i : it->second) ++shared[i];
  std::vector<std::pair<StatementIndex, std::size_t>> out(shared.begin(), shared.end());
  std::sort(out.begin(), out.end(),
            [&](const auto& a, const auto& b) { return room_.desk.place(a.first) < room_.desk.place(b.first); });
  return out;
}

std::vector<AnswerLine> Standing::answers(const ClaimGroup& group) const {
  Answering answering(room_, group);
  std::map<std::pair<std::pair<std::size_t, std::uint32_t>, StatementIndex>, bool> in_order;  // to whether it is linked
  for (const std::string& label : answering.speakers())
    if (const auto it = by_speaker_.find(label); it != by_speaker_.end())
      for (const StatementIndex i : it->second) in_order[{room_.desk.place(i), i}];
  for (const StatementIndex member : group.members)
    if (const auto it = by_answered_.find({room_.desk.home(member), room_.desk.statement(member).id});
        it != by_answered_.end())
      for (const StatementIndex i : it->second) in_order[{room_.desk.place(i), i}] = true;
  for (const auto& [place, linked] : in_order) answering.consider(place.second, linked);
  for (const auto& [i, shared] : near(answering.claim())) answering.consider_opposite(i, shared);
  return answering.lines();
}

}  // namespace whosays::story
