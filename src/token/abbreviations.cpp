#include "token/abbreviations.h"

#include "base/text_util.h"
#include "base/word_map.h"
#include "lexicon/lexicon.h"

namespace whosays::token {
namespace {

std::uint8_t mark_of(std::string_view word) {
  if (word == "joins") return kJoins;
  if (word == "capital") return kCapital;
  if (word == "mixed") return kMixed;
  if (word == "number") return kNumber;
  if (word == "not_the") return kNotThe;
  if (word == "behind_place") return kBehindPlace;
  return word == "lettered" ? kLettered : 0;
}

using Marks = WordMap<std::uint8_t>;

Marks read_list() {
  Marks out;
  for (const std::string_view line : lexicon::WordSet("abbreviations.txt")) {
    const auto words = whosays::split(line, ' ');
    std::uint8_t marks = words.front().ends_with('.') ? kListed : 0;
    for (std::size_t i = 1; i < words.size(); ++i) marks |= mark_of(words[i]);
    out[words.front()] |= marks;
  }
  return out;
}

}  // namespace

std::uint8_t abbreviation_marks(std::string_view lower) {
  static const Marks marks = read_list();
  const auto found = marks.find(lower);
  return found == marks.end() ? 0 : found->second;
}

}  // namespace whosays::token
