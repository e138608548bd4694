// Keys of articles that were compared in bulk and do not stand in the table of keys yet.
//
// Keys are hashes: each article's stand on a hundred and more pages of the table, so that writing those of a few
// articles writes most of it again. In bulk they are therefore kept here, with their article in article_key_waiting,
// and put into the table in order, many thousands of articles at a time. 24 bytes a key, in the order of the table: a
// round's are sorted and merged into those of before, and who asks for keys in that order goes on from where he stands.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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

  void add(std::uint64_t key, const KeyHolder& holder) { added_.push_back({key, holder}); }

  /// The holders of a key in order, `most` at most. Valid until the next add().
  std::span<const Entry> find(std::uint64_t key, std::size_t most) {
    settle();
    const auto is_before = [](const Entry& entry, std::uint64_t wanted) { return entry.key < wanted; };
    if (at_ > 0 && entries_[at_ - 1].key >= key) at_ = 0;
    std::size_t step = 1;  // doubled until the key is passed
    while (at_ + step < entries_.size() && entries_[at_ + step].key < key) {
      at_ += step;
      step *= 2;
    }
    const auto place = [&](std::size_t i) { return entries_.begin() + static_cast<std::ptrdiff_t>(i); };
    const auto first = std::lower_bound(place(at_), place(std::min(at_ + step, entries_.size())), key, is_before);
    auto last = first;
    while (last != entries_.end() && last->key == key && most-- > 0) ++last;
    at_ = static_cast<std::size_t>(first - entries_.begin());
    return {first, last};
  }

  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] std::size_t size() const { return entries_.size() + added_.size(); }

  /// All of them, sorted; none are left.
  std::vector<Entry> take() {
    settle();
    at_ = 0;
    return std::exchange(entries_, {});
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

  void settle() {
    if (added_.empty()) return;
    std::sort(added_.begin(), added_.end());
    const auto before = static_cast<std::ptrdiff_t>(entries_.size());
    entries_.insert(entries_.end(), added_.begin(), added_.end());
    std::inplace_merge(entries_.begin(), entries_.begin() + before, entries_.end());
    added_.clear();
    at_ = 0;
  }

  std::vector<Entry> entries_;  // sorted
  std::vector<Entry> added_;    // since
  std::size_t at_ = 0;          // where the last key was looked for
};

}  // namespace whosays
