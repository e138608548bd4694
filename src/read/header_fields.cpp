#include "read/header_fields.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/utf8.h"

namespace whosays::read {

std::string_view without_blanks(std::string_view bytes) {
  constexpr std::string_view kBlanks = " \t\r\n\f\v";
  const std::size_t begin = bytes.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return bytes.substr(begin, bytes.find_last_not_of(kBlanks) - begin + 1);
}

bool HeaderFields::add_line(std::string_view line) {
  const bool folded = !line.empty() && (line[0] == ' ' || line[0] == '\t');
  const std::string_view bare = without_blanks(line);
  if (folded) {
    if (fields_.empty()) return false;
    fields_.back().second.append(" ").append(bare);
    return true;
  }
  const std::size_t colon = bare.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view name = without_blanks(bare.substr(0, colon));
  if (name.find(' ') != std::string_view::npos) return false;
  fields_.emplace_back(utf8::ascii_lowered(name), without_blanks(bare.substr(colon + 1)));
  return true;
}

void HeaderFields::add_lines(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    if (line.empty() || line == "\r") return;
    add_line(line);
    if (end == std::string_view::npos) return;
    lines.remove_prefix(end + 1);
  }
}

std::string_view HeaderFields::value(std::string_view name) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(), [&](const auto& f) { return f.first == name; });
  return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

std::string media_type(std::string_view content_type) {
  return utf8::ascii_lowered(without_blanks(content_type.substr(0, content_type.find(';'))));
}

std::string charset_of(std::string_view content_type) {
  const std::string lowered = utf8::ascii_lowered(content_type);
  std::string_view rest = lowered;
  for (std::size_t at = rest.find(';'); at != std::string_view::npos; at = rest.find(';')) {
    rest.remove_prefix(at + 1);
    std::string_view parameter = without_blanks(rest.substr(0, rest.find(';')));
    constexpr std::string_view kName = "charset";
    if (!parameter.starts_with(kName)) continue;
    parameter = without_blanks(parameter.substr(kName.size()));
    if (!parameter.starts_with('=')) continue;
    std::string value(without_blanks(parameter.substr(1)));
    std::erase_if(value, [](char c) { return c == '"' || c == '\''; });
    return utf8::repaired(value);
  }
  return {};
}

std::string kept_headers(std::string_view head) {
  std::string out;
  bool dropped = true;  // the status line, and what goes on with it
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    const std::string_view bare = without_blanks(line);
    if (bare.empty()) break;
    const bool folded = line.front() == ' ' || line.front() == '\t';
    const std::string lowered = utf8::ascii_lowered(bare.substr(0, bare.find(':')));
    if (!folded)
      dropped = bare.starts_with("HTTP/") || lowered == "set-cookie" || lowered == "set-cookie2" ||
                bare.find(':') == std::string_view::npos;
    if (dropped) continue;
    if (folded) out += ' ';
    out += utf8::repaired(bare);
    out += '\n';
  }
  return out;
}

bool parse_length(std::string_view digits, std::uint64_t& length) {
  constexpr std::uint64_t kMost = ~std::uint64_t{0} >> 1;
  const char* end = digits.data() + digits.size();
  const auto [stop, code] = std::from_chars(digits.data(), end, length);
  return code == std::errc() && stop == end && !digits.empty() && length <= kMost;
}

}  // namespace whosays::read
