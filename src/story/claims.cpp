#include "story/claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <unordered_map>

#include "base/ascii.h"
#include "base/text_util.h"
#include "story/claim_joins.h"
#include "story/claim_links.h"
#include "story/claim_near.h"
#include "story/dates.h"
#include "story/sets.h"
#include "story/words.h"

namespace whosays::story {
namespace {

constexpr std::size_t kFewestWords = 4;  // a shorter content says too little to be recognised elsewhere
constexpr std::size_t kFewestKeys = 2;
constexpr std::size_t kFewestToExtend = 5;
constexpr std::size_t kLongestTail = 6;

// Kinds of acts whose contents may be one claim; empty for acts that make none.
std::string_view kind_of(Act act) {
  switch (act) {
    case Act::assert_:
    case Act::accuse:
    case Act::confirm:
    case Act::acknowledge:
    case Act::find:
    case Act::believe: return "fact";
    case Act::propose: return "propose";
    case Act::demand: return "demand";
    case Act::promise: return "promise";
    default: return {};
  }
}

// Words that may begin what one wording adds at its end: when and where.
bool begins_tail(std::string_view word) {
  static const std::set<std::string_view> kSet = {"until", "before", "after", "during", "in",
                                                  "on",    "at",     "since", "when",   "while"};
  return kSet.contains(word);
}

// Words that make an addition more than a time or a place.
bool binds_more(const std::string& word) {
  static const std::set<std::string_view> kSet = {"and",    "or", "but", "without", "if",
                                                  "unless", "to", "by",  "because", "only"};
  return word.front() == '@' || kSet.contains(word) || is_negation(word) || ascii::is_digit(word.front());
}

// "The article called them 'two separate officials'": an object of somebody's verb begins no clause, and of whom it is
// said stands elsewhere; unless the reading knows against whom.
bool lacks_its_subject(const StatementRecord& s) {
  static const std::set<std::string_view> kObjects = {"them", "him", "me", "us"};
  const std::vector<Word> words = words_in(s.content);
  return !words.empty() && !words.front().capital && kObjects.contains(words.front().text) &&
         std::none_of(s.parts.begin(), s.parts.end(),
                      [](const PartRecord& part) { return part.is_charge() && !part.actor.empty(); });
}

class Grouping {
 public:
  Grouping(const Desk& desk, const Relations& relations, const std::vector<Saying>& sayings,
           const ClaimDecisions& decisions)
      : desk_(desk), relations_(relations), sayings_(sayings), decisions_(decisions) {
    for (const StatementIndex i : desk.statements()) {
      const StatementRecord& s = desk.statement(i);
      if (kind_of(s.act).empty() || s.polarity == Polarity::negative || sayings[i].words.empty()) continue;
      if (!makes_claim(i) || lacks_its_subject(s)) continue;
      place_[i] = candidates_.size();
      candidates_.push_back(i);
    }
  }

  std::vector<ClaimGroup> run() {
    Sets sets(candidates_.size());
    join_copies(sets);
    mark_apart(sets);
    join_equal(sets);
    join_extended(sets);
    join_learned(sets);
    join_decided(sets);
    std::map<std::size_t, ClaimGroup> groups;  // candidates are in canonical order, and so are the roots
    for (std::size_t c = 0; c < candidates_.size(); ++c) groups[sets.find(c)].members.push_back(candidates_[c]);
    std::vector<ClaimGroup> out;
    for (auto& [root, group] : groups) {
      describe(group);
      out.push_back(std::move(group));
    }
    link_weaker(out);
    link_tied(out);
    for (ClaimGroup& group : out)
      for (auto* links : {&group.weaker, &group.reports}) {
        std::sort(links->begin(), links->end());
        links->erase(std::unique(links->begin(), links->end()), links->end());
      }
    return out;
  }

 private:
  // What stands inside somebody's statement is part of that: "officials said Odel asked for a delay" is the officials'
  // claim and no demand of Odel's. Outlets and papers only hand on: "the Courier reported that officials said".
  [[nodiscard]] bool makes_claim(StatementIndex i) const {
    const auto outer = desk_.outer(i);
    if (!outer) return true;
    const SourceClass by = desk_.statement(*outer).source_class;
    return (by == SourceClass::media || by == SourceClass::document) && kind_of(desk_.statement(i).act) == "fact";
  }

