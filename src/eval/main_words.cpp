// See main_words.h.
#include "eval/main_words.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/ascii.h"

namespace whosays::eval {
namespace {

using Words = std::set<std::string>;

const Words& small_words() {
  static const Words kWords = {"a",    "an",      "the",   "of",      "in",  "on",   "at",    "to",   "by",
                               "for",  "from",    "with",  "as",      "and", "or",   "who",   "that", "which",
                               "was",  "were",    "is",    "are",     "be",  "been", "has",   "had",  "have",
                               "he",   "she",     "it",    "they",    "his", "her",  "their", "its",  "him",
                               "them", "because", "under", "through", "via", "not"};
  return kWords;
}

Words words_of(std::string_view text) {
  Words all;
  std::string word;
  const auto end = [&] {
    if (!word.empty()) all.insert(word);
    word.clear();
  };
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || ascii::is_alnum(c))
      word += ascii::lowered(c);
    else
      end();
  }
  end();
  Words main;
  std::ranges::set_difference(all, small_words(), std::inserter(main, main.end()));
  return main.empty() ? all : main;
}

}  // namespace

bool share_main_words(std::string_view a, std::string_view b) {
  const Words first = words_of(a);
  const Words second = words_of(b);
  if (first.empty() || second.empty()) return first.empty() && second.empty();
  const auto both = std::ranges::count_if(first, [&](const std::string& word) { return second.contains(word); });
  return 3 * (2 * static_cast<std::size_t>(both)) >= 2 * (first.size() + second.size());
}

}  // namespace whosays::eval
