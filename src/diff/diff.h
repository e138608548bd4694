// Two versions of an article: attributions, quotations, counts, hedges, names, numbers, headline changed, added or
// removed, and whether a notice of the later version says so.
//
//   records of A, records of B -> sentences aligned -> changes -> terminal | JSON
//
// Two articles are no two versions: what they have in common is not compared, since that would set their unnamed
// sources side by side (DESIGN, rule 3).
//
// It works on what was read and on the sentences themselves, so that a change in a sentence of which the reading made
// nothing is still shown, as a sentence. It says what changed and not why: a change without a notice is not a fault by
// itself. Pure; cost: sentences of A times sentences of B, and for pairs that are near each other their words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/document_records.h"

namespace whosays::diff {

enum class What : std::uint8_t { headline, attribution, act, certainty, count, quotation, name, number, sentence };
enum class How : std::uint8_t {
  added,
  removed,
  changed,
  dropped,   ///< attribution: the words stand, and nobody is said to say them any more
  softened,  ///< certainty: less firm than before
  hardened,  ///< certainty: firmer than before
  cut        ///< quotation: breaks off inside a sentence
};
std::string_view word(What what);
std::string_view word(How how);

/// Where something stands in one version.
struct Place {
  Field field = Field::text;
  Span span;
  std::uint32_t line = 0;  ///< non-empty line of the text; 0: it does not stand in this version, or in the headline
  std::string words;       ///< empty: it does not stand in this version
};

struct Change {
  What what = What::sentence;
  How how = How::changed;
  Place a, b;
  std::string note{};    ///< what exactly, in words: "hedge lost: may"
  bool noticed = false;  ///< a notice that is new in B speaks of it, as far as its words tell
};

struct Difference {
  ArticleRecord a, b;
  std::vector<Change> changes;        ///< by kind, then by place
  std::vector<RemarkRecord> notices;  ///< in B and not in A
  bool two_articles = false;          ///< hardly a sentence of the one stands in the other: no versions of one article
  [[nodiscard]] std::size_t unnoticed() const;
};

/// `a` is the earlier version. Both must have different rows.
Difference compare(DocumentRecords a, DocumentRecords b);

/// For a terminal: safe to show, every heading present.
std::string as_text(const Difference& difference, std::size_t width, bool emphasis);

/// One line of JSON, schema "whosays.diff/1", without a line end. Spans in code points.
std::string as_json(const Difference& difference);

}  // namespace whosays::diff
