// AVX-VNNI: as AVX2, but products of bytes are added by one instruction, to 32 bits at once.
#include "model/kernel_sets.h"

#ifdef WHOSAYS_X86_KERNELS

#include <cpuid.h>
#include <immintrin.h>

#define WHOSAYS_TARGET __attribute__((target("avx2,avxvnni")))

namespace whosays::model {
namespace {
WHOSAYS_TARGET inline __m256i add_dot(__m256i sum, __m256i unsigned_bytes, __m256i signed_bytes) {
  return _mm256_dpbusd_avx_epi32(sum, unsigned_bytes, signed_bytes);
}
}  // namespace
}  // namespace whosays::model

#include "model/dense_256.h"

namespace whosays::model {
namespace {

bool has_avx_vnni() {
  unsigned a = 0;
  unsigned b = 0;
  unsigned c = 0;
  unsigned d = 0;
  return __get_cpuid_count(7, 1, &a, &b, &c, &d) != 0 && (a & (1U << 4)) != 0;
}

Kernels with_vnni(const Kernels& base) {
  Kernels set = base;
  set.name = "vnni256";
  set.dense = dense_layer<std::int16_t>;
  set.dense_blocks = dense_blocks;
  set.logits = dense_layer<std::int32_t>;
  set.products = dot_products;
  return set;
}

}  // namespace

const Kernels* vnni256_kernels() {
  const Kernels* base = avx2_kernels();
  if (base == nullptr || !has_avx_vnni()) return nullptr;
  static const Kernels kSet = with_vnni(*base);
  return &kSet;
}

}  // namespace whosays::model

#else

namespace whosays::model {
const Kernels* vnni256_kernels() { return nullptr; }
}  // namespace whosays::model

#endif
