#include "relate/align.h"

#include <algorithm>
#include <memory_resource>

#include "relate/order.h"
#include "relate/stack_memory.h"

namespace whosays::relate {
namespace {

constexpr std::size_t kMostHolders = 12;  // sentences of a page with one stem; commoner ones propose nothing
constexpr float kCandidate = 0.22F;       // shared weight of both sentences from which a pair is weighed
constexpr float kKept = 0.38F;            // similarity from which it may stand in the chain
constexpr std::size_t kPartners = 3;      // of one sentence

float share(Stems a, Stems b) {
  if (a.empty() || b.empty()) return 0;
  return 2.0F * static_cast<float>(common_subsequence(a, b)) / static_cast<float>(a.size() + b.size());
}

float shared_weight(const Page& page_a, const Sentence& a, const Page& page_b, const Sentence& b) {
  float both = 0;
  const std::span<const Stem> in_a = page_a.stems_of(a);
  const std::span<const Stem> in_b = page_b.stems_of(b);
  for (std::size_t i = 0, j = 0; i < in_a.size() && j < in_b.size();) {
    if (in_a[i].stem == in_b[j].stem) {
      both += static_cast<float>(in_a[i].level);
      ++i;
      ++j;
    } else {
      in_a[i].stem < in_b[j].stem ? ++i : ++j;
    }
  }
  return a.weight + b.weight == 0 ? 0 : 2 * both / (a.weight + b.weight);
}

class Aligning {
 public:
  Aligning(const Page& a, const Page& b, std::pmr::memory_resource* memory)
      : memory_(memory),
        a_(a),
        b_(b),
        size_a_(std::min(a.sentences.size(), kMostSentences)),
        size_b_(std::min(b.sentences.size(), kMostSentences)),
        pairs_(memory),
        found_(memory) {}

  Alignment run() {
    propose();
    Alignment out;
    std::pmr::vector<float> best_a(size_a_, memory_);
    for (const AlignedPair& pair : pairs_) best_a[pair.a] = std::max(best_a[pair.a], mass(pair));
    for (const float mass : best_a) out.best_mass += mass;
    out.chain = best_chain();
    widen(out.chain);
    for (const AlignedPair& pair : out.chain) out.chain_mass += mass(pair);
    return out;
  }

 private:
  [[nodiscard]] float mass(const AlignedPair& pair) const {
    const Sentence& a = a_.sentences[pair.a];
    const Sentence& b = b_.sentences[pair.b];
    return pair.similarity * static_cast<float>(std::min(a.end - a.begin, b.end - b.begin));
  }

  [[nodiscard]] AlignedPair weigh(std::uint32_t i, std::uint32_t j) const {
    const Sentence& a = a_.sentences[i];
    const Sentence& b = b_.sentences[j];
    AlignedPair pair{i, j, 0, 0, 0};
    pair.function = share(a_.function_of(a), b_.function_of(b));
    pair.content = share(a_.content_of(a), b_.content_of(b));
    const float bag = shared_weight(a_, a, b_, b);
    pair.similarity = 0.35F * bag + 0.35F * pair.content + 0.3F * pair.function;
    return pair;
  }

  // A stem that both pages have: where it stands, on b first.
  struct Meeting {
    std::uint16_t b = 0, a = 0;
    std::uint8_t level = 0;
  };

  // By sentences of b.
  [[nodiscard]] std::pmr::vector<Meeting> meetings() const {
    const std::span<const Posting> in_a = a_.postings;
    const std::span<const Posting> in_b = b_.postings;
    std::pmr::vector<Meeting> found(memory_);
    std::pmr::vector<std::uint32_t> begins(size_b_ + 1, memory_);
    for (std::size_t i = 0, j = 0; i < in_a.size() && j < in_b.size();) {
      const std::uint32_t stem = in_a[i].stem;
      const std::uint32_t other = in_b[j].stem;
      if (stem != other) {  // without a branch: which one is less is not to be foreseen
        i += stem < other ? 1U : 0U;
        j += stem < other ? 0U : 1U;
        continue;
      }
      std::size_t i_end = i;
      while (i_end < in_a.size() && in_a[i_end].stem == stem) ++i_end;
      for (; j < in_b.size() && in_b[j].stem == stem; ++j) {
        if (i_end - i > kMostHolders) continue;
        for (std::size_t k = i; k < i_end; ++k) {
          found.push_back({in_b[j].sentence, in_a[k].sentence, in_b[j].level});
          ++begins[in_b[j].sentence + 1U];
        }
      }
      i = i_end;
    }
    for (std::size_t j = 0; j < size_b_; ++j) begins[j + 1] += begins[j];
    std::pmr::vector<Meeting> out(found.size(), memory_);
    for (const Meeting& meeting : found) out[begins[meeting.b]++] = meeting;
    return out;
  }

