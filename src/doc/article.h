// The Article: what reading gives. Metadata, two strings (text and title), the way back to the original's bytes.
//
// Invariants: all strings are valid UTF-8; spans are byte ranges of the text on code point borders.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "doc/source_map.h"
#include "doc/vocabulary.h"

namespace whosays {

/// A place of an article's text whose characters were decoded wrongly somewhere on their way, before reading.
struct EncodingMark {
  enum class Kind : std::uint8_t {
    mojibake,  ///< UTF-8 that was taken for a Western charset and written again
    mixed,     ///< bytes of another charset inside UTF-8
  };
  Kind kind = Kind::mojibake;
  bool repaired = false;  ///< the text has what was meant; else it stands as it came
  Span span;
};

/// One appearance of a piece of reporting, as read. Empty strings are unknown, never guessed.
struct Article {
  std::string id;      ///< given (jsonl) or 16 hex digits of a hash of bytes and URL
  std::string sha256;  ///< of the original's bytes, 64 hex digits
  std::string url;
  std::string publisher;
  std::string byline;
  std::string published;  ///< ISO 8601 as found: a date, or date and time with zone
  std::string modified;   ///< the same, of the last change that the article states
  std::string retrieved;  ///< ISO 8601, when the bytes were fetched
  std::string language;   ///< BCP 47, "en"
  std::string title;
  std::string text;
  std::string media_type;                    ///< "text/plain", "text/html", "application/x-ndjson"
  std::string charset;                       ///< IANA name of the original's encoding, "utf-8"
  SourceMap text_map;                        ///< from text to bytes of the original
  SourceMap title_map;                       ///< from title to bytes of the original
  std::vector<EncodingMark> encoding_marks;  ///< in text order
  std::vector<std::string> warnings;         ///< what reading had to repair or leave out, for people
  std::string credit;                        ///< whom its text, or a part, is from: an agency, a feed's <source>
  [[nodiscard]] const std::string& field(Field f) const { return f == Field::text ? text : title; }
  [[nodiscard]] const SourceMap& map(Field f) const { return f == Field::text ? text_map : title_map; }
};

}  // namespace whosays
