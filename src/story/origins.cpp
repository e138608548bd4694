#include "story/origins.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text_util.h"
#include "doc/document.h"
#include "story/dates.h"
#include "story/standing.h"
#include "story/voices.h"
#include "story/words.h"

namespace whosays::story {
namespace {

// The outlet says that it has the paper before it.
bool says_seen(const Desk& desk, StatementIndex i) {
  const StatementRecord& s = desk.statement(i);
  if (s.basis == Basis::read_document) return true;
  const std::string words = normal(desk.sentence_words(i));
  for (const std::string_view phrase :
       {"seen by", "obtained by", "reviewed by", "viewed by", "has seen", "has obtained"})
    if (has_words(words, phrase)) return true;
  return false;
}

class Counting {
 public:
  Counting(const Room& room, const ClaimGroup& group, const std::vector<AkinPlace>& akin)
      : room_(room), desk_(room.desk), group_(group), voices_(voices_of(room, group, akin)) {
    out_.carriers = carriers_of(desk_, group);
  }

  Origins run(const std::vector<FindingLine>& findings, const std::vector<StatementIndex>& bodies) {
    earn();
    const auto before = ceiling();
    out_.at_least = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(earned_.size()));
    explain_voices();
    explain_following();
    lower_by_finding(findings, bodies, before);
    explain_akin(false, "say it in other words");
    explain_akin(true, "tell the same in reports of the event");
    explain_most();
    out_.at_most = ceiling();
    if (out_.at_most) out_.at_most = std::max(*out_.at_most, out_.at_least);
    return std::move(out_);
  }

 private:
  [[nodiscard]] const std::string& outlet(StatementIndex i) const {
    return desk_.publisher_name(desk_.publisher(desk_.home(i)));
  }

  [[nodiscard]] std::string named(StatementIndex i) const {
    const StatementRecord& s = desk_.statement(i);
    if (s.actor.empty()) return s.source;
    return desk_.actors().shown(desk_.actors().label(s.article_row, s.actor), s.actor);
  }

  void earn_one(const std::string& key, std::string reason) {
    if (earned_.insert(key).second) out_.because.push_back(std::move(reason));
  }

  // "The review" may be the Callis Inspection Review: bodies whose names share a word raise the floor once.
  void earn_body(StatementIndex i, std::string reason) {
    bool known = false;
    for (const Word& word : words_in(named(i)))
      if (!is_filler(word.text) && !is_function(stem(word.text)) && !bodies_.insert(word.text).second) known = true;
    if (!known) earn_one("body:" + normal(named(i)), std::move(reason));
  }

  // Receipts for separate access. People who share a last name may be one person: they raise the floor once. The same
  // holds for papers without a name, and for reporters of one outlet.
  void earn() {
    std::set<StatementIndex> follows;
    for (const Following& f : voices_.following) follows.insert(f.statement);
    for (const StatementIndex i : group_.members) {
      const StatementRecord& s = desk_.statement(i);
      const std::string receipt = desk_.receipt(i);
      if (follows.contains(i)) continue;  // it goes back to an article that has its own receipt, or none
      if (s.source_class == SourceClass::named && (s.basis == Basis::took_part || s.basis == Basis::saw_or_heard)) {
        const std::string label = normal(named(i));
        if (label.empty() || s.count.value_or(1) > 1) continue;
        earn_one("person:" + label.substr(label.rfind(' ') + 1),
                 fmt::format("{} is named and speaks of what they {}: separate access{}.", named(i),
                             s.basis == Basis::took_part ? "took part in" : "saw or heard", receipt));
      } else if (s.source_class == SourceClass::witnessed && !follows.contains(i)) {
        earn_one(fmt::format("present:{}", desk_.publisher(desk_.home(i))),
                 fmt::format("{} says that it was there{}.", outlet(i), receipt));
      } else if (s.source_class == SourceClass::document && !room_.credits.of_statement(i) && says_seen(desk_, i)) {
        const bool full_name = normal(s.actor).find(' ') != std::string::npos;
        earn_one(full_name ? "paper:" + desk_.actors().label(s.article_row, s.actor) : "paper",
                 fmt::format("{} says that it has seen a paper that says so{}.", outlet(i), receipt));
      } else if (s.act == Act::find && is_by_body(s)) {
        earn_body(i, fmt::format("{} found so after its own examination{}.", named(i), receipt));
      }
    }
  }

