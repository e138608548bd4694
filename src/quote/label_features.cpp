// See label_features.h. Everything is counted in words; distances fall into eight buckets.
#include "quote/label_features.h"

#include <algorithm>
#include <bit>
#include <string_view>

#include "doc/syntax.h"
#include "quote/cues.h"
#include "quote/word_vectors.h"

namespace whosays::quote {
namespace {

constexpr std::uint32_t kFar = 1U << 20;

std::uint32_t bucket(std::uint32_t distance) {  // 0 1 2 3-4 5-8 9-16 17-40 more
  if (distance <= 2) return distance;
  if (distance <= 4) return 3;
  if (distance <= 8) return 4;
  if (distance <= 16) return 5;
  return distance <= 40 ? 6 : 7;
}

std::uint32_t mixed(std::uint64_t h) {
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ULL;
  return static_cast<std::uint32_t>(h ^ (h >> 32));
}

std::uint32_t hash_of(std::string_view word) {
  std::uint64_t h = 14695981039346656037ULL;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c >= '0' && c <= '9' ? '0' : c);
    h = (h ^ byte) * 1099511628211ULL;
  }
  return mixed(h);
}

std::uint32_t joined(std::uint32_t a, std::uint32_t b) {
  return mixed((std::uint64_t{a} << 32 | b) ^ 0x9e3779b97f4aULL);
}

/// Of a relation's name; what stands behind a colon does not count.
std::uint32_t relation_code(Relation relation) {
  static const auto codes = [] {
    std::vector<std::uint32_t> out;
    for (const std::string_view name : words_of<Relation>())
      out.push_back(hash_of(name.substr(0, name.find(':'))) & 0xffffU);
    return out;
  }();
  return codes[static_cast<std::size_t>(relation)];
}

struct QuotationState {
  std::uint8_t state = 0;
  std::uint32_t from = kFar, to = kFar;        ///< words to the marks of the outermost quotation around it
  std::uint32_t before = kFar, behind = kFar;  ///< outside: to the last word of the one before, the first of the next
};

class Features {
 public:
  Features(const Passage& passage, std::vector<LabelRows>& out) : p_(passage), out_(out), n_(passage.words.size()) {}

  void run() {
    first_ = out_.size();
    out_.resize(first_ + n_, LabelRows{});
    read_words();
    read_quotations();
    for (const Sentence& s : p_.sentences.rows) near_cues(s);
    place();
    if (p_.trees.head.size() == n_) {
      for (const Relation r : p_.trees.relation) relation_.push_back(relation_code(r));
      for (const Sentence& s : p_.sentences.rows) tree(s);
    } else {
      for (std::uint32_t i = 0; i < n_; ++i)
        for (std::size_t t = static_cast<std::size_t>(LabelTable::relation); t < kLabelFeatures; ++t)
          set(i, static_cast<LabelTable>(t), 0);
    }
  }

 private:
  void set(std::uint32_t i, LabelTable table, std::uint32_t value) {
    const auto t = static_cast<std::size_t>(table);
    out_[first_ + i][t] = static_cast<std::uint16_t>(first_label_row(t) + (value & (kLabelRows[t] - 1)));
  }

  void read_words() {
    hash_.resize(n_);
    frames_.resize(n_);
    for (std::uint32_t i = 0; i < n_; ++i) {
      const std::string_view word = plain_word(slice(p_.tokens.lower, p_.words.span[i]));
      hash_[i] = hash_of(word);
      frames_[i] = frames_of(word);
    }
    const auto at = [&](std::uint32_t i, int by) {
      const auto j = static_cast<std::int64_t>(i) + by;
      return j < 0 || j >= static_cast<std::int64_t>(n_) ? 1U : hash_[static_cast<std::size_t>(j)];
    };
    for (std::uint32_t i = 0; i < n_; ++i) {
      set(i, LabelTable::word, hash_[i]);
      set(i, LabelTable::pair_before, joined(at(i, -1), hash_[i]));
      set(i, LabelTable::pair_behind, joined(hash_[i], at(i, 1)));
      set(i, LabelTable::two_before, at(i, -2));
      set(i, LabelTable::two_behind, at(i, 2));
      set(i, LabelTable::frames, frame_class(frames_[i]));
    }
  }

