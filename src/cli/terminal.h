// The device at the other end: is it a terminal, how wide, did it take what was written.
#pragma once

#include <array>
#include <cstddef>
#include <streambuf>

namespace whosays::cli {

/// A stream buffer over a file descriptor that keeps the system's reason when a write fails, which std::cout forgets: a
/// reader who left (EPIPE) ends the program quietly, a full disk does not. Not thread safe.
class DescriptorBuffer final : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor);
  ~DescriptorBuffer() override;
  DescriptorBuffer(const DescriptorBuffer&) = delete;
  DescriptorBuffer& operator=(const DescriptorBuffer&) = delete;

  /// errno of the first failed write, 0 while all went well.
  [[nodiscard]] int error() const { return error_; }

 protected:
  int_type overflow(int_type c) override;
  int sync() override;

 private:
  bool drain();
  int descriptor_;
  int error_ = 0;
  std::array<char, 1 << 16> buffer_;
};

/// Columns of the labels at the left: "says", "footing", "where".
inline constexpr std::size_t kLabelWidth = 14;

/// Columns to wrap to: the terminal's, else COLUMNS, else 80; at least 40, at most 100, beyond which lines read badly.
std::size_t reading_width(int descriptor);

/// True when the descriptor is a terminal and the user has not asked for no colour (NO_COLOR, TERM=dumb).
bool shows_colour(int descriptor);

}  // namespace whosays::cli
