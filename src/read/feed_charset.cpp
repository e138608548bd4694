#include "read/feed_charset.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/charset.h"

namespace whosays::read {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

/// What names mean in practice (WHATWG Encoding): the larger set that contains the named one.
std::string feed_converter_name(std::string_view label) {
  struct Alias {
    std::string_view label, name;
  };
  static constexpr std::array kAliases = {Alias{"iso-8859-1", "windows-1252"},
                                          Alias{"iso8859-1", "windows-1252"},
                                          Alias{"latin1", "windows-1252"},
                                          Alias{"latin-1", "windows-1252"},
                                          Alias{"us-ascii", "windows-1252"},
                                          Alias{"ascii", "windows-1252"},
                                          Alias{"iso-8859-9", "windows-1254"},
                                          Alias{"gb2312", "gb18030"},
                                          Alias{"gbk", "gb18030"},
                                          Alias{"shift_jis", "windows-31j"},
                                          Alias{"sjis", "windows-31j"},
                                          Alias{"euc-kr", "windows-949"},
                                          Alias{"utf8", "utf-8"}};
  // Bytes of any charset: nothing here may take them for UTF-8.
  while (!label.empty() && ascii::is_blank(label.front())) label.remove_prefix(1);
  while (!label.empty() && ascii::is_blank(label.back())) label.remove_suffix(1);
  std::string lowered = utf8::ascii_lowered(label);
  for (const Alias& alias : kAliases)
    if (alias.label == lowered) return std::string(alias.name);
  return lowered;
}

std::string feed_iana_name(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const char* standard = ucnv_getStandardName(name.c_str(), "IANA", &status);
  return utf8::ascii_lowered(standard != nullptr && U_SUCCESS(status) ? standard : name.c_str());
}

/// UTF-8 with U+FFFD for what is broken; none when ICU does not know the name.
std::optional<std::string> converted(std::string_view bytes, const std::string& charset) {
  constexpr std::size_t kMostUtf8 = 3;  // bytes of UTF-8 for a byte of any charset
  constexpr std::size_t kSpare = 16;
  if (bytes.size() > (std::numeric_limits<int32_t>::max() - kSpare) / kMostUtf8) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out(bytes.size() * kMostUtf8 + kSpare, '\0');
  const int32_t size = ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), out.data(), static_cast<int32_t>(out.size()),
                                          bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(size));
  return utf8::repaired(out);
}

DecodedFeed with_broken_counted(std::string text, const std::string& charset) {
  DecodedFeed out{std::move(text), feed_iana_name(charset), {}};
  if (out.text.find("\xEF\xBF\xBD") != std::string::npos)
    out.warnings.push_back(fmt::format("broken {} sequences read as U+FFFD", out.charset));
  return out;
}

struct Sign {
  std::string_view bytes;
  std::string_view charset;
  std::size_t skip;
};

/// Encodings that show in the first bytes: marks, then "<" in two and four bytes. Longer signs first.
std::optional<Sign> wide_sign(std::string_view bytes) {
  using namespace std::string_view_literals;
  static constexpr std::array kSigns = {Sign{"\xFF\xFE\0\0"sv, "utf-32le", 4}, Sign{"\0\0\xFE\xFF"sv, "utf-32be", 4},
                                        Sign{"\xFF\xFE"sv, "utf-16le", 2},     Sign{"\xFE\xFF"sv, "utf-16be", 2},
                                        Sign{"<\0\0\0"sv, "utf-32le", 0},      Sign{"\0\0\0<"sv, "utf-32be", 0},
                                        Sign{"<\0"sv, "utf-16le", 0},          Sign{"\0<"sv, "utf-16be", 0}};
  for (const Sign& sign : kSigns)
    if (bytes.starts_with(sign.bytes)) return sign;
  return std::nullopt;
}

/// "<?xm" in EBCDIC: the declaration is read as IBM037, which agrees with its kin on the letters of names.
std::optional<DecodedFeed> decoded_ebcdic(std::string_view bytes) {
  constexpr std::size_t kHead = 200;
  if (!bytes.starts_with("\x4C\x6F\xA7\x94")) return std::nullopt;
  const auto head = converted(bytes.substr(0, kHead), "ibm-037");
  if (!head) return std::nullopt;
  const std::string declared = declared_xml_charset(*head);
  for (const std::string& name : {declared, std::string("ibm-037")})
    if (auto text = name.empty() ? std::nullopt : converted(bytes, name))
      return with_broken_counted(std::move(*text), name);
  return std::nullopt;
}

DecodedFeed plain_utf8(std::string_view bytes, const std::string& declared, const std::string& label) {
  DecodedFeed out{std::string(bytes), "utf-8", {}};
  const bool ascii =
      std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii && !declared.empty() && declared != "utf-8")
    out.warnings.push_back(
        fmt::format("the feed declares {} but is UTF-8; read as UTF-8", utf8::made_safe(label, false)));
  return out;
}

}  // namespace

Result<DecodedFeed> decode_xml(std::string_view bytes, std::string_view transport) {
  if (const auto sign = wide_sign(bytes)) {
    const std::string charset(sign->charset);
    auto text = converted(bytes.substr(sign->skip), charset);
    if (text) return with_broken_counted(std::move(*text), charset);
  }
  if (auto ebcdic = decoded_ebcdic(bytes)) return std::move(*ebcdic);
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
    return with_broken_counted(utf8::repaired(bytes), "utf-8");
  }
  const std::string label = declared_xml_charset(bytes);
  const std::string declared = feed_converter_name(label);
  const std::string server = feed_converter_name(transport);
  // Charsets of seven bits are valid UTF-8 too.
  const auto is_seven_bits = [](const std::string& name) {
    return name.starts_with("iso-2022") || name.starts_with("hz") || name == "utf-7";
  };
  const bool seven_bits = is_seven_bits(declared) || is_seven_bits(server);
  if (utf8::first_invalid(bytes) == std::string_view::npos && !seven_bits) return plain_utf8(bytes, declared, label);
  for (const std::string& name : {server, declared}) {
    const bool wide = name.starts_with("utf-16") || name.starts_with("utf-32") || name.starts_with("ucs");
    if (name.empty() || name == "utf-8" || wide) continue;
    if (auto text = converted(bytes, name)) return with_broken_counted(std::move(*text), name);
  }
  TRY(DecodedBytes guessed, decode_text(bytes));
  return DecodedFeed{std::move(guessed.text.text), guessed.charset, std::move(guessed.warnings)};
}

std::string declared_xml_charset(std::string_view text) {
  const std::size_t begin = text.find("<?xml");
  if (begin == std::string_view::npos) return {};
  const std::string_view declaration = text.substr(begin, std::min<std::size_t>(text.find("?>", begin) - begin, 1024));
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_not_of(" \t\r\n", at + 8);
  if (at == std::string_view::npos || declaration[at] != '=') return {};
  at = declaration.find_first_not_of(" \t\r\n", at + 1);
  if (at == std::string_view::npos || (declaration[at] != '"' && declaration[at] != '\'')) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  return end == std::string_view::npos ? std::string() : std::string(declaration.substr(at + 1, end - at - 1));
}

}  // namespace whosays::read
