// Keys of articles that were compared in bulk and do not stand in the table of keys yet.
//
// Keys are hashes: each article's stand on a hundred and more pages of the table, so that writing those of a few
// articles writes most of it again. In bulk they are therefore kept here, with their article in article_key_waiting,
// and put into the table in order, some tens of thousands of articles at a time. Some 60 bytes a key.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
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

  void add(std::uint64_t key, const KeyHolder& holder) {
    const auto at = static_cast<std::uint32_t>(entries_.size());
    const auto [place, is_new] = last_.try_emplace(key, at);
    before_.push_back(is_new ? at : place->second);
    place->second = at;
    entries_.push_back({key, holder});
  }

  /// Appends the holders of a key, in no order.
  void append(std::uint64_t key, std::vector<KeyHolder>& out) const {
    const auto found = last_.find(key);
    if (found == last_.end()) return;
    for (std::uint32_t at = found->second;; at = before_[at]) {
      out.push_back(entries_[at].holder);
      if (before_[at] == at) return;
    }
  }

  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

  /// In the order of the table. What append() finds is lost.
  std::vector<Entry> take_sorted() {
    last_.clear();
    before_.clear();
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
  std::unordered_map<std::uint64_t, std::uint32_t> last_;  // entry that holds the key and came last
  std::vector<std::uint32_t> before_;                      // the one before it; itself when there is none
  std::vector<Entry> entries_;
};

}  // namespace whosays
