#include "read/transfer_coding.h"

#include <array>
#include <cstdint>
#include <optional>

#include "base/utf8.h"
#include "read/charset.h"
#include "read/header_fields.h"

namespace whosays::read {
namespace {

int value_of_base64(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

int value_of_hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// "=?utf-8?Q?Fa=C3=A4hre?=" at the beginning of the text.
struct EncodedWord {
  std::string charset;
  std::string bytes;
  std::size_t length = 0;
};

std::optional<EncodedWord> encoded_word(std::string_view text) {
  if (!text.starts_with("=?")) return std::nullopt;
  const std::size_t charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end + 3 > text.size() || text[charset_end + 2] != '?')
    return std::nullopt;
  const std::size_t end = text.find("?=", charset_end + 3);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view coded = text.substr(charset_end + 3, end - charset_end - 3);
  const char coding = static_cast<char>(text[charset_end + 1] | 0x20);
  if ((coding != 'b' && coding != 'q') || coded.find('\n') != std::string_view::npos) return std::nullopt;
  std::string_view charset = text.substr(2, charset_end - 2);
  charset = charset.substr(0, charset.find('*'));  // RFC 2231: a language behind the charset
  EncodedWord word{utf8::ascii_lowered(charset), {}, end + 2};
  word.bytes = coding == 'b' ? from_base64(coded).bytes : from_quoted_printable(coded, true).bytes;
  return word;
}

std::string as_utf8(std::string_view bytes, std::string_view charset) {
  auto decoded = decode_declared(bytes, charset);
  return decoded.ok() ? std::move(decoded->text.text) : utf8::repaired(bytes);
}

}  // namespace

DecodedTransfer from_base64(std::string_view coded) {
  DecodedTransfer out;
  out.bytes.reserve(coded.size() / 4 * 3);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : coded) {
    const int value = value_of_base64(c);
    if (value < 0) {
      if (c == '=')
        bits = 0, held = 0;  // padding: what follows begins anew, as when two pieces were joined
      else if (!is_blank(c))
        ++out.broken;
      continue;
    }
    bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFF;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out.bytes += static_cast<char>(bits >> held & 0xFF);
  }
  return out;
}

DecodedTransfer from_quoted_printable(std::string_view coded, bool in_header) {
  DecodedTransfer out;
  out.bytes.reserve(coded.size());
  for (std::size_t at = 0; at < coded.size(); ++at) {
    const char c = coded[at];
    if (c == '_' && in_header) {
      out.bytes += ' ';
    } else if (c != '=') {
      out.bytes += c;
    } else if (at + 2 < coded.size() && value_of_hex(coded[at + 1]) >= 0 && value_of_hex(coded[at + 2]) >= 0) {
      out.bytes += static_cast<char>(value_of_hex(coded[at + 1]) << 4 | value_of_hex(coded[at + 2]));
      at += 2;
    } else {
      // A soft line break; blanks between "=" and the line's end are allowed.
      std::size_t end = at + 1;
      while (end < coded.size() && (coded[end] == ' ' || coded[end] == '\t' || coded[end] == '\r')) ++end;
      if (end >= coded.size() || coded[end] == '\n') {
        at = end;
      } else {
        out.bytes += c;
        ++out.broken;
      }
    }
  }
  return out;
}

std::string decoded_header(std::string_view value) {
  std::string out;
  std::string bytes;  // of encoded words that follow each other in one charset: a character may be cut between them
  std::string charset;
  const auto flush = [&] {
    if (!bytes.empty()) out += as_utf8(bytes, charset);
    bytes.clear();
  };
  std::size_t plain = 0;  // where the plain words since the last encoded one begin
  for (std::size_t at = value.find("=?"); at != std::string_view::npos; at = value.find("=?", at)) {
    const auto word = encoded_word(value.substr(at));
    if (!word) {
      at += 2;
      continue;
    }
    const std::string_view between = value.substr(plain, at - plain);
    const bool follows = plain > 0 && without_blanks(between).empty();
    if (!follows || word->charset != charset) flush();
    if (!follows) out += as_utf8(between, {});
    charset = word->charset;
    bytes += word->bytes;
    plain = at = at + word->length;
  }
  flush();
  return out + as_utf8(value.substr(plain), {});
}

}  // namespace whosays::read
