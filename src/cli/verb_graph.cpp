// graph: actors and what they had to do with each other, for Gephi and for programs.
#include <fmt/format.h>

#include <memory>

#include "cli/story_view.h"
#include "cli/verbs.h"
#include "export/graph.h"
#include "story/graph.h"

namespace whosays::cli {
namespace {

struct GraphOptions {
  LedgerOptions ledger;
  std::string format = "gexf";
  bool with_allegations = false;
};

Result<ExitCode> run_graph(Context& context, const GraphOptions& options) {
  TRY(story::World world, load_world(options.ledger, true));  // as every export: published articles only
  const story::Story told = story::tell_setting_aside(world);
  const show::Lookup lookup(world, told);
  const story::Graph graph = story::graph_of(world, told, options.with_allegations);
  if (options.format == "json") {
    exports::write_graph_json(lookup, graph, context.streams.out);
  } else if (options.format == "graphml") {
    exports::write_graphml(lookup, graph, context.streams.out);
  } else {
    exports::write_gexf(lookup, graph, context.streams.out);
  }
  const std::string left = exports::left_out_words(graph);
  if (!left.empty()) context.streams.err << "whosays: " << left << '\n';
  return kFine;
}

}  // namespace

void add_graph(CLI::App& app, Context& context) {
  auto options = std::make_shared<GraphOptions>();
  CLI::App& verb = new_verb(app, {"graph", "actors and relations, for Gephi: no edge without a receipt", kGroupStories,
                                  "whosays graph -l harbour.db > harbour.gexf\n"
                                  "whosays graph --format graphml --with-allegations -l harbour.db > harbour.graphml"});
  add_ledger_option(verb, options->ledger.path);
  add_view_options(verb, options->ledger);
  verb.add_option("--format", options->format, "gexf (1.3), graphml, or json")
      ->check(CLI::IsMember({"gexf", "graphml", "json"}))
      ->capture_default_str();
  verb.add_flag("--with-allegations", options->with_allegations,
                "what is said to somebody's discredit too, labelled with who alleges it");
  when_run(verb, context, [&context, options] { return run_graph(context, *options); });
}

}  // namespace whosays::cli
