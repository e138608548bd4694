// info: what is in a ledger, and what an older engine read.
#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <memory>

#include "base/counted.h"
#include "base/layout.h"
#include "cli/terminal.h"
#include "cli/verbs.h"
#include "engine/pipeline.h"

namespace whosays::cli {
namespace {

std::string size_words(std::uint64_t bytes) {
  if (bytes < 1000) return fmt::format("{} bytes", bytes);
  const double kilobytes = static_cast<double>(bytes) / 1000;
  return kilobytes < 1000 ? fmt::format("{:.0f} kB", kilobytes) : fmt::format("{:.1f} MB", kilobytes / 1000);
}

std::string period(const Totals& totals) {
  if (totals.first_published.empty()) return "no dates";
  const std::string first = totals.first_published.substr(0, 10);
  const std::string last = totals.last_published.substr(0, 10);
  return first == last ? first : fmt::format("{} to {}", first, last);
}

std::string json_line(const LedgerOptions& options, const Totals& totals) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
  const auto number = [&](const char* key, std::uint64_t value) { json.Key(key), json.Uint64(value); };
  const auto text = [&](const char* key, std::string_view value) {
    json.Key(key), json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  json.StartObject();
  text("schema", "whosays.info/1");
  text("ledger", options.path);
  text("engine", engine::version());
  text("model", engine::model());
  number("articles", totals.articles);
  number("versions", totals.versions);
  number("originals", totals.originals);
  number("publishers", totals.publishers);
  text("first_published", totals.first_published);
  text("last_published", totals.last_published);
  number("statements", totals.statements);
  number("set_aside", totals.set_aside);
  number("receipts", totals.receipts);
  number("decisions", totals.decisions);
  number("stale", totals.stale);
  number("file_bytes", totals.file_bytes);
  number("original_bytes", totals.original_bytes);
  json.EndObject();
  return buffer.GetString();
}

std::string page(const Context& context, const LedgerOptions& options, const Totals& totals) {
  const std::size_t width = context.streams.width;
  std::string text;
  const auto line = [&](std::string_view label, const std::string& value) {
    text += layout::labelled(label, value, kLabelWidth, width);
  };
  line("ledger", fmt::format("{}, {}; not encrypted, readable by you alone unless its mode was changed", options.path,
                             size_words(totals.file_bytes)));
  std::string articles = fmt::format("{} of {}, {}", counted(totals.articles, "article"),
                                     counted(totals.publishers, "publisher"), period(totals));
  if (totals.versions > totals.articles) articles += fmt::format("; {} versions of texts", totals.versions);
  line("articles", articles);
  line("originals", fmt::format("{}, {} before compression", totals.originals, size_words(totals.original_bytes)));
  line("statements", fmt::format("{} read by machine, {} set aside as unclear", totals.statements, totals.set_aside));
  line("receipts", fmt::format("{}; whosays receipts verifies them", totals.receipts));
  line("decisions", fmt::format("{} by people", totals.decisions));
  line("read by", fmt::format("whosays {}, {}", engine::version(), engine::model()));
  line("stale", totals.stale == 0 ? "nothing"
                                  : fmt::format("{} read by another version or other word lists: whosays refresh",
                                                counted(totals.stale, "article")));
  return text;
}

Result<ExitCode> run_info(Context& context, const LedgerOptions& options) {
  TRY(Ledger ledger, open_ledger(options.path));
  TRY(const Totals totals, ledger.totals(engine::version(), engine::model()));
  context.streams.out << (options.jsonl() ? json_line(options, totals) + "\n" : page(context, options, totals));
  return kFine;
}

}  // namespace

void add_info(CLI::App& app, Context& context) {
  auto options = std::make_shared<LedgerOptions>();
  CLI::App& verb =
      new_verb(app, {"info", "what is in a ledger, what is stale", kGroupLedger, "whosays info -l harbour.db"});
  add_ledger_option(verb, options->path);
  add_format_option(verb, options->format);
  when_run(verb, context, [&context, options] { return run_info(context, *options); });
}

}  // namespace whosays::cli
