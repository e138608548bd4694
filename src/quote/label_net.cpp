// Tensors of the container (kind "statements"): known, vectors (word_vectors.h); rows, layerN, labels, transitions;
// cue, other, link_rows, link_out. Layers as model/layers.h has them; tables with NAME.multipliers.
#include "quote/label_net.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "model/layers.h"
#include "model/recurrence.h"
#include "quote/orphans.h"

namespace whosays::quote {
namespace {

constexpr std::int64_t kMostLayers = 8;
constexpr std::int64_t kMostWidth = 512;

Result<model::RowTable> table_of(const model::Model& m, const std::string& name, std::uint32_t rows,
                                 std::size_t width) {
  TRY(const auto values, m.values<std::int8_t>(name, rows, static_cast<std::uint32_t>(width)));
  TRY(const auto multipliers, m.values<std::int16_t>(name + ".multipliers", rows, 1));
  return model::RowTable{values, multipliers, width};
}

Result<std::size_t> size_of(const model::Model& m, std::string_view name) {
  TRY(const std::int64_t n, m.number(name));
  if (n < 1 || n > kMostWidth)
    return Error{ErrorKind::input,
                 fmt::format("statement model: \"{}\" is {}, beyond what this program runs", name, n)};
  return static_cast<std::size_t>(n);
}

Result<model::Dense> layer_of(const model::Model& m, std::string_view name, std::size_t outputs, std::size_t inputs) {
  return model::dense_of(m, name, static_cast<std::uint32_t>(outputs), static_cast<std::uint32_t>(inputs));
}

/// Calls f(first, end) for the words of each part.
template <class F>
void each_part(const Passage& passage, F&& f) {
  const std::uint32_t words = passage.words.size();
  std::uint32_t first = 0;
  const auto& rows = passage.sentences.rows;
  for (std::size_t s = 0; s < rows.size(); ++s) {
    // A sentence that is too long alone is cut where the part is full.
    while (rows[s].end_word - first > 2 * kPartWords) {
      const bool behind_others = rows[s].first_word > first;
      const std::uint32_t end = behind_others ? rows[s].first_word : first + 2 * kPartWords;
      f(first, end);
      first = end;
    }
    const bool ends = s + 1 == rows.size() || rows[s + 1].paragraph != rows[s].paragraph;
    if (!ends || rows[s].end_word - first < kPartWords) continue;
    f(first, rows[s].end_word);
    first = rows[s].end_word;
  }
  if (first < words) f(first, words);
}

}  // namespace

Result<LabelNet> LabelNet::load(const model::Model& m) {
  TRY_VOID(m.expect(kExpectedNet));
  LabelNet net(m);
  TRY(const auto core, m.labels("core"));
  if (core.size() != 1) return Error{ErrorKind::input, "statement model: it does not name its core"};
  net.core_ = core.front();
  TRY(net.core_width_, size_of(m, "core"));
  TRY(net.tables_, size_of(m, "tables"));
  TRY(net.hidden_, size_of(m, "hidden"));
  TRY(net.link_, size_of(m, "link"));
  TRY(const std::int64_t layers, m.number("layers"));
  if (layers < 1 || layers > kMostLayers) return Error{ErrorKind::input, "statement model: no layers, or too many"};
  TRY(net.vectors_, WordVectors::of(m));
  TRY(net.rows_, table_of(m, "rows", kLabelRowCount, net.tables_));
  const std::size_t states = 2 * net.hidden_;
  for (std::int64_t i = 0; i < layers; ++i) {
    const std::size_t inputs = i == 0 ? net.core_width_ + net.vectors_.width() + net.tables_ : states;
    TRY(model::Dense layer, layer_of(m, fmt::format("layer{}", i), 4 * net.hidden_, inputs));
    net.layers_.push_back(std::move(layer));
  }
  TRY(net.labels_, layer_of(m, "labels", kLabels, states));
  TRY(net.cue_, layer_of(m, "cue", 2 * net.link_, 2 * states));
  TRY(net.other_, layer_of(m, "other", 2 * net.link_, 2 * states));
  TRY(net.link_rows_, table_of(m, "link_rows", kLinkRowCount, net.link_));
  TRY(net.out_, layer_of(m, "link_out", 2, net.link_));
  TRY(const auto transitions, m.values<std::int32_t>("transitions", kBorders * kLabels, kLabels));
  std::copy(transitions.begin(), transitions.end(), net.transitions_.begin());
  return net;
}

void LabelNet::read(const Passage& passage, std::span<const std::int8_t> states, Scratch& s, Linked& out,
                    std::vector<WordLabel>* words) const {
  out.spans.clear();
  out.shares.clear();
  out.statements.clear();
  if (passage.words.size() == 0) return;
  s.features.clear();
  label_features(passage, s.features);
  borders_of(passage, s.borders);
  std::vector<std::int8_t> ends;
  Linked part;
  each_part(passage, [&](std::uint32_t first, std::uint32_t end) {
    const std::span<const std::int8_t> encoded = score(passage, first, end, states, s);
    const std::vector<std::int8_t> part_ends = label(passage, first, end, encoded, s, part);
    ends.insert(ends.end(), part_ends.begin(), part_ends.end());
    out.spans.insert(out.spans.end(), part.spans.begin(), part.spans.end());
    out.shares.insert(out.shares.end(), part.shares.begin(), part.shares.end());
    if (words == nullptr) return;
    const std::vector<WordLabel> labels = word_labels(
        s.scores, std::span<const std::uint8_t>(s.borders).subspan(first, end - first), transitions_, s.labels);
    words->insert(words->end(), labels.begin(), labels.end());
  });
  // Links reach over the border of two parts; of one part alone they are there already.
  if (out.spans.size() == part.spans.size())
    out.statements = std::move(part.statements);
  else
    link(passage, ends, out);
}

std::vector<std::int32_t> LabelNet::label_scores(const Passage& passage, std::span<const std::int8_t> states,
                                                 Scratch& s) const {
  std::vector<std::int32_t> out;
  if (passage.words.size() == 0) return out;
  s.features.clear();
  label_features(passage, s.features);
  each_part(passage, [&](std::uint32_t first, std::uint32_t end) {
    score(passage, first, end, states, s);
    out.insert(out.end(), s.scores.begin(), s.scores.end());
  });
  return out;
}

void LabelNet::label_by(std::span<const std::int32_t> scores) {
  others_ = scores;
  transitions_.fill(0);
}

std::span<const std::int8_t> LabelNet::score(const Passage& passage, std::uint32_t first, std::uint32_t end,
                                             std::span<const std::int8_t> states, Scratch& s) const {
  const std::span<const std::int8_t> encoded = encode(passage, first, end, states, s);
  s.scores.resize(std::size_t{end - first} * kLabels);
  if (others_.empty())
    model::kernels().logits(labels_, encoded, s.scores.data());
  else
    std::copy_n(others_.data() + std::size_t{first} * kLabels, s.scores.size(), s.scores.data());
  return encoded;
}

std::vector<std::int8_t> LabelNet::label(const Passage& passage, std::uint32_t first, std::uint32_t end,
                                         std::span<const std::int8_t> states, Scratch& s, Linked& part) const {
  const std::span<const std::uint8_t> borders = std::span<const std::uint8_t>(s.borders).subspan(first, end - first);
  s.raised = s.scores;
  std::vector<std::int8_t> ends;
  std::vector<RoleSpan> spans;
  for (bool raised = false;; raised = true) {
    s.labels = best_labels(s.raised, borders, transitions_);
    spans = spans_of(s.labels);
    part.spans = spans;
    for (RoleSpan& span : part.spans) {
      span.first += first;
      span.end += first;
    }
    ends = ends_of(spans, states);
    part.statements.clear();
    link(passage, ends, part);
    if (raised || !raise_cues(passage, part.spans, part.statements, first, s.raised)) break;
  }
  part.shares = span_shares(s.scores, borders, transitions_, s.labels, spans);  // without what was raised
  return ends;
}

/// The states of the first and the last word of each span.
std::vector<std::int8_t> LabelNet::ends_of(std::span<const RoleSpan> spans, std::span<const std::int8_t> states) const {
  const std::size_t width = 2 * hidden_;
  std::vector<std::int8_t> out;
  out.reserve(spans.size() * 2 * width);
  for (const RoleSpan& span : spans)
    for (const std::uint32_t word : {span.first, span.end - 1}) {
      const auto row = states.subspan(std::size_t{word} * width, width);
      out.insert(out.end(), row.begin(), row.end());
    }
  return out;
}

std::span<const std::int8_t> LabelNet::encode(const Passage& passage, std::uint32_t first, std::uint32_t end,
                                              std::span<const std::int8_t> states, Scratch& s) const {
  const model::Kernels& k = model::kernels();
  const std::size_t words = end - first;
  const std::size_t inputs = core_width_ + vectors_.width() + tables_;
  const std::size_t most = words * std::max(inputs, 2 * hidden_);
  s.rows.clear();
  for (std::uint32_t i = first; i < end; ++i) s.rows.insert(s.rows.end(), s.features[i].begin(), s.features[i].end());
  const std::span<std::int16_t> sums = s.wide.of(words * tables_);
  k.sum_rows(rows_, s.rows, kLabelFeatures, sums.data());
  std::span<std::int8_t> next = s.next.of(most);
  k.tanh(sums, next.data());
  s.words.clear();
  for (std::uint32_t i = first; i < end && vectors_.width() > 0; ++i)
    s.words.push_back(slice(passage.tokens.lower, passage.words.span[i]));
  vectors_.find(s.words, s.vectors);
  std::span<std::int8_t> now = s.states.of(most);
  std::int8_t* to = now.data();
  for (std::uint32_t i = first; i < end; ++i) {
    to = std::copy_n(states.data() + std::size_t{i} * core_width_, core_width_, to);
    if (vectors_.width() > 0) to = std::copy_n(s.vectors[i - first], vectors_.width(), to);
    to = std::copy_n(next.data() + std::size_t{i - first} * tables_, tables_, to);
  }
  const std::array<std::uint32_t, 2> borders = {0, static_cast<std::uint32_t>(words)};
  for (const model::Dense& layer : layers_) {
    model::recurrent(k, layer, now.first(words * layer.inputs()), borders, next.data());
    std::swap(now, next);
  }
  return now.first(words * 2 * hidden_);
}

/// One side of all pairs: pre-activations of each span for both choices, and of "none" behind them.
std::vector<std::int16_t> LabelNet::sides(const model::Dense& layer, std::span<const std::int8_t> ends) const {
  std::vector<std::int16_t> out(ends.size() / layer.inputs() * layer.outputs());
  model::kernels().dense(layer, ends, out.data());
  return out;
}

void LabelNet::link(const Passage& passage, std::span<const std::int8_t> ends, Linked& out) const {
  const LinkChoices choices = link_choices(passage, out.spans);
  if (choices.pairs.empty()) return;
  std::vector<std::int8_t> with_none(ends.begin(), ends.end());
  with_none.resize(ends.size() + 4 * hidden_, 0);
  const std::vector<std::int16_t> cues = sides(cue_, with_none);
  const std::vector<std::int16_t> others = sides(other_, with_none);
  std::vector<std::uint32_t> rows;
  for (const LinkPair& p : choices.pairs) rows.insert(rows.end(), p.rows.begin(), p.rows.end());
  std::vector<std::int16_t> sums(choices.pairs.size() * link_);
  model::kernels().sum_rows(link_rows_, rows, kLinkFeatures, sums.data());
  const auto row = [&](std::uint32_t span) { return span == kNoSpan ? out.spans.size() : std::size_t{span}; };
  for (const LinkGroup& g : choices.groups)
    for (std::uint32_t p = g.first; p < g.end; ++p) {
      const LinkPair& pair = choices.pairs[p];
      const std::size_t choice = g.role == LabelRole::source ? 0 : link_;
      const std::int16_t* a = cues.data() + row(pair.cue) * 2 * link_ + choice;
      const std::int16_t* b = others.data() + row(pair.span) * 2 * link_ + choice;
      std::int16_t* to = sums.data() + std::size_t{p} * link_;
      for (std::size_t i = 0; i < link_; ++i) to[i] = model::saturated16(std::int64_t{to[i]} + a[i] + b[i]);
    }
  std::vector<std::int8_t> active(sums.size());
  model::kernels().tanh(sums, active.data());
  std::vector<std::int32_t> both(choices.pairs.size() * 2);
  model::kernels().logits(out_, active, both.data());
  put_together(choices, both, out);
}

}  // namespace whosays::quote
