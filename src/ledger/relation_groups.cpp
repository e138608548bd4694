// Groups of the articles that were touched: each family is arranged as a whole, from its stored evidence alone.
#include <fmt/format.h>

#include <limits>

#include "ledger/records.h"
#include "ledger/relations.h"
#include "ledger/rows.h"

namespace whosays {
namespace {

/// What is kept of an article's place among the others.
struct Stored {
  std::string relation, evidence;
  std::optional<std::int64_t> parent_row, group_row;
  bool operator==(const Stored&) const = default;
};

}  // namespace

// Stops behind `most` articles, in the middle of the partners of one too: the first of a large family has them all.
Result<std::vector<std::int64_t>> Relations::family(std::int64_t row, std::size_t most) {
  std::vector<std::int64_t> out{row};
  std::set<std::int64_t> known{row};
  TRY(sqlite::Query query, db_.query("select_partners"));
  for (std::size_t at = 0; at < out.size() && out.size() <= most; ++at) {
    query.reset();
    query.bind(":article_row", out[at]);
    while (out.size() <= most) {
      TRY(const bool more, query.next());
      if (!more) break;
      const std::int64_t partner = query.integer("partner");
      if (query.integer("may_join") != 0 && known.insert(partner).second) out.push_back(partner);
    }
  }
  return out;
}

Status Relations::arrange_touched(std::size_t most) {
  while (!touched_.empty()) {
    TRY(const std::vector<std::int64_t> members, family(*touched_.begin(), most));
    if (members.size() <= most) {
      TRY_VOID(arrange(members));
      for (const std::int64_t row : members) touched_.erase(row);
    } else {  // its group is not known until the whole family is arranged
      TRY(sqlite::Query update, db_.query("unsettle_relation"));
      TRY_VOID(update.bind(":article_row", *touched_.begin()).run());
      touched_.erase(touched_.begin());
    }
  }
  return success();
}

Status Relations::arrange_waiting() {
  {
    TRY(sqlite::Query query, db_.query("select_unarranged"));
    for (;;) {
      TRY(const bool more, query.next());
      if (!more) break;
      touched_.insert(query.integer("article_row"));
    }
  }
  return arrange_touched(std::numeric_limits<std::size_t>::max());
}

Status Relations::arrange(const std::vector<std::int64_t>& members) {
  std::vector<relate::Facts> facts;
  std::vector<std::string> ids;
  std::vector<std::string> article_ids;
  std::vector<Stored> stored;
  std::unordered_map<std::int64_t, relate::PageIndex> place;
  {
    TRY(sqlite::Query query, db_.query("select_relation"));
    for (const std::int64_t row : members) {
      query.reset();
      TRY(const bool found, query.bind(":article_row", row).next());
      if (!found) continue;
      place.emplace(row, static_cast<relate::PageIndex>(facts.size()));
      facts.push_back(relation_facts(query));
      stored.push_back({query.text("relation"), query.text("evidence"), query.optional_integer("parent_row"),
                        query.optional_integer("group_row")});
      article_ids.push_back(query.text("id"));
      ids.push_back(relation_id(article_ids.back(), query.count("version"), query.text("sha256")));
    }
  }
  std::vector<relate::Link> links;
  {
    TRY(sqlite::Query query, db_.query("select_pairs_from"));
    for (const auto& [row, at] : place) {
      query.reset();
      query.bind(":article_row", row);
      for (;;) {
        TRY(const bool more, query.next());
        if (!more) break;
        const auto other = place.find(query.integer("other_row"));
        const auto evidence = relate::unpacked(query.blob("numbers"));
        if (other != place.end() && evidence) links.push_back(relate::link_of(at, other->second, *evidence));
      }
    }
  }
  std::vector<const relate::Facts*> views;
  for (const relate::Facts& f : facts) views.push_back(&f);
  const std::vector<relate::Row> rows = relate::arrange(views, relate::ranks_of(views, ids), links);
  std::vector<std::int64_t> row_at(facts.size());
  for (const auto& [row, at] : place) row_at[at] = row;
  TRY(sqlite::Query update, db_.query("update_relation"));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::string evidence =
        rows[i].link ? relate::evidence_words(links[*rows[i].link], static_cast<relate::PageIndex>(i)) : std::string();
    if (rows[i].full)
      evidence += fmt::format("{}its group has {} articles and takes no more", evidence.empty() ? "" : "; ",
                              relate::kMostMembers);
    if (rows[i].also)
      evidence +=
          fmt::format("{}part of it stands in {}, too: {}", evidence.empty() ? "" : "; ", article_ids[*rows[i].also],
                      relate::evidence_words(links[*rows[i].also_link], static_cast<relate::PageIndex>(i)));
    const Stored now{std::string(relate::word(rows[i].kind)), evidence,
                     rows[i].parent ? std::optional(row_at[*rows[i].parent]) : std::nullopt,
                     std::optional(row_at[rows[i].group])};
    if (now == stored[i]) continue;
    update.reset();
    update.bind(":article_row", row_at[i]).bind(":relation", now.relation).bind(":parent_row", now.parent_row);
    TRY_VOID(update.bind(":group_row", now.group_row).bind(":evidence", now.evidence).run());
  }
  return success();
}

}  // namespace whosays
