// AVX-512 with VNNI: vectors of 512 bits. A tile of 8 words times 3 blocks of 16 outputs is held in 24 registers.
//
// tanh and sigmoid: the piece's coefficients come from tables of 16 in registers (vpermw).
#include "model/kernel_sets.h"

#ifdef WHOSAYS_X86_KERNELS

#include <immintrin.h>

#include <algorithm>
#include <cstring>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wuninitialized"  // GCC 12's own headers: vectors whose lanes do not matter
#endif

#define WHOSAYS_TARGET __attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512vnni")))

namespace whosays::model {
namespace {

constexpr std::size_t kTile = 8;        // words
constexpr std::size_t kMostBlocks = 3;  // of 16 outputs

struct Raised {
  alignas(64) std::uint8_t words[kTile][kMostColumns + 64];
};

/// Copies `count` words of `width` and adds 64; what lies behind `width` meets weights of zero.
WHOSAYS_TARGET inline void raise(const std::int8_t* x, std::size_t width, std::size_t count, Raised& to) {
  const __m512i one = _mm512_set1_epi8(kActivationOne);
  for (std::size_t w = 0; w < count; ++w, x += width)
    for (std::size_t k = 0; k < width; k += 64) {
      const std::size_t left = width - k;
      const __mmask64 mask = left >= 64 ? ~__mmask64{0} : (__mmask64{1} << left) - 1;
      _mm512_store_si512(to.words[w] + k, _mm512_add_epi8(_mm512_maskz_loadu_epi8(mask, x + k), one));
    }
}

struct Sums {
  __m512i of[kTile][kMostBlocks];
};

template <std::size_t Words, std::size_t Blocks>
WHOSAYS_TARGET void multiply(const Raised& x, const std::int8_t* block, std::size_t quads, Sums& sums) {
  __m512i acc[Words][Blocks];
#pragma GCC unroll 8
  for (std::size_t w = 0; w < Words; ++w)
#pragma GCC unroll 4
    for (std::size_t b = 0; b < Blocks; ++b) acc[w][b] = _mm512_setzero_si512();
  for (std::size_t q = 0; q < quads; ++q) {
    __m512i weights[Blocks];
#pragma GCC unroll 4
    for (std::size_t b = 0; b < Blocks; ++b) weights[b] = _mm512_loadu_si512(block + (b * quads + q) * 64);
#pragma GCC unroll 8
    for (std::size_t w = 0; w < Words; ++w) {
      std::int32_t four = 0;
      std::memcpy(&four, x.words[w] + q * 4, 4);
      const __m512i bytes = _mm512_set1_epi32(four);
#pragma GCC unroll 4
      for (std::size_t b = 0; b < Blocks; ++b) acc[w][b] = _mm512_dpbusd_epi32(acc[w][b], bytes, weights[b]);
    }
  }
#pragma GCC unroll 8
  for (std::size_t w = 0; w < Words; ++w)
#pragma GCC unroll 4
    for (std::size_t b = 0; b < Blocks; ++b) sums.of[w][b] = acc[w][b];
}

template <std::size_t Words>
WHOSAYS_TARGET void multiply(const Raised& x, const std::int8_t* block, std::size_t blocks, std::size_t quads,
                             Sums& sums) {
  if (blocks == 3)
    multiply<Words, 3>(x, block, quads, sums);
  else if (blocks == 2)
    multiply<Words, 2>(x, block, quads, sums);
  else
    multiply<Words, 1>(x, block, quads, sums);
}

/// Sums of `count` words; words behind them in the tile may be summed, too.
WHOSAYS_TARGET void multiply(const Raised& x, std::size_t count, const std::int8_t* block, std::size_t blocks,
                             std::size_t quads, Sums& sums) {
  if (count > 4)
    multiply<8>(x, block, blocks, quads, sums);
  else if (count > 1)
    multiply<4>(x, block, blocks, quads, sums);
  else
    multiply<1>(x, block, blocks, quads, sums);
}

/// (acc * multiplier + offset) >> 26 of 16 outputs: even and odd ones as 64 bits, of which 26 to 57 are kept.
WHOSAYS_TARGET inline __m512i scaled(__m512i acc, const std::int32_t* multipliers, const std::int64_t* offsets) {
  const __m512i m = _mm512_loadu_si512(multipliers);
  const __m512i even = _mm512_add_epi64(_mm512_mul_epi32(acc, m), _mm512_loadu_si512(offsets));
  const __m512i odd = _mm512_add_epi64(_mm512_mul_epi32(_mm512_srli_epi64(acc, 32), _mm512_srli_epi64(m, 32)),
                                       _mm512_loadu_si512(offsets + 8));
  return _mm512_mask_blend_epi32(0xAAAA, _mm512_srli_epi64(even, kMultiplierBits),
                                 _mm512_slli_epi64(odd, 32 - kMultiplierBits));
}

WHOSAYS_TARGET inline __mmask16 first_of(std::size_t count) {
  return static_cast<__mmask16>(count >= 16 ? 0xffffU : (1U << count) - 1U);
}

WHOSAYS_TARGET inline void store(__m512i numbers, std::size_t count, std::int32_t* out) {
  _mm512_mask_storeu_epi32(out, first_of(count), numbers);
}
WHOSAYS_TARGET inline void store(__m512i numbers, std::size_t count, std::int16_t* out) {
  _mm256_mask_storeu_epi16(out, first_of(count), _mm512_cvtsepi32_epi16(numbers));
}

template <class Out>
WHOSAYS_TARGET void dense_layer(const Dense& layer, std::span<const std::int8_t> x, Out* out) {
  Raised raised;
  Sums sums;
  const std::size_t inputs = layer.inputs();
  const std::size_t outputs = layer.outputs();
  const std::size_t words = inputs == 0 ? 0 : x.size() / inputs;
  for (std::size_t at = 0; at < words; at += kTile) {
    const std::size_t count = std::min(kTile, words - at);
    raise(x.data() + at * inputs, inputs, count, raised);
    for (std::size_t b = 0; b < layer.blocks(); b += kMostBlocks) {
      const std::size_t blocks = std::min(kMostBlocks, layer.blocks() - b);
      multiply(raised, count, layer.block(b), blocks, layer.quads(), sums);
      for (std::size_t w = 0; w < count; ++w)
        for (std::size_t i = 0; i < blocks; ++i) {
          const std::size_t first = (b + i) * 16;
          store(scaled(sums.of[w][i], layer.multipliers() + first, layer.raised_offsets() + first), outputs - first,
                out + (at + w) * outputs + first);
        }
    }
  }
}

/// Sums of one block of 16 outputs.
WHOSAYS_TARGET inline void multiply_block(const Raised& x, std::size_t count, const std::int8_t* block,
                                          std::size_t quads, Sums& sums) {
  multiply(x, count, block, 1, quads, sums);
}

/// Sums of a word less those of the first word of `base`.
WHOSAYS_TARGET inline void store_less(const Sums& sums, std::size_t word, const Sums& base, std::size_t count,
                                      std::int32_t* out) {
  store(_mm512_sub_epi32(sums.of[word][0], base.of[0][0]), count, out);
}

}  // namespace
}  // namespace whosays::model

