#include "names/recogniser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "doc/windows.h"
#include "model/layers.h"

namespace whosays::names {
namespace {

constexpr std::size_t kMostTypes = 16;
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min() / 2;

/// Fills a cell a word: no name is open behind it, or one of a type is. Label 0 is outside, then first, inner, last,
/// single of each type.
void decode(std::span<const std::int32_t> logits, std::size_t types, std::int32_t bias, std::vector<NameCell>& cells) {
  const std::size_t labels = 1 + 4 * types;
  const std::size_t words = logits.size() / labels;
  cells.assign(words, {});
  std::int64_t closed = 0;
  std::array<std::int64_t, kMostTypes> open{};
  open.fill(kNever);
  for (std::size_t i = 0; i < words; ++i) {
    const std::int32_t* row = logits.data() + i * labels;
    NameCell& cell = cells[i];
    std::int64_t best = closed + row[0] + bias;
    for (std::size_t t = 0; t < types; ++t) {
      const std::int32_t* at = row + 1 + 4 * t;
      const auto better = [&](std::int64_t value, NameCell::Step step) {
        if (value <= best) return;
        best = value;
        cell.step = step;
        cell.type = static_cast<std::uint8_t>(t);
      };
      better(closed + at[3], NameCell::single);
      better(open[t] + at[2], NameCell::end);
      const std::int64_t begins = closed + at[0];
      const std::int64_t goes_on = open[t] + at[1];
      if (begins >= goes_on) cell.begins |= 1U << t;
      open[t] = std::max(begins, goes_on);
    }
    closed = best;
  }
}

}  // namespace

Result<Recogniser> Recogniser::load(const model::Model& model) {
  Recogniser out;
  TRY(const auto hidden, model.number("hidden"));
  TRY(const auto bias, model.number("names_bias"));
  TRY(const auto types, model.labels("names"));
  if (types.empty() || types.size() > kMostTypes)
    return Error{ErrorKind::input, fmt::format("core model: {} types of names, not 1 to {}", types.size(), kMostTypes)};
  for (const std::string& type : types) {
    const auto known = parse_word<NameType>(type);
    if (!known) return Error{ErrorKind::input, fmt::format("core model: this program knows no type of name {}", type)};
    out.types_.push_back(*known);
  }
  out.outside_bias_ = static_cast<std::int32_t>(std::clamp<std::int64_t>(bias, -100000, 100000));
  const auto labels = static_cast<std::uint32_t>(1 + 4 * types.size());
  TRY(out.head_, model::dense_of(model, "names", labels, static_cast<std::uint32_t>(2 * hidden)));
  return out;
}

std::vector<Name> Recogniser::names(Field field, const Sentences& sentences, const Words& words,
                                    std::span<const std::int8_t> states, RecogniserScratch& scratch) const {
  std::vector<Name>& out = scratch.found;
  out.clear();
  const std::size_t labels = head_.outputs();
  const std::size_t width = head_.inputs();
  each_window(sentences, [&](std::uint32_t first, std::uint32_t end) {
    const std::size_t n = end - first;
    scratch.logits.resize(n * labels);
    model::kernels().logits(head_, states.subspan(first * width, n * width), scratch.logits.data());
    decode(scratch.logits, types_.size(), outside_bias_, scratch.cells);
    const auto begin = static_cast<std::ptrdiff_t>(out.size());
    for (std::size_t i = n; i > 0; --i) {
      const NameCell cell = scratch.cells[i - 1];
      if (cell.step == NameCell::outside) continue;
      const std::size_t last = first + i - 1;
      if (cell.step == NameCell::end) {
        --i;
        while ((scratch.cells[i - 1].begins >> cell.type & 1U) == 0) --i;
      }
      out.push_back({field, {words.span[first + i - 1].begin, words.span[last].end}, types_[cell.type]});
    }
    std::reverse(out.begin() + begin, out.end());
  });
  return out;
}

}  // namespace whosays::names
