#include "story/voices.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "story/copied_passages.h"
#include "story/dates.h"
#include "story/outlet_carriers.h"
#include "story/same_voice.h"
#include "story/words.h"

namespace whosays::story {
namespace {

class Gathering {
 public:
  Gathering(const Room& room, const ClaimGroup& group, const std::vector<AkinPlace>& akin)
      : room_(room),
        desk_(room.desk),
        group_(group),
        members_(group.members),
        akin_(akin),
        outlets_(room.desk),
        copied_(room) {
    for (const AkinPlace& place : akin) {
      if (place.statement) chance_[*place.statement] = place.chance;
      if (place.statement && !place.is_further()) {
        members_.push_back(*place.statement);
        in_other_words_.insert(*place.statement);
        if (place.by_place()) of_lead_.insert(*place.statement);
      }
    }
    for (const StatementIndex i : members_) by_article_[desk_.rank(desk_.home(i))].push_back(i);
    for (const auto& [rank, members] : by_article_) {
      outlets_.add(desk_.articles()[rank]);
      for (const StatementIndex i : members)
        if (!of_lead_.contains(i)) copied_.file(i);
    }
  }

  Voices run() {
    find_targets();
    open_circles();
    for (const auto& [rank, members] : by_article_) gather(members);
    for (const AkinPlace& place : akin_)
      if (!place.statement) add_text(place);
    add_further();
    return std::move(out_);
  }

 private:
  // Their reports are none that others follow. Who is several, how many is not said, is at least one.
  void add_further() {
    std::map<ArticleIndex, std::vector<StatementIndex>> in_article;
    for (const StatementIndex i : members_) in_article[desk_.home(i)].push_back(i);
    std::size_t further = members_.size();
    for (const AkinPlace& place : akin_) {
      if (!place.is_further()) continue;
      const StatementIndex i = *place.statement;
      in_other_words_.insert(i);
      of_lead_.insert(i);
      const bool of_another = room_.credits.of_statement(i) && !room_.credits.told_here(i);
      if (of_another || is_outlets_in_general(desk_.statement(i)) || adds_nothing(i, in_article[place.article]))
        continue;
      const std::size_t before = out_.order.size();
      add_member(i, further);
      if (out_.order.size() == before) continue;
      Voice& voice = out_.by_key.at(out_.order.back());
      voice.size = voice.size.value_or(1);
    }
  }

  // A rewrite rests on what it is made from, where that carries the claim. One that credits nobody may have an unnamed
  // source of its own: that it is made from the other is likely, and not said.
  [[nodiscard]] std::optional<ArticleIndex> rewritten_from(StatementIndex i) const {
    std::optional<ArticleIndex> at = desk_.home(i);
    if (room_.relations.rows[*at].relation != Relation::rewrite) return std::nullopt;
    if (desk_.statement(i).source_class == SourceClass::unnamed && !room_.credits.credits_another(*at))
      return std::nullopt;
    for (at = room_.relations.rows[*at].parent; at; at = room_.relations.rows[*at].parent)
      if (by_article_.contains(desk_.rank(*at))) return at;
    return std::nullopt;
  }

  // "(Meridian Wire)" below a report that is an agency's in the main: by its text, and by what it says itself.
  [[nodiscard]] std::optional<ArticleIndex> credited_in_family(ArticleIndex home) const {
    for (const Credit& credit : room_.credits.of(home)) {
      if (credit.own) continue;
      for (const ArticleIndex other : outlets_.of(credit.publisher))
        if (desk_.rank(other) < desk_.rank(home) &&
            room_.relations.rows[other].group == room_.relations.rows[home].group)
          return other;
    }
    return std::nullopt;
  }

  // What an outlet adds to an article of its own ("this article reported that, according to two officials").
  [[nodiscard]] std::optional<ArticleIndex> earlier_state(ArticleIndex home) const {
    const ArticleIndex root = room_.relations.copy_root[home];
    const bool of_outlet = root != home && desk_.publisher(root) == desk_.publisher(home);
    return of_outlet && by_article_.contains(desk_.rank(root)) ? std::optional(root) : std::nullopt;
  }

