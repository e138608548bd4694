#include "show/claim_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/counted.h"
#include "base/layout.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "show/command.h"
#include "show/emphasis.h"
#include "show/words.h"

namespace whosays::show {
namespace {

constexpr std::size_t kColumnsWidth = 80;  ///< from here on the standing fits in aligned columns
constexpr std::size_t kStandingIndent = 5;
constexpr std::size_t kOthersShown = 12;

std::size_t count_against(const Lookup& lookup) {
  const auto& claims = lookup.story().claims;
  return static_cast<std::size_t>(
      std::count_if(claims.begin(), claims.end(), [](const story::Claim& c) { return c.allegation; }));
}

std::string number_and_handle(story::ClaimIndex index, const story::Claim& claim) {
  return fmt::format("{:>3}  {}", index + 1, handle_of(claim));
}

std::string words_line(const Lookup& lookup, story::ClaimIndex index, const Setting& setting) {
  const story::Claim& claim = lookup.claim(index);
  const std::string start = number_and_handle(index, claim) + "  ";
  const std::size_t room = setting.width > start.size() + 10 ? setting.width - start.size() : 10;
  return start + utf8::made_safe(claim_words(lookup, claim, room), false) + "\n";
}

/// "may be the same in other words: 3, 9 and 12"; empty when there is none.
std::string near_words(const story::Claim& claim, const Setting& setting) {
  if (claim.near.empty()) return {};
  std::string list;
  for (const story::ClaimIndex other : claim.near) list += fmt::format("{}{}", list.empty() ? "" : ", ", other + 1);
  return layout::labelled("", "may be the same in other words: " + list, kStandingIndent, setting.width);
}

/// The words of each claim on one line, its standing in aligned columns on the next.
std::string in_columns(const Lookup& lookup, const std::string& title, const Setting& setting) {
  std::vector<std::vector<std::string>> rows{{"origins", "answers", "findings", "notices"}};
  std::vector<story::ClaimIndex> shown;
  for (story::ClaimIndex i = 0; i < lookup.story().claims.size(); ++i) {
    const story::Claim& claim = lookup.claim(i);
    if (!claim.allegation) continue;
    shown.push_back(i);
    rows.push_back({story::range_words(claim.origins), answers_cell(lookup, claim), findings_cell(lookup, claim),
                    notices_cell(claim)});
  }
  const std::string table = layout::table(rows, 1, setting.width - kStandingIndent);
  const std::vector<std::string_view> lines = split(table, '\n');
  const std::string indent(kStandingIndent, ' ');
  std::string out = strong(title, setting) + "\n" + indent + std::string(lines[0]) + "\n";
  for (std::size_t i = 0; i < shown.size(); ++i)
    out += words_line(lookup, shown[i], setting) + indent + std::string(lines[i + 1]) + "\n" +
           near_words(lookup.claim(shown[i]), setting);
  return out;
}

std::string in_sentences(const Lookup& lookup, const std::string& title, const Setting& setting) {
  std::string out = strong(title, setting) + "\n";
  for (story::ClaimIndex i = 0; i < lookup.story().claims.size(); ++i) {
    const story::Claim& claim = lookup.claim(i);
    if (!claim.allegation) continue;
    out += words_line(lookup, i, setting);
    const std::string standing =
        fmt::format("origins {}; answers: {}; findings: {}; notices: {}", story::range_words(claim.origins),
                    answers_cell(lookup, claim), findings_cell(lookup, claim), notices_cell(claim));
    out += layout::labelled("", standing, kStandingIndent, setting.width) + near_words(claim, setting);
  }
  return out;
}

}  // namespace

std::string claims_against_someone(const Lookup& lookup, const Setting& setting) {
  const std::size_t count = count_against(lookup);
  if (count == 0) return {};
  const std::string title =
      fmt::format("AGAINST SOMEONE ({} of {})", count, counted(lookup.story().claims.size(), "claim", "claims"));
  return setting.width >= kColumnsWidth ? in_columns(lookup, title, setting) : in_sentences(lookup, title, setting);
}

std::string other_claims(const Lookup& lookup, const Setting& setting) {
  const std::size_t total = lookup.story().claims.size() - count_against(lookup);
  if (total == 0) return {};
  const std::string title = fmt::format("OTHER CLAIMS ({})", total);
  std::vector<std::vector<std::string>> rows{{title, "articles"}};
  for (story::ClaimIndex i = 0; i < lookup.story().claims.size(); ++i) {
    const story::Claim& claim = lookup.claim(i);
    if (claim.allegation || (!setting.all && rows.size() > kOthersShown)) continue;
    const StatementRecord& first = lookup.first(claim);
    const std::string start = number_and_handle(i, claim) + "  ";
    const std::string who = source_words(first, lookup.article_at(first.article_row));
    constexpr std::size_t kArticlesColumn = 12;
    const std::size_t room =
        setting.width > start.size() + kArticlesColumn + 30 ? setting.width - start.size() - kArticlesColumn : 30;
    const std::string name = layout::elided(who, room / 2);
    const bool plain = first.act == Act::assert_ && !first.content.empty();
    const bool several = first.count.value_or(0) > 1;
    const std::string act = plain ? name + ": " : fmt::format("{} {} ", name, act_words(first.act, several));
    const std::size_t used = layout::width_of(act);
    const std::string words =
        first.content.empty() ? "" : quoted_short(first.content, room > used + 8 ? room - used : 8);
    rows.push_back({start + act + words, fmt::format("{:>8}", claim.origins.carriers.size())});
  }
  std::string out = layout::table(rows, 0, setting.width);
  out = with_strong_label(out, title, setting);
  if (const std::size_t shown = rows.size() - 1; shown < total)
    out += with_command(fmt::format("and {} more:", total - shown), command(setting, {"claims", "--all"}),
                        kStandingIndent, setting.width);
  return out;
}

}  // namespace whosays::show
