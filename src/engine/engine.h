// The public header of the library: bytes of reporting in, who says what out. The only one that is installed.
//
//   whosays::Reader reader;
//   for (const whosays::ReadOutcome& outcome : reader.read(bytes))
//     if (outcome.ok())
//       for (const whosays::ReadStatement& statement : outcome.statements)
//         std::cout << statement.source_words << ": " << statement.content_words << '\n';
//
// Nothing here prints, throws, keeps a file or opens a connection. Strings are UTF-8. It never says what is true: a
// statement is what an article says that somebody says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whosays {

/// Version of the library, "0.1.0".
std::string_view version();

/// Fingerprint of the word lists and models that decide readings: the same bytes, version and fingerprint give the same
/// outcome on every machine.
std::string_view reading_model();

/// What the bytes are. `sniff` looks at their first part, and at the ending of ReadOptions::name where that leaves it
/// open.
enum class ReadFormat : std::uint8_t { sniff, jsonl, html, text };

/// The unit of the spans in ReadOutcome::json. Spans of ReadStatement are always bytes.
enum class OffsetUnit : std::uint8_t { code_points, utf8, utf16 };

/// How to read.
struct ReadOptions {
  ReadFormat format = ReadFormat::sniff;
  std::string name{};  ///< of the input, for messages: a path, a message id
  std::string url{};   ///< where the bytes came from; empty when unknown. Part of the article's id
  OffsetUnit offsets = OffsetUnit::code_points;
};

/// [begin, end) in bytes of ReadOutcome::text, or of ReadOutcome::title for a statement whose field is "title".
struct ReadSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Somebody says something. Enumerations are the words of the JSON (docs/json.md); they are open, so compare, do not
/// switch. A list of spans may be empty: an implicit source or cue, the content of a refusal.
struct ReadStatement {
  std::string id;     ///< 16 hex digits; the same for the same words at the same place
  std::string field;  ///< "text" or "title"
  std::string form;   ///< "direct", "mixed", "indirect"
  std::vector<ReadSpan> source;
  std::vector<ReadSpan> cue;
  std::vector<ReadSpan> content;
  std::string source_words;  ///< words of the spans, " ... " where text lies between them
  std::string cue_words;
  std::string content_words;
  std::string source_class;  ///< "named", "unnamed", "institution", "document", "media", "own_voice", ...
  std::string actor;         ///< fullest name of the source in this article; empty for unnamed sources, always
  std::optional<std::uint32_t> count;  ///< how many unnamed sources, when the text says so
  std::string basis;                   ///< how the source knows, "not_stated" when the text does not say
  std::string act;                     ///< "assert", "deny", "decline", ...
  std::string certainty;               ///< how the source commits: "certain", "probable", "possible", "unknown"
  std::string polarity;                ///< "+" or "-": the source's commitment to the content as it reads
  std::string set_aside;               ///< why it should not be relied on; empty when committed
  float confidence = 0;                ///< of the reading, 0 to 1; not the source's
};

/// One article as read, or the reason why there is none.
struct ReadOutcome {
  std::string error;  ///< empty when it was read; else one line: which input, what happened, what to do
  std::string id;     ///< as given (JSON lines), or 16 hex digits of a hash of bytes and URL
  std::string title;
  std::string text;
  std::string json;  ///< the whole reading: one line of schema "whosays.article/1", without a line end
  std::vector<ReadStatement> statements;  ///< in the order of the text
  [[nodiscard]] bool ok() const { return error.empty(); }
};

/// Reads articles. Holds no state between calls; one Reader may be used by any number of threads at the same time.
class Reader {
 public:
  /// Reads all articles in the bytes, in their order: one, or one a line for JSON lines. Never empty: bytes that hold
  /// no article give one outcome with an error, and a bad line does not stop the next. Cost is linear in the bytes;
  /// memory is about ten times the largest article besides the outcomes themselves.
  [[nodiscard]] std::vector<ReadOutcome> read(std::string_view bytes, const ReadOptions& options = {}) const;
};

}  // namespace whosays
