#include "ledger/plain_bytes.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "ledger/entities.h"

namespace whosays {

namespace {

/// Elements that stand inside a line of text and leave no blank.
constexpr std::array<std::string_view, 36> kInline{
    "a",    "abbr", "acronym", "b",     "bdi",  "bdo",    "big",    "cite",  "code",   "data", "del", "dfn",
    "em",   "font", "i",       "ins",   "kbd",  "label",  "mark",   "meter", "output", "q",    "rp",  "rt",
    "ruby", "s",    "samp",    "small", "span", "strike", "strong", "sub",   "sup",    "time", "tt",  "u"};
constexpr std::array<std::string_view, 2> kInlineRare{"var", "wbr"};

/// Elements whose content is never shown as text of the article.
constexpr std::array<std::string_view, 4> kDropped{"script", "style", "noscript", "template"};

template <std::size_t N>
bool in(const std::array<std::string_view, N>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

/// Where the tag that begins at `at` ends (after its '>'), quotation marks respected; the end when it does not.
std::size_t after_tag(std::string_view html, std::size_t at) {
  char quote = 0;
  for (; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return html.size();
}

std::size_t after(std::string_view html, std::string_view end, std::size_t at) {
  const std::size_t found = html.find(end, at);
  return found == std::string_view::npos ? html.size() : found + end.size();
}

/// Where the content of a dropped element ends: before its closing tag. `lower` is the page in lower case.
std::size_t before_closing(std::string_view lower, std::string_view name, std::size_t at) {
  return std::min(lower.find("</" + std::string(name), at), lower.size());
}

/// Steps over the markup at `at` ("<..."); adds a blank where the page would show one. False when it is a bare '<'.
bool step_over_markup(std::string_view html, std::string_view lower, std::size_t& at, std::string& out) {
  const std::string_view rest = html.substr(at);
  if (rest.starts_with("<!--")) {
    at = after(html, "-->", at + 4);
    return true;
  }
  if (rest.starts_with("<!") || rest.starts_with("<?")) {
    at = after(html, ">", at);
    return true;
  }
  const bool closing = rest.starts_with("</");
  const std::size_t begin = at + (closing ? 2 : 1);
  if (begin >= html.size() || !ascii::is_letter(html[begin])) return false;
  std::size_t end = begin;
  while (end < html.size() && (ascii::is_letter(html[end]) || ascii::is_digit(html[end]))) ++end;
  const std::string_view name = lower.substr(begin, end - begin);
  at = after_tag(html, end);
  if (!closing && in(kDropped, name)) at = before_closing(lower, name, at);
  if (!in(kInline, name) && !in(kInlineRare, name)) out += '\n';
  return true;
}

/// The code point of "#8217" or "#x2019"; 0 when it is none.
char32_t numeric_entity(std::string_view body) {
  const bool hex = body.size() > 1 && (body[1] == 'x' || body[1] == 'X');
  const std::string_view digits = body.substr(hex ? 2 : 1);
  char32_t value = 0;
  if (digits.empty()) return 0;
  for (const char c : digits) {
    const bool ten = ascii::is_digit(c);
    const char lower = static_cast<char>(c | 0x20);
    if (!ten && !(hex && lower >= 'a' && lower <= 'f')) return 0;
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(ten ? c - '0' : lower - 'a' + 10);
    if (value > 0x10FFFF) return 0xFFFD;
  }
  return numeric_as_html(value);
}

/// Resolves the entity at `at` ("&..."); false when it is a bare ampersand.
bool step_over_entity(std::string_view html, std::size_t& at, std::string& out) {
  std::size_t end = at + 1;
  const auto part = [](char c) { return ascii::is_letter(c) || ascii::is_digit(c) || c == '#'; };
  while (end < html.size() && end - at < kLongestEntity && part(html[end])) ++end;
  const std::string_view body = html.substr(at + 1, end - at - 1);
  const bool closed = end < html.size() && html[end] == ';';
  const char32_t point = body.starts_with('#') ? numeric_entity(body) : closed ? named_entity(body) : 0;
  if (point == 0) return false;
  utf8::append(out, point);
  at = end + (closed ? 1 : 0);
  return true;
}

/// Shows nothing, so it cannot make two texts different.
bool invisible(char32_t c) {
  const bool joiner = c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
  const bool control = c < 0x20 && !utf8::is_space(c);
  return joiner || control || c == 0x7F;
}

}  // namespace

Result<std::string> decoded(std::string_view bytes, std::string_view charset) {
  const std::string name = utf8::ascii_lowered(charset);
  if (name.empty() || name == "utf-8" || name == "utf8" || name == "us-ascii") return utf8::repaired(bytes);
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max() / 4))
    return Error{ErrorKind::corrupt, "the range is too large"};
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name.c_str(), &status);
  if (U_FAILURE(status) != 0)
    return Error{ErrorKind::corrupt, fmt::format("the encoding \"{}\" is not known", charset)};
  std::vector<char16_t> wide(bytes.size() + 1);
  const std::int32_t size = ucnv_toUChars(converter, wide.data(), static_cast<std::int32_t>(wide.size()), bytes.data(),
                                          static_cast<std::int32_t>(bytes.size()), &status);
  ucnv_close(converter);
  if (U_FAILURE(status) != 0) return Error{ErrorKind::corrupt, "the bytes cannot be decoded"};
  std::string out;
  for (std::int32_t i = 0; i < size; ++i) {
    char32_t point = wide[static_cast<std::size_t>(i)];
    const bool high = point >= 0xD800 && point < 0xDC00;
    if (high && i + 1 < size) {
      const char32_t low = wide[static_cast<std::size_t>(++i)];
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
    utf8::append(out, point > 0x10FFFF || (point >= 0xD800 && point < 0xE000) ? 0xFFFD : point);
  }
  return out;
}

std::string without_markup(std::string_view html) {
  const std::string lower = utf8::ascii_lowered(html);
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '<' && step_over_markup(html, lower, at, out)) continue;
    if (html[at] == '&' && step_over_entity(html, at, out)) continue;
    out += html[at++];
  }
  return out;
}

