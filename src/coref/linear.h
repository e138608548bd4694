// Linear models over hashed features: what all learned decisions of this stage are made of.
//
// A feature is a 32-bit hash; its weight stands in a table of 2^bits rows, one column a class. Weights are 8-bit
// integers in steps of 1/kUnit, sums are integers: the same result on every machine. Collisions are part of the model.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace whosays::coref {

/// Where features are looked up. A table is larger than what the nearest caches keep, and nearly all of the time of
/// summing would be waiting for it; known before, its rows can be asked for while the features are made.
struct LookUp {
  const std::int8_t* rows = nullptr;  ///< nothing is asked for
  std::uint32_t mask = 0;
  std::uint32_t width = 1;  ///< bytes of a row
};

/// The features of one question, without memory of its own on the heap: they are made some hundred times a sentence.
class Features {
 public:
  static constexpr std::size_t kMost = 192;
  void clear() { n_ = 0; }
  void clear_for(LookUp where) {
    n_ = 0;
    where_ = where;
  }
  /// Requires that there are fewer than kMost.
  void push_back(std::uint32_t feature) {
    if (where_.rows != nullptr) __builtin_prefetch(where_.rows + std::size_t{feature & where_.mask} * where_.width);
    values_[n_++] = feature;
  }
  [[nodiscard]] const std::uint32_t* begin() const { return values_.data(); }
  [[nodiscard]] const std::uint32_t* end() const { return values_.data() + n_; }
  [[nodiscard]] std::size_t size() const { return n_; }

 private:
  friend class FeatureWriter;
  std::array<std::uint32_t, kMost> values_{};
  std::size_t n_ = 0;
  LookUp where_;
};

/// Appends many features, as Features::push_back, from registers: until its end `out` does not know them. Rows are
/// asked for where they are one byte wide; for others the multiplication would cost as much as the feature.
class FeatureWriter {
 public:
  explicit FeatureWriter(Features& out)
      : out_(out),
        rows_(out.where_.width == 1 ? out.where_.rows : nullptr),
        mask_(out.where_.mask),
        to_(out.values_.data() + out.n_) {}
  FeatureWriter(const FeatureWriter&) = delete;
  FeatureWriter& operator=(const FeatureWriter&) = delete;
  ~FeatureWriter() { out_.n_ = static_cast<std::size_t>(to_ - out_.values_.data()); }
  /// GCC 12 makes it a call at -O2, and a pair of mentions has some 140 of them.
  [[gnu::always_inline]] void push_back(std::uint32_t feature) {
    if (rows_ != nullptr) __builtin_prefetch(rows_ + (feature & mask_));
    *to_++ = feature;
  }

 private:
  Features& out_;
  const std::int8_t* const rows_;
  const std::uint32_t mask_;
  std::uint32_t* to_;
};

inline constexpr std::uint32_t kMostClasses = 32;  ///< columns of a table
inline constexpr std::int32_t kUnit = 40;          ///< weights are multiples of 1/40, so at most 3.2

/// Mixes two hashes into one; the order counts.
inline std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
  std::uint64_t x = ((static_cast<std::uint64_t>(a) << 32U) | b) * 0x9E3779B97F4A7C15ULL;
  x ^= x >> 29U;
  x *= 0xBF58476D1CE4E5B9ULL;
  return static_cast<std::uint32_t>(x >> 32U);
}

/// A feature of a kind and two values: linear in them, to be stirred before it is looked up. For small values and
/// values that are hashes already.
inline std::uint32_t raw_feature(std::uint32_t kind, std::uint32_t a, std::uint32_t b = 0) {
  return kind * 0x9E3779B1U + a * 0x85EBCA77U + b * 0xC2B2AE3DU;
}

/// A raw feature under a condition (a hash), ready to be looked up: a fifth of the cost of `mix`.
inline std::uint32_t stirred(std::uint32_t raw, std::uint32_t condition) {
  const std::uint32_t x = (raw ^ condition) * 0x2C1B3C6DU;
  return x ^ (x >> 15U);
}

/// An enumeration's number, as the value of a feature.
template <typename T>
std::uint32_t number_of(T value) {
  return static_cast<std::uint32_t>(value);
}

inline std::uint32_t hash_of(std::string_view word) {
  std::uint32_t h = 2166136261U;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
  return mix(h, 17);
}

/// A table as it runs: a view of the embedded model's bytes.
struct Table {
  std::uint32_t bits = 0;
  std::uint32_t classes = 1;
  std::span<const std::int8_t> weights;  ///< row by row; empty: every sum is 0

  [[nodiscard]] LookUp look_up() const {
    return weights.empty() ? LookUp() : LookUp{weights.data(), (1U << bits) - 1, classes};
  }
  [[nodiscard]] std::int32_t sum(const Features& features, std::uint32_t column = 0) const {
    if (weights.empty()) return 0;
    const std::uint32_t mask = (1U << bits) - 1;
    const std::int8_t* at = weights.data() + column;
    std::int32_t out = 0;
    if (classes == 1) {
#pragma GCC unroll 4
      for (const std::uint32_t f : features) out += at[f & mask];
    } else {
      for (const std::uint32_t f : features) out += at[std::size_t{f & mask} * classes];
    }
    return out;
  }

  /// Adds the rows of all features, their first sums.size() columns at once. Requires that there are so many.
  void add_rows(const Features& features, std::span<std::int32_t> sums) const {
    if (weights.empty()) return;
    const std::uint32_t mask = (1U << bits) - 1;
    for (const std::uint32_t f : features) {
      const std::int8_t* row = weights.data() + std::size_t{f & mask} * classes;
      for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += row[k];
    }
  }
};

/// What scores features while it runs (a Table) and while it is trained (floats). Scores are in units of 1.
class Scorer {
 public:
  virtual ~Scorer() = default;
  [[nodiscard]] virtual float score(const Features& features, std::uint32_t column) const = 0;
  /// Where `score` will look features up, for Features::clear_for.
  [[nodiscard]] virtual LookUp look_up() const { return {}; }
  /// Of the columns 0 to out.size() - 1.
  virtual void scores(const Features& features, std::span<float> out) const {
    for (std::size_t k = 0; k < out.size(); ++k) out[k] = score(features, static_cast<std::uint32_t>(k));
  }
};

class TableScorer : public Scorer {
 public:
  explicit TableScorer(Table table) : table_(table) {}
  [[nodiscard]] float score(const Features& features, std::uint32_t column) const override {
    return static_cast<float>(table_.sum(features, column)) / static_cast<float>(kUnit);
  }
  [[nodiscard]] LookUp look_up() const override { return table_.look_up(); }
  void scores(const Features& features, std::span<float> out) const override {
    std::array<std::int32_t, kMostClasses> sums{};
    table_.add_rows(features, std::span(sums).first(out.size()));
    for (std::size_t k = 0; k < out.size(); ++k) out[k] = static_cast<float>(sums[k]) / static_cast<float>(kUnit);
  }

 private:
  Table table_;
};

}  // namespace whosays::coref
