// Whether two statements can have one source only: rules on who is meant inside one article, and on papers and outlets
// that are named by description. Unnamed sources of two articles are never compared (DESIGN, rule 3).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "story/desk.h"

namespace whosays::story {

/// "Officials", "people", "several drivers": more than one, of what kind ever.
bool is_plural(const std::string& words);

/// "An official and an aide": two; at least one.
std::uint32_t named_one_by_one(const std::string& source);

/// "Another official", "a second person"; of a source in normal form, as the next.
bool is_further(const std::string& source);
/// "A nurse treated nineteen men, she said": who speaks is brought in by what is said.
bool brings_in_speaker(const StatementRecord& s);
/// "The officials", "both": sources that the same article has brought in before.
bool points_back(const std::string& source);

/// How many people an article's unnamed source is at most; none where that is not known. An office ("prosecutors") is
/// one, and so is what several found together. Looks at this article alone.
std::optional<std::uint32_t> most_unnamed(const Desk& desk, StatementIndex i);

/// "Yes, he did": what is said is a deed of whoever says it, or of somebody who was named before.
bool says_of_themself(const StatementRecord& s);

/// News brings in by a description who says it, and names them below: "the ship's mate said", then "Marek Dostrel, 51".
/// Both statements are of one article. Who may not be named is somebody else.
bool names_below(const Desk& desk, const StatementRecord& described, const StatementRecord& named);

/// A lawyer, "his spokesman": they repeat what somebody says for whom they speak. The spokesman of a ministry is the
/// ministry, and no minister.
bool is_mouth_of_another(const Desk& desk, const StatementRecord& s);

/// "A spokesperson for the inspectorate", "the inspectorate's spokesman": for a body of that name, which need not be an
/// actor of the article.
bool is_spokesperson_of(const StatementRecord& s, const std::string& body);

/// One body or person in all articles: by full name, or by label where there is none. With a spokesperson, the body.
std::string voice_name(const Desk& desk, const StatementRecord& s);
/// Of its actor, or of one of those who speak as one in it.
std::string voice_name(const Desk& desk, const StatementRecord& s, const std::string& actor);

/// Who speaks as one in a source ("Ana Vell and Jan Holm", whose name its actor has): the names of each.
std::vector<std::string> members_of(const StatementRecord& s);
/// Those, and where one speaks its actor; none where that is not known.
std::vector<std::string> mouths_of(const StatementRecord& s);

bool has_name(const StatementRecord& s);
/// Of a voice_name.
std::string last_name(const std::string& name);

/// The full name of the paper that a statement says it rests on; empty when it names none.
std::string paper_behind(const Desk& desk, const StatementRecord& s);
/// "The report": what sort of paper, in normal form; empty when the source is none.
std::string paper_kind(const StatementRecord& s);
/// Two papers of one kind, where the one names the body whose it is and the other's article speaks of that body.
bool may_be_one_paper(const Desk& desk, StatementIndex a, StatementIndex b);

/// "Local media", "two newspapers", "reports": outlets that have no name here.
bool is_outlets_in_general(const StatementRecord& s);

}  // namespace whosays::story
