#include "quote/labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string_view>

namespace whosays::quote {
namespace {

/// Row of the outermost quotation around each word, or -1.
std::vector<std::int32_t> outermost_quotations(const Passage& passage) {
  std::vector<std::int32_t> out(passage.words.size(), -1);
  std::uint32_t word = 0;
  for (std::size_t row = 0; row < passage.quotations.rows.size(); ++row) {
    const Quotation& q = passage.quotations.rows[row];
    if (q.depth != 0) continue;
    while (word < out.size() && passage.words.span[word].end <= q.span.begin) ++word;
    for (; word < out.size() && passage.words.span[word].begin < q.span.end; ++word)
      out[word] = static_cast<std::int32_t>(row);
  }
  return out;
}

constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::min() / 4;
constexpr std::int32_t kForbidden = 2 * kNever;  ///< below kNever whatever is added, and no overflow
using Lanes = std::array<std::int32_t, kLabelLanes>;

/// [border][before]: what it costs to go on with each label; kForbidden where it may not follow.
using Steps = std::array<std::array<Lanes, kLabels>, kBorders>;

Steps steps_of(const Transitions& transitions) {
  Steps out;
  for (std::uint32_t border = 0; border < kBorders; ++border)
    for (std::uint32_t j = 0; j < kLabels; ++j) {
      out[border][j].fill(kForbidden);
      for (std::uint32_t k = 0; k < kLabels; ++k)
        if (may_follow(j, k)) out[border][j][k] = transitions[(std::size_t{border} * kLabels + j) * kLabels + k];
    }
  return out;
}

/// The best way to each label from those before, and over which of them it leads: the first of equals.
void best_step(const std::array<Lanes, kLabels>& steps, const std::array<std::int32_t, kLabels>& best, Lanes& top,
               Lanes& from) {
  top.fill(kNever);
  from.fill(0);
  for (std::uint32_t j = 0; j < kLabels; ++j)
    for (std::size_t k = 0; k < kLabelLanes; ++k) {
      const std::int32_t score = best[j] + steps[j][k];
      from[k] = score > top[k] ? static_cast<std::int32_t>(j) : from[k];
      top[k] = std::max(top[k], score);
    }
}

}  // namespace

std::string name_of_label(std::uint8_t label) {
  constexpr std::array<std::string_view, kLabelRoles> kRoles = {"source", "cue", "content"};
  constexpr std::array<std::string_view, 4> kPlaces = {"first", "inner", "last", "single"};
  if (label == 0) return "outside";
  return fmt::format("{} {}", kRoles.at((label - 1U) / 4), kPlaces.at((label - 1U) % 4));
}

void borders_of(const Passage& passage, std::vector<std::uint8_t>& out) {
  out.assign(passage.words.size(), 4);
  const std::vector<std::int32_t> quotation = outermost_quotations(passage);
  for (std::size_t s = 0; s < passage.sentences.rows.size(); ++s) {
    const Sentence& sentence = passage.sentences.rows[s];
    for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
      if (i + 1 >= out.size()) continue;
      const bool inside = quotation[i] >= 0 && quotation[i] == quotation[i + 1];
      std::uint8_t kind = 0;
      if (i + 1 == sentence.end_word) {
        const bool same =
            s + 1 < passage.sentences.rows.size() && passage.sentences.rows[s + 1].paragraph == sentence.paragraph;
        kind = same ? 2 : 4;
      }
      out[i] = static_cast<std::uint8_t>(kind + (inside ? 1 : 0));
    }
  }
}

std::vector<std::uint8_t> best_labels(std::span<const std::int32_t> scores, std::span<const std::uint8_t> borders,
                                      const Transitions& transitions) {
  const std::size_t n = borders.size();
  std::vector<std::uint8_t> path(n, 0);
  if (n == 0) return path;
  std::vector<std::uint8_t> from(n * kLabels, 0);
  std::array<std::int32_t, kLabels> best{};
  std::array<std::int32_t, kLabels> next{};
  Lanes top_of{};
  Lanes from_of{};
  const Steps steps = steps_of(transitions);
  for (std::uint32_t k = 0; k < kLabels; ++k) best[k] = may_begin(k) ? scores[k] : kNever;
  for (std::size_t i = 1; i < n; ++i) {
    best_step(steps[borders[i - 1]], best, top_of, from_of);
    for (std::uint32_t k = 0; k < kLabels; ++k) {
      next[k] = std::max(kNever, top_of[k] + scores[i * kLabels + k]);
      from[i * kLabels + k] = static_cast<std::uint8_t>(from_of[k]);
    }
    // Scores are kept small: only differences matter.
    const std::int32_t high = *std::max_element(next.begin(), next.end());
    for (std::uint32_t k = 0; k < kLabels; ++k) best[k] = std::max(kNever, next[k] - high);
  }
  std::uint8_t at = 0;
  std::int32_t top = std::numeric_limits<std::int32_t>::min();
  for (std::uint32_t k = 0; k < kLabels; ++k)
    if (may_end(k) && best[k] > top) {
      top = best[k];
      at = static_cast<std::uint8_t>(k);
    }
  for (std::size_t i = n; i-- > 0;) {
    path[i] = at;
    at = from[i * kLabels + at];
  }
  return path;
}

std::vector<RoleSpan> spans_of(std::span<const std::uint8_t> labels) {
  std::vector<RoleSpan> out;
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0) continue;
    const auto role = static_cast<LabelRole>((labels[i] - 1) / 4);
    const auto place = static_cast<Place>((labels[i] - 1) % 4);
    if (place == Place::first) first = i;
    if (place == Place::single) first = i;
    if (place == Place::single || place == Place::last) out.push_back({role, first, i + 1});
  }
  return out;
}

}  // namespace whosays::quote
