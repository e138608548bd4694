#include "doc/document.h"

#include "base/text_util.h"

namespace whosays {

std::string words_of_spans(std::string_view text, std::span<const Span> spans) {
  std::string out;
  const Span* before = nullptr;
  for (const Span& span : spans) {
    if (before != nullptr) {
      const bool adjacent = trimmed(text.substr(before->end, span.begin - before->end)).empty();
      out += adjacent ? " " : " ... ";
    }
    out += slice(text, span);
    before = &span;
  }
  return out;
}

std::uint32_t line_of(std::string_view text, std::uint32_t at) {
  std::uint32_t line = 0;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    if (!trimmed(text.substr(begin, end - begin)).empty()) ++line;
    if (at <= end) break;
    begin = end + 1;
  }
  return line == 0 ? 1 : line;
}

}  // namespace whosays
