// Vectors of 256 bits. Products of bytes are added in pairs to 16 bits (pmaddubsw), which cannot saturate: 2 * 127 *
// 128 is below 2^15; then in pairs to 32.
//
// tanh and sigmoid: the piece's coefficients come from tables of 16 in registers (pshufb, low and high bytes apart).
#include "model/kernel_sets.h"

#ifdef WHOSAYS_X86_KERNELS

#include <immintrin.h>

#define WHOSAYS_TARGET __attribute__((target("avx2")))

namespace whosays::model {
namespace {
WHOSAYS_TARGET inline __m256i add_dot(__m256i sum, __m256i unsigned_bytes, __m256i signed_bytes) {
  const __m256i pairs = _mm256_maddubs_epi16(unsigned_bytes, signed_bytes);
  return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}
}  // namespace
}  // namespace whosays::model

#include "model/dense_256.h"

namespace whosays::model {
namespace {

/// Low and high bytes of a table of 16 numbers, in both halves of a vector.
struct Table {
  __m256i low, high;
};

WHOSAYS_TARGET inline Table table_of(const std::array<std::int16_t, 16>& numbers) {
  alignas(16) std::uint8_t low[16];
  alignas(16) std::uint8_t high[16];
  for (std::size_t i = 0; i < 16; ++i) {
    low[i] = static_cast<std::uint8_t>(numbers[i] & 0xff);
    high[i] = static_cast<std::uint8_t>((numbers[i] >> 8) & 0xff);
  }
  return {_mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(low))),
          _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(high)))};
}

struct Tables {
  Table c0, c1, c2;
};

WHOSAYS_TARGET inline Tables tables() { return {table_of(kTanh.c0), table_of(kTanh.c1), table_of(kTanh.c2)}; }

/// tanh_piece of 16 numbers.
WHOSAYS_TARGET inline __m256i pieces(__m256i u, const Tables& t) {
  const __m256i piece = _mm256_srli_epi16(u, 10);
  const __m256i low = _mm256_or_si256(piece, _mm256_set1_epi16(static_cast<std::int16_t>(0x8000)));  // high byte: none
  const __m256i high = _mm256_or_si256(_mm256_slli_epi16(piece, 8), _mm256_set1_epi16(0x0080));
  const auto at = [&](const Table& table) WHOSAYS_TARGET {
    return _mm256_or_si256(_mm256_shuffle_epi8(table.low, low), _mm256_shuffle_epi8(table.high, high));
  };
  const __m256i x =
      _mm256_sub_epi16(_mm256_slli_epi16(_mm256_and_si256(u, _mm256_set1_epi16(1023)), 5), _mm256_set1_epi16(16384));
  const __m256i slope = _mm256_add_epi16(_mm256_mulhrs_epi16(at(t.c2), x), at(t.c1));
  return _mm256_add_epi16(_mm256_mulhrs_epi16(slope, x), at(t.c0));
}

WHOSAYS_TARGET inline __m256i tanh16(__m256i x, const Tables& t) {
  const __m256i size = _mm256_min_epu16(_mm256_abs_epi16(x), _mm256_set1_epi16(8191));
  return _mm256_sign_epi16(pieces(_mm256_add_epi16(size, size), t), x);
}

WHOSAYS_TARGET inline __m256i sigmoid16(__m256i x, const Tables& t) {
  const __m256i size = _mm256_min_epu16(_mm256_abs_epi16(x), _mm256_set1_epi16(16383));
  return _mm256_add_epi16(_mm256_sign_epi16(pieces(size, t), x), _mm256_set1_epi16(16384));
}

/// Q14 as activations, still 16 bits each.
WHOSAYS_TARGET inline __m256i rounded(__m256i q14) {
  return _mm256_min_epi16(_mm256_srai_epi16(_mm256_add_epi16(q14, _mm256_set1_epi16(128)), 8), _mm256_set1_epi16(63));
}

/// 32 activations, or, of one vector, 16.
WHOSAYS_TARGET inline void store(__m256i first, __m256i second, std::int8_t* out) {
  const __m256i packed = _mm256_permute4x64_epi64(_mm256_packs_epi16(rounded(first), rounded(second)), 0xD8);
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), packed);
}
WHOSAYS_TARGET inline void store(__m256i only, std::int8_t* out) {
  const __m256i r = rounded(only);
  const __m256i packed = _mm256_permute4x64_epi64(_mm256_packs_epi16(r, r), 0xD8);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out), _mm256_castsi256_si128(packed));
}

WHOSAYS_TARGET inline __m256i load(const std::int16_t* from) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

WHOSAYS_TARGET void tanh_all(std::span<const std::int16_t> x, std::int8_t* out) {
  const Tables t = tables();
  std::size_t i = 0;
  for (; i + 32 <= x.size(); i += 32) store(tanh16(load(&x[i]), t), tanh16(load(&x[i + 16]), t), out + i);
  for (; i < x.size(); ++i) out[i] = activation_of(tanh_q14(x[i]));
}

WHOSAYS_TARGET void tanh_of_sums(std::span<const std::int16_t> a, std::span<const std::int16_t> b, std::int8_t* out) {
  const Tables t = tables();
  std::size_t i = 0;
  for (; i + 32 <= a.size(); i += 32)
    store(tanh16(_mm256_adds_epi16(load(&a[i]), load(&b[i])), t),
          tanh16(_mm256_adds_epi16(load(&a[i + 16]), load(&b[i + 16])), t), out + i);
  for (; i < a.size(); ++i) out[i] = activation_of(tanh_q14(saturated16(a[i] + b[i])));
}