  void propose() {
    const std::pmr::vector<Meeting> all = meetings();
    std::pmr::vector<float> shared(size_a_, memory_);
    std::pmr::vector<std::uint32_t> touched(memory_);
    for (std::size_t at = 0; at < all.size();) {
      const std::uint16_t j = all[at].b;
      touched.clear();
      for (; at < all.size() && all[at].b == j; ++at) {
        if (shared[all[at].a] == 0) touched.push_back(all[at].a);
        shared[all[at].a] += static_cast<float>(all[at].level);
      }
      keep_partners(j, touched, shared);
      for (const std::uint32_t i : touched) shared[i] = 0;
    }
    std::sort(pairs_.begin(), pairs_.end(),
              [](const AlignedPair& x, const AlignedPair& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  }

  void keep_partners(std::uint32_t j, std::span<const std::uint32_t> touched, std::span<const float> shared) {
    found_.clear();
    for (const std::uint32_t i : touched) {
      const float weight = a_.sentences[i].weight + b_.sentences[j].weight;
      if (weight == 0 || 2 * shared[i] / weight < kCandidate) continue;
      const AlignedPair pair = weigh(i, j);
      if (pair.similarity >= kKept) found_.push_back(pair);
    }
    std::sort(found_.begin(), found_.end(), [](const AlignedPair& x, const AlignedPair& y) {
      return x.similarity != y.similarity ? x.similarity > y.similarity : x.a < y.a;
    });
    if (found_.size() > kPartners) found_.resize(kPartners);
    pairs_.insert(pairs_.end(), found_.begin(), found_.end());
  }

  // Heaviest chain that rises on both sides: a prefix maximum over the sentences of b (Fenwick).
  [[nodiscard]] std::vector<AlignedPair> best_chain() const {
    struct Best {
      float mass = 0;
      std::int32_t pair = -1;
    };
    std::pmr::vector<Best> tree(size_b_ + 1, memory_);
    std::pmr::vector<Best> ends(pairs_.size(), memory_);
    for (std::size_t begin = 0; begin < pairs_.size();) {
      std::size_t end = begin;
      while (end < pairs_.size() && pairs_[end].a == pairs_[begin].a) ++end;
      for (std::size_t k = begin; k < end; ++k) {  // all of one sentence look before any of them is entered
        for (std::size_t at = pairs_[k].b; at > 0; at -= at & (~at + 1))
          if (tree[at].mass > ends[k].mass) ends[k] = tree[at];
      }
      for (std::size_t k = begin; k < end; ++k) {
        const Best here{ends[k].mass + mass(pairs_[k]), static_cast<std::int32_t>(k)};
        for (std::size_t at = pairs_[k].b + 1; at <= size_b_; at += at & (~at + 1))
          if (here.mass > tree[at].mass) tree[at] = here;
      }
      begin = end;
    }
    Best last;
    for (std::size_t at = size_b_; at > 0; at -= at & (~at + 1))
      if (tree[at].mass > last.mass) last = tree[at];
    std::vector<AlignedPair> chain;
    for (std::int32_t k = last.pair; k >= 0; k = ends[static_cast<std::size_t>(k)].pair)
      chain.push_back(pairs_[static_cast<std::size_t>(k)]);
    std::reverse(chain.begin(), chain.end());
    return chain;
  }

  // Steps from each end of a stretch to the neighbours that nobody has, while they read alike.
  void widen(std::vector<AlignedPair>& chain) const {
    std::pmr::vector<AlignedPair> more(memory_);
    for (std::size_t k = 0; k < chain.size(); ++k) {
      const std::uint32_t a_end = k + 1 < chain.size() ? chain[k + 1].a : static_cast<std::uint32_t>(size_a_);
      const std::uint32_t b_end = k + 1 < chain.size() ? chain[k + 1].b : static_cast<std::uint32_t>(size_b_);
      for (std::uint32_t i = chain[k].a + 1, j = chain[k].b + 1; i < a_end && j < b_end; ++i, ++j) {
        const AlignedPair pair = weigh(i, j);
        if (pair.similarity < kKept && pair.function < 0.7F) break;
        more.push_back(pair);
      }
    }
    chain.insert(chain.end(), more.begin(), more.end());
    std::sort(chain.begin(), chain.end(), [](const AlignedPair& x, const AlignedPair& y) { return x.a < y.a; });
  }

  std::pmr::memory_resource* memory_;
  const Page& a_;
  const Page& b_;
  std::size_t size_a_, size_b_;
  std::pmr::vector<AlignedPair> pairs_;
  std::pmr::vector<AlignedPair> found_;  // of one sentence of b
};

}  // namespace

Alignment align(const Page& a, const Page& b) {
  StackMemory memory;
  return Aligning(a, b, memory.get()).run();
}

}  // namespace whosays::relate
