#include "lexicon/lexicon.h"

#include <algorithm>
#include <cassert>

#include "base/text_util.h"
#include "embedded/lexicon_files.h"

namespace whosays::lexicon {
namespace {

/// Calls f(part) for what stands between separators. All lists are read at every start, so this makes no vectors.
template <class F>
void each_part(std::string_view text, char separator, F&& f) {
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    f(text.substr(begin, end - begin));
    if (end == text.size()) return;
    begin = end + 1;
  }
}

/// Calls f(line) for each line with content: no comments, no empty lines, no carriage returns at the ends.
template <class F>
void each_content_line(std::string_view name, F&& f) {
  each_part(file(name), '\n', [&](std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && line.front() != '#' && !trimmed(line).empty()) f(line);
  });
}

}  // namespace

std::string_view file(std::string_view name) {
  for (const auto& f : lexicon_files::files)
    if (f.name == name) return f.bytes;
  assert(false && "no such word list");
  return {};
}

const std::string& fingerprint() {
  static const std::string value(lexicon_files::hash_of_names_and_bytes.substr(0, 16));
  return value;
}

WordSet::WordSet(std::string_view name) {
  each_content_line(name, [&](std::string_view line) { words_.insert(trimmed(line)); });
}

Table::Table(std::string_view name) {
  each_content_line(name, [&](std::string_view line) {
    if (columns_.empty()) {
      each_part(line, '\t', [&](std::string_view cell) { columns_.push_back(trimmed(cell)); });
      return;
    }
    const std::size_t row_end = cells_.size() + columns_.size();
    each_part(line, '\t', [&](std::string_view cell) {
      if (cells_.size() < row_end) cells_.push_back(trimmed(cell));
    });
    cells_.resize(row_end);
  });
}

std::string_view Table::at(std::size_t row, std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  const auto index = static_cast<std::size_t>(found - columns_.begin());
  return index < columns_.size() ? cells_[row * columns_.size() + index] : std::string_view{};
}

}  // namespace whosays::lexicon
