// `whosays origins --format jsonl`: a line an article, which first report it goes back to and how.
#include "export/export.h"
#include "export/json_line.h"

namespace whosays::exports {

void write_origins_jsonl(const show::Lookup& lookup, std::ostream& out) {
  const auto& relations = lookup.story().relations;
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
    json.write_to(out);
  }
}

}  // namespace whosays::exports
