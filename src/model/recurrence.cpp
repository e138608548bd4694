#include "model/recurrence.h"

#include <algorithm>

namespace whosays::model {
namespace {

constexpr std::size_t kWords = 64;  ///< whose gates are made at once
constexpr std::size_t kMostGates = 2 * kMostHidden + 32;

/// One direction of one layer.
class Direction {
 public:
  Direction(const Kernels& kernels, const Dense& layer, bool backward, std::int8_t* out)
      : kernels_(kernels),
        layer_(layer),
        hidden_(layer.outputs() / 4),
        backward_(backward),
        first_block_(backward ? hidden_ / 8 : 0),
        end_block_(backward ? layer.blocks() : (2 * hidden_ + 15) / 16),
        out_(backward ? out + hidden_ : out) {}

  /// The gates of words [first, end).
  void read(std::span<const std::int8_t> x, std::size_t first, std::size_t end) {
    first_ = first;
    const std::size_t inputs = layer_.inputs();
    kernels_.dense_blocks(layer_, x.subspan(first * inputs, (end - first) * inputs), first_block_, end_block_, gates_);
  }

  /// Those of these words that are one sentence's, which begins here or goes on from the words before.
  void scan(std::size_t first, std::size_t end, bool begins) {
    if (begins) std::fill_n(state_, hidden_, std::int16_t{0});
    const std::size_t word = backward_ ? end - 1 : first;
    const std::size_t gates = 16 * (end_block_ - first_block_);
    const std::size_t skipped = backward_ ? 2 * hidden_ - 16 * first_block_ : 0;
    const std::ptrdiff_t step = backward_ ? -1 : 1;
    kernels_.scan({gates_ + (word - first_) * gates + skipped, step * static_cast<std::ptrdiff_t>(gates),
                   out_ + word * 2 * hidden_, step * static_cast<std::ptrdiff_t>(2 * hidden_), end - first},
                  hidden_, state_);
  }

 private:
  const Kernels& kernels_;
  const Dense& layer_;
  std::size_t hidden_;
  bool backward_;
  std::size_t first_block_, end_block_;  ///< of the layer's outputs: those of this direction are among them
  std::int8_t* out_;
  std::size_t first_ = 0;
  alignas(64) std::int16_t gates_[kWords * kMostGates];
  alignas(64) std::int16_t state_[kMostHidden];
};

void run_forward(Direction& direction, std::span<const std::int8_t> x, std::span<const std::uint32_t> borders) {
  std::size_t s = 0;
  for (std::size_t at = borders.front(); at < borders.back();) {
    const std::size_t end = std::min<std::size_t>(at + kWords, borders.back());
    direction.read(x, at, end);
    while (at < end) {
      while (borders[s + 1] <= at) ++s;
      const std::size_t stop = std::min<std::size_t>(end, borders[s + 1]);
      direction.scan(at, stop, at == borders[s]);
      at = stop;
    }
  }
}

void run_backward(Direction& direction, std::span<const std::int8_t> x, std::span<const std::uint32_t> borders) {
  std::size_t s = borders.size() - 1;
  for (std::size_t at = borders.back(); at > borders.front();) {
    const std::size_t first = std::max<std::size_t>(at - std::min(at, kWords), borders.front());
    direction.read(x, first, at);
    while (at > first) {
      while (borders[s - 1] >= at) --s;
      const std::size_t stop = std::max<std::size_t>(first, borders[s - 1]);
      direction.scan(stop, at, at == borders[s]);
      at = stop;
    }
  }
}

}  // namespace

void recurrent(const Kernels& kernels, const Dense& layer, std::span<const std::int8_t> x,
               std::span<const std::uint32_t> borders, std::int8_t* out) {
  Direction forward(kernels, layer, false, out);
  run_forward(forward, x, borders);
  Direction backward(kernels, layer, true, out);
  run_backward(backward, x, borders);
}

}  // namespace whosays::model
