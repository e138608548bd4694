#include "coref/pronoun_net.h"

#include <algorithm>
#include <array>

namespace whosays::coref {
namespace {

/// The net as a plain loop, of which GCC makes vectors: sums stay in registers, and nothing is decided by a jump.
[[gnu::always_inline]] inline std::int32_t answer(const Table& rows, const Table& out, const Features& features) {
  static_assert(Features::kMost * 128 < 32768, "sums of rows are kept in 16 bits");
  const std::uint32_t mask = (1U << rows.bits) - 1;
  std::array<std::int16_t, kUnits> sums{};
  for (const std::uint32_t f : features) {
    const std::int8_t* row = rows.weights.data() + std::size_t{f & mask} * kUnits;
    for (std::uint32_t k = 0; k < kUnits; ++k) sums[k] = static_cast<std::int16_t>(sums[k] + row[k]);
  }
  const std::int8_t* weights = out.weights.data();
  std::int32_t all = 0;
  for (std::uint32_t k = 0; k < kUnits; ++k) all += std::max<std::int32_t>(sums[k], 0) * weights[k];
  return all;
}

using Answer = std::int32_t (*)(const Table& rows, const Table& out, const Features& features);
std::int32_t answer_plain(const Table& rows, const Table& out, const Features& features) {
  return answer(rows, out, features);
}

#if defined(__x86_64__)
/// A row in five instructions, in the place of twenty.
[[gnu::target("avx2")]] std::int32_t answer_avx2(const Table& rows, const Table& out, const Features& features) {
  return answer(rows, out, features);
}
Answer answer_of_processor() { return __builtin_cpu_supports("avx2") ? answer_avx2 : answer_plain; }
#else
Answer answer_of_processor() { return answer_plain; }
#endif

}  // namespace

float PronounNet::score(const Features& features, std::uint32_t /*column*/) const {
  static const Answer kAnswer = answer_of_processor();
  return static_cast<float>(kAnswer(rows_, out_, features)) / static_cast<float>(kUnit * kUnit);
}

}  // namespace whosays::coref
