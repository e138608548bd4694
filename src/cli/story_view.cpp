#include "cli/story_view.h"

#include <ctime>

namespace whosays::cli {

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char text[sizeof "YYYY-MM-DD"] = {};
  std::strftime(text, sizeof text, "%Y-%m-%d", &local);
  return text;
}

show::Setting show_setting(const Context& context, const LedgerOptions& options) {
  show::Setting setting;
  setting.width = context.streams.width;
  setting.emphasis = context.streams.colour;
  setting.today = today();
  const auto add = [&](const char* option, const std::string& value) {
    setting.same_view.insert(setting.same_view.end(), {option, value});
  };
  if (options.path != kUsualLedger) add("-l", options.path);
  if (!options.as_of.empty()) add("--as-of", options.as_of);
  if (!options.publisher.empty()) add("--publisher", options.publisher);
  return setting;
}

Result<ExitCode> with_story(Context& context, const LedgerOptions& options,
                            const std::function<Result<ExitCode>(const show::Lookup&)>& print) {
  TRY(story::World world, load_world(options));
  const story::Story story = story::tell_setting_aside(world);
  if (!options.jsonl()) machine_notice(context);
  return print(show::Lookup(world, story));
}

}  // namespace whosays::cli
