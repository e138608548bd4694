// What dense layers with vectors of 512 bits share, however they multiply: included by kernels_vnni512.cpp and
// kernels_amx.cpp, each of which has defined WHOSAYS_TARGET before.
#pragma once

#include <immintrin.h>

#include "model/kernels.h"

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wuninitialized"  // GCC 12's own headers: vectors whose lanes do not matter
#endif

namespace whosays::model {
namespace {

constexpr std::size_t kRaised = 64;  // words that a block of weights serves while it is in the nearest cache

struct Raised {
  alignas(64) std::uint8_t bytes[kMostColumns + 64];
};

/// Copies `count` words of `width` and adds 64; behind `width`, to the next multiple of 64, zeros.
WHOSAYS_TARGET inline void raise(const std::int8_t* x, std::size_t width, std::size_t count, Raised* to) {
  const __m512i one = _mm512_set1_epi8(kActivationOne);
  for (std::size_t w = 0; w < count; ++w, x += width) {
    std::size_t k = 0;
    for (; k + 64 <= width; k += 64)
      _mm512_store_si512(to[w].bytes + k, _mm512_add_epi8(_mm512_loadu_si512(x + k), one));
    const __mmask64 rest = (__mmask64{1} << (width - k)) - 1;
    if (rest == 0) continue;
    const __m512i last = _mm512_maskz_loadu_epi8(rest, x + k);
    _mm512_store_si512(to[w].bytes + k, _mm512_maskz_add_epi8(rest, last, one));
  }
}

WHOSAYS_TARGET inline __mmask16 first_of(std::size_t count) {
  return static_cast<__mmask16>(count >= 16 ? 0xffffU : (1U << count) - 1U);
}

WHOSAYS_TARGET inline void store(__m512i numbers, std::size_t count, std::int32_t* out) {
  if (count >= 16) return _mm512_storeu_si512(out, numbers);
  _mm512_mask_storeu_epi32(out, first_of(count), numbers);
}
WHOSAYS_TARGET inline void store(__m512i numbers, std::size_t count, std::int16_t* out) {
  const __m256i narrow = _mm512_cvtsepi32_epi16(numbers);
  if (count >= 16) return _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), narrow);
  _mm256_mask_storeu_epi16(out, first_of(count), narrow);
}

/// (acc * multiplier + offset) >> 26 of 16 outputs: even and odd ones as 64 bits, of which 26 to 57 are kept.
struct Scale {
  __m512i multipliers, odd_multipliers, even_offsets, odd_offsets;
};
WHOSAYS_TARGET inline Scale scale_of(const Dense& layer, std::size_t block) {
  const __m512i m = _mm512_loadu_si512(layer.multipliers() + block * 16);
  const std::int64_t* offsets = layer.raised_offsets() + block * 16;
  return {m, _mm512_srli_epi64(m, 32), _mm512_loadu_si512(offsets), _mm512_loadu_si512(offsets + 8)};
}
WHOSAYS_TARGET inline __m512i scaled(__m512i acc, const Scale& s) {
  const __m512i even = _mm512_add_epi64(_mm512_mul_epi32(acc, s.multipliers), s.even_offsets);
  const __m512i odd = _mm512_add_epi64(_mm512_mul_epi32(_mm512_srli_epi64(acc, 32), s.odd_multipliers), s.odd_offsets);
  return _mm512_mask_blend_epi32(0xAAAA, _mm512_srli_epi64(even, kMultiplierBits),
                                 _mm512_slli_epi64(odd, 32 - kMultiplierBits));
}

/// Where a tile's outputs go: `stride` from word to word, and how many outputs there are from the first block on.
template <class Out>
struct Place {
  Out* out;
  std::size_t stride;
  std::size_t outputs;
};

}  // namespace
}  // namespace whosays::model
