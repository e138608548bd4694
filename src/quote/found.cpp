#include "quote/found.h"

#include <algorithm>

namespace whosays::quote {
namespace {

constexpr std::uint32_t kNoPlace = 0xffffffffU;

std::uint32_t begin_of(const Found& f) {
  std::uint32_t begin = kNoPlace;
  for (const auto* spans : {&f.source, &f.cue, &f.content})
    if (!spans->empty()) begin = std::min(begin, spans->front().begin);
  return begin;
}

}  // namespace

bool overlap(const std::vector<Span>& a, const std::vector<Span>& b) {
  return std::ranges::any_of(a, [&](Span x) { return std::ranges::any_of(b, [&](Span y) { return x.overlaps(y); }); });
}

std::vector<Found> in_order(std::vector<Found> found) {
  std::vector<std::vector<std::uint32_t>> inner(found.size());
  std::vector<std::uint32_t> outer;
  for (std::uint32_t i = 0; i < found.size(); ++i)
    (found[i].within.valid() ? inner[found[i].within.value] : outer).push_back(i);
  const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return begin_of(found[a]) < begin_of(found[b]); };
  std::vector<Found> sorted;
  std::vector<std::uint32_t> todo;
  const auto add_all = [&](std::vector<std::uint32_t>& rows) {
    std::stable_sort(rows.begin(), rows.end(), earlier);
    todo.insert(todo.end(), rows.rbegin(), rows.rend());
  };
  std::vector<std::uint32_t> place(found.size(), kNoPlace);
  add_all(outer);
  while (!todo.empty()) {
    const std::uint32_t at = todo.back();
    todo.pop_back();
    place[at] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(std::move(found[at]));
    if (sorted.back().within.valid()) sorted.back().within = StatementId(place[sorted.back().within.value]);
    add_all(inner[at]);
  }
  return sorted;
}

}  // namespace whosays::quote
