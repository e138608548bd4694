// Who was told what across articles: rows of readings, joined where one telling stands in several articles, without
// those of copies that a machine altered while a closer version is there.
//
// Hearers and tellers are actors as desk.h joins them; people without a name stay the words of their article. An
// account of an unnamed source is that source's inside its article and its copies, and never joined with another's
// (rule 3).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "story/story.h"

namespace whosays::story {

/// One telling by one account, in one article or several.
struct ToldLine {
  std::size_t row = 0;               ///< in World::told, its earliest appearance
  std::vector<std::size_t> repeats;  ///< the same elsewhere, by date
  ArticleIndex article = 0;
  std::string who;                          ///< the actor's name, or the words of the text
  bool actor = false;                       ///< `who` is an actor's name
  std::string from;                         ///< the actor's name; empty when there is none
  std::optional<StatementIndex> statement;  ///< that carries it
};

struct ToldPage {
  std::vector<ToldLine> lines;  ///< by hearer (those with most lines first), then by date
  std::size_t altered = 0;      ///< rows left out, of copies reworded or translated by machine
  std::size_t set_aside = 0;    ///< rows left out, whose statement is not in this view
};

struct ToldQuery {
  std::string name;       ///< a hearer's or teller's name, or words of it; empty: everybody
  std::string publisher;  ///< only rows of this publisher's articles; empty: all
};

/// From a world of all publishers, so that a closer version is known whoever printed it. O(rows log rows).
ToldPage told_of(const World& world, const Story& story, const ToldQuery& query);

/// True when the article was reworded or translated by machine and a closer version of its text is in the story.
bool is_altered(const Story& story, ArticleIndex article);

}  // namespace whosays::story
