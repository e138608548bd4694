#include "audit/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <map>

#include "base/text_util.h"
#include "embedded/audit_files.h"

namespace whosays::audit {
namespace {

std::string_view embedded_file(std::string_view name) {
  for (const auto& file : audit_files::files)
    if (file.name == name) return file.bytes;
  return {};
}

/// Rows of a table without comments and without the row that names its columns.
std::vector<std::vector<std::string_view>> table_rows(std::string_view name) {
  std::vector<std::vector<std::string_view>> rows;
  bool header = true;
  for (const std::string_view line : split(embedded_file(name), '\n')) {
    if (trimmed(line).empty() || line.front() == '#') continue;
    if (!header) rows.push_back(split(line, '\t'));
    header = false;
  }
  return rows;
}

const std::map<std::string_view, std::vector<std::string_view>, std::less<>>& word_lists() {
  static const auto kLists = [] {
    std::map<std::string_view, std::vector<std::string_view>, std::less<>> lists;
    for (const auto& row : table_rows("words.tsv"))
      if (row.size() == 2) lists[trimmed(row[0])].push_back(trimmed(row[1]));
    return lists;
  }();
  return kLists;
}

}  // namespace

Rules::Rules() {
  constexpr std::size_t kColumns = 6;
  for (const auto& row : table_rows("rules.tsv")) {
    assert(row.size() == kColumns);
    if (row.size() != kColumns) continue;
    rules_.push_back({std::string(row[0]), row[1] == "note" ? RuleKind::note : RuleKind::look, row[2] == "on",
                      std::string(row[3]), std::string(row[4]), std::string(row[5])});
  }
}

const Rule& Rules::at(std::string_view id) const {
  const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& rule) { return rule.id == id; });
  assert(found != rules_.end());
  return *found;
}

bool Rules::on(std::string_view id) const { return at(id).on; }

Status Rules::set(std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  const std::string_view id = trimmed(assignment.substr(0, equals));
  const std::string_view state = equals == std::string_view::npos ? "" : trimmed(assignment.substr(equals + 1));
  const auto rule = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& r) { return r.id == id; });
  if (rule == rules_.end()) {
    std::vector<std::string> ids;
    for (const Rule& known : rules_) ids.push_back(known.id);
    return Error{ErrorKind::usage, fmt::format("there is no rule \"{}\"; there are: {}", id, joined(ids, ", "))};
  }
  if (state != "on" && state != "off")
    return Error{ErrorKind::usage, fmt::format("rule {0}: write {0}=on or {0}=off", id)};
  rule->on = state == "on";
  return success();
}

Status Rules::set_all(std::string_view text, std::string_view name) {
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    line = trimmed(line.substr(0, line.find('#')));
    if (line.empty()) continue;
    if (const Status set_one = set(line); !set_one.ok())
      return Error{ErrorKind::usage, fmt::format("{}, line {}: {}", name, number, set_one.error().message)};
  }
  return success();
}

const std::vector<std::string_view>& words_of_list(std::string_view list) {
  static const std::vector<std::string_view> kNone;
  const auto found = word_lists().find(list);
  assert(found != word_lists().end());
  return found == word_lists().end() ? kNone : found->second;
}

bool in_list(std::string_view list, std::string_view words) {
  const auto& all = words_of_list(list);
  return std::find(all.begin(), all.end(), words) != all.end();
}

}  // namespace whosays::audit