  // How many say it at most; 0 where all follow who only may.
  [[nodiscard]] std::optional<std::uint32_t> said_by() const {
    std::uint32_t sum = 0;
    for (const auto& [key, voice] : voices_.by_key) {
      if (voice.akin) continue;
      if (!voice.size) return std::nullopt;
      sum += *voice.size;
    }
    return sum;
  }

  [[nodiscard]] std::optional<std::uint32_t> ceiling() const {
    const auto sure = said_by();
    const auto more = most_of(may_be());
    if (!sure || !more) return std::nullopt;
    return std::max<std::uint32_t>(1, *sure + *more);
  }

  [[nodiscard]] std::vector<MayBe> may_be() const {
    std::vector<MayBe> out;
    for (const auto& [key, voice] : voices_.by_key)
      if (voice.akin) out.push_back({voice.chance, voice.size});
    return out;
  }

  void explain_voices() {
    bool first_unnamed = true;
    for (const std::string& key : voices_.order) {
      const Voice& voice = voices_.by_key.at(key);
      const StatementIndex i = voice.statement;
      if (voice.akin) continue;
      if (voice.unnamed) {
        explain_unnamed(voice, first_unnamed);
        first_unnamed = false;
      } else if (key.starts_with("own:")) {
        out_.because.push_back(
            voice.size
                ? fmt::format("{} says so in its own voice and names no source{}.", outlet(i), desk_.receipt(i))
                : fmt::format("{} does not say who says so; the most is not known{}.", outlet(i), desk_.receipt(i)));
      } else if (key.starts_with("absent:")) {
        out_.because.push_back(
            fmt::format("{} credits a report that is not among these articles; the most is not known{}.", outlet(i),
                        desk_.receipt(i)));
      } else if (voice.paper) {
        out_.because.push_back(
            fmt::format("What rests on one paper ({}) is one origin{}.",
                        key.starts_with("paper:") ? desk_.actors().shown(key.substr(6), key.substr(6)) : named(i),
                        desk_.receipt(i)));
      } else {
        out_.because.push_back(fmt::format("{} may be an origin{}.", key.starts_with("present:") ? outlet(i) : named(i),
                                           desk_.receipt(i)));
      }
    }
  }

  void explain_unnamed(const Voice& voice, bool first) {
    const StatementIndex i = voice.statement;
    const std::string who = desk_.statement(i).source;
    const std::string count =
        voice.size ? fmt::format("{} unnamed", *voice.size) : std::string("unnamed sources, how many is not said");
    const std::string behind =
        first ? (voice.size.value_or(2) > 1 ? "may be as many origins, may be one" : "may be an origin")
              : "cannot be told apart from the others";
    out_.because.push_back(fmt::format("{}: {} (\"{}\", the outlet's words): {}; floor not raised{}.", outlet(i), count,
                                       who, behind, desk_.receipt(i)));
  }

  // How many say it and how many more may; nothing where the most is not known.
  void explain_most() {
    const auto sure = said_by();
    const std::vector<MayBe> voices = may_be();
    const auto most = most_of(voices);
    if (!sure || !most || *most == 0) return;
    out_.only_may = *most;
    std::uint32_t named = 0;
    for (const MayBe& voice : voices) named += voice.size.value_or(1);
    out_.because.insert(out_.because.begin(),
                        fmt::format("{}, {}: claims --join or --split of theirs narrows this.",
                                    *sure > 1 ? fmt::format("Up to {} say it", *sure)
                                              : std::string(*sure == 1 ? "1 says it" : "Who says it follows others"),
                                    *most < named ? fmt::format("up to {} of {} others may", *most, named)
                                                  : fmt::format("{} more may", *most)));
  }

  // Who they are, so that a person can look and join them, or take them out.
  void explain_akin(bool of_lead, std::string_view how) {
    std::string who;
    bool counted = true;
    for (const std::string& key : voices_.order) {
      const Voice& voice = voices_.by_key.at(key);
      if (!voice.akin || voice.of_lead != of_lead || voice.size == 0U) continue;
      counted = counted && voice.size;
      if (!who.empty()) who += "; ";
      who += akin_words(voice);
      if (!voice.text) out_.may.push_back(voice.statement);
    }
    if (who.empty()) return;
    out_.because.push_back(fmt::format("May {}{}, in the most and not in the least: {}.", how,
                                       counted ? "" : ", how many is not said", who));
  }

