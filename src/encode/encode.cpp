// Windows are gathered into batches of about kBatch words, so that the dense products have enough rows and everything
// stays in the second-level cache.
#include "encode/encode.h"

#include <fmt/format.h>

#include "doc/windows.h"
#include "model/layers.h"
#include "model/recurrence.h"

namespace whosays::encode {
namespace {

constexpr std::size_t kBatch = 256;

}  // namespace

Result<Encoder> Encoder::load(const model::Model& model) {
  Encoder out(model);
  TRY_VOID(model.expect(kExpected));
  TRY(const auto layers, model.number("layers"));
  TRY(const auto hidden, model.number("hidden"));
  TRY(const auto width, model.number("width"));
  if (layers < 1 || layers > 8 || hidden < 1 || hidden > 512 || width < 1 || width > 512)
    return Error{ErrorKind::input, fmt::format("core model: {} layers of {} on {} are beyond what this program runs",
                                               layers, hidden, width)};
  out.hidden_ = static_cast<std::size_t>(hidden);
  TRY(const model::Tensor slots, model.tensor("known", model::Type::u64));
  TRY(const model::Tensor rows, model.tensor("rows", model::Type::i8));
  TRY(const auto multipliers, model.values<std::int16_t>("rows.multipliers", rows.rows, 1));
  const std::uint64_t most = rows.rows <= kUnknownRow ? 0 : rows.rows - kUnknownRow - 1;
  TRY(out.known_, KnownWords::checked(slots.as<std::uint64_t>(), most));
  if (rows.cols != width || rows.rows <= kUnknownRow)
    return Error{ErrorKind::input, fmt::format("core model: rows are {} x {}, not more than {} x {}", rows.rows,
                                               rows.cols, kUnknownRow, width)};
  out.table_ = {rows.as<std::int8_t>(), multipliers, rows.cols};
  for (std::int64_t i = 0; i < layers; ++i) {
    const auto inputs = static_cast<std::uint32_t>(i == 0 ? width : 2 * hidden);
    TRY(model::Dense layer,
        model::dense_of(model, fmt::format("layer{}", i), static_cast<std::uint32_t>(4 * hidden), inputs));
    out.layers_.push_back(std::move(layer));
  }
  return out;
}

std::vector<std::int8_t> Encoder::states(std::span<const SplitText> texts, Scratch& scratch) const {
  std::vector<std::int8_t> out(words_of(texts) * width());
  scratch.rows.clear();
  scratch.borders.assign(1, 0);
  std::size_t done = 0;
  const auto flush = [&] {
    if (scratch.rows.empty()) return;
    run(scratch, out.data() + done * width());
    done += scratch.rows.size();
    scratch.rows.clear();
    scratch.borders.assign(1, 0);
  };
  for (const SplitText& t : texts)
    each_window(*t.sentences, [&](std::uint32_t first, std::uint32_t end) {
      scratch.words.clear();
      for (std::uint32_t i = first; i < end; ++i) scratch.words.push_back(slice(t.text, t.words->span[i]));
      features_of(scratch.words, known_, scratch.keys, scratch.rows);
      scratch.borders.push_back(static_cast<std::uint32_t>(scratch.rows.size()));
      if (scratch.rows.size() >= kBatch) flush();
    });
  flush();
  return out;
}

void Encoder::run(Scratch& scratch, std::int8_t* out) const {
  const model::Kernels& k = model::kernels();
  const std::size_t words = scratch.rows.size();
  const std::span<const std::uint32_t> rows(scratch.rows.front().data(), words * kFeatures);
  const std::span<std::int16_t> sums = scratch.sums.of(words * table_.width);
  std::span<std::int8_t> states = scratch.states.of(words * std::max(width(), table_.width));
  std::span<std::int8_t> next = scratch.next.of(words * width());
  k.sum_rows(table_, rows, kFeatures, sums.data());
  k.tanh(sums, states.data());
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const bool last = i + 1 == layers_.size();
    model::recurrent(k, layers_[i], states.first(words * layers_[i].inputs()), scratch.borders,
                     last ? out : next.data());
    std::swap(states, next);
  }
}

}  // namespace whosays::encode
