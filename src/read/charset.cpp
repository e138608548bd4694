#include "read/charset.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <span>

#include "base/ascii.h"
#include "base/utf8.h"

namespace whosays::read {
namespace {

constexpr std::size_t kDetectBytes = std::size_t{256} << 10;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

struct Conversion {
  MappedText text;
  std::size_t broken = 0;    ///< sequences that became U+FFFD
  std::size_t controls = 0;  ///< C1 controls: a sign of the wrong charset
};

/// What declared names mean on the web (WHATWG Encoding, the aliases that ICU takes literally).
std::string converter_name(std::string_view label) {
  struct Alias {
    std::string_view label, name;
  };
  static constexpr std::array kAliases = {
      Alias{"iso-8859-1", "windows-1252"},
      Alias{"latin1", "windows-1252"},
      Alias{"latin-1", "windows-1252"},
      Alias{"us-ascii", "windows-1252"},
      Alias{"ascii", "windows-1252"},
      Alias{"iso8859-1", "windows-1252"},
      Alias{"iso-8859-9", "windows-1254"},
      Alias{"iso-8859-11", "windows-874"},
      Alias{"tis-620", "windows-874"},
      Alias{"gb2312", "gb18030"},
      Alias{"gbk", "gb18030"},
      Alias{"shift_jis", "windows-31j"},
      Alias{"sjis", "windows-31j"},
      Alias{"x-sjis", "windows-31j"},
      Alias{"euc-kr", "windows-949"},
      Alias{"ks_c_5601-1987", "windows-949"},
      Alias{"utf8", "utf-8"},
      Alias{"utf-16", "utf-8"},
      Alias{"utf-16le", "utf-8"},
      Alias{"utf-16be", "utf-8"},
      Alias{"iso-8859-8-i", "iso-8859-8"},
  };
  std::string lowered = utf8::ascii_lowered(label);
  for (const Alias& alias : kAliases)
    if (alias.label == lowered) return std::string(alias.name);
  return lowered;
}

std::string iana_name(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const char* standard = ucnv_getStandardName(name.c_str(), "IANA", &status);
  return utf8::ascii_lowered(standard != nullptr && U_SUCCESS(status) ? standard : name.c_str());
}

/// One code point at a time, so that each knows its bytes exactly; stateful charsets included.
std::optional<Conversion> converted(std::string_view bytes, std::size_t skip, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  Conversion out;
  out.text.text.reserve(bytes.size());
  const char* const end = bytes.data() + bytes.size();
  const char* at = bytes.data() + skip;
  while (at < end) {
    const char* const before = at;
    status = U_ZERO_ERROR;
    const UChar32 c = ucnv_getNextUChar(converter.get(), &at, end, &status);
    if (status == U_INDEX_OUTOFBOUNDS_ERROR) break;  // a shift sequence with nothing behind it
    const bool broken = U_FAILURE(status) || c == 0xFFFD;
    if (at == before) ++at;
    out.broken += broken ? 1 : 0;
    out.controls += c >= 0x80 && c < 0xA0 ? 1 : 0;
    const std::size_t size = out.text.text.size();
    utf8::append(out.text.text, broken ? U'\xFFFD' : static_cast<char32_t>(c));
    out.text.map.add(static_cast<std::uint32_t>(out.text.text.size() - size),
                     static_cast<std::uint64_t>(before - bytes.data()), static_cast<std::uint32_t>(at - before));
  }
  return out;
}

/// Takes over the UTF-8 that begins at `at`; returns the broken run behind it, which is empty at the end of the bytes.
std::string_view take_good(std::string_view bytes, std::size_t at, MappedText& out) {
  const std::size_t good = std::min(utf8::first_invalid(bytes.substr(at)), bytes.size() - at);
  out.text += bytes.substr(at, good);
  out.map.add(static_cast<std::uint32_t>(good), at, static_cast<std::uint32_t>(good));
  const std::size_t begin = at + good;
  if (begin >= bytes.size()) return {};
  std::size_t end = begin + 1;
  while (end < bytes.size() && utf8::is_continuation(bytes[end])) ++end;
  return bytes.substr(begin, end - begin);
}

/// Puts `meant` where the broken run stands.
void put(std::string_view meant, std::size_t at, std::size_t run, MappedText& out) {
  out.text += meant;
  out.map.add(static_cast<std::uint32_t>(meant.size()), at, static_cast<std::uint32_t>(run));
}

/// UTF-8 as it stands, each broken run one U+FFFD.
Conversion repaired_utf8(std::string_view bytes, std::size_t skip) {
  Conversion out;
  for (std::size_t at = skip; at < bytes.size();) {
    const std::string_view run = take_good(bytes, at, out.text);
    if (run.empty()) break;
    at = static_cast<std::size_t>(run.data() - bytes.data());
    put(kReplacement, at, run.size(), out.text);
    ++out.broken;
    at += run.size();
  }
  return out;
}

/// Number of well-formed sequences of more than one byte, and of bytes that are in none.
struct Utf8Signs {
  std::size_t multibyte = 0;
  std::size_t broken = 0;
  /// Legacy text forms valid multi-byte sequences by accident only, so a few of them outweigh any declaration.
  [[nodiscard]] bool mostly_utf8() const { return multibyte >= 2 && multibyte >= 10 * broken; }
};

Utf8Signs utf8_signs(const Conversion& repaired) {
  Utf8Signs signs;
  signs.broken = repaired.broken;
  for (const char c : repaired.text.text) signs.multibyte += (static_cast<unsigned char>(c) & 0xC0) == 0xC0 ? 1 : 0;
  signs.multibyte -= std::min(signs.multibyte, repaired.broken);  // the U+FFFDs themselves
  return signs;
}

struct Guess {
  std::string charset;
  int confidence = 0;
};

std::vector<Guess> detected(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), ucsdet_close);
  std::vector<Guess> out;
  if (U_FAILURE(status)) return out;
  const std::string_view sample = bytes.substr(0, kDetectBytes);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t found = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &found, &status);
  if (U_FAILURE(status) || matches == nullptr) return out;
  for (int32_t i = 0; i < found; ++i) {
    const char* name = ucsdet_getName(matches[i], &status);
    const int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    if (U_SUCCESS(status) && name != nullptr) out.push_back({converter_name(name), confidence});
  }
  return out;
}

