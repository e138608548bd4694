// "Name: value" lines as WARC records and HTTP answers have them: folded lines, stray blanks, no empty line at the end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whosays::read {

/// Without ASCII blanks at both ends. Unlike `trimmed` for any bytes: heads need not be UTF-8.
std::string_view without_blanks(std::string_view bytes);

class HeaderFields {
 public:
  /// Takes one line, its end included or not. False when it is no part of a header: no colon, or a blank in the name.
  bool add_line(std::string_view line);
  /// Takes all lines up to an empty one; what is no part of a header is passed over.
  void add_lines(std::string_view lines);

  /// Without blanks around it; empty when there is none. Of several the first. `name` in lower case.
  [[nodiscard]] std::string_view value(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;  ///< names in lower case
};

/// "Text/HTML; charset=UTF-8" -> "text/html".
std::string media_type(std::string_view content_type);

/// "text/html; charset="UTF-8"" -> "utf-8"; empty when there is none.
std::string charset_of(std::string_view content_type);

/// Header lines as a ledger keeps them (Retrieval::headers): valid UTF-8, \n at the ends, without status line and
/// Set-Cookie.
std::string kept_headers(std::string_view head);

/// Digits and nothing else, below 2^63.
bool parse_length(std::string_view digits, std::uint64_t& length);

}  // namespace whosays::read
