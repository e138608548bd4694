#include "relate/align.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace whosays::relate {
namespace {

constexpr std::size_t kMostSentences = 250;  // of a page
constexpr std::size_t kMostHolders = 12;     // sentences of a page with one stem; commoner ones propose nothing
constexpr std::uint8_t kProposing = 6;       // level from which a stem proposes pairs: in an eighth of all articles
constexpr float kCandidate = 0.22F;          // shared weight of both sentences from which a pair is weighed
constexpr float kKept = 0.38F;               // similarity from which it may stand in the chain
constexpr std::size_t kPartners = 3;         // of one sentence

using Stems = std::vector<std::uint32_t>;

std::size_t common_subsequence(const Stems& a, const Stems& b) {
  std::array<std::uint16_t, 256> row{};
  const std::size_t width = std::min<std::size_t>(b.size(), row.size() - 1);
  for (const std::uint32_t word : a) {
    std::uint16_t diagonal = 0;
    for (std::size_t j = 1; j <= width; ++j) {
      const std::uint16_t above = row[j];
      row[j] = word == b[j - 1] ? static_cast<std::uint16_t>(diagonal + 1) : std::max(row[j], row[j - 1]);
      diagonal = above;
    }
  }
  return row[width];
}

float share(const Stems& a, const Stems& b) {
  if (a.empty() || b.empty()) return 0;
  return 2.0F * static_cast<float>(common_subsequence(a, b)) / static_cast<float>(a.size() + b.size());
}

Stems stems_of(const Page& page, const Sentence& sentence, bool function) {
  Stems out;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i)
    if (page.words[i].function == function) out.push_back(page.words[i].stem);
  return out;
}

float shared_weight(const Sentence& a, const Sentence& b) {
  float both = 0;
  for (std::size_t i = 0, j = 0; i < a.stems.size() && j < b.stems.size();) {
    if (a.stems[i] == b.stems[j]) {
      both += static_cast<float>(a.levels[i]);
      ++i;
      ++j;
    } else {
      a.stems[i] < b.stems[j] ? ++i : ++j;
    }
  }
  return a.weight + b.weight == 0 ? 0 : 2 * both / (a.weight + b.weight);
}

class Aligning {
 public:
  Aligning(const Page& a, const Page& b)
      : a_(a),
        b_(b),
        size_a_(std::min(a.sentences.size(), kMostSentences)),
        size_b_(std::min(b.sentences.size(), kMostSentences)) {}

  Alignment run() {
    propose();
    Alignment out;
    std::vector<float> best_a(size_a_);
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
    pair.function = share(stems_of(a_, a, true), stems_of(b_, b, true));
    pair.content = share(stems_of(a_, a, false), stems_of(b_, b, false));
    const float bag = shared_weight(a, b);
    pair.similarity = 0.35F * bag + 0.35F * pair.content + 0.3F * pair.function;
    return pair;
  }

  void propose() {
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> holders;
    for (std::uint32_t i = 0; i < size_a_; ++i)
      for (std::size_t k = 0; k < a_.sentences[i].stems.size(); ++k)
        if (a_.sentences[i].levels[k] >= kProposing) holders[a_.sentences[i].stems[k]].push_back(i);
    std::vector<float> shared(size_a_);
    for (std::uint32_t j = 0; j < size_b_; ++j) {
      std::vector<std::uint32_t> touched;
      for (std::size_t k = 0; k < b_.sentences[j].stems.size(); ++k) {
        const auto it = holders.find(b_.sentences[j].stems[k]);
        if (it == holders.end() || it->second.size() > kMostHolders) continue;
        for (const std::uint32_t i : it->second) {
          if (shared[i] == 0) touched.push_back(i);
          shared[i] += static_cast<float>(b_.sentences[j].levels[k]);
        }
      }
      keep_partners(j, touched, shared);
      for (const std::uint32_t i : touched) shared[i] = 0;
    }
    std::sort(pairs_.begin(), pairs_.end(),
              [](const AlignedPair& x, const AlignedPair& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  }

  void keep_partners(std::uint32_t j, const std::vector<std::uint32_t>& touched, const std::vector<float>& shared) {
    std::vector<AlignedPair> found;
    for (const std::uint32_t i : touched) {
      const float weight = a_.sentences[i].weight + b_.sentences[j].weight;
      if (weight == 0 || 2 * shared[i] / weight < kCandidate) continue;
      const AlignedPair pair = weigh(i, j);
      if (pair.similarity >= kKept) found.push_back(pair);
    }
    std::sort(found.begin(), found.end(), [](const AlignedPair& x, const AlignedPair& y) {
      return x.similarity != y.similarity ? x.similarity > y.similarity : x.a < y.a;
    });
    if (found.size() > kPartners) found.resize(kPartners);
    pairs_.insert(pairs_.end(), found.begin(), found.end());
  }

  // Heaviest chain that rises on both sides: a prefix maximum over the sentences of b (Fenwick).
  [[nodiscard]] std::vector<AlignedPair> best_chain() const {
    struct Best {
      float mass = 0;
      std::int32_t pair = -1;
    };
    std::vector<Best> tree(size_b_ + 1);
    std::vector<Best> ends(pairs_.size());
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
    std::vector<AlignedPair> more;
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

  const Page& a_;
  const Page& b_;
  std::size_t size_a_, size_b_;
  std::vector<AlignedPair> pairs_;
};

}  // namespace

Alignment align(const Page& a, const Page& b) { return Aligning(a, b).run(); }

}  // namespace whosays::relate
