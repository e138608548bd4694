// The phrases that cards, pages and exports share: how an act, a basis, a source, a date is said to people.
//
// Output always attributes, and the words of an article always stand in quotation marks. Phrases are plain text that
// may hold hostile words: whoever prints them makes them safe (layout:: does; report_html escapes).
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "show/lookup.h"
#include "story/story.h"

namespace whosays::show {

inline constexpr std::string_view kNoneFound = "none found in these articles";
inline constexpr std::string_view kOnlyAltered =
    "Known only from a machine-altered copy; find the original before use.";
inline constexpr std::string_view kNotSettled = "Not settled here: whether it is so.";

/// "denies", "did not respond", "neither confirms nor denies"; with `several` sources, "deny".
std::string_view act_words(Act act, bool several = false);
/// As a finished answer, short enough for a table: "denied", "no response", "neither c. nor d.".
std::string_view act_past(Act act);
/// "this point", "a part of it", "another point", "how far is unclear".
std::string_view extent_words(Extent extent);
/// How they say they know: "not stated", "saw or heard it".
std::string_view basis_words(Basis basis);
/// "named", "unnamed", "own voice".
std::string_view class_words(SourceClass source_class);
/// "first report", "word for word", "reworded by machine", "no copying found".
std::string_view relation_words(story::Relation relation);
std::string_view notice_words(NoticeKind kind);
/// What a finding does with the claim: "rejects", "could not tell", "finds".
std::string_view finding_words(const story::FindingLine& finding);
/// "no named source", "no second origin"; for an answer with whose it is.
std::string gap_words(const story::Gap& gap);

/// "3 May 2031" from an ISO date or date and time; "May 2031", "2031"; anything else as it is; "undated" when empty.
std::string date_words(std::string_view iso);
/// "J.B., 3 May 2031": who decided, and when; the initials alone where the time is not known.
std::string person_words(std::string_view initials, std::string_view at);
/// "3 May 2031 – 9 June 2032", one date when both are the same day.
std::string date_range(std::string_view first, std::string_view last);

/// The words in straight quotation marks, marks at their own ends taken off, straight marks inside made single.
std::string quoted(std::string_view words);
/// As `quoted`, cut to `width` columns with its closing mark.
std::string quoted_short(std::string_view words, std::size_t width);

/// The outlet, or "article 1a2b3c4d" when nobody is named as publisher.
std::string outlet_words(const ArticleRecord& article);
/// "Callis Courier, 3 May 2031".
std::string article_words(const ArticleRecord& article);
/// What a name in an altered copy stands for: `"Odeel" (l.3): Marek Odel in the closest version`, `"Grel": not
/// settled`.
std::string drifted_name_words(const story::DriftedName& name);
/// "Callis Courier, 3 May 2031, l.4 [r41]"; "headline" instead of a line in titles.
std::string place_words(const StatementRecord& statement, const ArticleRecord& article);
/// "l.4 [r41]", "headline [r41]".
std::string line_words(const StatementRecord& statement);
/// Who speaks: `Marek Odel`, `2 unnamed, "national security sources"`, `Callis Courier, in its own voice`.
std::string source_words(const StatementRecord& statement, const ArticleRecord& article);
/// How the source commits where it is not plainly: "", "says it is possible".
std::string_view certainty_words(Certainty certainty);

/// `says "the inspectorate knew"`, `denies "asking for a delay"`, `did not respond`.
std::string saying_words(const StatementRecord& statement);
/// Source and saying: `Marek Odel: "the vote will go ahead"`, `2 unnamed, "officials" deny "a delay"`.
std::string source_saying_words(const StatementRecord& statement, const ArticleRecord& article);
/// The claim in the words of its earliest statement, with the act when that statement does not commit to them:
/// `"Odel asked for a delay"`, `denied: "asking for a delay"`.
std::string claim_words(const Lookup& lookup, const story::Claim& claim, std::size_t width);
/// The first digits of the claim's id.
std::string handle_of(const story::Claim& claim);
/// "read by machine; checked by nobody", or with initials and date.
std::string checked_words(const Lookup& lookup, const story::Claim& claim);

/// The smaller, the more an answer speaks to the point: wider ones first, denials first, refusals last.
int answer_weight(const Lookup& lookup, const story::AnswerLine& answer);
/// In the cell of a table: "denied, this point", "none found"; "+1" for further answers.
std::string answers_cell(const Lookup& lookup, const story::Claim& claim);
std::string findings_cell(const Lookup& lookup, const story::Claim& claim);
/// Articles with a notice out of the carriers: "1 of 11", "none found".
std::string notices_cell(const story::Claim& claim);

/// Articles that carry one of the claim's answers, a finding on it, a notice. Made once a claim: linear in all of them.
struct Carrying {
  std::unordered_set<story::ArticleIndex> answer, finding, notice;
};
Carrying carrying(const Lookup& lookup, const story::Claim& claim);
std::unordered_set<story::ArticleIndex> articles_with_notice(const story::Claim& claim);

}  // namespace whosays::show
