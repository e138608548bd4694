// The kernels as arithmetic.h defines them, one number after another: what the vector kernels are compared with.
#include <algorithm>
#include <cstring>

#include "model/kernel_sets.h"

namespace whosays::model {
namespace {

void sum_rows(const RowTable& table, std::span<const std::uint32_t> rows, std::size_t each, std::int16_t* out) {
  for (std::size_t at = 0; at + each <= rows.size() && each > 0; at += each, out += table.width)
    sum_columns(table, rows.subspan(at, each), 0, out);
}

/// (acc * multiplier + offset) >> 26 of one output of one word.
std::int64_t dense_output(const Dense& layer, const std::int8_t* x, std::size_t r) {
  const std::int8_t* w = layer.block(r / 16) + (r % 16) * 4;
  std::int32_t sum = 0;
  for (std::size_t k = 0; k < layer.inputs(); ++k) sum += w[(k / 4) * 64 + k % 4] * (x[k] + kActivationOne);
  return (std::int64_t{sum} * layer.multipliers()[r] + layer.raised_offset(r)) >> kMultiplierBits;
}

void dense(const Dense& layer, std::span<const std::int8_t> x, std::int16_t* out) {
  for (std::size_t at = 0; at + layer.inputs() <= x.size(); at += layer.inputs())
    for (std::size_t r = 0; r < layer.outputs(); ++r) *out++ = saturated16(dense_output(layer, x.data() + at, r));
}

void dense_blocks(const Dense& layer, std::span<const std::int8_t> x, std::size_t first, std::size_t end,
                  std::int16_t* out) {
  for (std::size_t at = 0; at + layer.inputs() <= x.size(); at += layer.inputs(), out += 16 * (end - first))
    for (std::size_t r = 16 * first; r < std::min(16 * end, layer.outputs()); ++r)
      out[r - 16 * first] = saturated16(dense_output(layer, x.data() + at, r));
}

void logits(const Dense& head, std::span<const std::int8_t> x, std::int32_t* out) {
  for (std::size_t at = 0; at + head.inputs() <= x.size(); at += head.inputs())
    for (std::size_t r = 0; r < head.outputs(); ++r)
      *out++ = static_cast<std::int32_t>(dense_output(head, x.data() + at, r));
}

void tanh(std::span<const std::int16_t> x, std::int8_t* out) {
  for (const std::int16_t value : x) *out++ = activation_of(tanh_q14(value));
}

void tanh_of_sum(std::span<const std::int16_t> a, std::span<const std::int16_t> b, std::int8_t* out) {
  for (std::size_t i = 0; i < a.size(); ++i) out[i] = activation_of(tanh_q14(saturated16(a[i] + b[i])));
}

void scan(const WordRun& run, std::size_t width, std::int16_t* state) { scan_columns(run, width, state, 0); }

void products(std::span<const std::int8_t> a, std::span<const std::int8_t> b, std::size_t width, std::int32_t* out) {
  for (std::size_t i = 0; i + width <= a.size() && width > 0; i += width)
    for (std::size_t j = 0; j + width <= b.size(); j += width) {
      std::int32_t sum = 0;
      for (std::size_t k = 0; k < width; ++k) sum += a[i + k] * b[j + k];
      *out++ = sum;
    }
}

}  // namespace

void scan_columns(const WordRun& run, std::size_t width, std::int16_t* state, std::size_t from) {
  if (run.words == 0) return;  // there may be no gates at all
  for (std::size_t k = from; k < width; ++k) {
    const std::int16_t* gate = run.gates + k;
    std::int8_t* out = run.out + k;
    std::int32_t now = state[k];
    for (std::size_t i = 0; i < run.words; ++i, gate += run.gates_step, out += run.out_step) {
      now = next_state(now, sigmoid_q15(gate[0]), tanh_q14(gate[width]));
      *out = activation_of(now);
    }
    state[k] = static_cast<std::int16_t>(now);
  }
}

void sum_columns(const RowTable& table, std::span<const std::uint32_t> rows, std::size_t from, std::int16_t* out) {
  for (std::size_t k = from; k < table.width; ++k) {
    std::int32_t sum = 0;
    for (const std::uint32_t row : rows)
      if (row != kNoRow) sum += table.rows[row * table.width + k] * table.multipliers[row];
    out[k] = saturated16((sum + (1 << (kRowBits - 1))) >> kRowBits);
  }
}

void pack_products(std::span<const std::int8_t> b, std::size_t width, std::size_t first, std::int8_t* packed) {
  const std::size_t whole = width / 4;
  std::memset(packed, 0, (width + 3) / 4 * 64);
  for (std::size_t r = 0; r < 16 && (first + r) * width < b.size(); ++r) {
    const std::int8_t* row = b.data() + (first + r) * width;
    std::int8_t* to = packed + r * 4;
    for (std::size_t q = 0; q < whole; ++q) std::memcpy(to + q * 64, row + q * 4, 4);
    for (std::size_t k = whole * 4; k < width; ++k) to[whole * 64 + k % 4] = row[k];
  }
}

const Kernels* scalar_kernels() {
  static constexpr Kernels kSet{"scalar", sum_rows, dense, dense_blocks, logits, tanh, tanh_of_sum, scan, products};
  return &kSet;
}

}  // namespace whosays::model
