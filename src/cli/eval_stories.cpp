// `whosays eval stories`: origin groups, relations and parents against labelled families, all given together.
#include <memory>

#include "cli/eval_verbs.h"
#include "engine/batch.h"
#include "eval/stories.h"
#include "ledger/document_records.h"
#include "show/lookup.h"

namespace whosays::cli {
namespace {

struct StoriesOptions {
  std::string folder;
  std::string predicted;
};

/// What `add` and `origins` find of the pages, without a ledger.
Result<std::map<std::string, eval::StoryAnswer>> told_now(const eval::StoryGold& gold) {
  engine::BatchOptions batch;
  batch.format = read::Format::jsonl;
  story::World world;
  Status failed = success();
  engine::run_batch(gold.files, batch, [&](engine::BatchItem item) {
    if (!item.document.ok()) {
      failed = item.document.error();
      return false;
    }
    DocumentRecords records = records_of(**item.document, static_cast<std::int64_t>(world.articles.size()) + 1);
    world.articles.push_back(std::move(records.article));
    world.statements.insert(world.statements.end(), records.statements.begin(), records.statements.end());
    world.actors.insert(world.actors.end(), records.actors.begin(), records.actors.end());
    return true;
  });
  TRY_VOID(std::move(failed));
  const story::Story story = story::tell(world);
  std::map<std::size_t, std::string> first;  // the article that names each group
  for (story::ArticleIndex a = 0; a < world.articles.size(); ++a)
    if (story.relations[a].relation == story::Relation::origin || !first.contains(story.relations[a].group))
      first[story.relations[a].group] = world.articles[a].id;
  std::map<std::string, eval::StoryAnswer> out;
  for (story::ArticleIndex a = 0; a < world.articles.size(); ++a) {
    const story::ArticleRelation& row = story.relations[a];
    eval::StoryAnswer answer{first[row.group], std::string(story::word(row.relation)), std::nullopt};
    if (row.parent) answer.parent = world.articles[*row.parent].id;
    out.emplace(world.articles[a].id, std::move(answer));
  }
  return out;
}

}  // namespace

void add_eval_stories(CLI::App& eval, Context& context) {
  const auto options = std::make_shared<StoriesOptions>();
  CLI::App& verb =
      new_verb(eval, {"stories", "origin groups, relations, parents against labelled families", kGroupWorking,
                      "whosays eval stories ../shared/data/stories/dev\n"
                      "whosays eval stories families --predicted origins.jsonl"});
  verb.add_option("folder", options->folder, "FAM.jsonl and FAM.labels.json of each family")
      ->required()
      ->type_name("FOLDER");
  verb.add_option("--predicted", options->predicted,
                  "what to score, as `origins --format jsonl` writes it; else the pages are read now")
      ->type_name("FILE.jsonl");
  when_run(verb, context, [&context, options]() -> Result<ExitCode> {
    TRY(const eval::StoryGold gold, eval::read_story_gold(options->folder));
    std::map<std::string, eval::StoryAnswer> answers;
    if (options->predicted.empty()) {
      TRY(answers, told_now(gold));
    } else {
      TRY(answers, eval::read_story_answers(options->predicted, gold));
    }
    context.streams.out << eval::stories_table(gold, answers);
    return kFine;
  });
}

}  // namespace whosays::cli
