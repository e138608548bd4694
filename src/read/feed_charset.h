// XML's bytes to UTF-8. In order: byte order mark (UTF-8, 16, 32); the zero bytes or EBCDIC codes with which "<" begins
// in wide and EBCDIC encodings; UTF-8 when the bytes are valid and not plain ASCII, whatever is declared; what HTTP
// says, then what the XML declaration says (RFC 7303); else what ICU finds likely. Contradictions become warnings.
// Cost: linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace whosays::read {

struct DecodedFeed {
  std::string text;  ///< valid UTF-8, without a byte order mark
  std::string charset;
  std::vector<std::string> warnings;
};

/// `transport` is the charset that HTTP gives, or empty.
Result<DecodedFeed> decode_xml(std::string_view bytes, std::string_view transport = {});

/// The name in <?xml ... encoding="name"?>; empty when there is none. Reads ASCII.
std::string declared_xml_charset(std::string_view text);

}  // namespace whosays::read
