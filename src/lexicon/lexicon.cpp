#include "lexicon/lexicon.h"

#include <algorithm>
#include <cassert>

#include "base/hash.h"
#include "base/text_util.h"
#include "embedded/lexicon_files.h"

namespace whosays::lexicon {
namespace {

/// Lines with content: no comments, no empty lines, no blanks or carriage returns at the ends.
std::vector<std::string_view> content_lines(std::string_view name) {
  std::vector<std::string_view> out;
  for (std::string_view line : split(file(name), '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#' || trimmed(line).empty()) continue;
    out.push_back(line);
  }
  return out;
}

}  // namespace

std::string_view file(std::string_view name) {
  for (const auto& f : lexicon_files::files)
    if (f.name == name) return f.bytes;
  assert(false && "no such word list");
  return {};
}

const std::string& fingerprint() {
  static const std::string value = [] {
    HashBuilder hash;
    for (const auto& f : lexicon_files::files) hash.add(f.name).add(f.bytes);
    return hash.hex(16);
  }();
  return value;
}

WordSet::WordSet(std::string_view name) {
  for (const std::string_view line : content_lines(name)) words_.insert(trimmed(line));
}

Table::Table(std::string_view name) {
  for (const std::string_view line : content_lines(name)) {
    std::vector<std::string_view> cells = split(line, '\t');
    for (std::string_view& cell : cells) cell = trimmed(cell);
    if (columns_.empty()) {
      columns_ = std::move(cells);
    } else {
      cells_.push_back(std::move(cells));
    }
  }
}

std::string_view Table::at(std::size_t row, std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  const auto index = static_cast<std::size_t>(found - columns_.begin());
  return index < cells_[row].size() ? cells_[row][index] : std::string_view{};
}

}  // namespace whosays::lexicon
