// What parsing and dumping share: the escapes of spans' words.
#include "doc/text_form_escape.h"

#include "base/utf8.h"
#include "doc/text_form.h"

namespace whosays::text_form {

std::string escaped(std::string_view words) {
  std::string out;
  out.reserve(words.size());
  for (const char c : words) {
    switch (c) {
      case '\\': out += "\\\\"; break;
      case '{': out += "\\{"; break;
      case '}': out += "\\}"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      default: out += c;
    }
  }
  return out;
}

std::optional<std::string> unescaped(std::string_view written) {
  std::string out;
  out.reserve(written.size());
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] != '\\') {
      out += written[i];
      continue;
    }
    if (++i == written.size()) return std::nullopt;
    switch (written[i]) {
      case '\\':
      case '{':
      case '}': out += written[i]; break;
      case 'n': out += '\n'; break;
      case 'r': out += '\r'; break;
      default: return std::nullopt;
    }
  }
  return out;
}

const Entry* Block::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key == key) return &entry;
  return nullptr;
}

std::string span_form(std::string_view text, Span span) {
  return span_form(text, utf8::OffsetTable(text, utf8::Unit::code_points), span);
}

std::string span_form(std::string_view text, const utf8::OffsetTable& points, Span span) {
  return std::to_string(points.from_byte(span.begin)) + '-' + std::to_string(points.from_byte(span.end)) + '{' +
         escaped(slice(text, span)) + '}';
}

}  // namespace whosays::text_form