  void find_targets() {
    for (const StatementIndex i : members_) {
      const ArticleIndex home = desk_.home(i);
      const auto credited = room_.credits.of_statement(i);
      std::optional<ArticleIndex> to = of_lead_.contains(i) ? std::nullopt : copied_.from(i);
      const bool copied = to.has_value();
      if (!to && credited && credited->publisher) to = outlets_.known_to(home, *credited->publisher);
      const bool told_here = room_.credits.told_here(i);
      if (!to && !told_here) to = credited_in_family(home);
      if (!to) to = earlier_state(home);
      if (!to && room_.credits.tells_of_own_report(i)) to = outlets_.earlier_of_own(home);
      if (!to && is_outlets_in_general(desk_.statement(i))) to = outlets_.earlier_of_others(home);
      if (!to && !credited && !told_here) to = rewritten_from(i);
      if (to) target_[i] = {i, *to, copied};
    }
  }

  // Articles that follow each other in a circle: the earliest follows nobody.
  void open_circles() {
    for (const auto& [rank, members] : by_article_) {
      std::set<ArticleIndex> seen;
      ArticleIndex at = desk_.articles()[rank];
      while (seen.insert(at).second) {
        const auto next = wholly_follows(at);
        if (!next) break;
        at = *next;
      }
      const auto next = wholly_follows(at);
      if (!next) continue;
      ArticleIndex earliest = at;
      for (ArticleIndex step = *next; step != at; step = *wholly_follows(step))
        if (desk_.rank(step) < desk_.rank(earliest)) earliest = step;
      for (const StatementIndex i : by_article_.at(desk_.rank(earliest))) target_.erase(i);
      released_.insert(earliest);
    }
  }

  [[nodiscard]] std::optional<ArticleIndex> wholly_follows(ArticleIndex article) const {
    std::optional<ArticleIndex> to;
    for (const StatementIndex i : by_article_.at(desk_.rank(article))) {
      const auto it = target_.find(i);
      if (it == target_.end() && !of_lead_.contains(i)) return std::nullopt;
      if (it != target_.end() && !to) to = it->second.to;
    }
    return to;
  }

  void add(const std::string& key, Voice voice) {
    voice.akin = voice.text || in_other_words_.contains(voice.statement);
    voice.of_lead = voice.text ? voice.text->by_place() : of_lead_.contains(voice.statement);
    if (voice.akin) voice.chance = voice.text ? voice.text->chance : chance_.at(voice.statement);
    const auto [it, fresh] = out_.by_key.emplace(key, voice);
    if (fresh) return out_.order.push_back(key);
    Voice& known = it->second;
    const float chance = std::max(known.chance, voice.chance);
    if (std::pair(known.akin, known.of_lead) > std::pair(voice.akin, voice.of_lead)) {  // and says it more surely
      const auto size = known.size;
      known = voice;
      voice.size = size;
    }
    known.chance = chance;
    if (known.size && (!voice.size || *voice.size > *known.size)) known.size = voice.size;
  }

  void add_unnamed(StatementIndex i, std::size_t& further) {
    const StatementRecord& s = desk_.statement(i);
    const std::size_t rank = desk_.rank(desk_.home(i));
    if (const std::string paper = paper_behind(desk_, s); !paper.empty())
      return add("paper:" + paper, {1, i, false, true});
    const std::string source = normal(s.source);
    const std::string prefix = fmt::format("unnamed:{:08}:", rank);
    const auto first = out_.by_key.lower_bound(prefix);
    const bool seen = first != out_.by_key.end() && first->first.starts_with(prefix);
    const bool brought_in = brings_in_speaker(s);
    if (seen && !brought_in && (points_back(source) || s.field == Field::title)) return;
    const auto size = most_unnamed(desk_, i);
    const std::string kind = s.descriptor.empty() ? source : normal(s.descriptor);
    std::string key = prefix + fmt::format("{}:{}", size.value_or(0), kind.substr(kind.rfind(' ') + 1));
    if ((is_further(source) && !s.count) || brought_in) key += fmt::format(":{}", ++further);
    add(key, {size, i, true, false});
  }

