#include "eval/chains.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

#include "base/utf8.h"

namespace whosays::eval {
namespace {

using MentionSet = std::set<Span>;

/// Chains as sets, no span twice, none of one mention.
std::vector<MentionSet> cleaned(const std::vector<Chain>& chains) {
  std::vector<MentionSet> out;
  MentionSet seen;
  for (const Chain& chain : chains) {
    MentionSet mine;
    for (const Span span : chain)
      if (!seen.contains(span)) mine.insert(span);
    seen.insert(mine.begin(), mine.end());
    if (mine.size() > 1) out.push_back(std::move(mine));
  }
  return out;
}

/// Number of the chain that holds each mention.
std::map<Span, std::size_t> owners(const std::vector<MentionSet>& chains) {
  std::map<Span, std::size_t> out;
  for (std::size_t i = 0; i < chains.size(); ++i)
    for (const Span span : chains[i]) out.emplace(span, i);
  return out;
}

std::size_t in_both(const MentionSet& a, const MentionSet& b) {
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](Span span) { return b.contains(span); }));
}

using Weights = std::vector<std::vector<double>>;

/// One row's turn of the Hungarian algorithm; all vectors count from 1, 0 is the row that seeks a column.
class Assignment {
 public:
  explicit Assignment(Weights weights)
      : w_(std::move(weights)),
        rows_(w_.size()),
        columns_(w_[0].size()),
        u_(rows_ + 1),
        v_(columns_ + 1),
        match_(columns_ + 1),
        way_(columns_ + 1) {}

  double largest() {
    for (std::size_t row = 1; row <= rows_; ++row) place(row);
    double sum = 0;
    for (std::size_t column = 1; column <= columns_; ++column)
      if (match_[column] != 0) sum += w_[match_[column] - 1][column - 1];
    return sum;
  }

 private:
  void place(std::size_t row) {
    match_[0] = row;
    std::size_t at = 0;
    std::vector<double> low(columns_ + 1, std::numeric_limits<double>::infinity());
    std::vector<bool> used(columns_ + 1, false);
    do {
      used[at] = true;
      const std::size_t mine = match_[at];
      double delta = std::numeric_limits<double>::infinity();
      std::size_t next = 0;
      for (std::size_t k = 1; k <= columns_; ++k) {
        if (used[k]) continue;
        const double cost = -w_[mine - 1][k - 1] - u_[mine] - v_[k];
        if (cost < low[k]) {
          low[k] = cost;
          way_[k] = at;
        }
        if (low[k] < delta) {
          delta = low[k];
          next = k;
        }
      }
      for (std::size_t k = 0; k <= columns_; ++k) {
        if (used[k]) {
          u_[match_[k]] += delta;
          v_[k] -= delta;
        } else {
          low[k] -= delta;
        }
      }
      at = next;
    } while (match_[at] != 0);
    for (; at != 0; at = way_[at]) match_[at] = match_[way_[at]];
  }

  Weights w_;
  std::size_t rows_;
  std::size_t columns_;
  std::vector<double> u_;
  std::vector<double> v_;
  std::vector<std::size_t> match_;  ///< row of each column, 0 none
  std::vector<std::size_t> way_;
};

/// Sum of 2|k & r| / (|k| + |r|) under the best pairing of chains, one to one (Kuhn 1955).
double best_pairing(const std::vector<MentionSet>& gold, const std::vector<MentionSet>& predicted) {
  if (gold.empty() || predicted.empty()) return 0;
  const bool swapped = gold.size() > predicted.size();
  const auto& few = swapped ? predicted : gold;
  const auto& many = swapped ? gold : predicted;
  Weights weights(few.size(), std::vector<double>(many.size()));
  for (std::size_t i = 0; i < few.size(); ++i)
    for (std::size_t j = 0; j < many.size(); ++j)
      weights[i][j] =
          2.0 * static_cast<double>(in_both(few[i], many[j])) / static_cast<double>(few[i].size() + many[j].size());
  return Assignment(std::move(weights)).largest();
}

/// MUC and B-cubed of one side: its chains as the other side's chains cut them.
void add_side(const std::vector<MentionSet>& chains, const std::map<Span, std::size_t>& other,
              std::array<ChainSums::Side, kChainMeasures>& sums) {
  for (const MentionSet& chain : chains) {
    std::map<std::size_t, double> parts;
    double alone = 0;  // mentions that the other side does not have: a part each
    for (const Span span : chain) {
      const auto found = other.find(span);
      found == other.end() ? alone += 1 : parts[found->second] += 1;
    }
    const auto size = static_cast<double>(chain.size());
    sums[kMuc].right += size - static_cast<double>(parts.size()) - alone;
    sums[kMuc].all += size - 1;
    for (const auto& [number, n] : parts) sums[kBCubed].right += n * n / size;
    sums[kBCubed].all += size;
  }
}

double ratio(const ChainSums::Side& side) { return side.all > 0 ? side.right / side.all : 0; }

/// The type that most of its mentions have, the first by alphabet of several.
std::string kind_of(const MentionSet& chain, const std::map<Span, std::string>& kinds) {
  std::map<std::string, int> votes;
  for (const Span span : chain)
    if (const auto found = kinds.find(span); found != kinds.end()) ++votes[found->second];
  std::string best;
  int most = 0;
  for (const auto& [kind, n] : votes)
    if (n > most) {
      most = n;
      best = kind;
    }
  return best;
}

