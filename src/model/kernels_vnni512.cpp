// AVX-512 with VNNI: vectors of 512 bits. A tile of 8 words times 3 blocks of 16 outputs is held in 24 registers.
//
// tanh and sigmoid: the piece's coefficients come from tables of 16 in registers (vpermw).
#include "model/kernel_sets.h"

#ifdef WHOSAYS_X86_KERNELS

#include <algorithm>
#include <cstring>

#define WHOSAYS_TARGET __attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512vnni")))

#include "model/dense_512.h"

namespace whosays::model {
namespace {

constexpr std::size_t kTile = 8;        // words
constexpr std::size_t kMostBlocks = 3;  // of 16 outputs

/// Sums of the words of a tile with `Blocks` blocks of weights.
template <std::size_t Words, std::size_t Blocks>
struct TileSums {
  __m512i of[Words][Blocks];
};

template <std::size_t Words, std::size_t Blocks>
WHOSAYS_TARGET void multiply(const Raised* x, const std::int8_t* block, std::size_t quads,
                             TileSums<Words, Blocks>& sums) {
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
      std::memcpy(&four, x[w].bytes + q * 4, 4);
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

template <std::size_t Words, std::size_t Blocks, class Out>
WHOSAYS_TARGET void tile(const Dense& layer, std::size_t block, const Raised* x, Place<Out> to) {
  TileSums<Words, Blocks> sums;
  multiply(x, layer.block(block), layer.quads(), sums);
#pragma GCC unroll 4
  for (std::size_t b = 0; b < Blocks; ++b) {
    const Scale scale = scale_of(layer, block + b);
#pragma GCC unroll 8
    for (std::size_t w = 0; w < Words; ++w)
      store(scaled(sums.of[w][b], scale), to.outputs - b * 16, to.out + w * to.stride + b * 16);
  }
}

/// `count` words, a few of them at a time.
template <std::size_t Blocks, class Out>
WHOSAYS_TARGET void tiles(const Dense& layer, std::size_t block, const Raised* x, std::size_t count, Place<Out> to) {
  for (; count >= kTile; count -= kTile, x += kTile, to.out += kTile * to.stride)
    tile<kTile, Blocks>(layer, block, x, to);
  for (; count >= kTile / 4; count -= kTile / 4, x += kTile / 4, to.out += kTile / 4 * to.stride)
    tile<kTile / 4, Blocks>(layer, block, x, to);
  if (count > 0) tile<1, Blocks>(layer, block, x, to);
}

/// Outputs of the blocks [first, end).
template <class Out>
WHOSAYS_TARGET void dense(const Dense& layer, std::size_t first, std::size_t end, std::span<const std::int8_t> x,
                          Place<Out> to) {
  Raised raised[kRaised];
  const std::size_t inputs = layer.inputs();
  const std::size_t words = inputs == 0 ? 0 : x.size() / inputs;
  for (std::size_t at = 0; at < words; at += kRaised, to.out += kRaised * to.stride) {
    const std::size_t count = std::min(kRaised, words - at);
    raise(x.data() + at * inputs, inputs, count, raised);
    for (std::size_t b = first; b < end;) {
      const std::size_t done = (b - first) * 16;
      const Place<Out> here{to.out + done, to.stride, to.outputs - done};
      // Three at a time; of four that are left two and two, since one alone keeps the multipliers waiting.
      const std::size_t blocks = end - b == 4 ? 2 : std::min(kMostBlocks, end - b);
      if (blocks == 1)
        tiles<1>(layer, b, raised, count, here);
      else if (blocks == 2)
        tiles<2>(layer, b, raised, count, here);
      else
        tiles<3>(layer, b, raised, count, here);
      b += blocks;
    }
  }
}

template <class Out>
WHOSAYS_TARGET void dense_layer(const Dense& layer, std::span<const std::int8_t> x, Out* out) {
  dense(layer, 0, layer.blocks(), x, Place<Out>{out, layer.outputs(), layer.outputs()});
}

WHOSAYS_TARGET void dense_blocks(const Dense& layer, std::span<const std::int8_t> x, std::size_t first, std::size_t end,
                                 std::int16_t* out) {
  const std::size_t outputs = 16 * (end - first);
  dense(layer, first, end, x, Place<std::int16_t>{out, outputs, outputs});
}

/// Sums of one block of 16 outputs.
struct Sums {
  __m512i of[kTile];
};
template <std::size_t Words>
WHOSAYS_TARGET inline void multiply_block(const Raised* x, const std::int8_t* block, std::size_t quads, Sums& sums) {
  TileSums<Words, 1> tile;
  multiply(x, block, quads, tile);
#pragma GCC unroll 8
  for (std::size_t w = 0; w < Words; ++w) sums.of[w] = tile.of[w][0];
}
WHOSAYS_TARGET inline void multiply_block(const Raised* x, std::size_t count, const std::int8_t* block,
                                          std::size_t quads, Sums& sums) {
  if (count > kTile / 2)
    multiply_block<kTile>(x, block, quads, sums);
  else if (count > 1)
    multiply_block<kTile / 2>(x, block, quads, sums);
  else
    multiply_block<1>(x, block, quads, sums);
}

/// Sums of a word less those of the first word of `base`.
WHOSAYS_TARGET inline void store_less(const Sums& sums, std::size_t word, const Sums& base, std::size_t count,
                                      std::int32_t* out) {
  store(_mm512_sub_epi32(sums.of[word], base.of[0]), count, out);
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

static_assert(tanh_piece(0) == 0);  // so that the sign of 0 does not matter

WHOSAYS_TARGET inline __m512i tanh32(__m512i x, const Tables& t) {
  const __m512i size = _mm512_min_epu16(_mm512_abs_epi16(x), _mm512_set1_epi16(8191));
  const __m512i y = pieces(_mm512_add_epi16(size, size), t);
  return _mm512_mask_sub_epi16(y, _mm512_movepi16_mask(x), _mm512_setzero_si512(), y);
}

WHOSAYS_TARGET inline __m512i sigmoid32(__m512i x, const Tables& t) {
  const __m512i size = _mm512_min_epu16(_mm512_abs_epi16(x), _mm512_set1_epi16(16383));
  const __m512i y = pieces(size, t);
  const __m512i half = _mm512_set1_epi16(16384);
  return _mm512_mask_sub_epi16(_mm512_add_epi16(half, y), _mm512_movepi16_mask(x), half, y);
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

/// 32 columns, or the first that `mask` has.
template <bool Whole>
WHOSAYS_TARGET inline void scan_columns(const WordRun& run, std::size_t width, std::int16_t* states, __mmask32 mask,
                                        const Tables& t) {
  const std::int16_t* gate = run.gates;
  std::int8_t* out = run.out;
  __m512i state = Whole ? _mm512_loadu_si512(states) : _mm512_maskz_loadu_epi16(mask, states);
  for (std::size_t i = 0; i < run.words; ++i, gate += run.gates_step, out += run.out_step) {
    const __m512i g = Whole ? _mm512_loadu_si512(gate) : _mm512_maskz_loadu_epi16(mask, gate);
    const __m512i c = Whole ? _mm512_loadu_si512(gate + width) : _mm512_maskz_loadu_epi16(mask, gate + width);
    const __m512i towards = _mm512_sub_epi16(tanh32(c, t), state);
    state = _mm512_add_epi16(state, _mm512_mulhrs_epi16(sigmoid32(g, t), towards));
    if (Whole)
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), rounded(state));
    else
      _mm256_mask_storeu_epi8(out, mask, rounded(state));
  }
  if (Whole)
    _mm512_storeu_si512(states, state);
  else
    _mm512_mask_storeu_epi16(states, mask, state);
}

WHOSAYS_TARGET void scan(const WordRun& run, std::size_t width, std::int16_t* state) {
  if (run.words == 0) return;  // there may be no gates at all
  const Tables t = tables();
  for (std::size_t k = 0; k < width; k += 32) {
    WordRun columns = run;
    columns.gates += k;
    columns.out += k;
    if (width - k >= 32)
      scan_columns<true>(columns, width, state + k, 0, t);
    else
      scan_columns<false>(columns, width, state + k, lanes(width - k), t);
  }
}

Kernels with_avx512(const Kernels& base) {
  Kernels set = base;  // its sums of rows wait for memory, not for vectors
  set.name = "vnni";
  set.dense = dense_layer<std::int16_t>;
  set.dense_blocks = dense_blocks;
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
