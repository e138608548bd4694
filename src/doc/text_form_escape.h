// The escapes of the text form, for its parser and its dump only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"
#include "base/utf8.h"

namespace whosays::text_form {

/// Words on one line: \\ \{ \} \n \r.
std::string escaped(std::string_view words);

/// The words again; none when a backslash is followed by anything else.
std::optional<std::string> unescaped(std::string_view written);

/// As span_form(text, span), with a table of the text that many spans share.
std::string span_form(std::string_view text, const utf8::OffsetTable& points, Span span);

}  // namespace whosays::text_form
