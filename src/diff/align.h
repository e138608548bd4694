// Sentences of two texts, aligned: the same ones in order first, then near ones between them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace whosays::diff {

struct SentenceOf {
  Span span;
  std::vector<std::string> words;  ///< lower case
};

/// As src/token cuts them; texts from a ledger come without sentences. Without those that have no word.
std::vector<SentenceOf> sentences_of(std::string_view text);

/// For every sentence of A the sentence of B that it became; none where it is gone.
struct Alignment {
  std::vector<std::optional<std::size_t>> to_b;
  std::vector<std::optional<std::size_t>> to_a;
};
Alignment align(const std::vector<SentenceOf>& a, const std::vector<SentenceOf>& b);

/// Share of the longer one's words that stand in both in the same order.
double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace whosays::diff
