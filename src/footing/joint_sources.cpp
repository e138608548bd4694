#include "footing/joint_sources.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "footing/count.h"
#include "footing/function_words.h"
#include "footing/name_lists.h"
#include "footing/source.h"
#include "footing/source_phrase.h"
#include "footing/word_lists.h"

namespace whosays::footing {
namespace {

constexpr std::uint32_t kGoesOn = 2;   ///< sentences behind the last words of a group, for "they" and "the senators"
constexpr std::uint32_t kCounted = 4;  ///< for "the two", who are counted

/// Words that mean several: "they", "the two senators".
struct Several {
  std::optional<std::uint32_t> count;
  std::string noun;  ///< in the singular; empty in "they", "the two"
  bool they = false;
};

struct Group {
  std::vector<ActorId> members;
  bool others = false;
  std::string called;  ///< lower case: what stands before the names, "the last two mayors"
  std::vector<Mention> mentions;
};

std::string singular(std::string_view noun) {
  if (noun == "men") return "man";
  if (noun == "women") return "woman";
  if (noun.ends_with("men")) return std::string(noun.substr(0, noun.size() - 3)) + "man";
  if (noun.ends_with("women")) return std::string(noun.substr(0, noun.size() - 5)) + "woman";
  if (noun.ends_with("ies")) return std::string(noun.substr(0, noun.size() - 3)) + "y";
  return std::string(noun.substr(0, noun.size() - 1));
}

class Joining {
 public:
  Joining(const Input& input, Actors& actors, Statements& statements)
      : input_(input), actors_(actors), statements_(statements), sources_(input), lists_(input, sources_) {}

  void run() {
    for (const Field field : {Field::title, Field::text}) {
      start(field);
      for (std::uint32_t row = 0; row < statements_.rows.size(); ++row)
        if (statements_.rows[row].field == field) join(row);
    }
    settle_inner();
    add_groups();
  }

 private:
  /// Where a group was last spoken of in the field.
  struct Place {
    std::uint32_t token = 0;
    std::size_t group = 0;
    bool source = false;
  };

  [[nodiscard]] const Passage& passage() const { return field_ == Field::text ? input_.text : input_.title; }
  [[nodiscard]] std::string_view lower(std::uint32_t token) const { return passage().tokens.lower_at(token); }
  [[nodiscard]] std::uint32_t sentence(std::uint32_t token) const { return passage().tokens.sentence[token]; }

  void start(Field field) {
    field_ = field;
    places_.clear();
    unnamed_.clear();
    for (const NameList& list : lists_.all_in(field)) places_.push_back({list.tokens.begin, group_of(list), false});
  }

  /// By its members, in whatever order.
  std::size_t group_of(const NameList& list) {
    std::vector<std::uint32_t> key;
    for (const ActorId member : list.members) key.push_back(member.value);
    std::ranges::sort(key);
    const auto [at, is_new] = by_members_.emplace(std::pair(key, list.others), groups_.size());
    if (is_new) groups_.push_back({list.members, list.others, {}, {}});
    return at->second;
  }

  void join(std::uint32_t row) {
    Statement& s = statements_.rows[row];
    const auto spans = statements_.spans.at(s.source);
    if (spans.empty()) return;
    const TokenRange tokens = tokens_of(passage(), spans.front());
    if (tokens.empty()) return;
    std::optional<std::size_t> group;
    if (auto list = lists_.in_source(field_, tokens); list && !says_one(s)) {
      group = group_of(*list);
      note_title(*group, {tokens.begin, list->tokens.begin});
    } else if (const auto owners = sharing(s, tokens)) {
      group = group_of(*owners);
    } else if (const auto several = several_in(tokens); several && !s.anonymity_reason && !s.terms) {
      group = meant(s, *several, tokens);
    }
    if (!group) {
      note_unnamed(s, tokens);
      return;
    }
    give(s, *group);
    places_.push_back({tokens.begin, *group, true});
    groups_[*group].mentions.push_back({field_, spans.front()});
  }

  /// "The Herald/Quill poll": of both outlets.
  [[nodiscard]] std::optional<NameList> sharing(const Statement& s, TokenRange tokens) const {
    if (s.source_class != SourceClass::document) return std::nullopt;
    NameList out;
    for (const SourceReader::Placed& m : sources_.mentions_in(field_, span_of(passage(), tokens))) {
      const TokenRange name = tokens_of(passage(), m.span);
      if (!out.members.empty() && (out.tokens.end + 1 != name.begin || lower(out.tokens.end) != "/")) continue;
      if (out.members.empty()) out.tokens.begin = name.begin;
      out.tokens.end = name.end;
      if (std::ranges::find(out.members, m.actor) == out.members.end()) out.members.push_back(m.actor);
    }
    return out.members.size() > 1 ? std::optional(std::move(out)) : std::nullopt;
  }