WHOSAYS_TARGET inline __m256i moved(__m256i state, const std::int16_t* gate, std::size_t width, const Tables& t) {
  const __m256i z = sigmoid16(load(gate), t);
  const __m256i c = tanh16(load(gate + width), t);
  return _mm256_add_epi16(state, _mm256_mulhrs_epi16(z, _mm256_sub_epi16(c, state)));
}

WHOSAYS_TARGET void scan(const WordRun& run, std::size_t width, std::int16_t* state) {
  if (run.words == 0) return;  // there may be no gates at all
  const Tables t = tables();
  std::size_t k = 0;
  for (; k + 16 <= width; k += 32) {
    const bool two = k + 32 <= width;
    const std::int16_t* gate = run.gates + k;
    std::int8_t* out = run.out + k;
    __m256i first = load(state + k);
    __m256i second = two ? load(state + k + 16) : first;
    for (std::size_t i = 0; i < run.words; ++i, gate += run.gates_step, out += run.out_step) {
      first = moved(first, gate, width, t);
      if (two) {
        second = moved(second, gate + 16, width, t);
        store(first, second, out);
      } else {
        store(first, out);
      }
    }
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(state + k), first);
    if (two) _mm256_storeu_si256(reinterpret_cast<__m256i*>(state + k + 16), second);
  }
  scan_columns(run, width, state, width / 16 * 16);
}

/// A word's rows with their multipliers in pairs, as pmaddwd wants them.
struct Pairs {
  const std::int8_t* first[kMostRowsSummed / 2];
  const std::int8_t* second[kMostRowsSummed / 2];
  std::int32_t multipliers[kMostRowsSummed / 2];
  std::size_t count = 0;
};

void find_pairs(const RowTable& table, std::span<const std::uint32_t> rows, Pairs& pairs) {
  pairs.count = 0;
  bool open = false;
  for (const std::uint32_t row : rows) {
    if (row == kNoRow) continue;
    const std::int8_t* at = table.rows.data() + row * table.width;
    const auto m = static_cast<std::uint16_t>(table.multipliers[row]);
    if (open) {
      pairs.second[pairs.count - 1] = at;
      pairs.multipliers[pairs.count - 1] |= static_cast<std::int32_t>(std::uint32_t{m} << 16);
    } else {
      pairs.first[pairs.count] = pairs.second[pairs.count] = at;  // alone: itself times zero
      pairs.multipliers[pairs.count++] = m;
    }
    open = !open;
  }
}

/// 16 * Vectors columns from `from` on.
template <std::size_t Vectors>
WHOSAYS_TARGET inline void sum_pairs(const Pairs& pairs, std::size_t from, std::int16_t* out) {
  __m256i sums[2 * Vectors];
  for (__m256i& sum : sums) sum = _mm256_set1_epi32(1 << (kRowBits - 1));
  for (std::size_t p = 0; p < pairs.count; ++p) {
    const __m256i m = _mm256_set1_epi32(pairs.multipliers[p]);
#pragma GCC unroll 4
    for (std::size_t v = 0; v < Vectors; ++v) {
      const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(pairs.first[p] + from + v * 16));
      const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(pairs.second[p] + from + v * 16));
      const __m256i low = _mm256_cvtepi8_epi16(_mm_unpacklo_epi8(a, b));
      const __m256i high = _mm256_cvtepi8_epi16(_mm_unpackhi_epi8(a, b));
      sums[2 * v] = _mm256_add_epi32(sums[2 * v], _mm256_madd_epi16(low, m));
      sums[2 * v + 1] = _mm256_add_epi32(sums[2 * v + 1], _mm256_madd_epi16(high, m));
    }
  }
  for (std::size_t v = 0; v < Vectors; ++v) {
    const __m256i low = _mm256_srai_epi32(sums[2 * v], kRowBits);
    const __m256i high = _mm256_srai_epi32(sums[2 * v + 1], kRowBits);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + from + v * 16),
                        _mm256_permute4x64_epi64(_mm256_packs_epi32(low, high), 0xD8));
  }
}

/// Asks for a word's rows before they are needed: most of the table is in no cache.
void prefetch(const RowTable& table, std::span<const std::uint32_t> rows) {
  for (const std::uint32_t row : rows) {
    if (row == kNoRow) continue;
    const std::int8_t* at = table.rows.data() + row * table.width;
    __builtin_prefetch(table.multipliers.data() + row);
    for (std::size_t k = 0; k < table.width; k += 64) __builtin_prefetch(at + k);
  }
}

WHOSAYS_TARGET void sum_rows(const RowTable& table, std::span<const std::uint32_t> rows, std::size_t each,
                             std::int16_t* out) {
  Pairs pairs;
  for (std::size_t at = 0; at + each <= rows.size() && each > 0; at += each, out += table.width) {
    if (at + 5 * each <= rows.size()) prefetch(table, rows.subspan(at + 4 * each, each));
    find_pairs(table, rows.subspan(at, each), pairs);
    std::size_t k = 0;
    for (; k + 64 <= table.width; k += 64) sum_pairs<4>(pairs, k, out);
    for (; k + 16 <= table.width; k += 16) sum_pairs<1>(pairs, k, out);
    if (k < table.width) sum_columns(table, rows.subspan(at, each), k, out);
  }
}

}  // namespace

const Kernels* avx2_kernels() {
  static constexpr Kernels kSet{
      "avx2", sum_rows,    dense_layer<std::int16_t>, dense_blocks, dense_layer<std::int32_t>, tanh_all, tanh_of_sums,
      scan,   dot_products};
  return __builtin_cpu_supports("avx2") ? &kSet : nullptr;
}

}  // namespace whosays::model

#else

namespace whosays::model {
const Kernels* avx2_kernels() { return nullptr; }
}  // namespace whosays::model

#endif
