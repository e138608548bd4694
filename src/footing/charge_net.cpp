#include "footing/charge_net.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "embedded/allegations_model.h"

namespace whosays::footing {
namespace {

static_assert(std::endian::native == std::endian::little, "the model's numbers are little-endian");

constexpr std::string_view kChargeMagic = "WSALG002";
constexpr unsigned kBeginningBits = 11;
constexpr std::int16_t kOne = 64;   ///< what is the case, in the units of a word's numbers
constexpr std::size_t kLimits = 5;  ///< of the net alone (train/footing/report.py); the program has its trees
constexpr std::size_t kPools = 4;   ///< mean and greatest, of the content and of the clause

/// Arrays one after another, each at a multiple of its element's size from the beginning of the file.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  template <class T>
  std::span<const T> take(std::size_t count) {
    const std::size_t size = count * sizeof(T);
    if (at_ % sizeof(T) != 0 || bytes_.size() - at_ < size) {
      failed_ = true;
      return {};
    }
    const auto* data = reinterpret_cast<const T*>(bytes_.data() + at_);
    at_ += size;
    return {data, count};
  }
  [[nodiscard]] bool sound() const { return !failed_ && at_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

std::uint32_t ChargeNet::hash(std::string_view lemma) {
  std::uint32_t h = 2166136261U;
  for (const char c : lemma) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
  h ^= h >> 15U;
  h *= 0x2C1B3C6DU;
  return h ^ (h >> 13U);
}

Result<ChargeNet> ChargeNet::load(std::string_view bytes) {
  const Error broken{ErrorKind::input,
                     "models/allegations.bin is no model of this program's: train it again (train/footing/run)"};
  if (!bytes.starts_with(kChargeMagic) || reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 != 0) return broken;
  Bytes in(bytes.substr(kChargeMagic.size()));
  const auto shape = in.take<std::uint32_t>(5);
  if (shape.size() != 5 || shape[1] != kWidth || shape[2] != kHidden || shape[3] != kPlaces ||
      shape[4] != kNumbers + kRemembered)
    return broken;
  const std::size_t words = shape[0];
  if (words > bytes.size()) return broken;
  ChargeNet net;
  const auto numbers = in.take<std::int32_t>(kLimits + 2);
  net.offsets_ = in.take<std::int32_t>(kHidden);
  net.hashes_ = in.take<std::uint32_t>(words);
  net.out_ = in.take<std::int16_t>(kHidden);
  net.of_numbers_ = in.take<std::int16_t>((kNumbers + kRemembered) * kHidden);
  net.of_places_ = in.take<std::int16_t>((kPlaces + kPools) * kWidth * kHidden);
  net.words_ = in.take<std::int8_t>(words * kWidth);
  if (!in.sound() || !std::ranges::is_sorted(net.hashes_)) return broken;
  net.offset_ = numbers[kLimits];
  net.shift_ = numbers[kLimits + 1];
  if (net.shift_ < 0 || net.shift_ > 30) return broken;
  net.first_.resize((std::size_t{1} << kBeginningBits) + 1);
  for (std::size_t b = 0, at = 0; b < net.first_.size(); ++b) {
    while (at < words && net.hashes_[at] >> (32U - kBeginningBits) < b) ++at;
    net.first_[b] = static_cast<std::uint32_t>(at);
  }
  return net;
}

const std::int8_t* ChargeNet::meaning(std::string_view lemma) const {
  if (lemma.empty()) return nullptr;
  const std::uint32_t h = hash(lemma);
  const std::uint32_t beginning = h >> (32U - kBeginningBits);
  for (std::uint32_t at = first_[beginning]; at < first_[beginning + 1]; ++at)
    if (hashes_[at] == h) return words_.data() + std::size_t{at} * kWidth;
  return nullptr;
}

void ChargeNet::add(const std::int8_t* word, std::size_t place, Units& units) const {
  const std::int16_t* weights = of_places_.data() + place * kWidth * kHidden;
  for (std::size_t k = 0; k < kWidth; ++k, weights += kHidden) {
    // 16 bits times 16 bits: what processors multiply eight at once.
    const std::int16_t value = word[k];  // NOLINT(bugprone-signed-char-misuse): numbers, no characters
    for (std::size_t u = 0; u < kHidden; ++u) units[u] += value * weights[u];
  }
}

void ChargeNet::add_pools(std::span<const std::string_view> lemmas, std::size_t place, Units& units) const {
  std::array<std::int32_t, kWidth> sum{};
  std::array<std::int8_t, kWidth> mean{}, most{};
  most.fill(-128);
  std::int32_t known = 0;
  for (const std::string_view lemma : lemmas) {
    const std::int8_t* word = meaning(lemma);
    if (word == nullptr) continue;
    ++known;
    for (std::size_t k = 0; k < kWidth; ++k) {
      sum[k] += word[k];
      most[k] = std::max(most[k], word[k]);
    }
  }
  if (known == 0) return;
  for (std::size_t k = 0; k < kWidth; ++k) mean[k] = static_cast<std::int8_t>(sum[k] / known);
  add(mean.data(), place, units);
  add(most.data(), place + 1, units);
}

std::vector<ChargeNet::Units> ChargeNet::units(const ChargeRows& rows) const {
  std::vector<Units> out;
  out.reserve(rows.rows.size());
  if (rows.rows.empty()) return out;
  Units common{};
  std::ranges::copy(offsets_, common.begin());
  add_pools(rows.content, kPlaces, common);
  for (const ChargeRow& row : rows.rows) {
    Units& units = out.emplace_back(common);
    add_pools(row.clause, kPlaces + 2, units);
    for (std::size_t place = 0; place < kPlaces; ++place)
      if (const std::int8_t* word = meaning(row.words[place])) add(word, place, units);
    for (std::size_t n = 0; n < kNumbers; ++n)
      if (row.numbers[n] != 0) add_number(kOne, n, units);
  }
  return out;
}

std::int32_t ChargeNet::score(Units units, const ChargeRow::Memory& memory) const {
  for (std::size_t n = 0; n < kRemembered; ++n)
    if (memory[n] != 0) add_number(memory[n], kNumbers + n, units);
  std::int64_t score = 0;
  for (std::size_t u = 0; u < kHidden; ++u) score += std::int64_t{std::max(units[u], 0)} * out_[u];
  return static_cast<std::int32_t>(std::clamp<std::int64_t>((score >> shift_) + offset_, -(1 << 20), 1 << 20));
}

void ChargeNet::add_number(std::int16_t value, std::size_t number, Units& units) const {
  const std::int16_t* weights = of_numbers_.data() + number * kHidden;
  for (std::size_t u = 0; u < kHidden; ++u) units[u] += value * weights[u];
}

const ChargeNet* embedded_charge_net() {
  static const auto* net = []() -> const ChargeNet* {
    // A copy, so that its numbers stand at multiples of their size.
    static std::vector<std::uint64_t> memory;
    const std::string_view bytes =
        allegations_model::files.empty() ? std::string_view() : allegations_model::files[0].bytes;
    if (bytes.size() < kChargeMagic.size()) return nullptr;
    memory.resize((bytes.size() + 7) / 8);
    std::memcpy(memory.data(), bytes.data(), bytes.size());
    auto loaded = ChargeNet::load({reinterpret_cast<const char*>(memory.data()), bytes.size()});
    if (!loaded.ok()) return nullptr;
    static const ChargeNet kept = std::move(loaded.value());
    return &kept;
  }();
  return net;
}

std::string charge_net_identity() { return std::string(allegations_model::hash_of_bytes.substr(0, 12)); }

}  // namespace whosays::footing