  static std::uint32_t frame_class(std::uint32_t frames) {
    if (frames == 0) return 0;
    return 1 + ((frames & kQuote) != 0 ? 1U : 0U) + ((frames & (kClause | kThat)) != 0 ? 2U : 0U) +
           ((frames & kNoun) != 0 ? 4U : 0U) + ((frames & kInfinitive) != 0 ? 8U : 0U) +
           ((frames & kHearer) != 0 ? 16U : 0U) + ((frames & kAnyPreposition) != 0 ? 32U : 0U);
  }

  void read_quotations() {
    std::vector<QuotationState> states(n_);
    std::uint32_t word = 0;
    for (const Quotation& q : p_.quotations.rows) {
      const auto begin =
          static_cast<std::uint32_t>(std::partition_point(p_.words.span.begin(), p_.words.span.end(),
                                                          [&](Span s) { return s.end <= q.span.begin; }) -
                                     p_.words.span.begin());
      std::uint32_t end = begin;
      while (end < n_ && p_.words.span[end].begin < q.span.end) ++end;
      if (q.depth != 0) {
        for (std::uint32_t i = begin; i < end; ++i) states[i].state |= 32;
        continue;
      }
      for (std::uint32_t i = begin; i < end; ++i) {
        QuotationState& s = states[i];
        const unsigned kind = i == begin ? 1 : (i + 1 == end && q.closed ? 2 : 3);
        s.state = static_cast<std::uint8_t>(kind + (q.scare ? 4 : 0) + (q.closed ? 0 : 8) + (s.state & 32));
        s.from = i - begin;
        s.to = end - 1 - i;
      }
      for (std::uint32_t i = word; i < begin; ++i) states[i].behind = begin - i;
      for (std::uint32_t i = end; i < n_ && i < end + 45; ++i) states[i].before = i - end + 1;
      word = std::max(word, end);
    }
    for (std::uint32_t i = 0; i < n_; ++i) {
      const QuotationState& s = states[i];
      const bool inside = (s.state & 3U) != 0;
      inside_.push_back(inside ? 1 : 0);
      set(i, LabelTable::quotation, s.state);
      set(i, LabelTable::quotation_place, inside ? 1 + bucket(s.from) * 8 + bucket(s.to) : 0);
      set(i, LabelTable::quotation_near, inside ? 64 : bucket(s.before) * 8 + bucket(s.behind));
    }
  }

  void near_cues(const Sentence& s) {
    std::uint32_t last = kFar;
    for (std::uint32_t i = s.first_word; i < s.end_word; ++i) {
      before_.resize(n_, kFar);
      before_[i] = last;
      if (frames_[i] != 0) last = i;
    }
    std::uint32_t next = kFar;
    for (std::uint32_t i = s.end_word; i-- > s.first_word;) {
      const std::uint32_t b = before_[i] == kFar ? 7 : bucket(i - before_[i]);
      const std::uint32_t f = next == kFar ? 7 : bucket(next - i);
      set(i, LabelTable::cue_near, (b * 8 + f) * 2 + (frames_[i] != 0 ? 1 : 0));
      set(i, LabelTable::cue_before, before_[i] == kFar ? 0 : hash_[before_[i]]);
      set(i, LabelTable::cue_behind, next == kFar ? 0 : hash_[next]);
      if (frames_[i] != 0) next = i;
      set(i, LabelTable::sentence_place, bucket(i - s.first_word) * 8 + bucket(s.end_word - 1 - i));
    }
  }

  void place() {
    const auto& rows = p_.sentences.rows;
    std::uint32_t before = 0;  // how the paragraph before ended
    for (std::size_t first = 0; first < rows.size();) {
      std::size_t end = first;
      while (end < rows.size() && rows[end].paragraph == rows[first].paragraph) ++end;
      const std::uint32_t a = rows[first].first_word;
      const std::uint32_t b = rows[end - 1].end_word;
      if (a < b) {
        const std::uint32_t begins = inside_[a];
        const std::uint32_t ends = inside_[b - 1];
        const std::uint32_t kind = bucket(std::min<std::uint32_t>(static_cast<std::uint32_t>(end - first), 5)) * 8 +
                                   begins * 4 + ends * 2 + before;
        for (std::size_t s = first; s < end; ++s)
          for (std::uint32_t i = rows[s].first_word; i < rows[s].end_word; ++i) {
            const auto in = static_cast<std::uint32_t>(std::min<std::size_t>(s - first, 3));
            const std::uint32_t last = s + 1 == end ? 1 : 0;
            set(i, LabelTable::place, (std::min<std::uint32_t>(rows[first].paragraph, 4) * 4 + in) * 2 + last);
            set(i, LabelTable::paragraph, kind);
          }
        before = ends;
      }
      first = end;
    }
  }