  // What must agree besides the words: kind of act, negation, and whom a pointing content points at. Contents that name
  // nobody stay inside one group of articles: "the report was late" is about another report elsewhere. Empty: joins
  // nothing.
  [[nodiscard]] std::string scope(StatementIndex i) const {
    const Saying& saying = sayings_[i];
    const StatementRecord& s = desk_.statement(i);
    std::string out = fmt::format("{}|{}|", kind_of(s.act), saying.negative ? "not" : "");
    if (saying.first_person) {
      if (s.actor.empty() || s.source_class == SourceClass::unnamed) return {};
      out += "by:" + desk_.actors().label(s.article_row, s.actor) + "|";
    }
    if (saying.pointing) {
      const auto against = against_of(desk_, i);
      if (against.empty()) return {};
      for (const std::string& label : against) out += "of:" + label + "|";
    }
    const bool anchored =
        saying.first_person || saying.pointing ||
        std::any_of(saying.names.begin(), saying.names.end(), [](const auto& n) { return !is_calendar(n); });
    if (!anchored) out += fmt::format("in:{}|", relations_.rows[desk_.home(i)].group);
    return out;
  }

  [[nodiscard]] std::string base_key(StatementIndex i) const {
    const Saying& saying = sayings_[i];
    if (saying.words.size() < kFewestWords || saying.keys.size() < kFewestKeys) return {};
    const std::string where = scope(i);
    return where.empty() ? where : where + joined(saying.words, " ");
  }

  // The same sentence in word-for-word copies.
  [[nodiscard]] std::string copy_key(StatementIndex i) const {
    const StatementRecord& s = desk_.statement(i);
    const ArticleIndex home = desk_.home(i);
    const std::string sentence =
        s.field == Field::title ? normal(desk_.article(home).title) : normal(desk_.sentence_words(i));
    if (std::count(sentence.begin(), sentence.end(), ' ') < 4) return {};
    return fmt::format("copy|{}|{}|{}|{}|{}", desk_.rank(relations_.copy_root[home]), word(s.act), sayings_[i].strength,
                       sentence, normal(s.content));
  }

  using Joins = std::unordered_map<std::string, std::size_t>;  // a key to the first candidate with it
  static void join_by(Sets& sets, Joins& first, const std::string& key, std::size_t c) {
    if (key.empty()) return;
    const auto [it, fresh] = first.emplace(key, c);
    if (!fresh) sets.join(it->second, c);
  }

  // One statement of one original, and the same sentence in word-for-word copies.
  void join_copies(Sets& sets) {
    Joins first;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const StatementRecord& s = desk_.statement(candidates_[c]);
      if (!s.id.empty()) join_by(sets, first, "id|" + s.id + "|" + s.content, c);
      join_by(sets, first, copy_key(candidates_[c]), c);
    }
  }

  // A statement that a person took out of its claim takes its copies along, and joins nothing by itself.
  void mark_apart(Sets& sets) {
    std::set<std::size_t> apart;
    for (std::size_t c = 0; c < candidates_.size(); ++c)
      if (decisions_.stands_apart(candidates_[c])) apart.insert(sets.find(c));
    if (apart.empty()) return;
    for (std::size_t c = 0; c < candidates_.size(); ++c)
      if (apart.contains(sets.find(c))) apart_.insert(candidates_[c]);
  }

  void join_equal(Sets& sets) {
    Joins first;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const StatementIndex i = candidates_[c];
      if (const std::string key = base_key(i); !key.empty() && !apart_.contains(i))
        join_by(sets, first, fmt::format("{}|{}", sayings_[i].strength, key), c);
    }
  }

