// Runs every target over its seeds, among them the inputs that once broke something. An ordinary test: no fuzzer
// needed.
//
//   fuzz_replay FOLDER             the folder of seeds, fuzz/corpus
//   fuzz_replay --target NAME FILE...   these files by one target
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "targets.h"

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void replay(const whosays::fuzz::Target& target, const fs::path& path) {
  // Said before, so that the last line names the input that ended the process.
  std::printf("%s %s\n", std::string(target.name).c_str(), path.filename().c_str());
  std::fflush(stdout);
  target.run(bytes_of(path));
}

/// Number of seeds of one target, or 0 when its folder is missing.
std::size_t replay_folder(const whosays::fuzz::Target& target, const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(folder / target.name, code)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) replay(target, file);
  return files.size();
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() >= 3 && arguments[0] == "--target") {
    const auto* target = whosays::fuzz::find_target(arguments[1]);
    if (target == nullptr) return std::fprintf(stderr, "no target %s\n", arguments[1].c_str()), 2;
    for (std::size_t i = 2; i < arguments.size(); ++i) replay(*target, arguments[i]);
    return 0;
  }
  if (arguments.size() != 1) return std::fprintf(stderr, "the folder of seeds, please\n"), 2;
  std::size_t all = 0;
  for (const auto& target : whosays::fuzz::targets()) {
    const std::size_t count = replay_folder(target, arguments[0]);
    if (count == 0) return std::fprintf(stderr, "no seeds for %s\n", std::string(target.name).c_str()), 1;
    all += count;
  }
  std::printf("%zu inputs, %zu targets\n", all, whosays::fuzz::targets().size());
  return 0;
}
