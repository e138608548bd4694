#include "parse/parse.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "doc/windows.h"
#include "model/layers.h"

namespace whosays::parse {
namespace {

constexpr std::int64_t kFar = 16;  ///< buckets of distance: 0 the root, then -kFar to -1, 1 to kFar
constexpr std::int64_t kDistances = 2 * kFar + 1;

std::size_t bucket_of(std::int64_t word, std::int64_t head) {
  const std::int64_t d = std::clamp(head - word, -kFar, kFar);
  return static_cast<std::size_t>(d < 0 ? d + kFar + 1 : d + kFar);
}

/// The place of the largest number, the first of equals: place and number in one, so that nothing is jumped over, which
/// no processor could foresee.
std::size_t first_largest(std::span<const std::int32_t> numbers) {
  constexpr std::int64_t kPlaces = std::int64_t{1} << 16;
  std::int64_t best = std::numeric_limits<std::int64_t>::min();
  for (std::size_t i = 0; i < numbers.size(); ++i)
    best = std::max(best, numbers[i] * kPlaces + (kPlaces - 1 - static_cast<std::int64_t>(i)));
  return static_cast<std::size_t>(kPlaces - 1 - (best & (kPlaces - 1)));
}

template <class T>
std::vector<T> copied(std::span<const T> values) {
  return {values.begin(), values.end()};
}

}  // namespace

Result<Parser> Parser::load(const model::Model& model) {
  Parser out;
  TRY(const auto hidden, model.number("hidden"));
  TRY(const auto arc, model.number("arc"));
  TRY(const auto relation, model.number("relation"));
  TRY(const auto multiplier, model.number("arc_multiplier"));
  TRY(const auto labels, model.labels("relations"));
  const auto inputs = static_cast<std::uint32_t>(2 * hidden);
  const auto a = static_cast<std::uint32_t>(arc);
  const auto r = static_cast<std::uint32_t>(relation);
  TRY(out.arc_dependent_, model::dense_of(model, "arc_dependent", a, inputs));
  TRY(out.arc_head_, model::dense_of(model, "arc_head", a, inputs));
  TRY(out.relation_dependent_, model::dense_of(model, "relation_dependent", r, inputs));
  TRY(out.relation_head_, model::dense_of(model, "relation_head", r, inputs));
  TRY(out.relations_, model::dense_of(model, "relations", static_cast<std::uint32_t>(labels.size()), r));
  TRY(const auto root_arc, model.values<std::int8_t>("root.arc", 1, a));
  TRY(const auto root_relation, model.values<std::int16_t>("root.relation", 1, r));
  TRY(const auto distance, model.values<std::int32_t>("distance", static_cast<std::uint32_t>(kDistances), 1));
  for (const std::string& label : labels) {
    const auto known = parse_word<Relation>(label);
    if (!known) return Error{ErrorKind::input, fmt::format("core model: this program knows no relation {}", label)};
    if (*known == Relation::root) out.root_label_ = out.labels_.size();
    out.labels_.push_back(*known);
  }
  const std::int64_t most = std::int64_t{64} * 64 * arc;
  const bool fits = arc > 0 && arc <= 1024 && multiplier > 0 && multiplier < (1 << 29) / most &&
                    std::ranges::all_of(distance, [](std::int32_t d) { return std::abs(std::int64_t{d}) < 1 << 29; });
  if (!fits) return Error{ErrorKind::input, "core model: scores of arcs would be beyond 32 bits"};
  out.root_arc_ = copied(root_arc);
  out.root_relation_ = copied(root_relation);
  out.distance_ = copied(distance);
  out.arc_multiplier_ = static_cast<std::int32_t>(multiplier);
  out.width_ = inputs;
  return out;
}

void Parser::score_arcs(std::span<const std::int8_t> states, std::uint32_t n, Scratch& s) const {
  const model::Kernels& k = model::kernels();
  const std::size_t arc = root_arc_.size();
  s.sides.resize(n * arc);
  s.arc_dependent.resize(n * arc);
  s.arc_head.resize((n + 1) * arc);
  k.dense(arc_dependent_, states, s.sides.data());
  k.tanh({s.sides.data(), n * arc}, s.arc_dependent.data());
  k.dense(arc_head_, states, s.sides.data());
  std::copy(root_arc_.begin(), root_arc_.end(), s.arc_head.begin());
  k.tanh({s.sides.data(), n * arc}, s.arc_head.data() + arc);
  s.scores.resize(std::size_t{n} * (n + 1));
  k.products(s.arc_dependent, s.arc_head, arc, s.scores.data());
  for (std::uint32_t i = 0; i < n; ++i) {
    std::int32_t* row = s.scores.data() + std::size_t{i} * (n + 1);
    row[0] = row[0] * arc_multiplier_ + distance_[0];
    for (std::uint32_t j = 0; j < n; ++j) row[j + 1] = row[j + 1] * arc_multiplier_ + distance_[bucket_of(i, j)];
  }
}

void Parser::search(std::uint32_t n, Scratch& s) {
  const bool tree = best_heads(s.scores, n, s.tree, s.heads);
  if (tree && !crosses(s.heads)) return;
  if (n <= kMostProjective)
    best_projective_tree(s.scores, n, s.projective, s.heads);
  else if (!tree)
    best_tree(s.scores, n, s.tree, s.heads);
}

void Parser::label(std::span<const std::int8_t> states, std::uint32_t n, Scratch& s, std::span<Relation> out) const {
  const model::Kernels& k = model::kernels();
  const std::size_t width = root_relation_.size();
  s.dependent.resize(n * width);
  s.as_head.resize((n + 1) * width);
  k.dense(relation_dependent_, states, s.dependent.data());
  std::copy(root_relation_.begin(), root_relation_.end(), s.as_head.begin());
  k.dense(relation_head_, states, s.as_head.data() + width);
  s.sides.resize(n * width);
  for (std::uint32_t i = 0; i < n; ++i)
    std::copy_n(s.as_head.begin() + static_cast<std::ptrdiff_t>(s.heads[i] * width), width,
                s.sides.begin() + static_cast<std::ptrdiff_t>(i * width));
  s.relation.resize(n * width);
  k.tanh_of_sum(s.dependent, s.sides, s.relation.data());
  s.logits.resize(n * labels_.size());
  k.logits(relations_, s.relation, s.logits.data());
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::span<std::int32_t> row(s.logits.data() + i * labels_.size(), labels_.size());
    row[root_label_] = s.heads[i] == 0 ? INT32_MAX : INT32_MIN;
    out[i] = labels_[first_largest(row)];
  }
}