  // One wording for each set that is joined so far; what the model takes for one claim is joined.
  void join_learned(Sets& sets) {
    std::vector<std::size_t> places;
    std::vector<ClaimWording> wordings;
    std::set<std::size_t> seen;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const StatementIndex i = candidates_[c];
      if (apart_.contains(i) || base_key(i).empty() || !seen.insert(sets.find(c)).second) continue;
      places.push_back(c);
      wordings.push_back({&sayings_[i], scope(i), against_of(desk_, i)});
    }
    LearnedJoins joins = learned_joins(wordings);
    for (const std::vector<std::size_t>& group : joins.groups)
      for (const std::size_t wording : group) sets.join(places[group.front()], places[wording]);
    for (const auto& [firm, weak] : joins.weaker)
      weaker_.emplace_back(candidates_[places[firm]], candidates_[places[weak]]);
  }

  void join_decided(Sets& sets) {
    for (const ClaimDecisions::Join& join : decisions_.joins()) {
      const auto first = place_.find(join.first);
      const auto second = place_.find(join.second);
      if (first != place_.end() && second != place_.end()) sets.join(first->second, second->second);
    }
  }

  // Who joined what of this group; by machine, unless what people joined ties all its originals together.
  void describe_joins(ClaimGroup& group) const {
    std::map<std::string_view, std::size_t> originals;
    for (const StatementIndex i : group.members)
      originals.emplace(desk_.article(desk_.home(i)).sha256, originals.size());
    const std::set<StatementIndex> members(group.members.begin(), group.members.end());
    Sets by_hand(originals.size());
    std::size_t pieces = originals.size();
    for (const ClaimDecisions::Join& join : decisions_.joins()) {
      if (!members.contains(join.first) || !members.contains(join.second)) continue;
      const std::size_t a = by_hand.find(originals.at(desk_.article(desk_.home(join.first)).sha256));
      const std::size_t b = by_hand.find(originals.at(desk_.article(desk_.home(join.second)).sha256));
      if (a != b) --pieces;
      by_hand.join(a, b);
      const Decided by{join.by->initials, join.by->decided_at};
      if (std::find(group.joined_by.begin(), group.joined_by.end(), by) == group.joined_by.end())
        group.joined_by.push_back(by);
    }
    group.by_machine = pieces > 1;
  }

  // True when `longer` is `shorter` and a time or place behind it.
  static bool extends(const Saying& shorter, const Saying& longer) {
    if (shorter.words.size() < kFewestToExtend || longer.words.size() <= shorter.words.size()) return false;
    if (longer.words.size() - shorter.words.size() > kLongestTail || shorter.names != longer.names) return false;
    const auto tail = longer.words.begin() + static_cast<std::ptrdiff_t>(shorter.words.size());
    return std::equal(shorter.words.begin(), shorter.words.end(), longer.words.begin()) && begins_tail(*tail) &&
           std::none_of(tail, longer.words.end(), binds_more);
  }

  void join_extended(Sets& sets) {
    std::map<std::string, std::vector<std::size_t>> by_beginning;
    std::set<std::string> seen;  // one candidate for each wording
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const Saying& saying = sayings_[candidates_[c]];
      if (saying.first_person || saying.pointing || saying.words.size() < kFewestToExtend) continue;
      if (apart_.contains(candidates_[c])) continue;
      const std::string key = base_key(candidates_[c]);
      if (key.empty() || !seen.insert(fmt::format("{}|{}", saying.strength, key)).second) continue;
      const std::vector<std::string> beginning(saying.words.begin(), saying.words.begin() + kFewestToExtend);
      by_beginning[fmt::format("{}|{}{}", saying.strength, scope(candidates_[c]), joined(beginning, " "))].push_back(c);
    }
    for (const auto& [beginning, list] : by_beginning)
      for (const std::size_t shorter : list) {
        std::vector<std::size_t> longer;
        for (const std::size_t c : list)
          if (extends(sayings_[candidates_[shorter]], sayings_[candidates_[c]])) longer.push_back(c);
        // Two that go on differently ("until May", "until June") may exclude each other: then none is joined.
        if (longer.size() == 1) sets.join(shorter, longer.front());
      }
  }

  void describe(ClaimGroup& group) const {
    describe_joins(group);
    for (const StatementIndex i : group.members) {
      const StatementRecord& s = desk_.statement(i);
      group.allegation = group.allegation || s.act == Act::accuse || s.source_class == SourceClass::own_voice;
      for (const PartRecord& part : s.parts) {
        if (!part.is_charge()) continue;
        group.allegation = true;
        const std::string words = normal(part.words);
        if (part.actor.empty() && (is_pointing(words) || is_first_person(words))) continue;
        const std::string label = desk_.actors().label(s.article_row, part.actor.empty() ? part.words : part.actor);
        if (label.empty()) continue;
        std::string name = desk_.actors().shown(label, part.actor.empty() ? part.words : part.actor);
        if (part.is_sure_charge()) group.surely_against.insert(name);
        if (!group.against.insert(label).second) continue;
        auto& names = group.against_names;  // two that may be one have one name, and it is said once
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
      }
    }
  }

  void link_weaker(std::vector<ClaimGroup>& groups) const {
    std::map<std::string, std::map<int, std::set<std::size_t>>> by_base;
    for (std::size_t g = 0; g < groups.size(); ++g)
      for (const StatementIndex i : groups[g].members)
        if (const std::string key = base_key(i); !key.empty()) by_base[key][sayings_[i].strength].insert(g);
    for (const auto& [key, by_strength] : by_base)
      for (const auto& [strength, strong] : by_strength)
        for (const auto& [less, weak] : by_strength) {
          if (less >= strength) break;
          for (const std::size_t a : strong)
            for (const std::size_t b : weak)
              if (a != b) groups[a].weaker.push_back(b);
        }
    std::unordered_map<StatementIndex, std::size_t> group_of;
    for (std::size_t g = 0; g < groups.size(); ++g)
      for (const StatementIndex i : groups[g].members) group_of[i] = g;
    for (const auto& [firm, weak] : weaker_)
      if (group_of.at(firm) != group_of.at(weak)) groups[group_of.at(firm)].weaker.push_back(group_of.at(weak));
  }

  /// A wording of a group, once; those that point ("he", "we") mean nothing alone.
  struct Wording {
    std::size_t group = 0;
    StatementIndex statement = 0;
  };
  [[nodiscard]] std::vector<Wording> wordings_of(const std::vector<ClaimGroup>& groups) const {
    constexpr std::size_t kMostOfGroup = 10;
    std::vector<Wording> out;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      std::set<std::string> seen;
      for (const StatementIndex i : groups[g].members) {
        const Saying& saying = sayings_[i];
        if (saying.pointing || saying.first_person || seen.size() >= kMostOfGroup || apart_.contains(i)) continue;
        if (seen.insert(joined(saying.words, " ")).second) out.push_back({g, i});
      }
    }
    return out;
  }

  // Wordings whose words agree but for what makes one the weaker, or a report of the other (claim_links.h).
  void link_tied(std::vector<ClaimGroup>& groups) const {
    constexpr std::size_t kCommonest = 300;
    const std::vector<Wording> wordings = wordings_of(groups);
    std::map<std::string, std::vector<std::size_t>> holders;
    for (std::size_t w = 0; w < wordings.size(); ++w)
      for (const std::string& key : sayings_[wordings[w].statement].keys)
        if (!is_everyday(key)) holders[key].push_back(w);
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (const auto& [key, list] : holders) {
      if (list.size() > kCommonest) continue;
      for (std::size_t x = 0; x < list.size(); ++x)
        for (std::size_t y = x + 1; y < list.size(); ++y)
          if (wordings[list[x]].group != wordings[list[y]].group) pairs.insert({list[x], list[y]});
    }
    std::vector<std::vector<ClaimReading>> readings;
    for (const Wording& wording : wordings) readings.push_back(readings_of(sayings_[wording.statement]));
    for (const auto& [x, y] : pairs) {
      const Wording& a = wordings[x];
      const Wording& b = wordings[y];
      if (!may_be_one_event(desk_, relations_, sayings_, a.statement, b.statement)) continue;
      switch (tie_between(readings[x], readings[y])) {
        case ClaimTie::firmer: groups[a.group].weaker.push_back(b.group); break;
        case ClaimTie::weaker: groups[b.group].weaker.push_back(a.group); break;
        case ClaimTie::reports: groups[a.group].reports.push_back(b.group); break;
        case ClaimTie::reported: groups[b.group].reports.push_back(a.group); break;
        case ClaimTie::none: break;
      }
    }
  }

  const Desk& desk_;
  const Relations& relations_;
  const std::vector<Saying>& sayings_;
  const ClaimDecisions& decisions_;
  std::vector<StatementIndex> candidates_;
  std::unordered_map<StatementIndex, std::size_t> place_;          // among the candidates
  std::set<StatementIndex> apart_;                                 // taken out by a person, with their copies
  std::vector<std::pair<StatementIndex, StatementIndex>> weaker_;  // the firmer, the weaker: as the model has it
};

}  // namespace

bool may_be_one_event(const Desk& desk, const Relations& relations, const std::vector<Saying>& sayings,
                      StatementIndex a, StatementIndex b) {
  constexpr std::int64_t kDays = 3 * kMinutesADay;
  for (const std::string& name : sayings[a].names)
    if (!is_calendar(name) && sayings[b].names.contains(name)) return true;
  const ArticleIndex of_a = desk.home(a);
  const ArticleIndex of_b = desk.home(b);
  if (relations.rows[of_a].group == relations.rows[of_b].group) return true;
  const auto day_a = moments_of(desk.article(of_a).published);
  const auto day_b = moments_of(desk.article(of_b).published);
  return day_a && day_b && std::abs(day_a->first - day_b->first) <= kDays;
}

std::vector<ClaimGroup> group_claims(const Desk& desk, const Relations& relations, const std::vector<Saying>& sayings,
                                     const ClaimDecisions& decisions) {
  std::vector<ClaimGroup> groups = Grouping(desk, relations, sayings, decisions).run();
  link_near(desk, relations, sayings, groups);
  clear_denials(sayings, groups);
  return groups;
}

}  // namespace whosays::story