/// A conversion without a broken sequence or a C1 control, or none.
std::optional<DecodedBytes> guessed(std::string_view bytes) {
  constexpr int kSure = 50;
  constexpr std::size_t kTried = 4;
  std::vector<Guess> guesses = detected(bytes);
  std::erase_if(guesses, [](const Guess& g) {
    return g.confidence < kSure || g.charset.starts_with("utf-16") || g.charset.starts_with("utf-32") ||
           g.charset == "utf-8";
  });
  if (guesses.size() > kTried) guesses.resize(kTried);
  guesses.push_back({"windows-1252", 0});
  for (const Guess& guess : guesses) {
    std::optional<Conversion> conversion = converted(bytes, 0, guess.charset);
    if (!conversion || conversion->broken > 0 || conversion->controls > 0) continue;
    return DecodedBytes{std::move(conversion->text), iana_name(guess.charset), {}, {}};
  }
  return std::nullopt;
}

std::optional<DecodedBytes> decoded_by_mark(std::string_view bytes) {
  std::string charset;
  if (bytes.starts_with("\xFF\xFE")) charset = "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) charset = "utf-16be";
  if (charset.empty()) return std::nullopt;
  std::optional<Conversion> conversion = converted(bytes, 2, charset);
  if (!conversion) return std::nullopt;
  DecodedBytes out{std::move(conversion->text), charset, {}, {}};
  if (conversion->broken > 0)
    out.warnings.push_back(fmt::format("{} broken {} sequences read as U+FFFD", conversion->broken, charset));
  return out;
}

std::string first_bad_byte(std::string_view bytes) {
  const std::size_t at = utf8::first_invalid(bytes);
  return fmt::format("byte 0x{:02X} at offset {}", static_cast<unsigned char>(bytes[at]), at);
}

/// A label that a page gives itself: any bytes, in a page of any charset.
std::string shown_label(std::string_view label) { return utf8::made_safe(utf8::repaired(label), false); }

DecodedBytes plain_utf8(std::string_view bytes, std::size_t skip) {
  DecodedBytes out;
  out.text.text = bytes.substr(skip);
  out.text.map = SourceMap::identity(static_cast<std::uint32_t>(bytes.size() - skip), skip);
  out.charset = "utf-8";
  return out;
}

