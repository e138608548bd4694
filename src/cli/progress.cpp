#include "cli/progress.h"

#include <fmt/format.h>

#include "base/layout.h"
#include "base/utf8.h"

namespace whosays::cli {

Progress::Progress(Context& context, std::size_t total) : context_(context), total_(total) {}

Progress::~Progress() { clear(); }

void Progress::step(std::string_view input) {
  const std::lock_guard lock(mutex_);
  ++articles_;
  if (inputs_ == 0 || input != last_input_) ++inputs_, last_input_ = input;
  draw(input);
}

void Progress::fetching(std::string_view address) {
  const std::lock_guard lock(mutex_);
  draw(std::string("fetching ").append(address));
}

void Progress::draw(std::string_view what) {
  const Clock::time_point now = Clock::now();
  if (!context_.streams.err_is_terminal || now - drawn_ < std::chrono::milliseconds(100)) return;
  drawn_ = now;
  const double seconds = std::chrono::duration<double>(drawn_ - start_).count();
  const std::string rate =
      seconds > 0.5 ? fmt::format("{:.0f} articles/s", static_cast<double>(articles_) / seconds) : "";
  const std::string line = fmt::format("{}/{}  {}  {}", inputs_, total_, rate, utf8::repaired(what));
  context_.streams.err << "\r\033[K" << layout::elided(line, context_.streams.width - 1) << std::flush;
  shown_ = true;
}

void Progress::clear() {
  const std::lock_guard lock(mutex_);
  take_away();
}

void Progress::take_away() {
  if (shown_) context_.streams.err << "\r\033[K" << std::flush;
  shown_ = false;
}

}  // namespace whosays::cli