  /// "Procter and Gamble says": the verb has one subject.
  [[nodiscard]] bool says_one(const Statement& s) const {
    const auto cue = statements_.spans.at(s.cue);
    if (cue.empty()) return false;
    const TokenRange tokens = tokens_of(passage(), cue.front());
    return !tokens.empty() &&
           (lower(tokens.begin) == "says" || lower(tokens.begin) == "has" || lower(tokens.begin) == "is");
  }

  void note_title(std::size_t group, TokenRange words) {
    for (std::uint32_t i = words.begin; i < words.end; ++i) groups_[group].called += std::string(lower(i)) + " ";
  }

  void note_unnamed(const Statement& s, TokenRange tokens) {
    if (s.source_class == SourceClass::unnamed &&
        (s.count.value_or(1) > 1 || s.count_min || s.descriptor.ends_with('s')))
      unnamed_.push_back({tokens.begin, s.descriptor});
  }

  /// "They", "both", "the two", "the pair", "the three senators", "both men".
  [[nodiscard]] std::optional<Several> several_in(TokenRange tokens) const {
    constexpr std::uint32_t kLongest = 4;
    if (tokens.end - tokens.begin > kLongest) return std::nullopt;
    Several out;
    if (tokens.end - tokens.begin == 1 && lower(tokens.begin) == "they") {
      out.they = true;
      return out;
    }
    std::uint32_t i = tokens.begin;
    const bool both = lower(i) == "both";
    const bool definite = both || is_one_of(lower(i), {"the", "these", "those", "all"});
    if (!definite) return std::nullopt;
    if (both) out.count = 2;
    ++i;
    if (i < tokens.end && lower(i) == "the") ++i;
    if (i < tokens.end && !both)
      if (const auto number = number_of(lower(i)); number && *number > 1) {
        out.count = number;
        ++i;
      }
    if (i + 2 == tokens.end && lower(i) == "of" && lower(i + 1) == "them") i = tokens.end;
    if (i == tokens.end) return out.count ? std::optional(out) : std::nullopt;
    if (i + 1 != tokens.end) return std::nullopt;
    if (is_one_of(lower(i), {"pair", "duo", "couple", "twosome"})) {
      out.count = 2;
      return out;
    }
    if (lower(i) == "trio") {
      out.count = 3;
      return out;
    }
    const std::string_view noun = lower(i);
    if (passage().tokens.capital[i] != 0 || (!noun.ends_with('s') && !noun.ends_with("men"))) return std::nullopt;
    out.noun = singular(noun);
    return out;
  }

  /// The group that is meant, where one was spoken of shortly before.
  [[nodiscard]] std::optional<std::size_t> meant(const Statement& s, const Several& several, TokenRange tokens) const {
    const Place* place = nullptr;
    for (const Place& at : places_)
      if (at.token < tokens.begin && (place == nullptr || at.token >= place->token)) place = &at;
    if (place == nullptr) return std::nullopt;
    const Group& group = groups_[place->group];
    const std::uint32_t far = sentence(tokens.begin) - sentence(place->token);
    if (far > (several.count ? kCounted : kGoesOn)) return std::nullopt;
    if (several.count && (*several.count != group.members.size() || group.others)) return std::nullopt;
    if (!several.count && !place->source) return std::nullopt;
    if (is_somebody_else(s, group)) return std::nullopt;
    if (!several.noun.empty() && !is_called(group, several)) return std::nullopt;
    return others_between(*place, several, tokens) ? std::nullopt : std::optional(place->group);
  }

  /// An earlier step knows of an actor who is none of them.
  [[nodiscard]] static bool is_somebody_else(const Statement& s, const Group& group) {
    return s.actor.valid() && std::ranges::find(group.members, s.actor) == group.members.end();
  }

  [[nodiscard]] bool is_called(const Group& group, const Several& several) const {
    const bool persons = std::ranges::all_of(
        group.members, [&](ActorId m) { return input_.actors.rows[m.value].kind == ActorKind::person; });
    const bool bodies = std::ranges::none_of(
        group.members, [&](ActorId m) { return input_.actors.rows[m.value].kind == ActorKind::person; });
    if (is_one_of(several.noun, {"man", "woman"})) return persons;
    if (is_one_of(several.noun, {"group", "company", "organisation", "organization", "agency", "firm", "body", "union",
                                 "party", "country", "nation", "government", "side", "state", "bank", "club"}))
      return bodies;
    if (!persons) return false;
    if (group.called.find(several.noun) != std::string::npos || all_have_role(group, several.noun)) return true;
    if (source_lists_unnamed(several.noun)) return false;
    return several.count ? is_person_word(several.noun) || is_loose(several.noun) : is_loose(several.noun);
  }

  /// Nouns that many are called by who have offices of their own.
  [[nodiscard]] static bool is_loose(std::string_view noun) {
    return is_one_of(noun, {"lawmaker", "politician", "legislator", "researcher", "author", "scientist", "writer",
                            "leader", "candidate", "brother", "sister", "sibling", "rival", "partner", "colleague"});
  }

