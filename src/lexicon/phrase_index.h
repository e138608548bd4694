// Phrases of several words, found by their first word; the longest that matches wins. "*" stands for up to two words.
//
// What is searched is given as a function from position to lower-case word, so that tokens and units can both be read.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text_util.h"
#include "base/word_map.h"
#include "lexicon/lexicon.h"

namespace whosays::lexicon {

class PhraseIndex {
 public:
  struct Match {
    std::size_t row = 0;    ///< of the table
    std::uint32_t end = 0;  ///< position after the phrase
  };

  /// Phrases of the column `phrase` of a table.
  explicit PhraseIndex(std::string_view file) : table_(file) {
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      Phrase phrase{tokens_of_phrase(table_.at(row, "phrase")), row, 0};
      phrase.open = static_cast<std::size_t>(std::ranges::count(phrase.words, "*"));
      beginnings_.set(looks_of(phrase.words.front()));
      by_first_[phrase.words.front()].push_back(std::move(phrase));
    }
    for (auto& [first, phrases] : by_first_)
      std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) {
        const auto said = a.words.size() - a.open;
        const auto theirs = b.words.size() - b.open;
        return said != theirs ? said > theirs : a.open < b.open;
      });
  }

  [[nodiscard]] const Table& table() const { return table_; }

  /// The phrase of most words ("cover up" before "cover * up") that begins at `at` and ends by `high`. `lower(i)` is
  /// the lower-case word at i, empty where there is none.
  template <class Lower>
  [[nodiscard]] std::optional<Match> match(std::uint32_t at, std::uint32_t high, const Lower& lower) const {
    const std::string_view first = lower(at);
    if (!beginnings_.test(looks_of(first))) return std::nullopt;
    const auto bucket = by_first_.find(first);
    if (bucket == by_first_.end()) return std::nullopt;
    for (const Phrase& phrase : bucket->second) {
      // The first word is the bucket's; no phrase begins with "*".
      const std::uint32_t end = at < high ? matched_end(phrase.words, 1, at + 1, high, lower) : 0;
      if (end != 0) return Match{phrase.row, end};
    }
    return std::nullopt;
  }

 private:
  struct Phrase {
    std::vector<std::string_view> words;
    std::size_t row;
    std::size_t open;  ///< how many of the words are "*"
  };

  /// Its length and its two ends, in 13 bits: most words look like none that begins a phrase, and need not be hashed.
  static std::size_t looks_of(std::string_view word) {
    if (word.empty()) return 0;
    const auto letter = [](char c) { return static_cast<unsigned char>(c) & 31U; };
    return letter(word.front()) << 8U | letter(word.back()) << 3U | (word.size() & 7U);
  }

  /// Words as the tokenizer parts them: the possessive is a token of its own ("editor’s note").
  static std::vector<std::string_view> tokens_of_phrase(std::string_view phrase) {
    std::vector<std::string_view> out;
    for (const std::string_view word : split(phrase, ' ')) {
      std::size_t cut = word.size();
      for (const std::string_view ending : {"'s", "’s", "'", "’"})
        if (word.size() > ending.size() && word.ends_with(ending) && cut == word.size()) cut -= ending.size();
      out.push_back(word.substr(0, cut));
      if (cut < word.size()) out.push_back(word.substr(cut));
    }
    return out;
  }

  /// Where the phrase's words from the k-th on end that stand at `at` and behind it; 0 when they do not.
  template <class Lower>
  static std::uint32_t matched_end(const std::vector<std::string_view>& words, std::size_t k, std::uint32_t at,
                                   std::uint32_t high, const Lower& lower) {
    for (; k < words.size(); ++k) {
      if (words[k] != "*") {
        if (at >= high || lower(at) != words[k]) return 0;
        ++at;
        continue;
      }
      for (int skipped = 0; skipped < 2 && at < high && k + 1 < words.size() && lower(at) != words[k + 1]; ++skipped)
        ++at;
    }
    return at;
  }

  Table table_;
  std::bitset<8192> beginnings_;  ///< looks of the words that begin a phrase
  WordMap<std::vector<Phrase>> by_first_;
};

}  // namespace whosays::lexicon
