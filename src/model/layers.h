// Dense layers and heads as they lie in a container: NAME.weights (i8, outputs x inputs), NAME.multipliers (i32) and
// NAME.bias (f32), both outputs x 1. The trainers write them so, the run times read them here.
#pragma once

#include <string_view>

#include "base/result.h"
#include "model/container.h"
#include "model/kernels.h"

namespace whosays::model {

/// The layer of this name and shape, packed for the kernels, or the message that says what is missing or wrong.
Result<Dense> dense_of(const Model& model, std::string_view name, std::uint32_t outputs, std::uint32_t inputs);

/// Adds a layer of float weights [outputs x inputs], rounded with one scale an output.
void add_dense(Writer& writer, std::string_view name, std::span<const float> weights, std::span<const float> bias);

}  // namespace whosays::model
