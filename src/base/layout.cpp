#include "base/layout.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::layout {
namespace {

constexpr std::size_t kGap = 2;  ///< blanks between the columns of a table

std::size_t width_of_point(char32_t c) {
  if (c < 0x300) return 1;
  const auto point = static_cast<UChar32>(c);
  const auto category = U_GET_GC_MASK(point);
  if ((category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) return 0;
  const int east_asian = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

/// Bytes of the longest prefix of at most `width` columns (at least one code point, so that callers advance).
std::size_t prefix_of_width(std::string_view text, std::size_t width) {
  std::size_t at = 0;
  std::size_t used = 0;
  while (at < text.size()) {
    const utf8::Decoded d = utf8::decode(text, at);
    const std::size_t w = width_of_point(d.point);
    if (w > 0 && used + w > width && at > 0) break;  // marks of no width stay on their letter
    used += w;
    at += d.length;
  }
  return at;
}

/// Wraps one line without line ends; `line` carries what stands on the current line.
void wrap_words(std::string_view text, std::size_t width, std::vector<std::string>& out) {
  const std::size_t lines_before = out.size();
  std::string line;
  std::size_t used = 0;
  for (std::string_view piece : split(text, ' ')) {
    if (piece.empty()) continue;
    std::size_t w = width_of(piece);
    if (!line.empty() && used + 1 + w > width) {
      out.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    while (w > width) {
      const std::size_t cut = prefix_of_width(piece, width);
      out.emplace_back(piece.substr(0, cut));
      piece.remove_prefix(cut);
      w = width_of(piece);
    }
    if (!line.empty()) {
      line += ' ';
      ++used;
    }
    line += piece;
    used += w;
  }
  // Nothing is left when the last word was wider than a line and its pieces came out even; a text of blanks is a line.
  if (!line.empty() || out.size() == lines_before) out.push_back(std::move(line));
}

std::string without_trailing_blanks(std::string line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    width += width_of_point(d.point);
    at += d.length;
  }
  return width;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> out;
  const std::size_t columns = std::max<std::size_t>(width, 1);
  const std::string safe = utf8::made_safe(text);
  for (const std::string_view line : split(safe, '\n')) wrap_words(blanks_collapsed(line), columns, out);
  return out;
}

std::string labelled(std::string_view label, std::string_view text, std::size_t label_width, std::size_t width) {
  std::string out;
  const std::size_t room = width > label_width + 10 ? width - label_width : 10;
  bool first = true;
  for (const std::string& line : wrapped(text, room)) {
    out += without_trailing_blanks(fitted(first ? label : std::string_view{}, label_width) + line) + "\n";
    first = false;
  }
  return out;
}

std::string elided(std::string_view text, std::size_t width) {
  std::string safe = utf8::made_safe(text, false);
  if (width_of(safe) <= width) return safe;
  if (width == 0) return {};
  std::string head = safe.substr(0, prefix_of_width(safe, width - 1));
  if (width_of(head) >= width) head.clear();  // a first character that is too wide has no room beside the "…"
  return without_trailing_blanks(std::move(head)) + "…";
}

std::string fitted(std::string_view text, std::size_t width) {
  std::string out = elided(text, width);
  const std::size_t used = width_of(out);
  if (used < width) out.append(width - used, ' ');
  return out;
}

std::string table(const std::vector<std::vector<std::string>>& rows, std::size_t stretch, std::size_t width) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t c = 0; c < row.size(); ++c)
      widths[c] = std::max(widths[c], width_of(utf8::made_safe(row[c], false)));
  }
  std::size_t fixed = widths.empty() ? 0 : kGap * (widths.size() - 1);
  for (std::size_t c = 0; c < widths.size(); ++c) fixed += c == stretch ? 0 : widths[c];
  if (stretch < widths.size()) widths[stretch] = std::min(widths[stretch], width > fixed + 12 ? width - fixed : 12);
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) line += fitted(row[c], widths[c]) + std::string(kGap, ' ');
    out += without_trailing_blanks(std::move(line)) + "\n";
  }
  return out;
}

std::string strong(std::string_view text, bool emphasis) {
  if (!emphasis || text.empty()) return std::string(text);
  return "\x1b[1m" + std::string(text) + "\x1b[0m";
}

std::string heading(std::string_view text, bool emphasis) { return strong(text, emphasis) + "\n"; }

}  // namespace whosays::layout
