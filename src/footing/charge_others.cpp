#include "footing/charge_others.h"

#include <algorithm>

#include "footing/charge_net.h"

namespace whosays::footing {
namespace {

constexpr std::int32_t kNone = -9 * kLogit;  ///< the score of nobody
constexpr std::int32_t kChargedFrom = -kLogit;
constexpr std::uint32_t kFewestOthers = 3;  ///< other contents before an article is known
constexpr std::size_t kHighestOnes = 3;     ///< of an article that are looked at

std::int32_t in_thousandths(std::int64_t score) { return static_cast<std::int32_t>(score * 1000 / kLogit); }

void set(ChargeRow& row, ChargeFigure figure, std::int32_t value) {
  row.figures[static_cast<std::size_t>(figure)] = value;
}
void set(ChargeRow& row, ChargeFigure figure, std::uint32_t value) {
  set(row, figure, static_cast<std::int32_t>(value));
}

std::uint64_t key_of(ActorId source, ActorId actor) { return std::uint64_t{source.value} << 32U | actor.value; }

}  // namespace

void ChargeOthers::Tally::add(std::int32_t score, std::uint32_t content) {
  const std::pair entry{score, content};
  if (count == 0 || score > highest[0].first) {
    highest[1] = highest[0];
    highest[0] = entry;
  } else if (count == 1 || score > highest[1].first) {
    highest[1] = entry;
  }
  sum += score;
  ++count;
  charged += score > kChargedFrom ? 1U : 0U;
}

void ChargeOthers::View::add(const Content& content, std::uint32_t number) {
  const auto at = std::ranges::find_if(highest, [&](const auto& one) { return one.first < content.best; });
  highest.insert(at, {content.best, number});
  if (highest.size() > kHighestOnes + 1) highest.pop_back();
  ++contents;
  charged += content.best > kChargedFrom ? 1U : 0U;
  for (const auto& [actor, score] : content.actors) {
    if (actor.value >= actors.size()) actors.resize(actor.value + 1);
    actors[actor.value].add(score, number);
  }
}

std::uint32_t ChargeOthers::keep(const Said& said, const ChargeRows& found, std::span<const std::int32_t> scores) {
  const std::uint32_t begin = said.contents.empty() ? 0 : said.contents.front().begin;
  if (said.again)
    for (std::uint32_t i = 0; i < contents_.size() && contents_[i].own; ++i)
      if (contents_[i].field == said.field && contents_[i].begin == begin) return i;
  if (scores.empty()) return kNoContent;
  const auto number = static_cast<std::uint32_t>(contents_.size());
  Content content{said.field, begin, said.source_class == SourceClass::own_voice, kNone, {}, said.source_actor};
  for (std::size_t i = 0; i < scores.size(); ++i) {
    content.best = std::max(content.best, scores[i]);
    const ActorId actor = found.rows[i].party.actor;
    if (!actor.valid()) continue;
    const auto known = std::ranges::find(content.actors, actor, [](const auto& one) { return one.first; });
    if (known == content.actors.end())
      content.actors.emplace_back(actor, scores[i]);
    else
      known->second = std::max(known->second, scores[i]);
  }
  all_.add(content, number);
  if (content.own) own_.add(content, number);
  if (content.source.valid()) {
    for (const auto& [actor, score] : content.actors) pairs_[key_of(content.source, actor)].add(score, number);
    sources_[content.source.value].add(content.best, number);
  }
  contents_.push_back(std::move(content));
  return number;
}

ChargeOthers::Rest ChargeOthers::without(const Tally* tally, std::uint32_t content, const std::int32_t* own) {
  Rest out{kNone, kNone, 0, 0};
  if (tally == nullptr) return out;
  out.count = tally->count - (own != nullptr ? 1 : 0);
  if (out.count == 0) return out;
  const std::int32_t mine = own != nullptr ? *own : 0;
  const bool is_first = own != nullptr && tally->highest[0].second == content;
  out.highest = tally->highest[is_first ? 1 : 0].first;
  out.mean = static_cast<std::int32_t>((tally->sum - mine) / out.count);
  out.charged = tally->charged - (own != nullptr && mine > kChargedFrom ? 1 : 0);
  return out;
}

const std::int32_t* ChargeOthers::score_of(const Content& content, ActorId actor) {
  const auto known = std::ranges::find(content.actors, actor, [](const auto& one) { return one.first; });
  return known == content.actors.end() ? nullptr : &known->second;
}

const ChargeOthers::Tally* ChargeOthers::of_pair(ActorId source, ActorId actor) const {
  const auto found = source.valid() && actor.valid() ? pairs_.find(key_of(source, actor)) : pairs_.end();
  return found == pairs_.end() ? nullptr : &found->second;
}

void ChargeOthers::of_article(std::uint32_t number, const View& view, ChargeRow& row) const {
  const Content& mine = contents_[number];
  const std::uint32_t others = view.contents - 1;
  if (others < kFewestOthers) return;
  std::int64_t sum = 0;
  std::size_t taken = 0;
  for (const auto& [score, content] : view.highest)
    if (content != number && taken < kHighestOnes) sum += score, ++taken;
  if (taken == 0) return;
  const std::uint32_t charged = view.charged - (mine.best > kChargedFrom ? 1 : 0);
  constexpr std::uint32_t kHundred = 100;
  set(row, ChargeFigure::all_known, 1);
  set(row, ChargeFigure::all_highest, in_thousandths(sum / static_cast<std::int64_t>(taken)));
  set(row, ChargeFigure::all_charges, kHundred * charged / others);
}

void ChargeOthers::of_actor(std::uint32_t number, const View& view, ChargeRow& row) const {
  const Content& mine = contents_[number];
  const ActorId actor = row.party.actor;
  const Tally* tally = actor.valid() && actor.value < view.actors.size() ? &view.actors[actor.value] : nullptr;
  const Rest of_actor = without(tally, number, score_of(mine, actor));
  set(row, ChargeFigure::all_actor, in_thousandths(of_actor.highest));
  set(row, ChargeFigure::all_actor_mean, in_thousandths(of_actor.mean));
  set(row, ChargeFigure::all_actor_times, of_actor.count);
  set(row, ChargeFigure::all_actor_charged, of_actor.charged);
  std::int32_t beside = kNone, beside_actor = kNone;
  for (const std::uint32_t other : {number - 1, number + 1}) {  // before the first comes none, by its size
    if (other >= contents_.size() || (mine.own && !contents_[other].own)) continue;
    beside = std::max(beside, contents_[other].best);
    if (const std::int32_t* score = score_of(contents_[other], actor)) beside_actor = std::max(beside_actor, *score);
  }
  set(row, ChargeFigure::beside, in_thousandths(beside));
  set(row, ChargeFigure::beside_actor, in_thousandths(beside_actor));
}

void ChargeOthers::of_source(std::uint32_t number, ChargeRow& row) const {
  const Content& mine = contents_[number];
  const Rest pair = without(of_pair(mine.source, row.party.actor), number, score_of(mine, row.party.actor));
  set(row, ChargeFigure::pair, in_thousandths(pair.highest));
  const Rest back = without(of_pair(row.party.actor, mine.source), number, nullptr);
  set(row, ChargeFigure::back, in_thousandths(back.highest));
  const auto source = mine.source.valid() ? sources_.find(mine.source.value) : sources_.end();
  const Rest same = without(source == sources_.end() ? nullptr : &source->second, number, &mine.best);
  set(row, ChargeFigure::same_source, in_thousandths(same.highest));
  set(row, ChargeFigure::same_source_mean, in_thousandths(same.mean));
}

void ChargeOthers::add_to(std::uint32_t content, ChargeRows& found) const {
  if (content >= contents_.size()) return;
  const View& view = contents_[content].own ? own_ : all_;
  for (ChargeRow& row : found.rows) {
    of_article(content, view, row);
    of_actor(content, view, row);
    of_source(content, row);
  }
}

}  // namespace whosays::footing
