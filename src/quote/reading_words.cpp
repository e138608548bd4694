#include "quote/reading_words.h"

#include <charconv>

#include "base/word_map.h"
#include "lexicon/lexicon.h"

namespace whosays::quote {
namespace {

std::int16_t rate_in(std::string_view cell) {
  std::int16_t out = -1;
  std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return out;
}

}  // namespace

ReadingRates reading_rates(std::string_view word) {
  static const auto all = [] {
    static const lexicon::Table table("reading_words.tsv");
    WordMap<ReadingRates> out;
    for (std::size_t row = 0; row < table.rows(); ++row)
      out.emplace(table.at(row, "word"), ReadingRates{rate_in(table.at(row, "cue")), rate_in(table.at(row, "source")),
                                                      rate_in(table.at(row, "content"))});
    return out;
  }();
  const auto found = all.find(word);
  return found == all.end() ? ReadingRates{} : found->second;
}

}  // namespace whosays::quote
