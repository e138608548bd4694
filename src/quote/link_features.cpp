#include "quote/link_features.h"

#include <algorithm>
#include <string_view>

namespace whosays::quote {
namespace {

constexpr std::uint32_t kBefore = 6;  ///< candidates on each side
constexpr std::uint32_t kBehind = 4;
constexpr std::uint32_t kFarthest = 64;  ///< spans that are looked at on each side, so that the cost is linear

std::uint32_t link_mixed(std::uint64_t h) {
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ULL;
  return static_cast<std::uint32_t>(h ^ (h >> 32));
}

std::uint32_t link_hash(std::string_view word) {
  std::uint64_t h = 14695981039346656037ULL;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return link_mixed(h);
}

std::uint32_t link_bucket(std::uint32_t d) {
  constexpr std::array<std::uint32_t, 11> kTops = {0, 1, 2, 3, 5, 8, 12, 18, 30, 50, 100};
  return static_cast<std::uint32_t>(std::lower_bound(kTops.begin(), kTops.end(), d) - kTops.begin());
}

class Choices {
 public:
  Choices(const Passage& passage, std::span<const RoleSpan> spans) : p_(passage), spans_(spans) {}

  LinkChoices run() {
    for (std::uint32_t i = 0; i < spans_.size(); ++i) {
      if (spans_[i].role == LabelRole::cue) choose(i, LabelRole::source, LabelRole::source);
      if (spans_[i].role == LabelRole::content) choose(i, LabelRole::content, LabelRole::cue);
    }
    return std::move(out_);
  }

 private:
  void choose(std::uint32_t chooser, LabelRole role, LabelRole wanted) {
    LinkGroup group{role, chooser, static_cast<std::uint32_t>(out_.pairs.size()), 0};
    std::uint32_t found = 0;
    for (std::uint32_t i = chooser; i-- > 0 && found < kBefore;) {
      if (!near(chooser, i) || chooser - i > kFarthest) break;
      if (spans_[i].role == wanted) add(role, chooser, i, found++);
    }
    found = 0;
    for (std::uint32_t i = chooser + 1; i < spans_.size() && found < kBehind; ++i) {
      if (!near(chooser, i) || i - chooser > kFarthest) break;
      if (spans_[i].role == wanted) add(role, chooser, i, found++);
    }
    add(role, chooser, kNoSpan, 0);
    group.end = static_cast<std::uint32_t>(out_.pairs.size());
    out_.groups.push_back(group);
  }

  // Looked up for the few words that are asked for: a table of all words would make a long text that is read in parts
  // cost its square.
  [[nodiscard]] std::uint32_t sentence(std::uint32_t word) const {
    const auto& rows = p_.sentences.rows;
    const auto at = std::ranges::partition_point(rows, [&](const Sentence& s) { return s.end_word <= word; });
    return static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(at - rows.begin(), std::ssize(rows) - 1));
  }
  [[nodiscard]] std::uint32_t paragraph(std::uint32_t word) const {
    return p_.sentences.rows[sentence(word)].paragraph;
  }
  /// 1 inside an outermost quotation, 2 if that is a scare quotation.
  [[nodiscard]] std::uint32_t quoted(std::uint32_t word) const {
    const auto& rows = p_.quotations.rows;
    const Span w = p_.words.span[word];
    auto at = std::ranges::partition_point(rows, [&](const Quotation& q) { return q.span.begin < w.end; });
    while (at != rows.begin() && std::prev(at)->depth != 0) --at;
    if (at == rows.begin() || w.begin >= std::prev(at)->span.end) return 0;
    return std::prev(at)->scare ? 2 : 1;
  }
  [[nodiscard]] bool near(std::uint32_t a, std::uint32_t b) const {
    const std::uint32_t first = paragraph(spans_[std::min(a, b)].end - 1);
    const std::uint32_t last = paragraph(spans_[std::max(a, b)].first);
    return last <= first + 1;
  }

  [[nodiscard]] std::uint32_t word_hash(std::int64_t i) const {
    if (i < 0 || i >= static_cast<std::int64_t>(p_.words.size())) return 1;
    return link_hash(slice(p_.tokens.lower, p_.words.span[static_cast<std::size_t>(i)]));
  }

