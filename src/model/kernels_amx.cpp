// AMX: a unit that multiplies tiles of 16 words x 64 inputs with 64 inputs x 16 outputs, eight times as fast as the
// vectors of AVX-512. A block of a Dense layer is laid out as its tiles are. The rest is kernels_vnni512.cpp's.
//
// Linux gives the unit to those who ask, since its registers are 8 KB more for each thread to save. They are given back
// at the end of each layer, so that nobody saves them elsewhere.
#include "model/kernel_sets.h"

#if defined(WHOSAYS_X86_KERNELS) && defined(__linux__)

#include <asm/prctl.h>
#include <cpuid.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#define WHOSAYS_TARGET __attribute__((target("avx2,avx512f,avx512bw,avx512vl,amx-tile,amx-int8")))

#include "model/dense_512.h"

namespace whosays::model {
namespace {

constexpr std::size_t kRows = 16;     // of a tile
constexpr std::size_t kFewWords = 3;  // which are quicker by vectors

/// What _tile_loadconfig reads: eight tiles, each of 16 rows of 64 bytes.
struct alignas(64) TileShapes {
  std::uint8_t palette = 1;
  std::uint8_t rest[15] = {};
  std::uint16_t bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
  std::uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
};
constexpr TileShapes kShapes;

/// Sums of kRaised words with a block of 16 outputs.
struct Sums {
  alignas(64) std::int32_t of[kRaised * 16];
};

/// Of the words only the first 16 * Groups. A tile of weights serves them all, so that the next one can come meanwhile.
template <std::size_t Groups>
WHOSAYS_TARGET void multiply(const Raised* x, const std::int8_t* block, std::size_t quads, Sums& sums) {
  _tile_zero(0);
  if constexpr (Groups > 1) _tile_zero(1);
  if constexpr (Groups > 2) _tile_zero(2);
  if constexpr (Groups > 3) _tile_zero(3);
  for (std::size_t q = 0; q < quads; q += kRows) {
    const std::uint8_t* from = x->bytes + q * 4;
    constexpr std::size_t kGroup = kRows * sizeof(Raised);
    _tile_loadd(4, block + q * 64, 64);
    _tile_loadd(5, from, sizeof(Raised));
    _tile_dpbusd(0, 5, 4);
    if constexpr (Groups > 1) _tile_loadd(6, from + kGroup, sizeof(Raised));
    if constexpr (Groups > 1) _tile_dpbusd(1, 6, 4);
    if constexpr (Groups > 2) _tile_loadd(5, from + 2 * kGroup, sizeof(Raised));
    if constexpr (Groups > 2) _tile_dpbusd(2, 5, 4);
    if constexpr (Groups > 3) _tile_loadd(6, from + 3 * kGroup, sizeof(Raised));
    if constexpr (Groups > 3) _tile_dpbusd(3, 6, 4);
  }
  _tile_stored(0, sums.of, 64);
  if constexpr (Groups > 1) _tile_stored(1, sums.of + kRows * 16, 64);
  if constexpr (Groups > 2) _tile_stored(2, sums.of + 2 * kRows * 16, 64);
  if constexpr (Groups > 3) _tile_stored(3, sums.of + 3 * kRows * 16, 64);
}
static_assert(kRaised == 4 * kRows);

/// Outputs of the blocks [first, end).
template <class Out>
WHOSAYS_TARGET void dense(const Dense& layer, std::size_t first, std::size_t end, std::span<const std::int8_t> x,
                          Place<Out> to) {
  constexpr std::array kMultiply = {multiply<1>, multiply<2>, multiply<3>, multiply<4>};
  Raised raised[kRaised];
  Sums sums;
  const std::size_t inputs = layer.inputs();
  const std::size_t words = x.size() / inputs;
  _tile_loadconfig(&kShapes);
  for (std::size_t at = 0; at < words; at += kRaised) {
    const std::size_t count = std::min(kRaised, words - at);
    raise(x.data() + at * inputs, inputs, count, raised);
    for (std::size_t b = first; b < end; ++b) {
      kMultiply[(count - 1) / kRows](raised, layer.block(b), layer.quads(), sums);
      const Scale scale = scale_of(layer, b);
      const std::size_t done = (b - first) * 16;
      Out* out = to.out + at * to.stride + done;
      for (std::size_t w = 0; w < count; ++w, out += to.stride)
        store(scaled(_mm512_load_si512(sums.of + w * 16), scale), to.outputs - done, out);
    }
  }
  _tile_release();
}

template <class Out>
void dense_layer(const Dense& layer, std::span<const std::int8_t> x, Out* out) {
  dense(layer, 0, layer.blocks(), x, Place<Out>{out, layer.outputs(), layer.outputs()});
}

void dense_16(const Dense& layer, std::span<const std::int8_t> x, std::int16_t* out) {
  if (x.size() <= kFewWords * layer.inputs()) return vnni512_kernels()->dense(layer, x, out);
  dense_layer(layer, x, out);
}

void dense_32(const Dense& layer, std::span<const std::int8_t> x, std::int32_t* out) {
  if (x.size() <= kFewWords * layer.inputs()) return vnni512_kernels()->logits(layer, x, out);
  dense_layer(layer, x, out);
}

void dense_blocks(const Dense& layer, std::span<const std::int8_t> x, std::size_t first, std::size_t end,
                  std::int16_t* out) {
  if (x.size() <= kFewWords * layer.inputs()) return vnni512_kernels()->dense_blocks(layer, x, first, end, out);
  const std::size_t outputs = 16 * (end - first);
  dense(layer, first, end, x, Place<std::int16_t>{out, outputs, outputs});
}

bool has_amx() {
  unsigned a = 0;
  unsigned b = 0;
  unsigned c = 0;
  unsigned d = 0;
  constexpr unsigned kTilesAndBytes = 3U << 24;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (d & kTilesAndBytes) == kTilesAndBytes;
}

/// Whether Linux lets this process use the unit (since 5.16).
bool is_granted() {
  constexpr int kTileData = 18;  // the number of the state in the processor's list
  return syscall(SYS_arch_prctl, ARCH_REQ_XCOMP_PERM, kTileData) == 0;
}

Kernels with_amx(const Kernels& base) {
  Kernels set = base;
  set.name = "amx";
  set.dense = dense_16;
  set.dense_blocks = dense_blocks;
  set.logits = dense_32;
  return set;
}

}  // namespace

const Kernels* amx_kernels() {
  const Kernels* base = vnni512_kernels();
  if (base == nullptr || !has_amx()) return nullptr;
  static const bool kGranted = is_granted();
  static const Kernels kSet = with_amx(*base);
  return kGranted ? &kSet : nullptr;
}

}  // namespace whosays::model

#else

namespace whosays::model {
const Kernels* amx_kernels() { return nullptr; }
}  // namespace whosays::model

#endif
