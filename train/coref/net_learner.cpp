#include "net_learner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace whosays::train {
namespace {

using coref::kNew;
using coref::kNobody;
using coref::kUnits;

constexpr float kCostNew = 1.6F;    ///< of "nobody" where somebody is meant
constexpr float kCostLink = 0.5F;   ///< of somebody where nobody is
constexpr float kCostOther = 0.7F;  ///< of somebody else

void quantised(const std::vector<float>& from, std::vector<std::int8_t>& to) {
  for (const float w : from)
    to.push_back(static_cast<std::int8_t>(std::lround(std::fmax(-127.F, std::fmin(127.F, w * coref::kUnit)))));
}

bool overlaps(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

/// Who is right by the gold's chains.
bool right_by_chain(const Example& e, const coref::Choice& choice, std::vector<bool>& right, bool every) {
  const std::uint32_t chain = e.chain[choice.mention];
  if (chain == kNobody && !every) return false;
  bool any = false;
  for (std::size_t c = 0; c < choice.people->size(); ++c) {
    const coref::Candidate& who = (*choice.people)[c];
    const auto has = [&](std::uint32_t j) { return j != kNew && chain != kNobody && e.chain[j] == chain; };
    right[c] = has(who.mention) || (who.mention == kNew && has(who.ahead));
    any = any || right[c];
  }
  right.back() = !any;
  return true;
}

/// GAP knows one pronoun of each text: whoever has a name that is meant is right; where neither is, whoever has none of
/// the two.
bool right_by_names(const Example& e, const coref::Choice& choice, std::vector<bool>& right) {
  const coref::Page& page = e.prepared->page;
  const coref::MentionRow& m = e.mentions[choice.mention];
  if (page.span(m.phrase.first, m.phrase.end) != e.gold.pronoun) return false;
  const bool neither = !e.gold.names[0].meant && !e.gold.names[1].meant;
  bool any = false;
  for (std::size_t c = 0; c < choice.people->size(); ++c) {
    const coref::Candidate& who = (*choice.people)[c];
    bool meant = false;
    bool other = false;
    const auto look = [&](std::uint32_t j) {
      for (const GapName& name : e.gold.names)
        if (overlaps(page.span(e.mentions[j].phrase.head), name.span)) (name.meant ? meant : other) = true;
    };
    if (who.entity != nullptr)
      for (const std::uint32_t j : who.entity->mentions) look(j);
    if (who.ahead != kNew) look(who.ahead);
    right[c] = neither ? !other : meant;
    any = any || right[c];
  }
  return any;
}

}  // namespace

/// What one candidate gives on its way through the net.
struct NetLearner::Forward {
  std::array<float, kUnits> sum{};
  std::vector<std::uint32_t> features;  ///< those that were not dropped
  float score = 0;
};

NetLearner::NetLearner(const NetSettings& settings) : s_(settings), random_(settings.seed) {
  rows_.resize(std::size_t{kUnits} << s_.bits);
  rows_g_.assign(rows_.size(), 1e-4F);
  out_.resize(kUnits);
  out_g_.assign(kUnits, 1e-4F);
  std::normal_distribution<float> small(0, 0.05F);
  for (float& w : rows_) w = small(random_);
  for (std::uint32_t k = 0; k < kUnits; ++k) out_[k] = (k % 2 == 0 ? 1.F : -1.F) * (0.3F + std::fabs(small(random_)));
}

float NetLearner::score(const coref::Features& features, std::uint32_t /*column*/) const {
  std::array<float, kUnits> sum{};
  for (const std::uint32_t f : features) {
    const float* row = &rows_[std::size_t{f & ((1U << s_.bits) - 1)} * kUnits];
    for (std::uint32_t k = 0; k < kUnits; ++k) sum[k] += row[k];
  }
  float out = 0;
  for (std::uint32_t k = 0; k < kUnits; ++k) out += std::fmax(sum[k], 0.F) * out_[k];
  return out;
}

void NetLearner::forward(Forward& f) const {
  f.sum.fill(0);
  for (const std::uint32_t feature : f.features) {
    const float* row = &rows_[std::size_t{feature} * kUnits];
    for (std::uint32_t k = 0; k < kUnits; ++k) f.sum[k] += row[k];
  }
}

/// One step against the gradient `by` of the loss in the score.
void NetLearner::backward(const Forward& f, float by, const std::array<float, kUnits>& mask) {
  std::array<float, kUnits> back{};
  for (std::uint32_t k = 0; k < kUnits; ++k) {
    if (mask[k] == 0 || f.sum[k] <= 0) continue;
    back[k] = by * out_[k] * mask[k];
    const float g = by * f.sum[k] * mask[k];
    out_g_[k] += g * g;
    out_[k] -= s_.rate * g / std::sqrt(out_g_[k]);
  }
  for (const std::uint32_t feature : f.features) {
    float* w = &rows_[std::size_t{feature} * kUnits];
    float* squares = &rows_g_[std::size_t{feature} * kUnits];
    for (std::uint32_t k = 0; k < kUnits; ++k) {
      const float g = back[k] + (back[k] != 0 ? s_.shrink * w[k] : 0.F);
      squares[k] += g * g;
      w[k] -= s_.rate * g / std::sqrt(squares[k]);
    }
  }
}

/// One step; the loss before it. Dropped features and units are the same for all candidates of a choice.
float NetLearner::step(const NetChoice& choice) {
  static thread_local std::vector<Forward> all;
  const std::size_t n = choice.features.size();
  if (all.size() < n) all.resize(n);
  std::uniform_real_distribution<float> chance(0, 1);
  std::array<float, kUnits> mask{};
  for (float& x : mask) x = chance(random_) < s_.unit_dropout ? 0.F : 1.F / (1 - s_.unit_dropout);
  const auto salt = static_cast<std::uint32_t>(random_());
  const auto dropped = [&](std::uint32_t f) {
    return static_cast<float>(coref::mix(f, salt) & 0xFFFFU) < s_.feature_dropout * 65536.F;
  };
  float most = -1e30F;
  const bool is_new = choice.right[n - 1];
  for (std::size_t c = 0; c < n; ++c) {
    Forward& f = all[c];
    f.features.clear();
    for (const std::uint32_t feature : choice.features[c])
      if (!dropped(feature)) f.features.push_back(feature);
    forward(f);
    f.score = 0;
    for (std::uint32_t k = 0; k < kUnits; ++k) f.score += std::fmax(f.sum[k], 0.F) * out_[k] * mask[k];
    if (!choice.right[c]) f.score += is_new ? kCostLink : c + 1 == n ? kCostNew : kCostOther;
    most = std::max(most, f.score);
  }
  float sum = 0;
  float good = 0;
  for (std::size_t c = 0; c < n; ++c) {
    const float p = std::exp(all[c].score - most);
    sum += p;
    if (choice.right[c]) good += p;
  }
  for (std::size_t c = 0; c < n; ++c) {
    const Forward& f = all[c];
    const float p = std::exp(f.score - most);
    const float by = choice.weight * (p / sum - (choice.right[c] ? p / std::fmax(good, 1e-20F) : 0.F));
    if (std::fabs(by) < 0.002F) continue;
    backward(f, by, mask);
  }
  return -std::log(std::fmax(good / sum, 1e-20F));
}

void NetLearner::remember() {
  rows_mean_.resize(rows_.size());
  out_mean_.resize(out_.size());
  ++remembered_;
  for (std::size_t i = 0; i < rows_.size(); ++i) rows_mean_[i] += rows_[i];
  for (std::size_t i = 0; i < out_.size(); ++i) out_mean_[i] += out_[i];
}

void NetLearner::learn(std::vector<NetChoice>& choices) {
  std::vector<std::uint32_t> order(choices.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int epoch = 0; epoch < s_.epochs; ++epoch) {
    std::shuffle(order.begin(), order.end(), random_);
    double loss = 0;
    for (const std::uint32_t i : order) loss += step(choices[i]);
    if (epoch >= s_.epochs / 2) remember();
    if (epoch % 4 == 3)
      std::fprintf(stderr, "net, epoch %d: loss %.4f\n", epoch + 1, loss / static_cast<double>(order.size()));
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i] = rows_mean_[i] / static_cast<float>(remembered_);
  for (std::size_t i = 0; i < out_.size(); ++i) out_[i] = out_mean_[i] / static_cast<float>(remembered_);
}

std::vector<std::int8_t> NetLearner::rows() const {
  std::vector<std::int8_t> out;
  quantised(rows_, out);
  return out;
}

std::vector<std::int8_t> NetLearner::out() const {
  std::vector<std::int8_t> out;
  quantised(out_, out);
  return out;
}

NetLearner learn_net(const std::vector<Example>& gum, const std::vector<Example>& gap,
                     const std::vector<Example>& litbank, const coref::Scorer& links, const NetSettings& settings) {
  NetLearner net(settings);
  const std::uint32_t mask = (1U << settings.bits) - 1;
  for (int round = 0; round < settings.rounds; ++round) {
    std::vector<NetChoice> choices;
    std::vector<bool> right;
    const auto collect = [&](const std::vector<Example>& from, float weight, int kind) {
      for (const Example& e : from)
        coref::link(e.prepared->page, e.mentions, {links, &net}, {}, [&](const coref::Choice& choice) {
          if (choice.people == nullptr) return;
          right.assign(choice.people->size() + 1, false);
          const bool use = kind == 1 ? right_by_names(e, choice, right) : right_by_chain(e, choice, right, kind == 0);
          if (!use) return;
          NetChoice out{{}, right, weight};
          for (std::size_t c = 0; c < right.size(); ++c) {
            out.features.emplace_back();
            for (const std::uint32_t f : (*choice.features)[c]) out.features.back().push_back(f & mask);
          }
          choices.push_back(std::move(out));
        });
      std::fprintf(stderr, "net, round %d: %zu choices\n", round + 1, choices.size());
    };
    collect(gum, 1, 0);
    collect(gap, settings.gap_weight, 1);
    collect(litbank, settings.litbank_weight, 2);
    NetLearner next(settings);
    next.learn(choices);
    net = next;
  }
  return net;
}

}  // namespace whosays::train