  void add(LabelRole role, std::uint32_t chooser, std::uint32_t other, std::uint32_t rank) {
    LinkPair pair;
    pair.cue = role == LabelRole::source ? chooser : other;
    pair.span = role == LabelRole::source ? other : chooser;
    const std::uint32_t kind = role == LabelRole::source ? 0x51000000U : 0xc0000000U;
    const auto set = [&](std::size_t f, std::uint32_t value) {
      const std::uint64_t key = (std::uint64_t{kind + static_cast<std::uint32_t>(f)} << 32) | value;
      pair.rows[f] = static_cast<std::uint16_t>(link_mixed(key) & (kLinkRowCount - 1));
    };
    if (other == kNoSpan) {
      for (std::size_t f = 0; f < kLinkFeatures; ++f) set(f, 0xffffff00U);
      const RoleSpan& c = spans_[chooser];
      set(1, 0x1000 + length_class(c));
      set(2, 0x2000 + quoted(c.first) * 4U + quoted(c.end - 1));
      out_.pairs.push_back(pair);
      return;
    }
    const RoleSpan& cue = spans_[pair.cue];
    const RoleSpan& span = spans_[pair.span];
    const bool before = span.first < cue.first;
    const std::uint32_t gap =
        before ? cue.first - std::min(span.end, cue.first) : span.first - std::min(cue.end, span.first);
    const std::uint32_t side = before ? 0 : 1;
    set(0, link_bucket(gap) * 2 + side);
    set(1, sentences_apart(cue, span) * 2 + side);
    set(2, between(pair, before) * 2 + side);
    set(3, (length_class(span) * 2 + side) * 8 + std::min(rank, 7U));
    set(4, (((quoted(span.first) * 4U + quoted(span.end - 1)) * 4U) + quoted(cue.first)) * 2 + side);
    set(5, word_hash(std::int64_t{span.first} - 1) * 2 + side);
    set(6, word_hash(span.end) * 2 + side);
    set(7, (word_hash(std::int64_t{cue.first} - 1) * 2 + side) ^ 0x5555U);
    set(8, word_hash(cue.end) * 2 + side);
    set(9, (std::min(link_bucket(gap), 4U) * 8 + std::min(between_count(pair, before), 3U)) * 2 + side);
    out_.pairs.push_back(pair);
  }

  [[nodiscard]] static std::uint32_t length_class(const RoleSpan& s) {
    return std::min(link_bucket(s.end - s.first), 9U);
  }

  [[nodiscard]] std::uint32_t sentences_apart(const RoleSpan& cue, const RoleSpan& span) const {
    const auto a = static_cast<std::int64_t>(sentence(cue.first));
    const auto b = static_cast<std::int64_t>(sentence(span.first));
    const auto apart = static_cast<std::uint32_t>(std::clamp<std::int64_t>(b - a, -3, 3) + 3);
    const std::uint32_t paragraphs = paragraph(cue.first) == paragraph(span.first) ? 0 : 1;
    return apart * 2 + paragraphs;
  }

  /// The roles of the spans between, up to four of them.
  [[nodiscard]] std::uint32_t between(const LinkPair& pair, bool before) const {
    std::uint32_t word = 1;
    const std::uint32_t a = before ? pair.span : pair.cue;
    const std::uint32_t b = before ? pair.cue : pair.span;
    for (std::uint32_t i = a + 1, n = 0; i < b && n < 4; ++i, ++n)
      word = word * 4 + 1 + static_cast<std::uint32_t>(spans_[i].role);
    return word;
  }
  [[nodiscard]] static std::uint32_t between_count(const LinkPair& pair, bool before) {
    return before ? pair.cue - pair.span - 1 : pair.span - pair.cue - 1;
  }

  const Passage& p_;
  std::span<const RoleSpan> spans_;
  LinkChoices out_;
};

}  // namespace

LinkChoices link_choices(const Passage& passage, std::span<const RoleSpan> spans) {
  return Choices(passage, spans).run();
}

}  // namespace whosays::quote
