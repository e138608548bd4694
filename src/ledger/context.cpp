#include "ledger/context.h"

#include <unicode/unistr.h>

#include <ctime>

#include "base/utf8.h"

namespace whosays {

std::string text_before(std::string_view text, Span span, std::size_t characters) {
  std::size_t begin = span.begin;
  for (std::size_t i = 0; i < characters && begin > 0; ++i) {
    --begin;
    while (begin > 0 && utf8::is_continuation(text[begin])) --begin;
  }
  return std::string(text.substr(begin, span.begin - begin));
}

std::string text_after(std::string_view text, Span span, std::size_t characters) {
  std::size_t end = span.end;
  for (std::size_t i = 0; i < characters && end < text.size(); ++i) {
    ++end;
    while (end < text.size() && utf8::is_continuation(text[end])) ++end;
  }
  return std::string(text.substr(span.end, end - span.end));
}

std::string folded(std::string_view text) {
  icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string out;
  wide.foldCase().toUTF8String(out);
  return out;
}

std::string now_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char buffer[sizeof "2031-05-03T10:20:30Z"];
  const std::size_t size = std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {buffer, size};
}

}  // namespace whosays
