// Which set of kernels runs; see kernels.h.
#include "model/kernels.h"

#include <array>
#include <cstdlib>

#include "model/kernel_sets.h"

namespace whosays::model {
namespace {

struct Sets {
  std::array<const Kernels*, 5> all{};
  std::size_t count = 0;
};

/// The fastest last. A name may be the beginning of a name: "vnni" is the wider one of the two.
Sets sets_of_processor() {
  Sets sets;
  for (const Kernels* set : {scalar_kernels(), avx2_kernels(), vnni256_kernels(), vnni512_kernels(), amx_kernels()})
    if (set != nullptr) sets.all[sets.count++] = set;
  return sets;
}

const Kernels& chosen() {
  const std::span<const Kernels* const> sets = available_kernels();
  const char* variable = std::getenv("WHOSAYS_KERNELS");
  const std::string_view wanted = variable == nullptr ? "" : variable;
  for (std::size_t i = sets.size(); i-- > 0 && !wanted.empty();)
    if (sets[i]->name.starts_with(wanted)) return *sets[i];
  return *sets.back();
}

}  // namespace

std::span<const Kernels* const> available_kernels() {
  static const Sets kSets = sets_of_processor();
  return std::span(kSets.all).first(kSets.count);
}

const Kernels& kernels() {
  static const Kernels& kChosen = chosen();
  return kChosen;
}

}  // namespace whosays::model
