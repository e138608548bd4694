// One target under libFuzzer; which one is said when it is compiled (WHOSAYS_FUZZ_TARGET).
#include <cstddef>
#include <cstdint>

#include "targets.h"

// The name is libFuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const whosays::fuzz::Target* const target = whosays::fuzz::find_target(WHOSAYS_FUZZ_TARGET);
  target->run({reinterpret_cast<const char*>(data), size});
  return 0;
}
