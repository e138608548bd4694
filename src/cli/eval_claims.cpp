// `whosays eval claims`: near-pairs of claims, each read and told as two articles of one day.
#include <algorithm>
#include <memory>

#include "base/utf8.h"
#include "cli/eval_verbs.h"
#include "engine/pipeline.h"
#include "eval/claim_pairs.h"
#include "ledger/document_records.h"
#include "story/story.h"

namespace whosays::cli {
namespace {

struct PairsOfClaims {
  std::string path = "tests/golden/claims/open";  // the frozen half is for judges
  bool verbose = false;
};

/// What `add` and `claims` find of the pair, without a ledger.
eval::ClaimVerdict pair_verdict(const eval::ClaimPair& pair) {
  story::World world;
  for (Article& article : eval::articles_of(pair)) {
    const FrozenDocument document = engine::analyse(std::move(article));
    DocumentRecords records = records_of(*document, static_cast<std::int64_t>(world.articles.size()) + 1);
    world.articles.push_back(std::move(records.article));
    world.statements.insert(world.statements.end(), records.statements.begin(), records.statements.end());
    world.actors.insert(world.actors.end(), records.actors.begin(), records.actors.end());
    world.remarks.insert(world.remarks.end(), records.remarks.begin(), records.remarks.end());
  }
  const story::Story told = story::tell(world);
  const auto any = [&](auto has) { return std::any_of(told.claims.begin(), told.claims.end(), has); };
  const auto in = [&](const story::Claim& claim, std::string_view article) {
    return std::any_of(claim.members.begin(), claim.members.end(),
                       [&](story::StatementIndex s) { return world.statements[s].article == article; });
  };
  if (any([&](const story::Claim& c) { return in(c, "a") && in(c, "b"); })) return "same";
  if (any([](const story::Claim& c) { return !c.answers.empty(); })) return "opposite";
  return any([](const story::Claim& c) { return !c.weaker.empty() || !c.reports.empty(); }) ? "linked" : "different";
}

Result<ExitCode> run_claim_pairs(const PairsOfClaims& options, Context& context) {
  TRY(const std::vector<eval::ClaimPair> pairs, eval::read_claim_pairs(options.path));
  const eval::ClaimPairsReport report = eval::score_claim_pairs(pairs, pair_verdict);
  if (options.verbose) {
    for (const std::string& miss : report.misses) context.streams.out << utf8::made_safe(miss, false) << '\n';
    context.streams.out << '\n';
  }
  context.streams.out << report.table;
  return kFine;
}

}  // namespace

void add_eval_claims(CLI::App& eval, Context& context) {
  const auto options = std::make_shared<PairsOfClaims>();
  CLI::App& verb =
      new_verb(eval, {"claims", "whether two claims are one: near-pairs, as the table judges them", kGroupWorking,
                      "whosays eval claims tests/golden/claims/open\n"
                      "whosays eval claims tests/golden/claims/open/near_pairs.tsv --verbose"});
  verb.add_option("path", options->path, "a table of pairs, or a folder with such")
      ->type_name("PATH")
      ->capture_default_str();
  verb.add_flag("--verbose", options->verbose, "a line for every pair that was judged otherwise");
  when_run(verb, context, [options, &context] { return run_claim_pairs(*options, context); });
}

}  // namespace whosays::cli
