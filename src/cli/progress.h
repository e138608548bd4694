// One line that says how far a batch is, on a terminal's error stream; elsewhere nothing.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

#include "cli/verb.h"

namespace whosays::cli {

class Progress {
 public:
  /// `total` inputs are expected; an input may hold many articles.
  Progress(Context& context, std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// An article is done; `input` is where it came from. Redraws at most ten times a second.
  void step(std::string_view input);
  /// Something is being fetched; called on another thread than step() and clear().
  void fetching(std::string_view address);
  /// Takes the line away, so that something else can be printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  void draw(std::string_view what);  ///< with the lock held
  void take_away();                  ///< same
  Context& context_;
  std::mutex mutex_;
  std::size_t total_;
  std::size_t inputs_ = 0;
  std::size_t articles_ = 0;
  std::string last_input_;
  bool shown_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point drawn_{};
};

}  // namespace whosays::cli