/// Chains of actors on both sides, and the predicted mentions that are no gold mention of something else.
void add_actors(const ChainedText& text, const std::vector<Chain>& predicted, ChainSums& sums) {
  std::vector<Chain> gold;
  MentionSet others;
  for (const MentionSet& chain : cleaned(text.chains)) {
    const std::string kind = kind_of(chain, text.kinds);
    if (kind == "person" || kind == "organization" || kind == "place") {
      gold.emplace_back(chain.begin(), chain.end());
    } else {
      others.insert(chain.begin(), chain.end());
    }
  }
  std::vector<Chain> kept(predicted.size());
  for (std::size_t i = 0; i < predicted.size(); ++i)
    std::copy_if(predicted[i].begin(), predicted[i].end(), std::back_inserter(kept[i]),
                 [&](Span span) { return !others.contains(span); });
  add_chains(gold, kept, sums);
}

}  // namespace

double ChainSums::f1(ChainMeasure measure) const {
  const double p = ratio(precision[measure]);
  const double r = ratio(recall[measure]);
  return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

double ChainSums::conll() const { return (f1(kMuc) + f1(kBCubed) + f1(kCeafE)) / 3; }

void add_chains(const std::vector<Chain>& gold_chains, const std::vector<Chain>& predicted_chains, ChainSums& sums) {
  const auto gold = cleaned(gold_chains);
  const auto predicted = cleaned(predicted_chains);
  const auto in_gold = owners(gold);
  const auto in_predicted = owners(predicted);
  double both = 0;
  for (const auto& [span, number] : in_gold) both += in_predicted.contains(span) ? 1U : 0U;
  sums.recall[kMentionsFound].right += both;
  sums.recall[kMentionsFound].all += static_cast<double>(in_gold.size());
  sums.precision[kMentionsFound].right += both;
  sums.precision[kMentionsFound].all += static_cast<double>(in_predicted.size());
  add_side(gold, in_predicted, sums.recall);
  add_side(predicted, in_gold, sums.precision);
  const double best = best_pairing(gold, predicted);
  sums.recall[kCeafE].right += best;
  sums.recall[kCeafE].all += static_cast<double>(gold.size());
  sums.precision[kCeafE].right += best;
  sums.precision[kCeafE].all += static_cast<double>(predicted.size());
  sums.gold_chains += gold.size();
  sums.predicted_chains += predicted.size();
}

ChainScores score_chains(const std::vector<ChainedText>& gold,
                         const std::map<std::string, std::vector<Chain>>& predicted) {
  ChainScores out;
  static const std::vector<Chain> kNothing;
  for (const ChainedText& text : gold) {
    const auto found = predicted.find(text.id);
    const std::vector<Chain>& chains = found == predicted.end() ? kNothing : found->second;
    ++out.documents;
    out.without_prediction += found == predicted.end() ? 1U : 0U;
    add_chains(text.chains, chains, out.all);
    add_actors(text, chains, out.actors);
  }
  return out;
}

std::vector<Chain> chains_of(const Document& document) {
  const std::string& text = document.article.text;
  const utf8::OffsetTable points(text, utf8::Unit::code_points);
  const auto blank = [&](std::uint32_t at) { return utf8::is_space(utf8::decode(text, at).point); };
  std::vector<Chain> out;
  for (const Actor& actor : document.actors.rows) {
    Chain chain;
    for (const Mention& mention : document.actors.mentions.at(actor.mentions)) {
      if (mention.field != Field::text) continue;
      Span span = mention.span;
      while (span.begin < span.end && blank(span.begin)) span.begin += utf8::decode(text, span.begin).length;
      while (span.end > span.begin && text[span.end - 1] == ' ') --span.end;
      chain.push_back({points.from_byte(span.begin), points.from_byte(span.end)});
    }
    out.push_back(std::move(chain));
  }
  return out;
}

std::string table_of(const ChainScores& scores) {
  static constexpr std::array<const char*, kChainMeasures> kWords{"mentions", "muc", "b3", "ceafe"};
  std::string out = fmt::format("{} documents, {} without a prediction\n", scores.documents, scores.without_prediction);
  for (const auto& [word, sums] : {std::pair("all", &scores.all), std::pair("actors", &scores.actors)}) {
    out += fmt::format("{}: gold {} chains, {} mentions; predicted {} chains, {} mentions\n", word, sums->gold_chains,
                       sums->recall[kMentionsFound].all, sums->predicted_chains, sums->precision[kMentionsFound].all);
    for (std::uint8_t m = 0; m < kChainMeasures; ++m)
      out += fmt::format("  {:<9} P {:6.2f}  R {:6.2f}  F1 {:6.2f}\n", kWords[m], 100 * ratio(sums->precision[m]),
                         100 * ratio(sums->recall[m]), 100 * sums->f1(static_cast<ChainMeasure>(m)));
    out += fmt::format("  conll F1  {:.2f}\n", 100 * sums->conll());
  }
  return out;
}

}  // namespace whosays::eval
