#include "footing/answer_sides.h"

#include <algorithm>

#include "base/word_map.h"
#include "footing/answer_words.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

/// Nouns with which a text speaks again of a body that it has named.
bool is_body_again(std::string_view word) {
  static const auto nouns = [] {
    WordBag out;
    const lexicon::Table table("coref_body_nouns.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) out.insert(table.at(row, "word"));
    return out;
  }();
  return nouns.contains(word);
}

/// "the director", "the headmistress, Ola Brandt": nobody says whose.
bool is_loyal_alone(const Passage& passage, TokenRange source) {
  static const lexicon::WordSet loyal("loyal_sources.txt");
  if (source.end < source.begin + 2 || passage.tokens.lower_at(source.begin) != "the") return false;
  const std::uint32_t next = source.begin + 2;
  const bool ends = next == source.end || passage.tokens.lower_at(next) == "," || passage.tokens.capital[next] != 0;
  return loyal.has(passage.tokens.lower_at(next - 1)) && ends;
}

}  // namespace

bool is_loyal(const Passage& passage, TokenRange words) {
  static const WordBag& left = source_words("left");
  static const lexicon::WordSet loyal("loyal_sources.txt");
  bool out = false;
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    const std::string_view word = passage.tokens.lower_at(i);
    if (left.contains(word) || word.starts_with("ex-")) return false;
    if (is_one_of(word, {"who", "which", "whose"})) break;
    out = out || loyal.has(word);
  }
  return out;
}

Speaker speaker_of(const Passage& passage, TokenRange source) {
  Speaker out;
  if (source.empty()) return out;
  out.keys = keys_of(passage, source);
  const std::string_view first = passage.tokens.lower_at(source.begin);
  out.bound = is_one_of(first, {"he", "she", "it", "they", "his", "her", "its", "their", "both"});
  out.loyal = is_loyal(passage, source);
  out.bound = out.bound || is_loyal_alone(passage, source);
  constexpr std::uint32_t kReach = 4;
  for (std::uint32_t i = source.begin + 1; first == "the" && i < std::min(source.end, source.begin + kReach); ++i)
    out.body = out.body || is_body_again(passage.tokens.lower_at(i));
  return out;
}

bool is_named_at(const Passage& passage, const Speaker& speaker, std::span<const Span> against) {
  constexpr std::uint32_t kBehind = 3;
  for (const Span span : against) {
    const TokenRange range = tokens_of(passage, span);
    if (range.empty()) continue;
    const std::uint32_t limit = std::min(range.end + kBehind, passage.tokens.size());
    for (std::uint32_t i = range.begin; i < limit; ++i) {
      if (i >= range.end && passage.tokens.capital[i] == 0) break;
      if (speaker.keys.contains(passage.tokens.lower_at(i))) return true;
    }
  }
  return false;
}

}  // namespace whosays::footing
