#include "story/claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "base/text_util.h"
#include "story/words.h"

namespace whosays::story {
namespace {

constexpr std::size_t kFewestWords = 4;  // a shorter content says too little to be recognised elsewhere
constexpr std::size_t kFewestKeys = 2;
constexpr std::size_t kFewestToExtend = 5;
constexpr std::size_t kLongestTail = 6;

class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

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

bool is_calendar(std::string_view name) {
  static const std::set<std::string_view> kSet = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",  "sunday",  "january",  "february", "march",
      "april",  "may",     "june",      "july",     "august", "september", "october", "november", "december"};
  return kSet.contains(name);
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
  return word.front() == '@' || kSet.contains(word) || is_negation(word) ||
         (word.front() >= '0' && word.front() <= '9');
}

class Grouping {
 public:
  Grouping(const Desk& desk, const Relations& relations, const std::vector<Saying>& sayings)
      : desk_(desk), relations_(relations), sayings_(sayings) {
    for (const StatementIndex i : desk.statements()) {
      const StatementRecord& s = desk.statement(i);
      if (kind_of(s.act).empty() || s.polarity == Polarity::negative || sayings[i].words.empty()) continue;
      if (!makes_claim(i)) continue;
      candidates_.push_back(i);
    }
  }

  std::vector<ClaimGroup> run() {
    Sets sets(candidates_.size());
    join_equal(sets);
    join_extended(sets);
    std::map<std::size_t, ClaimGroup> groups;  // candidates are in canonical order, and so are the roots
    for (std::size_t c = 0; c < candidates_.size(); ++c) groups[sets.find(c)].members.push_back(candidates_[c]);
    std::vector<ClaimGroup> out;
    for (auto& [root, group] : groups) {
      describe(group);
      out.push_back(std::move(group));
    }
    link_weaker(out);
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

  void join_equal(Sets& sets) {
    std::unordered_map<std::string, std::size_t> first;
    const auto join = [&](const std::string& key, std::size_t c) {
      const auto [it, fresh] = first.emplace(key, c);
      if (!fresh) sets.join(it->second, c);
    };
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const StatementIndex i = candidates_[c];
      const StatementRecord& s = desk_.statement(i);
      if (!s.id.empty()) join("id|" + s.id + "|" + s.content, c);
      if (const std::string key = copy_key(i); !key.empty()) join(key, c);
      if (const std::string key = base_key(i); !key.empty()) join(fmt::format("{}|{}", sayings_[i].strength, key), c);
    }
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
    for (const StatementIndex i : group.members) {
      const StatementRecord& s = desk_.statement(i);
      group.allegation = group.allegation || s.act == Act::accuse || s.source_class == SourceClass::own_voice;
      for (const PartRecord& part : s.parts) {
        if (part.part != Part::against) continue;
        group.allegation = true;
        const std::string words = normal(part.words);
        if (part.actor.empty() && (is_pointing(words) || is_first_person(words))) continue;
        const std::string label = desk_.actors().label(s.article_row, part.actor.empty() ? part.words : part.actor);
        if (!label.empty() && group.against.insert(label).second)
          group.against_names.push_back(desk_.actors().shown(label, part.actor.empty() ? part.words : part.actor));
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
    for (ClaimGroup& group : groups) {
      std::sort(group.weaker.begin(), group.weaker.end());
      group.weaker.erase(std::unique(group.weaker.begin(), group.weaker.end()), group.weaker.end());
    }
  }

  const Desk& desk_;
  const Relations& relations_;
  const std::vector<Saying>& sayings_;
  std::vector<StatementIndex> candidates_;
};

}  // namespace

std::set<std::string> against_of(const Desk& desk, StatementIndex i) {
  std::set<std::string> out;
  const StatementRecord& s = desk.statement(i);
  for (const PartRecord& part : s.parts)
    if (part.part == Part::against && !part.actor.empty()) out.insert(desk.actors().label(s.article_row, part.actor));
  return out;
}

std::vector<ClaimGroup> group_claims(const Desk& desk, const Relations& relations, const std::vector<Saying>& sayings) {
  return Grouping(desk, relations, sayings).run();
}

}  // namespace whosays::story
