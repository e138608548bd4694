// One claim's search for who else may be saying it (akin.h): alike in words, credited, or by place in a report.
#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

#include "doc/document.h"
#include "story/akin.h"
#include "story/akin_report.h"

namespace whosays::story {

/// Looks for one claim. Of an outlet that a statement credits, and that has nothing alike, what is most like it is
/// taken.
class Akin::Search {
 public:
  Search(const Akin& akin, const ClaimGroup& group)
      : akin_(akin), members_(group.members.begin(), group.members.end()) {
    for (const StatementIndex i : group.members) homes_.insert(akin.relations_.copy_root[akin.desk_.home(i)]);
  }

  std::vector<AkinPlace> run() {
    for (const StatementIndex i : members_) hear(i);
    compare();
    while (!credited_.empty()) {
      const auto [publisher, wordings] = *credited_.begin();
      credited_.erase(credited_.begin());
      if (!heard_.contains(publisher)) look_at_credited(publisher, wordings);
    }
    look_at_leads();
    look_at_reports();
    look_further();
    const bool leads =
        std::any_of(members_.begin(), members_.end(), [&](StatementIndex i) { return akin_.leads_->leads(i); });
    std::vector<AkinPlace> out;
    for (auto& [at, place] : found_) {
      place.chance = chance_of(place.way, leads);
      out.push_back(place);
    }
    return out;
  }

 private:
  void hear(StatementIndex i) {
    heard_.insert(akin_.desk_.publisher(akin_.desk_.home(i)));
    const std::vector<std::size_t>& wordings = akin_.wordings(i);
    if (members_.contains(i)) own_.insert(wordings.begin(), wordings.end());
    if (const auto credited = akin_.credits_.of_statement(i); credited && credited->publisher)
      credited_[*credited->publisher].insert(wordings.begin(), wordings.end());
  }

  void compare() {
    for (const std::size_t mine : own_) {
      const Passage& passage = akin_.passages_[mine];
      for (const std::size_t other : akin_.worth_comparing(passage.sentence)) {
        const Passage& theirs = akin_.passages_[other];
        if (theirs.kind != passage.kind ||
            std::none_of(theirs.places.begin(), theirs.places.end(),
                         [&](const AkinPlace& place) { return speaks_of_event(place.article); }))
          continue;
        const bool said = likeness(passage.sentence, theirs.sentence, Asked::of_statement) > 0;
        const bool written = said && likeness(passage.sentence, theirs.sentence, Asked::of_text) > 0;
        for (const AkinPlace& place : theirs.places) {
          // An article has many sentences about its matter: within it, chance brings two of them near each other.
          const bool within = homes_.contains(akin_.relations_.copy_root[place.article]);
          const bool in_text = place.statement && akin_.desk_.statement(*place.statement).field == Field::text;
          if (in_text && !within ? said : written) add(place);
        }
      }
    }
  }

  void look_at_credited(PublisherIndex publisher, const std::set<std::size_t>& wordings) {
    const AkinPlace* best = nullptr;
    float most = 0;
    for (const std::size_t mine : wordings) {
      const Passage& passage = akin_.passages_[mine];
      for (const std::size_t other : akin_.worth_comparing(passage.sentence)) {
        const Passage& theirs = akin_.passages_[other];
        const float like =
            theirs.kind == passage.kind ? likeness(passage.sentence, theirs.sentence, Asked::of_credited) : 0;
        if (like <= most) continue;
        for (const AkinPlace& place : theirs.places)
          if (akin_.desk_.publisher(place.article) == publisher) {
            most = like;
            best = &place;
          }
      }
    }
    if (best != nullptr) add(*best);
  }

  // Of reports in which nobody was found who says something alike.
  void look_at_leads() {
    std::set<ArticleIndex> seen = homes_;
    for (const auto& [at, place] : found_)
      if (place.statement) seen.insert(akin_.relations_.copy_root[place.article]);
    std::set<ArticleIndex> leading;
    for (const StatementIndex i : members_)
      if (akin_.leads_->leads(i)) leading.insert(akin_.relations_.copy_root[akin_.desk_.home(i)]);
    std::set<ArticleIndex> told_by = leading;
    for (const ArticleIndex root : leading)
      for (const Beside& beside : akin_.leads_->beside(root)) {
        if (beside.credits) {
          if (beside.these_days || is_taken_up(beside.article)) lead_with_access(beside.article);
          continue;
        }
        told_by.insert(beside.article);
        if (seen.contains(beside.article)) continue;
        if (const auto place = lead_of(beside)) {
          seen.insert(beside.article);
          led_.push_back(*place);
          lead_with_access(beside.article);
        }
      }
    look_at_rewrites(told_by);
    for (const AkinPlace& place : led_) add(place);
  }

