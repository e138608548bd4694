// Words to values, and sets of words, for word lists: they are filled once and then asked some million times a second.
//
// Open addressing: slots of 32 bits of hash and the number of an entry, at most half of them in use. Most words that
// are asked for are not there, and large tables are in no near cache: a row of bits, a sixteenth of the slots' size,
// tells nine tenths of them from the others. Entries lie in the order in which they came. Keys are views: whoever fills
// a table keeps their bytes. The hash reads the first and last eight bytes at once and multiplies (after wyhash, Wang
// Yi 2019); it has no secret, so words of a hostile text can be made to collide: fill these from lists, and look up
// what you like. Const use from many threads is fine.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace whosays {

/// 32 bits of hash of a word; the same in one process only as far as anybody may rely on.
inline std::uint32_t table_hash(std::string_view word) {
  constexpr std::uint64_t kFirst = 0x9E3779B97F4A7C15ULL;
  constexpr std::uint64_t kSecond = 0xBF58476D1CE4E5B9ULL;
  const auto eight = [](const char* p) {
    std::uint64_t v = 0;
    std::memcpy(&v, p, 8);
    return v;
  };
  const auto four = [](const char* p) {
    std::uint32_t v = 0;
    std::memcpy(&v, p, 4);
    return std::uint64_t{v};
  };
  const auto one = [](char c) { return std::uint64_t{static_cast<unsigned char>(c)}; };
  const char* p = word.data();
  const std::size_t n = word.size();
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  if (n >= 8) {
    a = eight(p);
    b = eight(p + n - 8);
    for (std::size_t i = 8; i + 8 < n; i += 8) a = (a ^ (a >> 29U)) * kFirst + eight(p + i);
  } else if (n >= 4) {
    a = four(p);
    b = four(p + n - 4);
  } else if (n > 0) {
    a = one(p[0]) | one(p[n / 2]) << 8U | one(p[n - 1]) << 16U;
  }
  std::uint64_t x = (a ^ n * kSecond) * kFirst;
  x = (x ^ (x >> 32U) ^ b) * kSecond;
  return static_cast<std::uint32_t>(x >> 32U);
}

/// Finds the number of an entry by its word; the entries are kept elsewhere.
class WordSlots {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  /// `word_at(number)` is the word of an entry.
  template <class WordAt>
  [[nodiscard]] std::uint32_t find(std::string_view word, const WordAt& word_at) const {
    if (slots_.empty()) return kNone;
    const std::uint32_t hash = table_hash(word);
    if ((marks_[(hash & mark_mask()) >> 6U] >> (hash & 63U) & 1U) == 0) return kNone;
    for (std::size_t i = hash & mask();; i = (i + 1) & mask()) {
      const Slot slot = slots_[i];
      if (slot.entry == kNone) return kNone;
      if (slot.hash == hash && word_at(slot.entry) == word) return slot.entry;
    }
  }

  /// Makes room for so many entries.
  void reserve(std::size_t entries) {
    if (entries * 2 > slots_.size()) grow_to(std::bit_ceil(std::max(entries * 2, kFewest)));
  }

  /// Requires that the word is not there yet, and numbers below kNone.
  void add(std::string_view word, std::uint32_t entry) {
    if ((used_ + 1) * 2 > slots_.size()) grow_to(std::max(slots_.size() * 2, kFewest));
    put({table_hash(word), entry});
    ++used_;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = kNone;
  };

  [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }
  [[nodiscard]] std::size_t mark_mask() const { return slots_.size() * 4 - 1; }

  void put(Slot slot) {
    marks_[(slot.hash & mark_mask()) >> 6U] |= std::uint64_t{1} << (slot.hash & 63U);
    std::size_t i = slot.hash & mask();
    while (slots_[i].entry != kNone) i = (i + 1) & mask();
    slots_[i] = slot;
  }

  void grow_to(std::size_t size) {
    const std::vector<Slot> old = std::move(slots_);
    slots_ = std::vector<Slot>(size);
    marks_.assign(size / 16, 0);
    for (const Slot slot : old)
      if (slot.entry != kNone) put(slot);
  }

  static constexpr std::size_t kFewest = 16;  ///< slots: one word of marks

  std::vector<Slot> slots_;           ///< a power of two of them
  std::vector<std::uint64_t> marks_;  ///< four bits a slot: set where the hash of an entry leads
  std::size_t used_ = 0;
};

/// A map from words to values, with the names that std::unordered_map has for what it does. Iteration is in the order
/// in which the words came.
template <class Value>
class WordMap {
 public:
  struct Entry {
    std::string_view first;
    Value second;
  };
  using const_iterator = typename std::vector<Entry>::const_iterator;
  using iterator = typename std::vector<Entry>::iterator;

  [[nodiscard]] const_iterator find(std::string_view word) const {
    const std::uint32_t at = slots_.find(word, [&](std::uint32_t i) { return entries_[i].first; });
    return at == WordSlots::kNone ? entries_.end() : entries_.begin() + at;
  }
  [[nodiscard]] bool contains(std::string_view word) const { return find(word) != entries_.end(); }

  /// The word's value, made when it is not there.
  Value& operator[](std::string_view word) {
    const const_iterator at = find(word);
    if (at != entries_.end()) return entries_[static_cast<std::size_t>(at - entries_.begin())].second;
    return add(word, Value());
  }
  /// Leaves a word alone that is there already.
  void emplace(std::string_view word, Value value) {
    if (!contains(word)) add(word, std::move(value));
  }
  /// Room for so many words.
  void reserve(std::size_t words) {
    entries_.reserve(words);
    slots_.reserve(words);
  }

  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] const_iterator begin() const { return entries_.begin(); }
  [[nodiscard]] const_iterator end() const { return entries_.end(); }
  [[nodiscard]] iterator begin() { return entries_.begin(); }
  [[nodiscard]] iterator end() { return entries_.end(); }

 private:
  Value& add(std::string_view word, Value value) {
    slots_.add(word, static_cast<std::uint32_t>(entries_.size()));
    return entries_.emplace_back(Entry{word, std::move(value)}).second;
  }

  std::vector<Entry> entries_;
  WordSlots slots_;
};

/// A set of words; iteration is in the order in which they came.
class WordBag {
 public:
  using const_iterator = std::vector<std::string_view>::const_iterator;

  void insert(std::string_view word) {
    if (contains(word)) return;
    slots_.add(word, static_cast<std::uint32_t>(words_.size()));
    words_.push_back(word);
  }
  template <class Iterator>
  void insert(Iterator from, Iterator to) {
    for (; from != to; ++from) insert(*from);
  }
  [[nodiscard]] bool contains(std::string_view word) const {
    return slots_.find(word, [&](std::uint32_t i) { return words_[i]; }) != WordSlots::kNone;
  }

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] const_iterator begin() const { return words_.begin(); }
  [[nodiscard]] const_iterator end() const { return words_.end(); }

 private:
  std::vector<std::string_view> words_;
  WordSlots slots_;
};

}  // namespace whosays