  /// -1 above the root.
  [[nodiscard]] std::int32_t head(std::uint32_t i) const {
    return p_.trees.head[i] == Trees::kRoot ? -1 : static_cast<std::int32_t>(p_.trees.head[i]);
  }

  void tree(const Sentence& s) {
    const std::uint32_t a = s.first_word;
    const std::uint32_t b = s.end_word;
    if (a >= b) return;
    left_.assign(b - a, 0);
    right_.assign(b - a, 0);
    for (std::uint32_t i = a; i < b; ++i) left_[i - a] = right_[i - a] = i;
    for (std::uint32_t i = a; i < b; ++i) {
      std::int32_t up = head(i);
      for (int steps = 0; up >= 0 && steps < 40; ++steps) {
        const auto h = static_cast<std::uint32_t>(up);
        left_[h - a] = std::min(left_[h - a], i);
        right_[h - a] = std::max(right_[h - a], i);
        up = head(h);
      }
    }
    for (std::uint32_t i = a; i < b; ++i) {
      const std::int32_t up = head(i);
      const std::uint32_t side = up < 0 ? 0 : (up < static_cast<std::int32_t>(i) ? 1 : 2);
      set(i, LabelTable::relation, relation_[i] * 3 + side);
      set(i, LabelTable::head_word, up < 0 ? 0 : hash_[static_cast<std::size_t>(up)]);
      above(i);
      branches(i, a);
    }
  }

  /// The nearest word of the cue lexicon above, and the relation by which the branch with the word hangs on it.
  void above(std::uint32_t i) {
    std::uint32_t below = i;
    std::int32_t up = head(i);
    for (std::uint32_t steps = 1; up >= 0 && steps <= 12; ++steps) {
      const auto h = static_cast<std::uint32_t>(up);
      if (frames_[h] != 0) {
        const std::uint32_t side = (i < h ? 1U : 0U) + (below < h ? 2U : 0U);
        const std::uint32_t depth = std::min(steps, 3U);
        const std::uint32_t kind = relation_[below] * 16 + side * 4 + depth;
        set(i, LabelTable::cue_above, joined(kind, 3));
        set(i, LabelTable::cue_above_word, joined(relation_[below], hash_[h]));
        return;
      }
      below = h;
      up = head(h);
    }
    set(i, LabelTable::cue_above, 0);
    set(i, LabelTable::cue_above_word, 0);
  }

  /// The relation of the largest branch that begins (ends) with the word, and whether its head is a cue.
  void branches(std::uint32_t i, std::uint32_t a) {
    std::uint32_t begins = 0;
    std::uint32_t ends = 0;
    std::uint32_t h = i;
    for (int steps = 0; steps < 40; ++steps) {
      const std::int32_t up = head(h);
      const bool under_cue = up >= 0 && frames_[static_cast<std::size_t>(up)] != 0;
      const std::uint32_t kind = 1 + relation_[h] * 2 + (under_cue ? 1 : 0);
      if (left_[h - a] == i) begins = kind;
      if (right_[h - a] == i) ends = kind;
      if (up < 0 || (left_[h - a] != i && right_[h - a] != i)) break;
      h = static_cast<std::uint32_t>(up);
    }
    set(i, LabelTable::branch_begins, begins == 0 ? 0 : joined(begins, 1));
    set(i, LabelTable::branch_ends, ends == 0 ? 0 : joined(ends, 2));
  }

  const Passage& p_;
  std::vector<LabelRows>& out_;
  std::uint32_t n_;
  std::size_t first_ = 0;
  std::vector<std::uint32_t> hash_, frames_, before_, left_, right_, relation_;
  std::vector<std::uint8_t> inside_;
};

}  // namespace

void label_features(const Passage& passage, std::vector<LabelRows>& out) { Features(passage, out).run(); }

}  // namespace whosays::quote
