#include "relate/runs.h"

#include <algorithm>
#include <memory_resource>
#include <vector>

#include "relate/stack_memory.h"

namespace whosays::relate {
namespace {

constexpr std::uint32_t kShortest = 7;      // words; shorter ones are phrases of the trade
constexpr std::size_t kMostRepeats = 4;     // places of one gram in a page
constexpr std::uint32_t kFirstPerson = 30;  // one first person in so many words makes a run a statement

struct Match {
  std::uint32_t a = 0, b = 0;
};

// Grams in common, by their places on a, then on b: begins[i] to begins[i + 1] are those of place i.
struct Matches {
  std::pmr::vector<std::uint32_t> begins, on_b;

  /// Where a match stands; on_b.size() when there is none.
  [[nodiscard]] std::size_t find(std::uint32_t a, std::uint32_t b) const {
    if (a + 1 >= begins.size()) return on_b.size();
    const auto end = on_b.begin() + begins[a + 1];
    const auto found = std::find(on_b.begin() + begins[a], end, b);
    return found == end ? on_b.size() : static_cast<std::size_t>(found - on_b.begin());
  }
};

Matches matches(const Page& a, const Page& b, std::pmr::memory_resource* memory) {
  std::pmr::vector<Match> found(memory);
  found.reserve(std::min(a.grams.size(), b.grams.size()));  // most pages are copies
  Matches out{std::pmr::vector<std::uint32_t>(a.words.size() + 2, memory), std::pmr::vector<std::uint32_t>(memory)};
  const std::span<const Gram> in_a = a.grams;
  const std::span<const Gram> in_b = b.grams;
  for (std::size_t i = 0, j = 0; i < in_a.size() && j < in_b.size();) {
    const std::uint32_t hash = in_a[i].hash;
    const std::uint32_t other = in_b[j].hash;
    if (hash != other) {  // without a branch: which one is less is not to be foreseen
      i += hash < other ? 1U : 0U;
      j += hash < other ? 0U : 1U;
      continue;
    }
    std::size_t i_end = i;
    std::size_t j_end = j;
    while (i_end < in_a.size() && in_a[i_end].hash == hash) ++i_end;
    while (j_end < in_b.size() && in_b[j_end].hash == hash) ++j_end;
    if (i_end - i <= kMostRepeats && j_end - j <= kMostRepeats)
      for (std::size_t x = i; x < i_end; ++x)
        for (std::size_t y = j; y < j_end; ++y) {
          found.push_back({in_a[x].at, in_b[y].at});
          ++out.begins[in_a[x].at + 2U];
        }
    i = i_end;
    j = j_end;
  }
  for (std::size_t k = 2; k < out.begins.size(); ++k) out.begins[k] += out.begins[k - 1];
  out.on_b.resize(found.size());
  for (const Match& match : found) out.on_b[out.begins[match.a + 1U]++] = match.b;
  out.begins.pop_back();
  return out;
}

enum Mark : std::uint8_t { kNone, kQuoted, kOwn };

struct Covering {
  const Page& a;
  const Page& b;
  std::pmr::vector<std::uint8_t> on_a, on_b;
  Runs out;

  [[nodiscard]] bool is_statement(const Match& start, std::uint32_t length) const {
    if (a.personal || b.personal) return false;
    std::uint32_t first = 0;
    for (std::uint32_t k = 0; k < length; ++k) first += a.words[start.a + k].first_person ? 1U : 0U;
    return first * kFirstPerson > length;
  }

  void take(const Match& start, std::uint32_t length) {
    if (length < kShortest) return;
    const bool statement = is_statement(start, length);
    std::uint32_t own = 0;
    for (std::uint32_t k = 0; k < length; ++k) {
      const bool quoted = statement || a.words[start.a + k].quoted || b.words[start.b + k].quoted;
      const std::uint8_t mark = quoted ? kQuoted : kOwn;
      on_a[start.a + k] = std::max(on_a[start.a + k], mark);
      on_b[start.b + k] = std::max(on_b[start.b + k], mark);
      own += quoted ? 0U : 1U;
    }
    out.longest = std::max(out.longest, own);
    out.count += own >= kShortest ? 1U : 0U;
  }
};

}  // namespace

Runs runs_between(const Page& a, const Page& b) {
  StackMemory memory;
  Covering covering{a,
                    b,
                    std::pmr::vector<std::uint8_t>(a.words.size(), memory.get()),
                    std::pmr::vector<std::uint8_t>(b.words.size(), memory.get()),
                    {}};
  const Matches all = matches(a, b, memory.get());
  std::pmr::vector<std::uint8_t> within(all.on_b.size(), memory.get());  // a run that began at an earlier place
  for (std::uint32_t at = 0; at + 1 < all.begins.size(); ++at)
    for (std::uint32_t k = all.begins[at]; k < all.begins[at + 1]; ++k) {
      if (within[k] != 0) continue;
      const Match start{at, all.on_b[k]};
      std::uint32_t length = 1;
      for (std::size_t next = all.find(at + 1, start.b + 1); next < within.size();
           next = all.find(at + length, start.b + length)) {
        within[next] = 1;
        ++length;
      }
      covering.take(start, length + static_cast<std::uint32_t>(kGram) - 1);
    }
  Runs out = covering.out;
  for (const std::uint8_t mark : covering.on_a) {
    out.own_a += mark == kOwn ? 1U : 0U;
    out.quoted += mark == kQuoted ? 1U : 0U;
  }
  for (const std::uint8_t mark : covering.on_b) out.own_b += mark == kOwn ? 1U : 0U;
  return out;
}

}  // namespace whosays::relate
