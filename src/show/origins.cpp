// Which article is made from which: a group a paragraph, its first report on top, then what the others were found to
// be.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/counted.h"
#include "base/layout.h"
#include "base/text_util.h"
#include "show/drift.h"
#include "show/emphasis.h"
#include "show/show.h"
#include "show/words.h"

namespace whosays::show {
namespace {

constexpr std::size_t kOriginLabel = 23;
constexpr std::size_t kDriftShown = 3;  // under one article, unless all are asked for

std::string row_words(const Lookup& lookup, story::ArticleIndex a) {
  const story::ArticleRelation& row = lookup.story().relations[a];
  std::string out = article_words(lookup.article(a));
  if (row.parent) out += fmt::format("\nfrom {}", article_words(lookup.article(*row.parent)));
  if (!row.evidence.empty()) out += "\n" + row.evidence;
  return out;
}

void print_row(const Lookup& lookup, story::ArticleIndex a, const Setting& setting, std::string& out) {
  const story::ArticleRelation& row = lookup.story().relations[a];
  out += layout::labelled(fmt::format("  {}", relation_words(row.relation)), row_words(lookup, a), kOriginLabel,
                          setting.width);
  const auto drift = drift_in(lookup, a);
  const std::size_t shown = setting.all ? drift.size() : std::min(drift.size(), kDriftShown);
  for (std::size_t i = 0; i < shown; ++i)
    out += layout::labelled(i == 0 ? "    drift" : "", drift_words(lookup, *drift[i]), kOriginLabel, setting.width);
  if (drift.size() > shown)
    out += layout::labelled("", fmt::format("and {} more: origins --all", drift.size() - shown), kOriginLabel,
                            setting.width);
  bool first = true;
  for (const std::size_t i : lookup.names_of(a)) {
    const std::string words = drifted_name_words(lookup.story().names[i]);
    out += layout::labelled(first ? "    names" : "", words, kOriginLabel, setting.width);
    first = false;
  }
}

}  // namespace

std::string origins(const Lookup& lookup, const Setting& setting) {
  const auto& relations = lookup.story().relations;
  std::map<std::size_t, std::vector<story::ArticleIndex>> groups;
  for (story::ArticleIndex a = 0; a < relations.size(); ++a) groups[relations[a].group].push_back(a);
  std::string out;
  std::vector<story::ArticleIndex> alone;
  for (auto& [number, members] : groups) {
    if (members.size() == 1) {
      alone.push_back(members.front());
      continue;
    }
    std::stable_partition(members.begin(), members.end(),
                          [&](story::ArticleIndex a) { return relations[a].relation == story::Relation::origin; });
    if (!out.empty()) out += "\n";
    out +=
        strong(fmt::format("{} go back to one report", counted(members.size(), "article", "articles")), setting) + "\n";
    for (const story::ArticleIndex a : members) print_row(lookup, a, setting, out);
  }
  if (!alone.empty()) {
    if (!out.empty()) out += "\n";
    out += strong("No copying found: not the same as independent", setting) + "\n";
    for (const story::ArticleIndex a : alone) print_row(lookup, a, setting, out);
  }
  return out.empty() ? "No articles.\n" : out;
}

}  // namespace whosays::show
