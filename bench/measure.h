// What the benchmarks of reading share: a file's text, and the time of this thread alone.
#pragma once

#include <time.h>

#include <fstream>
#include <sstream>
#include <string>

namespace whosays {

inline std::string contents(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

/// Seconds of this thread on its core: what others do on the machine does not count.
inline double now() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

}  // namespace whosays
