#include "eval/whole_file.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace whosays::eval {

Result<std::string> whole_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  if (in) bytes << in.rdbuf();
  if (!in) return Error{ErrorKind::input, fmt::format("{}: cannot be read; check the name", path)};
  return std::move(bytes).str();
}

}  // namespace whosays::eval
