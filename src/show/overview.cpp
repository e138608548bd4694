// The first screen: what the ledger holds, where to look first, claims against someone, other claims.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

#include "base/counted.h"
#include "base/layout.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "show/claim_list.h"
#include "show/command.h"
#include "show/emphasis.h"
#include "show/show.h"
#include "show/words.h"
#include "story/altered.h"

namespace whosays::show {
namespace {

constexpr std::size_t kShownOfAKind = 3;

/// A place to look at, with the command that shows more.
struct Place {
  std::string what;
  std::vector<std::string> command;  ///< words, as command() makes them
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
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [&](const StatementRecord& s) { return !lookup.checks(s).empty(); }));
}

std::string totals(const Lookup& lookup, const Setting& setting) {
  const std::size_t all = lookup.world().statements.size();
  const auto& statements = lookup.world().statements;
  const auto altered =
      static_cast<std::size_t>(std::count_if(statements.begin(), statements.end(), [](const StatementRecord& s) {
        return s.set_aside == story::kAlteredCopy;
      }));
  std::string text = fmt::format("Read by machine: {}, {} set aside as unclear",
                                 counted(all, "statement", "statements"), all - lookup.committed() - altered);
  if (altered > 0) text += fmt::format(", {} in copies altered by machine", altered);
  text += fmt::format(". Checked by a person: {}.", checked_statements(lookup));
  if (!lookup.world().as_of.empty()) text += " As of " + date_words(lookup.world().as_of) + ".";
  std::string out;
  for (const std::string& line :
       layout::wrapped("Who says what, and how they say they know. Not what is true.", setting.width))
    out += line + "\n";
  for (const std::string& line : layout::wrapped(text, setting.width)) out += line + "\n";
  return out;
}

/// Findings first that reject, then those that most articles leave out.
std::vector<Place> findings_without_notice(const Lookup& lookup, const Setting& setting) {
  std::vector<std::pair<std::ptrdiff_t, Place>> weighed;
  for (story::ClaimIndex i = 0; i < lookup.story().claims.size(); ++i) {
    const story::Claim& claim = lookup.claim(i);
    const bool touched = std::any_of(claim.findings.begin(), claim.findings.end(),
                                     [](const story::FindingLine& f) { return f.scope != Extent::another_point; });
    if (!touched) continue;
    const Carrying carried = carrying(lookup, claim);
    const auto without = std::count_if(
        claim.origins.carriers.begin(), claim.origins.carriers.end(),
        [&](story::ArticleIndex a) { return !carried.notice.contains(a) && !carried.finding.contains(a); });
    if (without == 0) continue;
    const bool rejects = std::any_of(claim.findings.begin(), claim.findings.end(),
                                     [](const story::FindingLine& f) { return f.rejects; });
    constexpr std::ptrdiff_t kRejects = 1'000'000;
    weighed.push_back({without + (rejects ? kRejects : 0),
                       {fmt::format("A finding {} claim {}; {} {} it without a notice", rejects ? "rejects" : "touches",
                                    i + 1, counted(static_cast<std::size_t>(without), "article", "articles"),
                                    without == 1 ? "carries" : "carry"),
                        command(setting, {"claims", handle_of(claim), "--carriers"})}});
  }
  std::stable_sort(weighed.begin(), weighed.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Place> out;
  for (auto& [weight, place] : weighed) out.push_back(std::move(place));
  return out;
}

/// Full names of people that share a word and differ: they are two people until a person says otherwise. Only those
/// whose names matter here, because they speak or are spoken against.
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

std::vector<Place> shared_name_parts(const Lookup& lookup, const Setting& setting) {
  std::vector<Place> out;
  std::map<std::string, std::vector<std::string>> by_word;
  for (const std::string& name : people_who_matter(lookup)) {
    const std::string collapsed = blanks_collapsed(name);
    const auto words = split(collapsed, ' ');
    if (words.size() < 2) continue;
    for (const std::string_view word : words) by_word[std::string(word)].push_back(name);
  }
  for (const auto& [word, names] : by_word)
    if (names.size() > 1 && utf8::count(word) > 2)
      out.push_back({joined(names, " / ") + " share a name part; kept apart", command(setting, {"who", word})});
  return out;
}

std::vector<Place> without_answer(const Lookup& lookup, const Setting& setting) {
  std::vector<Place> out;
  for (story::ClaimIndex i = 0; i < lookup.story().claims.size(); ++i) {
    const story::Claim& claim = lookup.claim(i);
    std::vector<std::string> silent;
    for (const story::Gap& gap : claim.gaps)
      if (gap.kind == story::GapKind::answer && !gap.about.empty()) silent.push_back(gap.about);
    if (!claim.allegation || silent.empty()) continue;
    out.push_back(
        {fmt::format("Claim {} is against {}; no answer found in these articles", i + 1, joined(silent, ", ")),
         command(setting, {"claims", handle_of(claim)})});
  }
  return out;
}

/// Commands stand beside what they are for, aligned, or on lines of their own where the width does not take both.
std::string places_text(const std::vector<Place>& places, std::size_t left_out, const Setting& setting) {
  std::string out = "\n" + strong("LOOK FIRST", setting) + "\n";
  std::size_t widest = 0;
  for (const Place& place : places) widest = std::max(widest, layout::width_of(on_one_line(place.command)));
  constexpr std::size_t kNumber = 5;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::string number = fmt::format("{:>2}", i + 1);
    const std::string& what = places[i].what;
    const std::size_t room = setting.width > widest + kNumber + 2 ? setting.width - widest - kNumber - 2 : 0;
    if (layout::width_of(utf8::made_safe(what, false)) <= room) {
      out += number + "   " + layout::fitted(what, room) + "  " + on_one_line(places[i].command) + "\n";
    } else {
      out += layout::labelled(number, what, kNumber, setting.width);
      out += in_lines(places[i].command, kNumber, setting.width);
    }
  }
  if (left_out > 0)
    out += with_command(fmt::format("and {} more:", left_out), command(setting, {"claims", "--all"}), kNumber,
                        setting.width);
  return out;
}

std::string look_first(const Lookup& lookup, const Setting& setting) {
  std::vector<Place> places;
  std::size_t left_out = 0;
  for (std::vector<Place>& kind : std::array{findings_without_notice(lookup, setting),
                                             shared_name_parts(lookup, setting), without_answer(lookup, setting)}) {
    const std::size_t shown = setting.all ? kind.size() : std::min(kind.size(), kShownOfAKind);
    left_out += kind.size() - shown;
    places.insert(places.end(), std::make_move_iterator(kind.begin()),
                  std::make_move_iterator(kind.begin() + static_cast<std::ptrdiff_t>(shown)));
  }
  return places.empty() ? std::string{} : places_text(places, left_out, setting);
}

}  // namespace

std::string overview(const Lookup& lookup, const Masthead& masthead, const Setting& setting) {
  std::string out = masthead_line(lookup, masthead, setting) + totals(lookup, setting) + look_first(lookup, setting);
  if (const std::string against = claims_against_someone(lookup, setting); !against.empty()) out += "\n" + against;
  if (const std::string others = other_claims(lookup, setting); !others.empty()) out += "\n" + others;
  if (lookup.story().claims.empty()) {
    out += "\nNo claims were read in these articles.\n";
  } else {
    out += "\n" + with_command("Numbers change as articles are added; the ids beside them stay:",
                               command(setting, {"claims", "ID"}), 0, setting.width);
  }
  return out;
}

}  // namespace whosays::show
