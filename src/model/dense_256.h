// Dense layers and products with vectors of 256 bits: included by kernels_avx2.cpp and kernels_vnni256.cpp, each of
// which defines WHOSAYS_TARGET and, in an unnamed namespace, add_dot: the sums of 8 outputs plus 4 products each.
//
// Activations are raised by 64 into a buffer on the stack, so that they are u8 from 0 to 127. A tile of 4 words times a
// block of 16 outputs is held in registers; each weight that is loaded serves 4 words.

#include <immintrin.h>

#include <algorithm>
#include <cstring>

#include "model/kernel_sets.h"

namespace whosays::model {
namespace {

constexpr std::size_t kTile = 4;

struct Raised {
  alignas(32) std::uint8_t bytes[kMostColumns + 32];
};

/// Copies up to kTile words of `width` and adds 64; what lies behind `width` meets weights of zero.
WHOSAYS_TARGET inline void raise(const std::int8_t* x, std::size_t width, std::size_t count, Raised* to) {
  const __m256i one = _mm256_set1_epi8(kActivationOne);
  for (std::size_t w = 0; w < count; ++w, x += width) {
    std::uint8_t* out = to[w].bytes;
    std::size_t k = 0;
    for (; k + 32 <= width; k += 32) {
      const __m256i v = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(x + k));
      _mm256_store_si256(reinterpret_cast<__m256i*>(out + k), _mm256_add_epi8(v, one));
    }
    for (; k < width; ++k) out[k] = static_cast<std::uint8_t>(x[k] + kActivationOne);
    std::memset(out + width, 0, 4);
  }
}

struct Sums {
  __m256i low[kTile], high[kTile];  ///< outputs 0 to 7 and 8 to 15 of a block, for each word
};

template <std::size_t Words>
WHOSAYS_TARGET inline void multiply(const Raised* x, const std::int8_t* block, std::size_t quads, Sums& sums) {
  __m256i low[Words], high[Words];
  for (std::size_t w = 0; w < Words; ++w) low[w] = high[w] = _mm256_setzero_si256();
  for (std::size_t q = 0; q < quads; ++q) {
    const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + q * 64));
    const __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + q * 64 + 32));
#pragma GCC unroll 4
    for (std::size_t w = 0; w < Words; ++w) {
      std::int32_t four = 0;
      std::memcpy(&four, x[w].bytes + q * 4, 4);
      const __m256i bytes = _mm256_set1_epi32(four);
      low[w] = add_dot(low[w], bytes, first);
      high[w] = add_dot(high[w], bytes, second);
    }
  }
  for (std::size_t w = 0; w < Words; ++w) {
    sums.low[w] = low[w];
    sums.high[w] = high[w];
  }
}

WHOSAYS_TARGET inline void multiply(const Raised* x, std::size_t count, const std::int8_t* block, std::size_t quads,
                                    Sums& sums) {
  if (count == 4)
    multiply<4>(x, block, quads, sums);
  else if (count == 1)
    multiply<1>(x, block, quads, sums);
  else
    multiply<3>(x, block, quads, sums);
}

/// (acc * multiplier + offset) >> 26 of 8 outputs: even and odd ones as 64 bits, of which 26 to 57 are kept.
WHOSAYS_TARGET inline __m256i scaled(__m256i acc, const std::int32_t* multipliers, const std::int64_t* offsets) {
  const __m256i m = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(multipliers));
  const __m256i even_offsets = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(offsets));
  const __m256i odd_offsets = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(offsets + 8));
  const __m256i even = _mm256_add_epi64(_mm256_mul_epi32(acc, m), even_offsets);
  const __m256i odd =
      _mm256_add_epi64(_mm256_mul_epi32(_mm256_srli_epi64(acc, 32), _mm256_srli_epi64(m, 32)), odd_offsets);
  return _mm256_blend_epi32(_mm256_srli_epi64(even, kMultiplierBits), _mm256_slli_epi64(odd, 32 - kMultiplierBits),
                            0xAA);
}