std::string without_markdown(std::string_view text) {
  constexpr std::string_view kMarks = "*_`~[]\\#>!|-";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool target = text[at] == '(' && at > 0 && text[at - 1] == ']';
    const std::size_t end = target ? text.find(')', at) : std::string_view::npos;
    if (end != std::string_view::npos) {
      at = end + 1;
    } else if (text[at] == '<' && at + 1 < text.size() && (ascii::is_letter(text[at + 1]) || text[at + 1] == '/')) {
      at = after_tag(text, at);
    } else if (text[at] == '&' && step_over_entity(text, at, out)) {
      continue;
    } else {
      if (kMarks.find(text[at]) == std::string_view::npos) out += text[at];
      ++at;
    }
  }
  return out;
}

std::string comparable(std::string_view text, bool keep_lines) {
  std::string out;
  bool blank = false;
  bool line = false;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    at += d.length;
    if (invisible(d.point)) continue;
    if (utf8::is_space(d.point)) {
      blank = true;
      line = line || d.point == '\n';
      continue;
    }
    if (blank && !out.empty()) out += line && keep_lines ? '\n' : ' ';
    blank = line = false;
    utf8::append(out, d.point);
  }
  return out;
}

namespace {

/// What each byte is in windows-1252, by ICU; C1 controls where it has nothing.
const std::array<char32_t, 256>& western_points() {
  static const std::array<char32_t, 256> points = [] {
    std::array<char32_t, 256> out{};
    for (std::size_t byte = 0; byte < out.size(); ++byte) {
      out[byte] = static_cast<char32_t>(byte);
      const char one = static_cast<char>(byte);
      const auto text = decoded({&one, 1}, "windows-1252");
      if (text.ok() && !text->empty()) out[byte] = utf8::decode(*text, 0).point;
      if (out[byte] == 0xFFFD) out[byte] = static_cast<char32_t>(byte);
    }
    return out;
  }();
  return points;
}

/// The byte above 0x7F that a character is in windows-1252 or Latin-1; 0 when it is none.
char western_byte(char32_t point) {
  if (point < 0x80) return 0;
  if (point <= 0xFF) return static_cast<char>(point);
  const auto& points = western_points();
  const auto* const found = std::find(points.begin() + 0x80, points.end(), point);
  return found == points.end() ? '\0' : static_cast<char>(found - points.begin());
}

bool shows(const std::string& decoded_range, const ReadAs& how, std::string_view words) {
  std::string plain = decoded_range;
  if (how.media_type == "text/html" || how.media_type == "application/xhtml+xml") plain = without_markup(plain);
  if (how.media_type == "text/markdown") {
    const auto bare = [](std::string_view text) { return comparable(without_markdown(text)); };
    if (comparable(plain) == comparable(words)) return true;
    return bare(plain) == bare(words);
  }
  const std::string shown = comparable(plain);
  if (shown == comparable(words)) return true;
  const std::string by_line = comparable(words, true);
  const std::vector<std::string_view> lines = split(by_line, '\n');
  if (lines.size() < 2 || !shown.starts_with(lines.front()) || !shown.ends_with(lines.back())) return false;
  std::size_t at = lines.front().size();
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const std::size_t found = shown.find(lines[i], at);
    if (found == std::string::npos) return false;
    at = found + lines[i].size();
  }
  return at + lines.back().size() <= shown.size();
}

