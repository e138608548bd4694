// `whosays eval stance`: where headlines stand to claims, by the learned part of claims (src/story/claim_model.h).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>

#include "base/text_util.h"
#include "cli/eval_verbs.h"
#include "story/claim_model.h"

namespace whosays::cli {
namespace {

/// Confusion of stances: [gold][said].
using StanceCounts = std::array<std::array<std::size_t, story::kStances>, story::kStances>;

std::size_t said_stance(std::string_view claim, std::string_view headline) {
  const story::Saying a = story::saying_of_words(claim);
  const story::Saying b = story::saying_of_words(headline);
  const story::PairView view = story::view_of(story::side_of(a), story::side_of(b));
  const auto p = story::stance_probabilities(story::embedded_claim_model(), view.traits, story::stance_words(headline));
  return static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
}

/// Rows of five columns with a head: claim's id, article's id, stance, claim, headline, as Emergent has them.
Result<StanceCounts> count_stances(const std::string& path) {
  std::ifstream file(path);
  if (!file) return Error{ErrorKind::not_found, fmt::format("{} cannot be read", path)};
  StanceCounts counts{};
  std::string line;
  std::getline(file, line);
  for (std::size_t number = 2; std::getline(file, line); ++number) {
    const auto cells = split(line, '\t');
    std::size_t gold = story::kStances;
    if (cells.size() == 5)
      for (std::size_t s = 0; s < story::kStances; ++s)
        if (story::word(static_cast<story::Stance>(s)) == cells[2]) gold = s;
    if (gold == story::kStances)
      return Error{ErrorKind::input, fmt::format("{}, line {}: five columns are needed, the third for, against or "
                                                 "observing",
                                                 path, number)};
    ++counts[gold][said_stance(cells[3], trimmed(cells[4]))];
  }
  return counts;
}

std::string stance_table(const StanceCounts& counts) {
  const auto share = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  std::string out = "stance         P      R     F1     n\n";
  double macro = 0;
  std::size_t right = 0;
  std::size_t all = 0;
  for (std::size_t s = 0; s < story::kStances; ++s) {
    std::size_t gold = 0;
    std::size_t said = 0;
    for (std::size_t other = 0; other < story::kStances; ++other) {
      gold += counts[s][other];
      said += counts[other][s];
    }
    const double p = share(counts[s][s], said);
    const double r = share(counts[s][s], gold);
    const double f1 = p + r > 0 ? 2 * p * r / (p + r) : 0;
    macro += f1 / story::kStances;
    right += counts[s][s];
    all += gold;
    out += fmt::format("{:10} {:5.3f}  {:5.3f}  {:5.3f} {:5}\n", story::word(static_cast<story::Stance>(s)), p, r, f1,
                       gold);
  }
  return out + fmt::format("macro-F1 {:.3f}, accuracy {:.3f}\n", macro, share(right, all));
}

}  // namespace

void add_eval_stance(CLI::App& eval, Context& context) {
  const auto gold = std::make_shared<std::string>();
  CLI::App& verb = new_verb(eval, {"stance", "stance of headlines to claims; what it was trained on scores too well",
                                   kGroupWorking, "whosays eval stance emergent.tsv"});
  verb.add_option("gold", *gold, "columns claimId, articleId, stance, claimHeadline, articleHeadline")
      ->required()
      ->type_name("GOLD.tsv");
  when_run(verb, context, [gold, &context]() -> Result<ExitCode> {
    TRY(const StanceCounts counts, count_stances(*gold));
    context.streams.out << stance_table(counts);
    return kFine;
  });
}

}  // namespace whosays::cli
