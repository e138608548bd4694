// The one text form of documents and layers: dump, golden test and bug report in one.
//
//   == ferry-01                              a document and its id
//   title Ferry inquiry widens
//   text
//   | Marek Odel on Tuesday denied asking for a delay.
//   |
//   | “I asked nobody,” he said.
//   statement                                one block a row of a layer; keys are indented by two blanks
//     act deny
//     source 0-10{Marek Odel}
//     content {asking for a delay}
//
// A span is offsets and words, `0-10{Marek Odel}`, offsets in code points; people may leave the offsets out: `{words}`
// is the first occurrence in the field, `{words}#2` the second. Words are written with \{ \} \\ and \n escaped. When
// both are given they must agree. Blocks: sentence, token, word, quotation, name, actor, time, attribution, statement,
// unknown, notice, integrity; `no statements` states that there are none. Lines that begin with # before a document are
// comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doc/document.h"

namespace whosays::text_form {

/// A key of a block with what follows it on its line.
struct Entry {
  std::string key;
  std::string value;        ///< without spans' words resolved
  std::vector<Span> spans;  ///< when the value is a list of spans: resolved to bytes of the block's field
  std::size_t line = 0;     ///< of the file, 1-based, for messages
};

/// One row of a layer, as written. Keys that are not there were not said.
struct Block {
  std::string kind;
  Field field = Field::text;
  std::vector<Entry> entries;
  std::size_t line = 0;
  [[nodiscard]] const Entry* find(std::string_view key) const;
};

struct Sample {
  std::string id;
  std::string title;
  std::string text;
  std::string published;
  std::vector<Block> blocks;
  bool no_statements = false;
  std::size_t line = 0;
};

/// Reads a file of samples. The error names line and reason.
Result<std::vector<Sample>> parse(std::string_view file);

/// Which layers to write, by the name of their stage: "text", "tokens", "tags", "trees", "quotes", "names", "actors",
/// "times", "attributions", "statements", "told"; "all" for everything. Unknown names give an error that lists the
/// known ones.
Result<std::string> dump(const Document& document, std::string_view layer);

/// A span in the text form, `0-10{Marek Odel}`; `table` converts bytes to code points.
std::string span_form(std::string_view text, Span span);

}  // namespace whosays::text_form