#include "model/dot_products.h"

namespace whosays::model {
namespace {

struct Tables {
  __m512i c0, c1, c2;
};

WHOSAYS_TARGET inline __m512i table_of(const std::array<std::int16_t, 16>& numbers) {
  return _mm512_broadcast_i64x4(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(numbers.data())));
}
WHOSAYS_TARGET inline Tables tables() { return {table_of(kTanh.c0), table_of(kTanh.c1), table_of(kTanh.c2)}; }

/// tanh_piece of 32 numbers.
WHOSAYS_TARGET inline __m512i pieces(__m512i u, const Tables& t) {
  const __m512i piece = _mm512_srli_epi16(u, 10);
  const __m512i x =
      _mm512_sub_epi16(_mm512_slli_epi16(_mm512_and_si512(u, _mm512_set1_epi16(1023)), 5), _mm512_set1_epi16(16384));
  const __m512i slope = _mm512_add_epi16(_mm512_mulhrs_epi16(_mm512_permutexvar_epi16(piece, t.c2), x),
                                         _mm512_permutexvar_epi16(piece, t.c1));
  return _mm512_add_epi16(_mm512_mulhrs_epi16(slope, x), _mm512_permutexvar_epi16(piece, t.c0));
}

/// y with the sign of x; 0 where x is 0.
WHOSAYS_TARGET inline __m512i signed_as(__m512i y, __m512i x) {
  const __m512i nonzero = _mm512_maskz_mov_epi16(_mm512_test_epi16_mask(x, x), y);
  return _mm512_mask_sub_epi16(nonzero, _mm512_movepi16_mask(x), _mm512_setzero_si512(), y);
}

WHOSAYS_TARGET inline __m512i tanh32(__m512i x, const Tables& t) {
  const __m512i size = _mm512_min_epu16(_mm512_abs_epi16(x), _mm512_set1_epi16(8191));
  return signed_as(pieces(_mm512_add_epi16(size, size), t), x);
}

WHOSAYS_TARGET inline __m512i sigmoid32(__m512i x, const Tables& t) {
  const __m512i size = _mm512_min_epu16(_mm512_abs_epi16(x), _mm512_set1_epi16(16383));
  return _mm512_add_epi16(signed_as(pieces(size, t), x), _mm512_set1_epi16(16384));
}

/// Q14 as 32 activations.
WHOSAYS_TARGET inline __m256i rounded(__m512i q14) {
  const __m512i shifted = _mm512_srai_epi16(_mm512_add_epi16(q14, _mm512_set1_epi16(128)), 8);
  return _mm512_cvtepi16_epi8(_mm512_min_epi16(shifted, _mm512_set1_epi16(63)));
}

WHOSAYS_TARGET inline __mmask32 lanes(std::size_t count) {
  return count >= 32 ? ~__mmask32{0} : (__mmask32{1} << count) - 1;
}

WHOSAYS_TARGET void tanh_all(std::span<const std::int16_t> x, std::int8_t* out) {
  const Tables t = tables();
  for (std::size_t i = 0; i < x.size(); i += 32) {
    const __mmask32 mask = lanes(x.size() - i);
    _mm256_mask_storeu_epi8(out + i, mask, rounded(tanh32(_mm512_maskz_loadu_epi16(mask, &x[i]), t)));
  }
}

WHOSAYS_TARGET void tanh_of_sums(std::span<const std::int16_t> a, std::span<const std::int16_t> b, std::int8_t* out) {
  const Tables t = tables();
  for (std::size_t i = 0; i < a.size(); i += 32) {
    const __mmask32 mask = lanes(a.size() - i);
    const __m512i sum = _mm512_adds_epi16(_mm512_maskz_loadu_epi16(mask, &a[i]), _mm512_maskz_loadu_epi16(mask, &b[i]));
    _mm256_mask_storeu_epi8(out + i, mask, rounded(tanh32(sum, t)));
  }
}

}  // namespace
}  // namespace whosays::model