  // Who only may be saying it comes last, and leaves an article that does not say who says so as it is. An outlet that
  // says so itself has it from whom it names next.
  void gather(const std::vector<StatementIndex>& members) {
    std::vector<StatementIndex> ordered = members;
    std::stable_partition(ordered.begin(), ordered.end(),
                          [&](StatementIndex i) { return desk_.statement(i).field == Field::text; });
    const auto of_lead =
        std::stable_partition(ordered.begin(), ordered.end(), [&](StatementIndex i) { return !of_lead_.contains(i); });
    std::size_t further = 0;
    const std::size_t before = out_.order.size();
    gather_some({ordered.begin(), of_lead}, ordered, further);
    const std::size_t after = out_.order.size();
    gather_some({of_lead, ordered.end()}, ordered, further);
    if (after != before + 1 || out_.order.size() == after || !out_.order[before].starts_with("own:")) return;
    const Voice& own = out_.by_key.at(out_.order[before]);
    Voice& next = out_.by_key.at(out_.order[after]);
    if (own.size && !own.akin && next.size == 1U) next.size = 0;
  }

  void gather_some(const std::vector<StatementIndex>& members, const std::vector<StatementIndex>& in_article,
                   std::size_t& further) {
    const std::size_t before = out_.order.size() + out_.following.size() + out_.absent.size();
    std::vector<StatementIndex>
        voiceless;  // own voice, "reportedly": count only where the article has nobody else for it
    for (const StatementIndex i : members) {
      if (adds_nothing(i, in_article)) continue;
      const StatementRecord& s = desk_.statement(i);
      const bool own = s.source_class == SourceClass::own_voice || s.source_class == SourceClass::unspecified;
      if (const auto it = target_.find(i); it != target_.end()) {
        out_.following.push_back(it->second);
        const bool of_other = it->second.copied || room_.credits.of_statement(i);  // the other's source, under a name
        if (has_name(s) && !of_other) add_named(i);
      } else if (own) {
        voiceless.push_back(i);
      } else {
        add_member(i, further);
      }
    }
    const bool alone = before == out_.order.size() + out_.following.size() + out_.absent.size();
    if (!alone) return;
    for (const StatementIndex i : voiceless) {
      const bool counted = (desk_.statement(i).source_class == SourceClass::own_voice && !stands_in_headline_only(i)) ||
                           released_.contains(desk_.home(i));
      add(fmt::format("own:{:08}", desk_.rank(desk_.home(i))),
          {counted ? std::optional<std::uint32_t>(1) : std::nullopt, i, false, false});
    }
  }

  // What a headline says and its text does not, may be by any number; or by the unnamed source of the text.
  [[nodiscard]] bool stands_in_headline_only(StatementIndex i) const {
    if (desk_.statement(i).field != Field::title) return false;
    const ArticleIndex home = desk_.home(i);
    if (std::any_of(akin_.begin(), akin_.end(),
                    [&](const AkinPlace& place) { return place.article == home && !place.by_place(); }))
      return false;
    const auto& others = desk_.statements_of(home);
    return std::none_of(others.begin(), others.end(), [&](StatementIndex other) {
      return desk_.statement(other).field == Field::text && desk_.statement(other).source_class == SourceClass::unnamed;
    });
  }