  // A witness far down in a report, who speaks of what the claim speaks of.
  void lead_with_access(ArticleIndex article) {
    for (const StatementIndex i : akin_.leads_->with_access(article))
      if ((tells_the_same(akin_.desk_.statement(i)) || shares_a_word(i)) && (affirms(i) || !says_contrary(i)))
        led_.push_back({article, i, {}, {}, AkinWay::of_lead});
  }

  [[nodiscard]] bool shares_a_word(StatementIndex i) const {
    std::set<std::string_view> mine;
    for (const std::size_t wording : own_)
      for (const AkinWord& word : akin_.passages_[wording].sentence.words)
        if (word.telling || word.name) mine.insert(word.form);
    const std::vector<std::size_t>& theirs = akin_.wordings(i);
    return std::any_of(theirs.begin(), theirs.end(), [&](std::size_t wording) {
      const std::vector<AkinWord>& words = akin_.passages_[wording].sentence.words;
      return std::any_of(words.begin(), words.end(), [&](const AkinWord& word) { return mine.contains(word.form); });
    });
  }

  // Somebody of whom the report that another is made from does not know is no part of the copy.
  void look_at_rewrites(const std::set<ArticleIndex>& roots) {
    std::set<ArticleIndex> heard;
    for (const StatementIndex i : members_) heard.insert(akin_.desk_.home(i));
    for (const auto& [at, place] : found_) heard.insert(place.article);
    for (const ArticleIndex root : roots)
      for (const StatementIndex speaker : akin_.leads_->brought_in(root)) {
        const ArticleIndex article = akin_.desk_.home(speaker);
        if (!heard.contains(article) && may_say_so(speaker))
          led_.push_back({article, speaker, {}, {}, AkinWay::of_lead});
      }
  }

  // Who else speaks in the reports themselves.
  void look_at_reports() {
    for (const StatementIndex i : members_) {
      const ArticleIndex home = akin_.desk_.home(i);
      if (akin_.relations_.copy_root[home] != home) continue;
      for (const StatementIndex other : others_in_report(akin_.desk_, i, akin_.leads_->leads(i)))
        if (affirms(other) || !says_contrary(other)) add({home, other, {}, {}, AkinWay::in_report});
    }
  }

  // Whoever speaks first, and next, in any other report that may be of the event.
  void look_further() {
    for (const ArticleIndex root : homes_)
      for (const ArticleIndex other : akin_.leads_->around(root)) {
        if (homes_.contains(other)) continue;
        const auto first = akin_.leads_->first_speaker(other);
        if (first && may_tell_it(*first)) add({other, first, {}, {}, AkinWay::first_near});
        if (const auto next = next_speaker(other, first)) add({other, next, {}, {}, AkinWay::next_near});
      }
  }