/// 16 numbers, or the first `count`.
WHOSAYS_TARGET inline void store(__m256i low, __m256i high, std::size_t count, std::int32_t* out) {
  if (count >= 16) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), low);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + 8), high);
    return;
  }
  alignas(32) std::int32_t all[16];
  _mm256_store_si256(reinterpret_cast<__m256i*>(all), low);
  _mm256_store_si256(reinterpret_cast<__m256i*>(all + 8), high);
  std::memcpy(out, all, count * sizeof(std::int32_t));
}

WHOSAYS_TARGET inline void store(__m256i low, __m256i high, std::size_t count, std::int16_t* out) {
  const __m256i packed = _mm256_permute4x64_epi64(_mm256_packs_epi32(low, high), 0xD8);
  if (count >= 16) return _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), packed);
  alignas(32) std::int16_t all[16];
  _mm256_store_si256(reinterpret_cast<__m256i*>(all), packed);
  std::memcpy(out, all, count * sizeof(std::int16_t));
}

template <class Out>
WHOSAYS_TARGET void dense_layer(const Dense& layer, std::span<const std::int8_t> x, Out* out) {
  Raised raised[kTile];
  Sums sums;
  const std::size_t inputs = layer.inputs();
  const std::size_t outputs = layer.outputs();
  const std::size_t words = inputs == 0 ? 0 : x.size() / inputs;
  for (std::size_t at = 0; at < words; at += kTile) {
    const std::size_t count = std::min(kTile, words - at);
    raise(x.data() + at * inputs, inputs, count, raised);
    for (std::size_t b = 0; b < layer.blocks(); ++b) {
      multiply(raised, count, layer.block(b), layer.quads(), sums);
      const std::int32_t* m = layer.multipliers() + b * 16;
      const std::int64_t* o = layer.raised_offsets() + b * 16;
      for (std::size_t w = 0; w < count; ++w)
        store(scaled(sums.low[w], m, o), scaled(sums.high[w], m + 8, o + 4), outputs - b * 16,
              out + (at + w) * outputs + b * 16);
    }
  }
}

WHOSAYS_TARGET void dense_blocks(const Dense& layer, std::span<const std::int8_t> x, std::size_t first, std::size_t end,
                                 std::int16_t* out) {
  Raised raised[kTile];
  Sums sums;
  const std::size_t inputs = layer.inputs();
  const std::size_t stride = 16 * (end - first);
  const std::size_t words = x.size() / inputs;
  for (std::size_t at = 0; at < words; at += kTile) {
    const std::size_t count = std::min(kTile, words - at);
    raise(x.data() + at * inputs, inputs, count, raised);
    for (std::size_t b = first; b < end; ++b) {
      multiply(raised, count, layer.block(b), layer.quads(), sums);
      const std::int32_t* m = layer.multipliers() + b * 16;
      const std::int64_t* o = layer.raised_offsets() + b * 16;
      for (std::size_t w = 0; w < count; ++w)
        store(scaled(sums.low[w], m, o), scaled(sums.high[w], m + 8, o + 4), 16,
              out + (at + w) * stride + (b - first) * 16);
    }
  }
}

/// Sums of one block of 16 outputs.
WHOSAYS_TARGET inline void multiply_block(const Raised* x, std::size_t count, const std::int8_t* block,
                                          std::size_t quads, Sums& sums) {
  multiply(x, count, block, quads, sums);
}

/// Sums of a word less those of the first word of `base`.
WHOSAYS_TARGET inline void store_less(const Sums& sums, std::size_t word, const Sums& base, std::size_t count,
                                      std::int32_t* out) {
  store(_mm256_sub_epi32(sums.low[word], base.low[0]), _mm256_sub_epi32(sums.high[word], base.high[0]), count, out);
}

}  // namespace
}  // namespace whosays::model

#include "model/dot_products.h"
