#include "footing/charge_memory.h"

#include <algorithm>
#include <iterator>

#include "footing/charge_net.h"
#include "footing/grammar.h"

namespace whosays::footing {
namespace {

constexpr std::int32_t kWhole = 64;
constexpr std::uint32_t kFewest = 3;  ///< contents before an article is known

/// Log odds from -6 to 4, in thirds from -1 on.
std::int8_t odds(std::int64_t score) {
  constexpr std::int64_t kUnit = kLogit;
  const std::int64_t kept = std::clamp(score, -6 * kUnit, 4 * kUnit);
  return static_cast<std::int8_t>((kept + kUnit) * kWhole / (3 * kUnit));
}

}  // namespace

namespace {

/// "Vell left", "the minister, Ana Vell, left"
bool is_subject_of_verb(const Grammar& g, Span mention) {
  const TokenRange words = g.words_of(mention);
  for (std::uint32_t w = words.begin; w < words.end; ++w) {
    if (g.is_root(w) || words.holds(g.head(w))) continue;
    const Relation r = g.relation(w);
    const std::uint32_t above = g.head(w);
    if (r == Relation::nsubj) return g.upos(above) == Upos::verb;
    return r == Relation::appos && !g.is_root(above) && g.relation(above) == Relation::nsubj;
  }
  return false;
}

}  // namespace

std::vector<ActorStanding> actor_standings(const Input& input) {
  std::array<std::vector<Span>, 2> sources;  // of the text, of the title; in order
  for (const Attribution& a : input.attributions.rows)
    for (const Span span : input.attributions.spans.at(a.source))
      sources[a.field == Field::title ? 1 : 0].push_back(span);
  for (auto& spans : sources) std::ranges::sort(spans, {}, &Span::begin);
  const auto is_in_source = [&](const Mention& m) {
    const auto& spans = sources[m.field == Field::title ? 1 : 0];
    const auto after = std::ranges::upper_bound(spans, m.span.begin, {}, &Span::begin);
    return after != spans.begin() && std::prev(after)->contains(m.span);
  };
  const Grammar text(input.text), title(input.title);
  std::vector<ActorStanding> out;
  for (const Actor& actor : input.actors.rows) {
    ActorStanding& of = out.emplace_back();
    for (const Mention& m : input.actors.mentions.at(actor.mentions)) {
      const Grammar& g = m.field == Field::title ? title : text;
      ++of.mentions;
      of.in_title += m.field == Field::title ? 1U : 0U;
      of.speaks += is_in_source(m) ? 1U : 0U;
      of.subjects += g.present() && is_subject_of_verb(g, m.span) ? 1U : 0U;
    }
  }
  return out;
}

ActorStanding ChargeMemory::standing_of(ActorId actor, const Input& input) {
  if (standing_.empty()) standing_ = actor_standings(input);
  return actor.valid() && actor.value < standing_.size() ? standing_[actor.value] : ActorStanding{};
}

ChargeRow::Memory ChargeMemory::of(const ChargeRow& row) const {
  ChargeRow::Memory out{};
  if (contents_ >= kFewest) {
    std::int64_t sum = 0;
    for (const std::int32_t score : highest_) sum += score;
    out[0] = kWhole;
    out[1] = odds(sum / static_cast<std::int64_t>(highest_.size()));
    out[2] = static_cast<std::int8_t>(std::min(2 * kWhole * charges_ / contents_, 127U));
  }
  const ActorId actor = row.party.actor;
  if (!actor.valid() || actor.value >= actors_.size() || actors_[actor.value].count == 0) return out;
  constexpr std::uint32_t kMany = 8;
  const OfActor& known = actors_[actor.value];
  out[3] = kWhole;
  out[4] = odds(known.highest);
  out[5] = odds(known.sum / known.count);
  out[6] = static_cast<std::int8_t>(std::min(known.count, kMany) * (kWhole / kMany));
  return out;
}

void ChargeMemory::keep(const ChargeRows& found, std::span<const std::int32_t> scores) {
  if (scores.empty()) return;
  const std::int32_t best = *std::ranges::max_element(scores);
  if (contents_ < highest_.size()) {
    highest_[contents_] = best;
  } else if (const auto least = std::ranges::min_element(highest_); *least < best) {
    *least = best;
  }
  ++contents_;
  charges_ += best > -kLogit ? 1 : 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const ActorId actor = found.rows[i].party.actor;
    if (!actor.valid()) continue;
    if (actor.value >= actors_.size()) actors_.resize(actor.value + 1);
    OfActor& known = actors_[actor.value];
    known.highest = known.count == 0 ? scores[i] : std::max(known.highest, scores[i]);
    known.sum += scores[i];
    ++known.count;
  }
}

}  // namespace whosays::footing
