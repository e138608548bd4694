// What the readers of corpora share. A file that cannot be opened ends the program: a trainer has nobody to tell.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "doc/vocabulary.h"

namespace whosays::train {

constexpr std::uint32_t bit(NameType type) { return 1U << static_cast<unsigned>(type); }

inline std::ifstream opened(const std::string& path) {
  std::ifstream in(path);
  if (!in) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::exit(2);
  }
  return in;
}

inline std::vector<std::string> split(const std::string& line, char by) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string part; std::getline(in, part, by);) out.push_back(part);
  return out;
}

}  // namespace whosays::train
