#include "cli/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <filesystem>

#include "base/hash.h"
#include "base/utf8.h"
#include "cli/terminal.h"

namespace whosays::cli {

Status may_write(const std::string& path, bool force) {
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  if (!std::filesystem::exists(status)) return success();
  if (!std::filesystem::is_regular_file(status))
    return Error{ErrorKind::usage, path + " is no regular file; without it the output goes to standard output"};
  if (!force) return Error{ErrorKind::usage, path + " is there already; --force writes over it"};
  return success();
}

Status write_whole_file(const std::string& path, const std::function<void(std::ostream&)>& write) {
  const std::string beside = path + ".part";
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
  if (file < 0) return Error{ErrorKind::io, beside + ": " + std::strerror(errno)};
  int problem = 0;
  {
    DescriptorBuffer buffer(file);
    std::ostream out(&buffer);
    write(out);
    out.flush();
    problem = buffer.error();
  }
  if (problem == 0 && ::fsync(file) != 0) problem = errno;
  if (::close(file) != 0 && problem == 0) problem = errno;
  if (problem == 0 && std::rename(beside.c_str(), path.c_str()) != 0) problem = errno;
  if (problem == 0) return success();
  ::unlink(beside.c_str());
  return Error{ErrorKind::io, path + ": " + std::strerror(problem) + "; nothing was written"};
}

std::string file_stem_of(std::string_view article_id) {
  constexpr std::size_t kLongest = 80;
  constexpr std::string_view kKept = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
  std::string stem(article_id.substr(0, kLongest));
  for (char& c : stem)
    if (kKept.find(c) == std::string_view::npos) c = '_';
  if (!stem.empty() && (stem.front() == '.' || stem.front() == '-')) stem.front() = '_';  // hidden, or an option
  if (stem.empty() || stem != article_id) stem += "-" + sha256_hex(article_id).substr(0, 8);
  return stem;
}

}  // namespace whosays::cli
