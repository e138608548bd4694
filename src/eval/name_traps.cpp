// See name_traps.h.
#include "eval/name_traps.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>

#include "base/text_util.h"

namespace whosays::eval {
namespace {

constexpr std::array<std::string_view, 3> kVerdicts{"same", "different", "not settled"};
constexpr std::size_t kVerdictColumn = 10;

bool is_verdict(std::string_view word) {
  return std::find(kVerdicts.begin(), kVerdicts.end(), word) != kVerdicts.end();
}

std::string known(std::string_view cell) { return cell == "-" ? std::string() : std::string(cell); }

Result<NameTrap> trap_of(std::string_view line, const std::string& where) {
  const std::vector<std::string_view> cells = split(line, '\t');
  if (cells.size() <= kVerdictColumn)
    return Error{ErrorKind::input, fmt::format("{}: {} columns, expected {} with tabs between them", where,
                                               cells.size(), kVerdictColumn + 2)};
  NameTrap out;
  out.id = cells[0];
  out.one_article = cells[1] == "one";
  out.first = {known(cells[2]), known(cells[3]), known(cells[4]), known(cells[5])};
  out.second = {known(cells[6]), known(cells[7]), known(cells[8]), known(cells[9])};
  out.verdict = cells[kVerdictColumn];
  if (!out.one_article && cells[1] != "two")
    return Error{ErrorKind::input, fmt::format("{}: scope is one or two, not \"{}\"", where, cells[1])};
  if (!is_verdict(out.verdict))
    return Error{ErrorKind::input,
                 fmt::format("{}: verdict is same, different or not settled, not \"{}\"", where, out.verdict)};
  return out;
}

std::string told(const TrapSide& side) {
  return fmt::format("\"{}\"{}{}", side.name, side.role.empty() ? "" : ", ", side.role);
}

}  // namespace

Result<std::vector<NameTrap>> read_name_traps(const std::string& path) {
  std::ifstream file(path);
  if (!file) return Error{ErrorKind::not_found, fmt::format("cannot read {}: is it there?", path)};
  std::vector<NameTrap> out;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line.front() == '#' || line.starts_with("id\t")) continue;
    TRY(NameTrap trap, trap_of(line, fmt::format("{}, line {}", path, number)));
    out.push_back(std::move(trap));
  }
  if (out.empty()) return Error{ErrorKind::input, fmt::format("{}: no pairs", path)};
  return out;
}

std::string name_traps_table(const std::vector<NameTrap>& traps,
                             const std::function<std::string(const NameTrap&)>& verdict) {
  std::map<std::pair<std::string, std::string>, std::size_t> counts;  // gold, said
  std::map<std::string, std::size_t> gold;
  std::string wrong;
  std::size_t merged = 0;
  for (const NameTrap& trap : traps) {
    const std::string said = verdict(trap);
    ++counts[{trap.verdict, said}];
    ++gold[trap.verdict];
    if (said == "same" && trap.verdict != "same") {
      ++merged;
      wrong += fmt::format("  {}: {} and {}: {}\n", trap.id, told(trap.first), told(trap.second), trap.verdict);
    }
  }
  std::string out = fmt::format("{} pairs, false merges {}\n{}", traps.size(), merged, wrong);
  out += fmt::format("{:<12} {:>6} {:>6} {:>10} {:>12}\n", "verdict", "gold", "same", "different", "not settled");
  for (const std::string_view word : kVerdicts) {
    const std::string name(word);
    out += fmt::format("{:<12} {:>6} {:>6} {:>10} {:>12}\n", name, gold[name], counts[{name, "same"}],
                       counts[{name, "different"}], counts[{name, "not settled"}]);
  }
  return out;
}

}  // namespace whosays::eval
