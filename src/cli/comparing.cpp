#include "cli/comparing.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/counted.h"
#include "cli/interrupt.h"
#include "cli/progress.h"

namespace whosays::cli {

Status compare_waiting(Context& context, Ledger& ledger, std::uint64_t waiting) {
  // Large rounds look each key up once for many articles; small ones are told sooner.
  const std::size_t at_once = std::clamp<std::size_t>(waiting / 20, 200, 10'000);
  constexpr unsigned kThreads = 2;
  Progress progress(context, waiting);
  for (std::size_t done = 0; !interrupted();) {
    TRY(const std::size_t some, ledger.compare_waiting(at_once, kThreads));
    if (some == 0) break;
    for (std::size_t i = 0; i < some && done < waiting; ++i, ++done) progress.step("compared");
  }
  progress.clear();
  return ledger.arrange_groups();
}

Status finish_comparing(Context& context, Ledger& ledger, const std::string& path) {
  TRY(const bool another_table, ledger.compared_by_another_table());
  TRY(const std::uint64_t waiting, ledger.waiting());
  if (another_table) {
    report_failure(context,
                   fmt::format("{}: its articles were compared by another frequency table; whosays refresh -l {} "
                               "compares them anew, until then each question does",
                               path, path));
    return success();
  }
  if (waiting == 0) return ledger.arrange_groups();
  TRY_VOID(compare_waiting(context, ledger, waiting));
  context.streams.out << fmt::format("{}: {} of an older format compared with the others, once\n", path,
                                     counted(waiting, "article"));
  return success();
}

}  // namespace whosays::cli
