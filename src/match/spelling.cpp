// See spelling.h.
#include "match/spelling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace whosays::match {
namespace {

/// Pairs that are confused by the eye, the ear or the keyboard of another script.
constexpr std::array<std::string_view, 13> kAlike = {"0o", "1i", "1l", "5s", "6b", "9g", "ck",
                                                     "ie", "ij", "iy", "hn", "ou", "sz"};

double cost(char a, char b) {
  if (a == b) return 0;
  for (const std::string_view pair : kAlike)
    if ((pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a)) return 0.5;
  return 1;
}

}  // namespace

double edits_between(std::string_view first, std::string_view second) {
  const std::size_t width = second.size() + 1;
  std::vector<double> rows(3 * width);
  double* two_back = rows.data();
  double* back = two_back + width;
  double* now = back + width;
  for (std::size_t j = 0; j < width; ++j) back[j] = static_cast<double>(j);
  for (std::size_t i = 1; i <= first.size(); ++i) {
    now[0] = static_cast<double>(i);
    for (std::size_t j = 1; j < width; ++j) {
      now[j] = std::min({back[j] + 1, now[j - 1] + 1, back[j - 1] + cost(first[i - 1], second[j - 1])});
      if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
        now[j] = std::min(now[j], two_back[j - 2] + 1);
    }
    double* const free = two_back;
    two_back = back;
    back = now;
    now = free;
  }
  return back[width - 1];
}

}  // namespace whosays::match
