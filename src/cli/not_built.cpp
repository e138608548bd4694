// The verbs of the design that are still to come. They are listed so that nobody looks for them in vain, and refuse
// plainly so that no script takes their silence for a result.
#include <fmt/format.h>

#include <array>
#include <string>

#include "cli/verbs.h"

namespace whosays::cli {
namespace {

struct Coming {
  std::string_view name;
  std::string_view will_do;
};

constexpr std::array kComing{
    Coming{"serve", "the same in a browser, on this computer only"},
};

}  // namespace

void add_not_built(CLI::App& app, Context& context) {
  for (const Coming& coming : kComing) {
    CLI::App* verb = app.add_subcommand(std::string(coming.name), std::string(coming.will_do));
    verb->group(std::string(kGroupNotBuilt));
    verb->allow_extras();  // whatever it is asked, the answer is the same
    when_run(*verb, context, [coming]() -> Result<ExitCode> {
      return Error{ErrorKind::not_built,
                   fmt::format("{} is not built yet; it will show {}. whosays --help lists what is there", coming.name,
                               coming.will_do)};
    });
  }
}

}  // namespace whosays::cli
