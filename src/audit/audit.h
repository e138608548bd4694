// An audit: places to look at in a draft before publication. Never a clearance.
//
//   frozen document (+ records of a ledger, + the record of who was asked) -> Audit -> terminal | JSON
//
// Everything works on what was read (statements, actors, quotations, times), so it is no better than the reading; what
// was set aside is said with its lines. Nothing is stored. Details of an unnamed source are put side by side inside
// this text alone and compared with nobody (DESIGN, rule 3). Pure functions; no clock, no file. Cost: linear in the
// draft, and with a ledger that of telling its story.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/reply.h"
#include "audit/rules.h"
#include "doc/document.h"
#include "story/story.h"

namespace whosays::audit {

/// One place to look at, or a note.
struct Spot {
  std::string rule;  ///< id in rules.tsv
  Field field = Field::text;
  Span span;                            ///< in that field
  std::uint32_t line = 0;               ///< as people are shown it, see Draft::line; 0: the headline of a page
  std::string words;                    ///< what there is to see, in a line
  std::vector<std::string> receipts{};  ///< of the ledger, "r88"
  std::string claim{};                  ///< id of a claim in the ledger
};

/// Somebody is spoken against, or named in what is said against somebody else; and where they answer.
struct SpokenAgainst {
  std::string who;
  bool named_in_it = false;  ///< not the one accused
  std::uint32_t line = 0;
  std::string allegation;              ///< its words
  std::string by;                      ///< who says it, in words
  std::vector<std::string> answers{};  ///< "l.20 denies this point": in this text; empty: none found
  std::vector<std::string> replies{};  ///< from the reply file
  bool asked = false;                  ///< the reply file has a request to them about this
  Field field = Field::text;
  Span span;
};

/// A statement that was set aside: read it yourself.
struct SetAside {
  std::uint32_t line = 0;
  std::string why;
};

struct Audit {
  std::string name;  ///< of the file
  std::uint32_t words = 0;
  std::size_t statements = 0;  ///< read, with those set aside
  std::vector<SetAside> set_aside;
  std::vector<Spot> look, note;  ///< in the order of the text
  std::vector<SpokenAgainst> against;
  std::vector<std::string> asked_not_in_text;  ///< rows of the reply file about somebody who is not spoken against here
  std::vector<std::string> not_checked;
  std::size_t unanswered = 0;  ///< rows of `against` about an accused or named person without an answer in the text
  std::size_t never_put = 0;   ///< rows that the reply file does not have; 0 without a reply file
  bool with_ledger = false, with_reply = false;
};

/// What is audited, and with what.
struct Brief {
  const Document& draft;
  std::string name;
  std::string original{};               ///< bytes of the file: for its line numbers
  const story::World* world = nullptr;  ///< records of a ledger; null: none was given
  const std::vector<Request>* requests = nullptr;
};

Audit audit(const Brief& brief, const Rules& rules);

/// For a terminal: safe to show, lines within the width (from 40 columns on).
std::string as_text(const Audit& audit, const Rules& rules, std::size_t width, bool emphasis);

/// One line of JSON, schema "whosays.audit/1", without a line end; keys in docs/audit.md. Spans in code points.
std::string as_json(const Audit& audit, const Document& draft, const Rules& rules);

/// Every name, title, age, number, date, place and quotation of the draft with its line and a box to tick.
struct WorksheetRow {
  std::string_view kind;  ///< "name", "title", "age", "number", "date", "place", "quotation"
  std::string words;
  std::vector<std::uint32_t> lines;
};
std::vector<WorksheetRow> worksheet(const Brief& brief);
std::string worksheet_text(const std::vector<WorksheetRow>& rows, std::size_t width);

}  // namespace whosays::audit
