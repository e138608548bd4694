// The first screen: what the ledger holds, where to look first, claims against someone, other claims.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/layout.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "show/claim_list.h"
#include "show/emphasis.h"
#include "show/show.h"
#include "show/words.h"

namespace whosays::show {
namespace {

constexpr std::size_t kPlacesShown = 9;
constexpr std::size_t kPairsShown = 3;

/// A place to look at, with the command that shows more.
struct Place {
  std::string what;
  std::string command;
};

std::string masthead_line(const Lookup& lookup, const Masthead& masthead, const Setting& setting) {
  std::set<std::string> outlets;
  std::string first;
  std::string last;
  for (const ArticleRecord& a : lookup.world().articles) {
    if (!a.publisher.empty()) outlets.insert(a.publisher);
    if (a.published.empty()) continue;
    if (first.empty() || a.published < first) first = a.published;
    if (last.empty() || a.published > last) last = a.published;
  }
  std::string extent = fmt::format("{}, {}", counted(lookup.world().articles.size(), "article", "articles"),
                                   counted(outlets.size(), "outlet", "outlets"));
  if (!first.empty()) extent += ", " + date_range(first, last);
  const std::string name = utf8::made_safe("whosays   " + masthead.ledger, false);
  const std::string guard = masthead.only_owner_reads ? "not encrypted; only you can read it"
                                                      : "not encrypted; others on this computer can read it";
  const std::size_t width = layout::width_of(name) + layout::width_of(extent) + guard.size();
  if (width + 6 <= setting.width) return name + "   " + extent + "   " + guard + "\n";
  std::string out = layout::elided(name, setting.width) + "\n";
  for (const std::string& text : {extent, guard})
    for (const std::string& line : layout::wrapped(text, setting.width)) out += line + "\n";
  return out;
}

std::size_t checked_statements(const Lookup& lookup) {
  if (lookup.world().decisions.empty()) return 0;
  const auto& all = lookup.world().statements;
  return static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(), [&](const StatementRecord& s) { return !lookup.checks(s).empty(); }));
}

std::string totals(const Lookup& lookup, const Setting& setting) {
  const std::size_t all = lookup.world().statements.size();
  std::string text = fmt::format("Read by machine: {}, {} set aside as unclear. Checked by a person: {}.",
                                 counted(all, "statement", "statements"), all - lookup.committed(),
                                 checked_statements(lookup));
  if (!lookup.world().as_of.empty()) text += " As of " + date_words(lookup.world().as_of) + ".";
  std::string out;
  for (const std::string& line : layout::wrapped("Who says what, and how they say they know. Not what is true.", setting.width))
    out += line + "\n";
  for (const std::string& line : layout::wrapped(text, setting.width)) out += line + "\n";
  return out;
}

void findings_without_notice(const Lookup& lookup, std::vector<Place>& out) {
  for (story::ClaimIndex i = 0; i < lookup.story().claims.size(); ++i) {
    const story::Claim& claim = lookup.claim(i);
    if (claim.findings.empty()) continue;
    const auto without = std::count_if(
        claim.origins.carriers.begin(), claim.origins.carriers.end(),
        [&](story::ArticleIndex a) { return !carries_notice(claim, a) && !carries_finding(lookup, claim, a); });
    if (without == 0) continue;
    out.push_back({fmt::format("A finding touches claim {}; {} {} it without a notice", i + 1,
                               counted(static_cast<std::size_t>(without), "article", "articles"),
                               without == 1 ? "carries" : "carry"),
                   fmt::format("whosays claims {} --carriers", handle_of(claim))});
  }
}

