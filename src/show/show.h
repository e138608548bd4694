// Stories as text for a terminal: pure functions from a World and its Story to a string of lines.
//
// Every function makes its input safe (no control characters, no bidirectional overrides reach the terminal), keeps
// lines within Setting::width columns and ends with a line end. Nothing here reads a clock, a file or a device. Output
// attributes: words of articles stand in quotation marks beside who says them, where, and the receipt.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "show/lookup.h"
#include "story/actor_review.h"
#include "story/story.h"

namespace whosays::show {

/// How to print. Below 40 columns lines may be longer than the width.
struct Setting {
  std::size_t width = 80;
  bool emphasis = false;  ///< headings in bold by ANSI codes; nothing else has any, standing has no colour
  bool all = false;       ///< no limit on lists
  std::string today;      ///< ISO date that "now" means in views without an as-of date
  /// What a suggested command needs so that it shows the same story: "-l", "harbour.db", "--as-of", "2031-05-04" ...
  std::vector<std::string> same_view;
};

/// What the first line says of the ledger.
struct Masthead {
  std::string ledger;            ///< file name for people
  bool only_owner_reads = true;  ///< mode 0600
};

/// First screen: what is in the ledger, where to look first, claims against someone, other claims.
std::string overview(const Lookup& lookup, const Masthead& masthead, const Setting& setting);

/// A claim with its standing, at most kCardLines lines (at widths from 60 on); what does not fit is cut with a mark.
inline constexpr std::size_t kCardLines = 14;
std::string card(const Lookup& lookup, story::ClaimIndex claim, const Setting& setting);

/// The same uncut, then every article that carries the claim, with or without answer, finding, notice, and every
/// wording with its id.
std::string carriers(const Lookup& lookup, story::ClaimIndex claim, const Setting& setting);

/// Before several pages: how many actors are called so, that nobody has joined them, and how to. Empty for one page.
std::string namesakes(const std::vector<story::ActorPage>& pages, const Setting& setting);

/// Pages of people and bodies: spellings, roles, what they say, what is said against them with the answer beside it.
/// With `against_only`, only the latter, and with `later`, a world of the same articles without an as-of date, which
/// notices they have printed since.
std::string actor_page(const Lookup& lookup, const story::ActorPage& page, bool against_only, const Setting& setting,
                       const story::World* later = nullptr);

/// Actors that may be one and were left two, each pair with its reasons and the command that joins them.
std::string review(const Lookup& lookup, const std::vector<story::Suggestion>& suggestions, const Setting& setting);

/// Why `who NAME` has no page: unnamed sources never have one; for anybody else the nearest spellings there are.
std::string no_page(const Lookup& lookup, std::string_view name);

/// Article by article: who speaks in it, how they know, why unnamed, what rests on them alone.
std::string sources(const Lookup& lookup, const Setting& setting);

/// Which article is made from which: groups with their first report, how each was made, the evidence, and where its
/// words drifted from the earlier form; then those in which no copying was found.
std::string origins(const Lookup& lookup, const Setting& setting);

/// Three clocks side by side, one date a row: when it happened, when it was said, when it was published.
std::string timeline(const Lookup& lookup, const std::vector<story::Moment>& moments, const Setting& setting);

}  // namespace whosays::show
