// Which set of kernels runs; see kernels.h.
#include "model/kernels.h"

#include <array>
#include <cstdlib>

#include "model/kernel_sets.h"

namespace whosays::model {
namespace {

const Kernels& chosen() {
  const char* wanted = std::getenv("WHOSAYS_KERNELS");
  for (const Kernels* set : available_kernels())
    if (wanted != nullptr && set->name == wanted) return *set;
  return *available_kernels().back();
}

}  // namespace

std::span<const Kernels* const> available_kernels() {
  static const std::array<const Kernels*, 1> kSets = {&scalar_kernels()};
  return kSets;
}

const Kernels& kernels() {
  static const Kernels& kChosen = chosen();
  return kChosen;
}

}  // namespace whosays::model