/// Full names of people that share a word and differ: they are two people until a person says otherwise. Only those whose
/// names matter here, because they speak or are spoken against.
std::set<std::string> people_who_matter(const Lookup& lookup) {
  std::set<std::string> named;
  for (const story::Claim& claim : lookup.story().claims) named.insert(claim.against.begin(), claim.against.end());
  for (const StatementRecord& s : lookup.world().statements)
    if (s.committed() && !s.actor.empty()) named.insert(s.actor);
  std::set<std::string> people;
  for (const ActorRecord& actor : lookup.world().actors)
    if (actor.kind == ActorKind::person && named.contains(actor.name)) people.insert(actor.name);
  return people;
}

void shared_name_parts(const Lookup& lookup, std::vector<Place>& out) {
  std::map<std::string, std::vector<std::string>> by_word;
  for (const std::string& name : people_who_matter(lookup)) {
    const std::string collapsed = blanks_collapsed(name);
    const auto words = split(collapsed, ' ');
    if (words.size() < 2) continue;
    for (const std::string_view word : words) by_word[std::string(word)].push_back(name);
  }
  std::size_t shown = 0;
  for (const auto& [word, names] : by_word) {
    if (names.size() < 2 || utf8::count(word) < 3) continue;
    if (++shown > kPairsShown) return;
    out.push_back({joined(names, " / ") + " share a name part; kept apart", fmt::format("whosays who \"{}\"", word)});
  }
}

void without_answer(const Lookup& lookup, std::vector<Place>& out) {
  for (story::ClaimIndex i = 0; i < lookup.story().claims.size(); ++i) {
    const story::Claim& claim = lookup.claim(i);
    std::vector<std::string> silent;
    for (const story::Gap& gap : claim.gaps)
      if (gap.kind == story::GapKind::answer && !gap.about.empty()) silent.push_back(gap.about);
    if (!claim.allegation || silent.empty()) continue;
    out.push_back({fmt::format("Claim {} is against {}; no answer found in these articles", i + 1, joined(silent, ", ")),
                   fmt::format("whosays claims {}", handle_of(claim))});
  }
}

std::string look_first(const Lookup& lookup, const Setting& setting) {
  std::vector<Place> places;
  findings_without_notice(lookup, places);
  shared_name_parts(lookup, places);
  without_answer(lookup, places);
  if (places.empty()) return {};
  std::string out = "\n" + strong("LOOK FIRST", setting) + "\n";
  const std::size_t shown = setting.all ? places.size() : std::min(places.size(), kPlacesShown);
  std::size_t widest = 0;
  for (std::size_t i = 0; i < shown; ++i) widest = std::max(widest, layout::width_of(utf8::made_safe(places[i].command, false)));
  constexpr std::size_t kNumber = 5;
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string number = fmt::format("{:>2}", i + 1);
    const std::string& what = places[i].what;
    const std::size_t room = setting.width > widest + kNumber + 2 ? setting.width - widest - kNumber - 2 : 0;
    if (layout::width_of(utf8::made_safe(what, false)) <= room) {
      out += number + "   " + layout::fitted(what, room) + "  " + layout::elided(places[i].command, widest) + "\n";
    } else {
      out += layout::labelled(number, what + "\n" + places[i].command, kNumber, setting.width);
    }
  }
  if (shown < places.size()) out += fmt::format("     and {} more: whosays claims --all\n", places.size() - shown);
  return out;
}

}  // namespace

std::string overview(const Lookup& lookup, const Masthead& masthead, const Setting& setting) {
  std::string out = masthead_line(lookup, masthead, setting) + totals(lookup, setting) + look_first(lookup, setting);
  if (const std::string against = claims_against_someone(lookup, setting); !against.empty()) out += "\n" + against;
  if (const std::string others = other_claims(lookup, setting); !others.empty()) out += "\n" + others;
  if (lookup.story().claims.empty()) {
    out += "\nNo claims were read in these articles.\n";
  } else {
    out += "\n";
    for (const std::string& line : layout::wrapped(
             "Numbers change as articles are added; the ids beside them stay: whosays claims ID", setting.width))
      out += line + "\n";
  }
  return out;
}

}  // namespace whosays::show
