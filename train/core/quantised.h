// Tables of numbers as a container holds them.
#pragma once

#include <torch/torch.h>

#include <string>

#include "model/container.h"

namespace whosays::train {

/// Adds `rows` [n, width] as whole numbers of 8 bits, and as NAME.multipliers what one of them is worth in each row, in
/// 65536ths.
void add_quantised(model::Writer& to, const std::string& name, const torch::Tensor& rows);

}  // namespace whosays::train
