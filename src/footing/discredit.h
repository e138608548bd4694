// Words that speak to somebody's discredit, by the lists of lexicon/: which they are and how much they say.
#pragma once

#include <bitset>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "base/word_map.h"
#include "doc/document.h"
#include "footing/token_text.h"

namespace whosays::footing {

inline constexpr int kStrong = 3;  ///< enough by itself
inline constexpr int kWeak = 2;    ///< needs a second sign
inline constexpr int kFaint = 1;   ///< counts only from a source that accuses

/// Words of one list or of several, exact or with a trailing * for any ending. A word whose first three letters begin
/// no entry is refused without hashing anything. Const after construction.
class StemList {
 public:
  struct File {
    std::string_view name;
    std::uint8_t mark;  ///< one bit
  };
  explicit StemList(std::string_view file) : StemList({{file, 1}}) {}
  explicit StemList(std::initializer_list<File> files);
  [[nodiscard]] bool has(std::string_view lower) const { return marks(lower) != 0; }
  /// The marks of the lists that have the word, together.
  [[nodiscard]] std::uint8_t marks(std::string_view lower) const;

 private:
  WordMap<std::uint8_t> exact_, stems_;
  std::bitset<32768> beginnings_;  ///< by the first three bytes, five bits each
  std::uint64_t lengths_ = 0;      ///< bit n: there is a stem of n bytes
};

struct Charge {
  TokenRange tokens;
  int weight = 0;
  bool phrase = false;  ///< of several words, which have their negation in themselves ("did nothing")
};

/// The charges in a range, in order; what an idiom covers ("stole the show") is none.
std::vector<Charge> charges_in(const Passage& passage, TokenRange range);

/// A word of praise.txt.
bool praises(const Passage& passage, TokenRange range);

}  // namespace whosays::footing
