// The sets of kernels, for kernels.cpp, which chooses, and for each other.
#pragma once

#include "model/kernels.h"

namespace whosays::model {

const Kernels& scalar_kernels();

/// The scalar scan of the cells from `from` on: what is left when the width is no multiple of a vector.
void scan_cells(std::span<const std::int16_t> gates, std::size_t width, std::span<const std::uint32_t> borders,
                std::int8_t* out, std::size_t from);

}  // namespace whosays::model