/// The characters of a run of broken bytes that can only be windows-1252: each is a letter between or beside letters,
/// or a sign that belongs to text, and none is the beginning of a cut UTF-8 sequence (which C2, C3 and E2 mostly are).
std::string as_western(std::string_view bytes, std::size_t at, std::size_t end) {
  const auto letter = [&](std::size_t i) { return i < bytes.size() && ascii::is_letter(bytes[i]); };
  if (end - at != 1) return {};
  const auto byte = static_cast<unsigned char>(bytes[at]);
  const bool quotation = (byte >= 0x91 && byte <= 0x97) || byte == 0x85 || byte == 0xAB || byte == 0xBB;
  const bool accented = byte >= 0xC0 && byte != 0xC2 && byte != 0xC3 && byte != 0xE2 && byte != 0xD7 && byte != 0xF7;
  const bool beside = (at > 0 && letter(at - 1)) || letter(end);
  if (!quotation && !(accented && beside)) return {};
  std::string out;
  utf8::append(out, western(byte));
  return out;
}

/// UTF-8 with bytes of windows-1252 in it. None when one of the broken runs may be something else: then none is
/// touched.
std::optional<DecodedBytes> mixed_utf8(std::string_view bytes, std::size_t skip) {
  DecodedBytes out;
  out.charset = "utf-8";
  for (std::size_t at = skip; at < bytes.size();) {
    const std::string_view run = take_good(bytes, at, out.text);
    if (run.empty()) break;
    at = static_cast<std::size_t>(run.data() - bytes.data());
    const std::size_t end = at + run.size();
    const std::string meant = as_western(bytes, at, end);
    if (meant.empty()) return std::nullopt;
    put(meant, at, run.size(), out.text);
    out.repairs.push_back({{at, end}, EncodingMark::Kind::mixed});
    at = end;
  }
  out.warnings.push_back(fmt::format("UTF-8 with {} bytes of windows-1252 in it, the first is {}; read as both",
                                     out.repairs.size(), first_bad_byte(bytes)));
  return out;
}

DecodedBytes damaged_utf8(std::string_view bytes, std::size_t skip, Conversion repaired) {
  if (auto mixed = mixed_utf8(bytes, skip)) return std::move(*mixed);
  DecodedBytes out{std::move(repaired.text), "utf-8", {}, {}};
  out.warnings.push_back(fmt::format("not quite UTF-8: {} broken sequences read as U+FFFD, the first is {}",
                                     repaired.broken, first_bad_byte(bytes)));
  return out;
}

bool has_multibyte(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// A charset that somebody names: the server, the page.
struct Named {
  std::string label;
  std::string name;  ///< the converter's
  [[nodiscard]] bool says_other() const { return !name.empty() && name != "utf-8"; }
};

/// Stateful 7-bit charsets (iso-2022-jp) are valid UTF-8 too: pure ASCII is read as it is named.
bool is_seven_bits(const Named& named, std::string_view bytes, std::size_t skip) {
  return named.name.starts_with("iso-2022") && skip == 0 && !has_multibyte(bytes);
}

/// By the first name under which nothing is broken, else by the first that ICU knows; none when it knows none. "utf-8"
/// is not tried: the caller has.
std::optional<DecodedBytes> converted_as_named(std::string_view bytes, std::span<const Named> names) {
  std::optional<DecodedBytes> best;
  std::size_t broken = 0;
  for (const Named& named : names) {
    if (!named.says_other() || (best && broken == 0)) continue;
    std::optional<Conversion> conversion = converted(bytes, 0, named.name);
    if (!conversion || (best && conversion->broken > 0)) continue;
    broken = conversion->broken;
    best = DecodedBytes{std::move(conversion->text), iana_name(named.name), {}, {}};
    if (broken > 0)
      best->warnings.push_back(fmt::format("{} broken {} sequences read as U+FFFD", broken, best->charset));
  }
  return best;
}

}  // namespace

