// Keys of articles that were compared in bulk and do not stand in the table of keys yet.
//
// Keys are hashes: each article's stand on a hundred and more pages of the table, so that writing those of a few
// articles writes most of it again. In bulk they are therefore kept here, with their article in article_key_waiting,
// and put into the table in order, many thousands of articles at a time. Some 40 bytes a key.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whosays {

/// Who holds a key. Holders stand by number, then by row: the first ones are its heads (relate/index.h).
struct KeyHolder {
  std::uint64_t number = 0;
  std::int64_t row = 0;
  auto operator<=>(const KeyHolder&) const = default;
};

class FreshKeys {
 public:
  struct Entry {
    std::uint64_t key = 0;
    KeyHolder holder;
    bool operator<(const Entry& other) const { return key != other.key ? key < other.key : holder < other.holder; }
  };

  /// Holders of a key that are known to come first; so many are found at no more cost than one.
  static constexpr std::size_t kInOrder = 7;

  void add(std::uint64_t key, const KeyHolder& holder) {
    if (2 * (entries_.size() + 1) > places_.size()) grow();
    const auto at = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({key, holder});
    std::uint32_t& first = places_[place_of(key)];
    // The first kInOrder of a chain stand in order and before all others.
    std::uint32_t* link = &first;
    for (std::size_t i = 0; i < kInOrder && *link != kNone && entries_[*link].holder < holder; ++i)
      link = &next_[*link];
    const std::uint32_t behind = *link;
    *link = at;  // before next_ grows
    next_.push_back(behind);
  }

  /// Appends the holders of a key: all of them, in no order; or `most` at most, the first ones, when it is kInOrder or
  /// fewer.
  void append(std::uint64_t key, std::size_t most, std::vector<KeyHolder>& out) const {
    if (places_.empty()) return;
    if (most > kInOrder) most = entries_.size();
    for (std::uint32_t at = places_[place_of(key)]; at != kNone && most > 0; at = next_[at], --most)
      out.push_back(entries_[at].holder);
  }

  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

  /// In the order of the table. What append() finds is lost.
  std::vector<Entry> take_sorted() {
    places_.clear();
    next_.clear();
    std::vector<Entry> out;
    out.swap(entries_);
    std::sort(out.begin(), out.end());
    return out;
  }

  /// How article_key_waiting keeps the keys of one article: six bytes each, the lowest first.
  static std::string packed(const std::vector<std::uint64_t>& keys) {
    std::string out;
    out.reserve(kBytes * keys.size());
    for (const std::uint64_t key : keys)
      for (unsigned shift = 0; shift < 8 * kBytes; shift += 8) out += static_cast<char>(key >> shift);
    return out;
  }
  static std::vector<std::uint64_t> unpacked(std::string_view bytes) {
    std::vector<std::uint64_t> out;
    for (std::size_t at = 0; at + kBytes <= bytes.size(); at += kBytes) {
      std::uint64_t key = 0;
      for (unsigned k = 0; k < kBytes; ++k) key |= std::uint64_t{static_cast<unsigned char>(bytes[at + k])} << (8 * k);
      out.push_back(key);
    }
    return out;
  }

 private:
  static constexpr std::size_t kBytes = 6;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// The place of a key, or the free one where it would stand.
  [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
    const std::size_t mask = places_.size() - 1;
    std::size_t at = (key * 0x9e3779b97f4a7c15ULL >> 20U) & mask;
    while (places_[at] != kNone && entries_[places_[at]].key != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    const std::vector<std::uint32_t> before = std::move(places_);
    places_.assign(std::max<std::size_t>(1024, 2 * before.size()), kNone);
    for (const std::uint32_t first : before)
      if (first != kNone) places_[place_of(entries_[first].key)] = first;
  }

  std::vector<std::uint32_t> places_;  // the first entry of each key's chain, by a hash; half of them free at least
  std::vector<std::uint32_t> next_;    // of each entry the next one of its key
  std::vector<Entry> entries_;
};

}  // namespace whosays
