// What leaves the ledger: a story in a format that other programs, spreadsheets and readers open.
//
// Everything here takes a World that was loaded for export (published articles only: View::published_only) and the
// Story told from it. Committed statements only; every format says how many were set aside, and who read it. Writers
// stream to `out` and leave its state to the caller. Documented keys: docs/exports.md.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "show/show.h"
#include "story/story.h"

namespace whosays::exports {

/// What an export says of its making.
struct Provenance {
  std::string title;    ///< of the page: the ledger's name
  std::string made_at;  ///< ISO date
  std::string notice;   ///< opens and closes the page; may be empty
};

/// How much was read, set aside, and by what: the closing words of every export.
struct Reading {
  std::size_t articles = 0;
  std::size_t statements = 0;
  std::size_t set_aside = 0;
  std::size_t altered = 0;           ///< of these: in copies that a machine altered
  std::vector<std::string> readers;  ///< "whosays 0.1.0, model wordlists-3f2a", each once
};
Reading reading_of(const story::World& world);

/// "9 set aside as unclear and 2 in copies altered by machine and left out".
std::string set_aside_words(const Reading& reading);

/// "61 statements read in 14 articles, 9 set aside as unclear and left out; read by whosays 0.1.0, model ...".
std::string closing_words(const story::World& world, const Provenance& provenance);

/// One statement a line, schema "whosays.statement/1"; a last line, schema "whosays.export_end/1", with the closing
/// words.
void write_jsonl(const story::World& world, const story::Story& story, std::ostream& out,
                 const Provenance& provenance = {});

/// RFC 4180 in UTF-8 with CR LF line ends and a header row, one statement a row. A cell that a spreadsheet would run as
/// a formula (it begins with = + - @, tab or carriage return) begins with an apostrophe instead.
void write_csv(const story::World& world, const story::Story& story, std::ostream& out);

/// One self-contained page: no scripts, nothing loaded from anywhere. See report_html.cpp.
void write_report_html(const story::World& world, const story::Story& story, std::ostream& out,
                       const Provenance& provenance = {});

// What the verbs print with --format jsonl, one record a line, committed statements only.

/// Schema "whosays.claim/1": all claims, or the one given.
void write_claims_jsonl(const show::Lookup& lookup, std::ostream& out);
void write_claim_jsonl(const show::Lookup& lookup, story::ClaimIndex claim, std::ostream& out);

/// Schema "whosays.actor/1". With `against_only`, what they say is left out; with `later`, a world of the same articles
/// as they stand now, each allegation has the notices printed since.
void write_actor_jsonl(const show::Lookup& lookup, const story::ActorPage& page, bool against_only, std::ostream& out,
                       const story::World* later = nullptr);
/// Schema "whosays.suggestion/1": a line a pair of actors that may be one, both sides with their receipts, the reasons.
void write_suggestions_jsonl(const show::Lookup& lookup, const std::vector<story::Suggestion>& suggestions,
                             std::ostream& out);
/// Schema "whosays.source/1": a line a source inside its article. Sources have no id: they are not compared.
void write_sources_jsonl(const show::Lookup& lookup, std::ostream& out);
/// Schema "whosays.relation/1": a line an article; `origin_group` is the id of the article that its group goes back to.
void write_origins_jsonl(const show::Lookup& lookup, std::ostream& out);
/// Schema "whosays.moment/1".
void write_timeline_jsonl(const show::Lookup& lookup, const std::vector<story::Moment>& moments, std::ostream& out);

}  // namespace whosays::exports
