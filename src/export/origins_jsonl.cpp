// `whosays origins --format jsonl`: a line an article, which first report it goes back to and how.
#include "export/drift_json.h"
#include "export/export.h"
#include "export/json_line.h"
#include "show/drift.h"
#include "story/drift.h"

namespace whosays::exports {
namespace {

void place_object(const show::Lookup& lookup, std::string_view name, const story::DriftPlace& place, JsonLine& json) {
  json.object(name).text("article", lookup.article(place.article).id).text("field", word(place.field));
  if (place.field == Field::text) json.number("line", std::uint64_t{place.line});
  json.text("words", place.words).known("receipt", place.receipt).end_object();
}

}  // namespace

void drift_list(const show::Lookup& lookup, const std::vector<const story::DriftLine*>& lines, JsonLine& json) {
  json.list("drift");
  for (const story::DriftLine* line : lines) {
    json.object().text("kind", story::word(line->kind)).known("note", line->note);
    place_object(lookup, "earlier", line->earlier, json);
    place_object(lookup, "later", line->later, json);
    json.end_object();
  }
  json.end_list();
}

void name_list(const show::Lookup& lookup, const std::vector<story::DriftedName>& names, JsonLine& json) {
  json.list("altered_names");
  for (const story::DriftedName& name : names) {
    json.object().text("spelling", name.spelling).text("article", lookup.article(name.article).id);
    json.number("line", std::uint64_t{name.line}).known("original", name.original);
    json.truth("settled", !name.original.empty()).known("settled_by", name.settled_by).end_object();
  }
  json.end_list();
}

void write_origins_jsonl(const show::Lookup& lookup, std::ostream& out) {
  const auto& relations = lookup.story().relations;
  const auto& altered = lookup.story().altered;
  std::vector<story::ArticleIndex> first(relations.size());  // the article that names each group
  std::vector<bool> named(relations.size(), false);
  for (story::ArticleIndex a = 0; a < relations.size(); ++a) {
    const std::size_t group = relations[a].group;
    if (named[group] && relations[a].relation != story::Relation::origin) continue;
    first[group] = a;
    named[group] = true;
  }
  for (story::ArticleIndex a = 0; a < relations.size(); ++a) {
    const ArticleRecord& article = lookup.article(a);
    const story::ArticleRelation& row = relations[a];
    JsonLine json;
    json.text("schema", "whosays.relation/1").text("id", article.id);
    json.text("origin_group", lookup.article(first[row.group]).id).text("relation", story::word(row.relation));
    json.known("parent", row.parent ? lookup.article(*row.parent).id : std::string());
    json.known("evidence", row.evidence).known("publisher", article.publisher).known("published", article.published);
    json.truth("altered_copy", a < altered.size() && altered[a] != story::Altered::no);
    std::vector<story::DriftedName> names;
    for (const std::size_t i : lookup.names_of(a)) names.push_back(lookup.story().names[i]);
    name_list(lookup, names, json);
    drift_list(lookup, show::drift_in(lookup, a), json);
    json.write_to(out);
  }
}

}  // namespace whosays::exports
