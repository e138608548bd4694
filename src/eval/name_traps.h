// Names across articles against traps: pairs of descriptions of actors with what a careful person would say of them.
//
// The gold has tabs between columns: id, scope (one, two), then name, role, company, date of each side, the verdict
// (same, different, not settled) and why. "-" is nothing known, lines that begin with # are comments.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

namespace whosays::eval {

struct TrapSide {
  std::string name, role, company, date;  ///< empty: unknown
};

struct NameTrap {
  std::string id;
  bool one_article = false;
  TrapSide first, second;
  std::string verdict;
};

/// Errors: no such file, a row with too few columns, an unknown scope or verdict (each with its line).
Result<std::vector<NameTrap>> read_name_traps(const std::string& path);

/// False merges first, each on a line: they should be none. Then how many `same` were found and how many `different`
/// were known. `verdict` gives one of the three words.
std::string name_traps_table(const std::vector<NameTrap>& traps,
                             const std::function<std::string(const NameTrap&)>& verdict);

}  // namespace whosays::eval
