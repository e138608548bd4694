// Bytes to UTF-8, with the way back.
//
// In order: byte order mark; what the transport says (HTTP's Content-Type); for HTML what the page declares (<meta
// charset>, http-equiv), unless the bytes contradict these; UTF-8 when the bytes are valid; else what ICU finds likely,
// checked by converting. NFC or any other normalisation is not done: quotations are compared elsewhere, receipts need
// the text as it stands. Cost: linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/mapped_text.h"
#include "read/mojibake.h"

namespace whosays::read {

/// Valid UTF-8 and where each character stands in the bytes.
struct DecodedBytes {
  MappedText text;
  std::string charset;                ///< IANA name in lower case, "utf-8", "windows-1252"
  std::vector<Repair> repairs;        ///< bytes of another charset inside UTF-8 that were read as what they mean
  std::vector<std::string> warnings;  ///< contradictory or broken encodings, for people
};

/// Decodes plain text. The error names the first byte that is no UTF-8 (offset from 0 and value). `transport` is the
/// charset that HTTP gives, or empty.
Result<DecodedBytes> decode_text(std::string_view bytes, std::string_view transport = {});

/// Decodes an HTML page; broken sequences become U+FFFD with a warning, as browsers show them. Cannot fail on bytes
/// that sniffing took for HTML, but the converter can be missing.
Result<DecodedBytes> decode_html(std::string_view bytes, std::string_view transport = {});

/// Decodes text whose charset is declared outside of it; bytes that are UTF-8 beyond doubt are read as that. Falls back
/// on decode_text when the charset is empty or not known.
Result<DecodedBytes> decode_declared(std::string_view bytes, std::string_view charset);

/// The charset an HTML page declares in its first 4096 bytes; empty when none.
std::string declared_charset(std::string_view bytes);

}  // namespace whosays::read
