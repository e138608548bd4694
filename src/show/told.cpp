// Who was told what: hearer after hearer, each line with its state first, then who told, when and what, then by whose
// account it is, since none of it is ours.
#include <fmt/format.h>

#include "base/counted.h"
#include "base/layout.h"
#include "base/text_util.h"
#include "show/emphasis.h"
#include "show/show.h"
#include "show/told.h"
#include "show/words.h"

namespace whosays::show {
namespace {

constexpr std::size_t kToldLabel = 10;
constexpr std::size_t kAlsoShown = 3;

std::string_view state_words(ToldState state) {
  switch (state) {
    case ToldState::told: return "told";
    case ToldState::not_told: return "not told";
    case ToldState::unclear: return "unclear";
  }
  return {};
}

/// `by Hanne Velling, 4 April 2031: "the bow ramp was cracked" (was told)`
std::string telling_words(const ToldRecord& row, const story::ToldLine& line) {
  std::string out;
  if (!line.from.empty()) {
    out = "by " + line.from;
  } else if (!row.from_words.empty()) {
    out = "by " + quoted(row.from_words);
  }
  if (!row.happened.empty()) out += (out.empty() ? "" : ", ") + date_words(row.happened);
  if (!row.what.empty()) out += (out.empty() ? "" : ": ") + quoted(row.what);
  return blanks_collapsed(out.empty() ? "of what, the text does not say" : out);
}

}  // namespace

std::string account_words(const Lookup& lookup, const ToldRecord& row, const story::ToldLine& line) {
  const ArticleRecord& article = lookup.article(line.article);
  if (row.own_account || !line.statement) return outlet_words(article) + " itself";
  return source_words(lookup.statement(*line.statement), article);
}

std::string told(const Lookup& lookup, const story::ToldPage& page, const Setting& setting) {
  std::string out;
  std::string who;
  for (const story::ToldLine& line : page.lines) {
    const ToldRecord& row = lookup.world().told[line.row];
    const std::string heading =
        line.actor ? line.who : quoted(line.who) + ", " + outlet_words(lookup.article(line.article));
    if (heading != who) {
      out +=
          (out.empty() ? "" : "\n") + strong(layout::elided(blanks_collapsed(heading), setting.width), setting) + "\n";
      who = heading;
    }
    out += layout::labelled(fmt::format("  {}", state_words(row.state)), telling_words(row, line), kToldLabel + 2,
                            setting.width);
    std::string account =
        fmt::format("by the account of {} ({}), {}, l.{} [{}]", account_words(lookup, row, line), quoted(row.cue),
                    article_words(lookup.article(line.article)), row.line, row.receipt);
    for (std::size_t i = 0; i < std::min(kAlsoShown, line.repeats.size()); ++i) {
      const ToldRecord& other = lookup.world().told[line.repeats[i]];
      account += fmt::format("{}{} [{}]", i == 0 ? "; also " : ", ", outlet_words(lookup.article_at(other.article_row)),
                             other.receipt);
    }
    if (line.repeats.size() > kAlsoShown) account += fmt::format(" and {} more", line.repeats.size() - kAlsoShown);
    out += layout::labelled("", blanks_collapsed(account), kToldLabel + 2, setting.width);
    if (!line.statement) continue;
    const auto claim = lookup.claim_of(*line.statement);
    if (claim && lookup.claim(*claim).allegation)
      out += layout::labelled("",
                              fmt::format("this stands in claim {}; answers: {}", handle_of(lookup.claim(*claim)),
                                          answers_cell(lookup, lookup.claim(*claim))),
                              kToldLabel + 2, setting.width);
  }
  if (out.empty()) out = "Who was told what: " + std::string(kNoneFound) + ".\n";
  std::string left;
  if (page.altered > 0)
    left = fmt::format("{} left out: copies reworded or translated by machine, whose closer version is here",
                       counted(page.altered, "line", "lines"));
  if (page.set_aside > 0)
    left += fmt::format("{}{} left out as unclear", left.empty() ? "" : "; ", counted(page.set_aside, "line", "lines"));
  if (!left.empty()) out += "\n" + layout::labelled("", left + ".", 0, setting.width);
  return out;
}

}  // namespace whosays::show
