// Groups of the articles that were touched: each family is arranged as a whole, from its stored evidence alone.
#include <fmt/format.h>

#include <limits>

#include "base/text_util.h"
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

/// The articles of a family that is arranged together; one place in all lists for each.
struct Family {
  std::vector<std::int64_t> rows;
  std::vector<relate::Facts> facts;
  std::vector<std::string> ids;          ///< by which ranks are settled
  std::vector<std::string> article_ids;  ///< for people
  std::vector<Stored> stored;
};

Result<Family> family_of(const std::vector<std::int64_t>& members, sqlite::Connection& db) {
  Family out;
  TRY(sqlite::Query query, db.query("select_relation"));
  for (const std::int64_t row : members) {
    query.reset();
    TRY(const bool found, query.bind(":article_row", row).next());
    if (!found) continue;
    out.rows.push_back(row);
    out.facts.push_back(relation_facts(query));
    out.stored.push_back({query.text("relation"), query.text("evidence"), query.optional_integer("parent_row"),
                          query.optional_integer("group_row")});
    out.article_ids.push_back(query.text("id"));
    out.ids.push_back(relation_id(out.article_ids.back(), query.count("version"), query.text("sha256")));
  }
  return out;
}

/// The stored evidence of all pairs inside the family.
Result<std::vector<relate::Link>> links_of(const Family& family, sqlite::Connection& db) {
  std::unordered_map<std::int64_t, relate::PageIndex> place;
  for (std::size_t at = 0; at < family.rows.size(); ++at)
    place.emplace(family.rows[at], static_cast<relate::PageIndex>(at));
  std::vector<relate::Link> out;
  TRY(sqlite::Query query, db.query("select_pairs_from"));
  for (const auto& [row, at] : place) {
    query.reset();
    query.bind(":article_row", row);
    for (;;) {
      TRY(const bool more, query.next());
      if (!more) break;
      const auto other = place.find(query.integer("other_row"));
      const auto evidence = relate::unpacked(query.blob("numbers"));
      if (other != place.end() && evidence) out.push_back(relate::link_of(at, other->second, *evidence));
    }
  }
  return out;
}

/// Why the article stands where it stands, in words for people.
std::string evidence_of(const relate::Row& row, std::size_t at, const std::vector<relate::Link>& links,
                        const Family& family) {
  const auto words = [&](std::size_t link) {
    return relate::evidence_words(links[link], static_cast<relate::PageIndex>(at));
  };
  std::vector<std::string> out;
  if (row.link) out.push_back(words(*row.link));
  std::erase(out, "");  // evidence too slight for words
  if (row.full) out.push_back(fmt::format("its group has {} articles and takes no more", relate::kMostMembers));
  if (row.also)
    out.push_back(
        fmt::format("part of it stands in {}, too: {}", family.article_ids[*row.also], words(*row.also_link)));
  return joined(out, "; ");
}

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
  TRY(const Family family, family_of(members, db_));
  TRY(const std::vector<relate::Link> links, links_of(family, db_));
  std::vector<const relate::Facts*> views;
  for (const relate::Facts& f : family.facts) views.push_back(&f);
  const std::vector<relate::Row> rows = relate::arrange(views, relate::ranks_of(views, family.ids), links);
  TRY(sqlite::Query update, db_.query("update_relation"));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const relate::Row& row = rows[i];
    const Stored now{std::string(relate::word(row.kind)), evidence_of(row, i, links, family),
                     row.parent ? std::optional(family.rows[*row.parent]) : std::nullopt,
                     std::optional(family.rows[row.group])};
    if (now == family.stored[i]) continue;
    update.reset();
    update.bind(":article_row", family.rows[i]).bind(":relation", now.relation).bind(":parent_row", now.parent_row);
    TRY_VOID(update.bind(":group_row", now.group_row).bind(":evidence", now.evidence).run());
  }
  return success();
}

}  // namespace whosays
