// What is fuzzed: the readers of src/read, one target a form of input.
//
// A target takes any bytes and reads them; it ends the process when what came out does not hold what read.h promises
// (valid UTF-8, each byte of the text mapped into the original, an error of one line). The same targets run under
// libFuzzer (fuzzer.cpp, fuzz/run) and over the seeds of fuzz/corpus in every build (replay.cpp).
#pragma once

#include <span>
#include <string_view>

namespace whosays::fuzz {

struct Target {
  std::string_view name;  ///< also the folder of its seeds, some of which are links to another's
  void (*run)(std::string_view bytes);
};

/// All of them; CMakeLists.txt of this folder has the same names.
std::span<const Target> targets();

/// None of that name: nullptr.
const Target* find_target(std::string_view name);

}  // namespace whosays::fuzz
