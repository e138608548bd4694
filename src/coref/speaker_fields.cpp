#include "coref/speaker_fields.h"

#include <array>
#include <string>

#include "base/text_util.h"
#include "base/word_map.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

const WordMap<std::uint64_t>& all_fields() {
  static const auto all = [] {
    WordMap<std::uint64_t> out;
    const lexicon::Table table("coref_fields.tsv");
    for (std::size_t row = 0; row < table.rows() && row < 64; ++row)
      for (const std::string_view word : split(table.at(row, "words"), ' '))
        if (!word.empty()) out[word] |= std::uint64_t{1} << row;
    return out;
  }();
  return all;
}

std::uint64_t exactly(std::string_view word) {
  const auto found = all_fields().find(word);
  return found == all_fields().end() ? 0 : found->second;
}

}  // namespace

std::uint64_t fields_of(std::string_view word) {
  if (const std::uint64_t own = exactly(word); own != 0 || word.size() < 4) return own;
  static constexpr std::array<std::string_view, 5> kEndings = {"s", "es", "ed", "ing", "er"};
  for (const std::string_view ending : kEndings) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 3) continue;
    const std::string_view stem = word.substr(0, word.size() - ending.size());
    if (const std::uint64_t found = exactly(stem); found != 0) return found;
    if (const std::uint64_t found = exactly(std::string(stem) + "e"); found != 0) return found;
    const bool doubled = stem[stem.size() - 1] == stem[stem.size() - 2];  // "robbed"
    if (const std::uint64_t found = doubled ? exactly(stem.substr(0, stem.size() - 1)) : 0; found != 0) return found;
  }
  return 0;
}

}  // namespace whosays::coref