Result<DecodedBytes> decode_text(std::string_view bytes, std::string_view transport) {
  if (auto marked = decoded_by_mark(bytes)) return std::move(*marked);
  const std::size_t skip = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const Named server{std::string(transport), converter_name(transport)};
  const bool valid = utf8::first_invalid(bytes) == std::string_view::npos;
  if (valid && !is_seven_bits(server, bytes, skip)) return plain_utf8(bytes, skip);
  Conversion repaired = repaired_utf8(bytes, skip);
  if (skip > 0 || utf8_signs(repaired).mostly_utf8()) return damaged_utf8(bytes, skip, std::move(repaired));
  if (auto said = converted_as_named(bytes, std::span(&server, 1))) return std::move(*said);
  if (valid) return plain_utf8(bytes, skip);  // seven bits, of a charset that nobody knows
  if (auto legacy = guessed(bytes)) {
    legacy->warnings.push_back(fmt::format("not UTF-8 ({}); read as {}", first_bad_byte(bytes), legacy->charset));
    return std::move(*legacy);
  }
  return Error{ErrorKind::input, fmt::format("not UTF-8 ({}), and no other encoding fits; convert it to UTF-8 first, "
                                             "for example with iconv",
                                             first_bad_byte(bytes))};
}

Result<DecodedBytes> decode_html(std::string_view bytes, std::string_view transport) {
  if (auto marked = decoded_by_mark(bytes)) return std::move(*marked);
  const std::size_t skip = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::string label = declared_charset(bytes);
  const std::array<Named, 2> named = {Named{std::string(transport), converter_name(transport)},
                                      Named{label, converter_name(label)}};
  const bool valid = utf8::first_invalid(bytes) == std::string_view::npos;
  if (valid &&
      std::none_of(named.begin(), named.end(), [&](const Named& n) { return is_seven_bits(n, bytes, skip); })) {
    DecodedBytes out = plain_utf8(bytes, skip);
    if (named[1].says_other() && has_multibyte(bytes))
      out.warnings.push_back(fmt::format("the page declares {} but is UTF-8; read as UTF-8", shown_label(label)));
    return out;
  }
  Conversion repaired = repaired_utf8(bytes, skip);
  if (skip > 0 || utf8_signs(repaired).mostly_utf8()) return damaged_utf8(bytes, skip, std::move(repaired));
  if (auto said = converted_as_named(bytes, named)) return std::move(*said);
  if (valid) return plain_utf8(bytes, skip);
  if (auto legacy = guessed(bytes)) {
    if (!label.empty())
      legacy->warnings.push_back(
          fmt::format("the page declares {} but is not; read as {}", shown_label(label), legacy->charset));
    return std::move(*legacy);
  }
  return damaged_utf8(bytes, skip, std::move(repaired));
}

Result<DecodedBytes> decode_declared(std::string_view bytes, std::string_view charset) {
  const std::string name = converter_name(charset);
  const bool stateful = name.starts_with("iso-2022") || name == "utf-7" || name == "hz-gb-2312";
  const bool is_utf8 = utf8::first_invalid(bytes) == std::string_view::npos && !stateful;
  if (name.empty() || is_utf8 || name == "utf-8") return decode_text(bytes);
  std::optional<Conversion> conversion = converted(bytes, 0, name);
  if (!conversion) return decode_text(bytes);
  DecodedBytes out{std::move(conversion->text), iana_name(name), {}, {}};
  if (conversion->broken > 0)
    out.warnings.push_back(fmt::format("{} broken {} sequences read as U+FFFD", conversion->broken, out.charset));
  return out;
}

std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t kPrescan = 4096;
  const std::string head = utf8::ascii_lowered(bytes.substr(0, kPrescan));
  for (std::size_t meta = head.find("<meta"); meta != std::string::npos; meta = head.find("<meta", meta + 1)) {
    const std::size_t end = std::min(head.find('>', meta), head.size());
    const std::string_view tag = std::string_view(head).substr(meta, end - meta);
    std::size_t at = tag.find("charset");
    if (at == std::string_view::npos) continue;
    at = tag.find_first_not_of(" \t\r\n", at + 7);
    if (at == std::string_view::npos || tag[at] != '=') continue;
    at = tag.find_first_not_of(" \t\r\n\"'", at + 1);
    if (at == std::string_view::npos) continue;
    const std::size_t stop = tag.find_first_of(" \t\r\n\"';/>", at);
    return std::string(tag.substr(at, stop == std::string_view::npos ? stop : stop - at));
  }
  return {};
}

}  // namespace whosays::read
