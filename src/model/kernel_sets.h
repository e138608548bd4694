// The sets of kernels, for kernels.cpp, which chooses, and for each other.
#pragma once

#include "model/kernels.h"

#if defined(__x86_64__)
#define WHOSAYS_X86_KERNELS 1
#endif

namespace whosays::model {

/// A set that another machine or processor lacks is null.
const Kernels* scalar_kernels();
const Kernels* avx2_kernels();
const Kernels* vnni256_kernels();  ///< AVX-VNNI: processors without AVX-512
const Kernels* vnni512_kernels();  ///< AVX-512 VNNI
const Kernels* amx_kernels();      ///< AMX and AVX-512 VNNI, under Linux

// What is left over when a width is no multiple of a vector, and what sets share.

/// The scalar scan of the columns from `from` on.
void scan_columns(const WordRun& run, std::size_t width, std::int16_t* state, std::size_t from);

/// Columns from `from` on of the sum of some rows, into out[0, width).
void sum_columns(const RowTable& table, std::span<const std::uint32_t> rows, std::size_t from, std::int16_t* out);

/// 16 rows of b (fewer at the end, then zeros) in the layout of Dense; `packed` has room for 16 x width rounded up
/// to 4.
void pack_products(std::span<const std::int8_t> b, std::size_t width, std::size_t first, std::int8_t* packed);

}  // namespace whosays::model
