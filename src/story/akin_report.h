// Who else speaks in the report that leads with a claim.
//
// A report leads with what happened, and then brings in others who were there or know of it ("police said"; below, "the
// guard told us that she had heard glass"). What they say shares hardly a word with the lead, so nothing in the words
// tells who of them says the same; but that they do not is nowhere said either, and a most is a promise. So each of
// them is one more that there may be. Where the report does not lead with the claim, only "a second person" behind an
// unnamed source is. Not who is the lead's source under another description or its mouth, a paper, whoever says that
// something is not so, or wants or asks, or that it takes the matter seriously. Cost: the statements of one article.
#pragma once

#include <vector>

#include "story/desk.h"

namespace whosays::story {

/// Says that something is so.
bool states_a_fact(const StatementRecord& s);

/// No paper, not "anyone": an unnamed source in one word is somebody only if it is several.
bool is_person_or_body(const StatementRecord& s);

/// "Neighbours tell the same".
bool tells_the_same(const StatementRecord& s);

/// "Nobody knows", "neither would say".
bool is_nobody(const StatementRecord& s);

/// "An official familiar with the talks", then "the official": of one article.
bool is_one_source(const Desk& desk, StatementIndex a, StatementIndex b);

/// Statements by place; all of those whose source speaks more than once.
std::vector<StatementIndex> others_in_report(const Desk& desk, StatementIndex claimed, bool leads);

}  // namespace whosays::story
