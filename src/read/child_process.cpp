// Between fork and exec only calls that are safe in a program with threads: everything is prepared before.
#include "read/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>

#include "base/text_util.h"

namespace whosays::read {
namespace {

constexpr std::size_t kMostErrors = std::size_t{16} << 10;
constexpr int kCannotRun = 127;

/// A file descriptor that closes itself.
class Handle {
 public:
  explicit Handle(int number = -1) : number_(number) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { reset(); }
  void reset(int number = -1) {
    if (number_ >= 0) ::close(number_);
    number_ = number;
  }
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

struct Pipe {
  Handle read, write;
  bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read.reset(ends[0]);
    write.reset(ends[1]);
    return true;
  }
};

std::string path_of(const std::string& program) {
  const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  const std::string_view folders = path == nullptr ? "/usr/bin:/bin" : path;
  for (const std::string_view folder : split(folders, ':')) {
    if (!folder.starts_with('/')) continue;  // never what lies beside the documents
    std::string candidate = fmt::format("{}/{}", folder, program);
    if (::access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return {};
}

bool fill(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::lseek(file, 0, SEEK_SET) == 0;
}

void limit(int what, std::uint64_t value) {
  const rlimit both{value, value};
  ::setrlimit(static_cast<__rlimit_resource_t>(what), &both);
}

/// In the child. `parent` died already when we have another one.
[[noreturn]] void become(const char* path, char* const* arguments, const std::array<int, 3>& files, pid_t parent,
                         const ChildLimits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (::getppid() != parent) ::_exit(kCannotRun);
  for (int i = 0; i < 3; ++i)
    if (::dup2(files[static_cast<std::size_t>(i)], i) < 0) ::_exit(kCannotRun);
  limit(RLIMIT_CPU, static_cast<std::uint64_t>(limits.processor.count()));
  limit(RLIMIT_AS, limits.memory);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  const char* const environment[] = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", nullptr};
  ::execve(path, arguments, const_cast<char* const*>(environment));  // NOLINT: execve does not write to it
  ::_exit(kCannotRun);
}

/// Appends what is there. False at the end.
bool drain(int file, std::string& out) {
  std::array<char, 65536> piece{};
  const ssize_t got = ::read(file, piece.data(), piece.size());
  if (got < 0) return errno == EINTR || errno == EAGAIN;
  out.append(piece.data(), static_cast<std::size_t>(got));
  return got > 0;
}

/// Reads both pipes until they end, a limit is passed or time is up.
void collect(int out, int err, const ChildLimits& limits, ChildOutput& output) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point end = Clock::now() + limits.wall;
  std::array<pollfd, 2> files{pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
  while (files[0].fd >= 0 || files[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) {
      output.exceeded = "wall time";
      return;
    }
    const int ready = ::poll(files.data(), files.size(), static_cast<int>(left));
    if (ready < 0 && errno != EINTR) return;
    if (ready <= 0) continue;
    if (files[0].fd >= 0 && files[0].revents != 0 && !drain(out, output.out)) files[0].fd = -1;
    if (files[1].fd >= 0 && files[1].revents != 0 && !drain(err, output.err)) files[1].fd = -1;
    if (output.err.size() > kMostErrors) output.err.resize(kMostErrors);
    if (output.out.size() > limits.output) {
      output.exceeded = "output";
      return;
    }
  }
}

}  // namespace

Result<ChildOutput> run_child(const std::string& program, const std::vector<std::string>& arguments,
                              std::string_view input, const ChildLimits& limits) {
  const std::string path = path_of(program);
  if (path.empty()) return Error{ErrorKind::not_found, fmt::format("{} is not installed", program)};
  const auto refused = [&] {
    return Error{ErrorKind::io,
                 fmt::format("{} cannot be started: {}", program, std::generic_category().message(errno))};
  };
  const Handle file(::memfd_create("document", 0));  // stays open in the child
  if (file.get() < 0 || !fill(file.get(), input)) return refused();
  const Handle nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  Pipe out;
  Pipe err;
  if (nothing.get() < 0 || !out.open() || !err.open()) return refused();
  std::vector<std::string> words{program};
  for (const std::string& word : arguments)
    words.push_back(word == "{input}" ? fmt::format("/dev/fd/{}", file.get()) : word);
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const std::array<int, 3> files{nothing.get(), out.write.get(), err.write.get()};
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) return refused();
  if (child == 0) become(path.c_str(), pointers.data(), files, parent, limits);
  out.write.reset();
  err.write.reset();
  ChildOutput output;
  collect(out.read.get(), err.read.get(), limits, output);
  if (!output.exceeded.empty()) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  output.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  const bool by_signal = WIFSIGNALED(status);
  if (output.exceeded.empty() && by_signal && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
    output.exceeded = "processor time";
  return output;
}

}  // namespace whosays::read
