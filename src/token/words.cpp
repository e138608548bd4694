// A written word is one word, or two: a clitic is a word of its own ("do|n't", "it|'s", "the Odels|'", "can|not"), also
// where the apostrophe was left out and nothing else can be meant ("do|nt"). "60's" is one, as EWT has it.
#include "token/words.h"
#include "base/one_of.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace whosays::token {
namespace {

struct Known {
  std::string_view word;
  std::uint32_t cut;  ///< bytes of the first part
};

/// Sorted. Pairs that are written as one.
constexpr std::array kKnown = std::to_array<Known>({
    {"aint", 2},     {"alot", 1},    {"arent", 3},  {"cannot", 3}, {"cant", 2},  {"couldnt", 5}, {"didnt", 3},
    {"doesnt", 4},   {"dont", 2},    {"gonna", 3},  {"gotta", 3},  {"hadnt", 3}, {"hasnt", 3},   {"havent", 4},
    {"hes", 2},      {"im", 1},      {"isnt", 2},   {"itll", 2},   {"ive", 1},   {"lets", 3},    {"outta", 3},
    {"shouldnt", 6}, {"thats", 4},   {"theres", 5}, {"theyre", 4}, {"wanna", 3}, {"wasnt", 3},   {"whats", 4},
    {"wont", 2},     {"wouldnt", 5}, {"youll", 3},  {"youre", 3},
});
constexpr std::size_t kLongestKnown = 8;

/// What follows "its" where "it's" is meant.
constexpr auto kBehindIts = std::to_array<std::string_view>(
    {"a",          "about", "actually", "all",  "also",     "always", "an",    "because", "been",  "called",
     "definitely", "gonna", "going",    "got",  "hard",     "he",     "how",   "it",      "just",  "like",
     "my",         "never", "no",       "not",  "probably", "really", "she",   "so",      "still", "that",
     "the",        "there", "they",     "this", "too",      "what",   "where", "you",     "your"});

constexpr auto kClitics = std::to_array<std::string_view>({"", "s", "m", "ll", "ve", "re", "d"});

class WordCutter {
 public:
  WordCutter(const Forms& forms, const Tokens& tokens) : forms_(forms), tokens_(tokens) {}

  Words run() {
    out_.state = LayerState::present;
    out_.span.reserve(forms_.size());
    out_.token.reserve(forms_.size());
    out_.part.reserve(forms_.size());
    for (std::uint32_t i = 0; i < forms_.size(); ++i) {
      const Span span = forms_.span[i];
      const std::uint32_t cut = cut_of(i);
      if (cut == 0) {
        emit(span, 0);
      } else {
        emit({span.begin, span.begin + cut}, 1);
        emit({span.begin + cut, span.end}, 2);
      }
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t form) const { return slice(tokens_.lower, forms_.span[form]); }

  /// Bytes of the first part; 0 for one word.
  [[nodiscard]] std::uint32_t cut_of(std::uint32_t form) const {
    const Shape shape = forms_.shape[form];
    if (shape == Shape::compound || shape == Shape::compound_up) return at_apostrophe(lower(form));
    if (shape < Shape::lower || shape > Shape::mixed) return 0;
    const std::string_view word = lower(form);
    if (word.size() > kLongestKnown) return 0;
    if (word == "its") return means_it_is(form) ? 2 : 0;
    const auto* found = std::lower_bound(kKnown.begin(), kKnown.end(), word,
                                         [](const Known& known, std::string_view w) { return known.word < w; });
    return found != kKnown.end() && found->word == word ? found->cut : 0;
  }

  [[nodiscard]] bool means_it_is(std::uint32_t form) const {
    return form + 1 < forms_.size() && forms_.gap[form + 1] == Gap::blank && is_one_of(lower(form + 1), kBehindIts) &&
           (form + 2 >= forms_.size() || forms_.gap[form + 2] != Gap::none || forms_.shape[form + 2] != Shape::dash);
  }

  static std::uint32_t at_apostrophe(std::string_view word) {
    const std::string_view near = word.substr(word.size() - std::min<std::size_t>(word.size(), 6));
    std::size_t size = 1;
    std::size_t found = near.find_last_of("'`");
    if (found == std::string_view::npos) {
      found = near.rfind("’");
      size = 3;
    }
    if (found == std::string_view::npos) return 0;
    const std::size_t at = word.size() - near.size() + found;
    const std::string_view behind = near.substr(found + size);
    if (at == 0) return 0;
    if (behind == "t" && at >= 2 && word[at - 1] == 'n') return static_cast<std::uint32_t>(at - 1);
    const bool clitic = is_one_of(behind, kClitics);
    return clitic ? static_cast<std::uint32_t>(at) : 0;
  }

  void emit(Span span, std::uint8_t part) {
    while (token_ + 1 < tokens_.size() && tokens_.span[token_].end <= span.begin) ++token_;
    out_.span.push_back(span);
    out_.token.push_back(token_);
    out_.part.push_back(part);
  }

  const Forms& forms_;
  const Tokens& tokens_;
  std::uint32_t token_ = 0;
  Words out_;
};

}  // namespace

Words words_of(const Forms& forms, const Tokens& tokens) { return WordCutter(forms, tokens).run(); }

}  // namespace whosays::token
