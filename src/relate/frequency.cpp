#include "relate/frequency.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <unordered_map>

#include "relate/models.h"
#include "relate/scan.h"

namespace whosays::relate {
namespace {

using Table = std::unordered_map<std::uint32_t, std::uint8_t>;

Table read_table(std::string_view text) {
  Table table;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    unsigned level = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), level);
    table.emplace(hash_of(line.substr(0, tab)), static_cast<std::uint8_t>(level));
  }
  return table;
}

}  // namespace

std::uint8_t level_of(std::uint32_t stem) {
  static const Table kTable = read_table(model_file("relation_frequencies.tsv"));
  const auto it = kTable.find(stem);
  return it == kTable.end() ? kRarest : it->second;
}

}  // namespace whosays::relate