  /// Those whom articles leave unnamed.
  [[nodiscard]] static bool source_lists_unnamed(std::string_view noun) {
    return is_one_of(noun, {"official", "source",  "aide",      "officer",  "witness",      "resident",   "expert",
                            "analyst",  "critic",  "supporter", "insider",  "adviser",      "advisor",    "employee",
                            "worker",   "staffer", "other",     "diplomat", "investigator", "prosecutor", "observer"});
  }

  [[nodiscard]] bool all_have_role(const Group& group, std::string_view noun) const {
    return std::ranges::all_of(group.members, [&](ActorId member) {
      const auto roles = input_.actors.roles.at(input_.actors.rows[member.value].roles);
      return std::ranges::any_of(roles, [&](const Role& role) { return role.text.find(noun) != std::string::npos; });
    });
  }

  /// Several others without names who spoke in between, or who are called so; for "they" also several who are told of.
  [[nodiscard]] bool others_between(const Place& place, const Several& several, TokenRange tokens) const {
    for (const auto& [token, descriptor] : unnamed_)
      if (token > place.token || (!several.noun.empty() && descriptor.find(several.noun) != std::string::npos))
        return true;
    return several.they && others_told(place.token, tokens.begin);
  }

  /// "Residents left": a plural subject between the two.
  [[nodiscard]] bool others_told(std::uint32_t from, std::uint32_t to) const {
    const Passage& p = passage();
    for (std::uint32_t w = 0; w < p.words.size() && p.tags.xpos.size() == p.words.size(); ++w) {
      const std::uint32_t token = p.words.token[w];
      if (token <= from || token >= to || p.trees.relation.size() != p.words.size()) continue;
      const bool subject = p.trees.relation[w] == Relation::nsubj || p.trees.relation[w] == Relation::nsubj_pass;
      if (subject && p.tags.xpos[w] == Xpos::nns) return true;
    }
    return false;
  }

  void give(Statement& s, std::size_t number) {
    const Group& group = groups_[number];
    given_.emplace_back(&s - statements_.rows.data(), number);
    if (s.source_class == SourceClass::document) return;  // theirs, and one paper
    const bool persons = std::ranges::any_of(
        group.members, [&](ActorId m) { return input_.actors.rows[m.value].kind == ActorKind::person; });
    if (persons || s.source_class != SourceClass::media)
      s.source_class = persons ? SourceClass::named : SourceClass::institution;
    s.descriptor.clear();
    s.anonymity_reason.reset();
    const auto known = static_cast<std::uint32_t>(group.members.size());
    s.count = group.others ? std::nullopt : std::optional(known);
    s.count_min = group.others ? std::optional(known + 1) : std::nullopt;
    if (s.set_aside == "who is meant by the pronoun has not been settled") s.set_aside.clear();
    s.why += "; several who speak as one";
  }

  void settle_inner() {
    for (Statement& s : statements_.rows)
      if (s.within.valid() && s.set_aside == "the statement around it is set aside" &&
          statements_.rows[s.within.value].set_aside.empty())
        s.set_aside.clear();
  }

  [[nodiscard]] std::string name_of(const Group& group) const {
    std::string out;
    for (std::size_t i = 0; i < group.members.size(); ++i) {
      const bool last = i + 1 == group.members.size() && !group.others;
      out += (i == 0 ? "" : last ? " and " : ", ") + actors_.rows[group.members[i].value].name;
    }
    return group.others ? out + " and others" : out;
  }

  void add_groups() {
    std::map<std::size_t, ActorId> row_of;
    for (const auto& [statement, number] : given_) {
      const auto [at, is_new] = row_of.emplace(number, ActorId(static_cast<std::uint32_t>(actors_.rows.size())));
      if (is_new) add_actor(groups_[number]);
      statements_.rows[statement].actor = at->second;
    }
  }

  void add_actor(const Group& group) {
    Actor actor;
    actor.name = name_of(group);
    actor.kind = ActorKind::group;
    actor.members = actors_.members.add(group.members);
    std::vector<Mention> mentions = group.mentions;
    std::ranges::sort(mentions, {}, [](const Mention& m) { return std::pair(m.field == Field::text, m.span); });
    const auto same = std::ranges::unique(mentions, {}, [](const Mention& m) { return std::pair(m.field, m.span); });
    mentions.erase(same.begin(), same.end());
    actor.mentions = actors_.mentions.add(mentions);
    actors_.rows.push_back(std::move(actor));
  }

  const Input& input_;
  Actors& actors_;
  Statements& statements_;
  SourceReader sources_;
  NameLists lists_;
  Field field_ = Field::text;
  std::vector<Place> places_;
  std::vector<std::pair<std::uint32_t, std::string>> unnamed_;  ///< tokens of several without a name, what they are
  std::vector<Group> groups_;
  std::map<std::pair<std::vector<std::uint32_t>, bool>, std::size_t> by_members_;
  std::vector<std::pair<std::size_t, std::size_t>> given_;  ///< statement, group
};

}  // namespace

void join_sources(const Input& input, Actors& actors, Statements& statements) {
  Joining(input, actors, statements).run();
}

}  // namespace whosays::footing
