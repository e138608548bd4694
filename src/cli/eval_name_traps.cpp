// `whosays eval name-traps`: whether names across articles are left two where a careful person would leave them two.
#include <memory>

#include <algorithm>
#include <array>

#include "cli/eval_verbs.h"
#include "eval/name_traps.h"
#include "match/same_actor.h"

namespace whosays::cli {
namespace {

/// The gold does not say what kind an actor is: bodies are told by the last word of their roles ("shipping company",
/// not "company secretary" or "councillor") and by legal forms, as coarse as this.
std::string_view kind_of(const eval::TrapSide& side) {
  static constexpr std::array<std::string_view, 14> kBodies{"agency", "company", "council", "ministry",   "party",
                                                            "club",   "firm",    "bank",    "university", "hospital",
                                                            "body",   "charity", "union",   "outlet"};
  const std::string_view last = std::string_view(side.role).substr(side.role.rfind(' ') + 1);
  const bool body = std::find(kBodies.begin(), kBodies.end(), last) != kBodies.end();
  const match::NameForm form = match::name_form(side.name, match::NameKind::organisation);
  const bool company = std::any_of(form.parts.begin(), form.parts.end(),
                                   [](const match::Part& part) { return part.kind == match::PartKind::legal_form; });
  return company || (body && side.role.find(" of ") == std::string::npos) ? "organisation" : "person";
}

match::Sketch sketch_of(const eval::TrapSide& side, std::string_view kind) {
  match::Sketch out = match::sketch(side.name, kind);
  if (!side.role.empty()) match::add_role(out, side.role);
  if (!side.company.empty()) match::add_company(out, side.company);
  match::add_date(out, side.date);
  return out;
}

}  // namespace

void add_eval_name_traps(CLI::App& eval, Context& context) {
  const auto gold = std::make_shared<std::string>();
  CLI::App& verb = new_verb(eval, {"name-traps", "who is joined across articles, against pairs that only look alike",
                                   kGroupWorking, "whosays eval name-traps tests/golden/names/open/traps.tsv"});
  verb.add_option("gold", *gold, "pairs with verdicts, tabs between the columns (tests/golden/names)")
      ->required()
      ->type_name("GOLD.tsv");
  when_run(verb, context, [gold, &context]() -> Result<ExitCode> {
    TRY(const std::vector<eval::NameTrap> traps, eval::read_name_traps(*gold));
    context.streams.out << eval::name_traps_table(traps, [](const eval::NameTrap& trap) {
      const auto scope = trap.one_article ? match::Scope::one_article : match::Scope::two_articles;
      const auto judged =
          match::judge(sketch_of(trap.first, kind_of(trap.first)), sketch_of(trap.second, kind_of(trap.second)), scope);
      return std::string(match::word(judged.verdict));
    });
    return kFine;
  });
}

}  // namespace whosays::cli