  // Two of a report are enough: those further down hardly ever tell what another report tells.
  [[nodiscard]] std::optional<StatementIndex> next_speaker(ArticleIndex article,
                                                           std::optional<StatementIndex> first) const {
    for (const StatementIndex i : akin_.desk_.statements_of(article)) {
      const StatementRecord& s = akin_.desk_.statement(i);
      if (s.field == Field::title || !states_a_fact(s) || is_nobody(s) || !may_tell_it(i)) continue;
      if ((!first || !is_one_source(akin_.desk_, *first, i)) && !is_found(i)) return i;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool may_tell_it(StatementIndex i) const {
    const StatementRecord& s = akin_.desk_.statement(i);
    return (is_person_or_body(s) || s.source_class == SourceClass::document) && !hands_on(i) && may_say_so(i);
  }

  // Whether its source was found, with this or something else.
  [[nodiscard]] bool is_found(StatementIndex i) const {
    const ArticleIndex home = akin_.desk_.home(i);
    const std::size_t rank = akin_.desk_.rank(home);
    for (auto it = found_.lower_bound({rank, 0}); it != found_.end() && it->first.first == rank; ++it)
      if (it->second.statement && (*it->second.statement == i || is_one_source(akin_.desk_, *it->second.statement, i)))
        return true;
    return false;
  }

  // Whoever speaks first there; of another day, or of an outlet that was heard, only if the report takes up what the
  // claim says.
  [[nodiscard]] std::optional<AkinPlace> lead_of(const Beside& beside) const {
    const bool was_heard = beside.same_outlet || heard_.contains(akin_.desk_.publisher(beside.article));
    if ((!beside.these_days || was_heard) && !is_taken_up(beside.article)) return std::nullopt;
    if (const auto speaker = akin_.leads_->first_speaker(beside.article)) {
      if (hands_on(*speaker) || !may_say_so(*speaker)) return std::nullopt;
      return AkinPlace{beside.article, speaker, {}, {}, AkinWay::of_lead};
    }
    if (const auto doing = akin_.leads_->own_doing(beside.article))
      return AkinPlace{beside.article, {}, *doing, {}, AkinWay::of_lead};
    return std::nullopt;
  }

  [[nodiscard]] bool may_say_so(StatementIndex i) const {
    return !says_less_or_more(i) && (affirms(i) || !says_contrary(i));
  }

  // "Interland Press reports": what an outlet of these articles says, it says in its own.
  [[nodiscard]] bool hands_on(StatementIndex i) const {
    if (akin_.desk_.statement(i).source_class != SourceClass::media) return false;
    const auto credited = akin_.credits_.of_statement(i);
    return credited && credited->publisher;
  }

  // "Is believed to have taken": of another firmness than the claim in all its wordings.
  [[nodiscard]] bool says_less_or_more(StatementIndex i) const {
    const std::vector<std::size_t>& theirs = akin_.wordings(i);
    const auto as_firm = [&](std::size_t one) {
      return std::any_of(own_.begin(), own_.end(), [&](std::size_t mine) {
        return akin_.passages_[mine].sentence.strength == akin_.passages_[one].sentence.strength;
      });
    };
    return !theirs.empty() && !own_.empty() && std::none_of(theirs.begin(), theirs.end(), as_firm);
  }

  // "Confirmed that she will not be treasurer for much longer" is no denial of what others say of a treasurer.
  [[nodiscard]] bool affirms(StatementIndex i) const {
    const Act act = akin_.desk_.statement(i).act;
    return act == Act::confirm || act == Act::acknowledge;
  }

  [[nodiscard]] bool says_contrary(StatementIndex i) const {
    for (const std::size_t theirs : akin_.wordings(i))
      for (const std::size_t mine : own_)
        if (denies_a_word(akin_.passages_[theirs].sentence, akin_.passages_[mine].sentence)) return true;
    return false;
  }

  [[nodiscard]] bool is_taken_up(ArticleIndex root) const {
    return std::any_of(own_.begin(), own_.end(), [&](std::size_t wording) {
      return akin_.leads_->takes_up(root, akin_.passages_[wording].sentence);
    });
  }

  bool speaks_of_event(ArticleIndex article) {
    const auto [it, is_new] = event_.try_emplace(article, false);
    if (is_new)
      it->second =
          std::any_of(homes_.begin(), homes_.end(), [&](ArticleIndex i) { return akin_.of_one_event(i, article); });
    return it->second;
  }

  // "A memo shows that engineers warned": what they warned of is told by the memo, which is one origin.
  [[nodiscard]] bool is_inside_paper(StatementIndex i) const {
    const auto outer = akin_.desk_.outer(i);
    return outer && members_.contains(*outer) && akin_.desk_.statement(*outer).source_class == SourceClass::document;
  }

  // A person who takes a statement out says of its source that it tells something else; what is alike is looked at
  // statement by statement.
  [[nodiscard]] bool is_taken_out(const AkinPlace& place) const {
    if (akin_.decisions_.stands_apart(*place.statement)) return true;
    if (!place.by_place()) return false;
    const std::vector<StatementIndex>& others = akin_.desk_.statements_of(place.article);
    return std::any_of(others.begin(), others.end(), [&](StatementIndex other) {
      return akin_.decisions_.stands_apart(other) && is_one_source(akin_.desk_, other, *place.statement);
    });
  }

  void add(AkinPlace place) {
    if (place.statement &&
        (members_.contains(*place.statement) || is_taken_out(place) || is_inside_paper(*place.statement)))
      return;
    if (!place.is_further() && !speaks_of_event(place.article)) return;
    if (place.way == AkinWay::of_lead && homes_.contains(akin_.relations_.copy_root[place.article]))
      place.way = AkinWay::in_report;
    const std::uint32_t at = place.statement ? akin_.desk_.place(*place.statement).second : UINT32_MAX;
    const bool is_new = found_.try_emplace({akin_.desk_.rank(place.article), at}, place).second;
    if (is_new && place.statement && !place.is_further()) hear(*place.statement);
  }

  const Akin& akin_;
  std::set<StatementIndex> members_;
  std::unordered_map<ArticleIndex, bool> event_;  // whether an article may speak of the same
  std::set<ArticleIndex> homes_;                  // of the members, one of each family of copies
  std::set<std::size_t> own_;                     // wordings of the claim
  std::vector<AkinPlace> led_;
  std::set<PublisherIndex> heard_;                                    // with a statement of it, or one in other words
  std::map<PublisherIndex, std::set<std::size_t>> credited_;          // with the wordings that credit it
  std::map<std::pair<std::size_t, std::uint32_t>, AkinPlace> found_;  // by rank and place
};

std::vector<AkinPlace> Akin::of(const ClaimGroup& group) const { return Search(*this, group).run(); }

}  // namespace whosays::story
