#include "footing/charge_figures.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "footing/charge_features.h"
#include "footing/charge_net.h"
#include "footing/charge_rates.h"

namespace whosays::footing {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, kChargeFigures> kFigureNames = {"score",
                                                                       "bare",
                                                                       "lead",
                                                                       "rank",
                                                                       "rows",
                                                                       "article_known",
                                                                       "article_highest",
                                                                       "article_charges",
                                                                       "actor_known",
                                                                       "actor_highest",
                                                                       "actor_mean",
                                                                       "actor_times",
                                                                       "predicate_rate",
                                                                       "inner_rate",
                                                                       "object_rate",
                                                                       "of_object_rate",
                                                                       "oblique_rate",
                                                                       "beside_rate",
                                                                       "second_rate",
                                                                       "of_second_rate",
                                                                       "thing_rate",
                                                                       "own_clause_rate",
                                                                       "party_rate",
                                                                       "own_quality_rate",
                                                                       "above_rate",
                                                                       "source_rate",
                                                                       "cue_rate",
                                                                       "clause_mean",
                                                                       "clause_most",
                                                                       "content_mean",
                                                                       "content_most",
                                                                       "place",
                                                                       "clause_place",
                                                                       "by_rules",
                                                                       "rules_another",
                                                                       "weight",
                                                                       "direct",
                                                                       "most_weight",
                                                                       "exculpates",
                                                                       "harmed",
                                                                       "office",
                                                                       "pronoun",
                                                                       "name",
                                                                       "acts",
                                                                       "specific",
                                                                       "in_content",
                                                                       "person",
                                                                       "body",
                                                                       "mentions",
                                                                       "in_title",
                                                                       "speaks",
                                                                       "accuser",
                                                                       "own_voice",
                                                                       "accuses",
                                                                       "direct_speech",
                                                                       "title",
                                                                       "asks",
                                                                       "length",
                                                                       "hurt",
                                                                       "charged",
                                                                       "wanted",
                                                                       "charge_steps",
                                                                       "charge_tokens",
                                                                       "charge_around",
                                                                       "charge_undone",
                                                                       "charge_nearer",
                                                                       "open_pronoun",
                                                                       "plural",
                                                                       "modifier",
                                                                       "party_words",
                                                                       "from_begin",
                                                                       "depth",
                                                                       "source_word",
                                                                       "source_role",
                                                                       "subjects",
                                                                       "source_class",
                                                                       "all_known",
                                                                       "all_highest",
                                                                       "all_charges",
                                                                       "all_actor",
                                                                       "all_actor_mean",
                                                                       "all_actor_times",
                                                                       "all_actor_charged",
                                                                       "pair",
                                                                       "back",
                                                                       "same_source",
                                                                       "same_source_mean",
                                                                       "beside",
                                                                       "beside_actor"};

constexpr std::int32_t kNobody = -9000;  ///< the score of nobody, where there is no other

std::int32_t& at(ChargeFigures& figures, ChargeFigure figure) { return figures[static_cast<std::size_t>(figure)]; }

std::int32_t thousandths(std::int32_t score) { return score * 1000 / kLogit; }

ContentRates mean_and_most(std::vector<std::int32_t> rates) {
  if (rates.empty()) return {};
  std::ranges::sort(rates, std::greater<>());
  const auto mean_of = [&](std::size_t count) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += rates[i];
    return static_cast<std::int32_t>(sum / static_cast<std::int64_t>(count));
  };
  return {mean_of(rates.size()), mean_of(std::min<std::size_t>(2, rates.size()))};
}

std::vector<std::int32_t> rates_of(std::span<const std::string_view> words, RatePlace place) {
  std::vector<std::string_view> once(words.begin(), words.end());
  std::ranges::sort(once);
  once.erase(std::ranges::unique(once).begin(), once.end());
  std::vector<std::int32_t> out;
  for (const std::string_view word : once) out.push_back(charge_rate(word, place));
  return out;
}

}  // namespace

std::string_view name_of(ChargeFigure figure) { return kFigureNames[static_cast<std::size_t>(figure)]; }

void add_scores(ChargeRows& found, std::span<const std::int32_t> scores, std::span<const std::int32_t> bare) {
  for (std::size_t i = 0; i < found.rows.size(); ++i) {
    ChargeFigures& figures = found.rows[i].figures;
    std::int32_t other = kNobody, rank = 0;
    for (std::size_t k = 0; k < scores.size(); ++k) {
      if (k == i) continue;
      other = std::max(other, thousandths(scores[k]));
      rank += scores[k] > scores[i] || (scores[k] == scores[i] && k < i) ? 1 : 0;
    }
    at(figures, ChargeFigure::score) = thousandths(scores[i]);
    at(figures, ChargeFigure::bare) = thousandths(bare[i]);
    at(figures, ChargeFigure::lead) = thousandths(scores[i]) - other;
    at(figures, ChargeFigure::rank) = rank;
    at(figures, ChargeFigure::rows) = static_cast<std::int32_t>(scores.size());
    // NOLINTNEXTLINE(bugprone-signed-char-misuse): numbers, no characters
    std::ranges::copy(found.rows[i].memory, &at(figures, ChargeFigure::article_known));
  }
}

ContentRates content_rates(std::span<const std::string_view> content) {
  return mean_and_most(rates_of(content, RatePlace::content));
}

void add_rates(ChargeRow& row, ContentRates content) {
  ChargeFigures& figures = row.figures;
  for (std::size_t place = 0; place < kPlaces; ++place) {
    const RatePlace asked = place == 0 ? predicate_place(at(figures, ChargeFigure::place)) : rate_place(place);
    figures[static_cast<std::size_t>(ChargeFigure::predicate_rate) + place] = charge_rate(row.words[place], asked);
  }
  const ContentRates clause = mean_and_most(rates_of(row.clause, RatePlace::clause));
  at(figures, ChargeFigure::clause_mean) = clause.mean;
  at(figures, ChargeFigure::clause_most) = clause.most;
  at(figures, ChargeFigure::content_mean) = content.mean;
  at(figures, ChargeFigure::content_most) = content.most;
}

}  // namespace whosays::footing
