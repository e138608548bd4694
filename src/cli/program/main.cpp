// Connects the program to the process: arguments, descriptors, signals.
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <ios>
#include <ostream>

#include "cli/program.h"
#include "cli/terminal.h"

namespace {

/// A reader who has seen enough (`| head`) is no failure; anything else that kept words from being written is.
int exit_code_of_output(int error, std::ostream& err, int code) {
  if (error == 0 || error == EPIPE) return code;
  err << "whosays: the output could not be written: " << std::strerror(error) << "; it is not complete\n" << std::flush;
  return whosays::cli::kPartial;
}

/// Memory of one article serves the next: given back to the system after each, as glibc does by default, it costs a
/// page fault for every 4,096 bytes of it.
void keep_freed_memory() {
#ifdef M_TRIM_THRESHOLD
  constexpr int kMost = 64 << 20;
  mallopt(M_MMAP_THRESHOLD, kMost / 4);
  mallopt(M_TRIM_THRESHOLD, kMost);
  mallopt(M_TOP_PAD, kMost / 16);  // a thread's memory grows by this and not by a few pages, each time with a call
#endif
}

}  // namespace

int main(int argc, char** argv) {
  keep_freed_memory();
  std::signal(SIGPIPE, SIG_IGN);     // a write then fails with EPIPE, and a ledger is not left in mid-sentence
  std::ios::sync_with_stdio(false);  // standard input is read through std::cin, in large pieces
  whosays::cli::DescriptorBuffer out_buffer(STDOUT_FILENO);
  whosays::cli::DescriptorBuffer err_buffer(STDERR_FILENO);
  std::ostream out(&out_buffer);
  std::ostream err(&err_buffer);
  whosays::cli::Streams streams{out, err};
  streams.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  streams.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  streams.in_is_terminal = ::isatty(STDIN_FILENO) == 1;
  streams.width = whosays::cli::reading_width(STDOUT_FILENO);
  streams.colour = whosays::cli::shows_colour(STDOUT_FILENO);
  const int code = whosays::cli::run_program({argv + 1, argv + argc}, streams);
  out.flush();
  err.flush();
  return exit_code_of_output(out_buffer.error(), err, code);
}