  [[nodiscard]] std::string akin_words(const Voice& voice) const {
    if (voice.text)
      return fmt::format("{} in its own voice, l.{}", desk_.publisher_name(desk_.publisher(voice.text->article)),
                         line_of(desk_.article(voice.text->article).text, voice.text->sentence.begin));
    const StatementIndex i = voice.statement;
    const StatementRecord& s = desk_.statement(i);
    return fmt::format("{}{}{}{}", s.actor.empty() ? outlet(i) : named_in(i),
                       voice.unnamed ? fmt::format(", \"{}\"", s.source) : std::string(),
                       s.field == Field::title ? std::string(", headline") : fmt::format(", l.{}", s.line),
                       desk_.receipt(i));
  }
  [[nodiscard]] std::string named_in(StatementIndex i) const { return fmt::format("{} in {}", named(i), outlet(i)); }

  void explain_following() {
    std::map<std::pair<ArticleIndex, bool>, std::set<std::size_t>> by_target;  // ranks of the articles that follow
    std::map<std::pair<ArticleIndex, bool>, StatementIndex> example;
    for (const Following& f : voices_.following) {
      by_target[{f.to, f.copied}].insert(desk_.rank(desk_.home(f.statement)));
      example.try_emplace({f.to, f.copied}, f.statement);
    }
    std::vector<std::pair<ArticleIndex, bool>> order;
    for (const auto& [target, articles] : by_target) order.push_back(target);
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
      return std::pair(desk_.rank(a.first), !a.second) < std::pair(desk_.rank(b.first), !b.second);
    });
    for (const auto& target : order) {
      const std::size_t count = by_target[target].size();
      out_.because.push_back(
          fmt::format("{} {} {}: no further origin{}.", count == 1 ? "1 article" : fmt::format("{} articles", count),
                      target.second ? (count == 1 ? "copies" : "copy") : (count == 1 ? "credits" : "credit"),
                      desk_.publisher_name(desk_.publisher(target.first)), desk_.receipt(example[target])));
    }
  }

  void lower_by_finding(const std::vector<FindingLine>& findings, const std::vector<StatementIndex>& bodies,
                        std::optional<std::uint32_t> before) {
    std::set<PublisherIndex> lowered;
    for (const StatementIndex i : bodies) {
      const StatementRecord& s = desk_.statement(i);
      const auto of_body = std::find_if(findings.begin(), findings.end(),
                                        [&](const FindingLine& line) { return normal(line.body) == normal(named(i)); });
      if (of_body == findings.end()) continue;
      const std::string words = normal(desk_.sentence_words(i)) + " | " + normal(s.content);
      const auto publisher = desk_.publisher_in(words);
      if (!publisher || !lower(*publisher) || !lowered.insert(*publisher).second) continue;
      out_.because.push_back(fmt::format(
          "{} says that the sources of {} relied on one paper: at most one origin there (until {}: {}; changed by{}).",
          named(i), desk_.publisher_name(*publisher), date_words(desk_.made(i)),
          range_words({out_.at_least, before, {}, {}}), desk_.receipt(i).empty() ? " this finding" : desk_.receipt(i)));
    }
  }

  // All unnamed sources of one outlet become one; true when that changes anything.
  bool lower(PublisherIndex publisher) {
    bool changed = false;
    bool kept = false;
    for (auto& [key, voice] : voices_.by_key) {
      if (!voice.unnamed || desk_.publisher(desk_.home(voice.statement)) != publisher) continue;
      const std::uint32_t size = kept ? 0 : 1;
      changed = changed || voice.size != size;
      voice.size = size;
      kept = true;
    }
    return changed;
  }

  const Room& room_;
  const Desk& desk_;
  const ClaimGroup& group_;
  std::set<std::string> bodies_;  ///< words of the names of bodies that raised the floor
  Voices voices_;
  std::set<std::string> earned_;
  Origins out_;
};

}  // namespace

Origins origins_of(const Room& room, const Akin& akin, const ClaimGroup& group,
                   const std::vector<FindingLine>& findings, const std::vector<StatementIndex>& bodies) {
  return Counting(room, group, akin.of(group)).run(findings, bodies);
}

}  // namespace whosays::story
