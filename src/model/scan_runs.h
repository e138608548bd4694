// The recurrence over sentences and both directions: one piece of text for each vector set, which includes it after it
// has defined WHOSAYS_TARGET, Tables, tables() and, declared here, scan_run.
#pragma once

#include "model/kernel_sets.h"

namespace whosays::model {
namespace {

/// One sentence, one direction: `gate` and `out` stand at its first word in the order of reading; `step` is a word.
struct Run {
  const std::int16_t* gate;
  std::int8_t* out;
  std::ptrdiff_t step;
  std::size_t words;
};

/// The first columns of a run, as many as whole vectors (or masked ones) hold; returns how many these are.
WHOSAYS_TARGET std::size_t scan_run(const Run& run, std::size_t width, const Tables& t);

WHOSAYS_TARGET void scan(std::span<const std::int16_t> gates, std::size_t width, std::span<const std::uint32_t> borders,
                         std::int8_t* out) {
  const Tables t = tables();
  std::size_t done = 0;
  for (std::size_t s = 0; s + 1 < borders.size(); ++s) {
    const std::size_t first = borders[s];
    const std::size_t end = borders[s + 1];
    if (first >= end) continue;
    done = scan_run({gates.data() + first * 4 * width, out + first * 2 * width, 1, end - first}, width, t);
    scan_run({gates.data() + ((end - 1) * 4 + 2) * width, out + ((end - 1) * 2 + 1) * width, -1, end - first}, width,
             t);
  }
  if (done < width) scan_cells(gates, width, borders, out, done);
}

}  // namespace
}  // namespace whosays::model
