// Scores of names (person, organisation, place) against files of named entities, the measures of tools/score_names.py
// to the decimal: exact (span and type), span (whatever type), relaxed (overlap and type, one to one).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "doc/document.h"

namespace whosays::eval {

/// Files' conventions: Universal NER (tab, IOB2, texts), Wikigold (blank, IO), CrossNER (tab, a sentence a document).
enum class NamedForm : std::uint8_t { uner, wikigold, crossner };

/// A name in code points of its text.
struct NamedSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  NameType type = NameType::person;
  friend auto operator<=>(const NamedSpan&, const NamedSpan&) = default;
};

struct NamedText {
  std::string id;
  std::string text;
  std::vector<NamedSpan> names;
};

struct NamedFigure {
  std::size_t right = 0;
  std::size_t predicted = 0;
  std::size_t gold = 0;
};

struct NamedScores {
  std::size_t documents = 0;
  std::array<NamedFigure, 4> exact;    ///< person, organisation, place, all
  std::array<NamedFigure, 4> relaxed;  ///< the same
  NamedFigure span;
};

/// The gold's raw texts with their names. The error names file and line.
Result<std::vector<NamedText>> read_named(const std::string& path, NamedForm form);

/// Names of the three types as a reading has them, blanks trimmed.
std::vector<NamedSpan> names_of(const Document& document);

/// `predicted[i]` are the names found in `gold[i]`.
NamedScores score_named(const std::vector<NamedText>& gold, const std::vector<std::vector<NamedSpan>>& predicted);

/// The table and the JSON that the script prints.
std::string table_of(const NamedScores& scores);
std::string json_of(const NamedScores& scores);

}  // namespace whosays::eval
