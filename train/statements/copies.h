// What a teacher says of an article's words, carried over to changed copies and to short texts cut out of it.
//
// A copy that were learned by the teacher's best path alone would unlearn what its doubts teach. And who reads articles
// alone does not know what to make of one sentence, which is all that a form, a headline or a caption has.
#pragma once

#include <random>
#include <vector>

#include "article.h"

namespace whosays::statements {

/// The article with its words noted, so that they move with its text (GoldArticle::words).
GoldArticle with_words(GoldArticle article, const Sample& sample);

/// The shares of `original` for the words of a copy of its article (GoldArticle::words); a word that was not there, or
/// was parted otherwise, has the label of `copy` alone. Nothing where the original has none.
std::vector<std::uint8_t> carried_shares(const Sample& original, const GoldArticle& article, const Sample& copy);

/// Some texts of one to three sentences of the article, each within a paragraph.
std::vector<GoldArticle> short_texts(const GoldArticle& article, const Sample& sample, std::mt19937& random);

}  // namespace whosays::statements