#include "model/scan_runs.h"

namespace whosays::model {
namespace {

WHOSAYS_TARGET std::size_t scan_run(const Run& run, std::size_t width, const Tables& t) {
  const auto w = static_cast<std::ptrdiff_t>(width);
  for (std::size_t k = 0; k < width; k += 32) {
    const __mmask32 mask = lanes(width - k);
    const std::int16_t* gate = run.gate + k;
    std::int8_t* out = run.out + k;
    __m512i state = _mm512_setzero_si512();
    for (std::size_t i = 0; i < run.words; ++i, gate += run.step * 4 * w, out += run.step * 2 * w) {
      const __m512i z = sigmoid32(_mm512_maskz_loadu_epi16(mask, gate), t);
      const __m512i c = tanh32(_mm512_maskz_loadu_epi16(mask, gate + width), t);
      state = _mm512_add_epi16(state, _mm512_mulhrs_epi16(z, _mm512_sub_epi16(c, state)));
      _mm256_mask_storeu_epi8(out, mask, rounded(state));
    }
  }
  return width;
}

Kernels with_avx512(const Kernels& base) {
  Kernels set = base;  // its sums of rows wait for memory, not for vectors
  set.name = "vnni";
  set.dense = dense_layer<std::int16_t>;
  set.logits = dense_layer<std::int32_t>;
  set.products = dot_products;
  set.tanh = tanh_all;
  set.tanh_of_sum = tanh_of_sums;
  set.scan = scan;
  return set;
}

}  // namespace

const Kernels* vnni512_kernels() {
  const Kernels* base = avx2_kernels();
  if (base == nullptr || !__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512bw") ||
      !__builtin_cpu_supports("avx512vl") || !__builtin_cpu_supports("avx512vnni"))
    return nullptr;
  static const Kernels kSet = with_avx512(*base);
  return &kSet;
}

}  // namespace whosays::model

#else

namespace whosays::model {
const Kernels* vnni512_kernels() { return nullptr; }
}  // namespace whosays::model

#endif
