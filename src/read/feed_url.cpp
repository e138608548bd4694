#include "read/feed_url.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "base/text_util.h"

namespace whosays::read {
namespace {

/// Length of "scheme:" at the beginning, or 0.
std::size_t scheme_length(std::string_view url) {
  const std::size_t colon = url.find(':');
  if (colon == std::string_view::npos || colon < 2) return 0;  // "c:" is a drive
  const bool named = std::all_of(url.begin(), url.begin() + static_cast<std::ptrdiff_t>(colon),
                                 [](char c) { return ascii::is_alnum(c) || c == '+' || c == '-' || c == '.'; });
  return named ? colon + 1 : 0;
}

std::string without_dots(std::string_view path) {
  std::vector<std::string> kept;
  const std::vector<std::string_view> parts = split(path, '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    const bool dots = parts[i] == "." || parts[i] == "..";
    if (parts[i] == ".." && kept.size() > 1) kept.pop_back();
    if (!dots) kept.emplace_back(parts[i]);
    if (dots && last) kept.emplace_back();
  }
  return joined(kept, "/");
}

}  // namespace

std::string resolved_url(std::string_view base, std::string_view reference) {
  constexpr std::size_t kLongest = 16384;  // longer ones are no links
  const std::size_t scheme = scheme_length(base);
  if (scheme == 0 || scheme_length(reference) > 0 || base.size() + reference.size() > kLongest)
    return std::string(reference);
  if (!base.substr(scheme).starts_with("//")) return std::string(reference);
  if (reference.empty()) return std::string(base.substr(0, base.find('#')));
  if (reference.starts_with("//")) return std::string(base.substr(0, scheme)) + std::string(reference);
  base = base.substr(0, base.find('#'));
  if (reference[0] == '#') return std::string(base) + std::string(reference);
  base = base.substr(0, base.find('?'));
  if (reference[0] == '?') return std::string(base) + std::string(reference);
  const std::size_t path = std::min(base.find('/', scheme + 2), base.size());
  const std::size_t tail = std::min(reference.find_first_of("?#"), reference.size());
  std::string joined_path(reference.substr(0, tail));
  if (reference[0] != '/') {
    const std::size_t folder = base.rfind('/');
    joined_path = (path == base.size() ? "/" : std::string(base.substr(path, folder + 1 - path))) + joined_path;
  }
  return std::string(base.substr(0, path)) + without_dots(joined_path) + std::string(reference.substr(tail));
}

}  // namespace whosays::read
