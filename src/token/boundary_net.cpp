// See boundary_net.h.
#include "token/boundary_net.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "model/layers.h"
#include "model/recurrence.h"
#include "token/scanner.h"

namespace whosays::token {
namespace {

constexpr model::Expected kExpected{"boundaries", 1};

/// At a stop that may be an abbreviation's the rules decide unless the linear score is beyond this; chosen on EWT dev
/// and PolNeAR dev (docs/notes/tokens-and-sentences.md).
constexpr std::int32_t kSure = 180;
/// Linear scores beyond this are believed: 24 are a unit of log odds.
constexpr std::int32_t kDoubt = 160;

/// Forms that are read at once, and those of them before and behind the places in question, in paragraphs that are
/// longer.
constexpr std::uint32_t kWindow = 1024;
constexpr std::uint32_t kMargin = 64;

Result<model::RowTable> table_of(const model::Model& model, const char* name, std::size_t least, std::size_t width) {
  TRY(const model::Tensor rows, model.tensor(name, model::Type::i8));
  TRY(const auto multipliers, model.values<std::int16_t>(fmt::format("{}.multipliers", name), rows.rows, 1));
  if (rows.rows < least || rows.cols != width)
    return Error{ErrorKind::input,
                 fmt::format("boundary model: {} are {} x {}, not {} x {}", name, rows.rows, rows.cols, least, width)};
  return model::RowTable{rows.as<std::int8_t>(), multipliers, rows.cols};
}

}  // namespace

Result<BoundaryNet> BoundaryNet::load(const model::Model& model) {
  BoundaryNet out(model);
  TRY_VOID(model.expect(kExpected));
  TRY(const auto width, model.number("width"));
  TRY(const auto layers, model.number("layers"));
  TRY(const auto hidden, model.number("hidden"));
  TRY(const auto side, model.number("side"));
  TRY(const auto threshold, model.number("threshold"));
  for (const std::int64_t number : {width, hidden, side})
    if (number < 1 || number > 256 || layers < 1 || layers > 4)
      return Error{ErrorKind::input,
                   fmt::format("boundary model: {} layers of {}, {}, {} are beyond what this program runs", layers,
                               width, hidden, side)};
  out.hidden_ = static_cast<std::size_t>(hidden);
  out.side_ = static_cast<std::size_t>(side);
  out.threshold_ = static_cast<std::int32_t>(std::clamp<std::int64_t>(threshold, -1'000'000, 1'000'000));
  constexpr std::uint32_t kFirstKnown = rows_of(kFormTables);
  TRY(out.forms_, table_of(model, "forms", kFirstKnown + 1, static_cast<std::size_t>(width)));
  TRY(out.places_, table_of(model, "places", rows_of(kPlaceTables), out.side_));
  TRY(const model::Tensor slots, model.tensor("known", model::Type::i32));
  const std::size_t rows = out.forms_.rows.size() / out.forms_.width;
  TRY(out.known_, KnownForms::checked(slots.as<std::uint32_t>(), static_cast<std::uint32_t>(rows - kFirstKnown - 1)));
  for (std::int64_t i = 0; i < layers; ++i) {
    const auto inputs = static_cast<std::uint32_t>(i == 0 ? width : 2 * hidden);
    TRY(model::Dense layer,
        model::dense_of(model, fmt::format("layer{}", i), static_cast<std::uint32_t>(4 * hidden), inputs));
    out.layers_.push_back(std::move(layer));
  }
  TRY(out.sides_,
      model::dense_of(model, "sides", static_cast<std::uint32_t>(2 * side), static_cast<std::uint32_t>(2 * hidden)));
  TRY(out.out_, model::dense_of(model, "out", 1, static_cast<std::uint32_t>(side)));
  return out;
}

void BoundaryNet::read(const BoundaryReader& reader, std::uint32_t form, Memory& m) const {
  const model::Kernels& k = model::kernels();
  m.first = std::max(reader.begin(), form - std::min(form, kMargin));
  const std::uint32_t last = m.first + std::min(reader.end() - m.first, kWindow);
  m.begin = form;
  m.end = last == reader.end() ? last : last - kMargin;
  const std::size_t forms = last - m.first;
  m.rows.clear();
  for (std::uint32_t i = m.first; i < last; ++i)
    for (const std::uint32_t row : reader.form_rows(i, known_)) m.rows.push_back(row);
  const std::size_t most = forms * std::max(2 * hidden_, forms_.width);
  // Kept at their largest: what a vector gains is filled with zeros.
  m.sums.resize(std::max(m.sums.size(), forms * forms_.width));
  m.states.resize(std::max(m.states.size(), most));
  m.next.resize(std::max(m.next.size(), most));
  m.sides.resize(std::max(m.sides.size(), forms * 2 * side_));
  std::span<std::int8_t> states = m.states;
  std::span<std::int8_t> next = m.next;
  k.sum_rows(forms_, m.rows, kBoundaryFeatures, m.sums.data());
  k.tanh(std::span(m.sums).first(forms * forms_.width), states.data());
  const std::array<std::uint32_t, 2> borders = {0, static_cast<std::uint32_t>(forms)};
  for (const model::Dense& layer : layers_) {
    model::recurrent(k, layer, states.first(forms * layer.inputs()), borders, next.data());
    std::swap(states, next);
  }
  k.dense(sides_, states.first(forms * 2 * hidden_), m.sides.data());
}

std::int32_t BoundaryNet::score(const BoundaryReader& reader, const Place& place, Memory& m) const {
  const bool same = m.first >= reader.begin() && place.form >= m.begin && place.form + 1 < std::max(m.end, 1U) &&
                    m.end <= reader.end();
  if (!same) read(reader, place.form, m);
  const model::Kernels& k = model::kernels();
  m.place.resize(side_);
  m.met.resize(side_);
  k.sum_rows(places_, reader.place_rows(place), kBoundaryFeatures, m.place.data());
  const std::int16_t* before = m.sides.data() + std::size_t{place.form - m.first} * 2 * side_;
  const std::int16_t* behind = m.sides.data() + std::size_t{place.form + 1 - m.first} * 2 * side_ + side_;
  for (std::size_t i = 0; i < side_; ++i)
    m.place[i] = model::saturated16(std::int64_t{m.place[i]} + before[i] + behind[i]);
  k.tanh(m.place, m.met.data());
  std::int32_t logit = 0;
  k.logits(out_, m.met, &logit);
  return logit - threshold_;
}

bool in_doubt(const Candidate& candidate, std::int32_t score) {
  const bool agreed = candidate.rule && score > 0;
  return std::abs(score) < kDoubt && !candidate.stop && !agreed;
}

bool Decider::operator()(const Candidate& candidate, const Features& features, const BoundaryReader& reader) {
  if (candidate.joins) return candidate.rule;
  const std::int32_t score = model_.score(features);
  if (candidate.stop && score > -kSure && score <= kSure) return candidate.rule;
  if (net_ != nullptr && in_doubt(candidate, score) && !reader.begins_with_name(candidate.form))
    return net_->score(reader, {candidate.form, candidate.rule, score}, memory_) > 0;
  return score > 0;
}

std::string boundary_sample(const BoundaryNet& net, std::string_view text) {
  const Model& model = embedded_model();
  Tokens tokens = scan(text);
  const Forms forms = join_pieces(cut_pieces(text), model.joints);
  std::string out;
  for (const Sentence& row : cut_sentences(text, tokens, forms, Decider(model.boundaries, &net)).rows)
    out += std::string(slice(text, row.span)) + '\n';
  return out;
}

}  // namespace whosays::token