/// Where the text was taken for windows-1252: its bytes from a character on, as far as they are one character of UTF-8.
/// Moves `at` behind them; empty, and `at` as it was, when they are none.
std::string meant_at(std::string_view text, std::size_t& at) {
  constexpr std::size_t kLongest = 4;
  std::string bytes;
  std::size_t end = at;
  while (end < text.size() && bytes.size() < kLongest) {
    const utf8::Decoded d = utf8::decode(text, end);
    const char byte = western_byte(d.point);
    if (byte == 0 || (bytes.empty() && static_cast<unsigned char>(byte) < 0xC2)) return {};
    bytes += byte;
    end += d.length;
    if (bytes.size() > 1 && utf8::first_invalid(bytes) == std::string_view::npos) {
      at = end;
      return bytes;
    }
  }
  return {};
}

/// UTF-8 in which each byte that belongs to no sequence is a character of windows-1252.
std::string with_western_bytes(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t good = std::min(utf8::first_invalid(bytes.substr(at)), bytes.size() - at);
    out += bytes.substr(at, good);
    at += good;
    if (at < bytes.size()) utf8::append(out, western_points()[static_cast<unsigned char>(bytes[at++])]);
  }
  return out;
}

}  // namespace

std::string without_mojibake(std::string_view text) {
  constexpr int kTimesOver = 3;
  std::string out(text);
  for (int pass = 0; pass < kTimesOver; ++pass) {
    std::string once;
    for (std::size_t at = 0; at < out.size();) {
      const std::string meant = meant_at(out, at);
      if (meant.empty()) {
        const std::size_t length = utf8::decode(out, at).length;
        once.append(out, at, length);
        at += length;
      } else {
        once += meant;
      }
    }
    if (once == out) break;
    out = std::move(once);
  }
  return out;
}

Result<bool> reads_as(std::string_view range, const ReadAs& how, std::string_view words) {
  TRY(const std::string plain, decoded(range, how.charset));
  if (shows(plain, how, words)) return true;
  // What was decoded wrongly before it came here, and what stands in UTF-8 in another charset, the reader may have put
  // right.
  const bool utf8 = how.charset.empty() || utf8::ascii_lowered(how.charset) == "utf-8";
  const std::string mixed = utf8 ? with_western_bytes(range) : plain;
  return shows(without_mojibake(mixed), how, without_mojibake(words));
}

}  // namespace whosays