  // A headline takes up its text, a lead is taken up below, a lawyer repeats what the client says, an outlet what it
  // wrote before. And who is spoken against says so of somebody else, or acknowledges it.
  [[nodiscard]] bool adds_nothing(StatementIndex i, const std::vector<StatementIndex>& in_article) const {
    if (!in_other_words_.contains(i)) return false;
    const StatementRecord& s = desk_.statement(i);
    const ArticleIndex home = desk_.home(i);
    if (s.field == Field::title && room_.relations.copy_root[home] != home) return true;
    if (room_.credits.is_own_outlet(i) && outlets_.of(desk_.publisher(home)).size() > 1) return true;
    if (rests_on_own_report(i)) return true;
    const bool denies = s.act == Act::deny || s.act == Act::dispute;
    const bool admits =
        s.act == Act::acknowledge || s.act == Act::confirm || room_.sayings[i].first_person || says_of_themself(s);
    if (is_against(s) && (denies || !admits)) return true;
    return std::any_of(in_article.begin(), in_article.end(), [&](StatementIndex j) {
      if (j == i) return false;
      const StatementRecord& other = desk_.statement(j);
      if (s.field == Field::title) return other.field == Field::text || j < i;
      if (other.field != Field::text) return false;
      return names_below(desk_, s, other) || (!in_other_words_.contains(j) && names_below(desk_, other, s)) ||
             (has_name(other) && is_mouth_of_another(desk_, s) && !is_mouth_of_another(desk_, other));
    });
  }

  // An outlet that had it from somebody, and later says so in its own voice.
  [[nodiscard]] bool rests_on_own_report(StatementIndex i) const {
    if (desk_.statement(i).source_class != SourceClass::own_voice) return false;
    const ArticleIndex home = desk_.home(i);
    const std::vector<ArticleIndex>& own = outlets_.of(desk_.publisher(home));
    return std::any_of(own.begin(), own.end(), [&](ArticleIndex article) {
      const std::vector<StatementIndex>& members = by_article_.at(desk_.rank(article));
      return desk_.rank(article) < desk_.rank(home) &&
             std::any_of(members.begin(), members.end(), [&](StatementIndex j) {
               return desk_.statement(j).source_class != SourceClass::own_voice && !of_lead_.contains(j);
             });
    });
  }

  [[nodiscard]] bool is_against(const StatementRecord& s) const {
    return std::ranges::any_of(mouths_of(s), [&](const std::string& actor) {
      const std::string name = voice_name(desk_, s, actor);
      return group_.against.contains(desk_.actors().label(s.article_row, actor)) ||
             std::any_of(group_.against_names.begin(), group_.against_names.end(),
                         [&](const std::string& other) { return normal(other) == name; });
    });
  }

  [[nodiscard]] bool has_speaker(const AkinPlace& place) const {
    if (!place.unread) return false;
    const SourceClass by = desk_.statement(*place.unread).source_class;
    return by == SourceClass::named || by == SourceClass::unnamed || by == SourceClass::institution;
  }

  // An article that says so itself, and neither copies nor credits nor has anybody who says it. Of an outlet that has,
  // only what somebody says of whom the reading could not tell who it is.
  void add_text(const AkinPlace& place) {
    const ArticleIndex home = place.article;
    const PublisherIndex publisher = desk_.publisher(home);
    if (by_article_.contains(desk_.rank(home)) || (outlets_.has(publisher) && !has_speaker(place))) return;
    if (copied_.has_family(room_.relations.copy_root[home])) return;
    for (std::optional<ArticleIndex> at = home; at && room_.relations.rows[*at].relation == Relation::rewrite;) {
      at = room_.relations.rows[*at].parent;
      if (at && by_article_.contains(desk_.rank(*at))) return;
    }
    if (const auto named = desk_.publisher_in(normal(slice(desk_.article(home).text, place.sentence)));
        named && outlets_.has(*named))
      return;
    for (const Credit& credit : room_.credits.of(home))
      if (!credit.own && outlets_.has(credit.publisher)) return;
    Voice voice;
    voice.text = place;
    if (place.unread && desk_.statement(*place.unread).source_class == SourceClass::unnamed)
      voice.size = most_unnamed(desk_, *place.unread);
    add(fmt::format("text:{:08}:{:08}", publisher, place.unread ? desk_.rank(home) : 0), voice);
  }

