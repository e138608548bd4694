// Line numbers of many places in one text, without counting from the start each time.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text_util.h"

namespace whosays {

/// Gives the same numbers as line_of(text, at): 1-based, non-empty lines only. Building is O(text), asking O(log
/// lines).
class LineIndex {
 public:
  explicit LineIndex(std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (!trimmed(text.substr(begin, end - begin)).empty()) begins_.push_back(static_cast<std::uint32_t>(begin));
      begin = end + 1;
    }
  }
  [[nodiscard]] std::uint32_t at(std::uint32_t byte) const {
    const auto after = std::upper_bound(begins_.begin(), begins_.end(), byte);
    return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(after - begins_.begin()));
  }

 private:
  std::vector<std::uint32_t> begins_;  ///< of non-empty lines
};

}  // namespace whosays
