// What mails do to bytes and words: base64, quoted-printable (RFC 2045), encoded words in headers (RFC 2047).
//
// Broken coding is decoded as far as it makes sense, as mail programs do; how much was broken is counted. Linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace whosays::read {

struct DecodedTransfer {
  std::string bytes;
  std::size_t broken = 0;  ///< characters that have no place in this coding
};

DecodedTransfer from_base64(std::string_view coded);

/// `in_header`: "_" is a blank.
DecodedTransfer from_quoted_printable(std::string_view coded, bool in_header = false);

/// UTF-8 of a header's value: encoded words in their charsets, raw bytes as they can be read.
std::string decoded_header(std::string_view value);

}  // namespace whosays::read
