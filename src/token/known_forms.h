// Which words have a row of their own: their numbers by hash, an open-addressed table over bytes of the model.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"

namespace whosays::token {

/// An entry has 16 bits of the hash and 16 bits of the word's number (from 1; 0 is empty). A view.
class KnownForms {
 public:
  KnownForms() = default;
  explicit KnownForms(std::span<const std::uint32_t> slots) : slots_(slots) {}
  /// The table of a model, or why it is none: a size that is no power of two, no empty entry, a number above `most`.
  static Result<KnownForms> checked(std::span<const std::uint32_t> slots, std::uint32_t most) {
    const bool power = !slots.empty() && (slots.size() & (slots.size() - 1)) == 0;
    bool empty = false;
    for (const std::uint32_t slot : slots) {
      empty = empty || slot == 0;
      if ((slot & 0xffffU) > most) return Error{ErrorKind::input, "boundary model: a known word has no row"};
    }
    if (!power || !empty) return Error{ErrorKind::input, "boundary model: the table of known words is none"};
    return KnownForms(slots);
  }
  /// Number of the form with this hash (Forms::hash), 0 when it is not known.
  [[nodiscard]] std::uint32_t find(std::uint32_t hash) const {
    if (slots_.empty()) return 0;
    const std::uint32_t tag = hash & 0xffff0000U;
    for (std::size_t at = place(hash);; ++at) {
      const std::uint32_t slot = slots_[at & (slots_.size() - 1)];
      if (slot == 0) return 0;
      if ((slot & 0xffff0000U) == tag) return slot & 0xffffU;
    }
  }
  /// Builds the table; `hashes[i]` becomes number i + 1. At most 60,000; of words that cannot be told apart the first
  /// stays.
  static std::vector<std::uint32_t> build(std::span<const std::uint32_t> hashes) {
    std::size_t size = 16;
    while (size * 3 < hashes.size() * 4) size *= 2;
    std::vector<std::uint32_t> slots(size, 0);
    for (std::size_t i = 0; i < hashes.size(); ++i) {
      if (KnownForms(slots).find(hashes[i]) != 0) continue;
      std::size_t at = place(hashes[i]);
      while (slots[at & (size - 1)] != 0) ++at;
      slots[at & (size - 1)] = (hashes[i] & 0xffff0000U) | static_cast<std::uint32_t>(i + 1);
    }
    return slots;
  }

 private:
  static std::size_t place(std::uint32_t hash) { return (hash * 0x9E3779B1U) >> 12U; }
  std::span<const std::uint32_t> slots_;
};

}  // namespace whosays::token
