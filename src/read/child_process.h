// A program of the system, run over bytes in memory, with limits. The bytes reach it as a file without a name
// (memfd), its output comes through a pipe: nothing is written to a disk.
//
// The child has no input, no core dump, may write no file, and is killed when it needs more processor time, memory or
// wall time than allowed, when it writes more than allowed, and when this process ends. Its environment is empty but
// for PATH and a UTF-8 locale. Thread safe; waits for the child.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace whosays::read {

struct ChildLimits {
  std::chrono::seconds processor{60};
  std::chrono::seconds wall{120};
  std::uint64_t memory = std::uint64_t{2} << 30;
  std::uint64_t output = std::uint64_t{256} << 20;
};

struct ChildOutput {
  int exit_code = 0;  ///< 128 + the signal's number when a signal ended it
  std::string out;
  std::string err;       ///< its first kilobytes
  std::string exceeded;  ///< which limit ended it: "processor time", "wall time", "output"; empty when none
};

/// `arguments` without the program's name; "{input}" among them becomes the file with `input`. An error of kind
/// not_found when there is no such program in PATH, of kind io when the system refuses.
Result<ChildOutput> run_child(const std::string& program, const std::vector<std::string>& arguments,
                              std::string_view input, const ChildLimits& limits);

}  // namespace whosays::read
