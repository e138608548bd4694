// Whether a content is to somebody's discredit, learned from invented sentences: models/allegations.bin.
//
// A word is a row of kWidth small numbers, which were made of its GloVe vector so that words of blame and words of
// praise lie apart; a row of charge_features.h becomes the numbers of its fifteen words, the mean and the greatest of
// those of the whole content and of its own clause, 0 or 1 for what else is known, and what the article's earlier
// contents say (charge_memory.h); then one hidden layer and one number. Integers only: the same result on every
// machine. Trained by train/footing; what it reaches is in docs/notes/goldens.md.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "footing/charge_features.h"

namespace whosays::footing {

inline constexpr std::size_t kWidth = 12;     ///< numbers of a word
inline constexpr std::size_t kHidden = 32;    ///< units of the hidden layer
inline constexpr std::int32_t kLogit = 1024;  ///< scores are log odds in units of 1 / kLogit

/// Views of the model's bytes, which must outlive it. Immutable, thread safe.
class ChargeNet {
 public:
  static Result<ChargeNet> load(std::string_view bytes);

  using Units = std::array<std::int32_t, kHidden>;

  /// The hidden layer of each row without what is remembered, from which both its scores come.
  [[nodiscard]] std::vector<Units> units(const ChargeRows& rows) const;
  /// The score of a row with such a memory; a memory of nothing is none.
  [[nodiscard]] std::int32_t score(Units units, const ChargeRow::Memory& memory) const;
  /// The numbers of a word; null where it is not known.
  [[nodiscard]] const std::int8_t* meaning(std::string_view lemma) const;

  static std::uint32_t hash(std::string_view lemma);

 private:
  void add(const std::int8_t* word, std::size_t place, Units& units) const;
  void add_number(std::int16_t value, std::size_t number, Units& units) const;
  /// Their mean at `place`, their greatest at the next.
  void add_pools(std::span<const std::string_view> lemmas, std::size_t place, Units& units) const;

  std::int32_t offset_ = 0, shift_ = 0;
  std::span<const std::uint32_t> hashes_;     ///< sorted
  std::vector<std::uint32_t> first_;          ///< of each beginning of eleven bits, the first hash
  std::span<const std::int8_t> words_;        ///< [hashes][kWidth]
  std::span<const std::int16_t> of_places_;   ///< [kPlaces + 4][kWidth][kHidden]
  std::span<const std::int16_t> of_numbers_;  ///< [kNumbers + kRemembered][kHidden]
  std::span<const std::int32_t> offsets_;     ///< [kHidden]
  std::span<const std::int16_t> out_;         ///< [kHidden]
};

/// The net that is part of the program; null when its file is empty.
const ChargeNet* embedded_charge_net();

/// Twelve digits of the SHA-256 of its file: part of the model's fingerprint.
std::string charge_net_identity();

}  // namespace whosays::footing
