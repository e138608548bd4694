// Reading: from bytes to articles (clean text, title, metadata) whose every character leads back to its original bytes.
//
// Nothing here knows language. Every failure is an Error in the stream with what to do; a bad article never stops the
// next one. Memory is bounded by the largest single input, for JSON lines by the longest line.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "doc/document.h"
#include "doc/stage.h"

namespace whosays::read {

inline constexpr StageInfo kStage{"text", StageState::trial,
                                  "plain text, JSON lines and plain HTML; feeds, WARC, mail and PDF are not read yet"};

enum class Format : std::uint8_t { sniff, jsonl, html, text, feed, warc, eml, pdf };

std::optional<Format> parse_format(std::string_view word);

struct Limits {
  std::uint64_t max_input_bytes = std::uint64_t{512} << 20;  ///< of one file or one JSON line
  std::uint32_t max_html_depth = 512;                        ///< elements inside elements
  std::uint32_t max_html_tags = 2'000'000;
};

/// One input: a file's name (or "-") and how to read it.
struct Request {
  std::string name;  ///< path as the user gave it; for messages and as origin
  std::string url;   ///< where the bytes came from, when known
  Format format = Format::sniff;
  Limits limits;
};

/// An article with the bytes of its original (for a JSON line: of its text).
struct ReadArticle {
  Article article;
  std::string original;
};

/// Gets each article or failure in the order of the input; returning false stops the reading.
using Sink = std::function<bool(Result<ReadArticle>)>;

/// Reads all articles of a stream (JSON lines are streamed, anything else is read whole, up to the limit).
void read_stream(std::istream& in, const Request& request, const Sink& sink);

/// Reads all articles of a file. A path that is no regular file, unreadable, empty or too large is one failure.
void read_file(const std::string& path, const Request& request, const Sink& sink);

/// What the bytes look like: by content first, by the name's ending where content leaves it open.
Format sniffed(std::string_view bytes, std::string_view name);

}  // namespace whosays::read
