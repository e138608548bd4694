// A number with its noun.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace whosays {

/// "1 article", "2 articles"; without `many`, the plural is `one` and an s.
inline std::string counted(std::size_t n, std::string_view one, std::string_view many = {}) {
  std::string out = std::to_string(n) + ' ';
  if (n == 1 || many.empty())
    out.append(one).append(n == 1 ? "" : "s");
  else
    out.append(many);
  return out;
}

}  // namespace whosays
