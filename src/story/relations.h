// Relations between the articles of a World: what src/relate finds in the texts, then explicit credits.
//
// In: texts. Out: for each article its relation, its parent, its group and the evidence in words. A credit alone joins
// an article to another only where the crediting sentence stands near the beginning and its words are in the credited
// article: a report may credit another outlet for one fact and be its own report all the same.
#pragma once

#include <optional>
#include <vector>

#include "story/credits.h"
#include "story/desk.h"

namespace whosays::story {

struct Relations {
  std::vector<ArticleRelation> rows;    ///< one an article
  std::vector<std::uint8_t> copied;     ///< 1: the parent was found by the text, not only by a credit
  std::vector<ArticleIndex> copy_root;  ///< the origin by text; the article itself when it is made from none
  std::vector<std::optional<ArticleIndex>> also_root;  ///< the origin of another group, of which part stands in it
};

Relations relate(const Desk& desk, const Credits& credits);

}  // namespace whosays::story