Trees Parser::trees(std::string_view text, const Sentences& sentences, const Words& words,
                    std::span<const std::int8_t> states, Scratch& scratch) const {
  Trees out;
  out.state = LayerState::present;
  out.head.resize(words.size());
  out.relation.resize(words.size());
  std::uint32_t sentence = 0;
  std::uint32_t root = 0;  // of the sentence's first window
  each_window(sentences, [&](std::uint32_t first, std::uint32_t end) {
    const std::uint32_t n = end - first;
    const auto mine = states.subspan(first * width_, n * width_);
    score_arcs(mine, n, scratch);
    scratch.heads.resize(n);
    search(n, scratch);
    const std::span relations = std::span(out.relation).subspan(first, n);
    label(mine, n, scratch, relations);
    scratch.marks.assign(n, {});
    for (std::uint32_t i = 0; i < n; ++i)
      if (relations[i] == Relation::punct) scratch.marks[i] = mark_of(slice(text, words.span[first + i]));
    place_punctuation(scratch.marks, scratch.punctuation, scratch.heads);
    while (sentences.rows[sentence].end_word <= first) ++sentence;
    const bool begins = sentences.rows[sentence].first_word == first;
    for (std::uint32_t i = 0; i < n; ++i) {
      if (scratch.heads[i] != 0) {
        out.head[first + i] = first + scratch.heads[i] - 1;
        continue;
      }
      if (begins) root = first + i;
      out.head[first + i] = begins ? Trees::kRoot : root;
      if (!begins) out.relation[first + i] = Relation::parataxis;
    }
  });
  return out;
}

}  // namespace whosays::parse
