// Bold for headings: the only emphasis there is. Applied after layout, which would show escape codes as text.
#pragma once

#include <string>
#include <string_view>

#include "base/layout.h"
#include "show/show.h"

namespace whosays::show {

/// The text, already safe and laid out, in bold when the setting allows.
inline std::string strong(std::string_view text, const Setting& setting) {
  return layout::strong(text, setting.emphasis);
}

/// A laid-out line that begins with `label`, the label in bold.
inline std::string with_strong_label(std::string_view line, std::string_view label, const Setting& setting) {
  if (!line.starts_with(label)) return std::string(line);
  return strong(label, setting) + std::string(line.substr(label.size()));
}

}  // namespace whosays::show