  void add_named(StatementIndex i) {
    const StatementRecord& s = desk_.statement(i);
    const bool paper = s.source_class == SourceClass::document;
    for (const std::string& actor : paper ? std::vector{s.actor} : mouths_of(s)) {
      const std::string of_paper = "paper:" + desk_.actors().label(s.article_row, actor);
      const std::string of_actor = actor_key(i, voice_name(desk_, s, actor));
      // A review is a body to one article and a report to another.
      const bool as_paper = paper ? !out_.by_key.contains(of_actor) : out_.by_key.contains(of_paper);
      add(as_paper ? of_paper : of_actor, {1, i, false, paper});
    }
  }

  // "Levring" in a report and "Odd Levring" in one made from it are one.
  [[nodiscard]] std::string actor_key(StatementIndex i, const std::string& mine) const {
    const std::string surname = last_name(mine);
    const std::size_t family = room_.relations.rows[desk_.home(i)].group;
    for (auto it = out_.by_key.lower_bound("actor:"); it != out_.by_key.end() && it->first.starts_with("actor:");
         ++it) {
      const std::string name = it->first.substr(std::string_view("actor:").size());
      if (last_name(name) != surname || room_.relations.rows[desk_.home(it->second.statement)].group != family)
        continue;
      if (mine.find(' ') == std::string::npos || name.find(' ') == std::string::npos) return it->first;
    }
    return "actor:" + mine;
  }

  // A paper that is described and has no name: one with another that may be the same.
  [[nodiscard]] std::string paper_key(StatementIndex i) const {
    for (const auto& [key, voice] : out_.by_key)
      if (voice.paper && !voice.text && may_be_one_paper(desk_, voice.statement, i)) return key;
    return source_key(i);
  }
  [[nodiscard]] std::string source_key(StatementIndex i) const {
    return fmt::format("source:{:08}:{}", desk_.rank(desk_.home(i)), normal(desk_.statement(i).source));
  }

  void add_member(StatementIndex i, std::size_t& further) {
    const StatementRecord& s = desk_.statement(i);
    const auto credited = released_.contains(desk_.home(i)) ? std::nullopt : room_.credits.of_statement(i);
    if (credited) out_.absent.push_back(i);
    if (has_name(s)) return add_named(i);
    if (credited && !credited->source_counted) {  // the credited report is not here: nobody knows how many it has
      const std::string outlet =
          credited->publisher ? normal(desk_.publisher_name(*credited->publisher)) : credited->outlet;
      return add("absent:" + outlet, {std::nullopt, i, false, false});
    }
    if (s.source_class == SourceClass::unnamed) return add_unnamed(i, further);
    if (s.source_class == SourceClass::witnessed)
      return add(fmt::format("present:{:08}", desk_.publisher(desk_.home(i))), {1, i, false, false});
    if (s.source_class == SourceClass::document) return add(paper_key(i), {1, i, false, true});
    const bool many = s.source_class == SourceClass::named && s.count.value_or(1) > 1;
    add(source_key(i), {many ? s.count : std::optional<std::uint32_t>(1), i, false, false});
  }

  const Room& room_;
  const Desk& desk_;
  const ClaimGroup& group_;
  std::vector<StatementIndex> members_;  // the claim's, then those in other words
  const std::vector<AkinPlace>& akin_;
  std::set<StatementIndex> in_other_words_, of_lead_;
  std::map<StatementIndex, float> chance_;                         // of those in other words
  std::map<std::size_t, std::vector<StatementIndex>> by_article_;  // by rank
  OutletCarriers outlets_;
  CopiedPassages copied_;
  std::map<StatementIndex, Following> target_;
  std::set<ArticleIndex> released_;
  Voices out_;
};

}  // namespace

Voices voices_of(const Room& room, const ClaimGroup& group, const std::vector<AkinPlace>& akin) {
  return Gathering(room, group, akin).run();
}

}  // namespace whosays::story
